"""Question 10: another offer must be answered by a day. What would each choice lose?"""

from dataclasses import dataclass

from stillwaiting.answers.case import Case
from stillwaiting.answers.hundred import parts_of
from stillwaiting.answers.outlook import Outlook, outlook
from stillwaiting.survival import Mask, Share, share, silent, told, told_outcome
from stillwaiting.units import WEEK
from stillwaiting.your_note import replayed

UNSAID = WEEK
"""Until when another offer must be answered where nobody said."""
MORE_TIME = WEEK

BEFORE, NO_BEFORE, LATER, NONE = "offer_before", "no_before", "offer_later", "no_offer"
KINDS = (BEFORE, NO_BEFORE, LATER, NONE)
"""An offer here by the day, a no by then, an offer here after it, and none at all; they exclude each other."""


@dataclass(frozen=True)
class OtherOffer:
    """What those like you hear before the day, and what comes after it."""

    minutes: int
    """From today until the day."""
    unsaid: bool
    """Whether that is the week that is taken where no day was named."""
    before: Outlook
    asking: Outlook | None
    """The same with a note written today, as your_note assumes it to work; nothing where you have written."""
    longer: Outlook
    """The same with a week more."""
    parts: dict[str, Share]
    """Of those silent now, by KINDS; the shares add up to 1, counted in cases."""
    of_100: dict[str, int]
    """The same as whole numbers that add up to 100; all 0 where nobody is silent."""
    offer_if_silent: Share
    """Of those still silent when the day comes, who is made an offer here later."""


def other_offer(case: Case) -> OtherOffer:
    """What a day for another answer means for those like you."""
    results, waiting, minutes = case.like_you, case.waiting, UNSAID if case.by is None else case.by
    then = case.waited + minutes
    parts = {name: share(results, mask, waiting) for name, mask in by_kind(case, then).items()}
    return OtherOffer(
        minutes=minutes,
        unsaid=case.by is None,
        before=outlook(results, waiting, case.waited, minutes),
        asking=asking(case, minutes),
        longer=outlook(results, waiting, case.waited, minutes + MORE_TIME),
        parts=parts,
        of_100=of_100({name: found.hits for name, found in parts.items()}),
        offer_if_silent=share(results, told_outcome(results, "offer"), silent(results, then)),
    )


def by_kind(case: Case, then: int) -> dict[str, Mask]:
    """(n of like_you,) what becomes of each case by, and after, a minute."""
    results = case.like_you
    offers, in_time = told_outcome(results, "offer"), told(results) & (results.wait <= then)
    masks = (offers & in_time, ~offers & in_time, offers & ~in_time, ~offers & ~in_time)
    return dict(zip(KINDS, masks, strict=True))


def of_100(hits: dict[str, int]) -> dict[str, int]:
    """A hundred people by KINDS, so that those who hear in time are as many as that share says."""
    in_time, not_yet = parts_of(100, [hits[BEFORE] + hits[NO_BEFORE], hits[LATER] + hits[NONE]])
    before, after = (hits[BEFORE], hits[NO_BEFORE]), (hits[LATER], hits[NONE])
    return dict(zip(KINDS, [*parts_of(in_time, list(before)), *parts_of(not_yet, list(after))], strict=True))


def asking(case: Case, minutes: int) -> Outlook | None:
    """What those like you hear in time with a note written today, if it is the first."""
    if case.wrote is not None:
        return None
    return outlook(replayed(case.like_you, case.waited), case.waiting, case.waited, minutes)
