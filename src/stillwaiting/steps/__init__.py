"""The steps that lead to an answer, by the verb that each is written with."""

from stillwaiting.part import Part
from stillwaiting.steps.elapse import Elapse
from stillwaiting.steps.meeting import Meeting
from stillwaiting.steps.message import Message
from stillwaiting.steps.sign_off import SignOff
from stillwaiting.steps.step import Repeat, Step
from stillwaiting.steps.work import Work

STEPS: dict[str, type[Step]] = {
    "work": Work,
    "meeting": Meeting,
    "sign_off": SignOff,
    "elapse": Elapse,
    "message": Message,
}

__all__ = ["STEPS", "Elapse", "Meeting", "Message", "Part", "Repeat", "SignOff", "Step", "Work"]
