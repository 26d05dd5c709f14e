"""Silence: what is left of a wait that has lasted, who is never told, and which end comes first."""

from math import exp
from pathlib import Path

import numpy as np

from stillwaiting.results import NEVER_TOLD, WITHDRAWN_HOW, Results
from stillwaiting.studies.checks import Check, Coverage, Mean, Share
from stillwaiting.studies.exact import formulas
from stillwaiting.studies.oracles.oracle import CHAIN, DAY, FORMULA, Oracle, chain_of, longer, milestone, scaled
from stillwaiting.survival import Mask, share, silent, told_outcome

SCALE = 14
SHAPES = {"steady": 1.0, "settling": 0.7, "wearing": 2.0}
REST = {
    "steady": {7: ("14", "9.70406"), 14: ("14", "9.70406"), 28: ("14", "9.70406")},
    "settling": {7: ("23.655", "13.561"), 14: ("26.264", "15.705"), 28: ("29.807", "18.518")},
    "wearing": {7: ("7.639", "6.596"), 14: ("5.305", "4.217"), 28: ("3.169", "2.329")},
}
"""Published mean and median of what is left, by the days that have passed."""
NEVER = {7: "0.291875", 14: "0.404610", 21: "0.528396", 28: "0.648786", 42: "0.833925", 56: "0.931738"}
THREE = {"offer": "0.137537", "rejection": "0.351870", "never_told": "0.510593"}
ENDINGS = ("offer", "rejection", "cancelled", "never_told", "withdrawn")
HALF = 0.5
NOTICED, SCARCE = 0.02, 0.1
"""What is detected among those who have waited long, and five times as much where that is less than 1 in 10."""


def ends(results: Results, label: str) -> Mask:
    """(n,) whose case ends so."""
    if label in ("never_told", "withdrawn"):
        return np.equal(results.how, NEVER_TOLD if label == "never_told" else WITHDRAWN_HOW)
    return told_outcome(results, label)


def conditional_waits(_: Path) -> list[Check]:
    """What is left after a week, two and four."""
    published = [(name, days, digits) for name, rest in REST.items() for days, digits in rest.items()]
    return [check for name, days, digits in published for check in left(name, days, *digits)]


def left(name: str, days: int, mean: str, median: str) -> list[Check]:
    """What is left of one wait after so many days: its median and its mean."""
    law, column = (SHAPES[name], SCALE, days), milestone(f"{name}_over")
    rest, half = formulas.weibull_rest(*law), formulas.weibull_half(*law)
    reached = exp(-((days / SCALE) ** SHAPES[name]))
    still, beyond = longer(days * DAY, column), longer((days + half) * DAY, column)
    detect = NOTICED if reached > SCARCE else 5 * NOTICED
    what, values = f"{name}, {days} d:", scaled(DAY, column, less=days)
    return [
        Share(f"{what} over {half:.3f} d", HALF, beyond, still, reached, detect, median, half),
        Mean(f"{what} mean left", rest.mean, rest.sd, values, 2 * detect * rest.sd, still, reached, mean),
    ]


def never_told(file: Path) -> list[Check]:
    """Never told among the silent, by the Markov chain; its intervals too."""
    chain = chain_of(file)
    minutes = [days * DAY for days in NEVER]
    among = dict(zip(NEVER, chain.silent(*minutes), strict=True))
    never = chain.shares([1000 * DAY], "never_told")[0]

    def hushed(results: Results) -> Mask:
        return ends(results, "never_told")

    def holds(results: Results) -> bool:
        found = share(results, hushed(results), silent(results, 28 * DAY)).simulation
        return found.low <= never / among[28] <= found.high

    def still(days: int) -> Check:
        exact = never / among[days]
        name, waiting = f"of those silent {days} days", lambda results: silent(results, days * DAY)
        return Share(name, exact, hushed, waiting, among[days], published=NEVER[days])

    return [*map(still, NEVER), Coverage("95 % intervals at 28 days", holds)]


