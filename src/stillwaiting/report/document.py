"""The answers as plain data for JSON; every key is documented in docs/reference/json.md."""

from math import ceil, floor
from typing import Any

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.hundred import parts_of
from stillwaiting.answers.overview import Overview
from stillwaiting.report.wording import FEW_CASES, whole_days
from stillwaiting.survival import Interval, Quantile, Share
from stillwaiting.units import DAY

SCHEMA = 1
MILLION = 1_000_000
PARTS = ("heard", "will_hear", "never_told", "open", "withdrawn")
Document = dict[str, Any]


def ask_json(answer: Answer) -> Document:
    """The answer to one wait as plain data."""
    unusual, chances = answer.unusual, answer.chances
    columns = {"at_interview": chances.at_interview, "given_silence": chances.given_silence}
    return {
        **origin(answer),
        "situation": answer.situation,
        "interview": answer.interview.isoformat() if answer.interview else None,
        "waited_days": days(answer.waited),
        "numbers": {"sourced": answer.sourced, "assumed": answer.assumed},
        "verdict": unusual.verdict,
        "verdict_range": list(unusual.verdict_range),
        "still_waiting": share(unusual.still_waiting),
        "silent": share(unusual.silent),
        "rough": unusual.silent.hits < FEW_CASES,
        "of_100": {part: vars(unusual.of_100)[part] for part in PARTS},
        "offers_of_100": {"heard": unusual.of_100.offers_heard, "will_hear": unusual.of_100.offers_to_come},
        "offers": {
            "heard": share(unusual.offers_heard),
            "to_come": share(unusual.offers_to_come),
            "later_than_today": share(unusual.offers_later),
        },
        "outcomes": {name: adding_up(column) for name, column in columns.items()},
        "outcome_bands": {name: bands(column) for name, column in columns.items()},
        "remaining_days": remaining(answer),
        "silence": silence(answer),
        "causes": causes(answer),
        "answers_per_week": weeks(unusual.per_day),
    }


def run_json(overview: Overview) -> Document:
    """All replications added up, as plain data."""
    return {
        **origin(overview),
        "outcomes": adding_up(overview.outcomes),
        "outcome_bands": bands(overview.outcomes),
        "answered": share(overview.answered),
        "wait_days": [
            {"share": level, "days": days(found.minutes), "simulation": ends(found)} for level, found in overview.waits
        ],
        "answers_per_week": weeks(overview.per_day),
    }


def origin(source: Answer | Overview) -> Document:
    """What the numbers come from."""
    return {
        "schema": SCHEMA,
        "scenario": source.scenario,
        "replications": source.replications,
        "worlds": source.worlds,
        "seed": source.seed,
        "horizon_days": days(source.horizon),
    }


def share(found: Share) -> Document:
    """A share with both uncertainties; nulls where no case was counted."""
    if found.value is None:
        return {"share": None, "low": None, "high": None, "simulation": None, "cases": 0}
    return {"share": round(found.value, 6), **band(found), "cases": found.among}


def band(found: Share) -> Document:
    """The two uncertainties of a share."""
    return {
        "low": floor(found.low * MILLION) / MILLION,  # outwards, so that the share as printed lies between
        "high": ceil(found.high * MILLION) / MILLION,
        "simulation": interval(found.simulation),
    }


def interval(found: Interval) -> Document:
    """Two limits."""
    return {"low": round(found.low, 6), "high": round(found.high, 6)}


def adding_up(shares: dict[str, Share]) -> Document:
    """Shares to six places that, as printed, add up to exactly 1; nulls where no case was counted."""
    parts = parts_of(MILLION, [found.hits for found in shares.values()])
    if not sum(parts):
        return dict.fromkeys(shares)
    return {name: part / MILLION for name, part in zip(shares, parts, strict=True)}


def bands(shares: dict[str, Share]) -> Document:
    """The uncertainties of each share; nulls where no case was counted."""
    return {name: band(found) if found.among else None for name, found in shares.items()}


def days(minutes: int | None) -> float | None:
    """Minutes as days to four places, an integer where they are whole."""
    if minutes is None:
        return None
    return minutes // DAY if minutes % DAY == 0 else round(minutes / DAY, 4)


def weeks(per_day: tuple[int, ...]) -> list[int]:
    """Answers in each week from the interview to the horizon."""
    return [sum(per_day[day : day + 7]) for day in range(0, len(per_day), 7)]


def ends(found: Quantile) -> Document:
    """The interval of a quantile in days."""
    return {"low": days(found.low), "high": days(found.high)}


def remaining(answer: Answer) -> Document:
    """Whole days from today by which half, and four in five, of those who will hear have heard."""
    found = {"half": answer.when.half, "four_in_five": answer.when.four_in_five}
    return {
        **{name: None if each.minutes is None else whole_days(each.minutes) for name, each in found.items()},
        "simulation": {name: ends(each) for name, each in found.items()},
        "will_hear": share(answer.when.will_hear),
    }


def silence(answer: Answer) -> Document:
    """What silence says now, and the days on which it says more."""
    return {
        "no_now": share(answer.silence.no_now),
        "no_is_90_in_100_on_day": answer.silence.no_day,
        "offer_below_1_in_20_from_day": answer.silence.offer_fades_day,
        "judged_days": answer.silence.judged_days,
    }


def causes(answer: Answer) -> Document:
    """What holds the silent cases, and the mean days it took so far."""
    return {
        "now": adding_up(dict(answer.causes.now)),
        "days_so_far": {name: round(minutes / DAY, 4) for name, minutes in answer.causes.so_far},
    }
