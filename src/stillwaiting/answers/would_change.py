"""Which signs would move the chance of an offer most, were they seen."""

from dataclasses import dataclass

from stillwaiting.answers.case import Case
from stillwaiting.signs import Sign, saw
from stillwaiting.survival import Share, share, told_outcome

ENOUGH = 100
"""Silent cases with a sign that its figure is told from."""
MOST = 2
"""Signs that are named."""


@dataclass(frozen=True)
class WouldChange:
    """A sign that was not named yet, and the chance of an offer if it were."""

    sign: Sign
    offer: Share
    """Of those silent now who saw what you saw and this too: what asking again with it gives."""


def would_change(case: Case) -> tuple[WouldChange, ...]:
    """The signs, MOST of them, that would move the chance of an offer furthest, the furthest first.

    Only signs that nothing was said about, that ENOUGH of the silent like you have by now, and whose figure differs
    from the present one by more than other seeds could.
    """
    results, waiting = case.like_you, case.waiting
    offers = told_outcome(results, "offer")
    present = share(results, offers, waiting).value
    if present is None:
        return ()
    named = {sign.name for sign in case.signs}
    signs = [Sign(name) for name in case.everybody.sign_names if name not in named]
    found = [WouldChange(sign, share(results, offers, waiting & saw(results, sign, case.waited))) for sign in signs]
    surely = [each for each in found if each.offer.among >= ENOUGH and differs(each.offer, present)]
    return tuple(sorted(surely, key=lambda each: (-abs((each.offer.value or 0.0) - present), each.sign.name))[:MOST])


def neither(case: Case, changes: tuple[WouldChange, ...]) -> Share | None:
    """The chance of an offer of those silent like you who saw none of these signs; nothing where there are none."""
    if not changes:
        return None
    among = case.waiting
    for each in changes:
        among = among & ~saw(case.like_you, each.sign, case.waited)
    return share(case.like_you, told_outcome(case.like_you, "offer"), among)


def differs(found: Share, value: float) -> bool:
    """Whether other seeds would hardly give this value too."""
    return not found.simulation.low <= value <= found.simulation.high
