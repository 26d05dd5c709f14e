"""large_company as an experienced SimPy user writes it for one model: no plan, no tables, no keyed draws.

Time is a float of minutes since the interview, every replication has a NumPy generator of its own, calendars are
walked day by day, diaries slot by slot. It is the whole model, so that its results have the engine's distribution.
"""

from collections import defaultdict
from collections.abc import Generator
from typing import Any, NamedTuple

import numpy as np
import simpy
from company import DAY, SAMPLE, SAMPLE_LONG, SOMEBODY, Absence, Company, Hours, World
from outcomes import Minutes, Outcome

from stillwaiting.results import WORLD

FIRST_CHOICE, NEXT_IN_LINE, OUT = range(3)
OFFER, REJECTION, CANCELLED, WITHDRAWN, OPEN = range(5)
TOLD, NEVER_TOLD, WITHDREW, OPEN_AT_HORIZON = range(4)
MAIN, OTHERS, REFERENCES = range(3)
ASIDE = 99
DECIDING, APPROVING, LATER = range(3)

Steps = Generator[simpy.Event, Any, Any]


class Again(NamedTuple):
    """Interrupts a case: its stage is done once more."""

    minutes: Minutes


class Cancelled(NamedTuple):
    """Interrupts a case: the post is gone."""

    minutes: Minutes


class Line:
    """One line of work on the case, and what its minutes so far went to."""

    def __init__(self, case: "Case", rank: int, minutes: Minutes) -> None:
        self.case, self.rank = case, rank
        self.minutes: Minutes = defaultdict(float, minutes)
        self.cause, self.hours, self.since = "", None, case.env.now
        self.stops: list[str] = []
        self.process = case.env.active_process

    def spend_on(self, cause: str, hours: Hours | None = None) -> None:
        """From now on minutes go to `cause`; outside `hours` to nobody."""
        self.cause, self.hours, self.since = cause, hours, self.case.env.now

    def charge(self) -> None:
        """Charge the minutes since the last call."""
        begin, end = self.since, self.case.env.now
        if end > begin:
            start = self.case.start
            worked = self.hours.worked(start + begin, start + end) if self.hours else end - begin
            self.minutes[self.cause] += worked
            if self.hours:
                self.minutes["off_hours"] += end - begin - worked
            self.since = end


