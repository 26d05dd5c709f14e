"""What every delay promises, whatever it does: the contract between the catalogue and everything else."""

import ast
import inspect
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from evidence import is_number, sentences

from stillwaiting.delays import DELAYS
from stillwaiting.engines.simpy_engine.bank import Bank
from stillwaiting.people import Person
from stillwaiting.scenario import Scenario
from stillwaiting.simulation import simulate
from stillwaiting.standing import Standing
from stillwaiting.steps import Meeting, Message, Work

ARTICLE = Path(__file__).parent.parent / "docs" / "article.md"
PEOPLE = {
    "boss": Person(hours="Mon-Fri 9:00-17:30", diary="50%", met_you=True),
    "chief": Person(hours="Mon-Thu 8:00-18:00", diary="70%"),
    "hr": Person(),
}
REQUIRED = {
    "hr_controls_communication": {"who": "hr"},
    "decision_maker_away": {"who": "boss"},
    "priority_project": {"who": "boss"},
    "decision_maker_leaves": {"who": "boss"},
    "job_rethought": {"who": "boss"},
    "sign_offs": {"chain": ("chief", "hr"), "delegate": "boss"},
    "calendar_search": {"people": ("boss", "chief")},
    "other_candidates": {"people": ("boss", "chief")},
    "promised_date": {"who": "boss"},
    "team_matching": {"who": "boss"},
    "on_leave": {"who": "chief"},
}
SINGLE = ("hr_controls_communication", "candidate_moves_on")
"""Of these a scenario has one at most."""
TAME = {
    "hr_controls_communication": {"who": "boss"},
    "decision_maker_leaves": {"starts_over": "0%"},
    "reorganization": {"approve_again": "0%", "cancels": "0%"},
    "job_rethought": {"because_of_you": "0%", "split": "0%"},
    "background_check": {"fails": "0%"},
    "hiring_freeze": {"withdraws": "0%"},
    "never_told": {"rejected": "0%", "cancelled": "0%"},
}
"""What keeps a delay from ending the case, demanding rows again, changing a standing or putting another in charge."""


def delay(kind, **changes):
    return DELAYS[kind](**{**REQUIRED.get(kind, {}), **changes})


def scenario(delays, people=PEOPLE):
    process = {
        "debrief": Meeting(meeting=("boss", "chief"), lasts="30 min", notice="1 business day", milestone="debriefed"),
        "decision": Work(work="boss", effort="1 to 8 h", milestone="decided"),
        "answer": Message(message="boss", milestone="answered"),
    }
    standing = Standing(first_choice={"value": "40%", "unsure": ["20%", "60%"]}, next_in_line="0%")
    return Scenario("every", people, process, standing=standing, delays=delays, country="US")


def everything(tame=False):
    return scenario({kind: delay(kind, **(TAME.get(kind, {}) if tame else {})) for kind in DELAYS})


@cache
def all_streams():
    return streams(everything())


@cache
def all_tame():
    return simulate(everything(tame=True), replications=150, seed=11)


def streams(scenario):
    """What every amount and every chance of a scenario comes to in 30 replications, by stream."""
    plan = scenario.compile()
    bank = Bank(plan, 5, 0, 30)
    amounts = zip(plan.draws, zip(*bank.amounts, strict=True), strict=True)
    odds = zip(plan.odds, zip(*bank.hits, strict=True), strict=True)
    return {draw.name: drawn for draw, drawn in amounts} | {f"{one.name}?": hits for one, hits in odds}


def changeable(found, instance):
    """The streams of an instance that are not the same in all replications, and so show a change of their name."""
    own = {name: drawn for name, drawn in found.items() if name.startswith(f"{instance}.")}
    return [name for name, drawn in own.items() if len(set(drawn)) > 15]


def others(found, instance):
    """The streams that are not those of an instance."""
    return {name: drawn for name, drawn in found.items() if not name.startswith(f"{instance}.")}


@pytest.mark.parametrize("kind", DELAYS)
def test_its_file_says_who_reported_it_how_it_delays_and_where_its_evidence_is(kind):
    first, blank, *rest = (sys.modules[DELAYS[kind].__module__].__doc__ or "").splitlines()
    assert first.endswith(".")
    assert blank == ""
    assert [line.split(":")[0] for line in rest if line[:1].isupper()] == ["Article", "How it delays", "Evidence"]
    assert rest[-1] == f"Evidence: docs/evidence.md, {kind}"
    assert DELAYS[kind].__module__ == f"stillwaiting.delays.{kind}"
    assert f"delays/{kind}.py" in ARTICLE.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", DELAYS)
