"""A scenario file is read exactly, refused with one line for each mistake, and written so that it is read back."""

import io
import re
from datetime import date
from functools import cache
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from stillwaiting import scenario_file
from stillwaiting.amounts import Chance, Duration, Effort
from stillwaiting.delays import DELAYS
from stillwaiting.errors import Problem, ScenarioError, StillWaitingError
from stillwaiting.people import Person
from stillwaiting.scenario_file import (
    check,
    dump,
    dumps,
    load,
    load_employer,
    loads,
    loads_employer,
    schema,
    shipped,
)
from stillwaiting.scenario_file.loading import read_text
from stillwaiting.scenario_file.places import Place, find, placed, plain
from stillwaiting.scenario_file.problems import translate
from stillwaiting.standing import Standing
from stillwaiting.steps import STEPS

SMALL = """\
schema: 1
description: A small firm.
people:
  boss: {country: NO, met_you: true}
  clerk: {hours: Mon-Fri 9:00-17:00, desk: {arrives: 6 per day, effort: 20 to 90 min}}
process:
  decision: {work: boss, effort: 1 to 6 h, milestone: decided}
  answer: {message: clerk, by: phone, milestone: answered}
standing: {first_choice: 40%, next_in_line: 0%}
delays:
  decision_maker_away: {who: boss, stand_in_after: 3 days}
  clerk_away: {kind: decision_maker_away, who: clerk}
  reorganization:
sources:
  decision.effort: assumption
"""

VERBS = "work, meeting, sign_off, elapse, message"
EXAMPLES = "write for example 4 weeks, 2 business days, 36 h or 90 min"
EMPTY = "bad.yaml: the file is empty; `stillwaiting show large_company` prints one to start from"

