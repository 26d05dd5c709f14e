"""The picture of a story: everybody has a lane, nothing covers anything, and the same picture has the same bytes."""

from itertools import pairwise

import pytest
from matplotlib.colors import to_hex
from test_telling import SOME, begun, office

from stillwaiting.delays import DecisionMakerAway, HiringFreeze, NeverTold
from stillwaiting.errors import StillWaitingError
from stillwaiting.people import Person
from stillwaiting.plots.lanes import ELSEWHERE, GAP, HOLDS, SEEN, Bar, Lane, bars, day, lanes
from stillwaiting.plots.sheet import LATE, PALE, SOON, save
from stillwaiting.plots.timeline import WEEKEND, draw, free, reach
from stillwaiting.report.story import sightings
from stillwaiting.steps import Meeting
from stillwaiting.telling import tell, told
from stillwaiting.telling.roles import Roles
from stillwaiting.units import DAY, HOUR

PICKED = [("large_company", 36), ("large_company", 205), ("bank_restructuring", 82), ("tech_company", 158)]


@pytest.fixture(scope="module", params=PICKED, ids=lambda picked: f"{picked[0]} {picked[1]}")
def story(request):
    name, k = request.param
    return told(Roles(SOME[name], SOME[name].compile()), 1, k)


def drawn(story):
    return draw(story, "title", "note", sightings(story))


def rows(story):
    return lanes(story, sightings(story), reach(story, sightings(story)))


def texts(figure):
    (axes,) = figure.axes
    return [text.get_text() for text in axes.texts]


def test_everybody_who_did_something_has_a_lane_of_their_own(story):
    names = [lane.name for lane in rows(story)]
    people = {person for stretch in story.stretches for person in stretch.people if not stretch.desk}
    assert names[0] == SEEN
    assert len(names) == len(set(names))
    assert people <= set(names) <= {*people, SEEN, ELSEWHERE, HOLDS}
    (axes,) = drawn(story).axes
    assert len(axes.get_yticklabels()) == len(names)


def test_no_bar_or_label_covers_another(story):
    last = reach(story, sightings(story))
    for lane in rows(story):
        for level in lane.levels:
            rooms = sorted(bar.room(last) for bar in level)
            assert all(high + GAP * last <= low + 1e-9 for (_, high), (low, _) in pairwise(rooms))
            assert all(high <= last + 1e-9 for _, high in rooms)


def test_every_sighting_is_written(story):
    assert {text for _, text in sightings(story)} <= set(texts(drawn(story)))


def test_everything_that_took_time_is_drawn_once_for_each_who_did_it(story):
    found = bars(story)
    in_lanes = [bar for lane in rows(story)[1:] for level in lane.levels for bar in level if not bar.missed]
    assert len(in_lanes) == sum(len(people) or 1 for _, people in found)
    assert {bar.end for bar, _ in found} <= {day(story, stretch.end) for stretch in story.stretches}


def test_absences_are_kept_within_the_axis(story):
    last = reach(story, sightings(story))
    (axes,) = drawn(story).axes
    assert all(patch.get_x() + patch.get_width() <= last + 1e-9 for patch in axes.patches)
    assert axes.get_xlim() == (0, last)


def test_what_was_held_up_is_pale_and_where_it_was_worked_on_is_not():
    away = DecisionMakerAway(who="boss", every="10 weeks", lasts="5 days")
    found = begun(office(away=away), away=HOUR)
    (axes,) = drawn(found).axes
    colors = {
        color: sum(p.get_width() for p in axes.patches if to_hex(p.get_facecolor()) == color.lower())
        for color in (SOON, PALE)
    }
    assert colors[PALE] == pytest.approx(5)
    assert colors[SOON] == pytest.approx(7 + 1 / 24)