def three_outcomes(_: Path) -> list[Check]:
    """An offer, a no and nothing, after two weeks of silence."""
    groups = 0.25 * formulas.gamma_2(12, 14), 0.45 * exp(-14 / 18), 0.30
    shares = zip(THREE.items(), formulas.of_the_silent(groups), strict=True)
    waiting, reached = (lambda results: silent(results, 14 * DAY)), sum(groups)

    def outcome(label: str, exact: float, digits: str) -> Check:
        return Share(f"then {label}", exact, lambda results: ends(results, label), waiting, reached, published=digits)

    return [
        Share("silent 14 days", reached, waiting, published="0.587552"),
        *(outcome(label, exact, digits) for (label, digits), exact in shares),
    ]


def competing_ends(file: Path) -> list[Check]:
    """Which of three clocks is first, by the Markov chain."""
    chain = chain_of(file)
    labels = {"rejection": "decided first", "cancelled": "frozen first", "withdrawn": "left first"}

    def first(label: str, what: str) -> Check:
        exact = chain.shares([1000 * DAY], label)[0]
        return Share(what, exact, lambda results: ends(results, label))

    return [
        *(first(label, what) for label, what in labels.items()),
        Share("silent 7 days", chain.silent(7 * DAY)[0], lambda results: silent(results, 7 * DAY)),
    ]


def same_minute(_: Path) -> list[Check]:
    """Ties: the decision counts, and a freeze that begins at the same minute does not."""
    decided = formulas.not_after(HALF, HALF)
    return [
        Share("decided first", decided, lambda results: ends(results, "rejection")),
        Share("frozen first", 1 - decided, lambda results: ends(results, "cancelled")),
        Share("over 1 minute", HALF * HALF, longer(1)),
    ]


def process(file: Path) -> list[Check]:
    """A whole process, by the Markov chain: how long it takes and how it ends."""
    chain, days = chain_of(file), (7, 14, 28, 56)
    silences = zip(days, chain.silent(*(day * DAY for day in days)), strict=True)
    late = chain.later(chain.begin, 150 * DAY)
    labels = [label for label in ENDINGS if label in chain.labels]

    def quiet(day: int, exact: float) -> Check:
        return Share(f"silent {day} days", exact, lambda results: silent(results, day * DAY))

    def end(label: str) -> Check:
        exact = float(late[[each == label for each in chain.labels]].sum())
        return Share(f"ends: {label}", exact, lambda results: ends(results, label))

    return [*(quiet(day, exact) for day, exact in silences), *map(end, labels)]


WEIBULL = "what is left of a Weibull time, https://en.wikipedia.org/wiki/Weibull_distribution"
CURE = "Bayes' rule on a mixture with a cured share, https://en.wikipedia.org/wiki/Survival_analysis"
COMPETING = "competing exponential clocks, https://en.wikipedia.org/wiki/Exponential_distribution"
TIES = "our own rule, in ARCHITECTURE.md; the geometric race is any textbook's"
OWN = "our own rules, in ARCHITECTURE.md, read a second time"
CURED = "20 in 100 never hear, the others after 14 days on average"

SILENCE = (
    Oracle("conditional_waits", "what is left of a wait", WEIBULL, FORMULA, conditional_waits),
    Oracle("never_told", CURED, CURE, CHAIN, never_told),
    Oracle("three_outcomes", "an offer, a no or nothing, given silence", CURE, FORMULA, three_outcomes),
    Oracle("competing_ends", "a decision, a freeze, another job", COMPETING, CHAIN, competing_ends),
    Oracle("same_minute", "what completes at a minute comes first", TIES, FORMULA, same_minute),
    Oracle("whole_process", "ten delays, every amount without memory", OWN, CHAIN, process),
    Oracle("other_process", "the other delays, every amount without memory", OWN, CHAIN, process),
)