EDITS = [
    ("schema: 1\n", "", ["1:1: 'schema' is missing: write schema: 1 at the top"]),
    ("schema: 1", "schema: 2", ["1:9: unknown schema '2': this version of stillwaiting reads schema 1"]),
    ("schema: 1", "schema:", ["1:1: unknown schema nothing: this version of stillwaiting reads schema 1"]),
    ("people:", "peple:", ["3:1: unknown key 'peple' (did you mean 'people'?)"]),
    ("description: A", "descriptoin: A", ["2:1: unknown key 'descriptoin' (did you mean 'description'?)"]),
    ("description: A small firm.", "description: [x]", ["2:14: expected a text, got a list"]),
    ("description: A small firm.", f"description: {'x' * 501}", ["2:14: longer than 500 characters"]),
    ("met_you: true", "met_yuo: true", ["4:23: unknown key 'met_yuo' (did you mean 'met_you'?)"]),
    ("met_you: true", "met_you: perhaps", ["4:32: expected true or false, got 'perhaps'"]),
    ("{country: NO, met_you: true}", "Oslo", ["4:9: expected keys and values, got 'Oslo'"]),
    ("arrives: 6 per", "arives: 6 per", ["5:45: unknown key 'arives' (did you mean 'arrives'?)"]),
    ("arrives: 6 per day, ", "", ["5:38: 'arrives' is missing"]),
    (
        "arrives: 6 per day",
        "arrives: 6 per month",
        ["5:54: cannot read '6 per month' as a rate; write for example 6 per day, 1.5 per hour or 20 per week"],
    ),
    ("effort: 1 to 6 h, ", "", ["7:3: 'effort' is missing"]),
    ("effort: 1 to", "efort: 1 to", ["7:26: unknown key 'efort' (did you mean 'effort'?)"]),
    ("effort: 1 to 6 h", "effort: 1 day", ["7:34: effort is working time: write hours, such as 8 h"]),
    (
        "effort: 1 to 6 h",
        "effort: {median: x, p90: -1 h}",
        [
            f"7:43: cannot read 'x' as a length of time; {EXAMPLES}",
            "7:51: a length of time cannot be negative, as '-1 h' is",
        ],
    ),
    ("work: boss", "work: bos", ["7:20: nobody is called 'bos' (did you mean 'boss'?)"]),
    ("work: boss", "wrok: boss", ["7:14: unknown key 'wrok' (did you mean 'work'?)"]),
    ("work: boss, ", "", [f"7:3: a step has exactly one of {VERBS}"]),
    ("work: boss", "work: boss, elapse: 3 d", [f"7:26: a step has exactly one of {VERBS}, not work and elapse"]),
    (
        "{work: boss, effort: 1 to 6 h, milestone: decided}",
        "boss",
        [f"7:13: expected a step with exactly one of {VERBS}, got 'boss'"],
    ),
    ("work: boss", "meeting: boss, lasts: 1 h", ["7:23: expected a list in [ ], got 'boss'",
     "7:41: unknown key 'effort'; the keys here are milestone, after, join, repeat, meeting, lasts, notice, on"]),
    ("work: boss", "after: {a: b}, work: boss", ["7:14: expected a list in [ ] or a text, got keys and values"]),
    ("by: phone", "by: phon", ["8:32: expected phone, email or letter, got 'phon' (did you mean 'phone'?)"]),
    (
        "first_choice: 40%",
        "first_choice: 40",
        ["9:26: a chance lies between 0 and 1 (0% and 100%), unlike '40'; write 40%"],
    ),
    (
        "{who: boss, stand_in_after: 3 days}",
        "{stand_in_after: 3 days}",
        ["11:3: 'who' is missing"],
    ),
    (
        "{kind: decision_maker_away, who: clerk}",
        "{who: clerk}",
        ["12:3: unknown delay 'clerk_away'; `stillwaiting delays` lists them"],
    ),
    (
        "kind: decision_maker_away",
        "kind: decision_maker_awya",
        [
            "12:22: unknown kind of delay 'decision_maker_awya'; `stillwaiting delays` lists them "
            "(did you mean 'decision_maker_away'?)"
        ],
    ),
    (
        "reorganization:",
        "reorganisation:",
        [
            "13:3: unknown delay 'reorganisation'; `stillwaiting delays` lists them "
            "(did you mean 'reorganization'?)"
        ],
    ),
    (
        "reorganization:",
        "reorganization: yes",
        ["13:19: expected keys and values, or nothing for all defaults, got 'yes'"],
    ),
    (
        "reorganization:",
        "reorganization: off",
        ["13:19: off turns off a delay of the scenario that is extended; nothing is: leave the line out"],
    ),
    (
        "reorganization:",
        "reorganization: {at_most: twice}",
        ["13:29: expected a whole number, got 'twice'"],
    ),
    (
        "clerk_away:",
        "Clerk Away:",
        ["12:3: 'Clerk Away' cannot be a name: lower-case letters, digits and _, a letter first, at most 40"],
    ),
    ("clerk_away:", "start:", ["12:3: the name 'start' has a meaning of its own; choose another"]),
    (
        "clerk_away:",
        "boss:",
        ["12:3: 'boss' is also the name of something under people; every name is used once"],
    ),
    ("decision.effort:", "decision.efort:",
     ["15:3: nothing in this scenario is called 'decision.efort' (did you mean 'decision.effort'?)"]),
    ("decision.effort: assumption", "decision.effort: [a]", ["15:20: expected a text, got a list"]),
    (
        "sources:\n  decision.effort: assumption",
        "sources: many",
        ["14:10: expected keys such as sign_offs.takes, each with its source, got 'many'"],
    ),
    ("sources:", "horizon: soon\nsources:", [f"14:10: cannot read 'soon' as a length of time; {EXAMPLES}"]),
    ("sources:", "horizon: 1 to 2 weeks\nsources:", ["14:10: must be one length of time, such as 52 weeks"]),
    ("sources:", "horizon: 6 years\nsources:",
     ["14:10: '6 years' is longer than 5 years, the longest that is simulated"]),
    ("sources:", "interview: 2026-13-01\nsources:",
     ["14:12: '2026-13-01' is on no calendar; write 2026-03-05 or 2026-03-05 15:00"]),
    ("sources:", "schema: 1\nsources:", ["14:1: the key 'schema' stands here twice, first in line 1"]),
    ("met_you: true", "met_you: true, met_you: true", ["4:38: the key 'met_you' stands here twice, first in line 4"]),
    ("met_you: true", "met_you: !!bool true", ["4:32: tags such as !!int are not used here; write the value alone"]),
    ("met_you: true", "<<: {}", ["4:23: '<<' merges nothing here; use extends, or repeat the keys"]),
    ("met_you: true", "? [met_you] : true", ["4:25: a key must be a plain name"]),
    ("met_you: true", ": true", ["4:24: a key must be a plain name"]),
]  # fmt: skip

