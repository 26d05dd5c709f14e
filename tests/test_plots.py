"""The pictures: what is drawn stands for every case, and the same picture has the same bytes."""

import warnings

import matplotlib
import numpy as np
import pytest
from made_results import large, made
from matplotlib.colors import to_hex
from matplotlib.text import Text
from test_answers import TEN, never, told

from stillwaiting.errors import StillWaitingError
from stillwaiting.plots import TITLES, causes, check_file, draw, histogram, survival
from stillwaiting.plots.histogram import stretches
from stillwaiting.plots.sheet import LATE, NEVER, SOON, save, sheet, style
from stillwaiting.units import DAY, WEEK

PLAIN = {kind: module.draw for kind, module in zip(TITLES, (histogram, survival, causes), strict=True)}
SETS = {
    "peaked": lambda: (large(unsure=0.3), 28),
    "long tail": lambda: (large(waited=60, median=30, spread=1.2, open_=0.03, unsure=0.5), 60),
    "first day": lambda: (large(waited=0), 0),
    "far out": lambda: (large(waited=300), 300),
    "never told": lambda: (made(never(5, 300), probe=14 * DAY), 14),
    "tiny": lambda: (made(TEN, probe=30 * DAY), 30),
}


@pytest.fixture(params=list(SETS))
def waiting(request):
    results, day = SETS[request.param]()
    return results, day * DAY


def texts(figure):
    axes = [each for one in figure.axes for each in (*one.texts, one.title, *one.get_xticklabels())]
    return [text.get_text() for text in (*figure.texts, *axes)]


def heights(axes, color):
    return [bar.get_height() for bar in axes.patches if to_hex(bar.get_facecolor()) == color.lower()]


def areas(axes, color):
    """Areas of the bars of one colour, a week wide and 1 high being 1."""
    found = [bar for bar in axes.patches if to_hex(bar.get_facecolor()) == color.lower()]
    return sum(bar.get_height() * bar.get_width() for bar in found) / 7


# The histogram


def test_the_never_told_have_a_bar_of_their_own_in_every_histogram(waiting):
    results, waited = waiting
    share = np.mean(np.equal(results.how, 1)) * 100
    for figure in (histogram.draw(results, "title"), histogram.draw(results, "title", waited)):
        _, everybody = figure.axes
        labels = [label.get_text() for label in everybody.get_xticklabels()]
        assert labels[:2] == ["answered", "never\ntold"]
        assert heights(everybody, NEVER)[0] == pytest.approx(share, abs=1)


def test_the_bars_of_everybody_add_up_to_100(waiting):
    _, everybody = histogram.draw(waiting[0], "title", waiting[1]).axes
    assert sum(sum(heights(everybody, color)) for color in (SOON, LATE, NEVER)) == 100


def test_the_area_before_and_after_today_is_the_share_of_the_answered():
    cases = told("offer", 1, 2) + told("offer", 29, 5) + told("offer", 31) + told("rejection", 50, 2)
    waits, _ = histogram.draw(made(cases), "title", 30 * DAY).axes
    assert areas(waits, SOON) == pytest.approx(70)
    assert areas(waits, LATE) == pytest.approx(30)


def test_today_is_marked_and_the_tail_is_shaded_and_counted():
    figure = histogram.draw(made(TEN * 300), "title", 30 * DAY)
    waits, _ = figure.axes
    line = next(line for line in waits.lines if list(line.get_xdata()) == [30, 30])
    assert line.get_linestyle() == "--"
    assert "33 of 100\nwho get an answer\nstill wait" in texts(figure)
    assert "today: day 30" in texts(figure)
    shaded = [
        patch for patch in waits.patches if patch.get_x() == 30 and patch.get_y() == 0 and patch.get_height() == 1
    ]
    assert shaded[0].get_width() == pytest.approx(waits.get_xlim()[1] - 30)


def test_answers_beyond_the_axis_are_told():
    results = made(told("offer", 3, 995) + told("offer", 300, 5))
    assert "fewer than 1 of 100 after day 3 →" in texts(histogram.draw(results, "title"))
    assert not any("after day" in text for text in texts(histogram.draw(made(TEN), "title")))


def test_a_model_that_tells_nobody_says_so():
    assert any("Nobody gets an answer" in text for text in texts(histogram.draw(made(never(5, 9)), "title")))


@pytest.mark.parametrize(
    ("last", "waited", "edges"),
    [
        (21, None, [0, 7, 14, 21]),
        (21, 14, [0, 7, 14, 21]),
        (21, 10, [0, 3, 10, 17, 24]),
        (21, 15, [0, 8, 15, 22]),
        (21, 1, [0, 1, 8, 15, 22]),
    ],
)
def test_today_is_an_edge_of_the_stretches(last, waited, edges):
    found = stretches(last * DAY, WEEK, None if waited is None else waited * DAY)
    assert (found / DAY).tolist() == edges


