"""What a person reads and what a program reads: every line true, every width kept."""

import json
import re
from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_results import case, equal_worlds, large, made, opposite_worlds
from test_answers import TEN, never, told

from stillwaiting.answers.answer import answer
from stillwaiting.answers.chances import KEYS
from stillwaiting.answers.overview import overview
from stillwaiting.report import ask_json, ask_text, headline, run_json, run_text
from stillwaiting.report.document import adding_up, bands
from stillwaiting.report.document import share as share_json
from stillwaiting.report.picture import columns, length_bar, marks, spark
from stillwaiting.report.unusual import seen
from stillwaiting.report.wording import Page, days_or_weeks, on_date, on_day, waited_words, whole_days
from stillwaiting.results import WORLD
from stillwaiting.survival import Interval, Share, pooled, wilson
from stillwaiting.units import DAY


def asked(cases, day, **given):
    return of(made(cases, probe=day * DAY), day, **given)


def of(results, day, **given):
    return answer(case(results, day * DAY), situation="a final interview at a large company", **given)


WHOLE = """\
30 days after a final interview at a large company: NORMAL

Of 100 people who get an answer, 33 were still waiting at this point
(too few simulated cases to see how far what we do not know moves this).

  ████████████████████▒▒▒▒▒▒▒▒▒▒····················  1 mark = 2 people
  40 have heard (20 offers), 20 will hear (10 offers), 40 never told
  answers per week   ██ | ▄ ▄   | = today

Chances in 100         on interview day    silent 30 days
  offer                       30            17
  a no, told                  20            <1
  cancelled, told             10            17
  never told                  40            66

Probably (in 100): a no, unsent 50; decision 17; sign offs 17; decision maker
  away 16.
Where the 30 days went, on average: decided, and nobody says so 13; waiting for
  office hours 10; sign offs 3; decision maker away 2; decision 2.
If you hear at all: half within 10 days, four in five within 20 days.
Do: one short note today, or on the next working day, unless you have written
  already (--about follow-up has the text). It can reveal a decision; we assume
  it makes none. Keep looking.
If still silent on about day 40: 90 or more in 100 end in a no, a cancelled job,
  or no answer.
Stop counting on it after about day 40 (offer below 1 in 20; late offers exist).

Somebody waited longer and got it: story made --replication 4
  Somebody else was never told: story made --replication 6

Rests on 3,000 simulated cases, seed 1 (with other seeds the 33 could be 31 to
  36); 29 numbers sourced, 23 assumed.
Cannot know: this employer, this manager, this market. Other signs? --sign,
  --about all
"""

SUMMARY = """\
made: 3,000 replications, seed 1, watched for 52 weeks

Answers, in 100 cases
    day 1 to 7   0
   day 8 to 14  ############################## 20
  day 15 to 21  ############################## 20
  day 22 to 28   0
  day 29 to 35   0
  day 36 to 42  ############### 10
  day 43 to 49   0
  day 50 to 56  ############### 10
    never told  ############################################################ 40

Of 100 cases                          unknowns  other seeds
  offer                         30           -     28 to 32
  a no, told                    20           -     19 to 21
  cancelled, told               10           -      9 to 11
  never told                    40           -     38 to 42

Days until the answer, if one comes             other seeds
  1 in 10 within                10                 10 to 10
  1 in 4 within                 10                 10 to 10
  half within                   20                 20 to 20
  3 in 4 within                 40                 40 to 40
  9 in 10 within                50                 50 to 50
  19 in 20 within               50                 50 to 50
"""

CASES = {
    "many": lambda: of(large(unsure=0.3), 28),
    "late": lambda: of(large(waited=200), 200, sourced=1, assumed=2),
    "early": lambda: of(large(waited=3, open_=0.05), 3, interview=datetime(2026, 11, 20, 15)),
    "dated": lambda: of(large(waited=120), 120, interview=datetime(2026, 11, 17, 16)),
    "few": lambda: of(large(n=40, waited=20), 20),
    "never": lambda: asked(never(5, 3000), 14),
    "nobody silent": lambda: asked(told("rejection", 5, 3000), 30),
    "today": lambda: asked(told("offer", 5, 300) + [("withdrawn", "open", 9 * DAY)] * 50, 0),
}


