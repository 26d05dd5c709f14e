"""What is known to go on there: steps that the rest must wait for, because a delay only ever begins by chance."""

from collections.abc import Iterator
from typing import Any

from stillwaiting.delays import DELAYS
from stillwaiting.plan.builder import START
from stillwaiting.questionnaire.answers import Answers
from stillwaiting.questionnaire.change import ASSUMED, NOBODY_COUNTED, Change
from stillwaiting.questionnaire.roles import Roles

HOLDS = {
    "freeze": ("freeze", "hiring_freeze", "lasts"),
    "reorganisation": ("reorganisation", "reorganization", "lasts"),
}
ABSENCES = {
    "holiday": ("holiday", "on_leave", "lasts"),
    "absence": ("absence", "decision_maker_away", "lasts"),
    "left": ("departure", "decision_maker_leaves", "acting_head_after"),
    "project": ("project", "priority_project", "lasts"),
}
"""By answer: what to call it, and the delay and its field that say how long such a thing takes."""
WITHDRAWALS: dict[str, dict[str, Any]] = {
    "freeze": {"kind": "hiring_freeze", "withdraws": "100%"},
    "reorganisation": {"kind": "reorganization", "approve_again": "0%", "cancels": "100%"},
}
EVERY = {"freeze": "32 weeks", "reorganisation": "52 weeks"}
"""Until a post is withdrawn: such that, over the mean length of a hold, as many are as the delay withdraws at once."""
OTHERS = {"dist": "discrete", "values": {"1": "40%", "2": "30%", "3": "30%"}}


def under_way(answers: Answers, roles: Roles) -> Iterator[Change]:
    """What the answers to `known` change."""
    for known in answers.known:
        if known in ABSENCES | HOLDS:
            yield _step(known)
        if known in HOLDS:
            yield _withdrawals(known)
    for step, waited in ((roles.debrief, ABSENCES), (roles.decision, HOLDS)):
        names = [step_name(known) for known in answers.known if known in waited]
        if names:
            after = [*roles.before(step), *names]
            yield Change("known", "process", step, {"after": after}, f"not before the end of {_listed(names)}")
    if "others" in answers.known and roles.has("other_candidates"):
        told = f"{ASSUMED}: at least one is, as you say; how many {NOBODY_COUNTED}"
        says, why = {"still_to_see": OTHERS}, "others are still being interviewed"
        yield Change("known", "delays", "other_candidates", says, why, {"still_to_see": told})


def step_name(known: str) -> str:
    """What the step is called that stands for something known to go on."""
    return f"{(ABSENCES | HOLDS)[known][0]}_you_know_of"


def _listed(names: list[str]) -> str:
    return " and ".join(f"the {name.replace('_', ' ')}" for name in names)


def _step(known: str) -> Change:
    noun, delay, key = (ABSENCES | HOLDS)[known]
    lasts = DELAYS[delay].model_fields[key].default.spelling
    why = f"the {noun} you know of, from the interview on; write how long it lasts if you know"
    told = f"{ASSUMED}: as long as {delay}.{key}; it is taken to begin with your wait"
    return Change("known", "process", step_name(known), {"elapse": lasts, "after": START}, why, {"elapse": told})


def _withdrawals(known: str) -> Change:
    every = {"dist": "exponential", "mean": EVERY[known], "unsure": ["0.4x", "3x"]}
    says = {**WITHDRAWALS[known], "every": every, "lasts": "1 day"}
    why = f"meanwhile the post may be withdrawn: in about one case of {EVERY[known].removesuffix(' weeks')} a week"
    told = {key: ASSUMED for key in says if key != "kind"}
    told["every"] = f"{ASSUMED}: over such a hold about as many posts as {says['kind']} withdraws at its beginning"
    return Change("known", "delays", f"{known}_withdrawals", says, why, told)
