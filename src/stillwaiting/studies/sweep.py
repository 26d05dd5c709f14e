"""A scenario played at many points: numbers of it varied, and what answers that gives."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from math import isnan
from typing import Any

from stillwaiting.answers.chances import KEYS, ends_as
from stillwaiting.errors import ScenarioError, StillWaitingError
from stillwaiting.results import Results
from stillwaiting.scenario import Scenario
from stillwaiting.scenario_file import dumps
from stillwaiting.scenario_file.build import build
from stillwaiting.scenario_file.places import entries
from stillwaiting.scenario_file.problems import closest
from stillwaiting.scenario_file.read import read_text
from stillwaiting.sharing import shared
from stillwaiting.simulation import simulate
from stillwaiting.studies.design import Point
from stillwaiting.studies.measures import at, mean
from stillwaiting.studies.scaled import scaled
from stillwaiting.studies.varied import FACTOR, VARY, Varied
from stillwaiting.survival import silent, told, told_outcome
from stillwaiting.units import DAY, WEEK

REPLICATIONS = 2_000
"""Cases of each point, unless told otherwise."""
OVER = 4 * WEEK
"""A long wait, unless told otherwise."""
CORNERS = 64
"""Corners of the design that are looked at before anything is played."""

Row = tuple[float | None, ...]
"""The answers at one point, by `answer_names`; nothing where one cannot be said."""


@dataclass(frozen=True)
class Sweep:
    """What is played at every point: the same replications, so that points differ by what is varied alone."""

    name: str
    data: Mapping[str, Any]
    """The scenario as plain data, every default filled in."""
    varied: tuple[Varied, ...]
    replications: int = REPLICATIONS
    seed: int = 1
    over: int = OVER
    """Minutes of a long wait."""
    waited: int | None = None
    """Minutes after which somebody who still wants the job is silent; where there are none, candidates may move on."""
    engine: str = "auto"


def sweep_of(scenario: Scenario, varied: Sequence[Varied], **numbers: Any) -> Sweep:
    """The sweep of a scenario, once its corners are known to be possible; `numbers` are further fields of Sweep.

    Raises StillWaitingError with a line for all that is wrong.
    """
    data = entries(read_text(dumps(scenario), scenario.name).root)
    sweep = Sweep(scenario.name, data, tuple(varied), **numbers)
    wrong = [line for one in sweep.varied for line in _problems(sweep, one)]
    if wrong:
        raise StillWaitingError("\n".join(wrong))
    corners = list(islice(product(*(one.corners() for one in sweep.varied)), CORNERS))
    for corner in corners:
        scenario_at(sweep, corner)
    for corner in (corners[0], corners[-1]):
        try:
            scenario_at(sweep, corner).compile()
        except ScenarioError as error:
            raise ScenarioError(error.problems, [f"{_said(sweep, corner)}: {line}" for line in error.lines]) from None
    return sweep


def _said(sweep: Sweep, point: Point) -> str:
    """A point as it would be set."""
    texts = (
        value if isinstance(value, str) else f"{value:g}{one.unit}"
        for one, value in zip(sweep.varied, point, strict=True)
    )
    return f"{VARY} " + ", ".join(f"{one.path}={text}" for one, text in zip(sweep.varied, texts, strict=True))


def _problems(sweep: Sweep, one: Varied) -> Iterator[str]:
    """What is wrong with the place of a number, and with each of its ends or choices alone."""
    try:
        there = said_at(sweep.data, one.keys)
        for value in one.corners():
            said = scaled(there, float(value)) if one.unit == FACTOR else one.said(value)
            build(put(sweep.data, one.keys, said), sweep.name)
    except ScenarioError as error:
        yield from (f"{VARY} {line}" for line in error.lines)
    except StillWaitingError as error:
        yield f"{VARY} {one.path}: {error}"


# One point


def scenario_at(sweep: Sweep, point: Point) -> Scenario:
    """The scenario of a point. Raises ScenarioError with the path of all that is wrong."""
    data = sweep.data
    for one, value in zip(sweep.varied, point, strict=True):
        there = said_at(data, one.keys)
        data = put(data, one.keys, scaled(there, float(value)) if one.unit == FACTOR else one.said(value))
    try:
        return build(data, sweep.name)
    except ScenarioError as error:
        raise ScenarioError(error.problems, [f"{VARY} {line}" for line in error.lines]) from None


def said_at(data: Any, keys: Sequence[str]) -> object:
    """What stands at a path of plain data. Raises StillWaitingError where there is no such place."""
    for depth, key in enumerate(keys):
        known = data if isinstance(data, Mapping) else {}
        if key not in known:
            close, listed = closest(key, known), ", ".join(known) or "nothing that has a name"
            hint = f" (did you mean {close!r}?)" if close else f"; there is {listed}"
            raise StillWaitingError(f"{'.'.join(keys[:depth])} has no {key!r}{hint}")
        data = known[key]
    return data


def put(data: Mapping[str, Any], keys: Sequence[str], said: object) -> Mapping[str, Any]:
    """The same plain data with something else at a path."""
    inner = put(data[keys[0]], keys[1:], said) if len(keys) > 1 else said
    return {**data, keys[0]: inner}


def row_at(sweep: Sweep, number: int, point: Point) -> Row:
    """The answers at one point. Raises StillWaitingError, with the number of the point, where it cannot be played."""
    try:
        scenario = scenario_at(sweep, point)
        found = scenario if sweep.waited is None else scenario.patient()
        results = simulate(found, replications=sweep.replications, seed=sweep.seed, engine=sweep.engine)
    except ScenarioError as error:
        raise StillWaitingError(f"point {number}, {_said(sweep, point)}: {error}") from None
    return answers(results, sweep)


def played(sweep: Sweep, points: Iterable[tuple[int, Point]], jobs: int | None = 1) -> Iterator[tuple[int, Row]]:
    """Each of these numbered points with its answers, in their order; `jobs` as in sharing.shared."""
    return shared(_numbered, ((sweep, number, point) for number, point in points), jobs)


def _numbered(sweep: Sweep, number: int, point: Point) -> tuple[int, Row]:
    return number, row_at(sweep, number, point)


# Its answers


def answer_names(sweep: Sweep) -> tuple[str, ...]:
    """The columns of answers; every share is of all cases unless it says otherwise.

    `answered`, then of the answered: the days within which half and nine in ten have heard, and the share that waits
    longer than `over`. Then what becomes of a case, by chances.KEYS. With a wait: of the answered, who still waits
    then, and of those who are silent then, who is told an offer later.
    """
    names = ("answered", "median_days", "nine_in_ten_days", f"over_{sweep.over / DAY:g}_days", *KEYS)
    if sweep.waited is None:
        return names
    after = f"{sweep.waited / DAY:g}_days"
    return (*names, f"still_waiting_{after}", f"offer_after_{after}")


def answers(results: Results, sweep: Sweep) -> Row:
    """The answers that the replications of a point give."""
    answered = told(results)
    waits = results.wait[answered]
    found = [mean(answered), *(round(at(p)(waits) / DAY, 4) for p in (0.5, 0.9)), mean(waits > sweep.over)]
    found += [mean(ends_as(results, key)) for key in KEYS]
    if sweep.waited is not None:
        waiting = silent(results, sweep.waited)
        found += [mean(waiting[answered]), mean(told_outcome(results, "offer")[waiting])]
    return tuple(None if isnan(number) else number for number in found)
