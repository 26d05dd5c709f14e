"""Every oracle simulated on this machine, and compared with its exact answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from stillwaiting.engines import choose
from stillwaiting.errors import StillWaitingError
from stillwaiting.scenario_file import load
from stillwaiting.simulation import simulate
from stillwaiting.studies.checks import Finding
from stillwaiting.studies.oracles import ORACLES, Oracle

PACKAGE = Path(__file__).parent.parent
FOLDERS = (PACKAGE / "oracles", PACKAGE.parent.parent / "validation" / "oracles")
"""Where the scenario files of the oracles lie once installed, and in a checkout."""

Progress = Callable[[int, int], None]
"""Called with oracles done and oracles planned."""


@dataclass(frozen=True)
class Verified:
    """One oracle and what was found."""

    oracle: Oracle
    replications: int
    needed: int
    """Replications that detect what the checks must."""
    findings: tuple[Finding, ...]

    @property
    def agrees(self) -> bool:
        """Whether everything is as it should be."""
        return all(finding.agrees for finding in self.findings)


@dataclass(frozen=True)
class Verification:
    """All that was compared."""

    seed: int
    engine: str
    few: bool
    """Whether an oracle was simulated less often than its checks need."""
    oracles: tuple[Verified, ...]

    @property
    def agrees(self) -> bool:
        """Whether everything is as it should be."""
        return all(each.agrees for each in self.oracles)


def verify(
    oracles: Sequence[Oracle] = ORACLES,
    *,
    seed: int = 1,
    replications: int | None = None,
    jobs: int = 1,
    engine: str = "auto",
    progress: Progress | None = None,
) -> Verification:
    """The oracles, each simulated as often as its checks need, or so many times.

    Raises StillWaitingError where the files of the oracles are not there.
    """
    name, _ = choose(engine)
    found = []
    for done, oracle in enumerate(oracles, 1):
        found.append(verified(oracle, seed, replications, jobs, engine))
        if progress is not None:
            progress(done, len(oracles))
    few = any(each.replications < each.needed for each in found)
    return Verification(seed, name, few, tuple(found))


def verified(oracle: Oracle, seed: int, replications: int | None, jobs: int, engine: str) -> Verified:
    """One oracle simulated."""
    file = file_of(oracle)
    checks = oracle.checks(file)
    needed = max(check.needed() for check in checks)
    count = needed if replications is None else replications
    results = simulate(load(file), replications=count, seed=seed, jobs=jobs, engine=engine)
    return Verified(oracle, count, needed, tuple(check.judge(results) for check in checks))


def file_of(oracle: Oracle) -> Path:
    """The scenario file of an oracle."""
    for folder in FOLDERS:
        if (folder / f"{oracle.name}.yaml").is_file():
            return folder / f"{oracle.name}.yaml"
    raise StillWaitingError(f"the scenario file of the oracle {oracle.name!r} is not there: install again")


def named(names: Sequence[str]) -> tuple[Oracle, ...]:
    """The oracles of these names, all of them where none is named.

    Raises StillWaitingError with a line for each name that is none.
    """
    known = {oracle.name: oracle for oracle in ORACLES}
    wrong = [name for name in names if name not in known]
    if wrong:
        raise StillWaitingError("\n".join(_unknown(name, known) for name in wrong))
    return tuple(known[name] for name in dict.fromkeys(names)) or ORACLES


def _unknown(name: str, known: Sequence[str] | dict[str, Oracle]) -> str:
    close = get_close_matches(name, list(known), n=1)
    hint = f" (did you mean {close[0]!r}?)" if close else ""
    return f"no oracle is called {name!r}{hint}; without names `verify` runs all of them"
