"""`stillwaiting verify`: every oracle agrees, errors come as often as they may, and a fault is caught by its name."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import statistical
from scipy import stats

from stillwaiting import survival
from stillwaiting.cli import main
from stillwaiting.distributions import Exponential, Gamma, Weibull
from stillwaiting.engines import native
from stillwaiting.engines.simpy_engine import activities
from stillwaiting.engines.simpy_engine.play import Play
from stillwaiting.plan.assemble import Assembly
from stillwaiting.results import WORLD
from stillwaiting.scenario_file import check, load
from stillwaiting.simulation import simulate
from stillwaiting.studies import checks, verify
from stillwaiting.studies.checks import EACH, EXPERIMENTS, Coverage, Mean, Share, believable, detects, enough
from stillwaiting.studies.oracles import CANNOT, ORACLES

NAMES = [oracle.name for oracle in ORACLES]
BY_NAME = dict(zip(NAMES, ORACLES, strict=True))
FEW = 12_000 if native.available() else 3_000


def wrong(names, replications=FEW, engine="auto"):
    """Which of these oracles disagree."""
    found = verify.verify([BY_NAME[name] for name in names], seed=3, replications=replications, engine=engine)
    return {each.oracle.name for each in found.oracles if not each.agrees}


# Every oracle


@pytest.mark.parametrize("oracle", ORACLES, ids=NAMES)
def test_the_program_agrees_with_the_oracle(oracle):
    found = verify.verified(oracle, 1, FEW, 1, "auto")
    assert [finding for finding in found.findings if not finding.agrees] == []
    assert len({finding.what for finding in found.findings}) == len(found.findings)


@pytest.mark.parametrize("oracle", ORACLES, ids=NAMES)
def test_an_oracle_is_a_valid_scenario_that_says_what_it_is(oracle):
    assert check(verify.file_of(oracle)).description
    assert "http" in oracle.source or "ARCHITECTURE.md" in oracle.source


def test_every_file_is_an_oracle_and_every_oracle_a_file():
    folder = verify.FOLDERS[1]
    assert sorted(path.stem for path in folder.iterdir()) == sorted(NAMES)


# Error rates


@pytest.mark.parametrize(("p", "detect"), [(0.5, 0.01), (0.1, 0.01), (0.97, 0.01), (0.004, 0.01), (0.3, 0.05)])
def test_a_share_takes_as_many_cases_as_its_two_errors_demand(p, detect):
    exact = statistical.enough_for_proportion(p, detect)
    assert enough(p, detect) == pytest.approx(exact, rel=0.12)
    assert detects(p, enough(p, detect)) == pytest.approx(detect, rel=0.01)


@pytest.mark.parametrize(("cases", "p"), [(1_000, 0.5), (50_000, 0.003), (200_000, 0.17), (30, 0.9), (9, 1), (9, 0)])
def test_believable_counts_are_those_of_the_exact_binomial_test(cases, p):
    assert believable(cases, p) == statistical.accepted(cases, p)


def test_a_mean_takes_as_many_cases_as_its_two_errors_demand():
    needed = Mean("mean", 3.0, 2.0, None, 0.1).needed()
    assert needed == pytest.approx(statistical.enough_for_mean(2.0, 0.1), abs=1)


def test_intervals_of_95_are_told_from_intervals_of_90_with_errors_of_one_in_a_million():
    least = survival.binomial_ranks(EXPERIMENTS, 0.95, checks.FALSE_ALARM)[0]
    assert least / EXPERIMENTS == pytest.approx(0.928, abs=0.001)
    assert stats.binom.cdf(least - 1, EXPERIMENTS, 0.95) <= 1e-6
    assert stats.binom.sf(least - 1, EXPERIMENTS, 0.90) <= 2e-6
    assert EACH % WORLD == 0


def test_whatever_must_be_sure_fails_in_one_case():
    sure = Share("sure", 1.0, lambda results: np.arange(results.n) > 0)
    results = simulate(load("small_company"), replications=100, seed=1)
    assert not sure.judge(results).agrees
    assert replace(sure, hits=checks.everybody).judge(results).agrees
    assert (1 - sure.detect) ** sure.needed() <= 1e-6


def coverage_of(columns, width):
    """The finding of a coverage whose intervals for a fair coin are so many standard errors wide to either side."""
    results = replace(simulate(load("small_company"), replications=WORLD, seed=1), **columns)
    half = width * 0.5 / EACH**0.5
    return Coverage("coin", lambda part: abs(part.wait.mean() - 0.5) <= half).judge(results)


def test_intervals_that_are_too_narrow_are_caught():
    rng = np.random.default_rng(1)
    n = EXPERIMENTS * EACH
    coins = {"wait": rng.integers(0, 2, n, dtype=np.int32), "replication": np.arange(n)}
    assert coverage_of(coins, 1.96).agrees
    assert not coverage_of(coins, 1.645).agrees
    assert coverage_of(coins, 1.96).cases == EXPERIMENTS


# Planted faults


def twice(monkeypatch, family):
    for name in ("quantile", "upper_quantile"):
        correct = getattr(family, name)
        monkeypatch.setattr(family, name, lambda self, p, correct=correct: 2 * correct(self, p))


@pytest.mark.parametrize(
    ("family", "names"),
    [
        (Gamma, {"three_outcomes"}),
        (Weibull, {"conditional_waits"}),
        (Exponential, {"activity_network", "conditional_waits", "never_told", "three_outcomes"}),
    ],
    ids=["gamma", "weibull", "exponential"],
)
def test_a_factor_of_two_in_a_distribution_is_caught_by_name(monkeypatch, family, names):
    twice(monkeypatch, family)
    assert wrong(["activity_network", "conditional_waits", "never_told", "three_outcomes", "meeting_poll"]) == names


def test_a_swapped_tie_rule_is_caught_by_name(monkeypatch):
    """A block that begins would come before a row that completes at the same minute."""
    correct = Play.__init__

    def swapped(self, *arguments):
        correct(self, *arguments)
        self.begin_rank = -1

    monkeypatch.setattr(Play, "__init__", swapped)
    assert wrong(["same_minute", "competing_ends", "business_days_plain"], 2_000, "simpy") == {"same_minute"}


def test_a_slot_missed_at_its_own_minute_is_caught_by_name(monkeypatch):
    """A slot would have to begin after the minute from which it is sought."""
    correct = activities.first_start
    monkeypatch.setattr(activities, "first_start", lambda *call: correct(*call[:-1], call[-1] + 1))
    assert wrong(["meeting_poll", "business_days_plain"], 500, "simpy") == {"meeting_poll"}


def test_work_that_begins_again_where_it_should_go_on_is_caught_by_name(monkeypatch):
    correct = Assembly._take
    monkeypatch.setattr(Assembly, "_take", lambda *call: replace(correct(*call), restart=True))
    assert wrong(["work_resumed", "work_restarted", "approvals_in_series"]) == {"work_resumed"}


def test_a_forgotten_equilibrium_is_caught_by_name(monkeypatch):
    correct = Assembly._block
    monkeypatch.setattr(Assembly, "_block", lambda *call: replace(correct(*call), equilibrium=False))
    assert wrong(["five_people_present", "work_resumed"]) == {"five_people_present"}


def test_a_holiday_that_is_worked_through_is_caught_by_name(monkeypatch):
    monkeypatch.setattr("stillwaiting.scenario.public_holidays", lambda *place: frozenset())
    names = ["business_days_england", "business_days_plain", "business_days_easter"]
    assert wrong(names, 50) == {"business_days_england", "business_days_easter"}


# The command


def call(capsys, *arguments):
    """Exit code, standard output and standard error of one call."""
    code = main(["verify", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


QUICK = ["same_minute", "business_days_easter", "-n", "10000"]


def test_the_table_has_a_line_for_each_answer_with_its_source(capsys):
    code, out, err = call(capsys, *QUICK)
    assert (code, err) == (0, "")
    assert out.startswith("Simulated again: 4 exact answers, and the program agrees with all of them.\n")
    assert "  20 business days are 32 days      1.0000  1.0000" in out
    assert "numpy.busday_offset.html" in out
    assert out.count("  agrees\n") == 4
    assert "seed 1" in out
    assert "With so few replications" in " ".join(out.split())


def test_what_differs_is_named_first_and_ends_with_the_exit_code_3(capsys, monkeypatch):
    twice(monkeypatch, Gamma)
    code, out, _ = call(capsys, "three_outcomes", "same_minute", "-n", "10000")
    assert code == 3
    first, *_ = out.split("\n\n")
    assert " ".join(first.split()).startswith("THE PROGRAM IS WRONG in ")
    assert " ".join(first.split()).endswith(" of 7 exact answers: three_outcomes.")
    assert "  DIFFERS\n" in out


def test_all_oracles_are_taken_where_none_is_named():
    assert verify.named(()) == ORACLES
    assert verify.named(("never_told", "same_minute", "never_told")) == (BY_NAME["never_told"], BY_NAME["same_minute"])


def test_the_whole_table_says_what_no_scenario_can_say(capsys, monkeypatch):
    assert "M/M/3" not in call(capsys, *QUICK)[1]
    monkeypatch.setattr("stillwaiting.report.verify.ORACLES", ORACLES[:2])
    plain = " ".join(call(capsys, *QUICK)[1].split())
    assert all(f"{what}: {why}" in plain for what, why in CANNOT.items())


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_fits(capsys, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    out = call(capsys, "-n", "10000", "approvals_in_series", "decision_days", "conditional_waits")[1]
    assert max(map(len, out.splitlines())) <= width
    assert out.isascii()


def test_json_is_the_table_as_data(capsys):
    code, out, err = call(capsys, *QUICK, "--seed", "8", "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert (found["schema"], found["seed"], found["agrees"]) == (1, 8, True)
    assert [each["name"] for each in found["oracles"]] == ["same_minute", "business_days_easter"]
    line = found["oracles"][0]["checks"][0]
    assert line["low"] < line["estimate"] < line["high"]
    assert line == line | {"what": "decided first", "exact": 0.6666666667, "published": None, "cases": 10000}
    assert found["oracles"][1]["checks"][0]["published"] == "32"
    assert {each["what"] for each in found["cannot"]} == set(CANNOT)


def test_a_fresh_seed_is_another_each_time_and_printed(capsys):
    seeds = {json.loads(call(capsys, *QUICK, "--fresh", "--json")[1])["seed"] for _ in range(3)}
    assert len(seeds) == 3


def test_a_fresh_seed_and_a_chosen_one_are_refused_together(capsys):
    code, _, err = call(capsys, "--fresh", "--seed", "4")
    assert code == 2
    assert "give --seed or --fresh, not both" in err


def test_too_few_replications_for_the_errors_that_are_promised_are_refused(capsys):
    code, _, err = call(capsys, "never_told", "-n", "9999")
    assert code == 2
    assert "9999 is not in the range 10000<=x<=100000000" in err


def test_an_oracle_that_there_is_not_is_told_with_the_one_that_was_meant(capsys):
    code, _, err = call(capsys, "meeting_pol", "nothing")
    assert code == 1
    assert err.splitlines() == [
        "no oracle is called 'meeting_pol' (did you mean 'meeting_poll'?); without names `verify` runs all of them",
        "no oracle is called 'nothing'; without names `verify` runs all of them",
    ]


def test_without_its_files_the_command_says_so(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(verify, "FOLDERS", (tmp_path,))
    code, _, err = call(capsys, "never_told")
    assert (code, err) == (1, "the scenario file of the oracle 'never_told' is not there: install again\n")


def test_the_engines_find_the_same(capsys):
    one, other = (json.loads(call(capsys, *QUICK, "--engine", engine, "--json")[1]) for engine in ("auto", "simpy"))
    assert one["oracles"] == other["oracles"]


# The page


def rows(text):
    """The cells of every row of every table."""
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:2] == "| "]


def test_the_page_lists_every_oracle_with_its_source_and_what_cannot_be_said():
    page = rows((Path(__file__).parents[1] / "docs" / "explanation" / "oracles.md").read_text(encoding="utf-8"))
    told = [["oracle", "what it is", "exact by", "source"]]
    told += [[oracle.name, oracle.about, oracle.by, oracle.source] for oracle in ORACLES]
    told += [["published", "why no scenario can say it"], *(list(pair) for pair in CANNOT.items())]
    assert page == told