TEXTS = [
    ("", EMPTY),
    ("# nothing yet\n", EMPTY),
    ("---\n...\n", EMPTY),
    ("[a, b]", "bad.yaml:1:1: a scenario is a mapping of keys such as schema, people and process"),
    ("large_company", "bad.yaml:1:1: a scenario is a mapping of keys such as schema, people and process"),
    ("a: 1\n---\nb: 2\n", "bad.yaml:2:1: a second document begins here; one file is one scenario"),
    ("a:\n\tb: 1", "bad.yaml:2:1: a tab cannot indent; use spaces"),
    ("a: {b: 1", "bad.yaml:1:9: the bracket opened in line 1 is not closed"),
    ("a:\n- [1,\n  2: 3: 4]", "bad.yaml:3:7: a ',' or the closing bracket is missing (opened in line 2)"),
    ("a: 'x", "bad.yaml:1:6: the quote opened in line 1 is not closed"),
    ("a: b: c", "bad.yaml:1:5: unexpected ':'; check the indentation, or put the text in quotes"),
    ("a: 1\n  b: 2", "bad.yaml:2:4: unexpected ':'; check the indentation, or put the text in quotes"),
    ("- a\nb: 1", "bad.yaml:2:1: this does not fit the lines above; check the indentation"),
    ("a: @x", "bad.yaml:1:4: a text cannot begin with this character; put it in quotes"),
    ("a: 50%\nb: %x", "bad.yaml:2:4: a text cannot begin with this character; put it in quotes"),
    ("a: }", "bad.yaml:1:4: a value is missing here"),
    ('a: "\\q"', 'bad.yaml:1:6: unknown escape after a "\\" in double quotes; use single quotes'),
    ("a: \x07b", "bad.yaml:1:4: the character U+0007 is not allowed"),
    ("a: &x [*x]", "bad.yaml:1:8: '*x' stands for nothing: no such & is finished before it"),
    ("[" * 300, "bad.yaml:1:42: nested more than 40 deep"),
    ("{a: " * 300, "bad.yaml:1:162: nested more than 40 deep"),
    ("- " * 100_000, "bad.yaml:1:83: nested more than 40 deep"),
    (
        "a: [" + "b, " * 50_000,
        "bad.yaml:1:60002: more than 20,000 values, repeated ones included; a scenario needs far fewer",
    ),
    ("# " + "x" * 300_000, "bad.yaml: is larger than 256 KB, the most a scenario may be"),
]

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{key}: &{key} [{', '.join(['*' + before] * 10)}]\n" for before, key in zip("abcdefgh", "bcdefghi", strict=True)
)

LIBRARY_WORDS = re.compile(r"Input should|Extra inputs|valid |Field required|type=|validation error|dictionary")


def edited(old, new, text=SMALL):
    assert text.count(old) == 1, f"{old!r} is not there once"
    return text.replace(old, new)


def lines_of(read, *args):
    with pytest.raises(StillWaitingError) as caught:
        read(*args)
    return str(caught.value).splitlines()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def variant(folder, text, name="variant.yaml"):
    (folder / name).write_text(f"schema: 1\n{text}", encoding="utf-8")
    return name


# Reading


def test_a_file_is_read_as_it_is_written():
    scenario = loads(SMALL, "small.yaml")
    assert (scenario.name, scenario.description) == ("small", "A small firm.")
    assert scenario.people["boss"] == Person(country="NO", met_you=True)
    assert scenario.process["decision"] == STEPS["work"](work="boss", effort=Effort("1 to 6 h"), milestone="decided")
    assert list(scenario.process) == ["decision", "answer"]
    assert scenario.standing == Standing(first_choice=Chance("40%"), next_in_line=Chance("0%"))
    assert scenario.delays["decision_maker_away"].stand_in_after == Duration("3 days")
    assert scenario.delays["clerk_away"] == DELAYS["decision_maker_away"](who="clerk")
    assert scenario.delays["reorganization"] == DELAYS["reorganization"]()
    assert scenario.sources == {"decision.effort": "assumption"}
    assert (scenario.horizon, scenario.situation) == (Duration("52 weeks"), "the interview")


def test_words_that_other_readers_turn_into_numbers_and_truths_stay_texts():
    tree = read_text("{a: 17:00, b: NO, on: off, d: 2026-03-05, e: 1e3, f: 0o17, g: ~, h: 'null', i: '', j: }", "x")
    assert plain(tree.root) == {
        "a": "17:00", "b": "NO", "on": "off", "d": "2026-03-05", "e": "1e3", "f": "0o17",
        "g": None, "h": "null", "i": "", "j": None,
    }  # fmt: skip


def test_an_alias_repeats_its_anchor():
    text = edited("{kind: decision_maker_away, who: clerk}", "{kind: decision_maker_away, who: *boss}")
    scenario = loads(edited("who: boss", "who: &boss boss", text))
    assert scenario.delays["clerk_away"].who == "boss"


def test_the_interview_keeps_its_day_and_hour():
    scenario = loads(edited("sources:", "interview: 2026-03-05 15:00\nsources:"))
    assert scenario.interview_moment() == (date(2026, 3, 5), 15 * 60)


def test_the_order_of_the_file_does_not_matter():
    start, people, rest = re.split(r"(?m)^(?=people:|process:)", SMALL)
    assert loads(start + rest + people) == loads(SMALL)


