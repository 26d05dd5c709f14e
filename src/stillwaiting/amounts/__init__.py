"""The amounts of a scenario: a text or a mapping, and what it means."""

from stillwaiting.amounts.chance import Chance
from stillwaiting.amounts.count import Count
from stillwaiting.amounts.durations import Duration, Effort
from stillwaiting.amounts.rate import Rate

__all__ = ["Chance", "Count", "Duration", "Effort", "Rate"]
