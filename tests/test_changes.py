"""`--set`: a scenario with single values said anew means what a file that extends it would mean."""

import pytest

from stillwaiting.delays import Reorganization
from stillwaiting.errors import ScenarioError, StillWaitingError
from stillwaiting.scenario_file import load, loads
from stillwaiting.studies.changes import Setting, changed, left_out, parse_setting, parse_settings

BASE = "large_company"


def said(*texts, base=BASE):
    return changed(load(base), str(base), parse_settings(texts))


def extended(text):
    return loads(f"schema: 1\nextends: {BASE}\n{text}", f"{BASE}.yaml")


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        (["delays.sign_offs.chain=[director]"], "delays: {sign_offs: {chain: [director]}}"),
        (["people.director.diary=50% booked"], "people: {director: {diary: 50% booked}}"),
        (["people.hr_partner.desk.arrives=9 per day"], "people: {hr_partner: {desk: {arrives: 9 per day}}}"),
        (
            ["standing.first_choice={value: 50%, unsure: [40%, 60%]}"],
            "standing: {first_choice: {value: 50%, unsure: [40%, 60%]}}",
        ),
        (["horizon=26 weeks"], "horizon: 26 weeks"),
        (["process.debrief.notice=2 business days"], "process: {debrief: {notice: 2 business days}}"),
        (["delays.sign_offs=off"], "delays: {sign_offs: off}"),
        (["delays.team_matching={who: director}"], "delays: {team_matching: {who: director}}"),
        (
            ["delays.first_choice_decides=off", "standing.next_in_line=0%"],
            "delays: {first_choice_decides: off}\nstanding: {next_in_line: 0%}",
        ),
        (
            ["delays.a.kind=on_leave", "delays.sign_offs.signs_on=Thu", "delays.a.who=director"],
            "delays: {a: {kind: on_leave, who: director}, sign_offs: {signs_on: Thu}}",
        ),
        (["interview=2026-03-05 15:00"], "interview: 2026-03-05 15:00"),
        ([" delays . sign_offs . chain = [ director ] # for now"], "delays: {sign_offs: {chain: [director]}}"),
        (['description="a: b, [c]"'], 'description: "a: b, [c]"'),
    ],
)
def test_a_setting_means_what_a_file_that_extends_the_scenario_would_mean(settings, text):
    assert said(*settings) == extended(text)


@pytest.mark.parametrize("value", ["", "null", "~"])
def test_a_delay_set_to_nothing_is_there_with_its_defaults(value):
    found = said(f"delays.reorganization={value}", base="small_company")
    assert found.delays["reorganization"] == Reorganization()


