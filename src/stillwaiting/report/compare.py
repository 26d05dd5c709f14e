"""A comparison as a page of text: who is faster, then the numbers of both sides and their differences."""

from collections.abc import Sequence

from stillwaiting.answers.hundred import parts_of
from stillwaiting.report.chances import ALWAYS, LABELS
from stillwaiting.report.differences import ENOUGH, LEFT, NUMBER, length, people, row, shift
from stillwaiting.report.wording import Page, waited_words, wrapped
from stillwaiting.studies.changes import Setting
from stillwaiting.studies.compare import EQUAL, FASTER, IDENTICAL, MIXED, SLOWER, Comparison, direction
from stillwaiting.studies.jackknife import GROUPS
from stillwaiting.studies.measures import Difference

VERDICTS = {
    FASTER: "B is faster",
    SLOWER: "B is slower",
    MIXED: "B is faster for some and slower for others",
    EQUAL: "B is about as fast as A",
}
POINTS = {"half": ("half", "hear"), "nine_in_ten": ("nine in ten", "have heard")}
ENDINGS = {
    "never_told": ("is never told", "are never told"),
    "offer": ("gets an offer", "get an offer"),
    "withdrawn": ("takes another job first", "take another job first"),
}
"""What is said of one candidate and of several."""
OF_OUTCOMES = {"offers_half": "the offers", "rejections_half": "the rejections"}
RENAMED = {"withdrawn": "candidate withdraws"}
"""What is called otherwise in front of somebody who is not the candidate."""


def compare_text(found: Comparison, width: int = 80, unicode: bool = True) -> str:
    """The comparison in words, at most `width` columns wide, in ASCII unless `unicode`; ends with a line end."""
    page = Page(width, unicode)
    blocks = [verdict_lines(found, page), name_lines(found, page)]
    if found.verdict != IDENTICAL:
        blocks += [table_lines(found), pair_lines(found, page)]
    blocks.append(ground_lines(found, page))
    return page.fits("\n\n".join("\n".join(block) for block in blocks) + "\n")


def side_name(
    name: str, without: Sequence[str] = (), settings: Sequence[Setting] = (), tell_by: int | None = None
) -> str:
    """What a changed side is called: `large_company without sign_offs`."""
    text = f"{name} without {' and '.join(without)}" if without else name
    if settings:
        text += f"{',' if without else ''} with {', '.join(f'{each.name}={each.value}' for each in settings)}"
    return text if tell_by is None else f"{text}, told within {waited_words(tell_by)} of the decision"


# The verdict


def verdict_lines(found: Comparison, page: Page) -> list[str]:
    """Who is faster and by how much, and what else becomes of a hundred candidates."""
    if found.verdict == IDENTICAL:
        return wrapped(page, headline(found))
    text = headline(found)
    changes = [said for key, words in ENDINGS.items() if (said := people(found.ends[key].change, *words))]
    if changes:
        text += f" Of 100 candidates, {', '.join(changes)}."
    return wrapped(page, text)


def headline(found: Comparison) -> str:
    """Who is faster and by how much, in one sentence."""
    if found.verdict == IDENTICAL:
        return f"Nothing differs: all {found.replications:,} cases go the same way in A and B, to the minute."
    return f"{VERDICTS[found.verdict]}: {speed(found)}."


def speed(found: Comparison) -> str:
    """By how much the waits differ: those of all the answered, where that is the same as for whoever hears in both."""
    if not found.both:
        return "nobody is answered in both, so there is no wait to compare"
    who = "of the answered" if of_one_kind(found) else "of those who hear in both"
    points = {name: found.waits[name if of_one_kind(found) else f"both_{name}"] for name in POINTS}
    if found.verdict == EQUAL:
        a, b = length(points["half"].a), length(points["half"].b)
        return f"half {who} hear within {a} in A and in B" if a == b else f"half {who} hear within {a} in A, {b} in B"
    told = list[str]()
    for name, (part, verb) in POINTS.items():
        if direction(points[name]):
            subject = part if told else f"{part} {who} {verb}"
            told.append(f"{subject} {shift(points[name].change)}")
    return ", ".join(told)


def of_one_kind(found: Comparison) -> bool:
    """Whether the waits of all the answered differ in the same way as those of people who are answered in both."""
    return all(direction(found.waits[name]) == direction(found.waits[f"both_{name}"]) for name in POINTS)


def name_lines(found: Comparison, page: Page) -> list[str]:
    """What A and B are."""
    return [*wrapped(page, f"A: {found.a}", "   "), *wrapped(page, f"B: {found.b}", "   ")]


# The numbers


def table_lines(found: Comparison) -> list[str]:
    """Waits, shares and outcomes of both sides, with the difference."""
    waits = found.waits
    lines = [
        f"{'Time until the answer':<{LEFT}}{'A':>{NUMBER}}{'B':>{NUMBER}}  B less A",
        row("half within", waits["half"]),
        row("9 in 10 within", waits["nine_in_ten"]),
    ]
    lines += [row(f"half of {name}", waits[key]) for key, name in OF_OUTCOMES.items() if both_known(waits[key])]
    lines += ["From decision to answer", row("half within", waits["telling_half"]), row("mean", waits["telling_mean"])]
    lines += ["Of 100 people answered", row(f"over {waited_words(found.over)}", found.still_waiting, shares=True)]
    return [*lines, "Of 100 candidates", *ending_rows(found)]


def both_known(found: Difference) -> bool:
    """Whether there is a number in A and in B."""
    return found.change.value is not None


def ending_rows(found: Comparison) -> list[str]:
    """What becomes of a hundred candidates, without what becomes of nobody."""
    lines = []
    for key, label in LABELS.items():
        if key in ALWAYS or found.ends[key].a or found.ends[key].b:
            horizon = waited_words(max(found.horizons))
            lines.append(row(RENAMED.get(key, label.format(horizon=horizon)), found.ends[key], shares=True))
        if key == "withdrawn" and (found.offers_lost.a or found.offers_lost.b):
            lines.append(row("  and loses an offer", found.offers_lost, shares=True))
    return lines


def pair_lines(found: Comparison, page: Page) -> list[str]:
    """Case by case: how many hear sooner, later and at the same minute."""
    if not found.both:
        return []
    shares = [round(1_000_000 * (each.value or 0)) for each in found.pairs.values()]
    sooner, later, same = parts_of(100, shares)
    text = f"Of 100 who hear in both: {sooner} sooner in B, {later} later, {same} at the same minute. "
    text += "Single waits can get longer in B even where a step is taken away: another minute meets other absences."
    if not of_one_kind(found):
        text += " Other people are answered in B than in A, so the waits in the table are not those of the same people."
    return wrapped(page, text)


def ground_lines(found: Comparison, page: Page) -> list[str]:
    """What the comparison rests on, and what it cannot know."""
    text = f"Rests on {found.replications:,} cases in A and the same in B, seed {found.seed}: "
    text += "whatever both have in common goes the same way in both. "
    if found.worlds < GROUPS:
        text += f"Too few to say how sure that is: play {ENOUGH:,} or more."
    elif found.verdict != IDENTICAL:
        text += (
            "In brackets: how far other seeds could move a difference; what nobody has measured can move it further."
        )
    lines = wrapped(page, text.strip())
    return [*lines, *wrapped(page, "Cannot know: this employer, this manager, this market.")]
