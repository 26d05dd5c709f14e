"""People: what lies on their desks, when they are away, when they can all meet, and when they decide."""

from math import exp
from pathlib import Path

from stillwaiting.studies.checks import Check, Mean, Share
from stillwaiting.studies.exact import dates, formulas
from stillwaiting.studies.oracles.oracle import (
    CALENDAR,
    DAY,
    FORMULA,
    WEEK,
    Oracle,
    exactly,
    longer,
    milestone,
    scaled,
    within,
)

HALF_HOUR = 30
RATES = 5, 8
LOAD = 0.8
WORK, PER_DAY, ABSENCE = 5, 0.1, 3
AWAY_EVERY, AWAY_FOR = 60, 3
POLLS = {3: "0.930791", 4: "0.724941", 5: "0.470051", 6: "0.270187", 8: "0.075293"}
SLOTS, FREE = 20, 0.5
HOLIDAYS = ("2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03", "2026-04-06")
GAPS = 2, 5


def desk_exponential(_: Path) -> list[Check]:
    """M/M/1: the wait of a newcomer, and the wait with the service."""
    waits, stays, pace = milestone("waited"), milestone("done"), RATES[1] - RATES[0]
    wait, stay = formulas.mm1_wait(*RATES), 1 / pace
    return [
        Share("waits at all", formulas.mm1_waits(*RATES, 0), longer(0, waits)),
        Share("waits over 0.2", formulas.mm1_waits(*RATES, 0.2), longer(0.2 * WEEK, waits)),
        Share("waits over 1", formulas.mm1_waits(*RATES, 1), longer(WEEK, waits)),
        Mean("mean wait", wait.mean, wait.sd, scaled(WEEK, waits), 0.006, published="0.2083333"),
        Share("stays over 0.3", exp(-0.3 * pace), longer(0.3 * WEEK, stays)),
        Mean("mean stay", stay, stay, scaled(WEEK, stays), 0.007),
    ]


def desk_constant(_: Path) -> list[Check]:
    """M/D/1: the wait of a newcomer."""
    waits, wait = milestone("waited"), formulas.md1_wait(LOAD)
    tails = [
        Share(f"waits over {t}", formulas.md1_waits(LOAD, t), longer(t * DAY, waits)) for t in (0, 0.5, 1, 2, 5, 10)
    ]
    return [*tails, Mean("mean wait", wait.mean, wait.sd, scaled(DAY, waits), 0.05, published="2")]


def work_resumed(_: Path) -> list[Check]:
    """Interrupted work that goes on where it stopped."""
    work = formulas.resumption(WORK, PER_DAY, ABSENCE)
    tails = [
        Share(f"over {days} days", formulas.resumed(WORK, PER_DAY, ABSENCE, days), longer(days * DAY))
        for days in (5, 8, 12)
    ]
    mean = Mean("mean, days", work.mean, work.sd, scaled(DAY), 0.06, published="6.5")
    return [*tails, mean]


def work_restarted(_: Path) -> list[Check]:
    """Interrupted work that begins again."""
    work = formulas.restarting(WORK, PER_DAY, ABSENCE)
    return [
        Share("over 5 days", 1 - exp(-PER_DAY * WORK), longer(WORK * DAY)),
        Mean("mean, days", work.mean, work.sd, scaled(DAY), 0.12),
    ]


def five_people_present(_: Path) -> list[Check]:
    """People who may be away at the start."""

    def at_once(people: int) -> float:
        return 1 - formulas.absent(AWAY_EVERY, AWAY_FOR, people, 0)

    later = formulas.absent(AWAY_EVERY, AWAY_FOR, 5, 1.5)
    return [
        Share("one is present", at_once(1), exactly(0, milestone("one")), published="0.9523810"),
        Share("five are present", at_once(5), exactly(0), published="0.7835262"),
        Share("over 1.5 days for five", later, longer(1.5 * DAY)),
    ]


