"""Everything one wait is told, with what it rests on."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from stillwaiting.answers.case import Case
from stillwaiting.answers.causes import Causes, causes
from stillwaiting.answers.chances import Chances, chances
from stillwaiting.answers.follow_up import FollowUp, follow_up
from stillwaiting.answers.kinds import Kind, kinds
from stillwaiting.answers.letter import Letter, letter
from stillwaiting.answers.other_offer import OtherOffer, other_offer
from stillwaiting.answers.promise import Promise, promise
from stillwaiting.answers.second_choice import SecondChoice, second_choice
from stillwaiting.answers.sign import SignAnswer, sign
from stillwaiting.answers.silence import Silence, silence
from stillwaiting.answers.somebody import Somebody, somebody
from stillwaiting.answers.stop import Stop, stop
from stillwaiting.answers.unusual import Unusual, unusual
from stillwaiting.answers.when import When, when
from stillwaiting.answers.would_change import WouldChange, neither, would_change
from stillwaiting.signs import Sign
from stillwaiting.survival import Share, told_outcome, worth


@dataclass(frozen=True)
class Answer:
    """The answers to one wait."""

    scenario: str
    situation: str
    """Such as "a final interview at a large company"."""
    waited: int
    """Minutes since the interview."""
    interview: datetime | None
    """When the interview ended, if it was named; answers speak in dates then."""
    signs: tuple[Sign, ...]
    """What was seen, or not seen until today, beside the silence."""
    dropped: tuple[Sign, ...]
    """Signs that hardly any replication saw; the answers leave them out."""
    wrote: int | None
    """Minute of a note that was not answered."""
    seed: int
    replications: int
    kept: int
    """Replications that saw the same and are silent now: what the chances rest on."""
    worth: int
    """Independent cases that these are worth: replications of one world share what is not known."""
    worlds: int
    """Draws of the `unsure` numbers that the replications like you are spread over."""
    horizon: int
    sourced: int
    """Numbers of the scenario that have a source."""
    assumed: int
    """Numbers that are assumptions."""
    unusual: Unusual
    chances: Chances
    when: When
    silence: Silence
    stop: Stop
    """From which day on an offer is too unlikely to count on."""
    sign: SignAnswer
    """What each sign says."""
    would_change: tuple[WouldChange, ...]
    """The signs that would move the chance of an offer most."""
    neither: Share | None
    """The chance of an offer if none of them was seen."""
    second_choice: SecondChoice | None
    """Who stands behind somebody else; None where the scenario knows no such delay."""
    somebody: Somebody
    """Two replications like you, to read as stories."""
    causes: Causes
    kinds: tuple[Kind, ...]
    """The kinds of employer of a mixture, the likeliest now first; none where nothing is mixed."""
    promise: Promise
    """What a date that was named is worth."""
    follow_up: FollowUp
    """When to write, and what a note can do."""
    letter: Letter
    """What follows a yes by word of mouth."""
    other_offer: OtherOffer
    """What another offer's last day means."""


def answer(
    case: Case,
    *,
    situation: str,
    interview: datetime | None = None,
    sourced: int = 0,
    assumed: int = 0,
) -> Answer:
    """The answers to a case, whose results were probed at its wait (else ValueError)."""
    results, like_you, waited = case.everybody, case.like_you, case.waited
    changes = would_change(case)
    return Answer(
        scenario=results.scenario,
        situation=situation,
        waited=waited,
        interview=interview,
        signs=case.signs,
        dropped=case.dropped,
        wrote=case.wrote,
        seed=results.seed,
        replications=results.n,
        kept=int(case.waiting.sum()),
        worth=worth(like_you, told_outcome(like_you, "offer"), case.waiting),
        worlds=len(np.unique(like_you.world)),
        horizon=results.horizon,
        sourced=sourced,
        assumed=assumed,
        unusual=unusual(like_you, waited),
        chances=chances(case),
        when=when(like_you, waited),
        silence=silence(case),
        stop=stop(case),
        sign=sign(case),
        would_change=changes,
        neither=neither(case, changes),
        second_choice=second_choice(case),
        somebody=somebody(case),
        causes=causes(like_you, waited),
        kinds=kinds(case),
        promise=promise(case),
        follow_up=follow_up(case, interview),
        letter=letter(case),
        other_offer=other_offer(case),
    )
