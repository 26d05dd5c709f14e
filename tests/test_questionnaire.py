"""Eight questions: every set of answers makes a scenario that passes `check`, says why, and can be asked."""

import json
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from functools import cache
from itertools import combinations, pairwise, product

import numpy as np
import pytest
from evidence import is_number
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from stillwaiting.asking import Question as Wait
from stillwaiting.asking import ask
from stillwaiting.errors import ScenarioError, StillWaitingError
from stillwaiting.part import Part
from stillwaiting.questionnaire import (
    AnswerError,
    Answers,
    answers_from,
    as_data,
    asked,
    asking,
    form,
    opening,
    questions,
    read_answer,
    said,
    scenario_text,
    typed,
    wrong,
)
from stillwaiting.questionnaire.changes import changes
from stillwaiting.questionnaire.roles import roles_in
from stillwaiting.questionnaire.under_way import step_name
from stillwaiting.results import OUTCOMES
from stillwaiting.scenario_file import loads, shipped_kinds
from stillwaiting.simulation import simulate
from stillwaiting.units import DAY, WEEK

EMPLOYERS = shipped_kinds()
NAMES = list(EMPLOYERS)
ASKED = questions(EMPLOYERS)
KNOWN = ("freeze", "reorganisation", "holiday", "absence", "left", "project", "others")
INTERVIEW = date(2026, 10, 26)
NO_INTERVIEW = "a date needs the date of the interview; write the time between them, such as 1 week"
LEVELS = {
    "employer": tuple(EMPLOYERS),
    "interview": (None, INTERVIEW),
    "round": (None, "first", "second", "final"),
    "people": (None, 1, 2, 5, 8),
    "writes": (None, "hr", "manager"),
    "references": (None, "called", "asked", "not_mentioned"),
    "promised": (None, 0, 11, 364),
    "signatures": (None, 0, 1, 3, 8),
    "known": ((), ("freeze",), ("holiday",), ("others",), KNOWN),
    "country": (None, "DE", "US-CA"),
}


def question(key):
    return next(each for each in ASKED if each.key == key)


def text_of(answers):
    return scenario_text(answers, EMPLOYERS[answers.employer], "my_employer.yaml")


def made(**answered):
    """The scenario that answers make, and the shipped one below it."""
    answers = Answers(**answered)
    return loads(text_of(answers), "my_employer.yaml"), EMPLOYERS[answers.employer]


@cache
def covering():
    """Answers among which every two answers to two different questions stand together at least once."""
    keys = list(LEVELS)
    left = {
        (one, two, *pair)
        for one, two in combinations(keys, 2)
        for pair in product(range(len(LEVELS[one])), range(len(LEVELS[two])))
    }
    rows = []
    while left:
        row = {}
        one, two, *levels = min(left, key=lambda each: (keys.index(each[0]), keys.index(each[1]), each[2:]))
        row |= {one: levels[0], two: levels[1]}
        for key in keys:
            if key not in row:
                row[key] = max(range(len(LEVELS[key])), key=lambda level: met(left, row, key, level, keys))
        left -= {(a, b, row[a], row[b]) for a, b in combinations(keys, 2)}
        rows.append(Answers(**{key: LEVELS[key][level] for key, level in row.items()}))
    return rows


def met(left, row, key, level, keys):
    """How many pairs that are still to come a level would bring."""
    pairs = (
        (other, key, chosen, level) if keys.index(other) < keys.index(key) else (key, other, level, chosen)
        for other, chosen in row.items()
    )
    return sum(pair in left for pair in pairs)


@cache
def written():
    """Each of these answers with the text and the scenario they make."""
    texts = [(answers, text_of(answers)) for answers in covering()]
    return [(answers, text, loads(text, "my_employer.yaml")) for answers, text in texts]


@st.composite
def any_answers(draw):
    some = {key: draw(st.sampled_from(levels)) for key, levels in LEVELS.items() if key not in ("promised", "known")}
    known = draw(st.sets(st.sampled_from(KNOWN)))
    promised = draw(st.none() | st.integers(0, 364))
    return Answers(**some, promised=promised, known=tuple(one for one in KNOWN if one in known))


# Whatever is answered


def test_every_two_answers_together_make_a_scenario_that_passes_check():
    wrong_ones = [answers for answers, _, scenario in written() if failed(scenario)]
    assert wrong_ones == []


