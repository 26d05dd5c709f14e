"""From the tree of a file with `mixture` to the kinds of employer it mixes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from stillwaiting.amounts import Chance
from stillwaiting.errors import Problem, ScenarioError, StillWaitingError
from stillwaiting.mixture import PIECE, Mixture, all_of, wrong_share
from stillwaiting.scenario import Scenario
from stillwaiting.scenario_file.header import MIXTURE_TEXTS, mixture_problems
from stillwaiting.scenario_file.inherit import schema_findings
from stillwaiting.scenario_file.places import entries, placed
from stillwaiting.scenario_file.problems import expected
from stillwaiting.scenario_file.read import Tree, read_file
from stillwaiting.scenario_file.shipped import locate, shipped
from stillwaiting.scenario_file.single import scenario_of
from stillwaiting.scenario_file.sources import read_sources, unknown_sources
from stillwaiting.units import quoted

MOST = 100 // PIECE
"""Kinds that shares can be dealt to."""


@dataclass(frozen=True)
class Kind:
    """One entry of a mixture, as far as it can be read."""

    key: str
    """A shipped name, or a path from the file's folder."""
    name: str
    share: int | None
    scenario: Scenario | None


def mixture_of(tree: Tree, file: Path | None, name: str, *, compiled: bool) -> Mixture:
    """The mixture; raises ScenarioError with a line for everything that is wrong in it and in the files of its kinds.

    With `compiled` also for what is wrong in their plans.
    """
    findings = (*tree.findings, *schema_findings(tree.root))

    def told(problems: Iterable[Problem]) -> ScenarioError:
        return placed(problems, tree.root, findings)

    problems, errors = list[Problem](), list[ScenarioError]()
    mixture = replace(_read(entries(tree.root), file, name, problems, errors), told=told)
    if problems or findings:
        errors.insert(0, told(problems))
    if errors:
        raise all_of(errors)
    if compiled:
        mixture.compile()
    return mixture


def _read(
    data: Mapping[str, Any], file: Path | None, name: str, problems: list[Problem], errors: list[ScenarioError]
) -> Mixture:
    """The mixture as far as it can be read; what is wrong in it, and in the files of its kinds, is noted."""
    problems += [*mixture_problems(data), *_interview_problems(data)]
    kinds = _kinds(data["mixture"], file, problems, errors)
    sources = read_sources(data.get("sources"), problems, "names of kinds")
    if kinds:
        problems += unknown_sources(sources, [kind.name for kind in kinds], "mixture")
    texts = {key: data[key].strip() for key in MIXTURE_TEXTS if isinstance(data.get(key), str)}
    mixture = replace(_mixture(kinds, name), sources=sources, **texts)
    mixture = mixture.at(mixture.interview) if mixture.interview else mixture
    problems += _further(mixture, kinds)
    return mixture


def _kinds(said: Any, file: Path | None, problems: list[Problem], errors: list[ScenarioError]) -> list[Kind]:
    """The entries of a mixture; what is wrong in the files of its kinds goes to `errors`."""
    if not isinstance(said, Mapping) or not said:
        problems.append(expected("kinds of employer, each with its share such as 40%", ("mixture",), said or None))
        return []
    if len(said) > MOST:
        problems.append(Problem(("mixture",), f"at most {MOST} kinds, not {len(said):,}", on_key=True))
        return []
    kinds = list[Kind]()
    for key, share in said.items():
        kind = _kind(key, share, file, problems, errors)
        if kind.name in [one.name for one in kinds]:
            problems.append(Problem(("mixture", key), f"another kind is called {quoted(kind.name)} too", on_key=True))
        kinds.append(kind)
    return kinds


def _kind(key: str, share: Any, file: Path | None, problems: list[Problem], errors: list[ScenarioError]) -> Kind:
    """One entry, its file read."""
    place = ("mixture", key)
    number = _share(place, share, problems)
    try:
        path, shown = locate(key, file)
        tree = read_file(path, shown)
        if tree.root.entry("mixture"):
            message = f"{quoted(key)} is a mixture itself; name its kinds here, each with a share of its own"
            problems.append(Problem(place, message, on_key=True))
            return Kind(key, path.stem, number, None)
        return Kind(key, path.stem, number, scenario_of(tree, path, path.stem, compiled=False))
    except ScenarioError as error:
        errors.append(error)
    except StillWaitingError as error:
        problems.append(Problem(place, str(error), on_key=True))
    return Kind(key, Path(key).stem, number, None)


def _share(place: tuple[str, str], said: Any, problems: list[Problem]) -> int | None:
    """The share in 100, or nothing after noting what is wrong."""
    try:
        share = round(100 * Chance(said).value, 6) if isinstance(said, str) else None
    except ScenarioError:
        share = None
    if share is None:
        problems.append(expected("a share such as 40%", place, said))
    elif wrong := wrong_share(share):
        problems.append(Problem(place, wrong))
    else:
        return int(share)
    return None


def _mixture(kinds: list[Kind], name: str) -> Mixture:
    """The mixture of the kinds, as far as they could be read."""
    names = shipped()
    return Mixture(
        name=name,
        kinds={kind.name: kind.scenario for kind in kinds if kind.scenario},
        shares={kind.name: kind.share for kind in kinds if kind.share},
        files={kind.name: kind.key for kind in kinds if kind.key not in names},
    )


def _further(mixture: Mixture, kinds: list[Kind]) -> list[Problem]:
    """What the mixture finds wrong in itself; where kinds or shares are left out, only what cannot come from that."""
    if not kinds or not all(kind.share for kind in kinds) or len(mixture.shares) < len(kinds):
        return []
    return mixture.problems() if all(kind.scenario for kind in kinds) else mixture.share_problems()


def _interview_problems(data: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with the moment of the interview, if one is named."""
    said = data.get("interview")
    bare = Scenario(name="", people={}, process={}, interview=said if isinstance(said, str) else None)
    return [problem for problem in bare.problems() if problem.path == ("interview",)]
