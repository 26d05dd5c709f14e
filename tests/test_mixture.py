"""A mixture of kinds of employer: every kind plays its part of every world, exactly as it plays alone."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from io import BytesIO, TextIOWrapper

import numpy as np
import pytest
from made_scenarios import lively, small

from stillwaiting.amounts import Duration
from stillwaiting.asking import Question, ask
from stillwaiting.delays import CandidateMovesOn, OnLeave
from stillwaiting.errors import ScenarioError, StillWaitingError
from stillwaiting.mixture import PIECE, Mixture, all_of, one_kind
from stillwaiting.people import Person
from stillwaiting.results import TOLD, WORLD
from stillwaiting.scenario_file import check, dump, dumps, load, load_employer, loads, loads_employer
from stillwaiting.simulation import CHUNK, simulate
from stillwaiting.standing import Standing
from stillwaiting.survival import silent
from stillwaiting.units import DAY

PROBE = 14 * DAY
COLUMNS = ("wait", "decided", "end", "outcome", "standing", "how", "origin", "replication")
NAMED = {"cause_names": "cause", "milestone_names": "milestone", "sign_names": "sign"}


def kinds():
    """Three kinds of employer: nothing delays the first, much the second; the third only goes on leave."""
    away = OnLeave(who="manager", every={"dist": "exponential", "mean": "4 weeks"})
    return {"calm": small(), "lively": lively(), "sunny": small(delays={"leave": away})}


def mixed(**shares):
    """A mixture of these shares of the kinds."""
    known = kinds()
    return Mixture("mixed", {name: known[name] for name in shares}, shares)


THREE = {"calm": 28, "lively": 60, "sunny": 12}


def held(results):
    """(n,) the name of the cause that held each case at the probe, or the code where none did."""
    return [results.cause_names[place] if place >= 0 else int(place) for place in results.holding]


def same(mixture, alone):
    """Whether rows of a mixture that are all of one kind are the rows of that kind alone, to the bit."""
    equal = all(np.array_equal(getattr(mixture, column), getattr(alone, column)) for column in COLUMNS)
    named = all(
        np.array_equal(getattr(mixture, look)(name), getattr(alone, look)(name))
        for names, look in NAMED.items()
        for name in getattr(alone, names)
    )
    return equal and named and held(mixture) == held(alone)


# Replications


def test_replication_k_of_a_mixture_is_replication_k_of_its_kind_to_the_bit():
    mixture = mixed(**THREE)
    results = simulate(mixture, replications=600, seed=5, probe=PROBE)
    assert results.sources == ("calm", "lively", "sunny")
    for number, name in enumerate(results.sources):
        mine = np.equal(results.source, number)
        alone = simulate(mixture.kinds[name], replications=600, seed=5, probe=PROBE)
        assert same(results.where(mine), alone.where(mine)), name


def test_what_a_kind_does_not_have_is_nothing_in_its_rows():
    results = simulate(mixed(**THREE), replications=300, seed=5)
    calm = results.where(np.equal(results.source, 0))
    assert set(results.cause_names) > set(kinds()["calm"].compile().ledger_names())
    assert not calm.cause("leave").any()
    assert (calm.milestone("approved") >= 0).any()
    assert np.array_equal(results.causes.sum(axis=1), results.end)


def test_a_mixture_of_one_kind_is_that_kind():
    alone = simulate(lively(), replications=300, seed=2, probe=PROBE)
    mixture = simulate(mixed(lively=100), replications=300, seed=2, probe=PROBE)
    assert same(mixture, alone)
    assert mixture.cause_names == alone.cause_names
    assert np.array_equal(mixture.causes, alone.causes)
    assert np.array_equal(mixture.probe_causes, alone.probe_causes)


def test_every_world_holds_the_shares_exactly():
    results = simulate(mixed(**THREE), replications=20 * WORLD, seed=1)
    for world in range(20):
        mine = Counter(results.source[results.world == world].tolist())
        assert {results.sources[number]: PIECE * count for number, count in mine.items()} == THREE


def test_a_mixture_is_the_same_however_many_are_played_and_by_how_many():
    whole = simulate(mixed(**THREE), replications=CHUNK + 130, seed=7, probe=PROBE)
    shared = simulate(mixed(**THREE), replications=CHUNK + 130, seed=7, probe=PROBE, jobs=2)
    few = simulate(mixed(**THREE), replications=7, seed=7, probe=PROBE, first=CHUNK - 3)
    for column in (*COLUMNS, "source", "causes", "milestones", "signs", "holding", "probe_causes"):
        assert np.array_equal(getattr(whole, column), getattr(shared, column)), column
        assert np.array_equal(getattr(whole, column)[CHUNK - 3 : CHUNK + 4], getattr(few, column)), column


def test_the_order_of_the_kinds_does_not_matter():
    results = simulate(mixed(**THREE), replications=200, seed=3)
    turned = simulate(mixed(**dict(reversed(THREE.items()))), replications=200, seed=3)
    assert results.sources == turned.sources
    assert np.array_equal(results.source, turned.source)
    assert np.array_equal(results.causes, turned.causes)


def test_the_scenario_that_played_a_replication_can_be_told_from_its_number():
    mixture = mixed(**THREE)
    results = simulate(mixture, replications=2 * WORLD, seed=1)
    names = [results.sources[number] for number in results.source]
    assert [mixture.kind_of(k) is mixture.kinds[name] for k, name in enumerate(names)] == [True] * 2 * WORLD


def test_what_is_not_known_is_drawn_once_for_all_kinds_of_a_world():
    """Two kinds that share an unsure number: where it is high for one of them it is high for the other."""
    calm = small(standing=Standing(first_choice={"value": "50%", "unsure": ["1%", "99%"]}, next_in_line="0%"))
    both = Mixture("both", {"one": calm, "two": calm}, {"one": 48, "two": 52})
    results = simulate(both, replications=400 * WORLD, seed=1)
    offered = np.equal(results.standing, 0)
    rates = [np.bincount(results.world, weights=offered & (results.source == number)) for number in (0, 1)]
    assert np.corrcoef(*rates)[0, 1] > 0.8


def test_silence_reweights_the_kinds_by_bayes_rule_exactly():
    results = simulate(mixed(**THREE), replications=40 * WORLD, seed=4)
    waiting = silent(results, PROBE)
    likelihood = {}
    for number, name in enumerate(results.sources):
        rows = results.where(np.equal(results.source, number))
        likelihood[name] = Fraction(int(silent(rows, PROBE).sum()), rows.n)
    evidence = sum(Fraction(share, 100) * likelihood[name] for name, share in THREE.items())
    for number, name in enumerate(results.sources):
        counted = Fraction(int((waiting & (results.source == number)).sum()), int(waiting.sum()))
        assert counted == Fraction(THREE[name], 100) * likelihood[name] / evidence


# Questions


def test_an_answer_to_a_mixture_counts_all_its_numbers():
    mixture = replace(mixed(**THREE), sources={"calm": "counted", "lively": "assumption: a guess"})
    counts = [scenario.provenance() for scenario in mixture.kinds.values()]
    sourced, assumed = (sum(column) for column in zip(*counts, strict=True))
    assert mixture.provenance() == (sourced + 1, assumed + 2)
    found = ask(mixture, Question(waited=PROBE, replications=500))
    assert (found.sourced, found.assumed) == mixture.provenance()
    assert found.scenario == "mixed"
    assert [kind.name for kind in found.kinds]


def test_whoever_asks_still_wants_the_job_at_every_kind():
    mixture = mixed(calm=40, lively=60)
    leaving = {name: kind.with_(delays={"move": CandidateMovesOn()}) for name, kind in mixture.kinds.items()}
    patient = replace(mixture, kinds=leaving).patient()
    assert [kind.delays.keys() & {"move"} for kind in patient.kinds.values()] == [set(), set()]


def test_a_dated_mixture_has_its_date_in_every_kind():
    dated = mixed(calm=40, lively=60).at("2026-03-05 15:00")
    assert {kind.interview for kind in dated.kinds.values()} == {"2026-03-05 15:00"}
    assert dated.interview_moment() == lively().at("2026-03-05 15:00").interview_moment()
    assert mixed(calm=40, lively=60).interview_moment() is None
    assert set(simulate(dated, replications=50, seed=1).origin.tolist()) == {15 * 60}


def test_a_mixture_is_followed_as_long_as_its_kinds():
    assert mixed(**THREE).horizon_minutes == small().horizon_minutes
    with pytest.raises(StillWaitingError, match="mixed is followed for 52 weeks"):
        ask(mixed(**THREE), Question(waited=52 * 7 * DAY))


def test_people_whom_nobody_asks_anything_are_told_with_their_kind():
    mixture = mixed(calm=40, lively=60)
    spare = {**mixture.kinds, "calm": small().with_(people={"spare": Person()})}
    assert replace(mixture, kinds=spare).idle() == ["calm.boss", "calm.spare"]


# What cannot be


@pytest.mark.parametrize(
    ("shares", "lines"),
    [
        ({"calm": 30, "lively": 70}, ["a share is a multiple of 4% from 4% to 100%, not 30%"]),
        ({"calm": 0, "lively": 100}, ["a share is a multiple of 4% from 4% to 100%, not 0%"]),
        ({"calm": 104}, ["a share is a multiple of 4% from 4% to 100%, not 104%"]),
        ({"calm": 40, "lively": 40}, ["the shares add up to 80%, not to 100%"]),
        ({"calm": 60, "lively": 60}, ["the shares add up to 120%, not to 100%"]),
        ({}, ["the shares add up to 0%, not to 100%"]),
    ],
)
def test_shares_that_cannot_be_dealt_are_refused_before_anything_is_played(shares, lines):
    mixture = mixed(**shares)
    assert [problem.message for problem in mixture.problems()][: len(lines)] == lines
    for use in (mixture.dealt, mixture.compile, lambda: simulate(mixture, replications=10, seed=1)):
        with pytest.raises(ScenarioError, match=lines[0]):
            use()


def test_kinds_that_do_not_go_together_are_refused():
    short = replace(mixed(calm=40, lively=60), kinds={"calm": small(horizon=Duration("9 weeks")), "lively": lively()})
    assert [str(problem) for problem in short.problems()] == [
        "mixture: all kinds must be followed equally long (their `horizon`), not 9 weeks and 52 weeks"
    ]
    dated = replace(mixed(calm=40, lively=60), kinds={"calm": small().at("2026-03-05"), "lively": lively()})
    assert [str(problem) for problem in dated.problems()] == [
        "mixture.calm: calm has an interview of its own; the mixture's `interview` is that of every kind"
    ]
    lost = replace(mixed(calm=40, lively=60), kinds={"calm": small()})
    assert [str(problem) for problem in lost.problems()] == ["mixture: every kind has a share, and every share a kind"]


def test_what_is_wrong_in_any_kind_is_said_at_once_and_once():
    wrong = small(people={}, process={})
    mixture = Mixture("wrong", {"one": wrong, "two": wrong, "three": lively()}, {"one": 40, "two": 40, "three": 16})
    with pytest.raises(ScenarioError) as caught:
        mixture.compile()
    assert list(caught.value.lines) == [
        "mixture: the shares add up to 96%, not to 100%",
        "process: no step has `milestone: decided`",
        "process: no step (a message) has `milestone: answered`",
    ]
    assert all_of([caught.value, caught.value]).lines == caught.value.lines


def test_what_needs_one_kind_refuses_a_mixture_and_names_its_kinds():
    assert one_kind(small(), "name") == small()
    with pytest.raises(StillWaitingError) as caught:
        one_kind(mixed(**THREE), "compare")
    assert str(caught.value) == "mixed is a mixture of kinds of employer; compare one of them: calm, lively, sunny"


# The file

FIRM = """\
schema: 1
people: {boss: }
process:
  decision: {work: boss, effort: 1 h, milestone: decided}
  answer: {message: boss, milestone: answered}