def failed(scenario):
    """What `check` finds wrong in a scenario that could be read."""
    try:
        scenario.compile()
    except ScenarioError as error:
        return str(error)
    return ""


@settings(max_examples=10)
@given(any_answers())
def test_any_answers_make_a_scenario_that_passes_check(answers):
    loads(text_of(answers), "my_employer.yaml").compile()


@settings(max_examples=25)
@given(any_answers())
def test_the_answers_stand_in_the_file_as_a_file_of_answers_says_them(answers):
    lines = re.findall(r"^#   (\w+: .*)$", text_of(answers), re.MULTILINE)
    assert answers_from("\n".join(lines), "my_employer.yaml", ASKED) == answers
    assert lines == [f"{key}: {answer}" for key, answer in said(answers).items()]


@pytest.mark.parametrize("answers", covering()[::15], ids=str)
def test_what_is_written_can_be_asked(answers):
    found = ask(loads(text_of(answers), "my_employer.yaml"), Wait(2 * WEEK, replications=75))
    assert found.replications == 75


@pytest.mark.parametrize("employer", EMPLOYERS)
def test_whoever_is_not_sure_of_anything_gets_the_shipped_scenario(employer):
    found, usual = made(employer=employer)
    assert found == replace(usual, name="my_employer", description=found.description)
    assert roles_in(usual).scenario == usual
    assert changes(Answers(employer=employer), roles_in(usual)) == []


def test_every_change_says_which_answer_it_comes_from():
    for answers, text, _ in written():
        for change in changes(answers, roles_in(EMPLOYERS[answers.employer])):
            assert getattr(answers, change.because) not in (None, ())
            assert re.search(rf"^  # {change.because}: ", text, re.MULTILINE)


def numbers(name, part, data):
    """The keys of all numbers that are set for a part."""
    for key, value in data.items():
        read = getattr(part, key, None)
        if isinstance(read, Part):
            yield from numbers(f"{name}.{key}", read, value)
        elif is_number(key, read):
            yield f"{name}.{key}"


def test_every_number_that_is_set_has_a_source_and_every_source_a_number():
    for _, text, scenario in written():
        data, found = YAML(typ="safe").load(text), []
        for (section, *_), name, part in scenario.parts():
            there = data.get(section) or {}
            entry = there if section == "standing" else there.get(name)
            found += numbers(name, part, entry) if isinstance(entry, Mapping) else ()
        assert sorted(found) == sorted(data.get("sources", {}))


def test_what_was_answered_counts_as_sourced_and_what_follows_from_it_by_a_guess_as_assumed():
    def counted(**answered):
        found, usual = made(**answered)
        return np.subtract(found.provenance(), usual.provenance()).tolist()

    assert counted(promised=11) == [2, -2]
    assert counted(references="asked", employer="large_company") == [0, 0]
    assert counted(round="first") == [-1, 1]  # the shipped chance to be the first choice has a source
    assert counted(people=4) == [2, 0]
    assert counted(writes="hr", employer="small_company") == [0, 2]
    assert counted(known=("holiday",)) == [0, 1]


def test_no_line_of_the_file_is_hard_to_read():
    for _, text, _ in written():
        lines = text.partition("\nsources:\n")[0].splitlines()
        assert text.isascii()
        assert max(map(len, lines)) <= 130
        assert not any(one == two and one.lstrip().startswith("#") for one, two in pairwise(lines))


# One question after the other


@pytest.mark.parametrize("employer", EMPLOYERS)
@pytest.mark.parametrize("which", ["first", "second", "final"])
def test_the_round_stands_in_the_headline_and_another_is_the_likelier_the_earlier_it_was(employer, which):
    found, usual = made(employer=employer, round=which)
    article = {"first": "a first", "second": "a second", "final": "a final"}[which]
    assert (
        found.situation
        == f"{article} interview{usual.situation[usual.situation.find(' at ') :] if ' at ' in usual.situation else ''}"
    )
    before, now = usual.standing.first_choice, found.standing.first_choice
    if which == "final":
        assert (found.delays, found.standing) == (usual.delays, usual.standing)
        return
    share = {"first": 0.5, "second": 0.75}[which]
    factors = share, share**2, (1 + share) / 2
    chances = before.value, *before.unsure
    assert [now.value, *now.unsure] == [round(100 * one * by) / 100 for one, by in zip(chances, factors, strict=True)]
    another = found.delays["calendar_search"]
    assert another.chance.value == {"first": 0.8, "second": 0.6}[which]
    assert another.at_most == {"first": 3, "second": 2}[which]
    if "calendar_search" in usual.delays:
        assert another.people == usual.delays["calendar_search"].people
    else:
        assert set(another.people) == set(roles_in(usual).meet)


