"""What causes are called in front of a person."""

from stillwaiting.mixture import Employer
from stillwaiting.scenario import Scenario
from stillwaiting.steps import Elapse, Meeting, Message, SignOff, Step, Work

PHRASES = {
    "hr_controls_communication": "HR is clearing what it may say",
    "decision_maker_away": "somebody is sick or away",
    "priority_project": "somebody is on a priority project",
    "decision_maker_leaves": "somebody has left",
    "reorganization": "a reorganisation",
    "job_rethought": "the job is being rethought",
    "sign_offs": "sign-offs",
    "calendar_search": "finding a slot for another round",
    "other_candidates": "others are still being seen",
    "first_choice_decides": "somebody else was offered it first",
    "reference_checks": "references",
    "promised_date": "a promised date",
    "team_matching": "teams are choosing",
    "hiring_freeze": "a hiring freeze",
    "background_check": "a background check",
    "on_leave": "somebody is on leave",
}
"""By kind of delay."""

STEPS: dict[type[Step], str] = {
    Work: "the {name} itself",
    Meeting: "a slot for the {name}",
    SignOff: "a signature ({name})",
    Elapse: "the {name}",
    Message: "writing the {name}",
}
"""By kind of step."""

FIXED = {"off_hours": "waiting for office hours", "silence": "decided, and nobody says so"}


def phrases(employer: Employer) -> dict[str, str]:
    """Words for every cause that has words of its own; the others go by their names.

    Where kinds of a mixture call different things by one name, the words are those of the kind that more people meet.
    """
    if isinstance(employer, Scenario):
        return {**FIXED, **_own(employer)}
    by_share = sorted(employer.shares, key=lambda name: employer.shares[name])
    return {**FIXED, **{cause: words for name in by_share for cause, words in _own(employer.kinds[name]).items()}}


def _own(scenario: Scenario) -> dict[str, str]:
    words = dict[str, str]()
    for name in scenario.delays:
        kind = scenario.kind(name)
        if kind in PHRASES:
            words[name] = PHRASES[kind]
        if kind == "priority_project":
            words[f"{name}.pick_up"] = "getting back into the candidates"
    for name, step in scenario.process.items():
        words[name] = STEPS[type(step)].format(name=name.replace("_", " "))
    for person in scenario.people:
        words[f"{person}.desk"] = f"other work on the desk of {person.replace('_', ' ')}"
    return words