def meeting_poll(_: Path) -> list[Check]:
    """Slots until one suits everybody."""
    free, four = FREE**4, milestone("met_4")
    polls = [
        Share(
            f"{people} people meet",
            formulas.poll(people, SLOTS, FREE),
            within(SLOTS * HALF_HOUR, milestone(f"met_{people}")),
            published=digits,
        )
        for people, digits in POLLS.items()
    ]
    sd = (1 - free) ** 0.5 / free
    at_once = Share("3 people: the first slot", FREE**3, exactly(HALF_HOUR, milestone("met_3")))
    return [*polls, at_once, Mean("mean slots, 4 people", 1 / free, sd, scaled(HALF_HOUR, four), 0.4, published="16")]


def landing(first: str, after: int, published: int, holidays: tuple[str, ...], column: str) -> Share:
    """So many business days after a day it is noon of the day that NumPy says, in every case."""
    days = dates.days_until(first, after, holidays)
    on = exactly(days * DAY, milestone(column))
    name = f"{after} business days are {days} days"
    return Share(name, 1.0, on, published=str(published), publishes=days)


def business_days_england(_: Path) -> list[Check]:
    """Ten and seventeen business days over Christmas."""
    return [
        landing("2025-12-19", 10, 19, HOLIDAYS, "after_ten"),
        landing("2025-12-19", 17, 28, HOLIDAYS, "after_more"),
    ]


def business_days_plain(_: Path) -> list[Check]:
    """The same days without holidays."""
    return [landing("2025-12-19", 10, 14, (), "after_ten"), landing("2025-12-19", 20, 28, (), "after_more")]


def business_days_easter(_: Path) -> list[Check]:
    """Twenty business days over Easter."""
    return [landing("2026-03-27", 20, 32, HOLIDAYS, "decided")]


def decision_days(_: Path) -> list[Check]:
    """The next Tuesday or Thursday, for a meeting and for a signature."""
    wait, checks = formulas.until_next_day(GAPS), list[Check]()
    for name in ("met", "signed"):
        column, minute = milestone(name, since="asked"), 1 / DAY
        over = formulas.until_next(GAPS, 2)
        checks.append(Share(f"{name}: over 2 days", over, longer(2 * DAY + 1, column)))
        mean = f"{name}: mean, days"
        checks.append(Mean(mean, wait.mean, wait.sd, scaled(DAY, column, less=minute), 0.03, published="2.0714"))
    return checks


CIW = "M/M/1 as in Ciw, https://ciw.readthedocs.io/en/latest/Background/simulationpractice.html"
ERLANG = "M/D/1 after Erlang 1909, https://en.wikipedia.org/wiki/M/D/1_queue"
GAVER = "Gaver 1962, https://doi.org/10.1111/j.2517-6161.1962.tb00438.x"
RENEWAL = "renewal theory, https://en.wikipedia.org/wiki/Renewal_theory"
POLL = "Brown, Mathur and Narayan 2024, https://doi.org/10.1140/epjb/s10051-024-00742-z"
NUMPY = "business days, https://numpy.org/doc/stable/reference/generated/numpy.busday_offset.html"

PEOPLE = (
    Oracle("desk_exponential", "the M/M/1 queue: 5 arrive, 8 can be served", CIW, FORMULA, desk_exponential),
    Oracle("desk_constant", "the M/D/1 queue: 0.8 arrive, 1 can be served", ERLANG, FORMULA, desk_constant),
    Oracle("work_resumed", "five days of work that absences stop", GAVER, FORMULA, work_resumed),
    Oracle("work_restarted", "the same, begun again after each absence", GAVER, FORMULA, work_restarted),
    Oracle("five_people_present", "who is there when asked", RENEWAL, FORMULA, five_people_present),
    Oracle("meeting_poll", "one of 20 slots suits everybody", POLL, FORMULA, meeting_poll),
    Oracle("decision_days", "Tuesdays and Thursdays, from any moment", RENEWAL, FORMULA, decision_days),
    Oracle("business_days_england", "from 19 December 2025, with holidays", NUMPY, CALENDAR, business_days_england),
    Oracle("business_days_plain", "the same without holidays", NUMPY, CALENDAR, business_days_plain),
    Oracle("business_days_easter", "from 27 March 2026, with holidays", NUMPY, CALENDAR, business_days_easter),
)