# Mistakes


@pytest.mark.parametrize(("old", "new", "lines"), EDITS)
def test_a_mistake_is_told_in_one_line_with_its_place(old, new, lines):
    assert lines_of(loads, edited(old, new), "bad.yaml") == [f"bad.yaml:{line}" for line in lines]


def test_all_mistakes_are_told_at_once_in_the_order_of_their_places():
    text = SMALL
    for old, new in (
        ("message: clerk", "message: clrk"),
        ("met_you: true", "met_yuo: true"),
        ("effort: 1 to 6 h", "effort: 1 to 6 days"),
        ("first_choice: 40%", "first_choice: {value: 40%, unsure: [50%, 60%]}"),
        ("{who: boss, stand_in_after: 3 days}", "{stand_in_after: {dist: lognorml, median: 3 d}}"),
        ("decision.effort: assumption", "decision.effort: assumption\nsources: {}"),
    ):
        text = edited(old, new, text)
    assert lines_of(loads, text, "bad.yaml") == [
        "bad.yaml:4:23: unknown key 'met_yuo' (did you mean 'met_you'?)",
        "bad.yaml:7:34: effort is working time: write hours, such as 8 h",
        "bad.yaml:8:21: nobody is called 'clrk' (did you mean 'clerk'?)",
        "bad.yaml:9:47: the two must lie on either side of the chance itself",
        "bad.yaml:11:3: 'who' is missing",
        "bad.yaml:11:48: unknown distribution 'lognorml' (did you mean 'lognormal'?)",
        "bad.yaml:16:1: the key 'sources' stands here twice, first in line 14",
    ]


def test_problems_stand_in_the_same_order_as_their_lines():
    text = edited("effort: 1 to 6 h", "effort: 1 day", edited("met_you: true", "met_yuo: true"))
    with pytest.raises(ScenarioError) as caught:
        loads(text)
    assert [problem.path for problem in caught.value.problems] == [
        ("people", "boss", "met_yuo"),
        ("process", "decision", "effort"),
    ]
    assert len(caught.value.lines) == 2


def test_a_person_who_could_not_be_read_is_still_known():
    assert len(lines_of(loads, edited("met_you: true", "met_you: perhaps"))) == 1


@pytest.mark.parametrize(("text", "line"), TEXTS)
def test_what_is_no_scenario_is_refused_in_one_line(text, line):
    assert lines_of(loads, text, "bad.yaml") == [line]


def test_a_section_holds_names():
    assert lines_of(loads, "schema: 1\npeople: [boss]\nprocess: x\nstanding: y\ndelays: z\n", "bad.yaml") == [
        "bad.yaml:2:9: expected names, each with what it is, got a list",
        "bad.yaml:3:10: expected names, each with what it is, got 'x'",
        "bad.yaml:4:11: expected keys and values, got 'y'",
        "bad.yaml:5:9: expected names, each with what it is, got 'z'",
    ]


def test_aliases_cannot_make_a_small_file_huge():
    (line,) = lines_of(loads, LAUGHS, "bad.yaml")
    assert line.endswith("more than 20,000 values, repeated ones included; a scenario needs far fewer")


@pytest.mark.parametrize("model", [Person, Standing, *STEPS.values(), *DELAYS.values()])
@pytest.mark.parametrize("said", [None, "x", "3 d", ["x"], {"x": "y"}, [["x"]], "50%"])
def test_no_message_is_in_the_words_of_the_library(model, said):
    for field in model.model_fields:
        try:
            model.model_validate({field: said})
        except ValueError as error:
            problems = translate(error, model, {field: said}, ())
            assert problems
            assert [one for one in problems if LIBRARY_WORDS.search(one.message)] == []
            assert {one.path[0] for one in problems} <= set(model.model_fields)


@given(st.data())
def test_a_damaged_file_is_read_or_refused_in_plain_lines(data):
    start = data.draw(st.integers(0, len(SMALL)))
    end = data.draw(st.integers(start, min(len(SMALL), start + 12)))
    text = SMALL[:start] + data.draw(st.text("{}[],:&*!|>'\"%@ \n\t-#ab1\x00é", max_size=6)) + SMALL[end:]
    told = None
    try:
        loads(text, "bad.yaml")
    except StillWaitingError as error:
        told = str(error)
    assert told is None or all(line.startswith("bad.yaml:") for line in told.splitlines())


# Places


