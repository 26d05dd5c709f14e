"""Results made by hand, and by known distributions, to test what is made of them."""

import numpy as np

from stillwaiting.answers.case import Case
from stillwaiting.results import ANSWERED, HOWS, NOT_TOLD, OUTCOMES, WORLD, Results
from stillwaiting.units import DAY

HORIZON = 364 * DAY
CAUSES = ("decision", "sign_offs", "decision_maker_away", "off_hours", "silence")


def made(cases, *, probe=None, horizon=HORIZON, seed=1, first=0):
    """Results of cases written as (how, outcome, minute), each probed at `probe`.

    The minute is that of the answer (told) or of the withdrawal; a case that is never told was decided then.
    """
    how = np.array([HOWS.index(each[0]) for each in cases], dtype=np.int8)
    outcome = np.array([OUTCOMES.index(each[1]) for each in cases], dtype=np.int8)
    minute = np.array([each[2] for each in cases], dtype=np.int32)
    return from_columns(how, outcome, minute, probe=probe, horizon=horizon, seed=seed, first=first)


def equal_worlds(cases, count):
    """So many worlds, each of the same cases over and over."""
    times, left = divmod(WORLD, len(cases))
    assert not left, f"{len(cases)} cases do not fill a world of {WORLD}"
    return cases * (times * count)


def opposite_worlds(one, other, count):
    """Twice so many worlds: every case of a world is the one, of the next the other."""
    return ([one] * WORLD + [other] * WORLD) * count


def from_columns(how, outcome, minute, *, probe=None, horizon=HORIZON, seed=1, first=0):
    """The same from arrays (n,)."""
    n = len(how)
    told, never, gone = (np.equal(how, HOWS.index(name)) for name in ("told", "never_told", "withdrawn"))
    end = np.where(told | gone, minute, horizon).astype(np.int32)
    decided = np.where(told, np.maximum(minute - DAY, 0), np.where(never, minute, -1)).astype(np.int32)
    causes = ledger(decided, end, never)
    silent = np.zeros(n, bool) if probe is None else ~((told | gone) & (minute <= probe))
    unsent = never & (decided <= (probe or 0))
    holding = np.where(silent, np.where(unsent, NOT_TOLD, np.arange(n) % 3), ANSWERED)
    ended = np.minimum(end, probe or 0)
    probed = np.where(silent[:, None], ledger(np.minimum(decided, ended), ended, never), 0)
    return Results(
        scenario="made",
        seed=seed,
        horizon=horizon,
        probe=probe,
        wait=np.where(told, minute, -1).astype(np.int32),
        decided=decided,
        end=end,
        outcome=outcome,
        standing=np.zeros(n, dtype=np.int8),
        how=how,
        cause_names=CAUSES,
        causes=causes,
        milestone_names=(),
        milestones=np.zeros((n, 0), dtype=np.int32),
        sign_names=(),
        signs=np.zeros((n, 0), dtype=np.int32),
        holding=holding.astype(np.int16),
        probe_causes=None if probe is None else probed,
        replication=np.arange(first, first + n),
        origin=np.zeros(n, dtype=np.int32),
        source=np.zeros(n, dtype=np.int8),
        sources=("made",),
        workdays=(np.arange(2 * HORIZON // DAY) % 7 < 5,),
    )


def case(results, waited, **known):
    """The case of somebody who knows nothing beside the silence, or what is given as Case has it."""
    return Case(results, known.pop("like_you", results), waited, **known)


def ledger(decided, end, never):
    """Minutes per cause that add up to the end: work, absence, nights; silence once nobody will tell."""
    quiet = np.where(never & (decided >= 0), end - np.minimum(decided, end), 0)
    open_minutes = end - quiet
    shares = [open_minutes // 10, open_minutes // 5, open_minutes // 8]
    return np.stack([*shares, open_minutes - sum(shares), quiet], axis=1).astype(np.int32)


def large(*, n=10_000, waited=28, median=12.0, spread=0.8, never=0.24, open_=0.0, unsure=0.0):
    """Many cases with lognormal waits, offers early; `unsure` moves the median from world to world."""
    random = np.random.default_rng(11)
    world = np.arange(n) // WORLD
    shift = np.exp(unsure * random.standard_normal(int(world[-1]) + 1))[world]
    outcome = random.choice(3, n, p=[0.35, 0.55, 0.10]).astype(np.int8)
    scale = median * shift * np.array([0.8, 1.2, 1.1])[outcome]
    minute = np.maximum(1, scale * np.exp(spread * random.standard_normal(n)) * DAY).astype(np.int64)
    unsent = (random.random(n) < never / 0.65) & (outcome > 0)
    late = (minute > HORIZON) | (random.random(n) < open_)
    how = np.where(late, HOWS.index("open"), np.where(unsent, HOWS.index("never_told"), 0))
    return from_columns(
        how.astype(np.int8),
        np.where(late, OUTCOMES.index("open"), outcome).astype(np.int8),
        np.minimum(minute, HORIZON).astype(np.int32),
        probe=None if waited is None else waited * DAY,
    )
