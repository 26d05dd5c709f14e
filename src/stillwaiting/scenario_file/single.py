"""From the tree of a file to the one kind of employer it describes."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from stillwaiting.errors import Problem, ScenarioError
from stillwaiting.scenario import Scenario
from stillwaiting.scenario_file.build import build
from stillwaiting.scenario_file.inherit import with_bases
from stillwaiting.scenario_file.places import entries, placed
from stillwaiting.scenario_file.read import Tree


def scenario_of(tree: Tree, file: Path | None, name: str, *, compiled: bool) -> Scenario:
    """The scenario; raises ScenarioError with a line for everything that is wrong, in its plan too if `compiled`."""
    tree = with_bases(tree, file)

    def told(problems: Iterable[Problem]) -> ScenarioError:
        return placed(problems, tree.root, tree.findings)

    try:
        scenario = replace(build(entries(tree.root), name), told=told)
    except ScenarioError as error:
        raise told(error.problems) from None
    if compiled:
        scenario.compile()
    if tree.findings:
        raise told(())
    return scenario