def test_a_meeting_is_drawn_where_it_was_held_and_marked_where_it_fell_through():
    process = {"talk": Meeting(meeting=("boss",), lasts="3 h", notice="1 day"), **office().process}
    away = DecisionMakerAway(who="boss", every="10 weeks", lasts="26 h")
    found = begun(office(process=process, away=away), away=2 * HOUR)
    lane = next(lane for lane in rows(found) if lane.name == "boss")
    talks = [bar for level in lane.levels for bar in level if bar.label == "talk"]
    missed, held = sorted(talks, key=lambda bar: bar.begin)
    assert (missed.begin, missed.missed) == (1 + 10 / 24, True)
    assert (held.begin, held.end, held.missed) == (pytest.approx(1 + 14 / 24), pytest.approx(1 + 17 / 24), False)
    (axes,) = drawn(found).axes
    assert sum(line.get_marker() == "x" for line in axes.lines) == 1
    assert [p for p in axes.patches if to_hex(p.get_facecolor()) == LATE.lower()]


def test_a_hold_has_a_lane_for_everybody_and_no_absence_after_the_end_is_drawn():
    freeze = HiringFreeze(every="10 weeks", lasts="2 weeks", withdraws="0%")
    held, later = (begun(office(freeze=freeze), freeze=minute) for minute in (HOUR, 9 * DAY))
    assert [lane.name for lane in rows(held)] == [SEEN, "boss", HOLDS]
    assert "hiring freeze" in texts(drawn(held))
    assert [lane.name for lane in rows(later)] == [SEEN, "boss"]


def test_who_is_away_and_does_nothing_has_no_lane():
    other = DecisionMakerAway(who="clerk", every="10 weeks", lasts="5 days")
    found = begun(office(people={"clerk": Person()}, other=other), other=HOUR)
    assert [lane.name for lane in rows(found)] == [SEEN, "boss"]


def test_where_nobody_is_told_the_silence_is_drawn_too():
    found = tell(office(standing=("0%", "0%"), never=NeverTold(rejected="100%"), horizon="4 weeks"), 1, 0)
    assert reach(found, sightings(found)) >= 1.2 * day(found, found.ending.minute)
    assert "no word, ever" in texts(drawn(found))
    assert "settled inside: a no" in texts(drawn(found))


def test_weekends_are_light_and_fall_on_saturdays_and_sundays(story):
    (axes,) = drawn(story).axes
    days = [patch.get_x() for patch in axes.patches if to_hex(patch.get_facecolor()) == WEEKEND.lower()]
    first = story.interview.date().toordinal()
    assert {(first + int(each)) % 7 for each in days} == {6, 0}  # ordinal 1 was a Monday


def test_dates_are_said_to_be_drawn_where_nobody_gave_one(story):
    assert "this replication's own date" in drawn(story).axes[0].get_xlabel()
    assert drawn(begun(office())).axes[0].get_xlabel() == "days since the interview on Mon 2 Mar 2026"


def test_room_for_a_label_is_found_between_bars():
    assert free([(0.0, 2.0), (5.0, 9.0)], 0.0, 8.0, 3.0) == [2.0]
    assert free([], 1.0, 3.0, 3.0) == []
    assert free([], 1.0, 4.0, 3.0) == [1.0]


def test_a_bar_that_has_no_room_behind_it_is_labelled_before_it():
    late = Bar(9.0, 9.5, "a long label")
    assert late.room(10.0)[1] == 9.5
    assert Bar(0.0, 9.0, "short").room(10.0) == (0.0, 9.0)
    lane = Lane("boss")
    for bar in (Bar(1.0, 1.1, "first"), Bar(1.2, 1.3, "second"), Bar(6.0, 6.1, "third")):
        lane.put(bar, 10.0)
    assert [[bar.label for bar in level] for level in lane.levels] == [["first", "third"], ["second"]]


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_same_story_has_the_same_bytes(tmp_path, ending):
    files = [tmp_path / f"{name}.{ending}" for name in ("one", "two")]
    for file in files:
        save(drawn(begun(office())), file)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_picture_of_another_kind_is_refused(tmp_path):
    with pytest.raises(StillWaitingError, match=r"ends in \.png"):
        save(drawn(begun(office())), tmp_path / "story.gif")


def test_a_story_of_a_single_day_can_be_drawn():
    assert reach(begun(office(horizon="4 weeks")), []) == 1.0
