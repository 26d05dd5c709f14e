"""Several employers beside each other: one scale, the fastest first, each with its number at today."""

import numpy as np
import pytest
from made_results import large, made
from test_answers import TEN, never, told
from test_plots import texts

from stillwaiting.plots import Panel, draw_scenarios
from stillwaiting.plots.scenarios import COLUMNS, draw, heading
from stillwaiting.plots.sheet import SOON
from stillwaiting.units import DAY

SLOW, FAST = large(n=2_000, median=40, spread=0.5), large(n=2_000, median=6, unsure=0.3)


def shown(figure):
    return [axes for axes in figure.axes if axes.axison]


def titles(figure):
    return [axes.get_title(loc="left") for axes in shown(figure)]


def test_the_fastest_employer_comes_first_and_one_that_never_answers_last():
    panels = [Panel("nowhere", made(never(5, 300))), Panel("slow", SLOW), Panel("fast", FAST)]
    assert titles(draw(panels, "title", 28 * DAY)) == ["Fast", "Slow", "Nowhere"]
    assert "nobody gets an answer" in texts(draw(panels, "title"))


def test_every_panel_has_the_same_axes():
    figure = draw([Panel("slow", SLOW), Panel("fast", FAST)] * 2, "title", 28 * DAY)
    assert len({(axes.get_xlim(), axes.get_ylim()) for axes in shown(figure)}) == 1
    assert len(shown(figure)) == 4
    assert len(figure.axes) == 2 * COLUMNS


def test_a_curve_is_the_share_of_the_answered_who_still_wait():
    axes = shown(draw([Panel("made", made(TEN * 30))], "title", 30 * DAY))[0]
    curve = next(line for line in axes.lines if line.get_color() == SOON and line.get_marker() == "None")
    days, waiting = curve.get_xdata(), curve.get_ydata()
    assert waiting[days < 10] == pytest.approx(100)
    assert waiting[(days > 21) & (days < 39)] == pytest.approx(100 / 3)


def test_today_is_marked_with_its_number_in_every_panel():
    figure = draw([Panel("made", made(TEN * 300)), Panel("late", made(told("offer", 100, 300)))], "title", 30 * DAY)
    for axes, number, height in zip(shown(figure), ("33", ">98"), (100 / 3, 100), strict=True):
        assert number in [text.get_text() for text in axes.texts]
        dot = next(line for line in axes.lines if line.get_marker() == "o")
        assert dot.get_xydata()[0].tolist() == pytest.approx([30, height])
        assert any(list(line.get_xdata()) == [30, 30] for line in axes.lines)


def test_every_panel_says_when_half_have_heard_and_how_many_never_do():
    said = texts(draw([Panel("made", made(TEN * 300))], "title"))
    assert "half have heard by day 20\nnever told: 40 of 100" in said


def test_the_numbers_of_cases_are_said():
    few = SLOW.where(np.arange(SLOW.n) < 500)
    assert "; 2,000 simulated cases each, seed 1" in " ".join(texts(draw([Panel("one", SLOW)], "title")))
    both = draw([Panel("one", SLOW), Panel("two", few)], "title")
    assert "; 500 to 2,000 simulated cases each" in " ".join(texts(both))


def test_no_employer_at_all_is_a_sentence():
    assert any("nothing to draw" in text for text in texts(draw([], "title")))


@pytest.mark.parametrize(
    ("waited", "title"),
    [
        (None, "How long people wait, employer by employer"),
        (0, "How long people wait, employer by employer"),
        (28 * DAY, "4 weeks of silence, employer by employer"),
    ],
)
def test_the_title_says_how_long_the_silence_is(tmp_path, monkeypatch, waited, title):
    drawn = []
    monkeypatch.setattr("stillwaiting.plots.save", lambda figure, path: drawn.append(figure))
    draw_scenarios([Panel("made", made(TEN * 10))], waited, tmp_path / "a.png")
    assert drawn[0].texts[0].get_text() == title


def test_a_situation_is_a_heading_that_fits_its_panel():
    assert (
        heading("a day of interviews at a bank in restructuring") == "A day of interviews at a bank in\nrestructuring"
    )
    assert heading("a second interview at a non-profit") == "A second interview at a non-profit"
