"""validation/report.md: the published totals as a page, with its pictures."""

from collections.abc import Iterable

from stillwaiting.report.validate import MEANING, headline, published, simulated, whole
from stillwaiting.scenario_file import shipped
from stillwaiting.studies.validate import FAILS, INSIDE, Compared, Validation

DAYS_PICTURE, SHARES_PICTURE = "totals.png", "shares.png"
START = """\
# Compared with published totals

Written by `stillwaiting validate`; do not edit.

The scenarios were set up from single stages, and from how often things happen. The totals below were kept aside and are
what the finished scenarios are judged by. What fails is published as failing, with the likely reason; the reasons for
either direction were written down before the first comparison. Nothing is tuned to a total: a later change of a
scenario needs a better source for a stage.

**{headline}**

{meaning}

- *Published, from, to*: how far the published number could be off, as far as anybody says: other years, other
  sources; what the range is stands below each. Few sources give any uncertainty of their own.
- *Simulated, from, to*: nine in ten worlds, each a draw of every number that is not known for sure, those of the added
  stages included. The luck of simulating is reported apart; it is small.
- *Added*: our clock runs from the end of the last interview to the answer. Where the published one runs longer, the
  missing stages are added to every simulated wait, each an amount with a source of its own, independent of the rest.
  Their sources are weaker than those of the totals: rules of thumb, goals of an office, guesses.
- Candidates who leave for another job are not counted, here as in most of the sources.
"""
READ_IT = """
## How to read this

- Agreement is weaker than it looks. A band is wide where little is known, so a scenario that rests on guesses is hard
  to refute. Where most of the days were added, a total tests the added stages more than the scenario.
- Disagreement is weaker than it looks, too. What candidates remember of a process in which they were turned down after
  a telephone call is not what happens after a last interview.
- Of those whose ranges do not meet, {longer} come out longer, or more, than published, and {shorter} shorter, or less.
  Where they share a direction, that is the finding.
"""


def validation_page(found: Validation) -> str:
    """The page, with links to its pictures beside it."""
    start = START.format(headline=headline(found), meaning=MEANING)
    days = any(each.target.in_days for each in found.compared)
    shares = any(not each.target.in_days for each in found.compared)
    pictures = [f"![{name}]({file})\n" for there, name, file in pictured(days, shares) if there]
    details = [line for each in found.compared for line in detail(each)]
    blocks = [start, *pictures, *table(found.compared), reading(found), "## Each in turn", *details, *versions(found)]
    return "\n".join([*blocks, *untested(found), *again(found)]) + "\n"


def reading(found: Validation) -> str:
    """What the table may be taken for, and in which direction it errs."""
    apart = [each for each in found.compared if each.verdict != INSIDE]
    longer = sum(each.found.low > each.target.high for each in apart)
    return READ_IT.format(longer=longer, shorter=len(apart) - longer)


def pictured(days: bool, shares: bool) -> list[tuple[bool, str, str]]:
    """Which pictures there are, what they show and their files."""
    return [
        (days, "Published and simulated days, with what was added", DAYS_PICTURE),
        (shares, "Published and simulated shares", SHARES_PICTURE),
    ]


def table(compared: Iterable[Compared]) -> list[str]:
    """One row for each published total."""
    head = ("target", "scenario", "published", "from", "to", "simulated", "from", "to", "added", "ratio", "verdict")
    return ["| " + " | ".join(head) + " |", "|---" * len(head) + "|", *map(row, compared)]


def row(each: Compared) -> str:
    """One published total beside its scenario."""
    target, found = each.target, each.found
    sign = "" if target.in_days else "%"
    scale = 1 if target.in_days else 100
    value = "–" if target.value is None else f"{scale * target.value:.4g}{sign}"
    ours = [f"{whole(number, target)}{sign}" for number in (found.value, found.low, found.high)]
    added = f"{each.added:.0f}" if target.in_days and each.added else "–"
    ratio = "–" if each.ratio is None else f"{each.ratio:.2f}"
    verdict = (f"**{each.verdict}**" if each.verdict == FAILS else each.verdict) + (" (weak)" if each.is_weak else "")
    ends = [f"{scale * end:.4g}{sign}" for end in (target.low, target.high)]
    cells = [f"[{target.name}](#{target.name})", f"`{target.scenario}`", value, *ends, *ours, added, ratio, verdict]
    return "| " + " | ".join(cells) + " |"


def detail(each: Compared) -> list[str]:
    """What one published total is, what was added, and why it may not agree."""
    target, found = each.target, each.found
    lines = [f"\n### {target.name}\n", f"- What: {target.what}, {target.clock}."]
    lines += [f"- Published: {published(target)}; {target.population}; {target.year}. The range: {target.between_is}."]
    lines += [f"- Source: {target.source}."]
    luck = ""
    if found.simulation_low is not None and found.simulation_high is not None:
        scale = 1 if target.in_days else 100
        luck = f" Luck of simulating: {scale * found.simulation_low:.1f} to {scale * found.simulation_high:.1f}."
    lines += [f"- Simulated: {simulated(each)}, over {found.cases:,} cases of `{target.scenario}`.{luck}"]
    if target.in_days:
        lines += [f"- Of these days the scenario itself gives {each.own:.0f}, from the last interview to the answer."]
    lines += [f"- Added: {stage.name}: {stage.takes.reading()}. Source: {stage.source}." for stage in target.missing]
    lines += [f"- Verdict: {each.verdict}{', weakly' if each.is_weak else ''}."]
    return lines + ([f"- Likely reason: {each.reason}."] if each.reason else [])


def versions(found: Validation) -> list[str]:
    """Which scenarios these are, and whether they are what they were when they were first compared."""
    first = found.published.first_fingerprints
    lines = [
        f"\n## Which scenarios these are\n\nFirst compared on {found.published.first_compared}. A digest is of the"
    ]
    lines += [
        "scenario with every default filled in.\n",
        "| scenario | digest | since the first comparison |",
        "|---|---|---|",
    ]
    for name, digest in sorted(found.fingerprints.items()):
        since = (
            "not compared then"
            if name not in first
            else "unchanged"
            if first[name] == digest
            else f"changed, was `{first[name]}`"
        )
        lines.append(f"| `{name}` | `{digest}` | {since} |")
    return lines


def untested(found: Validation) -> list[str]:
    """Scenarios without a published counterpart, and published totals without a scenario."""
    tested = {target.scenario for target in found.published.targets}
    lines = ["\n## What is not tested\n", "No published total was found for these scenarios:"]
    lines += [", ".join(f"`{name}`" for name in shipped() if name not in tested) + ".\n"]
    lines += ["Published, and not comparable:\n", "| what | why not |", "|---|---|"]
    return lines + [f"| {each.what} | {each.why} |" for each in found.published.left_out]


def again(found: Validation) -> list[str]:
    """How to make the page again."""
    command = f"    stillwaiting validate --out validation -n {found.replications} --seed {found.seed}\n"
    ground = f"{found.replications:,} replications of each scenario, seed {found.seed}."
    return ["\n## Make it again\n", command, f"{ground} Totals, added stages and sources stand in `targets.yaml`."]
