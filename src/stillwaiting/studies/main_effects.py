"""How much of the variance of an answer goes with each of several numbers alone, from points that are given."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stillwaiting.studies.table import Cell
from stillwaiting.survival import Floats, Ints, Mask

MOST_GROUPS = 30


@dataclass(frozen=True, eq=False)
class Number:
    """What was varied, at each point."""

    name: str
    values: Sequence[Cell]
    """(points,)"""
    order: Floats
    """(points,) the place of each value among all, 0 to 1; equal values share the middle of theirs."""
    columns: Floats
    """(points, columns) what its effect is a sum of."""
    is_text: bool
    """Whether it has no order of its own."""


def number(name: str, values: Sequence[Cell], groups: int) -> Number:
    """A number with its values (points,); its effect is a step for each of so many groups of like values, and a slope.

    Where there are no more values than groups, or they are texts, the effect may be anything and has no slope.
    """
    is_text = any(isinstance(value, str) for value in values)
    keys = np.array([str(value) for value in values] if is_text else values)
    _, place, counts = np.unique(keys, return_inverse=True, return_counts=True)
    first = np.cumsum(counts) - counts
    order = ((first + counts / 2) / len(keys))[place]
    if is_text or len(counts) <= groups:
        return Number(name, values, order, indicators(place), is_text)
    steps = indicators(first[place] * groups // len(keys))
    return Number(name, values, order, np.column_stack([steps, order]), is_text)


def indicators(group: Ints) -> Floats:
    """(points, groups) 1 in the column of each one's group (points,), else 0."""
    known, place = np.unique(group, return_inverse=True)
    found: Floats = np.eye(len(known))[place]
    return found


def group_count(points: int, numbers: int) -> int:
    """Groups of like values, so many that what a smooth effect loses inside them is small beside chance."""
    return max(2, min(round(1.5 * math.pow(points, 0.4)), 1 + points // (3 * numbers), MOST_GROUPS))


def left_over(numbers: Sequence[Number]) -> int:
    """Points less what is fitted to them."""
    return len(numbers[0].order) - 1 - sum(int(each.columns.shape[1]) - 1 for each in numbers)


@dataclass(frozen=True, eq=False)
class Fit:
    """What each number does to y alone, fitted together."""

    shares: Floats
    """(numbers,) the share of the variance of y that goes with each; nan where y is constant."""
    effects: Floats
    """(points, numbers) what each adds to the mean of y at each point; on average nothing."""


def fit(numbers: Sequence[Number], y: Floats, kept: Mask) -> Fit:
    """The main effects of numbers that were varied independently on y, over the points that are kept (points,).

    Shares are Sobol's (1993) first-order indices, Var(E[Y | X_i]) / Var(Y). The effects f_i(x_i) are fitted together by
    least squares, so that none is blurred by the others. Of the variance of each the part is taken off that what is
    left over, s², makes of nothing (s² tr(Q_i C_i), with s² C_i the covariance of its coefficients and Q_i the second
    moments of its columns); so a number that does nothing has a share of 0 on average. Var(Y) is the sum of these
    variances and s². An effect that jumps inside a group loses part of it to s².
    """
    blocks = [each.columns[kept] - each.columns[kept].mean(axis=0) for each in numbers]
    x, z = np.concatenate(blocks, axis=1), y[kept] - y[kept].mean()
    inverse = np.linalg.pinv(x.T @ x, rcond=1e-10, hermitian=True)
    coefficients = inverse @ (x.T @ z)
    free = len(z) - 1 - sum(block.shape[1] - 1 for block in blocks)
    rest = float(((z - x @ coefficients) ** 2).sum()) / max(free, 1)
    effects, noise, start = [], [], 0
    for block in blocks:
        place = slice(start, start := start + block.shape[1])
        effects.append(block @ coefficients[place])
        noise.append(rest * np.trace(block.T @ block @ inverse[place, place]) / len(z))
    variances = np.mean(np.square(effects), axis=1) - noise
    total = float(np.maximum(variances, 0).sum()) + rest
    constant = total <= 1e-18 * float((y**2).max(initial=0))
    return Fit(np.full(len(blocks), np.nan) if constant else variances / total, np.column_stack(effects))


def correlation(order: Floats, y: Floats) -> float:
    """Spearman's rank correlation of y (n,) with a number of this order (n,); nan where either is constant."""
    _, place, counts = np.unique(y, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - counts / 2)[place]
    one, other = order - order.mean(), ranks - ranks.mean()
    size = float(np.sqrt((one**2).sum() * (other**2).sum()))
    return float((one * other).sum()) / size if size > 0 else np.nan
