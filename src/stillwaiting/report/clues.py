"""What one might notice if a cause were the true one."""

from stillwaiting.mixture import Employer
from stillwaiting.scenario import Scenario
from stillwaiting.steps import Elapse, Meeting, Message, SignOff, Step, Work

NOTHING = "nothing; nobody is working on it today"
CLUES = {
    "hr_controls_communication": "those who met you are kind and send you to HR",
    "decision_maker_away": "an automatic reply, or that they wait for one person",
    "priority_project": "short, friendly replies without a date",
    "decision_maker_leaves": "somebody new writes, or an address bounces",
    "reorganization": "news of changes; every opening stands still, not only yours",
    "job_rethought": "the advertisement changes, or they ask about another role",
    "sign_offs": "warm words, no date: it waits for approval",
    "calendar_search": "another round was named, and has no date; if none was, not this",
    "other_candidates": "the advertisement stays up; they are still seeing people",
    "first_choice_decides": '"still deciding", or no word; nobody tells the second',
    "reference_checks": "a referee who has not been reached: ask yours",
    "team_matching": "another team wants to meet you, or asks what you prefer",
    "hiring_freeze": "news of savings; openings vanish or are on hold",
    "background_check": "forms to sign, an agency that writes; if none came, not this",
    "on_leave": "an automatic reply with the day of return",
    "no_unsent": "nothing, and no reply to a note",
    "cancelled_unsent": "the advertisement goes, and nobody is hired",
    "offer_unsent": "nothing yet; a note may bring it out",
    "decided_not_told": "nothing yet; a note may bring it out",
    "nothing_pending": NOTHING,
    "off_hours": "an evening, a weekend or a holiday",
    "silence": "nothing, and no reply to a note",
}
"""By kind of delay, and by the groups that causes are told in: reasoned, not simulated."""
STEPS: dict[type[Step], str] = {
    Work: "nothing; somebody is at it, or it lies there",
    Meeting: "nothing, or that they look for a time",
    SignOff: "warm words, no date: it waits for a signature",
    Elapse: "nothing",
    Message: "nothing yet; the answer is being written",
}
"""By kind of step."""


def clues(employer: Employer) -> dict[str, str]:
    """What one might notice, for every cause of an employer that has words for it.

    Where kinds of a mixture call different things by one name, it is that of the kind that more people meet.
    """
    if isinstance(employer, Scenario):
        return CLUES | of_scenario(employer)
    by_share = sorted(employer.shares, key=lambda name: employer.shares[name])
    return CLUES | {cause: clue for name in by_share for cause, clue in of_scenario(employer.kinds[name]).items()}


def of_scenario(scenario: Scenario) -> dict[str, str]:
    """By the name that each delay, step and desk has in this scenario."""
    found = {}
    for name in scenario.delays:
        clue = CLUES.get(scenario.kind(name))
        if clue is not None:
            found[name] = clue
        if scenario.kind(name) == "priority_project":
            found[f"{name}.pick_up"] = NOTHING
    for name, step in scenario.process.items():
        found[name] = STEPS[type(step)]
    for person in scenario.people:
        found[f"{person}.desk"] = NOTHING
    return found
