"""Business days by NumPy's calendar arithmetic, with holidays that are written down."""

from collections.abc import Sequence

import numpy as np


def days_until(day: str, business_days: int, holidays: Sequence[str] = ()) -> int:
    """Days of the calendar from a business day to the one that comes so many business days later."""
    first, shut = np.datetime64(day, "D"), np.array(holidays, dtype="datetime64[D]")
    return int((np.busday_offset(first, business_days, "raise", holidays=shut) - first).astype(int))


def business_days(day: str, last: str, holidays: Sequence[str] = ()) -> int:
    """Business days from one day up to and without another."""
    shut = np.array(holidays, dtype="datetime64[D]")
    return int(np.busday_count(np.datetime64(day, "D"), np.datetime64(last, "D"), holidays=shut))
