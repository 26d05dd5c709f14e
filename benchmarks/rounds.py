"""Figures measured in interleaved rounds, so that whatever else the machine does falls on all of them alike."""

from collections.abc import Callable, Sequence
from statistics import median, quantiles


def interleaved(measures: dict[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """One figure of each measure in every round: A B A B ..., after a round that is thrown away."""
    found: dict[str, list[float]] = {name: [] for name in measures}
    for turn in range(rounds + 1):
        for name, measure in measures.items():
            figure = measure()
            if turn:
                found[name].append(figure)
    return found


def ratios(first: Sequence[float], second: Sequence[float]) -> list[float]:
    """First over second, within each round."""
    return [one / other for one, other in zip(first, second, strict=True)]


def spread(figures: Sequence[float], unit: str = "") -> str:
    """Median and interquartile range."""
    low, _, high = quantiles(figures, n=4, method="inclusive")
    return f"{median(figures):8.3g}{unit} ({low:.3g} to {high:.3g})"
