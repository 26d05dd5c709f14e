"""From a family to the integers that an engine draws from."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stillwaiting.distributions.discrete import Constant
from stillwaiting.distributions.mixture import Family, Mixture, Stepped
from stillwaiting.distributions.parameters import require
from stillwaiting.draws import LARGEST, MASK, MIXTURE, NODES, OCTAVES, QUANTILE, RAW, STEP, Table

Floats = NDArray[np.float64]

NODE_PROBABILITIES: Final = np.ldexp(1 + np.arange(NODES) / 64, -2 - np.arange(OCTAVES)[:, None])
"""The tail probability of every node of one side, shape (24, 65): 1/4 to 1/2 in the first octave."""


def table(family: Family) -> Table:
    """The table of a family: steps where it jumps, a choice of parts where only some of them jump."""
    if isinstance(family, Mixture) and not family.continuous:
        return mixture_table(family.weights, [table(part) for part in family.parts])
    if isinstance(family, Constant) and family.value == 0:
        return Table(STEP, values=(0,))
    if isinstance(family, Stepped):
        return step_table(*family.steps())
    return minute_table(family.quantile(NODE_PROBABILITIES), family.upper_quantile(NODE_PROBABILITIES))


def scaled_quantiles(function: Callable[[Floats], Floats], scale: float) -> Table:
    """The table of a quantile function that is no time: a factor (scale 65536) or a probability.

    Entries are the function's values times the scale, rounded, between 0 and 2^30.
    """
    lower, upper = function(NODE_PROBABILITIES), function(1 - NODE_PROBABILITIES)
    return quantile_table(lower * scale, upper * scale, least=0)


def minute_table(lower: Floats, upper: Floats) -> Table:
    """The table of a continuous time from its minutes at the nodes of both sides; never 0."""
    return quantile_table(lower * RAW, upper * RAW, least=1)


def quantile_table(lower: Floats, upper: Floats, least: int) -> Table:
    """A table from its entries at the nodes: quantiles, and values exceeded, each of shape (24, 65).

    Rounding in floats may let neighbours fall by one; they are made to rise from the lowest to the highest.
    """
    rising = np.concatenate([lower[::-1].ravel(), upper[:, ::-1].ravel()])
    require(not np.isnan(rising).any(), "a distribution has no value somewhere: are its parameters extreme?")
    nodes = np.maximum.accumulate(np.clip(np.rint(rising), least, LARGEST)).astype(np.int64)
    first, second = nodes.reshape(2, OCTAVES, NODES)
    return Table(QUANTILE, nodes=tuple(np.stack([first[::-1], second[:, ::-1]]).ravel().tolist()))


def step_table(values: Floats, probabilities: Floats) -> Table:
    """The table of ascending values in minutes, none of them 0 when drawn; probabilities may be relative."""
    rounded = entries(values)
    last = np.append(rounded[1:] != rounded[:-1], True)
    below = np.cumsum(probabilities)[last]
    return Table(STEP, thresholds=thresholds(below), values=tuple(rounded[last].tolist()))


def entries(values: Floats) -> NDArray[np.int64]:
    """Table entries of minutes: rounded, at least 1/256 minute and at most 2^30 of them."""
    return np.clip(np.rint(values * RAW), 1, LARGEST).astype(np.int64)


def mixture_table(weights: Sequence[float], tables: Sequence[Table]) -> Table:
    """One of the tables, chosen by relative weight; a weight of 0 is never chosen, a lone one always."""
    chosen = [(weight, part) for weight, part in zip(weights, tables, strict=True) if weight > 0]
    if len(chosen) == 1:
        return chosen[0][1]
    below = np.cumsum([weight for weight, _ in chosen])
    return Table(MIXTURE, thresholds=thresholds(below), parts=tuple(part for _, part in chosen))


def thresholds(cumulative: Floats) -> tuple[int, ...]:
    """Cumulative probabilities, the last standing for 1, as 64-bit thresholds; the last needs none."""
    shares = cumulative[:-1] / cumulative[-1]
    return tuple(min(round(share * 2**64), MASK) for share in shares.tolist())
