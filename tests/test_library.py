"""The scenario library: every file says who it is for and what it rests on; the page is what its tool writes."""

import subprocess
import sys
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from evidence import scenarios
from ruamel.yaml import YAML

from stillwaiting.engines import native
from stillwaiting.results import NEVER_TOLD, TOLD
from stillwaiting.scenario_file import load_employer, shipped
from stillwaiting.simulation import simulate
from stillwaiting.units import DAY

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reference" / "scenarios.md"
WEEK = 7 * DAY
FEWER_THAN = 15
"""Lines of a scenario that extends another one."""


def text(name):
    return shipped()[name].read_text(encoding="utf-8")


@cache
def said(name):
    return YAML(typ="safe").load(text(name))


EXTENDING = [name for name in shipped() if "extends" in said(name)]
ROW = "| `"


@pytest.fixture
def library(monkeypatch):
    """The tool, as a module."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return import_module("library")


def words_of(page):
    """The page without the lines whose numbers are simulated."""
    lines = page.splitlines()
    return [line for line in lines if not line.startswith(ROW)]


def names_in(page):
    """The scenarios in the table and those with a section, in the page's order."""
    lines = page.splitlines()
    rows = [line.split("`")[1] for line in lines if line.startswith(ROW)]
    return rows, [line.removeprefix("### ") for line in lines if line.startswith("### ")]


def test_there_are_scenarios_for_the_sectors_people_wait_in():
    sectors = {"graduate_employer", "university_faculty", "us_federal", "uk_civil_service", "hospital_nurse", "startup"}
    variants = {"university_staff", "city_government", "restaurant", "retail", "german_midsize", "hiring_freeze_year"}
    assert sectors <= set(shipped()) - set(EXTENDING)
    assert variants == set(EXTENDING)


@pytest.mark.parametrize("name", shipped())
def test_a_scenario_says_itself_who_it_is_for_and_what_its_numbers_rest_on(name):
    own = said(name)
    assert all(own.get(key) for key in ("description", "choose_if", "situation", "sources"))
    assert set(own["sources"]) == set(scenarios()[name])
    assert all(source.strip() for source in own["sources"].values())


@pytest.mark.parametrize("name", EXTENDING)
def test_a_scenario_that_extends_another_is_short(name):
    assert len(text(name).splitlines()) < FEWER_THAN


@pytest.mark.parametrize("name", shipped())
def test_no_scenario_is_a_second_name_for_another(name):
    others = [said(other) for other in shipped() if other != name]
    for key in ("description", "choose_if", "situation"):
        assert said(name)[key] not in [other[key] for other in others]


@pytest.mark.parametrize("name", shipped())
def test_nobody_in_a_scenario_is_idle(name):
    assert load_employer(name).idle() == []


@pytest.mark.parametrize("name", shipped())
def test_a_source_is_a_guess_or_says_where(name):
    """An address, a reader of the article, or the scenario's own definition."""
    for key, (*_, source) in scenarios()[name].items():
        known = ("assumption", "a reader", "by definition", "long enough")
        assert source.startswith(known) or "https://" in source or "http://" in source, key


def test_the_page_has_every_scenario_twice_in_one_order():
    rows, sections = names_in(PAGE.read_text(encoding="utf-8"))
    assert rows == sections == list(shipped())


@pytest.mark.skipif(not native.available(), reason="SimPy would take a minute")
def test_the_page_is_what_the_tool_would_write_now():
    command = [sys.executable, str(ROOT / "tools" / "library.py")]
    written = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, env=_environment())
    assert written.stdout.decode("utf-8") == PAGE.read_text(encoding="utf-8"), "run make docs"


def _environment():
    return {"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", "PATH": ""}


def test_the_words_around_the_numbers_are_what_the_tool_would_write_now(library, monkeypatch):
    monkeypatch.setattr(library, "row", lambda employer: f"{ROW}{employer.name}` | 1 |")
    page = PAGE.read_text(encoding="utf-8")
    assert words_of(library.page()) == words_of(page)
    assert names_in(library.page()) == names_in(page)


def test_a_row_counts_the_answered_and_the_never_told(library, monkeypatch):
    monkeypatch.setattr(library, "REPLICATIONS", 1_000)
    patient = load_employer("small_company").patient()
    results = simulate(patient, replications=1_000, seed=library.SEED)
    waits = results.wait[results.how == TOLD]
    cells = [cell.strip() for cell in library.row(patient).strip("|").split("|")]
    assert cells[1:3] == [f"{100 * (waits > weeks * WEEK).mean():.0f}" for weeks in (1, 2)]
    assert cells[-3] == f"{100 * (results.how == NEVER_TOLD).mean():.0f}"
    assert cells[-2:] == [str(count) for count in patient.provenance()]
