"""The distributions that can be named in a scenario, and the parameters of each."""

from collections.abc import Callable

from stillwaiting.distributions import (
    Constant,
    Exponential,
    Family,
    Gamma,
    Geometric,
    Lognormal,
    Pert,
    Triangular,
    Uniform,
    Weibull,
)

QUANTILES = ("p5", "p10", "p25", "median", "p75", "p90", "p95", "p99")
ASCENDING = ("low", "mode", "high")
NOT_ZERO = ("mean", "sd", "shape", "scale", "unit", "p", *QUANTILES)

Maker = Callable[..., Family]


def _geometric_by_mean(mean: float, unit: float) -> Family:
    return Geometric(p=unit / mean, unit=unit)


OPTIONS: dict[str, dict[tuple[str, ...], Maker]] = {
    "constant": {("value",): Constant},
    "uniform": {("low", "high"): Uniform},
    "triangular": {("low", "mode", "high"): Triangular},
    "pert": {("low", "mode", "high"): Pert},
    "exponential": {("mean",): Exponential},
    "gamma": {("mean", "sd"): Gamma},
    "weibull": {("shape", "scale"): Weibull, ("mean", "sd"): Weibull.from_mean},
    "lognormal": {("mean", "sd"): Lognormal.from_mean},
    "geometric": {("mean", "unit"): _geometric_by_mean, ("p", "unit"): Geometric},
}
"""For each distribution the sets of parameters it can be given by."""

BY_QUANTILES: dict[str, Maker] = {
    "lognormal": Lognormal.from_quantiles,
    "gamma": Gamma.from_quantiles,
    "weibull": Weibull.from_quantiles,
}
"""The distributions that any two quantiles determine."""

LISTED = {"discrete": "values", "samples": "samples", "mixture": "mixture"}
"""The distributions that are a list, and the key it stands under."""

NAMES = (*OPTIONS, *LISTED)


def parameters(dist: str) -> tuple[str, ...]:
    """Every parameter the distribution knows."""
    if dist in LISTED:
        return (LISTED[dist],)
    named = tuple(dict.fromkeys(name for option in OPTIONS[dist] for name in option))
    return named + (QUANTILES if dist in BY_QUANTILES else ())


def usage(dist: str) -> str:
    """How the distribution is written, for a message: `mean and sd, or two of median, p90, ...`."""
    if dist in LISTED:
        return LISTED[dist]
    ways = [" and ".join(option) for option in OPTIONS[dist]]
    if dist in BY_QUANTILES:
        ways.append("two of " + ", ".join(QUANTILES))
    return ", or ".join(ways)
