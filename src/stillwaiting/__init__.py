"""What goes on behind closed doors after a job interview, simulated.

from stillwaiting import Question, ask, load
answer = ask(load("large_company"), Question(waited=28 * 1440))
answer.unusual.verdict
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stillwaiting.asking import Question, ask
    from stillwaiting.delays import DELAYS
    from stillwaiting.errors import ScenarioError, StillWaitingError
    from stillwaiting.part import Part
    from stillwaiting.results import Results
    from stillwaiting.scenario import Scenario
    from stillwaiting.scenario_file import dumps, load
    from stillwaiting.simulation import simulate

__all__ = [
    "DELAYS",
    "Part",
    "Question",
    "Results",
    "Scenario",
    "ScenarioError",
    "StillWaitingError",
    "ask",
    "dumps",
    "load",
    "simulate",
]

_HOMES = {
    "DELAYS": "delays",
    "Part": "part",
    "Question": "asking",
    "Results": "results",
    "Scenario": "scenario",
    "ScenarioError": "errors",
    "StillWaitingError": "errors",
    "ask": "asking",
    "dumps": "scenario_file",
    "load": "scenario_file",
    "simulate": "simulation",
}


def __getattr__(name: str) -> Any:
    """The public names, imported when they are first used: the command line must start quickly."""
    if name not in _HOMES:
        raise AttributeError(f"module 'stillwaiting' has no attribute {name!r}")
    return getattr(import_module(f"stillwaiting.{_HOMES[name]}"), name)
