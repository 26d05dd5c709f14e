"""What happens in a story, in plain words."""

from datetime import datetime, timedelta

from stillwaiting.report.happening_words import (
    AGAIN,
    ANSWERS,
    AWAY,
    BACK,
    BEGINS,
    CHANGED,
    CLOSED,
    DECIDED,
    ENDS,
    HELD_BACK,
    LEANING,
    MEETINGS,
    NO_WORD,
    OUTCOMES,
    REDO,
    SEEN,
)
from stillwaiting.report.wording import MONTHS, WEEKDAYS
from stillwaiting.telling import Happening
from stillwaiting.telling.names import listed, name_words


def dated(interview: datetime, minute: int) -> str:
    """The day of a minute after the interview: `Thu 12 Mar`."""
    day = interview + timedelta(minutes=minute)
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def inside_words(found: Happening) -> str:
    """Something that went on behind closed doors, in words."""
    fixed = {
        "interview": f"interview ends; {LEANING.get(found.detail, '')}",
        "decided": DECIDED.get(found.detail, ""),
        "standing": CHANGED.get(found.detail, ""),
        "redo": REDO.get(found.detail, "").format(who=listed(found.people) if found.people else "somebody"),
        "silent": "nobody is going to tell you",
        "horizon": "still open; we stop watching",
    }
    made = {"begins": _took, "ends": _took, "again": _again, "away": _away, "back": _back}
    others = {"missed": _missed, "desk": _desk, "no_word": _no_word, "closed": _closed}
    return fixed[found.what] if found.what in fixed else (made | others)[found.what](found)


def seen_words(found: Happening, interview: datetime) -> str:
    """Something that the candidate saw, in words."""
    if found.what == "promise":
        return f'"by {dated(interview, found.date)}"'
    if found.what == "sign":
        return SEEN.get(found.detail, name_words(found.detail))
    if found.what == "answer":
        return f"{found.field}: {ANSWERS[found.detail]}"
    return {
        "date_passes": "the date passes",
        "nothing": "no word, ever",
        "withdrawn": "you take another job",
    }[found.what]


def _took(found: Happening) -> str:
    if found.kind == "first_choice_decides" and found.detail == "closing":
        return HELD_BACK[found.what]
    table = BEGINS if found.what == "begins" else ENDS
    unknown = "{part} begins" if found.what == "begins" else "{part} is over"
    text = table.get((found.kind, found.field)) or table.get((found.kind, "")) or unknown
    text = text.format(
        who=listed(found.people) if found.people else "somebody",
        all=everybody(found.people),
        part=name_words(found.part),
        count=found.count,
        another="the last" if found.detail == "last" else "another",
    )
    signer, delegated, _ = found.detail.partition(".delegate")
    if not delegated:
        return text
    return f"{text}, too" if found.what == "begins" else f"{text} for {name_words(signer)}"


def everybody(people: tuple[str, ...]) -> str:
    """Those who must come, and the verb: `both have`."""
    if len(people) == 1:
        return f"{name_words(people[0])} has"
    return "both have" if len(people) == 2 else f"all {len(people)} have"


def _again(found: Happening) -> str:
    text = AGAIN.get(found.kind, "the {part} is done again")
    return text.format(who=listed(found.people), part=name_words(found.part))


def _away(found: Happening) -> str:
    own = "{who} away ({part})" if found.people else "everything stands still ({part})"
    text = AWAY.get(found.kind, own).format(who=listed(found.people), part=name_words(found.part))
    return f"{text}; nobody stands in" if found.people and found.detail == "alone" else text


def _back(found: Happening) -> str:
    who = listed(found.people)
    if found.detail == "stand_in":
        return f"somebody {'acts' if found.kind == 'decision_maker_leaves' else 'stands in'} for {who}"
    own = "{who} is back" if found.people else "{part} is over"
    return BACK.get(found.kind, own).format(who=who, part=name_words(found.part))


def _missed(found: Happening) -> str:
    return f"the {MEETINGS.get(found.kind, name_words(found.part))} falls through"


def _desk(found: Happening) -> str:
    return f"it waits on the desk of {listed(found.people)}"


def _no_word(found: Happening) -> str:
    nobody = f"only {listed(found.people)} may write" if found.people else "nobody writes"
    return f"{NO_WORD[found.detail]}; {nobody}"


def _closed(found: Happening) -> str:
    special = CLOSED.get((found.kind, found.detail))
    if special:
        return special
    outcome = OUTCOMES[found.detail]
    return f"{name_words(found.part)} begins: {outcome}" if found.field == "begins" else f"settled inside: {outcome}"
