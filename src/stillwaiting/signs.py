"""What a candidate has seen since the interview, and which replications saw the same."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import combinations

import numpy as np

from stillwaiting.errors import StillWaitingError
from stillwaiting.results import Ints, Mask, Results
from stillwaiting.units import DAY, counted, parse_wait, print_duration, quoted

SIGNS = {
    "references_called": "your references were called",
    "promised": "you were named a date",
    "holding_message": 'somebody wrote "still deciding"',
    "next_round": "you were told of another round",
    "top_candidate": "you were told that you are the top candidate",
    "verbal_offer": "you heard a yes by word of mouth",
    "background_check": "you were asked for a background check",
}
"""Every sign that something in a scenario gives, as one says it to the person who saw it."""
AHEAD = frozenset({"promised"})
"""Signs whose minute is a date that was named, and may lie ahead."""
AGO = re.compile(r"(.+?)\s+ago", re.IGNORECASE)
WHEN = "write a day such as 6d (after the interview), a date such as 2026-10-12, or '6 days ago'"


@dataclass(frozen=True)
class Sign:
    """One thing that was seen, or was not seen until today."""

    name: str
    minute: int | None = None
    """Minutes after the interview; None: on some day until today."""
    seen: bool = True


def words(name: str) -> str:
    """What was seen, in a clause; a sign of one's own by its name."""
    return SIGNS.get(name, f"you saw this sign: {name.replace('_', ' ')}")


def parse_sign(text: str, waited: int, interview: date | None = None, *, seen: bool = True) -> Sign:
    """The sign written as `references_called`, `references_called=6d`, `=2026-10-12` or `=6 days ago`.

    `waited` is in minutes. Raises StillWaitingError for a day that cannot be read, lies after today or before the
    interview, and for a date where the interview has none.
    """
    name, equals, said = (part.strip() for part in text.partition("="))
    if not name:
        raise StillWaitingError(f"cannot read {quoted(text)} as a sign; write such as references_called=6d")
    if not equals:
        return Sign(name, None, seen)
    if not seen:
        raise StillWaitingError(f"{name} was not seen until today, so it has no day; leave out {quoted('=' + said)}")
    return Sign(name, parse_day(name, said, waited, interview), seen)


def parse_day(name: str, said: str, waited: int, interview: date | None = None) -> int:
    """The day written as `6d`, `2026-10-12` or `6 days ago`, in minutes after the interview.

    Raises StillWaitingError, beginning with the name of the sign or option, for a day that cannot be.
    """
    minute = _minute(name, said.strip(), waited, interview)
    if minute < 0:
        raise StillWaitingError(f"{name}: {quoted(said)} lies before the interview")
    if minute > waited and name not in AHEAD:
        ahead = print_duration(minute - waited)
        raise StillWaitingError(f"{name}: {quoted(said)} lies {ahead} after today; name what has happened already")
    return minute


def _minute(name: str, said: str, waited: int, interview: date | None) -> int:
    """The day that was said, in minutes after the interview."""
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return _counted(name, said, waited)
    if interview is None:
        message = f"{name}: {quoted(said)} is a date, but when was the interview? Give --since or --interview"
        raise StillWaitingError(message)
    return (day - interview).days * DAY


def _counted(name: str, said: str, waited: int) -> int:
    if said.lower() in ("today", "yesterday"):
        return waited - (DAY if said.lower() == "yesterday" else 0)
    ago = AGO.fullmatch(said)
    try:
        length = parse_wait(ago[1] if ago else re.sub(r"^day\s+([0-9]+)$", r"\1 days", said.lower()))
    except StillWaitingError:
        raise StillWaitingError(f"{name}: cannot read {quoted(said)} as a day; {WHEN}") from None
    return waited - length if ago else length


def check_signs(signs: Sequence[Sign], possible: Iterable[str], scenario: str) -> None:
    """Raises StillWaitingError for a sign nobody knows, one this scenario cannot give, and one that is said twice."""
    given = tuple(dict.fromkeys(possible))
    for sign in signs:
        if sign.name not in given:
            raise StillWaitingError(_impossible(sign.name, given, scenario))
    for one, other in combinations(signs, 2):
        if one.name == other.name:
            told = "is said twice" if one.seen == other.seen else "cannot be seen and not seen"
            raise StillWaitingError(f"{one.name} {told}; name each sign once")


def _impossible(name: str, given: tuple[str, ...], scenario: str) -> str:
    listed = ", ".join(given) or "none"
    if name in SIGNS:
        return f"{scenario} cannot give the sign {name}: nothing in it does that; it has {listed}"
    close = get_close_matches(name, given, n=1)
    hint = f" (did you mean {close[0]!r}?)" if close else ""
    return f"no sign is called {quoted(name)}{hint}; {scenario} has {listed}"


def like_you(results: Results, signs: Sequence[Sign], waited: int) -> Results:
    """The replications that saw, by this minute, what you have seen, and did not see what you have not."""
    rows = np.ones(results.n, dtype=np.bool_)
    for sign in signs:
        rows &= saw(results, sign, waited)
    return results.where(rows)


def saw(results: Results, sign: Sign, waited: int) -> Mask:
    """(n,) who saw the same by this minute: a sign with a day within one working day of it."""
    minutes = results.sign(sign.name)
    seen = np.greater_equal(minutes, 0)
    if sign.name not in AHEAD:
        seen &= np.less_equal(minutes, waited)
    if not sign.seen:
        return ~seen
    return seen if sign.minute is None else seen & near(results, minutes, sign.minute)


def near(results: Results, minutes: Ints, minute: int) -> Mask:
    """(n,) whose minute lies on the day of this one, or at most one working day from it, in their own calendars."""
    wanted, found = (results.origin + minute) // DAY, (results.origin + minutes) // DAY
    mask = np.zeros(results.n, dtype=np.bool_)
    for number, workdays in enumerate(results.workdays):
        mine = np.equal(results.source, number)
        before, after = neighbours(workdays)
        day = wanted[mine].clip(0, len(workdays) - 1)
        mask[mine] = (found[mine] >= before[day]) & (found[mine] <= after[day])
    return mask


def neighbours(workdays: Mask) -> tuple[Ints, Ints]:
    """For each day (days,) the last working day before it and the first one after it; the ends where there is none."""
    count = len(workdays)
    days = np.arange(count)
    upto = np.maximum.accumulate(np.where(workdays, days, 0))
    since = np.minimum.accumulate(np.where(workdays, days, count - 1)[::-1])[::-1]
    return np.concatenate([[0], upto[:-1]]), np.concatenate([since[1:], [count - 1]])


def reading(sign: Sign, waited: int) -> str:
    """How the sign was understood, in words: `your references were called about day 6 (22 days ago)`."""
    if not sign.seen:
        return f"not until today: {words(sign.name)}"
    if sign.minute is None:
        return f"{words(sign.name)}" + ("" if sign.name in AHEAD else ", on some day until today")
    day = round(sign.minute / DAY)
    if sign.name in AHEAD:
        return f"{words(sign.name)}: day {day} ({passed(sign.minute, waited)})"
    return f"{words(sign.name)} on day {day}, give or take a working day ({ago(waited - sign.minute)})"


def passed(minute: int, waited: int) -> str:
    """Whether a date lies ahead."""
    days = round((waited - minute) / DAY)
    if days == 0:
        return "today"
    return f"{counted(days, 'day')} past" if days > 0 else f"{counted(-days, 'day')} ahead"


def ago(minutes: int) -> str:
    """So long ago, in whole days."""
    days = round(minutes / DAY)
    return "today" if days == 0 else f"{counted(days, 'day')} ago"
