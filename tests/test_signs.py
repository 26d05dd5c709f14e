"""What a person has seen: read from text, refused where it cannot be, and matched in every replication."""

from datetime import date

import numpy as np
import pytest
from made_results import from_columns, made
from made_scenarios import lively

from stillwaiting.errors import StillWaitingError
from stillwaiting.results import joined, mixed
from stillwaiting.signs import Sign, check_signs, like_you, near, parse_sign, reading, saw
from stillwaiting.simulation import simulate
from stillwaiting.survival import silent, told_outcome

DAY = 1440
WAITED = 28 * DAY
INTERVIEW = date(2026, 10, 5)


def seen_on(*days, origin=0):
    """Results whose only sign was seen on these days after a Monday, -1 where it never was."""
    n = len(days)
    results = from_columns(np.zeros(n, np.int8), np.zeros(n, np.int8), np.full(n, 300 * DAY, np.int32))
    minutes = np.array([day * DAY + 600 if day >= 0 else -1 for day in days], dtype=np.int32)
    columns = {"sign_names": ("references_called",), "signs": minutes[:, None]}
    return replaced(results, **columns, origin=np.full(n, origin, dtype=np.int32))


def replaced(results, **columns):
    return type(results)(**{**vars(results), **columns})


# Reading


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("references_called", None),
        ("references_called=6d", 6 * DAY),
        ("references_called=day 6", 6 * DAY),
        ("references_called = 1 week", 7 * DAY),
        ("references_called=6 days ago", 22 * DAY),
        ("references_called=2026-10-11", 6 * DAY),
        ("references_called=today", WAITED),
        ("references_called=yesterday", WAITED - DAY),
    ],
)
def test_a_day_can_be_counted_from_either_end_or_named(text, minute):
    assert parse_sign(text, WAITED, INTERVIEW) == Sign("references_called", minute)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "references_called=40d",
            "references_called: '40d' lies 12 days after today; name what has happened already",
        ),
        ("references_called=2026-10-01", "references_called: '2026-10-01' lies before the interview"),
        ("references_called=30 days ago", "references_called: '30 days ago' lies before the interview"),
        (
            "references_called=last week",
            "references_called: cannot read 'last week' as a day; write a day such as 6d (after the interview), "
            "a date such as 2026-10-12, or '6 days ago'",
        ),
        ("=6d", "cannot read '=6d' as a sign; write such as references_called=6d"),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_one_line(text, line):
    with pytest.raises(StillWaitingError) as caught:
        parse_sign(text, WAITED, INTERVIEW)
    assert str(caught.value) == line


def test_a_date_needs_the_date_of_the_interview():
    with pytest.raises(StillWaitingError, match="when was the interview\\? Give --since or --interview"):
        parse_sign("references_called=2026-10-11", WAITED)


def test_a_named_date_may_lie_ahead():
    assert parse_sign("promised=40d", WAITED) == Sign("promised", 40 * DAY)


def test_what_was_not_seen_has_no_day():
    assert parse_sign("references_called", WAITED, seen=False) == Sign("references_called", None, seen=False)
    with pytest.raises(StillWaitingError, match="was not seen until today, so it has no day"):
        parse_sign("references_called=6d", WAITED, seen=False)


# Whether it can be


@pytest.mark.parametrize(
    ("signs", "line"),
    [
        ([Sign("refs_called")], "no sign is called 'refs_called' (did you mean 'references_called'?); x has .*"),
        ([Sign("next_round")], "x cannot give the sign next_round: nothing in it does that; it has references_called"),
        ([Sign("references_called"), Sign("references_called", DAY)], "references_called is said twice; .* once"),
        ([Sign("references_called"), Sign("references_called", seen=False)], ".* cannot be seen and not seen; .*"),
    ],
)
def test_signs_that_cannot_be_are_refused(signs, line):
    with pytest.raises(StillWaitingError) as caught:
        check_signs(signs, ["references_called"], "x")
    assert line.split(".*")[0] in str(caught.value)


# Matching


def test_a_day_matches_within_one_working_day():
    results = seen_on(2, 3, 4, 5, 6, 7, 8, 9, -1)  # day 0 is a Monday: day 5 and 6 are a weekend
    assert near(results, results.sign("references_called"), 4 * DAY).tolist() == [False, *[True] * 5, *[False] * 3]
    assert near(results, results.sign("references_called"), 6 * DAY).tolist() == [
        *[False] * 2,
        *[True] * 4,
        *[False] * 3,
    ]


