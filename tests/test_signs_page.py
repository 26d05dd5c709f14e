"""The page about signs: it names each sign that exists, what gives it, and what its day is."""

import re
from pathlib import Path

import pytest

from stillwaiting.cli import main
from stillwaiting.delays import DELAYS
from stillwaiting.scenario_file import shipped_kinds
from stillwaiting.signs import AHEAD, SIGNS

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "reference" / "signs.md").read_text(encoding="utf-8")
PLAYED, _, TOLD = PAGE.partition("## Those that people tell")
KINDS = shipped_kinds()


def rows(text):
    """The cells of every row of the tables of a text, without the two rows on top."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def names(cell):
    return re.findall(r"`([a-z_]+)`", cell)


SIGN_OF = {names(row[0])[0]: row for row in rows(PLAYED)}
"""The row of each sign that is played."""


def test_every_sign_has_one_row_and_only_signs_have():
    assert [names(row[0]) for row in rows(PLAYED)] == [[name] for name in SIGN_OF]
    assert SIGN_OF.keys() == SIGNS.keys()


@pytest.mark.parametrize("scenario", KINDS)
def test_a_scenario_gives_the_signs_of_the_delays_it_has_and_no_other(scenario):
    has = {"standing", *(KINDS[scenario].kind(name) for name in KINDS[scenario].delays)}
    assert KINDS[scenario].compile().signs == {name for name, row in SIGN_OF.items() if names(row[2])[0] in has}


def test_every_sign_is_given_by_some_shipped_scenario():
    assert set().union(*(kind.compile().signs for kind in KINDS.values())) == SIGNS.keys()


def test_only_a_day_that_was_named_may_lie_ahead():
    assert {name for name, row in SIGN_OF.items() if "may lie ahead" in row[3]} == AHEAD


def test_every_sign_that_is_played_has_been_told_of_and_stands_there_by_its_name():
    told = rows(TOLD)
    assert {name for _, _, here in told for name in names(here)} & SIGNS.keys() == SIGNS.keys()
    for said, _, here in told:
        assert re.match(r"none: \w.{15,}|`|--", here), said


def test_every_name_in_the_tables_is_one():
    options = {option.lstrip("-").replace("-", "_") for option in ("--i-wrote", "--not-sign")}
    fields = {field for delay in DELAYS.values() for field in delay.model_fields}
    known = {*SIGNS, *DELAYS, "standing", *fields, *options}
    cells = [cell for row in rows(PLAYED) + rows(TOLD) for cell in row]
    assert {name for cell in cells for name in names(cell)} <= known


def test_the_most_frequent_come_first():
    counts = [int(row[1]) for row in rows(TOLD)]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("name", SIGN_OF)
def test_every_sign_of_the_page_is_taken_by_its_name(name, capsys):
    assert main(["ask", "large_company", "--waited", "4 weeks", "--sign", name, "-n", "50"]) == 0
    assert SIGNS[name] in " ".join(capsys.readouterr().out.split())
