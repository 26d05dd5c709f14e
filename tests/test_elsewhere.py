"""The same wait at other employers: a table that is kept, and never an old one."""

import json

import pytest

from stillwaiting import elsewhere as module
from stillwaiting.elsewhere import FILE, digest, elsewhere, made, table
from stillwaiting.scenario_file import load, shipped
from stillwaiting.simulation import simulate
from stillwaiting.survival import told

DAY = 1440


def kept():
    return json.loads(FILE.read_text(encoding="utf-8"))


def test_the_table_is_of_the_scenario_files_as_they_are():
    assert kept()["digest"] == digest(), "a scenario file has changed: run `make record`"


def test_the_table_counts_what_a_simulation_counts():
    row, results = (
        kept()["waits"]["small_company"],
        simulate(load("small_company").patient(), replications=8_000, seed=1),
    )
    waits = results.wait[told(results)]
    assert row["answered"] == len(waits)
    assert [row["later"][day] for day in (0, 7, 28)] == [int((waits > day * DAY).sum()) for day in (0, 7, 28)]


def test_every_other_kind_of_employer_has_its_share():
    found = {each.scenario: each.still_waiting for each in elsewhere(28 * DAY, but=["large_company"])}
    assert "large_company" not in found
    assert {"small_company", "tech_company"} <= found.keys() <= shipped().keys()
    assert all(0 <= share.hits <= share.among for share in found.values())


def test_beyond_the_last_wait_nobody_is_left():
    assert all(each.still_waiting.hits == 0 for each in elsewhere(10**7))


def test_where_a_scenario_has_changed_the_waits_are_simulated_anew(tmp_path, monkeypatch):
    stale = tmp_path / "elsewhere.json"
    stale.write_text(json.dumps({**kept(), "digest": "of other files"}), encoding="utf-8")
    monkeypatch.setattr(module, "FILE", stale)
    monkeypatch.setattr(module, "FEWER", 50)
    table.cache_clear()
    try:
        assert table()["replications"] == 50
    finally:
        table.cache_clear()


@pytest.mark.parametrize("replications", [25, 75])
def test_a_table_of_few_replications_is_a_table_all_the_same(replications):
    assert all(row["answered"] <= replications for row in made(replications)["waits"].values())