def test_each_replication_has_its_own_weekend():
    results = seen_on(4, 5, 6, 7, origin=3 * DAY)  # a Thursday: day 2 and 3, 9 and 10 are weekends
    assert near(results, results.sign("references_called"), 4 * DAY).tolist() == [True, True, False, False]


def test_a_sign_counts_only_until_today_unless_it_is_a_date():
    results = seen_on(10, 30, -1)
    assert saw(results, Sign("references_called"), WAITED).tolist() == [True, False, False]
    assert saw(results, Sign("references_called", seen=False), WAITED).tolist() == [False, True, True]
    promised = replaced(results, sign_names=("promised",))
    assert saw(promised, Sign("promised"), WAITED).tolist() == [True, True, False]
    assert saw(promised, Sign("promised", seen=False), WAITED).tolist() == [False, False, True]


def test_a_sign_and_its_absence_add_up_to_the_whole_exactly():
    results = simulate(lively(), replications=2_000, seed=3, probe=WAITED)
    waiting, offers = silent(results, WAITED), told_outcome(results, "offer")
    for name in results.sign_names:
        parts = [like_you(results, [Sign(name, seen=seen)], WAITED) for seen in (True, False)]
        assert sum(int(silent(part, WAITED).sum()) for part in parts) == int(waiting.sum())
        hits = [int((silent(part, WAITED) & told_outcome(part, "offer")).sum()) for part in parts]
        assert sum(hits) == int((waiting & offers).sum())


def test_signs_are_all_to_be_seen():
    results = seen_on(3, 4, -1)
    both = [Sign("references_called", 3 * DAY), Sign("references_called")]
    assert like_you(results, both, WAITED).n == 2
    assert like_you(results, [*both, Sign("references_called", seen=False)], WAITED).n == 0


# Saying


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        (
            Sign("references_called", 6 * DAY),
            "your references were called on day 6, give or take a working day (22 days ago)",
        ),
        (Sign("references_called"), "your references were called, on some day until today"),
        (Sign("references_called", seen=False), "not until today: your references were called"),
        (Sign("promised", 5 * DAY), "you were named a date: day 5 (23 days past)"),
        (Sign("promised", 30 * DAY), "you were named a date: day 30 (2 days ahead)"),
        (Sign("met_the_team"), "you saw this sign: met the team, on some day until today"),
    ],
)
def test_what_was_understood_is_said(sign, said):
    assert reading(sign, WAITED) == said


# Rows of results


def test_rows_that_are_left_keep_their_number_and_their_world():
    results = made([("told", "offer", DAY)] * 100, first=50)
    kept = results.where(np.arange(100) % 3 == 0)
    assert kept.replication.tolist() == list(range(50, 150, 3))
    assert kept.world.tolist() == [number // 25 for number in range(50, 150, 3)]
    assert kept.causes.shape == (34, results.causes.shape[1])


def test_a_mixture_of_results_has_the_causes_and_signs_of_all_under_one_name():
    one = simulate(lively(), replications=25, seed=3, probe=WAITED).where(np.arange(25) < 10)
    other = simulate(lively().without("away"), replications=25, seed=3, probe=WAITED).where(np.arange(25) >= 10)
    both = mixed([one, replaced(other, scenario="calm")], "both")
    assert (both.scenario, both.sources, both.n) == ("both", (one.scenario, "calm"), 25)
    assert both.replication.tolist() == list(range(25))
    assert both.source.tolist() == [0] * 10 + [1] * 15
    assert (both.causes.sum(axis=1) == both.end).all()
    for part, rows in ((one, slice(0, 10)), (other, slice(10, 25))):
        for name in part.cause_names:
            assert (both.cause(name)[rows] == part.cause(name)).all()
        names = [both.cause_names[held] if held >= 0 else held for held in both.holding[rows].tolist()]
        assert names == [part.cause_names[held] if held >= 0 else held for held in part.holding.tolist()]


def test_parts_are_joined_in_the_order_of_their_numbers():
    results = made([("told", "offer", DAY)] * 50)
    first, second = results.where(np.arange(50) < 20), results.where(np.arange(50) >= 30)
    assert joined([first, second]).replication.tolist() == [*range(20), *range(30, 50)]
    with pytest.raises(ValueError, match="not successive"):
        joined([second, first])
