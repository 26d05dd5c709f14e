"""Working time and clock time: tables, weekly hours, holidays."""

from stillwaiting.calendar.build import business_days, known_zone, public_holidays, working_calendar
from stillwaiting.calendar.table import DAY, NEVER, Calendar, Opening, always, common
from stillwaiting.calendar.week import Closure, Week, parse_closure, parse_hours, parse_weekdays

__all__ = [
    "DAY",
    "NEVER",
    "Calendar",
    "Closure",
    "Opening",
    "Week",
    "always",
    "business_days",
    "common",
    "known_zone",
    "parse_closure",
    "parse_hours",
    "parse_weekdays",
    "public_holidays",
    "working_calendar",
]
