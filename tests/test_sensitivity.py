"""`sensitivity`: shares that are known are found, numbers that do nothing have none, and the page says so in words."""

import json
import math
import re

import numpy as np
import pytest
from made_sweeps import SUM, hypercube, of_function, table, the_sum
from scipy import stats
from statistical import accepted
from test_every_picture import assert_labels_apart

from stillwaiting.cli import main
from stillwaiting.errors import StillWaitingError
from stillwaiting.plots.sensitivity import draw
from stillwaiting.plots.sheet import save
from stillwaiting.report.sensitivity import sensitivity_text, short_headline
from stillwaiting.report.sensitivity_document import sensitivity_json
from stillwaiting.studies.design import grid
from stillwaiting.studies.journal import swept
from stillwaiting.studies.sensitivity import sensitivity
from stillwaiting.studies.sweep import sweep_of
from stillwaiting.studies.table import Table
from stillwaiting.studies.varied import parse_varied

PERSON = "people.person_{}.number"


def shares(found):
    """The share of each number, by its name."""
    return {each.number.name: each.share.value for each in found.effects}


def in_order(found):
    """The effects in the order of the columns."""
    return sorted(found.effects, key=lambda each: each.number.name)


# What is known


def test_of_a_wait_that_is_a_sum_each_number_has_its_part_of_the_variance(tmp_path):
    texts = ["process.first.elapse=[1 d, 3 d, 5 d, 7 d, 9 d]", "process.second.elapse=[1 d, 2 d, 3 d]"]
    varied = parse_varied([*texts, "people.friend.diary=[20%, 60%]"])
    made = swept(sweep_of(the_sum(), varied, replications=25), grid(varied, 30), tmp_path / "sum.csv")
    found = sensitivity(made, "median")
    eight, two_thirds = np.var([1, 3, 5, 7, 9]), np.var([1, 2, 3])
    whole = eight + two_thirds
    assert [(each.number.name, each.share.value) for each in found.effects] == [
        ("process.first.elapse (d)", pytest.approx(eight / whole, abs=1e-4)),  # days are kept to four places
        ("process.second.elapse (d)", pytest.approx(two_thirds / whole, abs=1e-4)),
        ("people.friend.diary (%)", pytest.approx(0, abs=1e-9)),
    ]
    assert found.together.value == pytest.approx(1)
    assert found.is_grid
    assert [each.share.low for each in found.effects] == [None] * 3
    first = found.effects[0].ends
    assert [each.value for each in first] == [1, 9]
    assert [each.answer for each in first] == pytest.approx([1 + 2 + 1 / 24, 9 + 2 + 1 / 24], abs=1e-3)


def ishigami(x):
    """The function of Ishigami and Homma (1990), of numbers from 0 to 1; its shares are known."""
    one, two, three = (2 * x[:, :3] - 1).T * np.pi
    return np.sin(one) + 7 * np.sin(two) ** 2 + 0.1 * three**4 * np.sin(one)


def ishigami_shares():
    """Of the numbers and of all of them together, by the closed form."""
    a, b = 7, 0.1
    first = (1 + b * math.pi**4 / 5) ** 2 / 2
    whole = a**2 / 8 + b * math.pi**4 / 5 + b**2 * math.pi**8 / 18 + 1 / 2
    return [first / whole, a**2 / 8 / whole, 0.0, 0.0]


def test_the_shares_of_a_function_that_is_known_lie_in_their_intervals():
    found = sensitivity(of_function(ishigami, 4, 2_000), "median_days")
    for each, share in zip(in_order(found), ishigami_shares(), strict=True):
        assert each.share.low <= share <= each.share.high
        assert each.share.high - each.share.low < 0.06
    assert found.together.value == pytest.approx(sum(ishigami_shares()), abs=0.03)


def additive(x):
    """A sum of a line, a curve, and nothing."""
    return 3 * x[:, 0] + np.exp(x[:, 1]) + 0 * x[:, 2]


def additive_shares():
    """By the closed forms of the variances of a line and of the exponential."""
    parts = [9 / 12, (math.e**2 - 1) / 2 - (math.e - 1) ** 2, 0.0]
    return [part / sum(parts) for part in parts]