@pytest.fixture(params=list(CASES))
def found(request):
    return CASES[request.param]()


# The text of an answer


def test_the_answer_reads_like_this():
    assert ask_text(asked(TEN * 300, 30, sourced=29, assumed=23)) == WHOLE


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_page(found, width):
    assert max(map(len, ask_text(found, width).splitlines())) <= width


def test_plain_terminals_get_plain_signs(found):
    plain = ask_text(found, 80, unicode=False)
    assert plain.isascii()
    assert len(plain.splitlines()) == len(ask_text(found, 80).splitlines())
    assert answer_with("a café", unicode=False).startswith("30 days after a caf?: NORMAL")


def answer_with(situation, **page):
    return ask_text(answer(case(made(TEN, probe=30 * DAY), 30 * DAY), situation=situation), **page)


def test_nothing_promises_and_nothing_stops_the_search(found):
    text = ask_text(found)
    assert "Keep looking." in " ".join(text.split())
    assert not re.search(r"you will |you are out|give up|stop looking|stop applying|definitely|certain", text)


def test_numbers_in_100_are_whole(found):
    assert not re.search(r"\d\.\d", ask_text(found))


def test_a_band_across_limits_says_so():
    text = ask_text(asked(opposite_worlds(*told("offer", 40), *told("offer", 10), 15), 30))
    assert "(0 to 100, given what we do not know: early days to very unusual are possible)." in text


def many_equal(hits, count):
    """The share of so many worlds that have `hits` each."""
    return pooled(np.full(count, hits), np.full(count, WORLD))


def test_enough_equal_worlds_show_that_nothing_moves():
    """Noise alone makes the variance 0.24 / 25; in so many worlds its luck hides less than a point."""
    count = 200_000
    share = many_equal(10, count)
    assert (share.low, share.high) == (0.4, 0.4)
    assert hidden(count) > 0.01
    assert not seen(share, count)
    assert hidden(2 * count) < 0.01
    assert seen(many_equal(10, 2 * count), 2 * count)


def hidden(worlds):
    """How far the 95 % point of so many worlds of 25 may lie from 0.4 before the variance tells it from noise."""
    return 1.645 * np.sqrt(0.24 / 25 * 1.645 * np.sqrt((2 + (1 / 0.24 - 6) / 25) / worlds))


def test_equal_worlds_that_are_few_do_not_show_that_nothing_moves():
    assert not seen(many_equal(10, 320), 320)
    assert not seen(many_equal(10, 20), 20)


