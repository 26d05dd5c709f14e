"""What the pages say is true of the program: commands run, files load, keys, columns and scenarios are all named.

What is written by a tool (commands and options, delays, the schema) is compared elsewhere with what the tool writes.
"""

import json
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import numpy as np
import pytest

from stillwaiting.cli import main
from stillwaiting.cli.main import COMMANDS
from stillwaiting.people import Desk, Person
from stillwaiting.report.about import TOPICS
from stillwaiting.results import NEVER_TOLD
from stillwaiting.saving import days, header
from stillwaiting.scenario_file import load, load_employer, shipped, shipped_kinds
from stillwaiting.scenario_file.header import KEYS
from stillwaiting.simulation import simulate
from stillwaiting.standing import Standing
from stillwaiting.steps import STEPS, Repeat
from stillwaiting.units import YEAR

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]
GUIDE = ROOT / "docs" / "guides" / "write_a_scenario.md"
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
FILES = (ROOT / "docs" / "reference" / "files.md").read_text(encoding="utf-8")


def tool(name):
    """A script of tools/ as a module."""
    spec = spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


WALK, PICTURES = tool("walk"), tool("pictures")


def relative(path):
    return path.relative_to(ROOT).as_posix()


def tables(text):
    """The cells of every row of every table."""
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows]


def quoted_in(cell):
    return re.findall(r"`([^`]+)`", cell)


def first_column(text):
    """Every name in the first column of the tables of a page."""
    return [name for row in tables(text) for name in quoted_in(row[0])]


# Commands and files


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_whoever_follows_a_page_gets_what_it_shows(page, monkeypatch):
    """Where the program says something else now: `python tools/walk.py PAGE` prints the page as it would be."""
    monkeypatch.setenv("COLUMNS", "80")
    text = page.read_text(encoding="utf-8")
    now, faults = WALK.walk(text)
    assert faults == []
    assert now == text


