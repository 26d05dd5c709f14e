"""What is committed beside the code agrees with itself: pins, versions, commands, forms, texts."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from layers import modules, references
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "stillwaiting"
FOLDERS = (".ci", ".github", "src", "scenarios", "examples", "tests", "benchmarks", "docs", "tools", "validation")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BUILD = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]

# Put together, so that this file does not contain what it looks for.
ADDRESSES_OF_A_REGISTRY = re.compile(
    "|".join(["py" + r"pi\.org", "python" + "hosted", "index" + "-url", "find" + "-links"])
)
PATHS_OF_A_MACHINE = re.compile(r"(?<![\w.\])}>-])/(?:wo" + r"rk|t" + r"mp|ro" + r"ot)/")


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


def committed_files():
    """Files at the top and in the folders that are committed, whether or not this is a clone."""
    inside = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*"))]
    files = [path for path in (*sorted(ROOT.iterdir()), *inside) if path.is_file()]
    return [path for path in files if not any("cache" in part for part in path.parts)]


def committed_texts():
    """Path and text of every committed file that is UTF-8."""
    for path in committed_files():
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def requirements(lines):
    return [Requirement(line) for line in lines]


def pins():
    """The versions pinned for this Python, by name."""
    lines = [line for line in text_of("constraints.txt").splitlines() if line and not line.startswith("#")]
    here = [pin for pin in requirements(lines) if not pin.marker or pin.marker.evaluate(default_environment())]
    return {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in here}


def fenced_lines(text):
    """The lines of all fenced blocks of a Markdown text."""
    return [
        line.strip()
        for block in re.findall(r"^ *```.*?\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)
        for line in block.splitlines()
    ]


# No address, no place


def test_no_committed_text_names_a_registry():
    assert [name for name, text in committed_texts() if ADDRESSES_OF_A_REGISTRY.search(text)] == []


def test_no_committed_text_names_a_path_of_a_machine():
    found = [(name, match[0]) for name, text in committed_texts() for match in PATHS_OF_A_MACHINE.finditer(text)]
    assert found == []


def test_pins_hold_versions_and_nothing_else():
    for line in text_of("constraints.txt").splitlines():
        assert re.fullmatch(r"[a-z0-9.-]+==[0-9][\w.]*( ; .+)?", line), line


# Dependencies


def test_every_dependency_is_pinned_within_its_bounds():
    wanted = PROJECT["dependencies"] + [line for extra in PROJECT["optional-dependencies"].values() for line in extra]
    pinned = pins()
    for requirement in requirements(wanted):
        assert requirement.specifier.contains(pinned.get(canonicalize_name(requirement.name), "0")), requirement


def test_the_package_imports_what_it_depends_on_and_nothing_else():
    roots = {
        reference.name.partition(".")[0]
        for path in modules(PACKAGE).values()
        for reference in references(PACKAGE, path)
    }
    outside = {"ruamel.yaml" if root == "ruamel" else root for root in roots - sys.stdlib_module_names}
    parquet = PROJECT["optional-dependencies"]["parquet"]  # asked for where a file needs it
    declared = {requirement.name for requirement in requirements([*PROJECT["dependencies"], *parquet])}
    assert outside - {"stillwaiting", "pydantic_core"} == declared


# Versions


def test_code_citation_and_changelog_tell_one_version():
    citation = YAML(typ="safe").load(text_of("CITATION.cff"))
    newest = re.search(r"^## (\S+)", text_of("CHANGELOG.md"), re.MULTILINE)
    assert citation["version"] == PROJECT["version"]
    assert newest
    assert newest[1] == PROJECT["version"]


def test_every_release_begins_with_the_numbers_that_changed():
    releases = re.split(r"^## ", text_of("CHANGELOG.md"), flags=re.MULTILINE)[1:]
    for release in releases:
        assert re.search(r"^### (.+)$", release, re.MULTILINE)[1] == "Numbers changed", release.splitlines()[0]


def test_the_license_is_the_one_that_is_declared():
    citation = YAML(typ="safe").load(text_of("CITATION.cff"))
    assert text_of("LICENSE").startswith("MIT License\n\nCopyright (c) 2026 stillwaiting contributors\n")
    assert PROJECT["license"] == citation["license"] == "MIT"


# The two commands

SET_UP = "python3 -m venv .venv && .venv/bin/python -m pip install -q -c constraints.txt -e '.[test]' && "


def test_the_readme_has_one_command_that_asks_and_one_that_tests():
    lines = [line for line in fenced_lines(text_of("README.md")) if "python3 -m venv" in line]
    assert lines == [
        SET_UP + '.venv/bin/stillwaiting ask large_company --waited "4 weeks"',
        SET_UP + ".venv/bin/python -m pytest -q",
    ]


def test_ci_runs_the_test_command_of_the_readme():
    shown = subprocess.run([ROOT / ".ci" / "run", "--show"], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == SET_UP + ".venv/bin/python -m pytest -q"


# What is made from the code

MADE = {
    "docs/scenario.schema.json": ["-m", "stillwaiting", "schema"],
    "docs/reference/cli.md": ["tools/cli_reference.py"],
}


@pytest.mark.parametrize("page", MADE)
def test_a_page_made_from_the_code_is_what_the_code_would_write_now(page):
    """If not: `make docs`."""
    made = subprocess.run([sys.executable, *MADE[page]], cwd=ROOT, capture_output=True, check=True)
    assert made.stdout.decode("utf-8") == text_of(page)


# What is shipped


def test_the_wheel_takes_scenarios_oracles_and_targets_along():
    taken = BUILD["targets"]["wheel"]["force-include"]
    assert taken == {
        "scenarios": "stillwaiting/scenarios",
        "validation/oracles": "stillwaiting/oracles",
        "validation/targets.yaml": "stillwaiting/targets.yaml",
    }
    for folder in ("scenarios", "validation/oracles"):
        assert sorted(path.name for path in (ROOT / folder).iterdir() if path.suffix != ".yaml") == []
        assert list((ROOT / folder).glob("*.yaml"))


def test_the_source_archive_takes_every_folder_along():
    taken = set(BUILD["targets"]["sdist"]["include"])
    assert {f"/{folder}" for folder in FOLDERS if (ROOT / folder).is_dir()} <= taken


@pytest.mark.parametrize("path", sorted(ROOT.glob(".github/ISSUE_TEMPLATE/*.yml")), ids=lambda path: path.stem)
def test_an_issue_form_asks_each_question_once(path):
    form = YAML(typ="safe").load(path)
    questions = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert {"name", "description", "body"} <= form.keys()
    assert questions
    assert len(questions) == len(set(questions))


def test_there_is_a_form_for_each_kind_of_report():
    forms = {path.stem for path in ROOT.glob(".github/ISSUE_TEMPLATE/*.yml")}
    assert forms == {"wrong_number", "new_delay", "new_scenario", "bug"}


# Links


def local_links():
    for name, text in committed_texts():
        if name.endswith(".md"):
            for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
                if "://" not in link:
                    yield name, link


def test_links_between_our_texts_lead_somewhere():
    dead = [(name, link) for name, link in local_links() if not (ROOT / name).parent.joinpath(link).exists()]
    assert dead == []
