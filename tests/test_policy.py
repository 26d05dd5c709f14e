"""Whatever is decided is told within so much time: told sooner or at last, and nothing before the decision moves."""

from dataclasses import replace

import numpy as np
import pytest
from made_results import HORIZON, made
from made_scenarios import lively

from stillwaiting.results import HOWS, NEVER_TOLD, TOLD, Results
from stillwaiting.simulation import simulate
from stillwaiting.studies.playing import Side
from stillwaiting.studies.policy import CAUSES, tell_by, under
from stillwaiting.units import DAY, WEEK


def ends(results):
    """How each case ends, and the minute of it."""
    return [(HOWS[how], int(end)) for how, end in zip(results.how, results.end, strict=True)]


def case(how, outcome, minute, decided):
    """One case, decided on some day."""
    return replace(made([(how, outcome, minute * DAY)]), decided=np.array([decided * DAY], dtype=np.int32))


@pytest.mark.parametrize(
    ("how", "outcome", "minute", "decided", "after"),
    [
        ("told", "offer", 12, 10, ("told", 12)),
        ("told", "offer", 17, 10, ("told", 17)),
        ("told", "rejection", 30, 10, ("told", 17)),
        ("told", "cancelled", 18, 10, ("told", 17)),
        ("withdrawn", "rejection", 30, 10, ("told", 17)),
        ("withdrawn", "rejection", 17, 10, ("told", 17)),
        ("withdrawn", "offer", 16, 10, ("withdrawn", 16)),
        ("withdrawn", "withdrawn", 16, 16, ("withdrawn", 16)),
    ],
)
def test_an_answer_comes_a_week_after_the_decision_at_the_latest(how, outcome, minute, decided, after):
    found = tell_by(case(how, outcome, minute, decided), WEEK)
    assert ends(found) == [(after[0], after[1] * DAY)]
    assert found.wait[0] == (after[1] * DAY if after[0] == "told" else -1)


def never(decided, end):
    """A case that nobody would ever answer, up to a day."""
    found = made([("never_told", "rejection", decided * DAY)])
    return replace(found, end=np.array([end], dtype=np.int32))


def test_whoever_would_never_be_told_is_told():
    assert ends(tell_by(never(10, HORIZON), WEEK)) == [("told", 17 * DAY)]
    assert ends(tell_by(never(10, 17 * DAY), WEEK)) == [("told", 17 * DAY)]


def test_whoever_took_another_job_before_it_has_withdrawn_and_was_not_kept_waiting():
    assert ends(tell_by(never(10, 17 * DAY - 1), WEEK)) == [("withdrawn", 17 * DAY - 1)]


def test_what_is_decided_too_late_is_told_at_the_horizon_or_open_there():
    last = HORIZON // DAY
    assert ends(tell_by(never(last - 7, HORIZON), WEEK)) == [("told", HORIZON)]
    assert ends(tell_by(never(last - 6, HORIZON), WEEK)) == [("open", HORIZON)]
    undecided = made([("open", "open", HORIZON)])
    assert ends(tell_by(undecided, WEEK)) == [("open", HORIZON)]


def test_a_policy_of_no_time_tells_at_the_minute_of_the_decision():
    assert ends(tell_by(case("told", "offer", 12, 10), 0)) == [("told", 10 * DAY)]


def test_a_negative_time_is_refused():
    with pytest.raises(ValueError, match="before the decision"):
        tell_by(case("told", "offer", 12, 10), -1)


@pytest.fixture(scope="module")
def played():
    return simulate(lively(), replications=1_000, seed=3, probe=3 * WEEK)


def test_nobody_is_never_told_and_nobody_hears_later(played):
    found = tell_by(played, 3 * DAY)
    assert NEVER_TOLD in played.how
    assert NEVER_TOLD not in found.how
    told = played.how == TOLD
    assert (found.how[told] == TOLD).all()
    assert (found.wait[told] <= played.wait[told]).all()
    answered = found.how == TOLD
    assert (found.wait[answered] <= found.decided[answered] + 3 * DAY).all()


def test_nothing_before_the_decision_moves(played):
    found = tell_by(played, 3 * DAY)
    kept = ("decided", "outcome", "standing", "replication", "origin", "signs")
    assert all(np.array_equal(getattr(found, name), getattr(played, name)) for name in kept)
    before = [place for place, name in enumerate(played.milestone_names) if name != "answered"]
    assert np.array_equal(found.milestones[:, before], played.milestones[:, before])


def test_the_results_hold_together(played):
    found = tell_by(played, 3 * DAY)
    assert isinstance(found, Results)
    assert found.cause_names == CAUSES
    assert np.array_equal(found.causes.sum(axis=1), found.end)
    assert (found.causes >= 0).all()
    told = found.how == TOLD
    assert np.array_equal(found.wait[told], found.end[told])
    assert np.array_equal(found.milestone("answered")[told], found.wait[told])
    assert (found.probe, found.probe_causes) == (None, None)
    assert all(getattr(found, name).dtype == getattr(played, name).dtype for name in ("wait", "end", "how", "causes"))


def test_a_long_time_changes_only_what_is_never_told(played):
    found = tell_by(played, HORIZON)
    told = played.how == TOLD
    assert np.array_equal(found.wait[told], played.wait[told])
    assert np.array_equal(found.how == TOLD, told)


def test_a_policy_holds_for_whoever_waits_too(played):
    side = Side("a", played, played.where(played.how == TOLD))
    found = under(side, WEEK)
    assert (found.name, found.patient.n) == ("a", side.patient.n)
    assert np.array_equal(found.results.wait, tell_by(played, WEEK).wait)
    assert np.array_equal(found.patient.wait, tell_by(side.patient, WEEK).wait)
