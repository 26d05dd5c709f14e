"""Everything that can be wrong with the order of the steps."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import combinations

from stillwaiting.errors import Problem
from stillwaiting.plan.builder import ANSWERED, APPROVED, DEBRIEFED, DECIDED, START
from stillwaiting.steps.message import Message
from stillwaiting.steps.order import Before, Steps, earlier, reached, waited
from stillwaiting.steps.step import Step
from stillwaiting.units import quoted

ORDER = ((DEBRIEFED, DECIDED), (DECIDED, APPROVED), (DECIDED, ANSWERED), (APPROVED, ANSWERED))
KNOWN = (DEBRIEFED, DECIDED, APPROVED, ANSWERED)
ALWAYS = (DECIDED, APPROVED, ANSWERED)
"""Milestones that every case must be able to reach."""
NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
NAMES = "lower-case letters, digits and _, a letter first, at most 40"
TAKEN = frozenset({START, "standing", "verdict", "closing", "told", "off"})


def order_problems(steps: Steps) -> list[Problem]:
    """What is wrong with milestones and order, with paths from the top of a scenario."""
    found = [*_milestone_problems(steps), *_list_problems(steps)]
    if found:
        return found
    before = earlier(steps)
    circles = [name for name in steps if name in before[name]]
    if circles:
        return [_at(name, f"{name!r} waits for itself, directly or through other steps") for name in circles]
    found = list(_sequence_problems(steps, before)) or list(_reach_problems(steps, before))
    return found or [*_race_problems(steps, before), *_repeat_problems(steps, before)]


def _at(name: str, message: str, *keys: str) -> Problem:
    return Problem(("process", name, *keys), message)


def _milestone_problems(steps: Steps) -> list[Problem]:
    by = reached(steps)
    found = [problem for name, step in steps.items() for problem in _name_problems(steps, name, step, by)]
    for milestone in (DECIDED, ANSWERED):
        if milestone not in by:
            example = " (a message)" if milestone == ANSWERED else ""
            meant = get_close_matches(milestone, [one for one in by if one not in KNOWN], n=1)
            path = ("process", by[meant[0]], "milestone") if meant else ("process",)
            message = f"no step{example} has `milestone: {milestone}`"
            found.append(Problem(path, message, milestone if meant else None))
    if ANSWERED in by and not isinstance(steps[by[ANSWERED]], Message):
        found.append(_at(by[ANSWERED], "the step that is `answered` must be a message"))
    return found


def _name_problems(steps: Steps, name: str, step: Step, by: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with the milestone of a step."""
    said = step.milestone
    if name in KNOWN and said != name:
        yield _at(name, f"{name!r} is a milestone: give this step `milestone: {name}`, or another name")
    if said is None:
        return
    if said in TAKEN:
        yield _at(name, f"the name {quoted(said)} has a meaning of its own; choose another", "milestone")
    elif not NAME.fullmatch(said):
        yield _at(name, f"{quoted(said)} cannot be a name: {NAMES}", "milestone")
    elif said in steps and said != name and said not in KNOWN:
        yield _at(name, f"{quoted(said)} is also the name of a step; every name is used once", "milestone")
    elif by[said] != name:
        yield _at(name, f"milestone {quoted(said)} is reached by {quoted(by[said])} already", "milestone")


def _list_problems(steps: Steps) -> Iterator[Problem]:
    """Lists in `after` that are empty or name a step twice, and races of one."""
    by = reached(steps)
    for name, step in steps.items():
        given = (step.after,) if isinstance(step.after, str) else step.after
        if given is not None and not given:
            yield _at(name, "names nothing: list at least one step, or write start", "after")
        meant = [by.get(before, before) for before in given or ()]
        for place, before in enumerate(meant):
            if before in meant[:place]:
                what = quoted((given or meant)[place])
                again = f"{what} stands here twice" if what == quoted(before) else f"{what} is reached by {before!r}"
                message = again if what == quoted(before) else f"{again}, which stands here already"
                yield Problem(("process", name, "after", place), message)
        if step.join == "first" and len(set(meant)) < 2:
            yield _at(name, "`join: first` needs two steps or more in `after`", "join")