def test_a_place_is_the_line_and_column_of_a_key_or_of_its_value():
    root = read_text(SMALL, "small.yaml").root
    assert find(root, ("process", "decision", "effort")) == Place("small.yaml", 7, 34)
    assert find(root, ("process", "decision", "effort"), on_key=True) == Place("small.yaml", 7, 26)
    assert find(root, ("process", "decision", "lost")) == Place("small.yaml", 7, 3)
    assert find(root, ("lost",)) == Place("small.yaml", 1, 1)
    assert find(root, ()) == Place("small.yaml", 1, 1)


def test_a_problem_that_two_parts_find_is_told_once():
    root = read_text("schema: 1\npeople: {}\n", "x.yaml").root
    error = placed([Problem(("schema",), "wrong"), Problem(("schema",), "wrong")], root)
    assert error.lines == ("x.yaml:1:9: wrong",)
    assert len(error.problems) == 1


# Files


def test_a_file_is_found_by_its_path(folder):
    assert load("small.yaml") == load(folder / "small.yaml") == loads(SMALL, "small.yaml")


def test_a_shipped_scenario_is_found_by_its_name():
    name = next(iter(shipped()))
    assert load(name).name == name
    assert load(name) == load(shipped()[name])


def test_a_name_that_is_not_shipped_is_refused():
    assert lines_of(load, "larg_company") == [
        "no scenario 'larg_company' (did you mean 'large_company'?); `stillwaiting scenarios` lists them"
    ]


def test_what_cannot_be_opened_is_refused(folder):
    (folder / "folder.yaml").mkdir()
    assert lines_of(load, "lost.yaml") == ["lost.yaml: no such file"]
    assert lines_of(load, "folder.yaml") == ["folder.yaml: is a folder, not a scenario file"]
    assert lines_of(load, "a\0b.yaml") == ["a\0b.yaml: cannot be read: not a possible file name"]


def test_what_is_no_text_is_refused(folder):
    (folder / "binary.yaml").write_bytes(b"schema: 1\n\0\0")
    (folder / "latin.yaml").write_bytes("schema: 1\ndescription: Größe".encode("latin-1"))
    assert lines_of(load, "binary.yaml") == ["binary.yaml: is not a text file"]
    assert lines_of(load, "latin.yaml") == ["latin.yaml: is not UTF-8 text (line 2)"]


def test_a_large_file_is_refused_before_it_is_read(folder, monkeypatch):
    (folder / "large.yaml").write_bytes(b"x" * (256 * 1024 + 1))
    monkeypatch.setattr("pathlib.Path.open", lambda *_: pytest.fail("it was opened"))
    assert lines_of(load, "large.yaml") == ["large.yaml: is larger than 256 KB, the most a scenario may be"]


def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_the_text(folder):
    (folder / "windows.yaml").write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert load("windows.yaml").people == loads(SMALL).people


def test_the_standard_input_is_read_up_to_the_limit(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(SMALL.encode())))
    assert load("-") == loads(SMALL)
    endless = io.BytesIO(b" " * 10_000_000)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=endless))
    assert lines_of(load, "-") == ["stdin: is larger than 256 KB, the most a scenario may be"]
    assert endless.tell() == 256 * 1024 + 1


def test_what_only_compiling_finds_has_its_place_too(folder, monkeypatch):
    def refuse(self, probe):
        raise ScenarioError([Problem(("delays", "clerk_away", "who"), "cannot be")])

    monkeypatch.setattr("stillwaiting.scenario.Scenario._compiled", refuse)
    assert load("small.yaml").name == "small"
    assert lines_of(check, "small.yaml") == ["small.yaml:12:48: cannot be"]
    assert lines_of(load("small.yaml").compile) == ["small.yaml:12:48: cannot be"]
    assert lines_of(load("small.yaml").with_(country="US").compile) == ["delays.clerk_away.who: cannot be"]


# One scenario on top of another


def test_a_variant_says_only_what_differs(folder):
    name = variant(
        folder,
        """\
extends: small.yaml
description: A variant.
people: {clerk: {desk: {effort: 1 h}}}
process: {decision: {effort: {median: 2 h, p90: 3 h}}}
delays:
  reorganization: off
  decision_maker_away: {lasts: {dist: exponential, mean: 1 week}}
  hiring_freeze:
""",
    )
    base, over = load("small.yaml"), load(name)
    assert (over.name, over.description) == ("variant", "A variant.")
    assert over.people["clerk"].desk.effort == Effort("1 h")
    assert over.people["clerk"].desk.arrives == base.people["clerk"].desk.arrives
    assert over.people["clerk"].hours == "Mon-Fri 9:00-17:00"
    assert over.process["decision"].effort == Effort(median="2 h", p90="3 h")
    assert list(over.delays) == ["decision_maker_away", "clerk_away", "hiring_freeze"]
    assert over.delays["decision_maker_away"].lasts == Duration(dist="exponential", mean="1 week")
    assert over.delays["decision_maker_away"].stand_in_after == Duration("3 days")
    assert over.standing == base.standing