@pytest.mark.parametrize("p", [0.01, 0.02, 0.03])
def test_a_spread_of_a_point_begins_to_show_where_it_is_said_that_nothing_moves(p):
    """Worlds whose 95 % point lies a point above the middle: of as many as `seen` asks for, half have a band."""
    random = np.random.default_rng(20261123)
    worlds = next(count for count in range(100, 200_000, 100) if seen(equal(p, count), count))
    size = p * (1 - p) * (1.645 / 0.01) ** 2 - 1
    shown = [
        np.mean([banded(random.beta(p * size, (1 - p) * size, count), random) for _ in range(100)])
        for count in (worlds // 4, worlds, 4 * worlds)
    ]
    assert shown[0] < 0.35 < shown[1] < 0.85 < shown[2]


def banded(chances, random):
    """Whether cases drawn in worlds of these chances show a spread."""
    found = pooled(random.binomial(WORLD, chances), np.full(len(chances), WORLD))
    return found.high > found.low


def equal(p, worlds):
    """The share p of equal worlds."""
    hits, among = round(p * worlds * WORLD), worlds * WORLD
    return Share(hits, among, hits / among, hits / among, wilson(hits, among))


def test_a_band_of_a_point_or_more_is_never_said_to_be_less():
    few = Share(40, 100_000, 0.0, 0.02, Interval(0.0003, 0.0006))
    assert not seen(few, 4_000)
    assert seen(replace(few, high=0.005), 4_000)


def test_the_text_says_less_than_1_only_where_that_was_seen():
    """Nobody of 25,000 waits 30 days; of 500, too."""
    less, few = "(what we do not know moves this by less than 1).", "(too few simulated cases to see how far what we"
    assert less in ask_text(asked(told("offer", 10, 1000 * WORLD), 30))
    assert few in ask_text(asked(told("offer", 10, 20 * WORLD), 30))
    assert few in ask_text(asked(equal_worlds([*told("offer", 10, 3), *told("offer", 40, 2)], 100), 30))


def test_no_band_stands_beside_a_bound():
    """Two worlds of forty hold all who wait on, and they are 50: a bound, whatever the worlds say."""
    quick, slow = told("offer", 10, 38 * WORLD), told("rejection", 40, 2 * WORLD)
    text = ask_text(asked(quick + slow + never(5, 40 * WORLD), 30))
    first = " ".join(text.split("\n\n")[1].split())
    assert re.search(r"fewer than \d+ were still waiting at this point \(too few simulated cases", first)
    for row in re.findall(r"^  (?:offer|a no|cancelled|never).*[<>]\d+.*$", text, re.M):
        assert "(" not in row
    assert re.search(r"^  a no, told +<\d+", text, re.M)
    assert "with other seeds" not in text


def test_a_run_has_no_band_beside_a_bound():
    cases = told("offer", 10, 38 * WORLD) + told("rejection", 40, 2 * WORLD)
    found = overview(made(cases))
    assert found.outcomes["rejection"].high > 0.05
    text = run_text(found)
    assert re.search(r"^  a no, told +<\d+ +- +-$", text, re.M)
    assert re.search(r"^  offer +>\d+ +- +-$", text, re.M)
    assert not re.search(r"^  (?:cancelled|never|you)", text, re.M)


def test_very_unusual_is_fewer_than_2_and_never_2():
    text = ask_text(asked(told("offer", 10, 9_820) + told("offer", 40, 180), 30))
    assert "VERY UNUSUAL" in text
    assert "fewer than 2 were still waiting" in text
    assert "UNUSUAL\n\nOf 100 people who get an answer, 2 were" in ask_text(
        asked(told("offer", 10, 9_800) + told("offer", 40, 200), 30)
    )


def test_the_columns_of_chances_add_up_to_100():
    rows = re.findall(r"^  (?:offer|a no|cancel|never).*?(\d+) +(\d+)(?:  \(.*)?$", ask_text(CASES["many"]()), re.M)
    assert len(rows) == 4
    assert [sum(map(int, column)) for column in zip(*rows, strict=True)] == [100, 100]


def test_the_hundred_of_the_picture_is_the_hundred_of_the_table():
    text = ask_text(CASES["many"]())
    never_told = re.search(r"(\d+) never told", text)[1]
    heard, to_come = re.search(r"\((\d+) offers\), \d+ will hear \((\d+) offers\)", text).groups()
    assert re.search(rf"^  never told +{never_told} ", text, re.M)
    assert re.search(rf"^  offer +{int(heard) + int(to_come)} ", text, re.M)


def test_before_day_14_silence_is_no_news():
    """Until the first answers come on day 10, a chance of 30 in 100 is one of 30 in 100."""
    text = " ".join(ask_text(asked(TEN * 300, 9, interview=datetime(2026, 11, 10, 15))).split())
    assert "Do: one short note from Fri 20 Nov 2026 to Tue 24 Nov 2026, on a working day, unless you" in text
    assert "Before day 14 silence is no news, good or bad." in text
    assert "silence counts early" not in text


def test_where_the_chance_of_an_offer_has_moved_early_silence_is_news():
    text = " ".join(ask_text(asked(TEN * 300, 13, interview=datetime(2026, 11, 10, 15))).split())
    assert "Here silence counts early (an offer 30 in 100 before, 13 now)." in text
    assert "no news" not in text
    later = ask_text(asked(TEN * 300, 14))
    assert "no news" not in later
    assert "counts early" not in later


@pytest.mark.parametrize(("quick", "news"), [(59, False), (60, True)])
def test_a_chance_moves_where_it_falls_by_3_points(quick, news):
    """Of 1,000 offers in 2,000 cases, `quick` in 1,000 come at once: (1,000 - x) / (2,000 - x) is 0.47 at x = 113."""
    quick = 113 + (quick - 59)
    cases = told("offer", 2, quick) + told("offer", 30, 1000 - quick) + told("rejection", 30, 1000)
    assert ("silence counts early" in ask_text(asked(cases, 5))) is news


def test_a_chance_that_rises_is_no_news_before_day_14():
    text = " ".join(ask_text(asked(told("rejection", 2, 1000) + told("offer", 30, 1000), 5)).split())
    assert "Before day 14 silence is no news, good or bad." in text


def test_early_silence_is_told_in_the_numbers_of_the_table():
    text = ask_text(asked(told("offer", 2, 900) + told("offer", 30, 10) + never(1, 1500), 5))
    before, now = re.search(r"^  offer +(\S+) +(\S+)$", text, re.M).groups()
    assert now == "<4"
    assert f"(an offer {before} in 100 before, fewer than 4 now)" in " ".join(text.split())


def test_where_nobody_is_silent_early_silence_is_not_judged():
    text = " ".join(ask_text(asked(told("offer", 2, 1000), 5)).split())
    assert "Before day 14 silence is no news, good or bad." in text


def test_quick_models_do_not_end_the_hope_before_day_14():
    """All offers come on day 2; still nobody is told on day 5 to stop counting on one before day 14."""
    text = ask_text(asked(told("offer", 2, 900) + told("offer", 30, 10) + never(1, 1500), 5))
    assert "Stop counting on it after about day 14 (offer below 1 in 20; late offers exist)." in text
    assert "end in a no" not in text


def test_late_offers_are_said_to_exist_only_where_they_do():
    text = ask_text(asked(told("offer", 10, 1000) + never(5, 1500), 20))
    assert "Since day 14 an offer is below 1 in 20." in text


def test_dates_are_named_where_the_interview_has_one():
    text = " ".join(ask_text(asked(TEN * 300, 30, interview=datetime(2026, 10, 24, 16))).split())
    assert "(interview Sat 24 Oct 2026, today Mon 23 Nov 2026)" in text
    assert "half within 10 days (by Thu 3 Dec 2026), four in five within 20 days (by Sun 13 Dec 2026)" in text
    assert "after about day 40 (Thu 3 Dec 2026; offer below 1 in 20; late offers exist)" in text


@given(st.integers(1, 60 * 24 * 60), st.integers(0, 24 * 60 - 1), st.integers(1, 60))
def test_the_date_is_that_of_the_days_as_they_are_told(rest, hour, waited):
    """Whoever is told "within 9 days" on 23 November finds 2 December beside it, whatever the hours."""
    interview = datetime(2026, 11, 23) - timedelta(days=waited) + timedelta(minutes=hour)
    cases = [("told", "offer", waited * DAY + rest)] * 100
    text = " ".join(ask_text(of(made(cases, probe=waited * DAY), waited, interview=interview)).split())
    count, unit, date = re.search(r"half within (\d+) (day|week)s? \(by \w+ (.*?)\)", text).groups()
    told_days = timedelta(**{f"{unit}s": int(count)})
    assert datetime.strptime(date, "%d %b %Y") == datetime(2026, 11, 23) + told_days


def test_no_case_kept_says_that_it_cannot_say():
    text = ask_text(asked(told("rejection", 5, 3000), 30))
    assert "Silent 30 days: cannot say from this model; none of 3,000 cases was." in text
    assert "If you hear at all: cannot say" in text
    assert "in 100 end in" not in text


def test_few_cases_are_flagged_and_still_counted():
    text = " ".join(ask_text(of(large(n=2000, waited=40), 40)).split())
    assert re.search(r"Only \d+ simulated cases were silent 40 days: take what follows from silence as rough\.", text)
    assert f"(simulate {20 * WORLD:,} cases or more to see" in ask_text(CASES["few"]())


def test_the_never_told_are_shown_where_nobody_is_told():
    text = ask_text(CASES["never"]())
    assert "CANNOT SAY" in text
    assert "100 never told" in text


def test_a_share_that_few_cases_stand_for_is_only_bounded():
    text = ask_text(of(large(waited=120), 120))
    assert "fewer than 1 was still waiting" in text
    assert "fewer than 1 will hear (fewer than 1 offer)" in text


def test_the_open_are_shown_apart():
    text = ask_text(CASES["early"]())
    number = re.search(r"(\d) without an answer after 52 weeks", " ".join(text.split()))[1]
    assert re.search(rf"^  no answer in 52 weeks +{number} +\d$", text, re.M)


def test_phrases_are_put_in_the_place_of_names():
    text = ask_text(asked(TEN * 300, 30), phrases={"sign_offs": "signatures are missing"})
    assert "signatures are missing 17" in text
    assert "sign offs" not in text


def test_small_causes_are_added_up():
    text = ask_text(asked(TEN * 60 + told("rejection", 31, 30) + never(6, 5, "cancelled"), 30))
    assert re.search(r"; something else \d+\.", text)


def test_the_headline_is_the_first_line():
    found = asked(TEN, 28)
    assert headline(found) == ask_text(found).splitlines()[0]


# The text of a run


def test_a_run_reads_like_this():
    assert run_text(overview(made(TEN * 300)), unicode=False) == SUMMARY


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("unicode", [True, False])
def test_a_run_fits_the_page(width, unicode):
    text = run_text(overview(large(median=60, spread=1.2, open_=0.02, unsure=0.4)), width, unicode)
    assert max(map(len, text.splitlines())) <= width
    assert unicode or text.isascii()


def test_a_run_without_answers_still_shows_the_never_told():
    text = run_text(overview(made(never(5, 300))))
    assert re.search(r"^  never told  █+ 100$", text, re.M)
    assert "Nobody gets an answer in this model." in text


def test_late_answers_are_added_up_and_not_dropped():
    text = run_text(overview(made(told("offer", 3, 990) + told("offer", 300, 10))))
    assert re.search(r"^ +later  .* 1$", text, re.M)


# Words


@pytest.mark.parametrize(
    ("days", "text"), [(1, "1 day"), (9, "9 days"), (14, "2 weeks"), (28, "4 weeks"), (31, "31 days")]
)
def test_days_are_weeks_where_they_are_whole(days, text):
    assert days_or_weeks(days) == text


def test_a_wait_is_named_as_people_name_it():
    assert [waited_words(minutes) for minutes in (0, 7 * DAY, 28 * DAY, 36 * 60)] == [
        "0 days",
        "7 days",
        "4 weeks",
        "1 day 12 h",
    ]


def test_days_that_are_enough_are_rounded_up():
    assert [whole_days(minutes) for minutes in (1, DAY, DAY + 1)] == [1, 1, 2]


def test_dates_are_counted_from_the_hour_of_the_interview():
    interview = datetime(2026, 12, 30, 22)
    assert on_date(interview, 119) == "Wed 30 Dec 2026"
    assert on_date(interview, 120) == "Thu 31 Dec 2026"
    assert on_day(interview, 2) == "day 2 (Fri 1 Jan 2027)"
    assert on_day(None, 2) == "day 2"


# Pictures made of signs


def test_nobody_vanishes_from_the_bar():
    assert marks(50, [98, 1, 1, 0, 0]) == [48, 1, 1, 0, 0]
    assert marks(50, [66, 10, 24, 0, 0]) == [33, 5, 12, 0, 0]


def test_answers_are_drawn_in_the_shortest_stretches_that_fit():
    assert columns([1] * 10, 1, 40).unit == "day"
    assert columns([1] * 100, 1, 40).unit == "week"
    assert columns([1] * 100, 1, 10).unit == "2 weeks"
    assert columns([1] * 1800, 1, 40).unit == "13 weeks"


def test_columns_count_every_answer_once():
    found = columns([5] * 100 + [0] * 200 + [1], 1, 40)
    assert sum(found.counts) + found.beyond == 501
    assert found.beyond == 1


def test_today_is_marked_after_the_weeks_that_are_over():
    assert spark(Page(80, False), [7] * 28 + [0] * 28, 14) == "  answers per week  ##|##   | = today"
    assert spark(Page(80, False), [7] * 28 + [0] * 28, 40) == "  answers per week  ####  |   | = today"


def test_a_bar_is_never_nothing_for_something():
    assert [length_bar(Page(unicode=False), cells) for cells in (0, 0.01, 2)] == ["", "#", "##"]
    assert [length_bar(Page(), cells) for cells in (0, 0.01, 1.5, 2)] == ["", "▏", "█▌", "██"]


# What a program reads


def test_the_document_is_plain_json(found):
    assert json.loads(json.dumps(ask_json(found), allow_nan=False)) == ask_json(found)


def test_outcomes_add_up_to_exactly_1_as_printed(found):
    for column in ask_json(found)["outcomes"].values():
        parts = [round(1_000_000 * share) for share in column.values() if share is not None]
        assert sum(parts) == (1_000_000 if parts else 0)
        assert list(column) == list(KEYS)


COUNTS = st.lists(st.tuples(st.integers(0, 60), st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=40)


@given(COUNTS)
def test_a_printed_share_lies_in_its_printed_band(worlds):
    """Of a share, and of each of three that add up to exactly 1 and are rounded together."""
    among = np.array([count for count, _, _ in worlds])
    one = np.array([round(count * part) for count, part, _ in worlds])
    two = np.array([round((count - a) * part) for (count, _, part), a in zip(worlds, one, strict=True)])
    shares = {name: pooled(hits, among) for name, hits in (("a", one), ("b", two), ("c", among - one - two))}
    printed = share_json(shares["a"])
    if not among.sum():
        assert set(printed.values()) == {None, 0}
        return
    assert 0 <= printed["low"] <= printed["share"] <= printed["high"] <= 1
    parts, found = adding_up(shares), bands(shares)
    assert all(found[name]["low"] <= parts[name] <= found[name]["high"] for name in shares)


@given(st.integers(1, 10**8), st.data())
def test_a_band_of_no_width_still_holds_its_share_as_printed(among, data):
    hits = data.draw(st.integers(0, among))
    printed = share_json(Share(hits, among, hits / among, hits / among, wilson(hits, among)))
    assert printed["low"] <= printed["share"] <= printed["high"]
    assert printed["high"] - printed["low"] < 2.5e-6


def test_the_document_says_what_the_text_says():
    document = ask_json(asked(TEN * 300, 30, sourced=29, assumed=23))
    assert document["schema"] == 1
    assert document["still_waiting"]["share"] == 0.333333
    assert document["of_100"] == {"heard": 40, "will_hear": 20, "never_told": 40, "open": 0, "withdrawn": 0}
    assert document["offers_of_100"] == {"heard": 20, "will_hear": 10}
    assert (document["verdict"], document["verdict_range"]) == ("normal", ["normal", "normal"])
    assert document["outcomes"]["given_silence"]["cancelled"] == 0.166667
    assert (document["remaining_days"]["half"], document["remaining_days"]["four_in_five"]) == (10, 20)
    assert document["silence"]["offer_below_1_in_20_from_day"] == 40
    assert document["waited_days"] == 30


def test_what_cannot_be_said_is_null():
    document = ask_json(asked(told("rejection", 5, 300), 30))
    assert set(document["outcomes"]["given_silence"].values()) == {None}
    assert set(document["outcome_bands"]["given_silence"].values()) == {None}
    assert (document["remaining_days"]["half"], document["causes"]["now"]) == (None, {})
    assert document["rough"] is True
    never_told = ask_json(CASES["never"]())
    assert (never_told["still_waiting"]["share"], never_told["verdict"]) == (None, "cannot say")


def test_a_quantile_that_is_not_reached_is_null():
    waits = run_json(overview(made(told("offer", 3, 2))))["wait_days"]
    assert waits[-1] == {"share": 0.95, "days": 3, "simulation": {"low": 3, "high": None}}
