"""A scenario from its file, its text, its shipped name or the standard input."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from stillwaiting.errors import Problem, ScenarioError
from stillwaiting.scenario import Scenario
from stillwaiting.scenario_file.build import build
from stillwaiting.scenario_file.inherit import with_bases
from stillwaiting.scenario_file.places import placed, plain
from stillwaiting.scenario_file.read import STDIN, Tree, read_file, read_stdin, read_text
from stillwaiting.scenario_file.shipped import locate


def load(path_or_name: str | Path) -> Scenario:
    """The scenario of a file, of a shipped name, or of the standard input for `-`.

    Raises ScenarioError with one line `file:line:column: what is wrong` for everything that is wrong, and
    StillWaitingError where there is nothing to read.
    """
    return _scenario(*_open(path_or_name), compiled=False)


def check(path_or_name: str | Path) -> Scenario:
    """The same as `load`, after compiling the plan too: what only that finds has its place as well."""
    return _scenario(*_open(path_or_name), compiled=True)


def loads(text: str, file_name: str = STDIN) -> Scenario:
    """The scenario of a text; the file's name is shown in errors, and names the scenario."""
    return _scenario(read_text(text, file_name), Path(file_name), Path(file_name).stem, compiled=False)


def _open(path_or_name: str | Path) -> tuple[Tree, Path | None, str]:
    """The tree, the file and the name of a scenario."""
    if str(path_or_name) == "-":
        return read_stdin(), None, STDIN
    path, shown = locate(str(path_or_name))
    return read_file(path, shown), path, path.stem


def _data(tree: Tree) -> Mapping[str, Any]:
    return {key: plain(entry.node) for key, entry in tree.root.mapping().items()}


def _scenario(tree: Tree, file: Path | None, name: str, *, compiled: bool) -> Scenario:
    tree = with_bases(tree, file)

    def told(problems: Iterable[Problem]) -> ScenarioError:
        return placed(problems, tree.root, tree.findings)

    try:
        scenario = replace(build(_data(tree), name), told=told)
    except ScenarioError as error:
        raise told(error.problems) from None
    if compiled:
        scenario.compile()
    if tree.findings:
        raise told(())
    return scenario
