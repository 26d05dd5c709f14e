"""Answer 7 in words: what each sign says, by itself and together with the others."""

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.hundred import FEW_HITS, in_hundred
from stillwaiting.answers.sign import CANNOT_SAY, STRONG, UP, WEAK, WEAK_OR_NONE, Effect
from stillwaiting.report.document import Document, days, share
from stillwaiting.report.shares import in_100, paragraphs, per_100
from stillwaiting.report.wording import Page, waited_words
from stillwaiting.signs import reading, words
from stillwaiting.units import counted

INSIDERS = {
    "references_called": "never for nothing, says one; for every finalist, say others",
    "promised": "dates slip often; one adviser doubles any that is named",
    "holding_message": "often true; one former chair wrote so only to those they meant to hire",
    "top_candidate": "meant when it was said, and one person's view",
    "verbal_offer": "strong, and binding nobody",
    "background_check": "strong where one person is asked, routine where all are",
}
"""What people who hire say of a sign in public, in our words; reported, not measured."""
NO_PROCESS = (
    "The model has no process for a warm manager, the status in a portal, a job listed again, a viewed profile or an "
    "unanswered thank-you: weak or none."
)
FULL_WIDTH = 76
"""Width from which the table shows the never told too."""


def sign_lines(answer: Answer, page: Page) -> list[str]:
    """Your own signs first, then every sign of the scenario, and what they cannot tell."""
    found = answer.sign
    if not found.every:
        nothing = "Nothing in this scenario gives a sign, so this model has none to weigh."
        return paragraphs(page, nothing, NO_PROCESS)
    if found.silence_offer.among < FEW_HITS:
        start = "Cannot say from this model what a sign means"
        kept = f"{few(found.silence_offer.among)} after {waited_words(answer.waited)}"
        return paragraphs(page, f"{start}, with {kept}, of {answer.replications:,} simulated.", NO_PROCESS)
    return [*own_lines(answer, page), "", *table(answer, page), "", *meaning_lines(answer, page)]


# Your own


def own_lines(answer: Answer, page: Page) -> list[str]:
    """Silence alone, each sign that was named by itself, and all of them together."""
    found = answer.sign
    silence = f"Silence alone: an offer {in_100(found.silence_offer, answer.worlds, why=True)}, "
    silence += f"never told {per_100(found.silence_never)}."
    own = [own_sign(answer, effect) for effect in found.yours]
    ask = "" if answer.signs else "Name what you have seen: --sign NAME, or --sign NAME=6d with the day."
    return paragraphs(page, silence, *own, together(answer), conflict(answer), ask)


def own_sign(answer: Answer, effect: Effect) -> str:
    """One sign that was named: the chances with it and without, what it is worth, how often it misleads."""
    start, otherwise = as_said(effect, answer.waited)
    cases = effect.offer_with.among
    if cases < FEW_HITS:
        return f"{start}: cannot say from this model, with {few(cases)} like that."
    offer = f"{start}: an offer {in_100(effect.offer_with, answer.worlds)}"
    if effect.offer_without.among < FEW_HITS:
        return f"{offer}. Hardly anybody here is unlike that, so it says nothing."
    return (
        f"{offer}, {per_100(effect.offer_without)} {otherwise}; never told {per_100(effect.never_with)} and "
        f"{per_100(effect.never_without)}. {worth(effect)}"
    )


def as_said(effect: Effect, waited: int) -> tuple[str, str]:
    """The sign as it was understood, to begin a sentence, and the people it is compared with."""
    said = reading(effect.sign, waited)
    if effect.sign.seen:
        return f"{said[0].upper()}{said[1:]}", "where it has not happened until today"
    return f"It has not happened until today that {words(effect.sign.name)}", "where it has"


def worth(effect: Effect) -> str:
    """The strength and direction of a sign in a sentence, and how often it misleads."""
    if effect.strength == CANNOT_SAY:
        return "Too few such offers were simulated to weigh it."
    if effect.direction is None:
        return "No sign either way."
    kind = "At best a weak sign" if effect.strength == WEAK_OR_NONE else f"A {effect.strength} sign"
    if effect.direction == UP:
        return f"{kind} for an offer: of 100 like that, {per_100(effect.no_offer_with)} get none all the same."
    return f"{kind} against an offer: of 100 like that, {per_100(effect.offer_with)} get one all the same."


def together(answer: Answer) -> str:
    """All that is known, where that is more than one thing."""
    found, note = answer.sign, answer.wrote is not None
    if len(answer.signs) + note < 2:
        return ""
    what, cases = "All you named" + (", and no reply to your note" if note else ""), found.together_offer.among
    if cases < FEW_HITS:
        return f"{what}: cannot say from this model, with {few(cases)} like that."
    offer, never = in_100(found.together_offer, answer.worlds), per_100(found.together_never)
    return f"{what}: an offer {offer}, never told {never} (of {cases:,} cases)."