@pytest.mark.parametrize("employer", EMPLOYERS)
@pytest.mark.parametrize("count", [1, 2, 3, 8])
def test_as_many_decide_together_as_were_said_to(employer, count):
    found, usual = made(employer=employer, people=count)
    debrief = next(step for step in found.process.values() if step.milestone == "debriefed")
    there = roles_in(usual).meet
    assert len(debrief.meeting) == count
    assert set(debrief.meeting) >= set(there) if count >= len(there) else set(debrief.meeting) < set(there)
    assert all(found.people[name].met_you for name in debrief.meeting)
    assert all(found.people[name].diary is not None for name in debrief.meeting)
    for name in ("calendar_search", "other_candidates"):
        if name in usual.delays:
            before, now = set(usual.delays[name].people), set(found.delays[name].people)
            assert now == (set(debrief.meeting) if before == set(there) else before & set(debrief.meeting))
            assert now


def test_where_fewer_decide_those_who_see_the_other_candidates_stay():
    found, _ = made(employer="five_interviewers", people=2)
    assert found.process["debrief"].meeting == ("hiring_manager", "director")


@pytest.mark.parametrize(
    ("employer", "manager", "hr"),
    [
        ("bank_restructuring", "executive_director", "recruiter"),
        ("five_interviewers", "hiring_manager", "hr_partner"),
        ("large_company", "hiring_manager", "hr_partner"),
        ("nonprofit_references", "hiring_manager", "hr_officer"),
        ("small_company", "owner", "recruiter"),
        ("tech_company", "hiring_manager", "recruiter"),
    ],
)
def test_the_manager_writes_or_hr_alone_does(employer, manager, hr):
    by_manager, _ = made(employer=employer, writes="manager")
    assert by_manager.process["answer"].message == manager
    assert "hr_controls_communication" not in by_manager.delays
    by_hr, usual = made(employer=employer, writes="hr")
    assert by_hr.process["answer"].message == hr
    assert by_hr.delays["hr_controls_communication"].who == hr
    assert set(by_hr.people) - set(usual.people) == ({"recruiter"} if employer == "small_company" else set())


@pytest.mark.parametrize("employer", EMPLOYERS)
def test_references_that_were_called_can_be_called(employer):
    found, usual = made(employer=employer, references="called")
    assert "reference_checks" in found.delays
    if "reference_checks" in usual.delays:
        assert found.delays == usual.delays


@pytest.mark.parametrize("employer", EMPLOYERS)
def test_references_that_were_asked_for_are_likelier_called_and_never_surely(employer):
    found, _ = made(employer=employer, references="asked")
    checks = found.delays["reference_checks"]
    assert (checks.first_choice.value, checks.others.value) == (0.8, 0.4)


@pytest.mark.parametrize("employer", EMPLOYERS)
def test_references_that_nobody_mentioned_are_as_usual_and_not_taken_for_granted(employer):
    found, usual = made(employer=employer, references="not_mentioned")
    if employer != "nonprofit_references":
        assert found.delays == usual.delays
    else:
        checks = found.delays["reference_checks"]
        assert checks == type(checks)()


@pytest.mark.parametrize("employer", EMPLOYERS)
def test_a_date_that_was_named_is_named_in_every_case(employer):
    found, _ = made(employer=employer, promised=11)
    results = simulate(found, replications=25, seed=1)
    assert (results.sign("promised") == 11 * DAY).all()
    assert "promised_date" not in made(employer=employer, promised=0)[0].delays


@pytest.mark.parametrize("employer", EMPLOYERS)
@pytest.mark.parametrize("count", [0, 1, 3, 8])
def test_as_many_sign_as_were_said_to_and_the_last_to_sign_signs_always(employer, count):
    found, usual = made(employer=employer, signatures=count)
    before = roles_in(usual).chain
    now = found.delays["sign_offs"].chain if count else ()
    assert ("sign_offs" in found.delays) == (count > 0)
    assert len(now) == len(set(now)) == count
    assert now[: len(before)] == before if count > len(before) else now == before[len(before) - count :]