def test_an_amount_of_the_base_is_replaced_as_a_whole(folder):
    over = variant(folder, "extends: small.yaml\nprocess: {decision: {effort: {dist: gamma, mean: 2 h, sd: 1 h}}}")
    again = variant(folder, f"extends: {over}\nprocess: {{decision: {{effort: {{median: 2 h, p90: 3 h}}}}}}", "b.yaml")
    assert load(again).process["decision"].effort == Effort(median="2 h", p90="3 h")


def test_another_verb_and_another_kind_replace_what_was_there(folder):
    name = variant(
        folder,
        "extends: small.yaml\n"
        "process: {decision: {meeting: [boss, clerk], milestone: decided}}\n"
        "delays: {clerk_away: {kind: on_leave, who: clerk}}\n",
    )
    scenario = load(name)
    assert scenario.process["decision"] == STEPS["meeting"](meeting=("boss", "clerk"), milestone="decided")
    assert scenario.delays["clerk_away"] == DELAYS["on_leave"](who="clerk")


def test_nothing_said_about_a_section_or_a_delay_leaves_it_as_it_was(folder):
    name = variant(folder, "extends: small.yaml\npeople:\ndelays: {decision_maker_away: }\n")
    assert load(name).delays == load("small.yaml").delays


SOURCES = {
    "decision.effort": "a", "reorganization.every": "b", "clerk.desk.arrives": "c", "clerk.desk.effort": "d",
    "standing.first_choice": "e", "horizon": "f", "clerk_away.lasts": "g", "boss.hours": "h",
}  # fmt: skip
OVERRIDES = [
    ("delays: {reorganization: off}", {"reorganization.every"}),
    ("delays: {reorganization: {cancels: 1%}}", set()),
    ("delays: {reorganization: }", set()),
    ("delays: {clerk_away: {kind: on_leave, who: clerk}}", {"clerk_away.lasts"}),
    ("process: {decision: {effort: 2 h}}", {"decision.effort"}),
    ("process: {decision: {meeting: [boss, clerk], milestone: decided}}", {"decision.effort"}),
    ("people: {clerk: {desk: {effort: 1 h}}}", {"clerk.desk.effort"}),
    ("people: {clerk: {desk: }}", {"clerk.desk.effort", "clerk.desk.arrives"}),
    ("standing: {first_choice: 10%}", {"standing.first_choice"}),
    ("horizon: 10 weeks", {"horizon"}),
]


@pytest.mark.parametrize(("override", "gone"), OVERRIDES)
def test_the_source_of_a_number_goes_with_the_number(folder, override, gone):
    told = "".join(f"  {key}: {text}\n" for key, text in SOURCES.items())
    (folder / "sourced.yaml").write_text(edited("  decision.effort: assumption\n", told), encoding="utf-8")
    over = load(variant(folder, f"extends: sourced.yaml\n{override}\n"))
    assert set(SOURCES) - set(over.sources) == gone


def test_sources_that_are_none_are_told_in_a_variant_too(folder):
    name = variant(folder, "extends: small.yaml\nsources: many\n")
    assert lines_of(load, name) == [
        "variant.yaml:3:10: expected keys such as sign_offs.takes, each with its source, got 'many'"
    ]


def test_a_variant_names_its_own_sources(folder):
    name = variant(
        folder, "extends: small.yaml\nprocess: {decision: {effort: 2 h}}\nsources: {decision.effort: ours}\n"
    )
    assert load(name).sources == {"decision.effort": "ours"}


def test_a_shipped_scenario_can_be_extended(folder):
    name = variant(folder, "extends: large_company\ndelays: {reorganization: off}\n")
    assert set(load("large_company").delays) - set(load(name).delays) == {"reorganization"}


def test_a_base_is_looked_for_beside_its_file(folder):
    (folder / "inner").mkdir()
    variant(folder, "extends: ../small.yaml\n", "inner/variant.yaml")
    assert load("inner/variant.yaml").people == load("small.yaml").people


def test_mistakes_of_a_base_stand_at_the_place_in_the_base(folder):
    (folder / "small.yaml").write_text(edited("met_you: true", "met_yuo: true"), encoding="utf-8")
    name = variant(folder, "extends: small.yaml\ndelays: {reorganisation: off, on_leave: {who: bos}}\n")
    assert lines_of(load, name) == [
        "variant.yaml:3:10: the scenario that is extended has no delay 'reorganisation' to turn off "
        "(did you mean 'reorganization'?)",
        "variant.yaml:3:47: nobody is called 'bos' (did you mean 'boss'?)",
        "small.yaml:4:23: unknown key 'met_yuo' (did you mean 'met_you'?)",
    ]