def _reach_problems(steps: Steps, before: Before) -> Iterator[Problem]:
    """Steps that no answer waits for, or that lie beside the approval."""
    by = reached(steps)
    answer, approval = by[ANSWERED], by.get(APPROVED)
    for name in steps:
        if answer in before[name]:
            yield _at(name, f"{name!r} comes after the answer, and nothing is played after that")
        elif name != answer and name not in before[answer]:
            yield _at(name, f"nothing waits for {name!r}; list it in another step's `after`")
        elif approval and name != approval and approval not in before[name] and name not in before[approval]:
            both = f"{name!r} lies beside {approval!r}, which is `approved`"
            yield _at(name, f"{both}; one of the two must wait for the other")


def _sequence_problems(steps: Steps, before: Before) -> Iterator[Problem]:
    by = reached(steps)
    for first, second in ORDER:
        if first in by and second in by and by[first] not in before[by[second]]:
            yield _at(by[second], f"{second} must come after {first}")


def _race_problems(steps: Steps, before: Before) -> Iterator[Problem]:
    """Steps that a first join may drop although something else needs them."""
    known = waited(steps)
    for join in (name for name, step in steps.items() if step.join == "first"):
        ways = [before.get(name, set()) | {name} for name in known[join]]
        racing = ways[0].union(*ways) - ways[0].intersection(*ways) - {START}
        for name, step in steps.items():
            if name in racing and step.milestone in ALWAYS:
                what = f"{step.milestone} may never be reached"
                message = f"{what}: {join!r} takes the first of its steps and drops the others"
                yield _at(name, message, "milestone")
            for dropped in sorted(known[name] & racing if name not in racing and name != join else ()):
                message = f"{name!r} waits for {dropped!r}, which {join!r} drops where another step is first"
                yield _at(name, message, *(["after"] if step.after is not None else []))


def _repeat_problems(steps: Steps, before: Before) -> Iterator[Problem]:
    """Repeats of more than one step that would tear other steps apart."""
    by, regions = reached(steps), dict[str, set[str]]()
    for name, step in steps.items():
        since = step.repeat.since if step.repeat else None
        target = by.get(since, since) if since else None
        if target is None or target == name:
            continue
        region = {one for one in before[name] if target in before[one]} | {target, name}
        message = _torn(steps, before, name, target, region)
        if message:
            yield _at(name, message, "repeat", "since")
        else:
            regions[name] = region
    for (one, inner), (two, outer) in combinations(regions.items(), 2):
        if inner & outer and not inner <= outer and not outer <= inner:
            message = f"overlaps what {one!r} repeats; one of the two must lie within the other"
            yield _at(two, message, "repeat", "since")


def _torn(steps: Steps, before: Before, name: str, target: str, region: set[str]) -> str | None:
    """Why a step cannot go back to the other, if it cannot."""
    if target not in before[name]:
        return f"`since` names a step that comes before {name!r}, and {target!r} is none"
    by = reached(steps)
    after_close = [one for one in steps if by[APPROVED] in before[one]] if APPROVED in by else [by[ANSWERED]]
    if name in after_close and target not in after_close:
        return f"the case is closed when {name!r} begins; it cannot go back to {target!r}"
    known = waited(steps)
    for one in steps:
        entering = known[one] - region if one in region and one != target else set()
        leaving = (known[one] & region) - {name} if one not in region else set()
        for other in sorted(entering):
            what = "the start" if other == START else repr(other)
            return f"would repeat {one!r} without {what}, which it waits for too; go back to a step before both"
        for other in sorted(leaving):
            return f"would repeat {other!r}, which {one!r} waits for too; let {one!r} wait for {name!r}"
    return None