def played(known, lasts, **answered):
    """A play in which what is known to go on lasts so long exactly."""
    text = re.sub(
        rf"({step_name(known)}): {{elapse: .*, after: start}}",
        rf"\1: {{elapse: {lasts}, after: start}}",
        text_of(Answers(known=(known,), **answered)),
    )
    assert lasts in text
    return simulate(loads(text, "my_employer.yaml").patient(), replications=50, seed=1)


@pytest.mark.parametrize("known", ["freeze", "reorganisation"])
def test_nothing_is_decided_before_a_hold_is_over_unless_the_post_is_gone(known):
    results = played(known, "70 days")
    cancelled = results.outcome == OUTCOMES.index("cancelled")
    reached = results.milestone("decided")[~cancelled]
    assert (reached >= 70 * DAY).all()
    assert cancelled.any()


@pytest.mark.parametrize(
    ("known", "employer"),
    [
        *(("holiday", employer) for employer in EMPLOYERS),
        *((one, "large_company") for one in ("absence", "left", "project")),
    ],
)
def test_nobody_compares_candidates_before_the_one_who_decides_is_back(known, employer):
    results = played(known, "40 days", employer=employer)
    compared = results.milestone("debriefed")
    assert (compared[compared >= 0] >= 40 * DAY).all()
    assert (compared >= 0).any()


@pytest.mark.parametrize(
    ("known", "kind", "field"),
    [("freeze", "hiring_freeze", "withdraws"), ("reorganisation", "reorganization", "cancels")],
)
def test_about_as_many_posts_are_gone_as_the_delay_takes_away_at_its_beginning(known, kind, field):
    """Within 15 in 100: both numbers are guesses, and over the years of a guess nobody is more exact."""
    found, usual = made(known=(known,))
    results = simulate(found.patient(), replications=1_000, seed=1)
    share = (results.outcome == OUTCOMES.index("cancelled")).mean()
    assert abs(share - getattr(usual.delays[kind], field).value) < 0.15


def test_others_who_are_still_interviewed_are_one_or_more():
    found, _ = made(known=("others",))
    family = found.delays["other_candidates"].still_to_see.family
    assert min(family.values) == 1


def test_the_date_and_the_country_are_those_that_were_given():
    found, _ = made(interview=INTERVIEW, country="DE")
    assert (found.interview, found.country) == ("2026-10-26", "DE")


# How to go on


@pytest.mark.parametrize(
    ("answered", "command"),
    [
        ({}, 'stillwaiting ask mine.yaml --waited "3 weeks"'),
        ({"interview": INTERVIEW}, "stillwaiting ask mine.yaml --since 2026-10-26"),
        ({"promised": 11}, 'stillwaiting ask mine.yaml --waited "3 weeks" --sign promised=11d'),
        ({"promised": 0}, 'stillwaiting ask mine.yaml --waited "3 weeks"'),
        (
            {"references": "called", "promised": 7, "interview": INTERVIEW},
            "stillwaiting ask mine.yaml --since 2026-10-26 --sign references_called --sign promised=7d",
        ),
    ],
)
def test_the_file_says_how_to_ask_with_the_signs_that_were_seen(answered, command):
    answers = Answers(**answered)
    assert asking(answers, "mine.yaml") == command
    assert f"#   {command}\n" in scenario_text(answers, EMPLOYERS["large_company"], "mine.yaml")


def test_a_name_with_a_space_is_quoted_as_a_shell_wants_it():
    assert asking(Answers(), "my employer.yaml").startswith("stillwaiting ask 'my employer.yaml' ")


def test_people_who_have_nothing_left_to_do_are_named_before_check_names_them():
    for _, text, scenario in written():
        head, idle = text.partition("\nschema: 1\n")[0].replace("\n# ", " "), scenario.idle()
        assert (", ".join(idle) + " ha" in head) if idle else ("left to do" not in head)


# A file of answers


def test_the_printed_questions_are_a_file_of_answers_in_which_nothing_is_answered():
    text = form(ASKED)
    assert answers_from(text, "answers.yaml", ASKED) == Answers()
    assert [line.partition(":")[0] for line in text.splitlines() if line and line[0] != "#"] == [
        each.key for each in ASKED
    ]
    assert {field.name for field in fields(Answers)} == {each.key for each in ASKED}


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "---\n", "~\n", "{}\n", "round:\npeople: ~\nknown: []\n"])
def test_a_file_that_answers_nothing_answers_nothing(text):
    assert answers_from(text, "answers.yaml", ASKED) == Answers()


