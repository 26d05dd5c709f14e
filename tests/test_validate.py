"""Published totals beside the scenarios: read, added up, judged and told as they stand."""

import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from made_results import made

from stillwaiting.amounts import Duration
from stillwaiting.cli import main
from stillwaiting.errors import StillWaitingError
from stillwaiting.plots.validation import draw_days, draw_shares
from stillwaiting.report.validate import validate_json, validate_text
from stillwaiting.report.validation_page import row, validation_page
from stillwaiting.results import WORLD
from stillwaiting.scenario_file import load_employer, shipped
from stillwaiting.studies.targets import Stage, load_targets, read_targets
from stillwaiting.studies.totals import Figure, added_minutes, figure, mean
from stillwaiting.studies.validate import FACTOR, FAILS, INSIDE, NEAR, Compared, fingerprint, named, validate
from stillwaiting.units import DAY

ROOT = Path(__file__).resolve().parents[1]
REPORT = (ROOT / "validation" / "report.md").read_text(encoding="utf-8")
PUBLISHED = load_targets()
ADDRESS = re.compile(r"https?://\S+")


def target(name="restaurant_candidates", **changes):
    """A published total of the file, with some of it changed."""
    return replace(next(each for each in PUBLISHED.targets if each.name == name), **changes)


def compared(low, high, value=None):
    """A published total of 10 days, 9 to 12, beside a simulated band."""
    published = target(value=10.0, low=9.0, high=12.0)
    found = Figure((low + high) / 2 if value is None else value, low, high, None, None, 1_000)
    return Compared(published, found, own=6.0, added=2.0)


@pytest.fixture(scope="module")
def found():
    """Two quick scenarios compared, one of them with a share."""
    return validate(["restaurant", "uk_civil_service"], replications=40 * WORLD, seed=3)


# The file


def test_every_published_total_has_a_shipped_scenario_a_population_a_year_a_clock_and_a_source():
    for each in PUBLISHED.targets:
        assert each.scenario in shipped()
        assert all([each.population, each.year, each.clock, each.source, each.too_long, each.too_short])
        assert ADDRESS.search(each.source) or "no address" in each.source


def test_every_added_stage_has_an_amount_that_is_unsure_and_a_source_or_is_an_assumption():
    stages = [stage for each in PUBLISHED.targets for stage in each.missing]
    assert stages
    for stage in stages:
        assert stage.takes.unsure is not None
        assert ADDRESS.search(stage.source) or stage.source.startswith("assumption")


def test_no_address_of_a_total_is_one_that_its_scenario_was_set_up_from_unless_only_its_share_was_used():
    """NACE gives shares and a total on one page, of which only the shares were used; the evidence says so."""
    for each in PUBLISHED.targets:
        sources = " ".join(load_employer(each.scenario).sources.values())
        shared = {address.rstrip(",;.") for address in ADDRESS.findall(each.source)} & {
            address.rstrip(",;.") for address in ADDRESS.findall(sources)
        }
        assert all("naceweb.org" in address for address in shared), each.name


def test_the_scenarios_are_what_they_were_when_they_were_first_compared_or_the_report_says_otherwise():
    for name, digest in PUBLISHED.first_fingerprints.items():
        same = fingerprint(load_employer(name)) == digest
        line = next(line for line in REPORT.splitlines() if line.startswith(f"| `{name}` | `"))
        assert line.endswith("unchanged |") is same


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("    statistic: mean\n", "    statistic: median\n", "graduates: cannot read the statistic 'median'"),
        ("value: 25.1 days", "value: 25", "graduates: expected such as `25.1 days` or `38%`, not 25"),
        ("between: [19.9 days, 26 days]", "between: [26 days, 30 days]", "graduates: the value must lie between"),
        ("takes: {value: 7 to 14 days", "takes: {value: 7 to 14 dyas", "graduates: "),
    ],
)
def test_a_total_that_cannot_be_read_is_told_by_its_name(before, after, message):
    text = (ROOT / "validation" / "targets.yaml").read_text(encoding="utf-8")
    assert before in text
    with pytest.raises(StillWaitingError, match=re.escape(message)):
        read_targets(text.replace(before, after, 1))


# Adding up


def test_a_stage_that_is_always_ten_days_adds_ten_days_to_every_wait():
    results = made([("told", "offer", 3 * DAY)] * 50 + [("told", "rejection", 5 * DAY)] * 50)
    chosen = target(missing=(Stage("wait", Duration("10 days"), "assumption"),), among="answered")
    added = added_minutes(chosen, results)
    assert (added == 10 * DAY).all()
    assert figure(chosen, results, results.wait + added).value == 14.0


def test_only_offers_are_counted_where_only_offers_were_published():
    results = made([("told", "offer", 3 * DAY)] * 50 + [("told", "rejection", 5 * DAY)] * 50)
    chosen = target(missing=(), among="offers")
    assert figure(chosen, results, results.wait).value == 3.0
    assert figure(chosen, results, results.wait).cases == 50