def test_it_is_one_class_of_at_most_sixty_lines_that_adds_itself_in_at_most_fifteen(kind):
    text = inspect.getsource(sys.modules[DELAYS[kind].__module__])
    classes = [node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)]
    add_to = next(node for node in classes[0].body if getattr(node, "name", "") == "add_to")
    assert [node.name for node in classes] == [DELAYS[kind].__name__]
    assert len([line for line in text.splitlines() if line.strip()]) <= 60
    assert add_to.end_lineno - add_to.lineno <= 15


@pytest.mark.parametrize("kind", DELAYS)
def test_every_field_has_a_sentence_and_every_guess_is_one_of_its_fields(kind):
    part = DELAYS[kind]
    assert sentences(part).keys() == part.model_fields.keys()
    assert all(sentence.endswith(".") for sentence in sentences(part).values())
    assert part.assumed <= part.model_fields.keys()


@pytest.mark.parametrize("kind", DELAYS)
def test_every_amount_has_a_default(kind):
    needed = {name for name, info in DELAYS[kind].model_fields.items() if info.is_required()}
    assert needed <= {"who", "people", "chain"}
    assert any(is_number(key, value) or value is None for key, value in delay(kind))


@pytest.mark.parametrize("kind", DELAYS)
def test_adding_it_changes_no_other_stream(kind):
    assert others(all_streams(), kind) == streams(everything().without(kind))


@pytest.mark.parametrize("kind", DELAYS)
def test_a_new_name_changes_that_instance_only(kind):
    full = everything()
    renamed = full.without(kind).with_(delays={"renamed": full.delays[kind]})
    before, after = all_streams(), streams(renamed)
    assert others(after, "renamed") == others(before, kind)
    assert {name.replace("renamed.", f"{kind}.", 1) for name in after} == before.keys()
    assert all(before[name.replace("renamed.", f"{kind}.", 1)] != after[name] for name in changeable(after, "renamed"))


@pytest.mark.parametrize("kind", [kind for kind in DELAYS if kind not in SINGLE])
def test_two_of_a_kind_can_be_there_each_with_streams_of_its_own(kind):
    both = everything().with_(delays={f"second_{kind}": delay(kind)})
    assert others(streams(both), f"second_{kind}") == all_streams()


@pytest.mark.parametrize("kind", DELAYS)
def test_kept_from_ending_or_repeating_anything_it_never_makes_a_milestone_earlier(kind):
    less = simulate(everything(tame=True).without(kind), replications=150, seed=11)
    for name in ("debriefed", "decided", "approved", "answered"):
        with_it, without_it = (_reached(results, name) for results in (all_tame(), less))
        assert (with_it >= without_it).all(), name
    assert np.array_equal(less.causes.sum(axis=1), less.end)


def _reached(results, name):
    """(n,) minute of a milestone, beyond every horizon where it was not reached."""
    minutes = results.milestone(name).astype(np.int64)
    return np.where(minutes < 0, np.iinfo(np.int64).max, minutes)


def test_minutes_add_up_with_every_delay_there():
    results = simulate(everything(), replications=500, seed=3)
    assert np.array_equal(results.causes.sum(axis=1), results.end)


def test_the_order_in_which_delays_and_people_are_written_changes_nothing():
    full = everything()
    backwards = scenario(dict(reversed(full.delays.items())), dict(reversed(PEOPLE.items())))
    assert full.compile() == backwards.compile()


def test_the_catalogue_is_the_folder():
    folder = Path(inspect.getfile(DELAYS["sign_offs"])).parent
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == DELAYS.keys()


def test_the_catalogue_is_in_the_order_of_the_article():
    text = ARTICLE.read_text(encoding="utf-8")
    places = [text.index(f"(../src/stillwaiting/delays/{kind}.py)") for kind in DELAYS]
    assert places == sorted(places)


def test_every_part_is_frozen():
    assert all(part.model_config["frozen"] for part in DELAYS.values())
