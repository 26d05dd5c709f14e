"""The delays of a scenario file: pieces of a net at its milestones, and blocks."""

from collections.abc import Callable, Iterable

from stillwaiting.studies.exact.net import Block
from stillwaiting.studies.exact.parts import Parts, signature
from stillwaiting.studies.exact.sheet import Piece
from stillwaiting.studies.exact.spelling import Data, chance, memoryless, names, take


def first_choice_decides(parts: Parts, name: str, said: Data) -> None:
    """Somebody else thinks first; rejections may wait for that."""
    sheet, thinks = parts.sheet, parts.passing(said["thinks_before_yes"], name)
    accepts = sheet.sometimes(chance(said["accepts"]), thinks, parts.end("rejection"))
    declines = parts.passing(said["thinks_before_no"], name)
    parts.put("after approved", sheet.when("next_in_line", [accepts, declines, sheet.stand("first_choice")]))
    held = sheet.sometimes(chance(said["holds_rejections"]), parts.passing(said["thinks_before_yes"], name))
    parts.put("closing", sheet.when("rejection", [sheet.when("out", [held])]))


def job_rethought(parts: Parts, name: str, said: Data) -> None:
    """The job is written anew and approved; you may be the first choice for it."""
    sheet = parts.sheet
    pieces = [
        parts.passing(said["rewriting"], name, parts.stops(said["who"])),
        parts.passing(said["approval"], name, parts.stops()),
        sheet.sometimes(chance(said["because_of_you"]), sheet.stand("first_choice")),
        sheet.when("next_in_line", [sheet.sometimes(chance(said["split"]), sheet.stand("first_choice"))]),
    ]
    parts.put("after decided", sheet.sometimes(chance(said["chance"]), *pieces))


def team_matching(parts: Parts, name: str, said: Data) -> None:
    """Teams answer side by side, and somebody chooses."""
    teams = [parts.passing(said["answers"], name, parts.stops()) for _ in range(int(said["teams"]))]
    choosing = parts.passing(said["choosing"], name, parts.stops(said["who"]))
    parts.put("after decided", parts.sheet.side_by_side(teams), choosing)


def sign_offs(parts: Parts, name: str, said: Data) -> None:
    """One signature after the other; the paper may come back to the first."""
    take(said, "chain", "takes", "delegate", "delegate_after", "returned", "returned_at_most")
    signatures = [signature(parts, name, who, said, False) for who in names(said["chain"])]
    parts.put(
        "before approved", parts.sheet.again(chance(said["returned"]), int(said["returned_at_most"]), *signatures)
    )


def reference_checks(parts: Parts, name: str, said: Data) -> None:
    """Referees are asked beside everything else, until the decision."""
    sheet = parts.sheet

    def called(p: object) -> list[Piece]:
        referees = [parts.passing(said["answers"], name) for _ in range(int(said["referees"]))]
        return [sheet.sometimes(chance(p), parts.passing(said["starts"], name), sheet.side_by_side(referees))]

    parts.put("beside", sheet.when("first_choice", called(said["first_choice"]), called(said["others"])))


def background_check(parts: Parts, name: str, said: Data) -> None:
    """The first choice is verified before the letter."""
    fails = parts.sheet.sometimes(chance(said["fails"]), parts.end("rejection"))
    parts.put("after approved", parts.sheet.when("first_choice", [parts.passing(said["takes"], name), fails]))


def never_told(parts: Parts, _: str, said: Data) -> None:
    """Some of the rejected never hear, and some where the post is gone."""
    for outcome, key in (("rejection", "rejected"), ("cancelled", "cancelled")):
        hushed = parts.sheet.when(outcome, [parts.sheet.sometimes(chance(said[key]), parts.silence)])
        parts.pieces["closing"] = [hushed, *parts.at("closing")]


def hr_controls_communication(parts: Parts, name: str, said: Data) -> None:
    """The only voice checks what may be said."""
    parts.put("closing", parts.passing(said["clearing"], name, parts.stops(said["who"], closed=True)))


def priority_project(parts: Parts, name: str, said: Data) -> None:
    """Whoever was on a project has to get back into it before deciding."""
    again = parts.passing(said["pick_up"], name, parts.stops(said["who"]))
    parts.put("before decided", parts.sheet.when(name, [again]))


def no_more(parts: Parts, name: str, said: Data) -> None:
    """A delay that is a block and no more, or that holds nothing up."""


DELAYS: dict[str, Callable[[Parts, str, Data], None]] = {
    "hr_controls_communication": hr_controls_communication,
    "decision_maker_away": no_more,
    "priority_project": priority_project,
    "decision_maker_leaves": no_more,
    "reorganization": no_more,
    "job_rethought": job_rethought,
    "sign_offs": sign_offs,
    "first_choice_decides": first_choice_decides,
    "reference_checks": reference_checks,
    "promised_date": no_more,
    "candidate_moves_on": no_more,
    "team_matching": team_matching,
    "hiring_freeze": no_more,
    "never_told": never_told,
    "background_check": background_check,
    "on_leave": no_more,
}
"""Every kind of delay that a chain can hold, in the order in which they are laid."""


def blocks_of(data: Data, delays: Iterable[tuple[str, str, Data]]) -> tuple[Block, ...]:
    """Who is away again and again, and when nothing moves."""
    return tuple(block(data, name, kind, said) for name, kind, said in delays if kind in REDO)


REDO = {
    "decision_maker_away": "",
    "priority_project": "",
    "decision_maker_leaves": "start",
    "reorganization": "approved",
    "hiring_freeze": "",
    "on_leave": "",
}
"""The kinds that are blocks, and the range that each may have done again."""


def block(data: Data, name: str, kind: str, said: Data) -> Block:
    """The block of a delay."""
    who, stand_in = said.get("who"), said.get("acting_head_after", said.get("stand_in_after"))
    met_you = who is not None and (data["people"][who] or {}).get("met_you", False)
    return Block(
        name,
        who,
        gap=memoryless(said["every"], name),
        length=memoryless(said["lasts"], name),
        stand_in=None if stand_in is None else memoryless(stand_in, name),
        in_equilibrium=who is not None and not met_you,
        ends=chance(said.get("withdraws", said.get("cancels", 0))),
        again=chance(said.get("starts_over", said.get("approve_again", 0))),
        redo=REDO[kind],
        at_most=int(said.get("at_most", 1)),
    )
