"""stillwaiting plot: every kind, with and without a wait, in days and in dates."""

import pytest

from stillwaiting.cli import main
from stillwaiting.cli.plot import KINDS
from stillwaiting.scenario_file import load_employer, shipped_kinds

FEW = ("-n", "100")
ONE = [kind for kind in KINDS if kind != "scenarios"]


@pytest.fixture
def call(capsys, tmp_path, monkeypatch):
    """Run the program in an empty folder: exit code, and what it says on both streams."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def drawn(monkeypatch):
    """Figures instead of files."""
    figures = []
    monkeypatch.setattr("stillwaiting.plots.save", lambda figure, path: figures.append(figure))
    return figures


def texts(figure):
    axes = [text.get_text() for one in figure.axes for text in (*one.texts, *one.get_xticklabels(), one.xaxis.label)]
    return "\n".join([*(text.get_text() for text in figure.texts), *axes])


@pytest.mark.parametrize("kind", ONE)
@pytest.mark.parametrize("wait", [(), ("--waited", "2 weeks"), ("--since", "2026-11-09", "--today", "2026-11-23")])
def test_every_kind_is_drawn_with_and_without_a_wait(call, tmp_path, kind, wait):
    code, out, err = call("plot", "small_company", "--kind", kind, *wait, "--out", "a.svg", *FEW)
    assert (code, out, err) == (0, "Drawn: a.svg\n", "")
    assert (tmp_path / "a.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_the_verdict_is_the_title_and_the_picture_speaks_of_the_situation_not_of_the_file(call, monkeypatch):
    figures = drawn(monkeypatch)
    for kind in ONE:
        assert call("plot", "large_company", "--kind", kind, "--waited", "4 weeks", "--out", "a.png", *FEW)[0] == 0
    assert len(figures) == len(ONE)
    for figure in figures:
        assert figure.texts[0].get_text().startswith("4 weeks after a final interview at a large company: ")
        assert "large_company" not in texts(figure)


def test_since_is_a_wait_and_a_date(call, monkeypatch):
    figures = drawn(monkeypatch)
    since = ("--since", "2026-10-26", "--today", "2026-11-23")
    assert call("plot", "small_company", "--kind", "survival", *since, "--out", "a.png", *FEW)[0] == 0
    assert figures[0].texts[0].get_text().startswith("4 weeks after")
    assert "today: day 28, Mon 23 Nov 2026" in texts(figures[0])
    assert "days since the interview on Mon 26 Oct 2026" in texts(figures[0])


def test_the_interview_alone_dates_the_axis(call, monkeypatch):
    figures = drawn(monkeypatch)
    assert call("plot", "small_company", "--interview", "2026-03-05 15:00", "--out", "a.png", *FEW)[0] == 0
    assert "days since the interview on Thu 5 Mar 2026" in texts(figures[0])
    assert "today" not in texts(figures[0])


def test_without_a_scenario_the_picture_is_of_the_mixture(call, monkeypatch):
    figures = drawn(monkeypatch)
    assert call("plot", "--waited", "4 weeks", "--out", "a.png", *FEW)[0] == 0
    assert figures[0].texts[0].get_text().startswith(f"4 weeks after {load_employer('typical').situation}: ")


def test_scenarios_draws_those_that_are_named_or_all_that_are_shipped(call, monkeypatch):
    figures = drawn(monkeypatch)
    several = ("plot", "--kind", "scenarios", "--waited", "4 weeks", "--out", "a.png", "-n", "20")
    assert call(*several, "small_company", "large_company")[0] == 0
    assert call(*several)[0] == 0
    titles = [{axes.get_title(loc="left") for axes in figure.axes if axes.axison} for figure in figures]
    assert titles[0] == {"A final interview at a small company", "A final interview at a large company"}
    assert len(titles[1]) == len({each.situation for each in shipped_kinds().values()})


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("small_company", "large_company"), "--kind histogram draws one scenario, not 2"),
        (("small_company", "--waited", "2w", "--since", "2026-11-09"), "give --waited or --since, not both"),
        (("small_company", "--since", "2026-11-09", "--interview", "2026-11-09"), "leave out --interview"),
        (("small_company", "--today", "2026-11-09"), "--today goes with --since"),
        (("small_company", "--since", "2026-11-23", "--today", "2026-11-22"), "lies 1 day ahead"),
        (("small_company", "--kind", "pie"), "'pie' is not one of"),
    ],
)
def test_a_wrong_call_is_a_usage_error_that_says_what_would_be_right(call, tmp_path, arguments, said):
    code, out, err = call("plot", *arguments, "--out", "a.png", "-n", "100000000")
    assert (code, out) == (2, "")
    assert said in err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("small_company", "--waited", "60 weeks"), "small_company is followed for 52 weeks"),
        (("--kind", "scenarios", "--waited", "60 weeks"), "is followed for 52 weeks"),
        (("--kind", "scenarios", "small_company", "large_compny"), "did you mean 'large_company'?"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_a_line_before_anything_is_simulated(call, tmp_path, arguments, said):
    code, out, err = call("plot", *arguments, "--out", "a.png", "-n", "100000000")
    assert (code, out) == (1, "")
    assert said in err
    assert len(err.splitlines()) == 1
    assert not list(tmp_path.iterdir())