@pytest.mark.parametrize("points", [60, 400])
def test_a_number_that_does_nothing_has_no_share_and_all_of_a_sum_is_told_apart(points):
    found = sensitivity(of_function(additive, 3, points), "median")
    for each, share in zip(in_order(found), additive_shares(), strict=True):
        assert each.share.value == pytest.approx(share, abs=0.01)
    assert found.together.value == pytest.approx(1, abs=0.01)


def noisy(random):
    """Two numbers that matter, one that does not, and noise of a tenth of the variance."""

    def function(x):
        y = 2 * x[:, 0] + x[:, 1]
        return y + random.standard_normal(len(y)) * math.sqrt(5 / 12 / 9)

    return function


def test_over_many_sweeps_the_shares_are_right_on_average_and_the_intervals_hold_them():
    random, truth = np.random.default_rng(3), np.array([0.72, 0.18, 0.0])
    tables = [of_function(noisy(random), 3, 60, seed) for seed in range(100)]
    effects = [in_order(sensitivity(each, "median")) for each in tables]
    found = np.array([[one.share.value for one in each] for each in effects])
    error = found.std(axis=0, ddof=1) / math.sqrt(len(found))
    # What a group of like values loses of a line it has a slope for: nothing. So the means are off by chance alone.
    assert (np.abs(found.mean(axis=0) - truth) <= stats.norm.isf(5e-7) * error).all()
    held = sum(
        one.share.low <= share <= one.share.high for each in effects for one, share in zip(each, truth, strict=True)
    )
    assert held >= accepted(300, 0.93)[0]


def test_a_noisier_answer_leaves_more_to_noise():
    found = [sensitivity(of_function(noisy(np.random.default_rng(1)), 3, 200), "median").together.value]
    found.append(sensitivity(of_function(additive, 3, 200), "median").together.value)
    assert found[0] == pytest.approx(0.9, abs=0.05)
    assert found[0] < found[1]


def test_the_rank_correlation_is_that_of_spearman():
    made = of_function(lambda x: np.round(4 * (x[:, 0] - 0.3) ** 2, 1) - x[:, 1], 3, 100)
    y = made.columns["median_days"]
    for each in sensitivity(made, "median").effects:
        assert each.rank.value == pytest.approx(stats.spearmanr(each.number.values, y).statistic)


def test_a_share_does_not_depend_on_the_scale_of_the_number_or_the_answer():
    plain = of_function(additive, 3, 100)
    columns = {PERSON.format(place): np.exp(plain.columns[PERSON.format(place)]).tolist() for place in range(3)}
    bent = table(columns, {"median_days": (100 - 7 * np.array(plain.columns["median_days"])).tolist()})
    assert shares(sensitivity(bent, "median")) == pytest.approx(shares(sensitivity(plain, "median")))


def test_texts_are_told_apart_and_have_no_rank():
    days, factor = ["Mon", "Tue", "Wed", "Thu"] * 25, hypercube(1, 100)[:, 0]
    y = [("Mon", "Tue", "Wed", "Thu").index(day) ** 2 + x for day, x in zip(days, factor, strict=True)]
    found = sensitivity(table({"delays.a.day": days, "delays.a.b (x)": factor.tolist()}, {"median_days": y}), "median")
    first = found.effects[0]
    assert (first.number.name, first.rank.value) == ("delays.a.day", None)
    assert [each.value for each in first.ends] == ["Mon", "Thu"]
    parts = np.var([0, 1, 4, 9]), 1 / 12
    assert first.share.value == pytest.approx(parts[0] / sum(parts), abs=0.01)


# The table


def test_points_without_the_answer_are_left_out_and_counted():
    made = of_function(additive, 3, 100)
    y = [None if place % 10 == 3 else value for place, value in enumerate(made.columns["median_days"])]
    found = sensitivity(Table({**made.columns, "median_days": y}), "median")
    assert (len(found.answers), found.missing) == (90, 10)


def test_an_answer_that_is_the_same_everywhere_is_moved_by_nothing():
    found = sensitivity(of_function(lambda x: 0 * x[:, 0] + 12.3456, 3, 100), "median")
    assert [each.share.value for each in found.effects] == [None] * 3
    text = " ".join(sensitivity_text(found).split())
    assert text.startswith("The time within which half of the answered have heard is the same at every point: nothing")
    assert "Of 100 parts" not in text


MADE = of_function(additive, 3, 50)
BOTH = Table({**MADE.columns, "offer": MADE.columns["median_days"], "offer_after_28_days": MADE.columns["median_days"]})