def few(cases: int) -> str:
    """So few cases, in words."""
    return f"only {counted(cases, 'silent case')}" if cases else "no silent case"


def conflict(answer: Answer) -> str:
    """What to think of two signs that point to different sides."""
    if not answer.sign.conflict:
        return ""
    weighed = "the line above weighs them together"
    if answer.sign.together_offer.among < FEW_HITS:
        weighed = "too few cases have them all to weigh them together"
    return f"They point to different sides. That is no error: each is true, and {weighed}."


# All of them


def table(answer: Answer, page: Page) -> list[str]:
    """Every sign of the scenario by itself: who has it by now, and the chances with it and without."""
    full = page.width >= FULL_WIDTH
    top = f"{'Of 100 silent ' + waited_words(answer.waited):<31}{'an offer':>10}{'never told' if full else '':>16}"
    head = f"  {'sign':<18}{'have it':>7}{'with':>7}{'without':>8}" + (f"{'with':>8}{'without':>8}" if full else "")
    return [top.rstrip(), f"{head}  worth", *(row(effect, full) for effect in answer.sign.every)]


def row(effect: Effect, full: bool) -> str:
    """One sign; numbers only where enough cases have it."""
    enough = effect.offer_with.among >= FEW_HITS
    cells = f"{in_hundred(effect.seen):>7}"
    cells += f"{in_hundred(effect.offer_with) if enough else '?':>7}{in_hundred(effect.offer_without):>8}"
    if full:
        cells += f"{in_hundred(effect.never_with) if enough else '?':>8}{in_hundred(effect.never_without):>8}"
    side = f", {effect.direction}" if effect.direction else ""
    return f"  {effect.sign.name:<18}{cells}  {effect.strength}{side}"


def meaning_lines(answer: Answer, page: Page) -> list[str]:
    """What the table means, when signs mislead, what insiders say, and what no sign is made of."""
    return paragraphs(
        page,
        f"Strong: at least {STRONG:g} times likelier before an offer than before none (down: the other way round); "
        f"weak: at least {WEAK:g} times. Without: not until today.",
        "" if answer.signs else misleading(answer),
        insiders(answer),
        "What you do not name counts as unknown, not as absent (--not-sign NAME if it has not happened). " + NO_PROCESS,
        "Cannot know: what a sign means at this employer.",
    )


def insiders(answer: Answer) -> str:
    """What insiders say of your signs, or of all where you named none."""
    effects = answer.sign.yours or answer.sign.every
    names = [each.sign.name for each in effects if each.sign.name in INSIDERS]
    said = "; ".join(f"{name.replace('_', ' ')}: {INSIDERS[name]}" for name in names)
    return f"Insiders (reported, not measured): {said}." if said else ""


def misleading(answer: Answer) -> str:
    """How often the signs that speak for an offer, or against it, are followed by the contrary."""
    told = [each for each in answer.sign.every if each.direction is not None]
    up = [f"{per_100(each.no_offer_with)} where {words(each.sign.name)}" for each in told if each.direction == UP]
    down = [f"{per_100(each.offer_with)} where {words(each.sign.name)}" for each in told if each.direction != UP]
    text = f"They mislead. Of 100, no offer all the same: {'; '.join(up)}." if up else ""
    return text + (f" An offer all the same: {'; '.join(down)}." if down else "")


def sign_json(answer: Answer) -> Document:
    """What each sign says, as plain data."""
    found = answer.sign
    return {
        "silence_alone": {"offer": share(found.silence_offer), "never_told": share(found.silence_never)},
        "yours": [{**day_json(effect), **effect_json(effect)} for effect in found.yours],
        "together": {"offer": share(found.together_offer), "never_told": share(found.together_never)},
        "conflict": found.conflict,
        "every": {effect.sign.name: effect_json(effect) for effect in found.every},
    }


def day_json(effect: Effect) -> Document:
    """Which sign was named, and how."""
    return {"name": effect.sign.name, "day": days(effect.sign.minute), "seen": effect.sign.seen}


def effect_json(effect: Effect) -> Document:
    """What one sign says."""
    return {
        "strength": effect.strength,
        "direction": effect.direction,
        "have_it": share(effect.seen),
        "offer": {"with": share(effect.offer_with), "without": share(effect.offer_without)},
        "never_told": {"with": share(effect.never_with), "without": share(effect.never_without)},
        "of_offers": share(effect.of_offers),
        "of_others": share(effect.of_others),
    }
