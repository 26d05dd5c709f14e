"""The oracles as a table: what is exact, what was found, and whether the two agree."""

from stillwaiting.report.document import SCHEMA, Document
from stillwaiting.report.wording import Page, wrapped
from stillwaiting.studies.checks import Finding
from stillwaiting.studies.oracles import CANNOT, ORACLES
from stillwaiting.studies.verify import Verification, Verified

NUMBER, VERDICT = 8, 9
WIDEST = 32
"""Columns of a number, of a verdict, and at most of a name."""
PLACES = 10
"""Digits of the numbers in a document."""


# For people


def verify_text(found: Verification, width: int = 80, unicode: bool = True) -> str:
    """The table, at most `width` columns wide, in ASCII unless `unicode`; ends with a line end."""
    page = Page(width, unicode)
    blocks = [headline(found, page), heading(page), *(oracle_lines(each, page) for each in found.oracles)]
    if len(found.oracles) == len(ORACLES):
        blocks.append(cannot_lines(page))
    blocks.append(ground_lines(found, page))
    return page.fits("\n\n".join("\n".join(block) for block in blocks) + "\n")


def headline(found: Verification, page: Page) -> list[str]:
    """How many exact answers were met, and which oracles say otherwise."""
    every = [finding for each in found.oracles for finding in each.findings]
    wrong = [each.oracle.name for each in found.oracles if not each.agrees]
    what = "exact answer" if len(every) == 1 else "exact answers"
    if not wrong:
        return wrapped(page, f"Simulated again: {len(every)} {what}, and the program agrees with all of them.")
    differ = sum(not finding.agrees for finding in every)
    return wrapped(page, f"THE PROGRAM IS WRONG in {differ} of {len(every)} {what}: {', '.join(wrong)}.")


def heading(page: Page) -> list[str]:
    """What the columns are."""
    columns = "".join(f"{name:>{NUMBER}}" for name in ("exact", "found", "from", "to"))
    return [" " * (2 + names(page)) + columns + "  verdict"]


def names(page: Page) -> int:
    """Columns for the name of a check."""
    return min(WIDEST, page.width - 2 - 4 * NUMBER - VERDICT)


def oracle_lines(each: Verified, page: Page) -> list[str]:
    """One oracle: what it is, who says so, and a line for each answer."""
    title = wrapped(page, f"{each.oracle.name}: {each.oracle.about}")
    told = [
        *wrapped(page, f"  Source: {each.oracle.source}.", "    "),
        *wrapped(page, f"  Exact by: {each.oracle.by}."),
    ]
    return [*title, *told, *(line for finding in each.findings for line in finding_lines(finding, page))]


def finding_lines(found: Finding, page: Page) -> list[str]:
    """One answer; a name that is too long stands on a line of its own."""
    numbers = "".join(f"{number(one):>{NUMBER}}" for one in (found.exact, found.estimate, found.low, found.high))
    verdict = "agrees" if found.agrees else "DIFFERS"
    space = names(page)
    above = [f"  {found.what}"] if len(found.what) > space else []
    return [*above, f"  {'' if above else found.what:<{space}}{numbers}  {verdict}"]


def number(value: float) -> str:
    """A number in at most seven columns."""
    return f"{value:.4f}" if abs(value) < 10 else f"{value:.3f}" if abs(value) < 100 else f"{value:.1f}"


def cannot_lines(page: Page) -> list[str]:
    """What was published and is left out, with the reason."""
    lines = ["Published too, but nothing that a scenario can say:"]
    return lines + [line for what, why in CANNOT.items() for line in wrapped(page, f"  {what}: {why}", "    ")]


def ground_lines(found: Verification, page: Page) -> list[str]:
    """What the table rests on, and how rarely it errs."""
    total = sum(each.replications for each in found.oracles)
    text = f"Rests on {total:,} replications, seed {found.seed}, {found.engine} engine. From and to: the interval of "
    text += "what was found; it misses a true value once in a million. "
    if found.few:
        text += "With so few replications only large errors are noticed; without -n there are as many as it takes."
    else:
        text += "An error of 1 in 100 in a share of all cases is missed as rarely."
    return wrapped(page, text)


# For programs


def verify_json(found: Verification) -> Document:
    """The table as plain data; every key is documented in docs/reference/json.md."""
    return {
        "schema": SCHEMA,
        "seed": found.seed,
        "engine": found.engine,
        "agrees": found.agrees,
        "oracles": [oracle(each) for each in found.oracles],
        "cannot": [{"what": what, "why": why} for what, why in CANNOT.items()],
    }


def oracle(each: Verified) -> Document:
    """One oracle."""
    return {
        "name": each.oracle.name,
        "about": each.oracle.about,
        "source": each.oracle.source,
        "exact_by": each.oracle.by,
        "replications": each.replications,
        "agrees": each.agrees,
        "checks": [check(finding) for finding in each.findings],
    }


def check(found: Finding) -> Document:
    """One answer."""
    return {
        "what": found.what,
        "exact": round(found.exact, PLACES),
        "published": found.published or None,
        "estimate": round(found.estimate, PLACES),
        "low": round(found.low, PLACES),
        "high": round(found.high, PLACES),
        "agrees": found.agrees,
        "cases": found.cases,
        "detects": round(found.detects, PLACES),
    }