standing: {next_in_line: 0%}
"""
NO_FREE_HOUR = FIRM.replace("{boss: }", "{boss: , clerk: {hours: Sat 9:00-17:00}}").replace(
    "{work: boss, effort: 1 h", "{meeting: [boss, clerk]"
)
MIXTURE = "schema: 1\nmixture:\n  firm.yaml: 40%\n  large_company: 60%\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a firm and a mixture of it, and of a shipped kind."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "firm.yaml").write_text(FIRM, encoding="utf-8")
    (tmp_path / "mixture.yaml").write_text(MIXTURE, encoding="utf-8")
    return tmp_path


def lines_of(use, *arguments):
    """The lines that something is refused with."""
    with pytest.raises(StillWaitingError) as caught:
        use(*arguments)
    return str(caught.value).splitlines()


def test_a_mixture_is_read_from_its_file(folder):
    mixture = load_employer("mixture.yaml")
    assert mixture.name == "mixture"
    assert mixture.kinds == {"firm": load("firm.yaml"), "large_company": load("large_company")}
    assert mixture.shares == {"firm": 40, "large_company": 60}
    assert mixture.files == {"firm": "firm.yaml"}
    assert mixture.situation == "the interview"
    assert mixture == check("mixture.yaml") == loads_employer(MIXTURE, "mixture.yaml")


def test_kinds_are_looked_for_beside_the_file_of_the_mixture(folder):
    (folder / "inner").mkdir()
    (folder / "inner" / "mixture.yaml").write_text(MIXTURE.replace("firm.yaml", "../firm.yaml"), encoding="utf-8")
    assert load_employer("inner/mixture.yaml").kinds == load_employer("mixture.yaml").kinds


def test_a_mixture_may_come_from_the_standard_input(folder, monkeypatch):
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(MIXTURE.encode()), encoding="utf-8"))
    assert load_employer("-").kinds == load_employer("mixture.yaml").kinds


def test_a_resolved_mixture_is_read_back_in_its_folder_as_the_same(folder):
    mixture = replace(load_employer("mixture.yaml"), choose_if="you do: not know # yet", sources={"firm": "1, 2"})
    for readings in (False, True):
        dump(mixture, "copy.yaml", readings)
        assert (folder / "copy.yaml").read_text(encoding="utf-8") == dumps(mixture, readings)
        assert replace(load_employer("copy.yaml"), name="mixture") == mixture


def test_whoever_wants_one_kind_is_told_the_kinds_of_a_mixture(folder):
    line = "mixture is a mixture of kinds of employer; name one of them: firm, large_company"
    assert lines_of(load, "mixture.yaml") == lines_of(loads, MIXTURE, "mixture.yaml") == [line]


def test_mistakes_of_a_kind_stand_at_the_place_in_its_own_file_after_those_of_the_mixture(folder):
    (folder / "firm.yaml").write_text(FIRM.replace("effort: 1 h", "efort: 1 h"), encoding="utf-8")
    (folder / "other.yaml").write_text("schema: 1\nextends: firm.yaml\npeople: {boss: {dairy: 3}}\n", encoding="utf-8")
    text = "schema: 1\nmixture: {firm.yaml: 40%, other.yaml: 30%, lost.yaml: 20%}\n"
    assert lines_of(loads_employer, text, "mixture.yaml") == [
        "mixture.yaml:2:39: a share is a multiple of 4% from 4% to 100%, not 30%",
        "mixture.yaml:2:44: lost.yaml: no such file",
        "firm.yaml:4:26: unknown key 'efort' (did you mean 'effort'?)",
        "other.yaml:3:17: unknown key 'dairy' (did you mean 'diary'?)",
    ]


def test_check_compiles_every_kind_and_says_where_each_is_wrong(folder):
    for name in ("firm", "other"):
        (folder / f"{name}.yaml").write_text(NO_FREE_HOUR, encoding="utf-8")
    (folder / "mixture.yaml").write_text("schema: 1\nmixture: {firm.yaml: 40%, other.yaml: 60%}\n", encoding="utf-8")
    assert load_employer("mixture.yaml").kinds.keys() == {"firm", "other"}  # a plan alone finds it
    (told,) = lines_of(check, "firm.yaml")
    assert told.startswith("firm.yaml:4:")
    assert lines_of(check, "mixture.yaml") == [told, told.replace("firm", "other")]


# The shipped one


def test_the_shipped_mixture_deals_its_kinds_in_every_world():
    typical = load_employer("typical")
    assert typical.problems() == []
    assert sum(len(places) for places in typical.dealt().values()) == WORLD
    results = simulate(typical, replications=WORLD, seed=1)
    assert sorted(results.sources) == sorted(typical.kinds)
    assert (results.how == TOLD).any()
