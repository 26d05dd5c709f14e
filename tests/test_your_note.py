"""A note laid over plays that knew none: it reveals, it never decides, and nothing comes later for it."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_results import from_columns, large, made
from made_scenarios import lively
from statistical import assert_proportion
from test_answers import never, told

from stillwaiting.amounts import Chance, Duration
from stillwaiting.calendar import business_days
from stillwaiting.draws import hit, minutes, raw, replication_key, start, stream_key, uniform
from stillwaiting.results import ANSWERED, HOWS, NEVER_TOLD, OPEN_HOW, TOLD, WORLD, mixed
from stillwaiting.signs import Sign, like_you
from stillwaiting.simulation import simulate
from stillwaiting.units import DAY
from stillwaiting.your_note import NEVER, REPLY, YourNote, after, happens, lengths, replayed, unanswered

SURE = YourNote(Chance("100%"), Chance("100%"), Duration("3 days"))
"""Every note is answered after three days of a calendar whose every day is open."""
DEAF = YourNote(Chance("0%"), Chance("0%"), Duration("3 days"))


def all_week(results):
    return replace(results, workdays=tuple(np.ones_like(days) for days in results.workdays))


def outcome_of(results):
    return list(zip((HOWS[how] for how in results.how), results.wait.tolist(), results.end.tolist(), strict=True))


CASES = [
    *told("offer", 12),  # decided on day 11
    *told("rejection", 30),
    *never(5),
    *never(20),
    ("open", "open", 0),
    ("withdrawn", "open", 11 * DAY),
]


# What a note does


def test_a_decision_that_is_there_is_told_by_the_reply_and_another_is_not():
    found = replayed(all_week(made(CASES)), 10 * DAY, SURE)
    end = found.horizon
    assert outcome_of(found) == [
        ("told", 12 * DAY, 12 * DAY),
        ("told", 30 * DAY, 30 * DAY),
        ("told", 13 * DAY, 13 * DAY),
        ("never_told", -1, end),
        ("open", -1, end),
        ("withdrawn", -1, 11 * DAY),
    ]
    # The offer of day 12 and the withdrawal of day 11 come before a reply on day 13.
    assert found.sign(REPLY).tolist() == [-1, 13 * DAY, 13 * DAY, 13 * DAY, 13 * DAY, -1]


def test_what_is_decided_or_replied_at_a_minute_is_so_from_that_minute_on():
    results = all_week(made([*never(10), *never(10, 1, "cancelled"), *told("offer", 40)], probe=13 * DAY))
    assert replayed(results, 10 * DAY - 1, SURE).how.tolist() == [NEVER_TOLD, NEVER_TOLD, TOLD]
    found = replayed(results, 10 * DAY, SURE)
    assert found.wait.tolist() == [13 * DAY, 13 * DAY, 40 * DAY]
    assert (found.holding == ANSWERED).tolist() == [True, True, False]
    assert unanswered(results, 10 * DAY, 13 * DAY, SURE).n == 0
    assert unanswered(results, 10 * DAY, 13 * DAY - 1, SURE).n == 3


def test_a_reply_brings_an_answer_forward_and_never_back():
    results = all_week(made([*told("rejection", 30), *told("offer", 33)]))
    early, late = replayed(results, 29 * DAY, SURE), replayed(results, 28 * DAY, SURE)
    assert early.wait.tolist() == [30 * DAY, 32 * DAY + DAY]  # the second is decided on day 32 only
    assert late.wait.tolist() == [30 * DAY, 33 * DAY]
    sooner = replayed(all_week(made(told("offer", 40))), 39 * DAY + 1, replace(SURE, reply=Duration("1 h")))
    assert sooner.wait.tolist() == [39 * DAY + 61]


def test_who_is_answered_writes_no_note():
    found = replayed(all_week(made(told("offer", 10))), 10 * DAY, SURE)
    assert (found.wait.tolist(), found.sign(REPLY).tolist()) == ([10 * DAY], [-1])


def test_a_note_that_nobody_answers_changes_nothing_but_the_sign():
    results = large(n=500)
    found = replayed(results, 10 * DAY, DEAF)
    assert outcome_of(found) == outcome_of(results)
    assert (found.causes == results.causes).all()
    assert found.sign(REPLY).max() == -1


def test_a_reply_after_the_horizon_never_comes():
    results = all_week(made(never(5), horizon=12 * DAY))
    assert replayed(results, 10 * DAY, SURE).how.tolist() == [NEVER_TOLD]
    assert replayed(results, 9 * DAY, SURE).how.tolist() == [TOLD]


def test_what_is_decided_and_open_at_the_horizon_can_be_told():
    columns = [np.array([number]) for number in (OPEN_HOW, 1, 0)]
    results = replace(all_week(from_columns(*columns)), decided=np.array([8 * DAY]))
    assert replayed(results, 10 * DAY, SURE).wait.tolist() == [13 * DAY]


def test_a_note_is_laid_over_results_once():
    found = replayed(large(n=50), 10 * DAY)
    with pytest.raises(ValueError, match="already"):
        replayed(found, 12 * DAY)


# What holds whatever is drawn


@given(st.integers(0, 80), st.integers(0, 120), st.floats(0, 1), st.floats(0, 1))
def test_minutes_still_add_up_and_nothing_comes_later(wrote, probe, decided, undecided):
    results = large(n=400, waited=probe, open_=0.1)
    note = YourNote(Chance(decided), Chance(undecided), Duration("0.5 to 5 business days", unsure=("0.5x", "2x")))
    found = replayed(results, wrote * DAY, note)
    assert (found.causes.sum(axis=1) == found.end).all()
    assert (found.causes >= 0).all()
    assert (found.end <= results.end).all()
    assert (found.decided == results.decided).all()
    assert (found.outcome == results.outcome).all()
    was_told = results.how == TOLD
    assert (found.how[was_told] == TOLD).all()
    assert (found.wait[was_told] <= results.wait[was_told]).all()
    changed = found.how != results.how
    assert (found.how[changed] == TOLD).all()
    assert (results.decided[changed] <= wrote * DAY).all()
    ended = (found.how == TOLD) & (found.wait <= probe * DAY)
    assert ((found.holding == ANSWERED) == ended).all()
    assert (found.probe_causes.sum(axis=1) == np.where(ended, 0, probe * DAY)).all()


def test_no_reply_so_far_is_a_sign_not_seen():
    results, wrote, waited = large(n=3_000), 10 * DAY, 14 * DAY
    found = replayed(results, wrote)
    same = like_you(found, [Sign(REPLY, seen=False)], waited)
    kept = unanswered(results, wrote, waited)
    assert (kept.replication == same.replication).all()
    assert 0 < found.n - kept.n < found.n
    # Whose answer was there before the note is kept: nobody replied to them.
    assert set(results.replication[(results.how == TOLD) & (results.wait <= wrote)]) <= set(kept.replication)


def test_probe_columns_of_the_unanswered_are_those_of_the_first_play():
    results = large(n=3_000, waited=28)
    kept = unanswered(results, 14 * DAY, 28 * DAY)
    first = results.where(np.isin(results.replication, kept.replication))
    assert (kept.holding == first.holding).all()
    assert (kept.probe_causes == first.probe_causes).all()


# Draws


def test_draws_are_those_of_an_engine_key_by_key():
    results = large(n=300)
    note = YourNote()
    hits = happens(results, note.answered_if_open, "your_note.answered_if_open")
    found = lengths(results, note.reply, "your_note.reply")
    for place in (0, 1, WORLD - 1, WORLD, 299):
        assert found[place] == amount(results.seed, place, note.reply, "your_note.reply")
        assert hits[place] == happened(results.seed, place, note.answered_if_open, "your_note.answered_if_open")


def drawn(seed, number, stream):
    return uniform(start(replication_key(seed, number), stream_key(stream)), 0)


def amount(seed, replication, length, stream):
    factor = raw(length.factor(), drawn(seed, replication // WORLD, f"{stream}.unsure"))
    return minutes(raw(length.table(), drawn(seed, replication, stream)), factor)


def happened(seed, replication, chance, stream):
    threshold = raw(chance.unsure_table(), drawn(seed, replication // WORLD, f"{stream}.unsure")) << 2
    return hit(threshold, drawn(seed, replication, stream))


def test_a_replication_is_answered_the_same_whatever_others_are_there():
    results = large(n=2_000)
    whole = replayed(results, 10 * DAY)
    some = results.replication % 7 == 3
    part = replayed(results.where(some), 10 * DAY)
    assert (part.sign(REPLY) == whole.sign(REPLY)[some]).all()
    assert (part.wait == whole.wait[some]).all()
    assert replayed(results.where(results.replication < 0), 10 * DAY).n == 0


def test_so_many_notes_are_answered_as_the_chance_says():
    results = all_week(made(never(5, 60_000)))
    note = YourNote(Chance("37%"), Chance("0%"), Duration("3 days"))
    found = replayed(results, 10 * DAY, note)
    assert_proportion(int((found.how == TOLD).sum()), found.n, 0.37, detect=0.02)


# Business days


@given(st.integers(0, 400 * DAY), st.integers(0, 30 * DAY))
def test_business_days_pass_as_in_the_calendar_of_an_engine(begun, length):
    calendar = business_days(date(2026, 11, 23), 440, frozenset({date(2026, 12, 25), date(2027, 1, 1)}), ())
    workdays = np.array([bool(day) for day in calendar.days])
    results = replace(made(told("offer", 1)), workdays=(workdays,), origin=np.array([3 * DAY + 700]))
    found = after(results, begun, np.array([length]))
    ends = calendar.finish(3 * DAY + 700 + begun, length)
    assert found.tolist() == [NEVER - 3 * DAY - 700 if ends == NEVER else ends - 3 * DAY - 700]


def test_a_business_day_that_is_filled_is_over_when_it_closes():
    results = made(told("offer", 1))  # days 5 and 6 are a weekend
    assert after(results, 4 * DAY, np.array([DAY])).tolist() == [5 * DAY]
    assert after(results, 4 * DAY, np.array([DAY + 1])).tolist() == [7 * DAY + 1]
    short = replace(results, workdays=(np.array([True, True]),))
    assert after(short, 0, np.array([2 * DAY])).tolist() == [2 * DAY]
    assert after(short, 0, np.array([2 * DAY + 1])).tolist() == [NEVER]


def test_each_kind_of_a_mixture_keeps_its_own_business_days():
    one = replace(made(never(5, 3)), workdays=(np.ones(800, dtype=bool),))
    other = replace(made(never(5, 3), first=3), workdays=(np.arange(800) % 7 < 5,), scenario="other")
    both = mixed([one, other], "both")
    # Day 0 is a Monday; from Saturday, day 12, three business days last until Wednesday is over.
    assert after(both, 12 * DAY, np.full(6, 3 * DAY)).tolist() == [15 * DAY] * 3 + [17 * DAY] * 3


def test_a_note_to_a_simulated_employer_is_answered_on_working_days():
    results = simulate(lively(), replications=500, seed=2, probe=10 * DAY)
    found = replayed(results, 5 * DAY)
    reply = found.sign(REPLY)
    days = ((results.origin + reply - 1) // DAY)[reply >= 0]
    assert len(days) > 20
    assert results.workdays[0][days].all()