@pytest.mark.parametrize(
    ("said", "column"), [("offer", "offer"), ("offer_", "offer_after_28_days"), ("m", "median_days")]
)
def test_an_answer_is_named_by_its_column_or_how_that_begins(said, column):
    assert sensitivity(BOTH, said).answer == column


@pytest.mark.parametrize(
    ("made", "said", "problem"),
    [
        (BOTH, "of", "several answers are called 'of'; there are offer, offer_after_28_days"),
        (BOTH, "mediam", "no answer is called 'mediam' (did you mean 'median_days'?)"),
        (BOTH, "weather", "no answer is called 'weather'; there are median_days, offer, offer_after_28_days"),
        (BOTH, PERSON.format(0), "no answer is called 'people.person_0.number'; there are"),
        (Table({"a": [1, 2], "b": [1, 2]}), "median", "this is no table that a sweep has made"),
        (Table({name: column[:0] for name, column in MADE.columns.items()}), "median", "this is no table that a sweep"),
        (
            of_function(additive, 3, 9),
            "median",
            "9 points with median_days are too few for 3 numbers; play more of them",
        ),
        (of_function(additive, 7, 14), "median", "14 points with median_days are too few for 7 numbers"),
    ],
)
def test_what_cannot_be_ranked_is_told_in_one_line(made, said, problem):
    with pytest.raises(StillWaitingError) as caught:
        sensitivity(made, said)
    assert str(caught.value).startswith(problem)
    assert "\n" not in str(caught.value)


# In words


def ranked(points=100, name="median_days", function=additive):
    """A ranking of three numbers, one of them with a unit."""
    made = of_function(function, 3, points)
    columns = {name: column for name, column in made.columns.items() if name != PERSON.format(0)}
    columns["delays.sign_offs.takes (x)"] = (2 ** (2 * np.array(made.columns[PERSON.format(0)]) - 1)).tolist()
    return sensitivity(Table({**columns, name: columns.pop("median_days")}), name)


def test_the_page_ranks_what_matters_and_names_what_does_not():
    text = sensitivity_text(ranked(), 120)
    verdict = (
        "For the time within which half of the answered have heard, delays.sign_offs.takes matters most: 2 days near"
    )
    assert " ".join(text.split()).startswith(f"{verdict} 0.5x, 4 days near 2x. Of 100 parts of how much it varies")
    assert re.search(
        r"\n  7[56] \(\d\d to \d\d\) +delays.sign_offs.takes: 2 days near 0.5x, 4 days near 2x; rank", text
    )
    assert re.search(r"\n  2[45] \(\d\d to \d\d\) +people.person_1.number: 3 days near 0, 4 days near 1;", text)
    assert "No more than chance: people.person_2.number." in text
    assert "All of them, each alone: 100. The rest is" in text
    assert "Rests on 100 points of 100 cases each, made, seed 1;" in " ".join(text.split())


def test_a_share_is_told_in_people_of_a_hundred():
    found = ranked(name="never_told", function=lambda x: 0.1 + 0.3 * x[:, 0] + 0.02 * x[:, 1])
    assert short_headline(found) == "delays.sign_offs.takes matters most: 14 in 100 near 0.5x, 38 in 100 near 2x"
    text = " ".join(sensitivity_text(found).split())
    assert text.startswith(f"For the share that is never told, {short_headline(found)}. Of 100 parts")


def test_too_few_points_have_no_intervals_and_the_page_says_so():
    text = " ".join(sensitivity_text(ranked(points=30)).split())
    assert "Too few to say how sure that is: play 40 or more." in text
    assert "(" not in text.partition("Of 100 parts")[2].partition("All of them")[0]


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("unicode", [True, False])
def test_no_line_is_wider_than_the_page(width, unicode):
    text = sensitivity_text(ranked(), width, unicode)
    assert max(map(len, text.splitlines())) <= width
    assert text.isascii()
    assert text.endswith("Cannot know: this employer, this manager, this market.\n")


def test_the_data_are_those_of_the_page():
    found = ranked()
    data = json.loads(json.dumps(sensitivity_json(found)))
    assert (data["schema"], data["points"], data["answer"], data["whole_grid"]) == (1, 100, "median_days", False)
    first = data["numbers"][0]
    assert (first["path"], first["unit"]) == ("delays.sign_offs.takes", "x")
    assert first["first_order"]["share"] == pytest.approx(found.effects[0].share.value, abs=1e-6)
    assert first["ends"][0]["value"] == pytest.approx(0.5, abs=0.01)


