"""What becomes of a hundred people: every case lies in one area on every day, and the numbers are those of `ask`."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_results import HORIZON, from_columns, large, made
from test_answers import TEN, never, told

from stillwaiting.answers.chances import outcomes as outcomes_of
from stillwaiting.answers.fates import FATES, fates, fates_at
from stillwaiting.answers.hundred import hundred
from stillwaiting.answers.unusual import unusual
from stillwaiting.plots import outcomes
from stillwaiting.units import DAY

GONE = [("withdrawn", "open", 12 * DAY)] * 5


def counted(results, day):
    """How many of the cases are in each of FATES at the end of a day, one by one."""
    numbers = dict.fromkeys(FATES, 0)
    for how, outcome, wait, end, decided in zip(
        results.how, results.outcome, results.wait, results.end, results.decided, strict=True
    ):
        minute = day * DAY
        if how == 0 and wait <= minute:
            numbers[("offer", "rejection", "cancelled")[outcome]] += 1
        elif how == 2 and end <= minute:
            numbers["withdrawn"] += 1
        else:
            numbers["unsent" if 0 <= decided <= minute else "undecided"] += 1
    return numbers


@pytest.mark.parametrize("day", [0, 4, 5, 9, 10, 12, 20, 49, 50, 90, 364])
def test_every_case_is_counted_once_at_every_minute(day):
    results = made(TEN * 2 + GONE)
    shares = fates(results, np.array([day * DAY]))
    assert {key: round(share[0] * results.n, 6) for key, share in shares.items()} == counted(results, day)


def test_a_case_is_told_from_the_minute_of_its_answer_on():
    shares = fates(made(told("offer", 10)), np.array([9 * DAY - 1, 9 * DAY, 10 * DAY - 1, 10 * DAY]))
    assert shares["undecided"].tolist() == [1, 0, 0, 0]
    assert shares["unsent"].tolist() == [0, 1, 1, 0]
    assert shares["offer"].tolist() == [0, 0, 0, 1]


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(1, HORIZON)),
        min_size=1,
        max_size=60,
    ),
    st.integers(0, HORIZON),
)
def test_the_hundred_people_of_today_are_a_hundred_and_those_of_ask(cases, minute):
    how, outcome, end = (np.array(column) for column in zip(*cases, strict=True))
    results = from_columns(how.astype(np.int8), np.where(how == 3, 3, outcome).astype(np.int8), end)
    today, of_100 = fates_at(results, minute), unusual(results, minute).of_100
    assert sum(today.values()) in (0, 100)
    assert min(today.values()) >= 0
    assert today["offer"] == of_100.offers_heard
    assert today["offer"] + today["rejection"] + today["cancelled"] == of_100.heard


def test_nobody_is_a_hundred_of_nobody():
    nobody = made(TEN).where(np.zeros(10, dtype=bool))
    assert set(fates_at(nobody, DAY).values()) == {0}
    assert all(share.tolist() == [0] for share in fates(nobody, np.array([DAY])).values())


def table(figure):
    """The table beside the areas: its rows of texts from the top, from left to right."""
    rows = {}
    for text in figure.axes[0].texts:
        x, y = text.get_position()
        if x > 1 and text.get_transform() == figure.axes[0].transAxes:
            rows.setdefault(round(y, 6), []).append((x, text.get_text()))
    return [[text for _, text in sorted(rows[y])] for y in sorted(rows, reverse=True)]


def test_the_table_says_how_many_today_and_in_the_end():
    assert table(outcomes.draw(made(TEN * 300), "title", 30 * DAY)) == [
        ["today", "in the end"],
        ["not decided", "30", "<1"],
        ["decided, not told", "30", "40"],
        ["job cancelled", "0", "10"],
        ["a no", "20", "20"],
        ["an offer", "20", "30"],
    ]


def test_without_a_wait_the_table_has_no_today():
    rows = table(outcomes.draw(made(TEN * 300), "title"))
    assert rows[0] == ["in the end"]
    assert rows[-1] == ["an offer", "30"]


def test_whoever_withdraws_has_a_row_where_anybody_does():
    names = [row[0] for row in table(outcomes.draw(made(TEN * 300 + GONE * 100), "title", 30 * DAY))]
    assert "withdrew" in names
    names = [row[0] for row in table(outcomes.draw(made(TEN * 300), "title", 30 * DAY))]
    assert "withdrew" not in names


def test_the_ends_are_those_of_ask():
    results = large(n=2_000, unsure=0.3)
    whole = hundred(outcomes_of(results, np.ones(results.n, dtype=bool)))
    rows = {row[0]: row[-1] for row in table(outcomes.draw(results, "title", 28 * DAY))}
    assert rows["an offer"] == str(whole["offer"])
    assert rows["decided, not told"] == str(whole["never_told"])


def test_the_areas_reach_from_0_to_100_and_are_as_high_as_the_shares():
    results = made(TEN * 300)
    axes = outcomes.draw(results, "title", 30 * DAY).axes[0]
    assert len(axes.collections) == len(FATES)
    height = 0.0
    for area, key in zip(axes.collections, FATES, strict=True):
        edge = area.get_paths()[0].vertices
        at = np.abs(edge[:, 0] - 30) < 0.2
        height += 100 * fates(results, np.array([30 * DAY]))[key][0]
        assert edge[at, 1].max() == pytest.approx(height)
    assert height == pytest.approx(100)


def test_the_silence_that_remains_is_called_never_told():
    said = [text.get_text() for text in outcomes.draw(made(TEN * 300), "title", 30 * DAY).axes[0].texts]
    assert "never told: 40" in said
    assert not any(
        "never told" in text.get_text() for text in outcomes.draw(made(told("offer", 3, 200)), "t").axes[0].texts
    )


def test_a_model_that_tells_nobody_is_drawn():
    rows = table(outcomes.draw(made(never(5, 300)), "title", 14 * DAY))
    assert rows[1:] == [
        ["not decided", "0", "<2"],
        ["decided, not told", "100", ">98"],
        ["a no", "0", "<2"],
        ["an offer", "0", "<2"],
    ]
