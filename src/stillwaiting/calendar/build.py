"""Calendars of dated days: weekly hours less holidays and closures, in the company's wall clock."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from stillwaiting.calendar.table import DAY, Calendar, Opening
from stillwaiting.calendar.week import Closure, Week, days_from
from stillwaiting.errors import StillWaitingError
from stillwaiting.units import quoted


def working_calendar(
    first: date,
    count: int,
    week: Week,
    holidays: frozenset[date] = frozenset(),
    closures: tuple[Closure, ...] = (),
    zone: str | None = None,
    company_zone: str | None = None,
) -> Calendar:
    """Hours of one person over `count` days from `first`, closed on holidays and closures.

    Hours are the person's own wall clock; with two different zones every opening is moved to the company's.
    """
    if zone is not None and company_zone is not None and zone != company_zone:
        eve = first - timedelta(days=1)  # its evening may be the company's first morning
        dates, openings = _openings(eve, count + 2, week, holidays, closures)
        return Calendar(_moved(dates, openings, ZoneInfo(zone), ZoneInfo(company_zone))[1:-1])
    return Calendar(tuple(_openings(first, count, week, holidays, closures)[1]))


def _openings(
    first: date, count: int, week: Week, holidays: frozenset[date], closures: tuple[Closure, ...]
) -> tuple[list[date], list[Opening]]:
    """Days and their openings by the person's own clock."""
    dates = days_from(first, count)
    shut = [day in holidays or any(closure.covers(day) for closure in closures) for day in dates]
    return dates, [() if closed else week.days[day.weekday()] for day, closed in zip(dates, shut, strict=True)]


def business_days(first: date, count: int, holidays: frozenset[date], closures: tuple[Closure, ...]) -> Calendar:
    """Weekdays less holidays and closures, open around the clock."""
    whole: Opening = ((0, DAY),)
    return working_calendar(first, count, Week((whole,) * 5 + ((), ())), holidays, closures)


def _moved(dates: list[date], days: list[Opening], zone: ZoneInfo, company: ZoneInfo) -> tuple[Opening, ...]:
    """The openings as the company's clock shows them; whatever passes midnight is cut there."""
    pieces: list[list[tuple[int, int]]] = [[] for _ in dates]
    for number, opening in enumerate(days):
        shift = _shift(dates[number], zone, company)
        for start, stop in opening:
            for day in (number - 1, number, number + 1):
                offset = (day - number) * DAY
                low, high = max(0, start + shift - offset), min(DAY, stop + shift - offset)
                if low < high and 0 <= day < len(dates):
                    pieces[day].append((low, high))
    return tuple(_joined(sorted(piece)) for piece in pieces)


def _joined(pieces: list[tuple[int, int]]) -> Opening:
    joined: list[tuple[int, int]] = []
    for start, stop in pieces:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return tuple(joined)


def _shift(day: date, zone: ZoneInfo, company: ZoneInfo) -> int:
    """Minutes by which the company's clock is ahead of the person's at noon of `day`."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=zone)
    ahead = noon.astimezone(company).utcoffset()
    own = noon.utcoffset()
    assert ahead is not None
    assert own is not None
    return (ahead - own) // timedelta(minutes=1)


def known_zone(name: str) -> bool:
    """Whether `name` is a time zone of the tz database, such as Europe/Berlin."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


@lru_cache(maxsize=64)
def public_holidays(country: str, first_year: int, last_year: int) -> frozenset[date]:
    """Public holidays of a country ("US") or subdivision ("US-CA"), both years included.

    Raises StillWaitingError for a place that the `holidays` package does not know.
    """
    from holidays import country_holidays, list_supported_countries  # 0.15 s, and most commands never need it

    place, _, part = country.partition("-")
    known = list_supported_countries(include_aliases=True)
    if place not in known or ("-" in country and part not in known[place]):
        parts = f"; the parts of {place} are such as {', '.join(known[place][:4])}" if known.get(place) else ""
        again = f"; write {country.upper()}" if country.upper() in known else ""
        told = again or parts or "; write such as US, GB, DE or US-CA"
        raise StillWaitingError(f"no public holidays are known for {quoted(country)}{told}")
    return frozenset(country_holidays(place, subdiv=part or None, years=range(first_year, last_year + 1)))