def test_the_scenario_keeps_its_name_and_a_file_its_own_base(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("schema: 1\nextends: small_company\n")
    found = said("delays.on_leave=off", base=file)
    assert found.name == "mine"
    assert "on_leave" not in found.delays
    assert found.people == load("small_company").people


def test_the_source_of_a_number_that_is_set_is_forgotten():
    assert "standing.first_choice" in load(BASE).sources
    assert "standing.first_choice" not in said("standing.first_choice=50%").sources


@pytest.mark.parametrize(
    ("settings", "lines"),
    [
        (
            ["delays.sign_offs.chain=[directr]"],
            ["--set delays.sign_offs.chain: nobody is called 'directr' (did you mean 'director'?)"],
        ),
        (
            ["delayz.sign_offs.chain=[director]"],
            ["--set delayz.sign_offs.chain: unknown key 'delayz' (did you mean 'delays'?)"],
        ),
        (
            ["delays.sign_offs.chian=[director]"],
            ["--set delays.sign_offs.chian: unknown key 'chian' (did you mean 'chain'?)"],
        ),
        (
            ["delays.sign_ofs=off"],
            [
                "--set delays.sign_ofs: the scenario that is extended has no delay 'sign_ofs' to turn off "
                "(did you mean 'sign_offs'?)"
            ],
        ),
        (
            ["people.director.diary=150%", "delays.team_matching.who=nobody"],
            [
                "--set people.director.diary: a chance lies between 0 and 1 (0% and 100%), unlike '150%'",
                "--set delays.team_matching.who: nobody is called 'nobody'",
            ],
        ),
        (["people.director=3"], ["--set people.director: expected keys and values, got '3'"]),
        (
            ["delays.sign_offs.chain.0=director"],
            ["--set delays.sign_offs.chain.0: expected a list in [ ], got keys and values"],
        ),
        (
            ["delays.sign_offs.takes=!!int 3 days"],
            ["--set delays.sign_offs.takes: tags such as !!int are not used here; write the value alone"],
        ),
    ],
)
def test_what_is_wrong_stands_under_the_path_that_was_set(settings, lines):
    with pytest.raises(ScenarioError) as caught:
        said(*settings)
    assert list(caught.value.lines) == lines


def test_what_only_the_whole_plan_finds_has_its_path_too():
    with pytest.raises(ScenarioError) as caught:
        said("people.director.closures=[2025-06-01..2036-01-01]").compile()
    assert str(caught.value) == "--set people.director.closures: 'director' never works: every day is closed"


def test_what_is_wrong_elsewhere_because_of_it_keeps_its_place_in_the_file():
    with pytest.raises(ScenarioError, match=r"^large_company.yaml:\d+:\d+: nothing decides between you"):
        said("delays.first_choice_decides=off")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("horizon", "--set horizon: expected PATH=VALUE; write such as delays.sign_offs.chain=[director]"),
        ("=3", "--set =3: expected PATH=VALUE"),
        ("delays..who=3", "--set delays..who=3: expected PATH=VALUE"),
        ("delays.=3", "--set delays.=3: expected PATH=VALUE"),
        ("extends=small_company", "--set extends: this says how a file is read; it cannot be changed here"),
        ("schema=2", "--set schema: this says how a file is read"),
        ("horizon=1 week\ncountry: DE", "--set horizon: write it on one line"),
        ("horizon=1 week\u2028country: DE", "--set horizon: write it on one line"),
        (
            "delays.sign_offs.chain=[director",
            "--set delays.sign_offs.chain: the bracket opened in line 1 is not closed",
        ),
        ("horizon=a: b", "--set horizon: unexpected ':'"),
        ('horizon="1 week', "--set horizon: the quote opened in line 1 is not closed"),
    ],
)
def test_a_setting_that_cannot_be_read_says_why(text, problem):
    with pytest.raises(StillWaitingError) as caught:
        parse_setting(text)
    assert str(caught.value).startswith(problem)
    assert "\n" not in str(caught.value)


def test_a_setting_is_its_path_and_its_value():
    assert parse_setting("a.b = c=d") == Setting(("a", "b"), "c=d")
    assert Setting(("a", "b"), "").name == "a.b"


def test_everything_that_cannot_be_read_is_told_at_once():
    with pytest.raises(StillWaitingError) as caught:
        parse_settings(["x", "a.b=1", "a.b.c=1", "y=[", "d=1", "d=2", "a=3"])
    assert [line.split(": ")[0] for line in str(caught.value).splitlines()] == [
        "--set x",
        "--set y",
        "--set a.b.c",
        "--set d",
        "--set a",
        "--set a",
    ]
    assert "--set a.b.c: a.b is set already; say it once" in str(caught.value)


def test_names_that_begin_alike_are_not_the_same_thing():
    assert len(parse_settings(["people.hr=1", "people.hr_partner=2"])) == 2


def test_the_standard_input_cannot_be_changed():
    with pytest.raises(StillWaitingError, match="has a file or a shipped name"):
        changed(load(BASE), "-", parse_settings(["horizon=26 weeks"]))


def test_delays_are_left_out_by_name():
    found = left_out(load(BASE), ["sign_offs", "never_told"])
    assert load(BASE).delays.keys() - found.delays.keys() == {"sign_offs", "never_told"}


def test_delays_that_are_not_there_are_told_with_what_was_meant():
    with pytest.raises(ScenarioError) as caught:
        left_out(load("small_company"), ["on_leaf", "on_leave", "zzz"])
    assert list(caught.value.lines) == [
        "small_company has no delay 'on_leaf' (did you mean 'on_leave'?)",
        f"small_company has no delay 'zzz'; it has {', '.join(load('small_company').delays)}",
    ]
