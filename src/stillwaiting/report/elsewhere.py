"""The same wait at other kinds of employer, in one line."""

from collections.abc import Sequence

from stillwaiting.answers.elsewhere import Elsewhere
from stillwaiting.answers.hundred import in_hundred
from stillwaiting.report.wording import Page, wrapped

MOST = 6
"""Kinds of employer that are named; of more, as many from the quickest to the slowest."""


def elsewhere_lines(others: Sequence[Elsewhere], page: Page) -> list[str]:
    """Of 100 answered, how many still wait there; the quickest first."""
    answered = [other for other in others if other.still_waiting.among]
    if not answered:
        return []
    named = [f"{name(other.scenario)} {in_hundred(other.still_waiting)}" for other in spread(answered)]
    return wrapped(page, f"Same wait elsewhere, of 100 answered: {', '.join(named)}.")


def spread(others: Sequence[Elsewhere]) -> list[Elsewhere]:
    """The quickest, the slowest, and evenly between them."""
    ordered = sorted(others, key=lambda other: (other.still_waiting.value or 0.0, other.scenario))
    if len(ordered) <= MOST:
        return ordered
    return [ordered[round(place * (len(ordered) - 1) / (MOST - 1))] for place in range(MOST)]


def name(scenario: str) -> str:
    """A scenario's name in words."""
    return scenario.replace("_", " ")
