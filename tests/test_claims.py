"""The table of the article's claims, and the numbers of the evidence that were derived."""

import runpy
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import numpy as np
import pytest
from made_results import made

from stillwaiting.scenario_file import shipped
from stillwaiting.units import DAY, WEEK

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "explanation" / "claims.md").read_text(encoding="utf-8")
EVIDENCE = (ROOT / "docs" / "evidence.md").read_text(encoding="utf-8")


def script(name):
    """A script of validation/ as a module."""
    spec = spec_from_file_location(name, ROOT / "validation" / f"{name}.py")
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


CLAIMS, SIGN_OFFS, GAPS = script("claims"), script("derive_sign_offs"), script("derive_gaps")


# The claims


def test_the_page_has_every_claim_with_a_row_for_every_scenario():
    sections = PAGE.split("\n## ")[1:]
    assert [section.split("\n")[0] for section in sections] == [claim.said for claim in CLAIMS.CLAIMS]
    for section in sections:
        assert [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")] == list(shipped())


def test_the_page_is_what_a_quick_scenario_gives():
    results = CLAIMS.play("restaurant")
    for claim in CLAIMS.CLAIMS:
        section = PAGE.split(f"## {claim.said}\n")[1].split("\n## ")[0]
        line = CLAIMS.row(["`restaurant`", *claim.cells(results), CLAIMS.word(claim.holds(results))])
        assert line in section.splitlines()


def test_the_count_of_those_that_agree_is_that_of_the_rows():
    for section in PAGE.split("\n## ")[1:]:
        rows = [line.split(" | ")[-1].strip(" |") for line in section.splitlines() if line.startswith("| `")]
        agree, asked = rows.count("yes"), len(rows) - rows.count("–")
        assert f"{agree} of {asked} scenarios agree" in section.replace("\n", " ")


def test_three_weeks_are_ordinary_where_a_quarter_still_waits_and_not_where_fewer_do():
    quick, slow = ("told", "offer", 2 * DAY), ("told", "offer", 5 * WEEK)
    assert CLAIMS.ordinary(made([quick] * 75 + [slow] * 25))
    assert not CLAIMS.ordinary(made([quick] * 76 + [slow] * 24))


def test_a_note_gains_where_the_settled_among_the_silent_grow_by_a_tenth():
    silent = [("never_told", "rejection", 10 * DAY)] * 10
    assert CLAIMS.note_gains(made(silent + [("told", "offer", 90 * DAY)] * 90))
    assert not CLAIMS.note_gains(made(silent[:9] + [("told", "offer", 90 * DAY)] * 91))


def test_rare_is_what_came_up_and_is_at_most_one_in_twenty():
    long, short = ("told", "offer", 130 * DAY), ("told", "offer", 20 * DAY)
    assert CLAIMS.is_rare(CLAIMS.four_months(made([long] * 5 + [short] * 95)))
    assert not CLAIMS.is_rare(CLAIMS.four_months(made([long] * 6 + [short] * 94)))
    assert not CLAIMS.is_rare(CLAIMS.four_months(made([short] * 100)))
    assert CLAIMS.is_rare(CLAIMS.four_months(made([short] * 19))) is None


def test_a_scenario_without_further_rounds_or_reorganisations_says_nothing_of_them():
    results = made([("told", "offer", DAY)] * 50)
    assert CLAIMS.search_takes_weeks(results) is None
    assert CLAIMS.nine_months(results) is None
    assert CLAIMS.cells_of(None) == ("–", "–")


# What was derived


def test_a_gamma_fits_the_signatures_better_than_a_weibull_and_that_better_than_a_lognormal():
    misfits = [SIGN_OFFS.fitted(name)[2] for name in ("gamma", "weibull", "lognormal")]
    assert misfits == sorted(misfits)


def test_the_gamma_that_the_package_uses_has_the_published_mean_and_spread():
    shape, scale = SIGN_OFFS.by_moments(SIGN_OFFS.MEAN, SIGN_OFFS.SD)
    levels = np.array(list(SIGN_OFFS.QUANTILES))
    ours = SIGN_OFFS.used().family.quantile(levels) / DAY
    assert ours == pytest.approx(SIGN_OFFS.FAMILIES["gamma"][0].ppf(levels, shape, scale=scale), rel=1e-6)
    assert f"{{dist: gamma, mean: {SIGN_OFFS.MEAN} days, sd: {SIGN_OFFS.SD} days}}" in EVIDENCE


def test_the_fit_to_quantiles_has_nearly_the_mean_and_spread_that_were_published():
    """The two ways to the same distribution: quantiles and moments, published apart."""
    shape, scale, _ = SIGN_OFFS.fitted("gamma")
    assert shape * scale == pytest.approx(SIGN_OFFS.MEAN, rel=0.05)
    assert scale * shape**0.5 == pytest.approx(SIGN_OFFS.SD, rel=0.05)


def test_the_qq_picture_is_drawn(tmp_path):
    SIGN_OFFS.draw(tmp_path / "qq.png")
    assert (tmp_path / "qq.png").read_bytes().startswith(b"\x89PNG")
    assert SIGN_OFFS.PICTURE.is_file()


@pytest.mark.parametrize("each", GAPS.derived(), ids=lambda each: each.key)
def test_a_gap_of_the_evidence_is_what_follows_from_its_source_within_a_tenth(each):
    assert each.used() == pytest.approx(each.weeks, rel=0.1)
    assert f"| `{each.key}` |" in EVIDENCE


def test_the_arithmetic_of_gaps_is_that_of_a_constant_rate_and_of_a_share_of_time():
    assert GAPS.gap_of_share(0.25, 2.0) == 6.0
    assert GAPS.gap_of_happened(1 - np.exp(-1), 5.0) == pytest.approx(5.0)


@pytest.mark.parametrize("name", ["derive_gaps"])
def test_a_script_prints_its_lines(name, capsys):
    runpy.run_path(str(ROOT / "validation" / f"{name}.py"), run_name="__main__")
    assert "reorganization.every" in capsys.readouterr().out
