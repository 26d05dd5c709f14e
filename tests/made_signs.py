"""Results made by hand, with what the candidates saw."""

from dataclasses import replace
from datetime import datetime
from functools import cache

import numpy as np
from made_results import case, large, made
from test_answers import never, told

from stillwaiting.answers.answer import answer
from stillwaiting.report.wording import Page
from stillwaiting.signs import Sign, like_you
from stillwaiting.units import DAY
from stillwaiting.your_note import unanswered

SITUATION = "a final interview at a large company"


def seen(results, **days):
    """The results with signs: for each name the day on which each case saw it, None for never."""
    signs = [[-1 if day is None else round(day * DAY) for day in column] for column in days.values()]
    return replace(results, sign_names=tuple(days), signs=np.array(signs, dtype=np.int32).reshape(len(days), -1).T)


def known(results, day, signs=(), **more):
    """The case of somebody who saw these signs by this day, and had no reply where they wrote."""
    mine = unanswered(results, more["wrote"], day * DAY) if "wrote" in more else results
    more["like_you"] = like_you(mine, signs, day * DAY) if signs else mine
    return case(results, day * DAY, signs=tuple(signs), **more)


def half_seen(results, **days):
    """The results in which every other case saw each of these signs on its day."""
    return seen(results, **{name: [day, None] * (results.n // 2) for name, day in days.items()})


def edge(results, day, *signs, interview=None, **more):
    """The answer to a wait among results whose every other case was named day 7, and heard a yes on day 9."""
    found = known(half_seen(results, promised=7, verbal_offer=9), day, signs, **more)
    return answer(found, situation=SITUATION, interview=interview)


NAMED, YES = Sign("promised", 7 * DAY), Sign("verbal_offer", 9 * DAY)
THURSDAY = datetime(2026, 3, 5, 15)
EDGES = {
    "many": lambda: edge(large(unsure=0.3), 28),
    "known": lambda: edge(large(unsure=0.3), 28, NAMED, YES),
    "dated": lambda: edge(large(waited=21), 21, NAMED, YES, interview=THURSDAY, by=21 * DAY),
    "day 0": lambda: edge(large(waited=0), 0, Sign("promised", 7 * DAY), interview=THURSDAY),
    "day 1": lambda: edge(large(waited=1), 1, by=2 * DAY),
    "40 weeks": lambda: edge(large(waited=280), 280, YES, interview=THURSDAY),
    "wrote": lambda: edge(large(), 28, NAMED, wrote=14 * DAY, interview=THURSDAY),
    "not seen": lambda: edge(large(), 28, Sign("promised", seen=False), Sign("verbal_offer", seen=False)),
    "some day": lambda: edge(large(), 28, Sign("promised"), Sign("verbal_offer")),
    "few": lambda: edge(large(n=300), 28, NAMED),
    "hardly any": lambda: edge(large(n=60), 28, NAMED),
    "nobody silent": lambda: edge(made(told("rejection", 5, 3000), probe=30 * DAY), 30),
    "never told": lambda: edge(made(never(5, 3000), probe=14 * DAY), 14, interview=THURSDAY),
    "no offers": lambda: edge(made(told("rejection", 40, 3000), probe=14 * DAY), 14, NAMED),
    "only offers": lambda: edge(made(told("offer", 40, 3000), probe=14 * DAY), 14, NAMED, YES),
    "no signs": lambda: answer(known(large(), 28), situation=SITUATION),
    "near the end": lambda: edge(large(waited=360), 360, wrote=350 * DAY, by=30 * DAY),
}
"""Answers at the edges of what can be asked, each made when it is wanted."""


@cache
def at_edge(name):
    """One of EDGES, made once."""
    return EDGES[name]()


def words(lines):
    """Lines as one line, to look for sentences in."""
    return " ".join(" ".join(lines).split())


def assert_fits(lines_of, found):
    """The lines of an answer fit every page, in plain signs, and say nothing that is no word."""
    for width in (60, 80, 120):
        lines = lines_of(found, Page(width, unicode=False))
        assert lines
        assert max(map(len, lines)) <= width
        text = "\n".join(lines)
        assert text.isascii()
        assert "None" not in text
        assert "nan" not in text.split()
        assert "unknown number" not in text
        assert all(line == line.rstrip() for line in lines)
        assert not any(end in text for end in ("..", " .", " ,", "()", "you will", "you are out"))
