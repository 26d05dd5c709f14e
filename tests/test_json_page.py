"""The page about `--json` and what is printed: the same keys, with the same kinds of values, in both."""

import json
import re
from importlib import import_module
from pathlib import Path

import pytest

from stillwaiting.cli import main
from stillwaiting.cli.main import COMMANDS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "json.md"
PLAIN = {
    "text": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "null": lambda value: value is None,
}


def rows(text):
    """Key and the kinds of value it may have, of every row of the tables of a text."""
    found = re.findall(r"^\| `([^`]+)` \| ([\w ]+) \|", text, re.MULTILINE)
    return {key: kinds.split(" or ") for key, kinds in found}


def documents(text):
    """The rows of each document by its command, and those of each kind of object by its name."""
    found, kinds, title = {}, {}, ""
    for level, heading, body in re.findall(r"^(##+) (.+)\n((?:(?!##).*\n)*)", text, re.MULTILINE):
        if re.fullmatch("[a-z]+", heading):
            kinds[heading] = rows(body)
            continue
        title = heading if level == "##" or "--json" in heading else title
        found.setdefault(title, {}).update(rows(body))
    return {re.findall("`([^`]+)`", title)[0]: keys for title, keys in found.items() if "--json" in title}, kinds


DOCUMENTS, OBJECTS = documents(PAGE.read_text(encoding="utf-8"))


class Reading:
    """Looks up every key of a document; keeps what the page does not say, and which of its words were met."""

    def __init__(self, said):
        self.said, self.wrong, self.met = said, set(), set()

    def document(self, value, path=""):
        """Everything in an object or a list that has no row of its own."""
        if isinstance(value, list):
            for each in value:
                self.document(each, f"{path}[]")
            return
        named = any(key.startswith(f"{path}.NAME") for key in self.said)
        for key, each in value.items():
            self.value(each, ".".join(filter(None, [path, "NAME" if named else key])))

    def value(self, value, path):
        """One value, by the row of its key."""
        fitting = [word for word in self.said.get(path, []) if fits(value, word)]
        self.met.update((path, word) for word in fitting if value != [])
        inside = any(key.startswith((f"{path}.", f"{path}[]")) for key in self.said)
        if not fitting and not (inside and path not in self.said):
            self.wrong.add(path)
        elif inside and value is not None:
            self.document(value, path)


def fits(value, word):
    """Whether a value is what a word of the page says."""
    if word.startswith("list of "):
        return isinstance(value, list) and all(fits(each, word.removeprefix("list of ")[:-1]) for each in value)
    if word in PLAIN:
        return PLAIN[word](value)
    keys = OBJECTS[word]
    same = isinstance(value, dict) and value.keys() == keys.keys()
    return same and all(any(fits(value[key], each) for each in words) for key, words in keys.items())


