"""Which kinds of employer a mixture holds, and which of them silence makes likelier, in a sentence."""

from dataclasses import dataclass

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.hundred import FEW_HITS, in_hundred, parts_of
from stillwaiting.answers.kinds import Kind
from stillwaiting.report.document import Document, share
from stillwaiting.report.elsewhere import name
from stillwaiting.report.wording import Page, wrapped

A_MOVE = 3
"""Points in 100 by which a share must have moved before silence is said to tell kinds apart."""
MOST = 6
"""Kinds that are named where silence has moved them; of more, those that it moved most."""
KNOW = "If you know which it is, name it: `stillwaiting scenarios` lists them."


@dataclass(frozen=True)
class Move:
    """One kind in 100 on the day of the interview, and now."""

    name: str
    before: int
    now: str
    """A whole number, or a bound where few cases stand behind."""
    points: int

    @property
    def is_sure(self) -> bool:
        """Whether the number now, where it is only a bound, lies on the side to which the share has moved."""
        if self.now.startswith("<"):
            return self.points < 0 and int(self.now[1:]) <= self.before
        return not self.now.startswith(">") or (self.points > 0 and int(self.now[1:]) >= self.before)


def kinds_lines(answer: Answer, page: Page) -> list[str]:
    """How many in 100 meet each kind, and how silence moves that; no line where only one kind was played."""
    if not answer.kinds:
        return []
    steps = moves(answer.kinds) if answer.kinds[0].now.among >= FEW_HITS else ()
    if max((abs(step.points) for step in steps), default=0) < A_MOVE:
        because = "; silence has hardly moved that" if steps else ""
        return wrapped(page, f"Employers mixed here, in 100: {mixed(answer.kinds)}{because}. {KNOW}")
    return wrapped(page, f"{why(answer)} {told(steps)}. {KNOW}")


def mixed(kinds: tuple[Kind, ...]) -> str:
    """The kinds on the day of the interview, the largest first."""
    pairs = zip(kinds, parts_of(100, [kind.at_interview.hits for kind in kinds]), strict=True)
    return ", ".join(f"{name(kind.name)} {part}" for kind, part in sorted(pairs, key=lambda pair: -pair[1]))


def moves(kinds: tuple[Kind, ...]) -> tuple[Move, ...]:
    """How far silence has moved each kind. The shares of a mixture are dealt, so those before are exact."""
    before = parts_of(100, [kind.at_interview.hits for kind in kinds])
    now = parts_of(100, [kind.now.hits for kind in kinds])
    return tuple(
        Move(name(kind.name), first, in_hundred(kind.now, last), last - first)
        for kind, first, last in zip(kinds, before, now, strict=True)
    )


def why(answer: Answer) -> str:
    """What moves the shares."""
    known = answer.signs or answer.wrote is not None
    return f"{'Silence and what you know make' if known else 'Silence makes'} some employers likelier (in 100):"


def told(steps: tuple[Move, ...]) -> str:
    """The kinds that gained, those that lost, those that did neither, and what cannot be said."""
    named = sorted(steps, key=lambda step: -abs(step.points))[:MOST]
    sure = [step for step in steps if step in named and step.is_sure]
    groups = {
        "": [f"{step.name} {step.before} -> {step.now}" for step in sure if step.points > 0],
        "less likely ": [f"{step.name} {step.before} -> {step.now}" for step in sure if step.points < 0],
        "as before ": [f"{step.name} {step.before}" for step in sure if not step.points],
        "too few cases to say ": [f"{step.name} (was {step.before})" for step in named if not step.is_sure],
    }
    rest = [f"the other {len(steps) - MOST} moved less"] if len(steps) > MOST else []
    return "; ".join([start + ", ".join(some) for start, some in groups.items() if some] + rest)


def kinds_json(answer: Answer) -> Document:
    """Each kind with its three shares, by name, the likeliest now first; empty where only one kind was played."""
    columns = ("at_interview", "given_silence", "now")
    return {kind.name: {column: share(getattr(kind, column)) for column in columns} for kind in answer.kinds}