def test_a_base_that_is_not_there_is_told_at_the_place_that_names_it(folder):
    assert lines_of(load, variant(folder, "extends: lost.yaml")) == ["variant.yaml:2:10: lost.yaml: no such file"]
    assert lines_of(load, variant(folder, "extends: larg_company")) == [
        "variant.yaml:2:10: no scenario 'larg_company' (did you mean 'large_company'?); "
        "`stillwaiting scenarios` lists them"
    ]
    assert lines_of(load, variant(folder, "extends: [small.yaml]")) == [
        "variant.yaml:2:10: extends names one scenario: a shipped name, or a path from this file's folder"
    ]


def test_scenarios_that_extend_each_other_are_refused(folder):
    variant(folder, "extends: b.yaml", "a.yaml")
    variant(folder, "extends: a.yaml", "b.yaml")
    assert lines_of(load, "a.yaml") == ["b.yaml:2:10: 'a.yaml' extends itself, directly or through others"]


def test_five_bases_are_allowed_and_six_are_not(folder):
    for number in range(1, 7):
        variant(folder, f"extends: {f'v{number - 1}' if number > 1 else 'small'}.yaml", f"v{number}.yaml")
    assert load("v5.yaml").people == load("small.yaml").people
    assert lines_of(load, "v6.yaml") == ["v1.yaml:2:10: more than 5 scenarios on top of one another"]


# Writing


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("readings", [False, True])
def test_a_resolved_scenario_is_read_back_as_the_same_scenario(name, readings):
    employer = load_employer(name)
    text = dumps(employer, readings)
    again = loads_employer(text, f"{name}.yaml")
    assert again == employer
    assert dumps(again, readings) == text


def test_a_resolved_scenario_says_every_default():
    written = plain(read_text(dumps(loads(SMALL)), "x").root)
    assert set(written["people"]["boss"]) == set(Person.model_fields)
    assert set(written["process"]["answer"]) == set(STEPS["message"].model_fields)
    assert set(written["delays"]["reorganization"]) == set(DELAYS["reorganization"].model_fields)
    assert set(written["delays"]["clerk_away"]) == {"kind", *DELAYS["decision_maker_away"].model_fields}
    assert written["horizon"] == "52 weeks"
    assert written["situation"] == "the interview"


def test_a_resolved_scenario_keeps_the_spelling_and_tells_the_reading():
    lines = dumps(loads(SMALL), readings=True).splitlines()
    assert "    effort: 1 to 6 h  # 90 in 100 between 60 min and 6 h, half below 2.4 h" in lines
    assert "      effort: 20 to 90 min  # 90 in 100 between 20 and 90 min, half below 42 min" in lines
    assert "    stand_in_after: 3 days  # always 3 days" in lines
    assert not [line for line in dumps(loads(SMALL)).splitlines() if "#" in line]


@settings(max_examples=50)
@given(st.text(min_size=1, max_size=40).map(lambda text: f"x{text}x"))
def test_any_text_is_written_so_that_it_is_read_back(text):
    scenario = loads(SMALL).with_(description=text, sources={"decision.effort": text})
    again = loads(dumps(scenario))
    assert (again.description, again.sources) == (text, scenario.sources)


def test_a_file_appears_whole_or_not_at_all(folder, monkeypatch):
    scenario = load("small.yaml")
    dump(scenario, folder / "copy.yaml")
    assert (folder / "copy.yaml").read_text(encoding="utf-8") == dumps(scenario)
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        dump(scenario, folder / "other.yaml")
    assert sorted(path.name for path in folder.iterdir()) == ["copy.yaml", "small.yaml"]


# The editor's schema


@cache
def editor_schema():
    return schema()


def fits(value, rule):
    """Whether a value fits a JSON Schema, of which only the words used here are known."""
    if "$ref" in rule and not fits(value, editor_schema()["$defs"][rule["$ref"].removeprefix("#/$defs/")]):
        return False
    if "if" in rule and fits(value, rule["if"]) and not fits(value, rule["then"]):
        return False
    kinds = {
        "object": dict, "array": list, "string": str, "integer": int, "number": (int, float),
        "boolean": bool, "null": type(None),
    }  # fmt: skip
    allowed = [rule["type"]] if isinstance(rule.get("type"), str) else rule.get("type", [])
    return (
        (not allowed or any(isinstance(value, kinds[kind]) for kind in allowed))
        and (not isinstance(value, int) or rule.get("minimum", value) <= value <= rule.get("maximum", value))
        and ("const" not in rule or value == rule["const"])
        and ("enum" not in rule or value in rule["enum"])
        and ("not" not in rule or not fits(value, rule["not"]))
        and all(fits(value, one) for one in rule.get("allOf", []))
        and ("anyOf" not in rule or any(fits(value, one) for one in rule["anyOf"]))
        and (not isinstance(value, str) or "pattern" not in rule or bool(re.search(rule["pattern"], value)))
        and (not isinstance(value, list) or all(fits(one, rule.get("items", {})) for one in value))
        and (not isinstance(value, dict) or fits_mapping(value, rule))
    )


