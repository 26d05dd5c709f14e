"""Small scenarios for tests, in a line or two."""

from stillwaiting.delays import (
    DecisionMakerAway,
    DecisionMakerLeaves,
    FirstChoiceDecides,
    NeverTold,
    Reorganization,
    SignOffs,
)
from stillwaiting.people import Person
from stillwaiting.scenario import Scenario
from stillwaiting.standing import Standing
from stillwaiting.steps import Message, Work


def small(**changes):
    """One manager decides and writes; nothing delays it."""
    fields = {
        "people": {"manager": Person(met_you=True), "boss": Person()},
        "process": {
            "decision": Work(work="manager", effort="1 to 6 h", milestone="decided"),
            "answer": Message(message="manager", effort="20 to 60 min", milestone="answered"),
        },
        "standing": Standing(first_choice="50%", next_in_line="0%"),
    } | changes
    return Scenario("small", **fields)


def lively(**changes):
    """The same with a bit of everything that can go wrong."""
    return small(
        delays={
            "away": DecisionMakerAway(who="manager", every={"dist": "exponential", "mean": "3 weeks"}),
            "leaves": DecisionMakerLeaves(who="manager", every={"dist": "exponential", "mean": "10 weeks"}),
            "reorganization": Reorganization(every={"dist": "exponential", "mean": "10 weeks"}),
            "sign_offs": SignOffs(chain=("boss",), delegate="manager"),
            "first_choice_decides": FirstChoiceDecides(),
            "never_told": NeverTold(),
        },
        standing=Standing(first_choice={"value": "40%", "unsure": ["30%", "50%"]}, next_in_line="20%"),
        **changes,
    )
