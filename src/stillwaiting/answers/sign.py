"""Question 7: what does this sign mean?"""

from dataclasses import dataclass, replace
from math import inf

from stillwaiting.answers.case import Case
from stillwaiting.results import NEVER_TOLD, Results
from stillwaiting.signs import Sign, saw
from stillwaiting.survival import Mask, Share, share, silent, told_outcome

STRONG, WEAK = 5.0, 1.2
"""How many times likelier a sign must be before an offer than before no offer, or the other way round.

Five times turns a chance of 1 in 10 into 36 in 100, a fifth more into 12 in 100. In between a sign is weak.
The upper limit is where Jaeschke, Guyatt and Sackett (JAMA 1994) call the shift of a diagnosis more than small.
"""
ENOUGH = 100
"""Cases with a sign that its effect is told from."""
STRONG_WORD, WEAK_WORD, WEAK_OR_NONE, NONE, CANNOT_SAY = "strong", "weak", "weak or none", "none", "cannot say"
UP, DOWN = "up", "down"


@dataclass(frozen=True)
class Effect:
    """What one sign says, among all who are silent now; "with it" is by now, "without" is not until now."""

    sign: Sign
    seen: Share
    """Of the silent, who saw the same."""
    offer_with: Share
    offer_without: Share
    never_with: Share
    """Of those with it, who is never told."""
    never_without: Share
    no_offer_with: Share
    """Of those with it, who gets no offer: how often a good sign misleads."""
    of_offers: Share
    """Of the silent who will get an offer, who saw the same."""
    of_others: Share
    """Of the silent who will get none, likewise."""

    @property
    def ratio(self) -> float | None:
        """How many times likelier the sign is before an offer than before none (the likelihood ratio)."""
        return quotient(self.of_offers.value, self.of_others.value)

    @property
    def direction(self) -> str | None:
        """UP where an offer is likelier with the sign, DOWN where it is less likely; None where neither was seen."""
        if self.strength in (NONE, CANNOT_SAY) or self.ratio is None:
            return None
        return UP if self.ratio > 1 else DOWN

    @property
    def strength(self) -> str:
        """STRONG_WORD, WEAK_WORD, WEAK_OR_NONE or NONE by the limits STRONG and WEAK, or CANNOT_SAY.

        A sign is called what it still is at the near end of what other seeds could give: the ratio of the two ends
        of its simulation intervals that lie closest together. WEAK_OR_NONE is weak as counted, and none there.
        Nothing is said below ENOUGH cases, nor where the far ends leave open whether it is none or strong.
        """
        ratio = self.ratio
        if ratio is None or self.offer_with.among < ENOUGH:
            return CANNOT_SAY
        more, less = (self.of_offers, self.of_others) if ratio > 1 else (self.of_others, self.of_offers)
        near = quotient(more.simulation.low, less.simulation.high) or 0.0
        far = quotient(more.simulation.high, less.simulation.low) or 0.0
        if near >= WEAK:
            return STRONG_WORD if near >= STRONG else WEAK_WORD
        if far >= STRONG:
            return CANNOT_SAY
        return WEAK_OR_NONE if max(ratio, 1 / ratio) >= WEAK else NONE


@dataclass(frozen=True)
class SignAnswer:
    """What signs say to a silence: those that were named, and all that the scenario can give."""

    silence_offer: Share
    """Of all who are silent now, whatever they saw, who gets an offer."""
    silence_never: Share
    """Likewise, who is never told."""
    yours: tuple[Effect, ...]
    """Each sign that was named, by itself and as it was named: on its day where one was said, or not until today."""
    together_offer: Share
    """Of those silent now who saw all that was named, who gets an offer."""
    together_never: Share
    every: tuple[Effect, ...]
    """Each sign of the scenario by itself, seen on any day until now; the strongest first."""

    @property
    def conflict(self) -> bool:
        """Whether one of the signs that were named speaks for an offer and another against it."""
        return {UP, DOWN} <= {effect.direction for effect in self.yours}


def sign(case: Case) -> SignAnswer:
    """What the signs of a case, and those it could have, do to its chances."""
    results, waited = case.everybody, case.waited
    waiting = silent(results, waited)
    every = [effect(results, Sign(name), waiting, waited) for name in results.sign_names]
    known = [each for each in case.signs if each.name in results.sign_names]
    return SignAnswer(
        silence_offer=share(results, told_outcome(results, "offer"), waiting),
        silence_never=share(results, results.how == NEVER_TOLD, waiting),
        yours=tuple(effect(results, each, waiting, waited) for each in known),
        together_offer=share(case.like_you, told_outcome(case.like_you, "offer"), case.waiting),
        together_never=share(case.like_you, case.like_you.how == NEVER_TOLD, case.waiting),
        every=tuple(sorted(every, key=by_strength)),
    )


def effect(results: Results, sign: Sign, waiting: Mask, waited: int) -> Effect:
    """What this sign says among the silent (n,)."""
    same, other = saw(results, sign, waited), saw(results, opposite(sign), waited)
    offers, never = told_outcome(results, "offer"), results.how == NEVER_TOLD
    return Effect(
        sign=sign,
        seen=share(results, same, waiting),
        offer_with=share(results, offers, waiting & same),
        offer_without=share(results, offers, waiting & other),
        never_with=share(results, never, waiting & same),
        never_without=share(results, never, waiting & other),
        no_offer_with=share(results, ~offers, waiting & same),
        of_offers=share(results, same, waiting & offers),
        of_others=share(results, same, waiting & ~offers),
    )


def opposite(sign: Sign) -> Sign:
    """What somebody would say who did not see it until today, or did where you did not."""
    return replace(sign, minute=None, seen=not sign.seen)


def by_strength(effect: Effect) -> tuple[int, float, str]:
    """A key that sorts the strongest first, and what cannot be judged last."""
    places = {STRONG_WORD: 0, WEAK_WORD: 1, WEAK_OR_NONE: 2, NONE: 3, CANNOT_SAY: 4}
    ratio = effect.ratio or 0.0
    return places[effect.strength], -max(ratio, quotient(1.0, ratio) or 0.0), effect.sign.name


def quotient(above: float | None, below: float | None) -> float | None:
    """The one divided by the other: endless over 0, None where neither is anything."""
    if above is None or below is None or above == below == 0:
        return None
    return above / below if below else inf
