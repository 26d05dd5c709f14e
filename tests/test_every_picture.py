"""What every picture promises: legible labels, the same bytes each time, no case too few."""

import warnings
from datetime import datetime

import matplotlib
import numpy as np
import pytest
from made_results import large, made
from matplotlib.text import Text
from test_answers import TEN
from test_plots import SETS, texts

from stillwaiting.plots import (
    TITLES,
    Panel,
    ageing,
    causes,
    draw,
    draw_scenarios,
    histogram,
    outcomes,
    scenarios,
    survival,
)
from stillwaiting.plots.sheet import save, sheet, style
from stillwaiting.units import DAY

MONDAY = datetime(2026, 10, 26, 12)
PLAIN = {module.__name__.rpartition(".")[2]: module.draw for module in (histogram, survival, outcomes, ageing, causes)}


def panels(results, title, waited=None, interview=None):
    """The picture of several employers, as one of the others."""
    found = [Panel("an on-site interview at a technology company", results), Panel("an interview", results)]
    return scenarios.draw(found, title, waited, interview)


PICTURES = PLAIN | {"scenarios": panels}


@pytest.fixture(params=list(SETS))
def waiting(request):
    results, day = SETS[request.param]()
    return results, day * DAY


@pytest.mark.parametrize("kind", list(PICTURES))
def test_no_label_leaves_the_sheet_or_covers_another(waiting, kind):
    results, waited = waiting
    assert_labels_apart(PICTURES[kind](results, "40 weeks after five interviews: VERY UNUSUAL", waited, MONDAY))


@pytest.mark.parametrize("kind", list(PICTURES))
def test_no_label_covers_another_where_the_date_is_not_known(kind):
    long = "4 weeks after a final interview at a large company in a small town by the sea: ON THE LONG SIDE"
    assert_labels_apart(PICTURES[kind](large(n=2_000), long, 28 * DAY))
    assert_labels_apart(PICTURES[kind](large(n=2_000), "title"))


def assert_labels_apart(figure):
    with style():
        figure.canvas.draw()
    said = [*figure.texts, *(text for axes in figure.axes for text in (*axes.texts, axes.title, axes._left_title))]
    said += [label for axes in figure.axes if axes.axison for label in (axes.xaxis.label, axes.yaxis.label)]
    said += [text for legend in figure.legends for text in legend.get_texts()]
    boxes = [box(text) for text in said if text.get_text()]
    sheet_box = figure.bbox.padded(1)
    everything = boxes + [box(label) for axes in figure.axes if axes.axison for label in shown_ticks(axes)]
    assert [each for each in everything if not inside(sheet_box, each)] == []
    pairs = [(a, b) for i, a in enumerate(boxes) for b in everything[i + 1 :]]
    assert [pair for pair in pairs if pair[0].overlaps(pair[1])] == []


def box(text):
    """The box of the words alone: that of an annotation would hold its point too."""
    return Text.get_window_extent(text)


def shown_ticks(axes):
    for axis, (low, high) in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, sorted(axes.get_ylim()))):
        yield from (
            tick.label1 for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high and tick.label1.get_text()
        )


def inside(outer, each):
    return outer.x0 <= each.x0 and each.x1 <= outer.x1 and outer.y0 <= each.y0 and each.y1 <= outer.y1


@pytest.mark.parametrize("kind", list(PICTURES))
@pytest.mark.parametrize("waited", [0, 28 * DAY])
def test_where_no_case_is_left_a_picture_is_a_sentence(kind, waited):
    results = large(n=500, waited=waited // DAY)
    figure = PICTURES[kind](results.where(np.zeros(results.n, dtype=bool)), "title", waited)
    assert any("one of the simulated cases" in text for text in texts(figure)), texts(figure)


@pytest.mark.parametrize("kind", list(PICTURES))
def test_a_picture_of_some_of_the_cases_is_drawn(kind):
    results = large(n=2_000)
    figure = PICTURES[kind](results.where(np.arange(2_000) % 7 == 3), "title", 28 * DAY)
    assert figure.axes


@pytest.mark.parametrize("kind", list(PICTURES))
def test_a_dated_interview_puts_dates_beside_the_days(kind):
    figure = PICTURES[kind](large(n=500), "title", 28 * DAY, MONDAY)
    said = "\n".join([*texts(figure), *(axes.get_xlabel() for axes in figure.axes)])
    assert "Mon 23 Nov 2026" in said
    assert kind == "causes" or "28\n23 Nov" in said


@pytest.mark.parametrize("kind", list(PICTURES))
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_repeated_picture_has_the_same_bytes(tmp_path, kind, ending):
    results = large(n=500)
    paths = [tmp_path / f"{name}.{ending}" for name in "ab"]
    for path in paths:
        if kind == "scenarios":
            draw_scenarios([Panel("an interview", results)] * 2, 28 * DAY, path)
        else:
            draw(kind, results, 28 * DAY, path, situation="an interview")
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert paths[0].stat().st_size > 5_000


def test_every_kind_of_picture_has_a_title_and_is_drawn():
    assert list(PLAIN) == list(TITLES)


def test_the_settings_of_the_user_change_nothing(tmp_path):
    draw("histogram", large(n=500), 28 * DAY, tmp_path / "a.png", situation="an interview")
    loud = {"font.size": 30, "axes.facecolor": "red", "svg.fonttype": "none", "figure.dpi": 50, "axes.grid": True}
    with matplotlib.rc_context(loud):
        draw("histogram", large(n=500), 28 * DAY, tmp_path / "b.png", situation="an interview")
        assert matplotlib.rcParams["font.size"] == 30
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


@pytest.mark.parametrize(
    ("kind", "waited", "title"),
    [
        ("histogram", 30 * DAY, "30 days after an interview for $5 & more: NORMAL"),
        ("survival", None, "How long it stays silent after an interview for $5 & more"),
        ("outcomes", None, "What becomes of 100 people after an interview for $5 & more"),
        ("ageing", None, "What is left of the wait after an interview for $5 & more"),
        ("causes", None, "Where the days go after an interview for $5 & more"),
    ],
)
def test_the_title_is_the_verdict_or_what_is_drawn(tmp_path, monkeypatch, kind, waited, title):
    drawn = []
    monkeypatch.setattr("stillwaiting.plots.save", lambda figure, path: drawn.append(figure))
    draw(kind, made(TEN * 10, probe=30 * DAY), waited, tmp_path / "a.png", situation="an interview for $5 & more")
    assert drawn[0].texts[0].get_text() == title


def test_a_dollar_in_a_title_is_a_dollar(tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        save(histogram.draw(made(TEN), "between $_{$ and 5"), tmp_path / "a.svg")
    assert "between $_{$ and 5" in (tmp_path / "a.svg").read_text(encoding="utf-8")


def test_a_long_title_takes_two_lines_and_the_drawing_moves_down():
    short, long = sheet("short", "note"), sheet("a long title " * 10, "note")
    assert long.texts[0].get_text().count("\n") == 1
    assert long.subplotpars.top < short.subplotpars.top
