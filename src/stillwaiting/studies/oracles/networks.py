"""Networks of steps: which way is the longest, and how long the last of several takes."""

from pathlib import Path

from stillwaiting.results import Results
from stillwaiting.studies.checks import Check, Coverage, Mean, Share
from stillwaiting.studies.exact import formulas, lattice
from stillwaiting.studies.exact.lattice import Floats
from stillwaiting.studies.exact.spelling import minutes, read
from stillwaiting.studies.oracles.oracle import (
    CHAIN,
    DAY,
    FORMULA,
    LATTICE,
    WEEK,
    Oracle,
    chain_of,
    longer,
    milestone,
    scaled,
    wait,
    within,
)
from stillwaiting.survival import quantile_of, share
from stillwaiting.survival import told as answered

FIVE = {
    2: "0.8073646",
    3: "0.5414783",
    4: "0.3137202",
    5: "0.1653297070",
    6: "0.0818173",
    8: "0.0177790",
    10: "0.0034958",
}
FIVE_WITHIN = {0.1: "1.578161", 0.5: "3.161167", 0.8: "4.714520", 0.9: "5.721887", 0.95: "6.664457", 0.99: "8.718706"}
IN_SERIES = {7: "0.845529", 14: "0.426292", 21: "0.156761", 28: "0.049051", 42: "0.003815"}
PARALLEL = {2: "1.5", 3: "1.8333", 5: "2.2833"}
LIKELIEST_WAY = (4, 5, 12), (2, 3, 4), (2.5, 3.5, 7.5), (1.5, 2, 2.5), (1, 2, 3)
"""Activities a, e, h, i and j of the project, in weeks: all that PERT looks at."""
PERT = {17: "0.460", 20: "0.929", 21: "0.975"}
TRIANGULAR = {17: "0.177", 20: "0.655"}
SIMULATED = 0.002
"""What digits may be off that came from two million draws."""


def activity_network(file: Path) -> list[Check]:
    """Five exponential activities, by the Markov chain of the file."""
    chain = chain_of(file)
    tails = zip(FIVE.items(), chain.silent(*(weeks * WEEK for weeks in FIVE)), strict=True)
    mean, sd = (minutes / WEEK for minutes in chain.moments())
    checks: list[Check] = [
        Share(f"over {weeks} weeks", exact, longer(weeks * WEEK), published=digits) for (weeks, digits), exact in tails
    ]
    for p, digits in FIVE_WITHIN.items():
        exact = chain.within(p, 40 * WEEK)
        name = f"within {exact / WEEK:.4g} weeks"
        checks.append(Share(name, p, within(exact), published=digits, publishes=exact / WEEK))
    return [*checks, Mean("mean, weeks", mean, sd, scaled(WEEK), 0.04, published="3.4583333")]


def project(file: Path, law: str) -> Floats:
    """The length of the ten-activity project on a lattice of weeks; activity b is always over before e."""
    process = read(file)["process"]
    laws = {"pert": lattice.pert, "triangular": lattice.triangular}
    part: dict[str, Floats] = {}
    for name in "abcdefghij":
        said = process[name]["elapse"]
        low, mode, high = (minutes(said[key]) / WEEK for key in ("low", "mode", "high"))
        part[name] = laws[law](low, mode, high)
    plus = lattice.plus
    ways = plus(part["c"], part["f"]), plus(part["d"], part["g"]), plus(part["e"], part["h"], part["i"])
    return plus(part["a"], lattice.last_of(*ways), part["j"])


def project_checks(file: Path, law: str, published: dict[int, str], mean_digits: str) -> list[Check]:
    """How the project ends, with activities of one law."""
    found = project(file, law)
    mean, sd = lattice.mean_and_sd(found)
    checks: list[Check] = [
        Share(
            f"within {weeks} weeks",
            lattice.within(found, weeks),
            within(weeks * WEEK),
            published=digits,
            roughly=SIMULATED,
        )
        for weeks, digits in published.items()
    ]
    return [*checks, Mean("mean, weeks", mean, sd, scaled(WEEK), 0.04, published=mean_digits, roughly=SIMULATED)]


def pert_project(file: Path) -> list[Check]:
    """Activities with PERT distributions."""
    return project_checks(file, "pert", PERT, "17.318")


def triangular_project(file: Path) -> list[Check]:
    """Activities with triangular distributions."""
    return project_checks(file, "triangular", TRIANGULAR, "19.180")


def approvals_in_series(file: Path) -> list[Check]:
    """Four exponential stages, by the Markov chain; their intervals too."""
    chain = chain_of(file)
    tails = zip(IN_SERIES.items(), chain.silent(*(days * DAY for days in IN_SERIES)), strict=True)
    mean, sd = (minutes / DAY for minutes in chain.moments())
    half, over_two_weeks = chain.within(0.5, 200 * DAY), chain.silent(14 * DAY)[0]

    def holds_half(results: Results) -> bool:
        found = quantile_of(results, wait(results), answered(results), 0.5)
        return found.low is not None and found.high is not None and found.low <= half <= found.high

    def holds_share(results: Results) -> bool:
        found = share(results, longer(14 * DAY)(results), answered(results)).simulation
        return found.low <= over_two_weeks <= found.high

    return [
        *(Share(f"over {days} days", exact, longer(days * DAY), published=digits) for (days, digits), exact in tails),
        Mean("mean, days", mean, sd, scaled(DAY), 0.1, published="14"),
        Coverage("95 % intervals of over 14 days", holds_share),
        Coverage("95 % intervals of the median", holds_half),
    ]


def approvals_in_parallel(_: Path) -> list[Check]:
    """The last of several exponential sign-offs."""
    checks: list[Check] = []
    for count, digits in PARALLEL.items():
        last, column = formulas.largest(count), milestone("decided" if count == 5 else f"last_of_{count}")
        over = formulas.side_by_side(count, 2)
        checks.append(Share(f"last of {count}: over 2 weeks", over, longer(2 * WEEK, column)))
        mean = f"last of {count}: mean, weeks"
        checks.append(Mean(mean, last.mean, last.sd, scaled(WEEK, column), 0.03, published=digits))
    return checks


NELSON = "stochastic activity network after B. Nelson, SANMax.py in https://github.com/iamharis/MIE1613"
TEXTBOOK = "example of the PERT textbooks, https://www.coursehero.com/file/14063359/OMIS-352-class-22-7Apr2016/"
SUMS = "hypoexponential distribution, https://en.wikipedia.org/wiki/Hypoexponential_distribution"
MAXIMA = "order statistics, https://en.wikipedia.org/wiki/Exponential_distribution"
PERT_SAYS = f"a textbook project; PERT says {formulas.pert(LIKELIEST_WAY, 20):.4f} within 20 weeks, and is wrong"

NETWORKS = (
    Oracle("activity_network", "five activities, the longest way decides", NELSON, CHAIN, activity_network),
    Oracle("pert_project", PERT_SAYS, TEXTBOOK, LATTICE, pert_project),
    Oracle("triangular_project", "the same with triangular activities", TEXTBOOK, LATTICE, triangular_project),
    Oracle("approvals_in_series", "four signatures, one after the other", SUMS, CHAIN, approvals_in_series),
    Oracle("approvals_in_parallel", "the last of several signatures", MAXIMA, FORMULA, approvals_in_parallel),
)
