"""Derives `sign_offs.takes` and `sign_off.takes` from published quantiles, and draws the QQ plot that judges them.

One approver, one signature: 2,752 travel expense claims at one university in the Netherlands, 2018 (BPI Challenge 2020,
https://github.com/rhnfzl/performance-analysis-of-international-travel-bpic2020). The rows of the log are not kept
here, so families are fitted to its quantiles and to its mean, and the evidence is held against what comes out.

Run as `python validation/derive_sign_offs.py`; it prints the fits and writes validation/sign_offs_qq.png.
"""

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import optimize, stats

from stillwaiting.amounts import Duration
from stillwaiting.delays import DELAYS
from stillwaiting.plots.sheet import INK, LATE, NEVER, SOON, save, sheet, style
from stillwaiting.units import DAY

QUANTILES = {0.10: 0.03, 0.25: 0.43, 0.50: 1.16, 0.75: 4.04, 0.90: 7.14, 0.95: 10.9, 0.99: 17.1}
"""Days by which so many of the claims were signed."""
MEAN, SD, OVER_A_WEEK = 2.88, 3.87, 0.106
FAMILIES = {
    "gamma": (stats.gamma, (0.5, 5.0)),
    "weibull": (stats.weibull_min, (0.65, 2.5)),
    "lognormal": (stats.lognorm, (1.5, 1.2)),
}
"""Each with a shape and a scale to begin from, in days."""
PICTURE = Path(__file__).parent / "sign_offs_qq.png"


def by_moments(mean: float, sd: float) -> tuple[float, float]:
    """Shape and scale of the gamma with this mean and standard deviation."""
    return (mean / sd) ** 2, sd**2 / mean


def misfit(family: stats.rv_continuous, shape: float, scale: float) -> float:
    """The mean squared distance, in probability, between a family and the published quantiles.

    Distances are weighted by 1 / p(1 - p), as those of Anderson and Darling are, so that the tails count.
    """
    levels = np.array(list(QUANTILES))
    reached = family.cdf(np.array(list(QUANTILES.values())), shape, scale=scale)
    return float((((reached - levels) ** 2) / (levels * (1 - levels))).mean())


def fitted(name: str) -> tuple[float, float, float]:
    """Shape, scale and misfit of a family fitted to the quantiles."""
    family, start = FAMILIES[name]

    def of(logs: npt.NDArray[np.float64]) -> float:
        return misfit(family, float(np.exp(logs[0])), float(np.exp(logs[1])))

    found = optimize.minimize(of, np.log(start), method="Nelder-Mead")
    shape, scale = np.exp(found.x)
    return float(shape), float(scale), float(found.fun)


def used() -> Duration:
    """The amount that the delay has."""
    takes = DELAYS["sign_offs"].model_fields["takes"].default
    return takes if isinstance(takes, Duration) else Duration(takes)


def report() -> str:
    """The fits, the gamma with the published moments, and what the package uses."""
    lines = [f"{'family':<22}{'shape':>8}{'scale':>8}{'mean':>8}{'sd':>8}{'> 7 days':>10}{'misfit':>9}"]
    fits = {f"{name}, quantiles": (name, *fitted(name)[:2]) for name in FAMILIES}
    for label, (name, shape, scale) in (fits | {"gamma, moments": ("gamma", *by_moments(MEAN, SD))}).items():
        family = FAMILIES[name][0]
        mean, sd = family.mean(shape, scale=scale), family.std(shape, scale=scale)
        over = family.sf(7, shape, scale=scale)
        numbers = f"{shape:>8.3f}{scale:>8.2f}{mean:>8.2f}{sd:>8.2f}{over:>10.3f}"
        lines.append(f"{label:<22}{numbers}{misfit(family, shape, scale):>9.4f}")
    lines.append(f"{'published':<22}{'':>8}{'':>8}{MEAN:>8.2f}{SD:>8.2f}{OVER_A_WEEK:>10.3f}")
    lines.append(f"{'the package':<22}{'':>8}{'':>8}{used().mean / DAY:>8.2f}")
    return "\n".join(lines) + "\n"


def draw(path: Path) -> None:
    """The quantiles of the fits and of what the package uses against the published ones."""
    levels, published = np.array(list(QUANTILES)), np.array(list(QUANTILES.values()))
    rest = "each point one published quantile, 10 to 99 of 100; on the line, both agree"
    with style():
        figure = sheet("One signature: fitted and published quantiles, in days", rest, height=6.5)
        axes = figure.subplots()
        top = 30
        axes.plot([0, top], [0, top], color=INK, linewidth=1)
        for (name, mark), color in zip(
            {"gamma": "o", "weibull": "s", "lognormal": "^"}.items(), (SOON, NEVER, LATE), strict=True
        ):
            shape, scale, _ = fitted(name)
            ours = FAMILIES[name][0].ppf(levels, shape, scale=scale)
            axes.plot(published, ours, mark, color=color, label=f"{name}, fitted to the quantiles", alpha=0.9)
        axes.plot(
            published,
            used().family.quantile(levels) / DAY,
            "x",
            color=INK,
            markersize=9,
            label="the package: gamma with the published mean and spread",
        )
        axes.set_xscale("symlog", linthresh=1)
        axes.set_yscale("symlog", linthresh=1)
        axes.set_xlim(0, top)
        axes.set_ylim(0, 2 * top)
        marks = [0, 0.5, 1, 2, 5, 10, 20]
        axes.set_xticks(marks, [f"{mark:g}" for mark in marks])
        axes.set_yticks([*marks, 40], [f"{mark:g}" for mark in [*marks, 40]])
        axes.set_xlabel("published, days")
        axes.set_ylabel("fitted, days")
        axes.legend(frameon=False)
        save(figure, path)


if __name__ == "__main__":
    sys.stdout.write(report())
    draw(PICTURE)
