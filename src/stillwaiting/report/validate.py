"""Published totals beside what the scenarios say: for people at a terminal, and as plain data."""

import textwrap

from stillwaiting.report.document import SCHEMA, Document
from stillwaiting.report.wording import Page, wrapped
from stillwaiting.results import WORLD
from stillwaiting.studies.jackknife import GROUPS
from stillwaiting.studies.targets import Target
from stillwaiting.studies.totals import Figure
from stillwaiting.studies.validate import FACTOR, FAILS, INSIDE, NEAR, Compared, Validation
from stillwaiting.units import DAY, counted

LABEL = 10
"""Columns of `published` and `simulated`."""
PLACES = 6
MEANING = (
    f"Inside: the range of the published number and the band of what we do not know meet. Near: they do not, and the "
    f"ratio is at most {FACTOR:g} either way. Fails: neither. Weak: only a bracket is published, or most of the days "
    "were added; agreement then says little. Nothing was changed to make one of these agree."
)


# For people


def validate_text(found: Validation, width: int = 80, unicode: bool = True) -> str:
    """A block for each published total, `width` columns wide but for addresses, in ASCII unless `unicode`."""
    page = Page(width, unicode)
    blocks = [wrapped(page, headline(found)), *(block(each, page) for each in found.compared)]
    ground = f"Rests on {found.replications:,} replications of each scenario, seed {found.seed}."
    if found.replications < GROUPS * WORLD:
        ground += " With so few, luck moves the numbers as well; take more with -n."
    blocks += [wrapped(page, MEANING), wrapped(page, ground)]
    return page.fits("\n\n".join("\n".join(lines) for lines in blocks) + "\n")


def headline(found: Validation) -> str:
    """How many published totals there are, and how many fare how."""
    count = len(found.compared)
    fares = {word: sum(each.verdict == word for each in found.compared) for word in (INSIDE, NEAR, FAILS)}
    total = counted(count, "published total")
    weakly = sum(each.verdict == INSIDE and each.is_weak for each in found.compared)
    inside = f"{fares[INSIDE]} inside" + (f" ({weakly} of them weakly)" if weakly else "")
    fail = f"{fares[FAILS]} that {'fails' if fares[FAILS] == 1 else 'fail'}"
    return f"{total} that no scenario was set up from: {inside}, {fares[NEAR]} near, {fail}."


def block(each: Compared, page: Page) -> list[str]:
    """One published total, what its scenario says, and where both come from."""
    target = each.target
    lines = wrapped(page, f"{target.name} ({target.scenario}): {target.what}, {target.clock}")
    lines += wrapped(page, f"  {'published':<{LABEL}}{published(target)} ({target.population}; {target.year})", "    ")
    lines += wrapped(page, f"  {'simulated':<{LABEL}}{simulated(each)}", "    ")
    lines += wrapped(page, f"  {ratio_words(each)}", "    ")
    if each.reason:
        lines += wrapped(page, f"  Likely: {each.reason}.", "    ")
    if target.missing:
        added = [f"{stage.name} ({stage.takes.mean / DAY:.0f} days)" for stage in target.missing]
        lines += wrapped(page, f"  Added, on average: {'; '.join(added)}.", "    ")
    return lines + whole_addresses(page, f"  Source: {target.source}")


def whole_addresses(page: Page, text: str) -> list[str]:
    """A paragraph whose addresses can be copied: none is broken, however long."""
    width = max(page.width, 20)
    return textwrap.wrap(text, width, subsequent_indent="    ", break_on_hyphens=False, break_long_words=False)


def published(target: Target) -> str:
    """The published number with its range: `25.1 days, 19.9 to 26`."""
    low, high = plain(target.low, target), plain(target.high, target)
    if target.value is None:
        return f"{low} to {high}{unit(target)}"
    spread = f", {low} to {high}" if target.low < target.high else ""
    return f"{plain(target.value, target)}{unit(target)}{spread}"


def simulated(each: Compared) -> str:
    """The simulated number with its band, and how much of it was added: `40 days, 31 to 51; 10 of them added`."""
    found, target = each.found, each.target
    spread = f"{whole(found.value, target)}{unit(target)}, {band(found, target)}"
    return spread + (f"; {each.added:.0f} of them added" if target.in_days and each.added else "")


def band(found: Figure, target: Target) -> str:
    """The range of nine in ten worlds."""
    return f"{whole(found.low, target)} to {whole(found.high, target)}"


def ratio_words(each: Compared) -> str:
    """The verdict, with the ratio it rests on."""
    start = "" if each.ratio is None else f"ratio {each.ratio:.2f}: "
    return f"{start}{each.verdict}{' (weak)' if each.is_weak else ''}"


def plain(value: float, target: Target) -> str:
    """A published number as it was published."""
    return f"{value if target.in_days else 100 * value:.4g}"


def whole(value: float, target: Target) -> str:
    """A simulated number: whole days, or how many of 100."""
    return f"{value if target.in_days else 100 * value:.0f}"


def unit(target: Target) -> str:
    """What the numbers of a target are."""
    return " days" if target.in_days else " of 100"


# For programs


def validate_json(found: Validation) -> Document:
    """The same as plain data; every key is documented in docs/reference/json.md."""
    return {
        "schema": SCHEMA,
        "seed": found.seed,
        "replications": found.replications,
        "near_factor": FACTOR,
        "failed": len(found.failed),
        "scenarios": [{"name": name, "fingerprint": digest} for name, digest in found.fingerprints.items()],
        "targets": [target_json(each) for each in found.compared],
        "left_out": [{"what": each.what, "why": each.why} for each in found.published.left_out],
    }


def target_json(each: Compared) -> Document:
    """One published total and what its scenario says; days, or shares from 0 to 1."""
    target, found = each.target, each.found
    luck = None
    if found.simulation_low is not None and found.simulation_high is not None:
        luck = {"low": round(found.simulation_low, PLACES), "high": round(found.simulation_high, PLACES)}
    return {
        "name": target.name,
        "scenario": target.scenario,
        "what": target.what,
        "clock": target.clock,
        "population": target.population,
        "year": target.year,
        "source": target.source,
        "published": {"value": target.value, "low": target.low, "high": target.high, "range_is": target.between_is},
        "simulated": {
            "value": round(found.value, PLACES),
            "low": round(found.low, PLACES),
            "high": round(found.high, PLACES),
            "simulation": luck,
            "cases": found.cases,
        },
        "added": [
            {"stage": stage.name, "mean_days": round(stage.takes.mean / DAY, PLACES), "source": stage.source}
            for stage in target.missing
        ],
        "ratio": None if each.ratio is None else round(each.ratio, PLACES),
        "verdict": each.verdict.lower(),
        "weak": each.is_weak,
        "reason": each.reason,
    }