def test_answers_are_read_in_any_order_and_by_any_spelling_that_is_clear():
    text = """
promised: 2026-11-06
country: us-ca
known: [others, freeze, freeze]
employer: Large Company
references: not mentioned
round: Final
interview: 2026-10-26
signatures: 0
people: not sure
"""
    assert answers_from(text, "answers.yaml", ASKED) == Answers(
        promised=11,
        country="US-CA",
        known=("freeze", "others"),
        references="not_mentioned",
        round="final",
        interview=INTERVIEW,
        signatures=0,
    )


def test_several_may_be_listed_on_one_line():
    assert answers_from("known: freeze, others\n", "a.yaml", ASKED).known == ("freeze", "others")
    assert answers_from("known: nothing\n", "a.yaml", ASKED).known == ()


def test_everything_that_is_wrong_is_told_at_once_with_its_place():
    text = """\
rond: final
employer: bakery
interview: 26.10.2026
people: 9
writes: recruter
references: [called]
promised: 2 months
signatures: many
known: [freeze, holidays, {left: true}]
country: Germany
people: 2
stage: 1
"""
    with pytest.raises(ScenarioError) as caught:
        answers_from(text, "answers.yaml", ASKED)
    kinds = ", ".join(list(EMPLOYERS)[:-1])
    keys = ", ".join(each.key for each in ASKED)
    assert caught.value.lines == (
        "answers.yaml:1:1: no question is called 'rond' (did you mean 'round'?)",
        f"answers.yaml:2:11: 'bakery' is none of the answers; write {kinds} or {list(EMPLOYERS)[-1]}",
        "answers.yaml:3:12: '26.10.2026' is not a date; write such as 2026-10-26",
        "answers.yaml:4:9: '9' is not a whole number from 1 to 8",
        "answers.yaml:5:9: 'recruter' is none of the answers; write hr or manager",
        "answers.yaml:6:13: expected one answer, got a list",
        "answers.yaml:7:11: '2 months' is no date and no time; write such as 2026-11-06, 1 week or no",
        "answers.yaml:8:13: 'many' is not a whole number from 0 to 8",
        "answers.yaml:9:17: 'holidays' is none of the answers (did you mean 'holiday'?)",
        "answers.yaml:9:27: expected one answer, got keys and values",
        "answers.yaml:10:10: no public holidays are known for 'Germany'; write such as US, GB, DE or US-CA",
        "answers.yaml:11:1: the key 'people' stands here twice, first in line 4",
        f"answers.yaml:12:1: no question is called 'stage'; the questions are {keys}",
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("promised: 2026-11-06", NO_INTERVIEW),
        ("interview: 2026-11-06\npromised: 2026-11-06", "'2026-11-06' does not lie 1 to 364 days after the interview"),
        ("interview: 2026-11-06\npromised: 2026-11-01", "'2026-11-01' does not lie 1 to 364 days after the interview"),
        ("interview: soon\npromised: 2026-11-06", "'soon' is not a date; write such as 2026-10-26"),
        ("interview: not sure\npromised: 2026-11-06", NO_INTERVIEW),
        ("promised: 0 days", "'0 days' does not lie 1 to 364 days after the interview"),
        ("promised: 1 year", "'1 year' does not lie 1 to 364 days after the interview"),
        ("interview: 2026-11-06\npromised: 2026-11-31", "'2026-11-31' is not a date; write such as 2026-10-26"),
        ("interview: 1926-11-06", "'1926-11-06' does not lie between 2000 and 2099"),
        ("people: ²", "'²' is not a whole number from 1 to 8"),
        ("people: " + 5_000 * "9", f"'{37 * '9'}...' is not a whole number from 1 to 8"),
        ("country: US-XX", "no public holidays are known for 'US-XX'; the parts of US are such as AK, AL, AR, AS"),
        ("round: {first: yes}", "expected one answer, got keys and values"),
        ("round: !!str first", "tags such as !!int are not used here; write the value alone"),
        ("known: [freeze", "the bracket opened in line 1 is not closed"),
    ],
)
def test_an_answer_that_cannot_be_is_told_with_what_would_be_right(text, told):
    with pytest.raises(ScenarioError) as caught:
        answers_from(text, "a.yaml", ASKED)
    assert [line.split(": ", 1)[1] for line in caught.value.lines] == [told]