def fits_mapping(value, rule):
    properties, others = rule.get("properties", {}), rule.get("additionalProperties", {})
    return (
        all(key in value for key in rule.get("required", []))
        and all(fits(key, rule.get("propertyNames", {})) for key in value)
        and all(
            fits(one, properties[key]) if key in properties else others is not False and fits(one, others)
            for key, one in value.items()
        )
    )


def as_an_editor_reads(text):
    return YAML(typ="safe", pure=True).load(text)


@pytest.mark.parametrize("name", shipped())
def test_an_editor_accepts_every_shipped_scenario_and_its_resolved_form(name):
    assert fits(as_an_editor_reads(shipped()[name].read_text(encoding="utf-8")), editor_schema())
    assert fits(as_an_editor_reads(dumps(load_employer(name))), editor_schema())


def test_an_editor_accepts_a_variant_of_a_few_lines():
    text = "schema: 1\nextends: large_company\nprocess: {decision: {effort: 2 h}}\ndelays: {sign_offs: off}\n"
    assert fits(as_an_editor_reads(text), editor_schema())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("schema: 1", "schema: 2"),
        ("people:", "peple:"),
        ("met_you: true", "met_yuo: true"),
        ("arrives: 6 per day", "arrives: 6 per month"),
        ("effort: 1 to 6 h", "effort: 1 day"),
        ("effort: 1 to 6 h, ", ""),
        ("work: boss, ", ""),
        ("by: phone", "by: phon"),
        ("first_choice: 40%", "first_choice: 40"),
        ("{who: boss, stand_in_after: 3 days}", "{stand_in_after: 3 days}"),
        ("stand_in_after: 3 days", "stand_in_after: {dist: lognorml, mean: 3 d}"),
        ("kind: decision_maker_away, ", ""),
        ("reorganization:", "reorganization: yes"),
        ("clerk_away:", "Clerk Away:"),
    ],
)
def test_an_editor_sees_most_mistakes_too(old, new):
    assert fits(as_an_editor_reads(SMALL), editor_schema())
    assert not fits(as_an_editor_reads(edited(old, new)), editor_schema())


MIXED = "schema: 1\ndescription: x\nmixture: {small_company: 40%, town.yaml: 0.2, large_company: 2 in 5}\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("schema: 1\n", ""),
        ("description", "descriptoin"),
        ("description: x", "people: {boss: }"),
        ("description: x", "horizon: 9 weeks"),
        ("description: x", "extends: large_company"),
        ("40%", "30%"),
        ("40%", "40"),
        ("0.2", "{value: 20%}"),
        ("{small_company: 40%, town.yaml: 0.2, large_company: 2 in 5}", "[small_company]"),
    ],
)
def test_an_editor_sees_most_mistakes_of_a_mixture(old, new):
    assert fits(as_an_editor_reads(MIXED), editor_schema())
    assert not fits(as_an_editor_reads(MIXED.replace(old, new)), editor_schema())


def test_an_editor_explains_every_key():
    found = editor_schema()
    assert found["$schema"].endswith("/draft/2020-12/schema")
    for model in (Person, Standing, *STEPS.values(), *DELAYS.values()):
        definition = found["$defs"][model.__name__]
        assert set(definition["properties"]) - {"kind"} == set(model.model_fields)
        assert [key for key, one in definition["properties"].items() if not one.get("description")] == []
    assert [key for key, one in found["properties"].items() if "description" not in one and "$ref" not in one] == []


def test_an_editor_is_told_defaults_in_the_language_of_the_file():
    lasts = editor_schema()["$defs"]["Reorganization"]["properties"]["lasts"]
    assert Duration(lasts["default"]) == DELAYS["reorganization"]().lasts
    assert lasts["$ref"] == "#/$defs/Duration"


def test_the_package_offers_what_it_says():
    reading = {"check", "load", "load_employer", "loads", "loads_employer"}
    assert set(scenario_file.__all__) == {*reading, "dump", "dumps", "schema", "shipped", "shipped_kinds"}
