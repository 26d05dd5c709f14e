"""A policy: whatever is decided is told within so much time, also what nobody would ever have said."""

from dataclasses import replace

import numpy as np

from stillwaiting.plan.rows import WITHDRAWN
from stillwaiting.results import ANSWERED, NEVER_TOLD, OPEN_HOW, TOLD, WITHDRAWN_HOW, Results
from stillwaiting.studies.playing import Side
from stillwaiting.survival import Ints, Mask

CAUSES = ("before_the_decision", "after_the_decision")
"""All that is known of where the minutes went, once an answer comes at another minute than it was played."""
ANSWER = "answered"
"""The milestone that moves with the answer."""


def tell_by(results: Results, minutes: int) -> Results:
    """The same cases where each answer comes at most so many minutes after the internal outcome.

    Whoever takes another job before that minute has withdrawn, and whoever is decided so late that it lies beyond the
    horizon is open there, so nobody is never told. Nothing before the decision changes; what a probe saw is left
    out. Raises ValueError for a negative time.
    """
    if minutes < 0:
        raise ValueError(f"an answer cannot come {-minutes} minutes before the decision")
    deadline = np.where(settled(results), results.decided.astype(np.int64) + minutes, results.horizon + 1)
    brought = np.less_equal(deadline, results.end)  # an answer comes before a withdrawal of the same minute
    left = np.equal(results.how, NEVER_TOLD) & ~brought
    gone = left & np.less(results.end, results.horizon)
    end = np.where(brought, deadline, results.end).astype(results.end.dtype)
    how = np.select([brought, gone, left], [TOLD, WITHDRAWN_HOW, OPEN_HOW], results.how)
    return replace(
        results,
        wait=np.where(brought, end, results.wait),
        end=end,
        how=how.astype(results.how.dtype),
        milestones=milestones(results, brought, end),
        cause_names=CAUSES,
        causes=ledger(results, end),
        probe=None,
        probe_causes=None,
        holding=np.full_like(results.holding, ANSWERED),
    )


def under(side: Side, minutes: int) -> Side:
    """A side under this policy, whoever waits included."""
    return replace(side, results=tell_by(side.results, minutes), patient=tell_by(side.patient, minutes))


def settled(results: Results) -> Mask:
    """(n,) whose case has an internal outcome that can be told."""
    return np.greater_equal(results.decided, 0) & np.less(results.outcome, WITHDRAWN)


def milestones(results: Results, brought: Mask, end: Ints) -> Ints:
    """The milestones (n, milestones), with the answer where it is brought (n,)."""
    found = results.milestones.copy()
    if ANSWER in results.milestone_names:
        found[brought, results.milestone_names.index(ANSWER)] = end[brought]
    return found


def ledger(results: Results, end: Ints) -> Ints:
    """(n, 2) minutes before the internal outcome and after it; each row adds up to the end (n,)."""
    before = np.where(settled(results), np.minimum(results.decided, end), end)
    return np.stack([before, end - before], axis=1).astype(results.causes.dtype)