def test_shares_of_long_waits_of_lost_jobs_and_of_silence_are_counted_as_they_are():
    cases = [("told", "offer", 20 * DAY), ("told", "cancelled", 40 * DAY), ("never_told", "rejection", 5 * DAY)]
    results = made([*cases, ("withdrawn", "withdrawn", 9 * DAY)] * 25)
    for statistic, among, expected in (
        ("longer than 30 days", "answered", 1 / 2),
        ("cancelled", "everybody", 1 / 3),
        ("never_told", "everybody", 1 / 3),
    ):
        chosen = target(statistic=statistic, among=among, missing=())
        assert figure(chosen, results, results.wait).value == pytest.approx(expected, rel=1e-12)


def test_where_nobody_is_to_be_counted_the_error_names_the_total():
    results = made([("never_told", "rejection", DAY)] * 25)
    with pytest.raises(StillWaitingError, match="restaurant_candidates: none of 25 cases"):
        figure(target(), results, results.wait)


def test_the_factor_of_an_unsure_stage_is_one_number_per_world():
    results = made([("told", "offer", DAY)] * (4 * WORLD))
    stage = Stage("wait", Duration({"value": "10 days", "unsure": ["0.5x", "2x"]}), "assumption")
    added = added_minutes(target(missing=(stage,)), results).reshape(4, WORLD)
    assert (added == added[:, :1]).all()
    assert len(set(added[:, 0].tolist())) == 4
    assert (added >= 5 * DAY).all()
    assert (added <= 20 * DAY).all()


def test_the_added_minutes_of_a_replication_do_not_depend_on_which_others_are_there():
    results = made([("told", "offer", DAY)] * (4 * WORLD))
    rest = results.where(results.replication >= 2 * WORLD)
    every, some = added_minutes(target(), results), added_minutes(target(), rest)
    assert np.array_equal(every[2 * WORLD :], some)


# How sure


def test_equal_worlds_have_no_band_and_opposite_ones_the_whole():
    world = np.repeat(np.arange(80), WORLD)
    within = np.tile(np.arange(WORLD, dtype=np.float64), 80)
    source = np.zeros(len(world), dtype=np.int8)
    same = mean(within, world, source)
    assert same.low == same.value == same.high == 12.0
    apart = mean(within + 1_000.0 * (world % 2), world, source)
    assert apart.low == pytest.approx(12, abs=1)
    assert apart.high == pytest.approx(1_012, abs=1)


def test_what_differs_between_kinds_is_not_taken_for_luck():
    """Two kinds a hundred apart in every world; the worlds differ by one, which chance between kinds would hide."""
    world = np.repeat(np.arange(80), WORLD)
    source = np.tile(np.arange(WORLD) % 2, 80)
    values = 100.0 * source + world % 2
    by_kind, as_one = mean(values, world, source), mean(values, world, np.zeros_like(source))
    assert by_kind.high - by_kind.low == pytest.approx(1)
    assert as_one.high == as_one.low


def test_one_case_per_world_has_no_band_of_its_own():
    world = np.arange(100)
    found = mean(np.linspace(0, 1, 100), world, np.zeros(100, dtype=np.int8))
    assert found.low == found.value == found.high


def test_the_simulation_interval_is_missing_where_there_are_few_worlds():
    world = np.repeat(np.arange(5), WORLD)
    found = mean(np.arange(125, dtype=np.float64), world, np.zeros(125, dtype=np.int8))
    assert found.simulation_low is None
    assert found.simulation_high is None


# Verdicts


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (5, 9, INSIDE),
        (12, 20, INSIDE),
        (10, 11, INSIDE),
        (12.5, 14, NEAR),
        (7, 8.9, NEAR),
        (20, 30, FAILS),
        (1, 5, FAILS),
    ],
)
def test_the_verdict_says_whether_ranges_meet_and_else_how_far_apart_the_numbers_are(low, high, expected):
    each = compared(low, high)
    assert each.verdict == expected
    assert (each.reason is None) is (expected == INSIDE)


def test_a_ratio_of_just_the_factor_is_near_and_beyond_it_fails():
    assert compared(12.5, 16, value=10 * FACTOR).verdict == NEAR
    assert compared(12.5, 16, value=10 * FACTOR + 0.01).verdict == FAILS
    assert compared(1, 8, value=10 / FACTOR).verdict == NEAR
    assert compared(1, 8, value=10 / FACTOR - 0.01).verdict == FAILS


def test_the_reason_is_that_of_the_direction_in_which_it_fails():
    assert compared(20, 30).reason == target().too_long
    assert compared(1, 5).reason == target().too_short


def test_agreement_is_weak_with_a_bracket_or_where_most_days_were_added():
    assert not compared(9, 11).is_weak
    assert replace(compared(9, 11), added=6.1).is_weak
    assert replace(compared(9, 11), target=target(value=None)).is_weak