class Case:
    """One candidate's case."""

    def __init__(self, company: Company, world: World, rng: np.random.Generator) -> None:
        self.company, self.world, self.rng = company, world, rng
        self.env = simpy.Environment()
        days = company.interview_days
        self.start = float(days[rng.integers(len(days))] * DAY + 600 + 30 * rng.integers(15))
        self.stage, self.standing, self.outcome = DECIDING, OUT, OPEN
        self.decided = self.told = -1.0
        self.marks: Minutes = {}
        self.final: Minutes = {}
        self.away: set[str] = set()
        self.begun: set[str] = set()
        self.diaries: dict[tuple[str, int], list[bool]] = {}
        self.lines: list[Line] = []
        self.staff: list[simpy.Process] = []
        self.started_over = self.approved_again = self.more_rounds = self.returned = 0

    def play(self) -> Outcome:
        """Until the answer, until the candidate has another job, or until nobody looks any more."""
        env, horizon = self.env, self.company.horizon
        for absence in self.company.absences:
            env.process(self.absence(absence))
        self.case = env.process(self.hiring())
        self.aside = env.process(self.promise())
        leaves = self.draw("candidate_moves_on.after")
        env.run(until=self.case | env.timeout(min(leaves, horizon)))
        if self.told >= 0:
            return self.result(TOLD, self.told, self.final)
        end, how = (leaves, WITHDREW) if leaves <= horizon else (horizon, OPEN_AT_HORIZON)
        if not self.case.is_alive:
            self.final["silence"] = end - env.now
            return self.result(NEVER_TOLD, end, self.final)
        if self.decided < 0 and how == WITHDREW:
            self.decided, self.outcome = end, WITHDRAWN
        return self.result(how, end, self.spent())

    def result(self, how: int, end: float, minutes: Minutes) -> Outcome:
        return Outcome(how, end, self.outcome, self.decided, self.told, self.standing, self.marks, minutes)

    # Chance

    def draw(self, name: str) -> float:
        family, factor = self.world.amounts[name]
        return SAMPLE[type(family)](self.rng, family) * factor

    def draw_long(self, name: str) -> float:
        family, factor = self.world.amounts[name]
        return SAMPLE_LONG[type(family)](self.rng, family) * factor

    def happens(self, name: str) -> bool:
        return self.rng.random() < self.world.chances[name]

    def mark(self, name: str) -> None:
        self.marks.setdefault(name, self.env.now)

    # Absences and holds

    def absence(self, absence: Absence) -> Steps:
        """Gone, back, gone again; nobody who met you was away on that day."""
        every, lasts = f"{absence.name}.every", f"{absence.name}.lasts"
        if not absence.met_you and self.rng.random() < self.share_away(every, lasts):
            length = self.draw_long(lasts)
            yield from self.gone(absence, length, length * self.rng.random(), again=False)
            gap = self.draw(every)
        else:
            gap = self.draw_long(every) * self.rng.random()
        while True:
            yield self.env.timeout(gap)
            again = self.begins(absence.name)
            yield from self.gone(absence, self.draw(lasts), 0.0, again)
            gap = self.draw(every)

    def share_away(self, every: str, lasts: str) -> float:
        """The share of time somebody is away, in the long run."""
        gap = self.company.means[every] * self.world.amounts[every][1]
        length = self.company.means[lasts] * self.world.amounts[lasts][1]
        return length / (gap + length)

    def begins(self, name: str) -> bool:
        """Note the beginning, which may end the case; whether its end will demand something again."""
        self.begun.add(name)
        ends = {"reorganization": "reorganization.cancels", "hiring_freeze": "hiring_freeze.withdraws"}
        if name in ends and self.happens(ends[name]) and self.decided < 0:
            self.case.interrupt(Cancelled(self.spent()))
        again = {
            "reorganization": "reorganization.approve_again",
            "decision_maker_leaves": "decision_maker_leaves.starts_over",
        }
        return name in again and self.happens(again[name])

    def gone(self, absence: Absence, length: float, age: float, again: bool) -> Steps:
        """Stop everybody concerned until the return, or until somebody stands in."""
        stops = min(length, self.draw(absence.stand_in)) if absence.stand_in else length
        if stops > age:
            self.away.add(absence.name)
            self.disturb(absence.name)
            yield self.env.timeout(stops - age)
            self.away.remove(absence.name)
            if again:
                self.demand_again(absence.name)
            self.disturb(absence.name)
        yield self.env.timeout(length - max(stops, age))

    def disturb(self, name: str) -> None:
        for line in self.lines:
            if name in line.stops:
                line.process.interrupt()

    def demand_again(self, name: str) -> None:
        """A successor begins the choice anew; a new organisation wants to approve again."""
        if self.decided >= 0:
            return
        if name == "decision_maker_leaves" and self.stage == DECIDING and self.started_over < 1:
            self.started_over += 1
            self.case.interrupt(Again(self.spent()))
        at_most = self.company.scenario.delays["reorganization"].at_most
        if name == "reorganization" and self.stage == APPROVING and self.approved_again < at_most:
            self.approved_again += 1
            self.case.interrupt(Again(self.spent()))

    def spent(self) -> Minutes:
        """What the foremost line of work has spent so far."""
        line = min(self.lines, key=lambda one: one.rank)
        line.charge()
        return dict(line.minutes)

    # Ways to spend time

    def take(self, line: Line, cause: str, minutes: float, hours: Hours | None, stops: list[str]) -> Steps:
        """Work or wait for so long, on a calendar, whenever nobody needed is stopped."""
        env, start = self.env, self.start
        line.stops = stops
        self.lines.append(line)
        try:
            while True:
                blocker, begun = self.blocker(stops), env.now
                line.spend_on(blocker or cause, None if blocker else hours)
                try:
                    if not blocker:
                        yield env.timeout(hours.until(start + begun, minutes) if hours else minutes)
                        return
                    yield env.event()  # until somebody goes or comes back
                except simpy.Interrupt as interrupt:
                    if interrupt.cause is not None:
                        raise
                finally:
                    line.charge()
                if not blocker:
                    worked = hours.worked(start + begun, start + env.now) if hours else env.now - begun
                    minutes = max(0.0, minutes - worked)
        finally:
            self.lines.remove(line)

    def blocker(self, stops: list[str]) -> str | None:
        return next((name for name in stops if name in self.away), None)

    def work(self, line: Line, cause: str, name: str, who: str) -> Steps:
        """A person's own work, in their hours."""
        return self.take(line, cause, self.draw(name), self.company.hours[who], self.stops(who))

    def elapse(self, line: Line, cause: str, name: str, who: str | None = None) -> Steps:
        """Time passes, on business days or by the clock; with `who`, only while they are there."""
        hours = self.company.business if self.company.amounts[name].business else None
        return self.take(line, cause, self.draw(name), hours, self.stops(who))

    def stops(self, who: str | None) -> list[str]:
        """Whatever stops a person; holds do not stop what comes after the decision."""
        if who is None:
            return []
        return self.company.stops_inside[who] if self.decided < 0 else self.company.stops[who]

    def meet(self, line: Line, cause: str, people: tuple[str, ...], name: str) -> Steps:
        """Meet in the first slot that suits everybody; where somebody is stopped then, look again afterwards."""
        env, stops = self.env, self.stops_of_all(people)
        length, notice = self.draw(f"{name}.lasts"), self.draw(f"{name}.notice")
        line.stops = []
        self.lines.append(line)
        try:
            line.spend_on(cause)
            now = self.start + env.now
            earliest = now + self.company.business.until(now, notice)
            yield env.timeout(self.first_slot(people, length, earliest) - now)
            while blocker := self.blocker(stops):
                line.charge()
                line.spend_on(blocker)
                line.stops = stops
                while self.blocker(stops):
                    yield from self.changed()
                line.stops = []
                now = self.start + env.now
                yield env.timeout(self.first_slot(people, length, now) - now)
            line.charge()
            line.spend_on(cause)
            yield env.timeout(length)
        finally:
            line.charge()
            self.lines.remove(line)

    def stops_of_all(self, people: tuple[str, ...]) -> list[str]:
        needed = {name for who in people for name in self.company.stops_inside[who]}
        return [absence.name for absence in self.company.absences if absence.name in needed]

    def changed(self) -> Steps:
        """Until somebody goes or comes back."""
        try:
            yield self.env.event()
        except simpy.Interrupt as interrupt:
            if interrupt.cause is not None:
                raise

    def first_slot(self, people: tuple[str, ...], length: float, earliest: float) -> float:
        """The first half-hour at which everybody is in, long enough, and has nothing else in the diary."""
        if earliest > self.start + self.company.horizon:
            return float("inf")
        hours = [self.company.hours[who].days for who in people]
        for day in range(int(earliest // DAY), len(hours[0])):
            opens = max(max(days[day][0] for days in hours), earliest - day * DAY)
            closes = min(days[day][1] for days in hours)
            half_hour = int(-(-opens // 30))
            while half_hour * 30 + length <= closes:
                if all(self.is_free(who, day, half_hour) for who in people):
                    return day * DAY + half_hour * 30
                half_hour += 1
        return float("inf")

    def is_free(self, who: str, day: int, half_hour: int) -> bool:
        if (who, day) not in self.diaries:
            booked = self.world.chances[f"{who}.diary"]
            self.diaries[who, day] = (self.rng.random(48) >= booked).tolist()
        return self.diaries[who, day][half_hour]

    # The case

    def hiring(self) -> Steps:
        """From the interview to the answer."""
        try:
            line = yield from self.once_more(self.deciding, {})
            self.mark("decided")
            if self.standing == FIRST_CHOICE and self.happens("standing.verbal_offer"):
                self.mark("verbal_offer")
            self.stage = APPROVING
            line = yield from self.once_more(self.approving, line.minutes)
            self.stage = LATER
            self.mark("approved")
            line = Line(self, MAIN, line.minutes)
            outcome = yield from self.settling(line)
        except simpy.Interrupt as interrupt:
            self.drop_staff()
            line, outcome = Line(self, MAIN, interrupt.cause.minutes), CANCELLED
        self.decided, self.outcome = self.env.now, outcome
        if self.aside.is_alive:
            self.aside.interrupt("closed")
        yield from self.answering(line)
        self.final = line.minutes

    def once_more(self, stage: Any, minutes: Minutes) -> Steps:
        """A stage of the case, from its beginning again whenever that is demanded."""
        while True:
            try:
                return (yield self.spawn(stage(minutes)))
            except simpy.Interrupt as interrupt:
                self.drop_staff()
                if not isinstance(interrupt.cause, Again):
                    raise
                minutes = interrupt.cause.minutes

    def spawn(self, steps: Steps) -> simpy.Process:
        process = self.env.process(quietly(steps))
        self.staff.append(process)
        return process

    def drop_staff(self) -> None:
        for process in self.staff:
            if process.is_alive:
                process.interrupt("dropped")
        self.staff.clear()

    def deciding(self, minutes: Minutes) -> Steps:
        """The debrief and the decision, while others are seen and references called."""
        self.standing = self.settle_standing()
        if not self.env.now:
            liked = "first" if self.standing == FIRST_CHOICE else "not"
            if self.happens(f"standing.top_candidate_if_{liked}"):
                self.mark("top_candidate")
        lines = [self.spawn(self.choosing(minutes))]
        if others := self.still_to_see():
            lines.append(self.spawn(self.seeing_others(minutes, others)))
        leaning = "first_choice" if self.standing == FIRST_CHOICE else "others"
        if self.happens(f"reference_checks.{leaning}"):
            lines.append(self.spawn(self.calling_references(minutes)))
        done = yield simpy.AllOf(self.env, lines)
        return last_of(done)

    def settle_standing(self) -> int:
        standing = self.company.scenario.standing
        if self.happens("standing.first_choice"):
            return FIRST_CHOICE
        share = standing.next_in_line.value / (1 - standing.first_choice.value)
        return NEXT_IN_LINE if self.rng.random() < share else OUT

    def still_to_see(self) -> int:
        family = self.company.amounts["other_candidates.still_to_see"].family
        return int(self.rng.choice(family.values, p=family.probabilities))

    def choosing(self, minutes: Minutes) -> Steps:
        line = Line(self, MAIN, minutes)
        yield from self.meet(line, "debrief", self.company.scenario.process["debrief"].meeting, "debrief")
        self.mark("debriefed")
        yield from self.work(line, "decision", "decision.effort", "hiring_manager")
        if "priority_project" in self.begun:
            pick_up = "priority_project.pick_up"
            yield from self.work(line, pick_up, pick_up, "hiring_manager")
        search = self.company.scenario.delays["calendar_search"]
        another = self.happens("calendar_search.chance")
        while another:
            self.mark("next_round")
            yield from self.meet(line, "calendar_search", search.people, "calendar_search")
            another = self.more_rounds < search.at_most - 1 and self.happens("calendar_search.chance")
            self.more_rounds += another
        return line

    def seeing_others(self, minutes: Minutes, count: int) -> Steps:
        line = Line(self, OTHERS, minutes)
        for _ in range(count):
            people = self.company.scenario.delays["other_candidates"].people
            yield from self.meet(line, "other_candidates", people, "other_candidates")
        return line

    def calling_references(self, minutes: Minutes) -> Steps:
        line = Line(self, REFERENCES, minutes)
        yield from self.elapse(line, "reference_checks", "reference_checks.starts")
        self.mark("references_called")
        referees = range(self.company.scenario.delays["reference_checks"].referees)
        answers = [self.spawn(self.referee(line.minutes, REFERENCES + number)) for number in referees]
        done = yield simpy.AllOf(self.env, answers)
        return last_of(done)

    def referee(self, minutes: Minutes, rank: int) -> Steps:
        line = Line(self, rank, minutes)
        yield from self.elapse(line, "reference_checks", "reference_checks.answers")
        return line

    def approving(self, minutes: Minutes) -> Steps:
        """The job may be rethought; then everybody signs, and again where the paper comes back."""
        line = Line(self, MAIN, minutes)
        if self.happens("job_rethought.chance"):
            yield from self.work(line, "job_rethought", "job_rethought.rewriting", "hiring_manager")
            yield from self.elapse(line, "job_rethought", "job_rethought.approval", SOMEBODY)
            if self.happens("job_rethought.because_of_you"):
                self.standing = FIRST_CHOICE
            if self.standing == NEXT_IN_LINE and self.happens("job_rethought.split"):
                self.standing = FIRST_CHOICE
        signatures = self.company.scenario.delays["sign_offs"]
        while True:
            for signer in signatures.chain:
                line = yield from self.signature(line, signer, signatures.delegate)
            if self.returned >= signatures.returned_at_most or not self.happens("sign_offs.returned"):
                return line
            self.returned += 1

    def signature(self, line: Line, signer: str, delegate: str) -> Steps:
        """The signer or, later, the delegate: whoever is first."""
        own = self.spawn(self.signing(line.minutes, signer))
        other = self.spawn(self.delegated(line.minutes, delegate))
        yield own | other
        winner, loser = (own, other) if own.triggered else (other, own)
        if loser.is_alive:
            loser.interrupt("dropped")
        return winner.value

    def signing(self, minutes: Minutes, signer: str) -> Steps:
        line = Line(self, MAIN, minutes)
        yield from self.elapse(line, "sign_offs", "sign_offs.takes", signer)
        return line

    def delegated(self, minutes: Minutes, delegate: str) -> Steps:
        line = Line(self, OTHERS, minutes)
        yield from self.elapse(line, "sign_offs", "sign_offs.delegate_after")
        yield from self.elapse(line, "sign_offs", "sign_offs.takes", delegate)
        return line

    def settling(self, line: Line) -> Steps:
        """The first choice may be somebody else; a check comes before the letter."""
        if self.standing == NEXT_IN_LINE:
            if self.happens("first_choice_decides.accepts"):
                yield from self.elapse(line, "first_choice_decides", "first_choice_decides.thinks_before_yes")
                return REJECTION
            yield from self.elapse(line, "first_choice_decides", "first_choice_decides.thinks_before_no")
            self.standing = FIRST_CHOICE
        if self.standing == OUT:
            return REJECTION
        self.mark("background_check")
        yield from self.elapse(line, "background_check", "background_check.takes")
        return REJECTION if self.happens("background_check.fails") else OFFER

    def answering(self, line: Line) -> Steps:
        """The answer goes out, after whatever holds it up, or never."""
        outcome = self.outcome
        if outcome == CANCELLED and self.happens("never_told.cancelled"):
            return
        if outcome == REJECTION and self.happens("never_told.rejected"):
            return
        clearing = "hr_controls_communication"
        yield from self.elapse(line, clearing, f"{clearing}.clearing", "hr_partner")
        waits = outcome == REJECTION and self.standing == OUT
        if waits and self.happens("first_choice_decides.holds_rejections"):
            yield from self.elapse(line, "first_choice_decides", "first_choice_decides.thinks_before_yes")
        yield from self.message(line, "answer", "answer.effort")
        self.mark("answered")
        self.told = self.env.now

    def message(self, line: Line, cause: str, name: str) -> Steps:
        """HR writes, after what already lies on the desk."""
        hours, stops = self.company.hours["hr_partner"], self.stops("hr_partner")
        yield from self.take(line, "hr_partner.desk", self.desk(), hours, stops)
        yield from self.work(line, cause, name, "hr_partner")

    def desk(self) -> float:
        """Work found on the desk: a geometric number of half-done pieces (Pollaczek and Khinchine)."""
        found, effort = 0.0, "hr_partner.desk.effort"
        while self.rng.random() < self.company.desk_load:
            found += self.draw_long(effort) * self.rng.random()
        return found

    def promise(self) -> Steps:
        """A date named at the interview, and perhaps a word when it has passed."""
        if not self.happens("promised_date.chance"):
            return
        line, within = Line(self, ASIDE, {}), self.draw("promised_date.within")
        date = self.company.business.until(self.start, within)
        self.marks["promised"] = date
        try:
            yield from self.take(line, "promised_date", date, None, [])
            if self.happens("promised_date.holding_message"):
                yield from self.message(line, "promised_date", "promised_date.effort")
                self.mark("holding_message")
        except simpy.Interrupt:
            pass  # the case was closed before


def quietly(steps: Steps) -> Steps:
    """The steps, until they are done or dropped."""
    try:
        return (yield from steps)
    except simpy.Interrupt:
        return None


def last_of(done: Any) -> Line:
    """The line that finished last, of two at once the less important: it is what everybody waited for."""
    return max(done.values(), key=lambda line: (round(line.since, 3), line.rank))


def replicate(company: Company, seed: int, first: int, count: int, step: int = 1) -> list[Outcome]:
    """Replications first, first + step, ...; runs of WORLD numbers share one world."""
    outcomes, world, number = [], None, -1
    for replication in range(first, first + count * step, step):
        if world is None or replication // WORLD != number:
            number = replication // WORLD
            world = World(company, np.random.default_rng([seed, number, 1]))
        outcomes.append(Case(company, world, np.random.default_rng([seed, replication])).play())
    return outcomes
