"""The search for the first half-hour at which everybody needed could come."""

from functools import lru_cache

from stillwaiting.calendar import DAY, NEVER, Opening
from stillwaiting.engines.simpy_engine.bank import Drawn
from stillwaiting.plan.rows import Plan, Row

HALF_HOUR = 30


@lru_cache(maxsize=4096)
def fitting(opening: Opening, length: int) -> int:
    """Half-hours of a day, one bit each, at which something of this length fits between opening and closing."""
    room = max(1, length)  # what takes no time begins before closing time, too
    return sum(
        1 << start // HALF_HOUR
        for start in range(0, DAY, HALF_HOUR)
        if any(begin <= start and start + room <= end for begin, end in opening)
    )


def first_start(plan: Plan, drawn: Drawn, row: Row, length: int, minute: int) -> int:
    """The first admissible start at or after `minute` since the interview; NEVER where it lies beyond the horizon."""
    origin = drawn.origin()
    day, time = divmod(minute + origin, DAY)
    last = (plan.horizon + origin) // DAY
    rest = -1 << -(-time // HALF_HOUR)
    while day <= last:
        free = rest & fitting(plan.calendars[row.calendar].days[day], 0)  # when it may start; it may last beyond
        for person in row.people:
            if not free:
                break
            free &= fitting(plan.calendars[plan.people[person].calendar].days[day], length)
            if free:
                free = drawn.free(person, day, free)
        if free:
            start = day * DAY + ((free & -free).bit_length() - 1) * HALF_HOUR - origin
            return start if start <= plan.horizon else NEVER
        day, rest = day + 1, -1
    return NEVER