LARGE, DATED = ("ask", "large_company"), ("--since", "2026-10-26", "--today", "2026-11-23")
CALLS = {
    "ask --json": [
        (*LARGE, "--waited", "4 weeks", "-n", "400"),
        (*LARGE, *DATED, "--sign", "promised=2026-11-02", "--sign", "references_called", "-n", "20000"),
        (*LARGE, "--waited", "1 week", "--sign", "promised=11d", "--not-sign", "verbal_offer", "-n", "20000"),
        (*LARGE, *DATED, "--i-wrote", "2026-11-12", "--not-sign", "promised", "--by", "2 weeks", "-n", "600"),
        ("ask", "tech_company", "--waited", "25 days", "--sign", "verbal_offer=9d", "-n", "20000"),
        (*LARGE, "--waited", "4 weeks", "--sign", "promised=20d", "--sign", "holding_message", "-n", "100"),
        ("ask", "4 weeks", "-n", "400"),
        ("ask", "always_told.yaml", "--waited", "51 weeks", "-n", "20"),
        ("ask", "small_company", "--waited", "4 weeks", "-n", "3000"),
        ("ask", "short.yaml", "--waited", "1 hour", "-n", "2"),
        ("ask", "no_second.yaml", "--waited", "4 weeks", "-n", "20"),
    ],
    "run --json": [("run", "large_company", "-n", "200"), ("run", "short.yaml", "-n", "2")],
    "story --json": [
        ("story", "large_company", "--replication", "36"),
        ("story", "large_company", "--like", "never told", "--interview", "2026-10-26"),
        ("story", "large_company", "--like", "withdrawn", "--as-run"),
        ("story", "short.yaml", "--like", "open"),
    ],
    "compare --json": [
        ("compare", "large_company", "--without", "sign_offs", "-n", "1000"),
        ("compare", "small_company", "short.yaml", "-n", "20"),
    ],
    "compare --each-delay --json": [("compare", "small_company", "--each-delay", "-n", "1000")],
    "sensitivity --json": [
        ("sensitivity", "few.csv"),
        ("sensitivity", "many.csv"),
        ("sensitivity", "many.csv", "--answer", "same"),
    ],
    "new --questions --json": [("new", "--questions")],
    "check --json": [("check", "idle.yaml", "wrong.yaml")],
    "scenarios --json": [("scenarios",)],
    "delays --json": [("delays",)],
    "verify --json": [("verify", "business_days_easter", "never_told", "whole_process", "-n", "10000")],
    "validate --json": [("validate", "typical", "-n", "1000"), ("validate", "uk_civil_service", "-n", "500")],
}


OWN = "schema: 1\nextends: small_company\n"
SWEPT = "scenario,seed,replications,point,delays.a.day,delays.a.takes (x),median_days,same\n"
FILES = {
    "wrong.yaml": "schema: 1\n",
    "idle.yaml": OWN + "people: {friend: {}}\n",
    "no_second.yaml": OWN + "standing: {next_in_line: 0%}\ndelays: {first_choice_decides: off}\n",
    "always_told.yaml": OWN + "delays: {never_told: off}\n",
    "short.yaml": OWN + "horizon: 1 day\n",
    "few.csv": SWEPT + "".join(f"x,1,25,{i},{'Mon' if i % 3 else 'Thu'},{i},{i},3\n" for i in range(20)),
    "many.csv": SWEPT + "".join(f"x,1,25,{i},{'Mon' if i % 3 else 'Thu'},{i},{i + i % 3},3\n" for i in range(60)),
}


@pytest.fixture
def printed(capsys, tmp_path, monkeypatch):
    """What a command prints as data, called in a folder with FILES."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).write_text(text)

    def call(*arguments):
        main([*arguments, "--json"])
        return json.loads(capsys.readouterr().out)

    return call


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_key_is_documented_with_its_kind_and_every_documented_one_is_printed(name, printed):
    reading = Reading(DOCUMENTS[name])
    for call in CALLS[name]:
        reading.document(printed(*call))
    assert reading.wrong == set()
    assert sorted({(key, kind) for key, kinds in reading.said.items() for kind in kinds} - reading.met) == []


def test_every_command_that_prints_data_has_its_document():
    commands = {name: import_module(f"stillwaiting.cli.{name}").command for name in COMMANDS}
    printing = {name for name, command in commands.items() if any("--json" in each.opts for each in command.params)}
    assert {document.split()[0] for document in DOCUMENTS} == printing


def test_the_reading_finds_a_key_that_is_missing_one_too_many_and_one_of_another_kind():
    said = {"name": ["text"], "days": ["integer", "null"], "parts.NAME": ["number"], "list[].share": ["interval"]}
    reading = Reading(said)
    reading.document({"name": "x", "days": 2, "parts": {"a": 0.5}, "list": [{"share": {"low": 1, "high": None}}]})
    assert reading.wrong == set()
    assert ("days", "null") not in reading.met
    reading.document({"days": 2.5, "more": 1, "parts": {"a": "b"}, "list": [{"share": {"low": 1}}]})
    assert reading.wrong == {"days", "more", "parts.NAME", "list[].share"}
    assert {(key, kind) for key, kinds in said.items() for kind in kinds} - reading.met == {("days", "null")}
