"""Closed forms of waiting: sums, races, queues, interruptions, polls and what silence says; any unit of time does."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, exp, factorial, fsum, log, prod, sqrt
from statistics import NormalDist

import numpy as np

LAGUERRE = 80
"""Points of the integration over an exponential distribution."""
RARE = 1e-16
"""Terms of a series that are left out."""


@dataclass(frozen=True)
class Spread:
    """Mean and standard deviation."""

    mean: float
    sd: float


# Networks of exponential activities


def five_activities(t: float) -> float:
    """P(max(X1 + X4, X1 + X3 + X5, X2 + X5) > t), every X exponential with mean 1."""
    once, twice = (t * t / 2 + 3 * t - 3) * exp(-t), (3 + 3 * t - t * t / 2) * exp(-2 * t)
    return once + twice + exp(-3 * t)


def in_series(means: Sequence[float], t: float) -> float:
    """P(X1 + ... + Xn > t), exponential with these means, all of them different."""
    weights = [prod(one / (one - other) for other in means if other != one) for one in means]
    return fsum(weight * exp(-t / one) for weight, one in zip(weights, means, strict=True))


def series(means: Sequence[float]) -> Spread:
    """The sum of independent exponential times with these means."""
    return Spread(fsum(means), sqrt(fsum(mean * mean for mean in means)))


def side_by_side(count: int, t: float) -> float:
    """P(the largest of so many > t), each exponential with mean 1."""
    return 1 - (1 - exp(-t)) ** count


def largest(count: int) -> Spread:
    """The largest of so many exponential times with mean 1: harmonic sums."""
    return Spread(fsum(1 / k for k in range(1, count + 1)), sqrt(fsum(1 / k**2 for k in range(1, count + 1))))


def pert(activities: Sequence[tuple[float, float, float]], t: float) -> float:
    """P(T <= t) as the PERT method has it: one way of (least, likely, greatest) alone, and as if it were normal."""
    mean = fsum((low + 4 * likely + high) / 6 for low, likely, high in activities)
    sd = sqrt(fsum(((high - low) / 6) ** 2 for low, _, high in activities))
    return NormalDist(mean, sd).cdf(t)


# Queues


def mm1_waits(arrivals: float, services: float, t: float) -> float:
    """P(W > t) of whoever comes to one exponential server, at these rates."""
    return arrivals / services * exp(-(services - arrivals) * t)


def mm1_wait(arrivals: float, services: float) -> Spread:
    """The wait for one exponential server."""
    load, pace = arrivals / services, services - arrivals
    return Spread(load / pace, sqrt(load * (2 - load)) / pace)


def md1_waits(load: float, t: float) -> float:
    """P(W > t) where every service takes 1 (Erlang 1909)."""
    ages = [load * (k - t) for k in range(int(t) + 1)]
    return 1 - (1 - load) * fsum(age**k / factorial(k) * exp(-age) for k, age in enumerate(ages))


def md1_wait(load: float) -> Spread:
    """The wait where every service takes 1 (Pollaczek and Khinchine)."""
    mean = load / (2 * (1 - load))
    return Spread(mean, sqrt(mean * mean + load / (3 * (1 - load))))


# Absences


def resumed(work: float, rate: float, absence: float, t: float) -> float:
    """P(T > t): work that interruptions stop at this rate while it goes on, each exponential with this mean."""
    if t < work:
        return 1.0
    rest, expected = (t - work) / absence, work * rate
    found, at_most, k = 0.0, 0.0, 0
    while (chance := exp(-expected) * expected**k / factorial(k)) > RARE:
        found += chance * at_most
        at_most += exp(-rest) * rest**k / factorial(k)  # the sum of k + 1 absences is longer
        k += 1
    return found


def resumption(work: float, rate: float, absence: float) -> Spread:
    """Work that is interrupted, and goes on where it stopped."""
    return Spread(work * (1 + rate * absence), absence * sqrt(2 * rate * work))


def restarting(work: float, rate: float, absence: float) -> Spread:
    """Work of fixed length that an interruption makes begin from nothing (Gaver 1962).

    Attempts fail with chance 1 - exp(-rate work); `lost` is the time until one does.
    """
    fails = 1 - exp(-rate * work)
    lost = 1 / rate - work * (1 - fails) / fails
    lost_squared = (2 / rate**2 - (1 - fails) * (work**2 + 2 * work / rate + 2 / rate**2)) / fails
    times = fails / (1 - fails)
    once, spread = lost + absence, lost_squared - lost**2 + absence**2
    return Spread(work + times * once, sqrt(times * spread + fails / (1 - fails) ** 2 * once**2))


def absent(gap: float, absence: float, people: int, t: float) -> float:
    """P(not all of so many people have been present once by t), each away for a constant time after such a gap."""
    away = absence / (gap + absence) * max(0.0, 1 - t / absence)
    return 1 - (1 - away) ** people


# Meetings and decision days


def poll(people: int, slots: int, free: float) -> float:
    """P(one of so many slots suits everybody), each free or not by itself."""
    return 1 - (1 - free**people) ** slots


def exact_poll(people: int, slots: int, rejected: int) -> float:
    """The same where everybody rejects exactly so many of the slots (inclusion and exclusion)."""
    ways = [comb(slots - k, rejected) / comb(slots, rejected) for k in range(slots + 1)]
    return fsum((-1) ** (k + 1) * comb(slots, k) * ways[k] ** people for k in range(1, slots + 1))


def until_next(gaps: Sequence[float], t: float) -> float:
    """P(longer than t until the next of days that lie so far apart, in turn), from a random moment."""
    return fsum(max(0.0, gap - t) for gap in gaps) / fsum(gaps)


def until_next_day(gaps: Sequence[float]) -> Spread:
    """The wait for the next of such days, from a random moment."""
    mean, square = (fsum(gap ** (k + 1) for gap in gaps) / ((k + 1) * fsum(gaps)) for k in (1, 2))
    return Spread(mean, sqrt(square - mean * mean))


# What silence says


def weibull_left(shape: float, scale: float, t: float, x: float) -> float:
    """P(longer than x more | longer than t)."""
    return exp((t / scale) ** shape - ((t + x) / scale) ** shape)


def weibull_half(shape: float, scale: float, t: float) -> float:
    """The time in which half of those end who have lasted t."""
    return float(scale * ((t / scale) ** shape + log(2)) ** (1 / shape) - t)


def weibull_rest(shape: float, scale: float, t: float) -> Spread:
    """What is left for those who have lasted t: their cumulative hazard beyond t is exponential with mean 1."""
    points, weights = np.polynomial.laguerre.laggauss(LAGUERRE)
    ends = scale * ((t / scale) ** shape + points) ** (1 / shape) - t
    mean = float(weights @ ends)
    return Spread(mean, sqrt(float(weights @ ends**2) - mean * mean))


def of_the_silent(groups: Sequence[float]) -> tuple[float, ...]:
    """The share of each group among the silent, from the silent share of everybody that it makes."""
    return tuple(group / fsum(groups) for group in groups)


def gamma_2(mean: float, t: float) -> float:
    """P(X > t) of a sum of two exponential times that has this mean."""
    return (1 + 2 * t / mean) * exp(-2 * t / mean)


# Competing ends


def first_of(means: Sequence[float]) -> tuple[float, ...]:
    """The probability of each of several exponential clocks to strike first."""
    return of_the_silent([1 / mean for mean in means])


def not_after(p: float, q: float) -> float:
    """P(X <= Y), both geometric from 1 on, with these chances per minute."""
    return p / (p + q - p * q)