def test_the_walk_finds_a_command_that_fails_and_an_output_that_is_stale(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    wrong = "```\nstillwaiting ask small_company --wated 2d\n```\n"
    assert "--wated" in WALK.walk(wrong)[1][0]
    file = "```yaml\n# mine.yaml\nschema: 1\n```\n"
    assert "mine.yaml:2:1: 'people' is missing" in WALK.walk(file)[1][0]
    stale = "```console\n$ stillwaiting check small_company\nsmall_company: wrong\n```\n"
    assert WALK.walk(stale) == (stale.replace("wrong", "fine"), [])


def test_the_walk_makes_commands_quick_and_silent(monkeypatch):
    called = []
    monkeypatch.setattr(WALK, "main", lambda arguments: called.append(arguments) or 0)
    lines = (
        "compare a b",
        "compare a b -n 9",
        "story a",
        "new",
        "new --answers b",
        "new --questions",
        "ask a --since 2026-10-26",
    )
    assert WALK.walk("```\n" + "".join(f"stillwaiting {line}  why\n" for line in lines) + "```\n")[1] == []
    assert called == [
        ["compare", "a", "b", "-n", "200"],
        ["compare", "a", "b", "-n", "9"],
        ["story", "a"],
        ["new", "--answers", "answers.yaml", "--force"],
        ["new", "--answers", "b", "--force"],
        ["new", "--questions"],
        ["ask", "a", "--since", "2026-10-26", "-n", "200", "--today", "2026-11-23"],
    ]


def test_the_walk_answers_questions_and_knows_what_day_it_is(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    page = "```\nstillwaiting new\nstillwaiting check my_employer.yaml\n```\n"
    page += "```console\n$ stillwaiting ask small_company --since 2026-11-16 -n 20\n```\n"
    now, faults = WALK.walk(page)
    assert faults == []
    assert "(interview Mon 16 Nov 2026, today Mon 23 Nov 2026)" in now


def test_the_walk_plays_the_same_cases_once():
    played = []
    play = WALK.remembering(lambda cast, *rest: played.append((cast, rest)) or len(played))
    assert [play("a", 1, 0, 9), play("a", 1, 0, 9, 2, "simpy"), play("a", 1, 0, 8), play("b", 1, 0, 9)] == [1, 1, 2, 3]
    assert played == [("a", (1, 0, 9)), ("a", (1, 0, 8)), ("b", (1, 0, 9))]


@pytest.mark.parametrize("page", [*PAGES, *ROOT.glob("[A-Z]*.md")], ids=relative)
def test_a_command_named_in_a_sentence_is_one(page):
    named = re.findall(r"`stillwaiting ([a-z]+)", page.read_text(encoding="utf-8"))
    assert set(named) <= set(COMMANDS)


# The twelve questions


def test_the_tutorial_shows_each_question_for_three_employers():
    shown = re.findall(r"^\$ stillwaiting ask (\w+) .*--about ([\w-]+)", TUTORIAL, re.MULTILINE)
    employers = {employer for employer, _ in shown}
    assert len(employers) == 3
    assert employers <= set(shipped())
    assert sorted(shown) == sorted((employer, topic) for employer in employers for topic in TOPICS)


def test_the_tutorial_has_a_heading_for_each_question_in_the_order_of_the_program():
    parts = re.findall(r"^## (\d+)\. .*\n((?:(?!## ).*\n)*)", TUTORIAL, re.MULTILINE)
    assert [number for number, _ in parts] == [str(number) for number in range(1, 13)]
    for topic, (_, part) in zip(TOPICS, parts, strict=True):
        assert re.findall(r"^\$ .*--about ([\w-]+)", part, re.MULTILINE) == [topic] * 3


def test_the_guide_lists_the_words_of_the_twelve_questions():
    listed = tables((ROOT / "docs" / "guides" / "read_an_answer.md").read_text(encoding="utf-8"))
    assert [row for row in listed if quoted_in(row[0])] == [[f"`{word}`", title] for word, (title, _) in TOPICS.items()]


# Names


def test_the_guide_lists_every_shipped_scenario_and_when_to_choose_it():
    listed = {quoted_in(row[0])[0]: row[1] for row in tables(GUIDE.read_text()) if quoted_in(row[0])}
    assert {name: listed.get(name) for name in shipped()} == {name: load_employer(name).choose_if for name in shipped()}


def test_the_guide_explains_every_key_of_a_scenario_file_but_those_of_delays():
    text = GUIDE.read_text(encoding="utf-8")
    parts = (Person, Desk, Standing, Repeat, *STEPS.values())
    keys = {*KEYS, *STEPS, *(field for part in parts for field in part.model_fields)}
    assert keys - set(re.findall(r"`(\w+)`", text)) == set()


def test_the_guide_names_no_key_that_is_none():
    parts = (Person, Desk, Standing, Repeat, *STEPS.values())
    keys = {*KEYS, *STEPS, *(field for part in parts for field in part.model_fields)}
    assert set(first_column(GUIDE.read_text())) - set(shipped()) <= keys


# The files of a run


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    folder = tmp_path_factory.mktemp("runs") / "kept"
    assert main(["run", "small_company", "-n", "5", "--out", str(folder)]) == 0
    return folder


def flat(data, before=""):
    """Keys of nested objects, with dots between."""
    for key, value in data.items():
        yield from flat(value, f"{before}{key}.") if isinstance(value, dict) else (f"{before}{key}",)


def test_the_files_of_a_run_are_those_that_are_described(kept):
    described = [name for name in first_column(FILES) if name.endswith((".csv", ".json"))]
    assert sorted(described) == sorted(path.name for path in kept.iterdir())


def test_every_key_of_the_manifest_is_described_and_no_other(kept):
    described = first_column(FILES.partition("## manifest.json")[2])
    assert described == list(flat(json.loads((kept / "manifest.json").read_text())))


def test_every_column_of_waits_csv_is_described_and_no_other(kept):
    described = first_column(FILES.partition("## waits.csv")[2].partition("### Causes")[0])
    columns = (kept / "waits.csv").read_text().splitlines()[0].split(",")
    general = [re.sub(r"^(cause|at|sign)\..*", r"\1.NAME", column) for column in columns]
    assert list(dict.fromkeys(general)) == described


def test_every_sign_and_every_sort_of_cause_is_described():
    results = [simulate(kind, replications=1, seed=1) for kind in shipped_kinds().values()]
    columns = {column for found in results for column in header(found)}
    described = {f"sign.{name}" for name in first_column(FILES.partition("### Signs")[2].partition("## manifest")[0])}
    assert {column for column in columns if column.startswith("sign.")} == described
    causes = FILES.partition("### Causes")[2].partition("### Signs")[0]
    named = {f"cause.{name}" for scenario in shipped_kinds().values() for name in (*scenario.process, *scenario.delays)}
    rest = {column for column in columns if column.startswith("cause.")} - named
    assert {re.sub(r"^cause\.\w+\.desk$", "desk", column) for column in rest} == {
        "desk",
        "cause.priority_project.pick_up",
        "cause.off_hours",
        "cause.silence",
    }
    assert {"PERSON.desk", "cause.priority_project.pick_up", "cause.off_hours", "cause.silence"} <= set(
        quoted_in(causes)
    )


@pytest.mark.parametrize("name", ["small_company", "bank_restructuring"])
def test_whoever_is_never_told_has_silence_among_the_causes_and_nobody_else(name):
    results = simulate(load(name), replications=500, seed=3)
    assert np.array_equal(results.cause("silence") > 0, results.how == NEVER_TOLD)
    assert (results.how == NEVER_TOLD).any()


def test_four_decimals_of_a_day_give_the_minute_back():
    minutes = np.array([*range(3_000), *range(5 * YEAR - 3_000, 5 * YEAR)])
    assert [round(1440 * float(text)) for text in days(minutes)] == minutes.tolist()


# Links and pictures


def anchors(text):
    """The anchors that a hosting site gives the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_links_to_a_heading_find_it():
    for page in PAGES:
        for target, anchor in re.findall(r"\]\(([^)#\s:]*)#([^)]+)\)", page.read_text(encoding="utf-8")):
            goal = page.parent / target if target else page
            assert anchor in anchors(goal.read_text(encoding="utf-8")), (relative(page), anchor)


def test_every_picture_is_one_that_make_pictures_draws_and_some_page_shows():
    drawn = {picture.file for picture in PICTURES.PICTURES}
    shown = {
        Path(link).name
        for page in PAGES
        for link in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    }
    there = {path.name for path in (ROOT / "docs" / "pictures").iterdir()}
    assert drawn == shown == there