@pytest.mark.parametrize("text", ["[first, second]", "final", "- round: final"])
def test_a_file_without_keys_is_told_what_answers_look_like(text):
    with pytest.raises(StillWaitingError, match=r"^a.yaml: answers are lines such as `round: final`"):
        answers_from(text, "a.yaml", ASKED)


def refused(read, *arguments):
    """What is said to an answer that cannot be taken, or that it was."""
    try:
        read(*arguments)
    except AnswerError as error:
        return str(error)
    return "taken"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_whatever_is_typed_is_an_answer_or_told_in_one_line(text):
    for each in ASKED:
        told = [refused(read_answer, each, text), refused(typed, each, text, None)]
        assert [len(one.splitlines()) for one in told] == [1, 1]


# The questions on a terminal


def test_there_are_eight_questions_and_two_that_may_be_skipped():
    assert sum(each.counted for each in ASKED) == 8
    assert [each.key for each in ASKED if not each.counted] == ["interview", "country"]
    assert "Eight" in opening(80)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_every_question_fits_the_terminal_in_plain_letters(width):
    for place, each in enumerate(ASKED):
        shown = asked(each, place, width)
        assert shown.isascii()
        assert max(map(len, shown.splitlines())) <= width
        assert all(choice.means.split()[0] in shown for choice in each.choices)
    assert max(map(len, opening(width).splitlines())) <= width
    assert max(map(len, wrong(AnswerError("so long " * 30), width).splitlines())) <= width


def test_a_question_says_what_enter_means():
    usual = NAMES.index("large_company") + 1
    first = asked(question("employer"), 1, 80).splitlines()[0]
    assert first == f"1 of 8. Which of these comes nearest?  [{usual}]"
    assert asked(question("round"), 2, 80).splitlines() == [
        "2 of 8. Which round was it?  [not sure]",
        "  1 the first   2 a later one, with more to come   3 the last",
    ]
    assert asked(question("interview"), 0, 80).endswith("[skip]")
    assert asked(question("known"), 8, 80).splitlines()[0].endswith("[nothing]")
    for each in ASKED:
        assert typed(each, "\n", None) == getattr(Answers(), each.key)


@pytest.mark.parametrize(
    ("key", "text", "answer"),
    [
        ("employer", f"{NAMES.index('small_company') + 1}", "small_company"),
        ("employer", "small company", "small_company"),
        ("employer", "charity", "nonprofit_references"),
        ("round", " 3 \n", "final"),
        ("round", "last", "final"),
        ("round", "First", "first"),
        ("writes", "owner", "manager"),
        ("references", "not mentioned", "not_mentioned"),
        ("known", "1 7", ("freeze", "others")),
        ("known", "7,1 and 3", ("freeze", "holiday", "others")),
        ("known", "freeze, ill", ("freeze", "absence")),
        ("known", "no", ()),
        ("promised", "no", 0),
        ("promised", "36 h", 2),
        ("promised", "2026-11-06", 11),
        ("people", "3", 3),
        ("country", "gb", "GB"),
    ],
)
def test_an_answer_may_be_typed_as_a_number_or_as_a_word(key, text, answer):
    assert typed(question(key), text, INTERVIEW) == answer


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("round", "4", "'4' is none of these; write a number from 1 to 3"),
        ("round", "finl", "'finl' is none of these; write a number from 1 to 3 (did you mean 'final'?)"),
        ("round", "the", "'the' is none of these; write a number from 1 to 3"),
        ("known", "1 9", "'9' is none of these; write a number from 1 to 7"),
        ("employer", "0", f"'0' is none of these; write a number from 1 to {len(NAMES)}"),
    ],
)
def test_what_is_none_of_the_choices_is_told_with_what_would_be_right(key, text, told):
    with pytest.raises(AnswerError) as caught:
        typed(question(key), text, None)
    assert str(caught.value) == told


def test_the_questions_as_data_hold_every_answer_that_may_be_given():
    data = json.loads(json.dumps(as_data(ASKED)))
    assert data["schema"] == 1
    assert [each["key"] for each in data["questions"]] == [each.key for each in ASKED]
    for each in data["questions"]:
        asked_for = question(each["key"])
        read_answer(asked_for, each["default"])
        for choice in each["choices"]:
            assert choice["answer"] in json.dumps(read_answer(asked_for, choice["answer"]))
        if each["kind"] == "number":
            assert [read_answer(asked_for, str(each[end])) for end in ("least", "most")] == [
                each["least"],
                each["most"],
            ]
