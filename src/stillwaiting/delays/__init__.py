"""The delays, one file each, in the article's order: its eight reasons, then what readers report."""

from stillwaiting.delays.background_check import BackgroundCheck
from stillwaiting.delays.calendar_search import CalendarSearch
from stillwaiting.delays.candidate_moves_on import CandidateMovesOn
from stillwaiting.delays.decision_maker_away import DecisionMakerAway
from stillwaiting.delays.decision_maker_leaves import DecisionMakerLeaves
from stillwaiting.delays.first_choice_decides import FirstChoiceDecides
from stillwaiting.delays.hiring_freeze import HiringFreeze
from stillwaiting.delays.hr_controls_communication import HrControlsCommunication
from stillwaiting.delays.job_rethought import JobRethought
from stillwaiting.delays.never_told import NeverTold
from stillwaiting.delays.on_leave import OnLeave
from stillwaiting.delays.other_candidates import OtherCandidates
from stillwaiting.delays.priority_project import PriorityProject
from stillwaiting.delays.promised_date import PromisedDate
from stillwaiting.delays.reference_checks import ReferenceChecks
from stillwaiting.delays.reorganization import Reorganization
from stillwaiting.delays.sign_offs import SignOffs
from stillwaiting.delays.team_matching import TeamMatching
from stillwaiting.part import Part

DELAYS: dict[str, type[Part]] = {
    "hr_controls_communication": HrControlsCommunication,
    "decision_maker_away": DecisionMakerAway,
    "priority_project": PriorityProject,
    "decision_maker_leaves": DecisionMakerLeaves,
    "reorganization": Reorganization,
    "job_rethought": JobRethought,
    "sign_offs": SignOffs,
    "calendar_search": CalendarSearch,
    "other_candidates": OtherCandidates,
    "first_choice_decides": FirstChoiceDecides,
    "reference_checks": ReferenceChecks,
    "promised_date": PromisedDate,
    "candidate_moves_on": CandidateMovesOn,
    "team_matching": TeamMatching,
    "hiring_freeze": HiringFreeze,
    "never_told": NeverTold,
    "background_check": BackgroundCheck,
    "on_leave": OnLeave,
}
"""Every kind of delay by its name. Parts compile in this order; it also decides who is blamed for a shared minute."""

__all__ = [
    "DELAYS",
    "BackgroundCheck",
    "CalendarSearch",
    "CandidateMovesOn",
    "DecisionMakerAway",
    "DecisionMakerLeaves",
    "FirstChoiceDecides",
    "HiringFreeze",
    "HrControlsCommunication",
    "JobRethought",
    "NeverTold",
    "OnLeave",
    "OtherCandidates",
    "PriorityProject",
    "PromisedDate",
    "ReferenceChecks",
    "Reorganization",
    "SignOffs",
    "TeamMatching",
]
