"""Engines that play a plan; all give the same bits."""

import os
from collections.abc import Callable

from stillwaiting.errors import StillWaitingError
from stillwaiting.plan.columns import Columns, Ints
from stillwaiting.plan.rows import Plan

Engine = Callable[[Plan, int, int, int, Ints | None], Columns]
"""play(plan, seed, first, count, places): replications first, first + 1, ..., or those of them at `places`."""

ENGINES = ("auto", "simpy", "native")
SWITCH = "STILLWAITING_ENGINE"
"""The variable of the environment that says which engine "auto" is: one more way to run all tests with either."""


def choose(name: str = "auto") -> tuple[str, Engine]:
    """The engine to use, with its name; "auto" is the native one where it was built.

    Raises StillWaitingError for one that there is not, or that was not built here.
    """
    wanted = _known(os.environ.get(SWITCH, "auto"), f"{SWITCH} is") if name == "auto" else _known(name, "the engine is")
    if wanted != "simpy":
        from stillwaiting.engines import native  # neither engine is needed before something is played

        if native.available():
            return native.NAME, native.play_columns
    if wanted == "native":
        raise StillWaitingError(
            "the native engine was not built here: install again where there is a C compiler, or use --engine simpy"
        )
    from stillwaiting.engines.simpy_engine import NAME, play_columns  # SimPy neither

    return NAME, play_columns


def _known(name: str, what: str) -> str:
    if name not in ENGINES:
        raise StillWaitingError(f"{what} {name!r}; it must be {', '.join(ENGINES[:-1])} or {ENGINES[-1]}")
    return name
