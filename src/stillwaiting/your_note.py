"""A short note asking how things stand: an action of the one who waits, laid over plays that knew none.

Article: advice at its end; after a couple of weeks, follow up politely.
What it does: it may bring out a decision that is there already, or a reply that holds you off. It makes no decision.
Evidence: docs/evidence.md, your_note
"""

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from stillwaiting.amounts import Chance, Duration
from stillwaiting.draws import (
    ONE,
    Integers,
    Table,
    Words,
    hits,
    minutes_array,
    raws,
    replication_keys,
    starts,
    stream_key,
    uniforms,
)
from stillwaiting.results import ANSWERED, TOLD, Ints, Mask, Results
from stillwaiting.units import DAY

REPLY = "reply_to_note"
"""The sign that holds the minute of the first reply."""
NEVER = 1 << 40
"""A minute that no horizon reaches."""
ANSWERS = Chance("37%", unsure=("20%", "65%"))
REPLIES_WITHIN = Duration("0.5 to 5 business days", unsure=("0.5x", "2x"))


@dataclass(frozen=True)
class YourNote:
    """How a note is answered; nothing public says whether notes that meet a decision are answered more often."""

    assumed: ClassVar = frozenset({"answered_if_decided", "answered_if_open", "reply"})

    answered_if_decided: Chance = ANSWERS
    """The chance that a note is answered with the decision where there is one."""

    answered_if_open: Chance = ANSWERS
    """The chance that a note is answered where nothing is decided: a reply that holds you off."""

    reply: Duration = REPLIES_WITHIN
    """From the note to its reply, if one comes."""


NOTE = YourNote()


def replayed(results: Results, wrote: int, note: YourNote = NOTE) -> Results:
    """The same replications, had each candidate who was not answered by then written at that minute.

    Whoever was decided then may be told by the reply, if that comes before the answer (or the end) they had;
    the others may get a reply that holds them off. The minute of the reply is the new sign REPLY. Milestones and
    other signs stay as they were played; what the reply cuts off the wait is taken off every cause in proportion,
    of the minutes after the probe if the reply comes later. Raises ValueError for results that have a note already.
    """
    if REPLY in results.sign_names:
        raise ValueError("a note is laid over these results already")
    decided = np.greater_equal(results.decided, 0) & np.less_equal(results.decided, wrote)
    answered = np.where(
        decided,
        happens(results, note.answered_if_decided, "your_note.answered_if_decided"),
        happens(results, note.answered_if_open, "your_note.answered_if_open"),
    )
    reply = after(results, wrote, lengths(results, note.reply, "your_note.reply"))
    replies = answered & (reply <= results.end)
    told = replies & decided
    minutes = np.where(replies, reply, -1).astype(results.signs.dtype)
    return _cut_short(_with_sign(results, minutes), told, reply)


def unanswered(results: Results, wrote: int, waited: int, note: YourNote = NOTE) -> Results:
    """The replications that have no reply by `waited` to a note written at `wrote`, replayed with that note."""
    found = replayed(results, wrote, note)
    reply = found.sign(REPLY)
    return found.where(np.less(reply, 0) | np.greater(reply, waited))


def _with_sign(results: Results, minutes: Ints) -> Results:
    signs = np.concatenate([results.signs, minutes[:, None]], axis=1)
    return replace(results, sign_names=(*results.sign_names, REPLY), signs=signs)


def _cut_short(results: Results, told: Mask, reply: Ints) -> Results:
    """The results in which these rows (n,) are told by their reply (n,)."""
    end = np.where(told, reply, results.end).astype(results.end.dtype)
    probe, probed = results.probe, results.probe_causes
    ended = told & (np.less_equal(end, probe) if probe is not None else False)
    start = np.zeros_like(results.causes) if probed is None else np.where(ended[:, None], 0, probed)
    return replace(
        results,
        wait=np.where(told, reply, results.wait).astype(results.wait.dtype),
        end=end,
        how=np.where(told, TOLD, results.how).astype(results.how.dtype),
        causes=np.where(told[:, None], _shortened(results.causes, start, end), results.causes),
        holding=np.where(ended, ANSWERED, results.holding).astype(results.holding.dtype),
        probe_causes=None if probed is None else np.where(ended[:, None], 0, probed),
    )


def _shortened(causes: Ints, start: Ints, end: Ints) -> Ints:
    """Minutes (n, causes) that add up to `end` (n,): those of `start` (n, causes) and a part of what `causes` adds."""
    rest = (causes - start).astype(np.int64)
    whole, kept = rest.sum(axis=1, keepdims=True), (end - start.sum(axis=1))[:, None]
    reached = np.cumsum(rest, axis=1) * kept // np.maximum(whole, 1)
    found: Ints = (start + np.diff(reached, axis=1, prepend=0)).astype(causes.dtype)
    return found


# Draws, keyed as an engine keys its own


def happens(results: Results, chance: Chance, stream: str) -> Mask:
    """(n,) whether a chance hits in each replication."""
    unsure = chance.unsure_table()
    threshold: int | Integers = chance.threshold
    if unsure is not None:
        threshold = raws(unsure, _first(_keys(results, results.world), f"{stream}.unsure")) << 2
    return hits(threshold, _first(_keys(results, results.replication), stream))


def lengths(results: Results, length: Duration, stream: str) -> Ints:
    """(n,) minutes of a length of time in each replication; a business day counts 1,440."""
    unsure: Table | None = length.factor()
    factor: int | Integers = ONE
    if unsure is not None:
        factor = raws(unsure, _first(_keys(results, results.world), f"{stream}.unsure"))
    return minutes_array(raws(length.table(), _first(_keys(results, results.replication), stream)), factor)


def _keys(results: Results, numbers: Ints) -> Words:
    """The keys of these replications or worlds (n,), which ascend."""
    if not len(numbers):
        return np.zeros(0, dtype=np.uint64)
    first = int(numbers[0])
    return replication_keys(results.seed, first, int(numbers[-1]) - first + 1)[numbers - first]


def _first(keys: Words, stream: str) -> Words:
    return uniforms(starts(keys, stream_key(stream)), 0, 1)[:, 0]


# Business days


def after(results: Results, minute: int, lengths: Ints) -> Ints:
    """(n,) the minute after the interview by which so many minutes of business days (n,) have passed since `minute`.

    In each replication's own calendar, as Calendar.finish has it; NEVER beyond its end.
    """
    begun, found = results.origin.astype(np.int64) + minute, np.full(results.n, NEVER, dtype=np.int64)
    for number, workdays in enumerate(results.workdays):
        mine = np.equal(results.source, number)
        found[mine] = _finish(workdays, begun[mine], lengths[mine]) - results.origin[mine]
    return found


def _finish(workdays: Mask, begun: Ints, lengths: Ints) -> Ints:
    """The minutes after day 0 at which so many minutes of business days have passed since others; all (cases,)."""
    before = np.concatenate([[0], np.cumsum(workdays, dtype=np.int64) * DAY])
    day = np.minimum(begun // DAY, len(workdays) - 1)
    target = before[day] + np.where(workdays[day], begun - day * DAY, 0) + lengths
    last = np.clip(np.searchsorted(before, target, side="left") - 1, 0, len(workdays) - 1)
    reached = np.where(target > before[-1], NEVER, last * DAY + target - before[last])
    return np.where(lengths == 0, begun, reached)
