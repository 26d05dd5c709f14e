"""The picture of a comparison: what is drawn are the shares of both sides, and the same picture has the same bytes."""

import numpy as np
import pytest
from made_results import equal_worlds, large, made
from matplotlib.colors import to_hex

from stillwaiting.plots import comparison, save
from stillwaiting.plots.comparison import COLORS, everybody, room
from stillwaiting.studies.curves import curves
from stillwaiting.studies.jackknife import GROUPS
from stillwaiting.studies.playing import Side
from stillwaiting.survival import told
from stillwaiting.units import DAY

TITLE = "B is faster: half of the answered hear 5 days sooner (4 to 6), nine in ten 9 days sooner (6 to 11)."
NEVER_TOLD = made([("never_told", "rejection", 9 * DAY)] * 10_000)
SLOW, FAST, SPREAD = large(waited=None), large(waited=None, median=7), large(waited=None, spread=1.3, open_=0.05)
PAIRS = {
    "faster": (SLOW, FAST),
    "slower": (FAST, SLOW),
    "mixed": (SLOW, SPREAD),
    "same": (SLOW, SLOW),
    "nobody": (NEVER_TOLD, FAST),
    "nobody at all": (NEVER_TOLD, NEVER_TOLD),
    "few": tuple(each.where(each.replication < 60) for each in (SLOW, FAST)),
}


def drawn(a, b, names=("large_company", "large_company without sign_offs"), title=TITLE):
    return comparison.draw(Side(names[0], a, a), Side(names[1], b, b), title)


@pytest.fixture(params=list(PAIRS))
def pair(request):
    return PAIRS[request.param]


def texts(figure):
    axes = [each for one in figure.axes for each in (*one.texts, one.title, *one.get_xticklabels())]
    legends = [text for one in figure.axes if one.get_legend() for text in one.get_legend().get_texts()]
    return [text.get_text() for text in (*figure.texts, *axes, *legends)]


def line(axes, color):
    """The curve of one colour: minutes and heights."""
    found = next(each for each in axes.lines if to_hex(each.get_color()) == color.lower() and len(each.get_xdata()) > 2)
    return np.round(np.array(found.get_xdata()) * DAY), np.array(found.get_ydata())


def test_both_curves_are_the_shares_of_the_answered_that_still_wait():
    curves_axes, _, _ = drawn(SLOW, FAST).axes
    for color, results in ((COLORS["A"], SLOW), (COLORS["B"], FAST)):
        minutes, heights = line(curves_axes, color)
        waits = results.wait[told(results)]
        assert heights == pytest.approx([100 * (waits > minute).mean() for minute in minutes])


def test_the_difference_is_drawn_with_its_interval():
    _, change, _ = drawn(SLOW, FAST).axes
    minutes, heights = line(change, "#222222")
    found = curves(SLOW, FAST, minutes.astype(np.int64))
    assert heights == pytest.approx(100 * found.change)
    (band,) = change.collections
    assert band.get_datalim(change.transData).y0 == pytest.approx(100 * found.low.min())
    assert "how far other seeds could move it" in texts(drawn(SLOW, FAST))


def test_where_half_have_heard_is_marked_and_told():
    half = {name: np.median(each.wait[told(each)]) / DAY for name, each in (("A", SLOW), ("B", FAST))}
    found = drawn(SLOW, FAST)
    for name, day in half.items():
        assert f"{name}: half have heard by day {day:.0f}" in texts(found)
        dots = [
            each
            for each in found.axes[0].lines
            if each.get_marker() == "o" and to_hex(each.get_color()) == COLORS[name].lower()
        ]
        assert [(*dot.get_xdata(), *dot.get_ydata()) for dot in dots] == [pytest.approx((day, 50), abs=0.01)]


def test_the_never_told_stand_apart_beside_everybody_else(pair):
    _, _, bars = drawn(*pair).axes
    labels = [label.get_text() for label in bars.get_xticklabels()]
    assert labels[:2] == ["answered", "never\ntold"]
    for name, results in zip("AB", pair, strict=True):
        heights = [bar.get_height() for bar in bars.patches if to_hex(bar.get_facecolor()) == COLORS[name].lower()]
        assert heights[0] == pytest.approx(100 * told(results).mean())
        assert heights[1] == pytest.approx(100 * np.equal(results.how, 1).mean())


def test_whoever_withdraws_or_never_hears_in_time_has_a_bar_only_where_there_is_somebody():
    cases = [("told", "offer", DAY)] * 24 + [("withdrawn", "withdrawn", DAY)]
    results = made(equal_worlds(cases, GROUPS))
    assert everybody(results) == {"answered": 0.96, "never_told": 0, "withdrawn": 0.04, "open": 0}
    labels = [label.get_text() for label in drawn(results, results).axes[2].get_xticklabels()]
    assert labels == ["answered", "never\ntold", "withdrew"]
    assert "no answer\nin time" in texts(drawn(SLOW, SPREAD))


def test_few_worlds_have_no_band():
    few = PAIRS["few"]
    assert not drawn(*few).axes[1].collections
    assert "how far other seeds could move it" not in texts(drawn(*few))


def test_a_side_that_answers_nobody_is_named_so():
    assert "A: nobody is answered" in texts(drawn(NEVER_TOLD, FAST))


def test_the_note_says_what_a_and_b_are():
    note = "A: large_company. B: large_company without sign_offs. 10,000 simulated cases, seed 1, the same in both"
    assert note in texts(drawn(SLOW, FAST))


def test_the_axis_of_the_difference_has_room_for_both_ways():
    assert room(np.array([0.0, 2.0])) == pytest.approx((-6.2, 6.2))
    low, high = room(np.array([-40.0, np.nan]), np.array([0.0]))
    assert low < -40 < 5 < high
    assert room(np.array([np.nan])) == pytest.approx((-6.2, 6.2))


def test_nothing_is_cut_off_or_lies_on_another(pair):
    long = "my_employer with delays.sign_offs.chain=[director, vice_president], people.director.diary=50% booked"
    figure = drawn(*pair, names=("my_employer", long), title=TITLE + " Of 100, many are never told.")
    figure.canvas.draw()
    renderer, whole = figure.canvas.get_renderer(), figure.bbox
    boxes = [text.get_window_extent(renderer) for text in figure.texts]
    boxes += [axes.get_tightbbox(renderer) for axes in figure.axes]
    for box in boxes:
        assert box.x0 >= 0
        assert box.x1 <= whole.x1
        assert box.y0 >= 0
        assert box.y1 <= whole.y1
    bars = figure.axes[2]
    legend = bars.get_legend().get_window_extent(renderer)
    assert all(text.get_window_extent(renderer).y1 <= legend.y0 for text in bars.texts)
    title, note = boxes[:2]
    assert title.y0 >= note.y1
    assert all(note.y0 >= box.y1 for box in boxes[2:])


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_same_picture_has_the_same_bytes(tmp_path, ending):
    files = [tmp_path / f"{name}.{ending}" for name in ("one", "two")]
    for file in files:
        save(drawn(SLOW, FAST), file)
    assert files[0].read_bytes() == files[1].read_bytes()