def test_a_bracket_that_is_missed_fails_however_near():
    each = compared(12.5, 13)
    assert replace(each, target=replace(each.target, value=None)).verdict == FAILS


# The command and what it writes


def test_the_committed_report_is_what_these_scenarios_give():
    """A row of the quickest scenario, played again; the others rest on the same code."""
    now = validate(["restaurant"])
    assert row(now.compared[0]) in REPORT.splitlines()


def test_the_report_has_every_total_and_every_scenario_without_one():
    for each in PUBLISHED.targets:
        assert f"### {each.name}\n" in REPORT
    untested = set(shipped()) - {each.scenario for each in PUBLISHED.targets}
    assert untested
    section = REPORT.split("## What is not tested")[1]
    assert all(f"`{name}`" in section for name in untested)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_text_fits_but_for_addresses_and_needs_no_letter_beyond_ascii(found, width):
    text = validate_text(found, width, unicode=False)
    assert text.isascii()
    assert all(len(line) <= width for line in text.splitlines() if not ADDRESS.search(line))
    assert "restaurant_candidates (restaurant)" in text
    assert "uk_no_appointment" in text


def test_the_headline_counts_what_agrees_what_agrees_weakly_and_what_fails(found):
    each = [compared(9, 11), replace(compared(9, 11), added=7.0), compared(7, 8.9), compared(20, 30)]
    text = validate_text(replace(found, compared=tuple(each)), 200)
    assert text.startswith(
        "4 published totals that no scenario was set up from: 2 inside (1 of them weakly), 1 near, 1 that fails.\n"
    )


def test_few_replications_are_said_to_be_few(found):
    assert "luck moves the numbers" not in validate_text(found, 200)
    assert "luck moves the numbers" in validate_text(replace(found, replications=999), 200)


def test_every_total_is_told_with_both_uncertainties_its_ratio_and_its_source(found):
    for each, said in zip(found.compared, validate_json(found)["targets"], strict=True):
        assert said["published"]["low"] <= said["published"]["value"] <= said["published"]["high"]
        assert said["simulated"]["low"] <= said["simulated"]["value"] <= said["simulated"]["high"]
        assert said["simulated"]["simulation"]["low"] <= said["simulated"]["simulation"]["high"]
        assert said["ratio"] == pytest.approx(said["simulated"]["value"] / said["published"]["value"], rel=1e-4)
        assert said["source"] == each.target.source
        assert (said["reason"] is None) is (said["verdict"] == "inside")


def test_the_page_shows_only_pictures_that_are_there(found):
    assert "totals.png" in validation_page(found)
    assert "shares.png" in validation_page(found)
    days = replace(found, compared=found.compared[:1])
    assert "shares.png" not in validation_page(days)


def test_both_pictures_show_every_total_by_its_name(found):
    shown = []
    for figure_ in (draw_days(found), draw_shares(found)):
        shown += [label.get_text().split("\n")[0] for label in figure_.axes[0].get_yticklabels()]
    assert sorted(shown) == sorted(each.target.name for each in found.compared)


def test_without_a_total_of_shares_their_picture_says_so(found):
    days = replace(found, compared=tuple(each for each in found.compared if each.target.in_days))
    assert "No published share" in draw_shares(days).texts[-1].get_text()


def test_the_same_seed_gives_the_same_comparison(found):
    again = validate(["restaurant"], replications=40 * WORLD, seed=3)
    assert again.compared[0] == next(each for each in found.compared if each.target.scenario == "restaurant")


def test_named_scenarios_are_printed_and_nothing_is_written(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["validate", "restaurant", "-n", "500"]) == 0
    assert "restaurant_candidates" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_out_gets_the_report_and_its_pictures(tmp_path, capsys):
    assert main(["validate", "uk_civil_service", "-n", "1000", "--out", str(tmp_path / "a" / "b")]) == 0
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == ["report.md", "shares.png", "totals.png"]
    assert "Written: " in capsys.readouterr().out


def test_a_failure_is_published_with_exit_code_0_and_with_strict_3(capsys):
    assert main(["validate", "uk_civil_service", "-n", "1000", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["failed"] == 1
    assert main(["validate", "uk_civil_service", "-n", "1000", "--strict"]) == 3
    assert main(["validate", "restaurant", "-n", "1000", "--strict"]) == 0


def test_a_scenario_without_a_published_total_is_refused_in_a_line(capsys):
    assert main(["validate", "restaurnt"]) == 1
    assert capsys.readouterr().err == (
        "no published total is compared with a scenario 'restaurnt'; did you mean 'restaurant'?\n"
    )
    with pytest.raises(StillWaitingError, match="'elsewhere'; those that have are graduate_employer, us_federal"):
        named(["elsewhere"], PUBLISHED.targets)


def test_a_folder_that_cannot_be_made_is_told_in_a_line(tmp_path, capsys):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["validate", "restaurant", "-n", "500", "--out", str(tmp_path / "file" / "inside")]) == 1
    assert capsys.readouterr().err.startswith("cannot write ")
