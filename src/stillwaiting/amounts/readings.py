"""How an amount was understood, in words: the echo that catches a mistake of the author's."""

import numpy as np

from stillwaiting.distributions import Constant, Discrete, Family
from stillwaiting.units import DAY, print_duration, print_rounded

MOST_LISTED = 4


def amount_reading(family: Family, business: bool, unsure: tuple[float, float] | None) -> str:
    """One line: `90 in 100 between 2 and 10 business days, half below 4.5 business days`."""
    if isinstance(family, Constant):
        words = f"always {_exact(family.value, business)}"
    elif isinstance(family, Discrete) and len(family.values) <= MOST_LISTED:
        pairs = zip(family.values, family.probabilities, strict=True)
        words = ", ".join(f"{_exact(value, business)} in {per_hundred(p)} of 100" for value, p in pairs)
    else:
        words = _spread(family, business)
    return words + (f"; all of it {unsure[0]:g} to {unsure[1]:g} times as long" if unsure else "")


def per_hundred(p: float) -> str:
    """The probability per hundred, with digits enough to tell it from 0 and 100."""
    return f"{100 * p:.3g}"


def _exact(minutes: float, business: bool) -> str:
    if not business:
        return print_duration(minutes, weeks=True)
    return f"{minutes / DAY:g} business day" + ("" if minutes == DAY else "s")


def _spread(family: Family, business: bool) -> str:
    low, half, high = (float(value) for value in family.quantile(np.array([0.05, 0.5, 0.95])))
    one, two = print_rounded(low, business), print_rounded(high, business)
    number, unit = one.split(" ", 1)
    if unit.removesuffix("s") == two.split(" ", 1)[1].removesuffix("s"):
        one = number
    return f"90 in 100 between {one} and {two}, half below {print_rounded(half, business)}"