# As a picture


def every_kind(points=80):
    """A ranking with a factor, a whole number, a text, a share and two numbers with long names."""
    x = hypercube(6, points)
    columns = {
        "delays.sign_offs.takes (x)": (2 ** (4 * x[:, 0] - 2)).tolist(),
        "delays.reference_checks.referees": np.ceil(5 * x[:, 1]).tolist(),
        "delays.sign_offs.signs_on": [
            ("Mon", "Thu", "Mon-Fri 9:00-17:00 but never in August")[int(3 * u)] for u in x[:, 2]
        ],
        "standing.first_choice (%)": (20 + 30 * x[:, 3]).tolist(),
        "delays.first_choice_decides_after_all.thinks_before_no (business days)": (1 + 9 * x[:, 4]).tolist(),
        "people.the_vice_president_of_everything.desk.arrives (per day)": (3 + x[:, 5]).tolist(),
    }
    y = 10 + 20 * x[:, 0] + 5 * x[:, 1] + 3 * np.floor(3 * x[:, 2]) + x[:, 3]
    return sensitivity(table(columns, {"median_days": y.tolist()}), "median")


LONG = "the time within which half of the answered have heard"


@pytest.mark.parametrize("made", [every_kind, ranked, lambda: ranked(30)])
def test_no_label_of_the_picture_leaves_the_sheet_or_covers_another(made):
    found = made()
    assert_labels_apart(draw(found, short_headline(found), LONG))


def test_the_picture_has_a_panel_for_each_number_the_largest_share_first():
    found = every_kind()
    figure = draw(found, "title", LONG)
    panels = [axes for axes in figure.axes if axes.get_visible()]
    assert [axes.get_xlabel().replace("\n", "") for axes in panels] == [each.number.name for each in found.effects]
    assert re.fullmatch(r"\d\d of 100 \(\d\d to \d\d\)", panels[0].get_title(loc="left"))
    assert [label.get_text() for label in panels[0].get_xticklabels()] == ["0.25", "0.5", "1", "2", "4"]
    assert [len(axes.lines[0].get_xdata()) for axes in panels] == [80] * 6


def test_more_numbers_than_panels_are_counted_in_the_note():
    found = sensitivity(of_function(lambda x: x.sum(axis=1), 11, 200), "median")
    figure = draw(found, "title", LONG)
    assert len([axes for axes in figure.axes if axes.get_visible()]) == 9
    assert "Not shown: 2 numbers that matter less" in figure.texts[1].get_text().replace("\n", " ")
    assert_labels_apart(figure)


def test_the_same_ranking_has_the_same_bytes(tmp_path):
    for name in ("a.svg", "b.svg"):
        save(draw(every_kind(), "title", LONG), tmp_path / name)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


# The command


def test_what_a_sweep_keeps_is_ranked_and_drawn(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sum.yaml").write_text(SUM)
    vary = ["--vary=process.first.elapse=1 to 9 days", "--vary=process.second.elapse=0.5x to 2x"]
    assert main(["sweep", "sum.yaml", *vary, "--points", "40", "-n", "25", "--out", "t.csv"]) == 0
    capsys.readouterr()
    assert main(["sensitivity", "t.csv", "--plot", "t.png"]) == 0
    said = capsys.readouterr()
    assert re.search(
        r" process.first.elapse matters most: 5 days near 1\S* days?, 11 days near", " ".join(said.out.split())
    )
    assert said.out.endswith("Drawn: t.png\n")
    assert said.err == ""
    assert (tmp_path / "t.png").stat().st_size > 10_000
    assert main(["sensitivity", "t.csv", "--answer", "nine", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["answer"] == "nine_in_ten_days"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["no.csv"], "no.csv: cannot be read: no such file or directory"),
        (["no.yaml"], "no.yaml: a table is a file that ends in .parquet or .csv"),
        (["no.csv", "--plot", "x.jpg"], "x.jpg: a picture goes to a file that ends in .png"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_one_line(tmp_path, monkeypatch, capsys, arguments, problem):
    monkeypatch.chdir(tmp_path)
    assert main(["sensitivity", *arguments]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.startswith(problem)
