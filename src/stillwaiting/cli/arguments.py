"""Arguments and options that several commands share."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import click

from stillwaiting.errors import StillWaitingError
from stillwaiting.units import parse_wait

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Wait(click.ParamType[int]):
    """A length of time on the command line: `4 weeks`, `28 days`."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Minutes."""
        if isinstance(value, int):
            return value
        try:
            return parse_wait(re.sub(r"\s+ago$", "", value.strip()))
        except StillWaitingError as error:
            self.fail(str(error), param, ctx)


class LastDay(click.ParamType["int | date"]):
    """A day ahead on the command line: `2 weeks` from today, or its date."""

    name = "duration or date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | date:
        """Minutes from today, or the date."""
        if not isinstance(value, str):
            return value  # type: ignore[no-any-return]
        try:
            return date.fromisoformat(value)
        except ValueError:
            return Wait().convert(value, param, ctx)


class Day(click.ParamType[date]):
    """A date on the command line: 2026-11-23."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date; write such as 2026-11-23", param, ctx)
        if not 2000 <= day.year <= 2099:
            self.fail(f"{value!r} does not lie between 2000 and 2099", param, ctx)
        return day


class Moment(click.ParamType[str]):
    """A date, or a date and an hour, on the command line: 2026-03-05, 2026-03-05 15:00."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The same text, once it is known to be a moment of this century."""
        try:
            moment = datetime.strptime(value, "%Y-%m-%d %H:%M" if ":" in value else "%Y-%m-%d")
        except ValueError:
            self.fail(f"{value!r} is not a moment; write 2026-03-05 or 2026-03-05 15:00", param, ctx)
        if not 2000 <= moment.year <= 2099:
            self.fail(f"{value!r} does not lie between 2000 and 2099", param, ctx)
        return moment.strftime("%Y-%m-%d %H:%M" if ":" in value else "%Y-%m-%d")


class Odds(click.ParamType[float]):
    """A chance on the command line: `1 in 20`, `5%`, `0.05`."""

    name = "chance"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The chance, between 0 and 1."""
        if isinstance(value, float):
            return value
        said = re.fullmatch(r"\s*([0-9.]+)\s*(?:(%)|in\s+([0-9.]+))?\s*", value)
        try:
            number, among = float(said[1]), float(said[3] or 1) if said else 0.0  # type: ignore[index]
            chance = number / among / (100 if said and said[2] else 1)
        except (TypeError, ValueError, ZeroDivisionError):
            self.fail(f"cannot read {value!r} as a chance; write 1 in 20, or 5%", param, ctx)
        if not 0 < chance < 1:
            self.fail(f"a chance to stop at lies between 0 and 1, unlike {value!r}; write 1 in 20, or 5%", param, ctx)
        return chance


def engine_option() -> Decorator:
    """--engine: what plays the replications."""
    return click.option(
        "--engine",
        type=click.Choice(["auto", "simpy", "native"]),
        default="auto",
        show_default=True,
        help="What plays the cases; all give the same numbers, native where it is built is faster.",
    )


def scenario_argument() -> Decorator:
    """SCENARIO: a file, a shipped name, or `-`."""
    return click.argument("scenario", metavar="SCENARIO")


def seed_option() -> Decorator:
    """--seed, with a fixed default."""
    return click.option(
        "--seed",
        type=click.IntRange(0, 2**64 - 1),
        default=1,
        show_default=True,
        help="Which random numbers to use.",
    )


def jobs_option() -> Decorator:
    """--jobs: processes to share the work."""
    return click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes to use.")


def json_option() -> Decorator:
    """--json: the same as data."""
    return click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


def replications_option(default: int | None, text: str) -> Decorator:
    """-n, --replications."""
    return click.option(
        "-n",
        "--replications",
        type=click.IntRange(1, 10**8),
        default=default,
        show_default=default is not None,
        help=text,
    )