# The curve


def test_the_curve_is_the_share_without_an_answer():
    axes = survival.draw(made(TEN * 10), "title").axes[0]
    curve = next(line for line in axes.lines if line.get_color() == SOON)
    days, silent = curve.get_xdata(), curve.get_ydata()
    assert silent[days < 10] == pytest.approx(100)
    assert silent[(days > 41) & (days < 50)] == pytest.approx(50)
    assert curve.get_drawstyle() == "steps-post"


def test_the_curve_shows_band_floor_and_today(waiting):
    results, waited = waiting
    figure = survival.draw(results, "title", waited)
    labels = [text.get_text() for text in figure.legends[0].get_texts()]
    assert set(labels) == {"silent", "given what we do not know", "never told"}
    said = " ".join(texts(figure))
    assert "of 100 are never told" in said
    assert f"today: day {waited // DAY}" in said
    assert figure.axes[0].get_xlim()[1] > waited / DAY


# The causes


def test_the_causes_of_a_silence_are_bars_with_their_numbers():
    figure = causes.draw(made(TEN * 300, probe=30 * DAY), "title", 30 * DAY, {"sign_offs": "signatures"})
    axes = figure.axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == [
        "a no, unsent",
        "decision",
        "signatures",
        "decision maker away",
    ]
    assert [bar.get_width() for bar in axes.patches] == pytest.approx([50, 100 / 6, 100 / 6, 100 / 6])
    assert [text.get_text() for text in axes.texts] == ["50", "17", "17", "17"]
    assert to_hex(axes.patches[0].get_facecolor()) == NEVER.lower()
    assert axes.get_xlabel() == "of 100 people who are silent after 30 days"


def test_without_a_wait_the_causes_are_days_of_the_answered():
    results = made(TEN * 10)
    figure = causes.draw(results, "title")
    total = sum(bar.get_width() for bar in figure.axes[0].patches)
    answered = results.wait[results.wait >= 0]
    assert total == pytest.approx(answered.mean() / DAY)


def test_causes_too_many_to_draw_are_added_up():
    bars = [causes.Bar(f"cause_{i}", 20 - i, str(20 - i)) for i in range(12)]
    kept = causes.longest(bars)
    assert [bar.name for bar in kept[-2:]] == ["cause_7", "something_else"]
    assert sum(bar.length for bar in kept) == sum(bar.length for bar in bars)


# Every picture


@pytest.mark.parametrize("kind", list(PLAIN))
def test_no_label_leaves_the_sheet_or_covers_another(waiting, kind):
    title = "4 weeks after a final interview at a large company: ON THE LONG SIDE"
    figure = PLAIN[kind](waiting[0], title, waiting[1])
    with style():
        figure.canvas.draw()
    said = [*figure.texts, *(text for axes in figure.axes for text in (*axes.texts, axes.title))]
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


@pytest.mark.parametrize("kind", list(PLAIN))
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_repeated_picture_has_the_same_bytes(tmp_path, kind, ending):
    results = large(n=500)
    paths = [tmp_path / f"{name}.{ending}" for name in "ab"]
    for path in paths:
        draw(kind, results, 28 * DAY, path, situation="an interview")
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert paths[0].stat().st_size > 5_000


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


# Files


@pytest.mark.parametrize("name", ["picture", "picture.jpg", "picture.png.txt"])
def test_other_endings_are_refused(tmp_path, name):
    with pytest.raises(StillWaitingError, match=r"a file that ends in \.png, \.svg or \.pdf"):
        check_file(tmp_path / name)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(StillWaitingError, match="there is no folder"):
        save(sheet("title", "note"), tmp_path / "nowhere" / "a.png")


def test_a_file_appears_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "a.png"
    path.write_bytes(b"before")

    def full_disk(self, content):
        with self.open("wb") as file:
            file.write(content[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full_disk)
    with pytest.raises(StillWaitingError, match=r"a\.png: cannot be written: No space left on device"):
        save(sheet("title", "note"), path)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_an_ending_in_capitals_is_an_ending(tmp_path):
    save(sheet("title", "note"), tmp_path / "A.PNG")
    assert (tmp_path / "A.PNG").read_bytes().startswith(b"\x89PNG")


def test_nothing_opens_a_window():
    assert type(sheet("title", "note").canvas).__name__ == "FigureCanvasAgg"
