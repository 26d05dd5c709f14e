"""The words of a story: a table for every kind of delay, step and sign."""

BEGINS = {
    ("hr_controls_communication", "clearing"): "only {who} may speak, and must clear it first",
    ("priority_project", "pick_up"): "{who} must get back into the candidates",
    ("job_rethought", "rewriting"): "{who} begins to rethink the job",
    ("job_rethought", "approval"): "the job is rethought; HR must approve it",
    ("sign_offs", ""): "the papers go to {who}",
    ("calendar_search", "lasts"): "another round is wanted; a slot must be found",
    ("other_candidates", "lasts"): "others are still to be seen",
    ("first_choice_decides", ""): "the job is offered to the first choice",
    ("reference_checks", "answers"): "{count} referees are asked",
    ("team_matching", "answers"): "{count} teams are asked",
    ("team_matching", "choosing"): "{who} must settle who goes where",
    ("background_check", "takes"): "an agency checks what you said",
    ("work", ""): "{who} begins the {part}",
    ("meeting", ""): "a slot must be found for the {part}",
    ("sign_off", ""): "the papers go to {who} ({part})",
    ("elapse", ""): "the {part} takes its time",
    ("message", ""): "{who} has yet to write",
}
"""What begins and takes long, by kind and amount; "" is any amount."""
ENDS = {
    ("hr_controls_communication", "clearing"): "{who} may speak at last",
    ("priority_project", "pick_up"): "{who} is back into the candidates",
    ("job_rethought", "rewriting"): "{who} has described another job",
    ("job_rethought", "approval"): "the other job is approved",
    ("sign_offs", ""): "{who} signs",
    ("calendar_search", "lasts"): "another round, first slot {all} free",
    ("other_candidates", "lasts"): "{another} finalist is interviewed",
    ("first_choice_decides", "thinks_before_yes"): "the first choice says yes",
    ("first_choice_decides", "thinks_before_no"): "the first choice declines; your turn",
    ("reference_checks", "answers"): "the last referee answers",
    ("team_matching", "answers"): "the last team answers",
    ("team_matching", "choosing"): "{who} settles who goes where",
    ("background_check", "takes"): "the background check is back",
    ("work", ""): "{who} is done with the {part}",
    ("meeting", ""): "{part}, first slot {all} free",
    ("sign_off", ""): "{who} signs ({part})",
    ("elapse", ""): "the {part} is through",
    ("message", ""): "{who} writes",
}
"""What ends, likewise."""
HELD_BACK = {
    "begins": "your no waits until the first choice has signed",
    "ends": "the first choice has signed",
}
"""The first choice's thinking time where the case is closed and the no is kept back."""
AWAY = {
    "decision_maker_away": "{who} sick or away",
    "on_leave": "{who} on leave",
    "priority_project": "{who} on a priority project",
    "decision_maker_leaves": "{who} has left the company",
    "reorganization": "a reorganisation: hiring stands still",
    "hiring_freeze": "a hiring freeze: nobody may be hired",
}
BACK = {
    "decision_maker_away": "{who} is back",
    "on_leave": "{who} is back from leave",
    "priority_project": "{who} has time again",
    "decision_maker_leaves": "there is a new {who}",
    "reorganization": "the reorganisation is over",
    "hiring_freeze": "the freeze is lifted",
}
AGAIN = {
    "sign_offs": "the papers come back; all sign again",
    "sign_off": "the papers come back; {who} must sign again",
}
REDO = {
    "start": "whoever took over from {who} starts the choice anew",
    "approval": "what was approved must be approved again",
}
LEANING = {
    "first_choice": "they lean towards you",
    "next_in_line": "another is first choice; you are next",
    "out": "they lean towards others",
}
DECIDED = {
    "first_choice": "decided: you are the first choice",
    "next_in_line": "decided: another first; you are next",
    "out": "decided: others come before you",
}
CHANGED = {
    "first_choice": "now you are the first choice",
    "next_in_line": "now another is first choice; you are next",
    "out": "now others come before you",
}
CLOSED = {
    ("first_choice_decides", "rejection"): "the first choice says yes; that is a no for you",
    ("background_check", "rejection"): "the background check is back and ends it",
    ("hiring_freeze", "cancelled"): "a hiring freeze: the post is withdrawn",
    ("reorganization", "cancelled"): "a reorganisation: the post is cancelled",
}
"""What closed the case, by kind and outcome; anything else is only settled."""
OUTCOMES = {"offer": "an offer", "rejection": "a no", "cancelled": "the job is gone", "withdrawn": "you withdrew"}
NO_WORD = {
    "undecided": "nothing is decided",
    "decided": "decided, but not yet approved",
    "closed": "settled, but not yet told",
}
SEEN = {
    "references_called": "references are called",
    "holding_message": '"still deciding"',
    "next_round": "told: another round",
    "background_check": "a background check",
    "top_candidate": '"our top candidate"',
    "verbal_offer": "a spoken yes",
}
ANSWERS = {"offer": "OFFER", "rejection": "a no", "cancelled": "the job is gone"}
MEETINGS = {"calendar_search": "next round", "other_candidates": "interview of a finalist"}
"""What falls through, where that is no step."""
TOLD = {"offer": "an offer", "rejection": "a no", "cancelled": "told that the job is gone"}

LEDGER = {"decision_maker_leaves": "{who} gone"}
"""How an absence is called in the ledger where that is shorter, by its kind."""
ABSENT = {"on_leave": "leave", "priority_project": "a priority project"}
"""What somebody is kept by, by the kind of absence; sick or away unless it stands here."""
WITHOUT = {
    "hr_controls_communication": "could anybody write to you",
    "decision_maker_away": "had {who} not been away",
    "on_leave": "had {who} not been on leave",
    "priority_project": "without the priority project",
    "decision_maker_leaves": "had {who} stayed",
    "reorganization": "without the reorganisation",
    "hiring_freeze": "without the freeze",
    "job_rethought": "without a second thought about the job",
    "sign_offs": "without sign-offs",
    "calendar_search": "without another round",
    "other_candidates": "without other finalists after you",
    "reference_checks": "without references",
    "team_matching": "without teams to choose from",
    "background_check": "without a background check",
    "never_told": "had they told you",
}
"""A play without a delay, by its kind."""
