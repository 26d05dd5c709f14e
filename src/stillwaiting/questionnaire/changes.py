"""What each answer changes in a shipped scenario, entry by entry, and why."""

from collections.abc import Iterator
from typing import Any

from stillwaiting.delays import CalendarSearch, OtherCandidates, ReferenceChecks
from stillwaiting.questionnaire.answers import Answers
from stillwaiting.questionnaire.change import ASSUMED, NOBODY_COUNTED, Change
from stillwaiting.questionnaire.roles import HR, Roles
from stillwaiting.questionnaire.under_way import under_way
from stillwaiting.scenario_file.inherit import OFF
from stillwaiting.units import counted

BOOKED = (
    "Reclaim 2021: 21.5 h of meetings in a working week of 50 h, https://www.protocol.com/workplace/one-on-one-meetings"
)
AHEAD = {"first": ("80%", "60%", "95%", 3), "second": ("60%", "35%", "85%", 2)}
"""By round: the chance of another one, the least and the most it may be, and how many at most. Assumptions."""
STILL_IN = {"first": 0.5, "second": 0.75}
"""By round: what is left of the chance to be the first choice, while more people are still in it. Assumptions."""


def changes(answers: Answers, roles: Roles) -> list[Change]:
    """Everything that the answers change, in the order of the questions."""
    answered = (_round, _people, _writes, _references, _promised, _signatures, under_way)
    return [change for each in answered for change in each(answers, roles)]


def _round(answers: Answers, roles: Roles) -> Iterator[Change]:
    if answers.round not in AHEAD:
        return
    value, low, high, most = AHEAD[answers.round]
    who = {} if roles.has("calendar_search") else {"people": _together(answers, roles)}
    says = {**who, "chance": {"value": value, "unsure": [low, high]}, "at_most": most}
    why = "it was not the last, so another is likely. What is waited for here is the final answer; where you are"
    why += " invited to another round, ask again from that interview"
    told = f"{ASSUMED}: another round is likely, as you say; how likely {NOBODY_COUNTED}"
    yield Change("round", "delays", "calendar_search", says, why, {"chance": told, "at_most": told})
    yield _standing(answers.round, roles)


def _standing(which: str, roles: Roles) -> Change:
    """A smaller chance to be the first choice; at best nearly as large, at worst smaller by the same again."""
    chance, share = roles.scenario.standing.first_choice, STILL_IN[which]
    low, high = chance.unsure or (chance.value, chance.value)
    bounds = (low * share**2, high * (1 + share) / 2)
    says = {"value": _percent(chance.value * share), "unsure": [_percent(bound) for bound in bounds]}
    why = "more people are still in it than after the last round"
    return Change("round", "standing", "first_choice", says, why, {"": f"{ASSUMED}: {why}; how many {NOBODY_COUNTED}"})


def _percent(share: float) -> str:
    return f"{round(100 * share)}%"


def _together(answers: Answers, roles: Roles) -> list[str]:
    """Who decides together: those the scenario has, and as many more as there are."""
    count = answers.people or len(roles.meet)
    more = [f"colleague_{number}" for number in range(len(roles.meet) + 1, count + 1)]
    return [*roles.meet, *more][:count]


def _people(answers: Answers, roles: Roles) -> Iterator[Change]:
    names = _together(answers, roles)
    if len(names) == len(roles.meet):
        return
    why = f"{len(names)} of those you met decide together" if len(names) > 1 else "one person decides alone"
    for name in names[len(roles.meet) :]:
        yield Change("people", "people", name, {"diary": "42% booked", "met_you": True}, why, {"diary": BOOKED})
    yield Change("people", "process", roles.debrief, {"meeting": names}, why)
    for delay, part in roles.scenario.delays.items():
        if isinstance(part, CalendarSearch | OtherCandidates):
            everybody = set(part.people) == set(roles.meet)
            some = names if everybody else [name for name in names if name in part.people]
            if some != list(part.people):
                yield Change("people", "delays", delay, {"people": some}, why)


def _writes(answers: Answers, roles: Roles) -> Iterator[Change]:
    if answers.writes is None or (answers.writes == "manager") == (roles.voice is None):
        return
    says: Any = OFF
    if answers.writes == "manager":
        sender, why = roles.meet[0], "whoever decides writes to you"
    else:
        sender = roles.hr()
        says, why = {"who": sender}, "HR or a recruiter writes to you, and nobody else may"
    if sender not in roles.scenario.people:
        desk = {"desk": {"arrives": "6 per day", "effort": "20 to 90 min"}}
        told = dict.fromkeys(("desk.arrives", "desk.effort"), ASSUMED)
        yield Change("writes", "people", HR, desk, why, told)
    if sender != roles.sender:
        yield Change("writes", "process", roles.answer, {"message": sender}, why)
    yield Change("writes", "delays", "hr_controls_communication", says, why)


def _references(answers: Answers, roles: Roles) -> Iterator[Change]:
    part = roles.scenario.delays.get("reference_checks")
    says: dict[str, Any] | None = None
    if answers.references == "called" and part is None:
        why, told = "they have been called, so they are called here", ""
    elif answers.references == "asked":
        says = {"first_choice": {"value": "80%", "unsure": ["50%", "95%"]}}
        says["others"] = {"value": "40%", "unsure": ["15%", "70%"]}
        why = "they were asked for, so it is likelier that they are called"
        told = f"{ASSUMED}: {why}; how often {NOBODY_COUNTED}"
    elif answers.references == "not_mentioned" and isinstance(part, ReferenceChecks) and part.others.value == 1:
        usual = ReferenceChecks.model_fields
        says = {key: usual[key].default.spelling for key in ("first_choice", "others", "starts")}
        why, told = "nobody mentioned them, so they are called as often as elsewhere", ASSUMED
    else:
        return
    yield Change("references", "delays", "reference_checks", says, why, dict.fromkeys(says or {}, told))


def _promised(answers: Answers, roles: Roles) -> Iterator[Change]:
    there = roles.has("promised_date")
    if answers.promised == 0 and there:
        yield Change("promised", "delays", "promised_date", OFF, "they named no date")
    if answers.promised:
        within = counted(answers.promised, "day")
        why = f"they named a date, {within} after the interview"
        told = dict.fromkeys(("chance", "within"), f"your answer: {why}")
        says = {**({} if there else {"who": roles.meet[0]}), "chance": "100%", "within": within}
        yield Change("promised", "delays", "promised_date", says, why, told)


def _signatures(answers: Answers, roles: Roles) -> Iterator[Change]:
    count, usual = answers.signatures, roles.chain
    if count is None or count == len(usual):
        return
    if count == 0:
        yield Change("signatures", "delays", "sign_offs", OFF, "nobody above them must sign")
        return
    why = (
        f"{count} must sign before an offer goes out" if count > 1 else "one person must sign before an offer goes out"
    )
    more = [f"signer_{number}" for number in range(len(usual) + 1, count + 1)]
    for name in more:
        yield Change("signatures", "people", name, None, why)
    yield Change("signatures", "delays", "sign_offs", {"chain": [*usual[-count:], *more]}, why)
