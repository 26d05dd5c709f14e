"""Histogram, curve and causes: what is drawn stands for every case; and files that appear whole."""

import numpy as np
import pytest
from made_results import large, made
from matplotlib.colors import to_hex
from test_answers import TEN, never, told

from stillwaiting.errors import StillWaitingError
from stillwaiting.plots import (
    causes,
    check_file,
    histogram,
    survival,
)
from stillwaiting.plots.histogram import stretches
from stillwaiting.plots.sheet import LATE, NEVER, SOON, save, sheet
from stillwaiting.units import DAY, WEEK

SETS = {
    "peaked": lambda: (large(n=2_000, unsure=0.3), 28),
    "long tail": lambda: (large(n=2_000, waited=60, median=30, spread=1.2, open_=0.03, unsure=0.5), 60),
    "first day": lambda: (large(n=2_000, waited=0), 0),
    "far out": lambda: (large(n=2_000, waited=300), 300),
    "never told": lambda: (made(never(5, 300), probe=14 * DAY), 14),
    "tiny": lambda: (made(TEN, probe=30 * DAY), 30),
    "all open": lambda: (made([("open", "open", 0)] * 300, probe=14 * DAY), 14),
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
    assert "fewer than 1 of 100\nafter day 3 →" in texts(histogram.draw(results, "title"))
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
    assert set(labels) == {"still waiting", "how far what we do not know could move it", "never told"}
    said = " ".join(texts(figure))
    assert "of 100 are never told" in said
    assert "of 100 still wait today:" in said
    assert f"today: day {waited // DAY}" in said
    assert figure.axes[0].get_xlim()[1] > waited / DAY


# The causes


def test_the_causes_of_a_silence_are_bars_with_their_numbers():
    figure = causes.draw(made(TEN * 300, probe=30 * DAY), "title", 30 * DAY, phrases={"sign_offs": "signatures"})
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


def test_causes_too_many_or_too_short_to_draw_are_added_up():
    bars = [causes.Bar(f"cause {i}", 20 - i, str(20 - i)) for i in range(12)]
    kept = causes.longest(bars)
    assert [bar.words for bar in kept[-2:]] == ["cause 7", "something else"]
    assert sum(bar.length for bar in kept) == sum(bar.length for bar in bars)
    short = [causes.Bar(f"cause {i}", length, "") for i, length in enumerate([98.9, 0.4, 0.3, 0.2, 0.2])]
    assert [(bar.words, bar.number) for bar in causes.longest(short)][2:] == [("cause 2", ""), ("something else", "<1")]
    assert causes.longest(bars[:8]) == bars[:8]


def test_causes_that_are_called_the_same_share_a_bar():
    away = {"decision_maker_away": "somebody is away", "sign_offs": "somebody is away"}
    figure = causes.draw(made(TEN * 300, probe=30 * DAY), "title", 30 * DAY, phrases=away)
    labels = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert labels == ["a no, unsent", "somebody is away", "decision"]
    assert [bar.get_width() for bar in figure.axes[0].patches] == pytest.approx([50, 100 / 3, 100 / 6])


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
