"""Exact answers by other means: published digits check the code, one method checks another, and it stands alone."""

import math
import random
import re
from pathlib import Path

import numpy as np
import pytest
from layers import modules, references
from ruamel.yaml import YAML
from scipy import linalg, stats
from statistical import accepted

from stillwaiting.engines import native
from stillwaiting.results import NEVER_TOLD
from stillwaiting.scenario_file import loads
from stillwaiting.simulation import simulate
from stillwaiting.studies.exact import dates, formulas, lattice
from stillwaiting.studies.exact.chain import chain, poisson
from stillwaiting.studies.exact.process import net_of
from stillwaiting.studies.exact.spelling import chance, minutes, read
from stillwaiting.studies.oracles import ORACLES
from stillwaiting.studies.verify import file_of
from stillwaiting.survival import silent, told_outcome

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "stillwaiting"
DAY, WEEK = 1440, 10080
HORIZON = 100 * DAY
PRINTED = {oracle.name: oracle for oracle in ORACLES if oracle.name not in ("whole_process", "other_process")}


def chain_named(name):
    return chain(net_of(read(file_of(next(oracle for oracle in ORACLES if oracle.name == name)))))


def test_nothing_in_it_imports_anything_of_the_simulator():
    own = "stillwaiting.studies.exact"
    for module, path in modules(PACKAGE).items():
        if module.startswith("studies/exact/"):
            roots = {reference.name for reference in references(PACKAGE, path)}
            assert [name for name in roots if name.startswith("stillwaiting.") and not name.startswith(own)] == []


# Published digits


@pytest.mark.parametrize("oracle", PRINTED.values(), ids=list(PRINTED))
def test_exact_values_are_the_published_ones_to_their_last_digit(oracle):
    checks = [check for check in oracle.checks(file_of(oracle)) if check.published]
    for check in checks:
        value = check.exact if check.publishes is None else check.publishes
        places = len(check.published.partition(".")[2])
        assert abs(value - float(check.published)) <= 0.51 * 10**-places + check.roughly, check.what


def test_enough_digits_were_published_to_check_the_code():
    printed = [check for oracle in PRINTED.values() for check in oracle.checks(file_of(oracle)) if check.published]
    assert len(printed) >= 60


def test_published_values_that_no_scenario_can_say_are_met_as_well():
    exact = {3: 0.971573, 4: 0.776065, 5: 0.497414, 6: 0.280483, 8: 0.076261}
    assert {m: round(formulas.exact_poll(m, 20, 10), 6) for m in exact} == exact
    assert round(formulas.pert([(4, 5, 12), (2, 3, 4), (2.5, 3.5, 7.5), (1.5, 2, 2.5), (1, 2, 3)], 20), 4) == 0.9655
    holidays = ("2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03", "2026-04-06")
    assert dates.business_days("2025-12-19", "2026-01-16", holidays) == 17
    assert dates.business_days("2025-12-19", "2026-01-16") == 20
    chained = chain_named("activity_network")
    assert chained.moments()[1] / WEEK == pytest.approx(1.6991624, abs=5e-8)
    assert chain_named("approvals_in_series").moments()[1] / DAY == pytest.approx(7.3484692, abs=5e-8)
    assert sum(not label for label in chained.labels) == 11


# One method against another


def test_the_chain_of_the_activity_network_is_its_closed_form():
    found = chain_named("activity_network").silent(*(weeks * WEEK for weeks in range(1, 15)))
    assert found == pytest.approx([formulas.five_activities(weeks) for weeks in range(1, 15)], rel=1e-10)


def test_the_chain_of_stages_is_the_hypoexponential_distribution():
    days = (1, 7, 14, 28, 60)
    found = chain_named("approvals_in_series").silent(*(day * DAY for day in days))
    assert found == pytest.approx([formulas.in_series((2, 3, 5, 4), day) for day in days], rel=1e-9)
    assert formulas.series((2, 3, 5, 4)) == formulas.Spread(14, pytest.approx(math.sqrt(54)))


def test_the_chain_of_sign_offs_is_the_largest_of_exponentials():
    found = chain_named("approvals_in_parallel")
    assert found.silent(WEEK, 3 * WEEK) == pytest.approx([formulas.side_by_side(5, t) for t in (1, 3)], rel=1e-10)
    spread = formulas.largest(5)
    assert [moment / WEEK for moment in found.moments()] == pytest.approx([spread.mean, spread.sd], rel=1e-10)


def test_the_chain_of_never_told_is_the_closed_form():
    found, days = chain_named("never_told"), (7, 28, 56)
    for day, still in zip(days, found.silent(*(day * DAY for day in days)), strict=True):
        exact = formulas.of_the_silent((0.2, 0.8 * math.exp(-day / 14)))[0]
        assert 0.2 / still == pytest.approx(exact, rel=1e-10)


def test_the_chain_of_competing_clocks_is_the_closed_form():
    found = chain_named("competing_ends")
    labels = ("rejection", "cancelled", "withdrawn")
    shares = [found.shares([1000 * DAY], label)[0] for label in labels]
    assert shares == pytest.approx(formulas.first_of((14, 30, 60)), rel=1e-10)


@pytest.mark.parametrize("name", ["activity_network", "approvals_in_series", "competing_ends"])
def test_uniformisation_is_the_matrix_exponential(name):
    found = chain_named(name)
    generator = np.zeros((found.states, found.states))
    np.add.at(generator, (found.origin, found.target), found.rate)
    generator -= np.diag(generator.sum(axis=1))
    for minute in (1, DAY, 20 * DAY):
        np.testing.assert_allclose(
            found.later(found.begin, minute), found.begin @ linalg.expm(generator * minute), atol=1e-12
        )


@pytest.mark.parametrize("mean", [0, 0.3, 20, 5000])
def test_poisson_weights_are_those_of_scipy(mean):
    weights = list(poisson(mean))
    np.testing.assert_allclose(weights, stats.poisson.pmf(np.arange(len(weights)), mean), rtol=1e-8, atol=1e-14)
    assert sum(weights) == pytest.approx(1, abs=1e-9)


def means_by_integration(tail, longest):
    """Mean and standard deviation of a time from its tail, by trapezoids."""
    at = np.linspace(0, longest, 40_001)
    above = np.array([tail(t) for t in at.tolist()])
    mean = np.trapezoid(above, at)
    return mean, math.sqrt(np.trapezoid(2 * at * above, at) - mean**2)


@pytest.mark.parametrize(
    ("tail", "spread", "longest"),
    [
        (lambda t: formulas.mm1_waits(5, 8, t), formulas.mm1_wait(5, 8), 12),
        (lambda t: formulas.md1_waits(0.8, t), formulas.md1_wait(0.8), 25),
        (lambda t: formulas.resumed(5, 0.1, 3, t), formulas.resumption(5, 0.1, 3), 120),
        (lambda t: formulas.until_next((2, 5), t), formulas.until_next_day((2, 5)), 5),
        (lambda t: formulas.weibull_left(0.7, 14, 7, t), formulas.weibull_rest(0.7, 14, 7), 1500),
        (lambda t: formulas.weibull_left(2, 14, 28, t), formulas.weibull_rest(2, 14, 28), 60),
    ],
    ids=["mm1", "md1", "resumed", "decision days", "weibull 0.7", "weibull 2"],
)
def test_mean_and_spread_are_the_integrals_of_the_tail(tail, spread, longest):
    assert means_by_integration(tail, longest) == pytest.approx((spread.mean, spread.sd), rel=2e-3)


def test_work_that_begins_again_has_the_published_mean():
    for work, rate, absence in ((5, 0.1, 3), (1, 1, 0.5), (3, 0.5, 2)):
        found = formulas.restarting(work, rate, absence)
        assert found.mean == pytest.approx((1 / rate + absence) * (math.exp(rate * work) - 1), rel=1e-12)


def test_work_that_begins_again_spreads_as_drawn_attempts_do():
    rng = np.random.default_rng(4)
    failures = rng.geometric(math.exp(-0.5), 40_000) - 1
    lost = [sum(-10 * np.log(1 - rng.random(k) * (1 - math.exp(-0.5))) + rng.exponential(3, k)) for k in failures]
    spread = formulas.restarting(5, 0.1, 3)
    assert np.std(lost) == pytest.approx(spread.sd, rel=0.03)


def test_half_of_those_who_waited_are_through_by_the_half():
    for shape in (0.7, 1, 2):
        half = formulas.weibull_half(shape, 14, 21)
        assert formulas.weibull_left(shape, 14, 21, half) == pytest.approx(0.5, rel=1e-12)


def test_two_geometric_clocks_are_those_that_are_counted_out():
    p, q = 0.3, 0.4
    ties_won = sum(p * (1 - p) ** (k - 1) * (1 - q) ** (k - 1) for k in range(1, 200))
    assert formulas.not_after(p, q) == pytest.approx(ties_won, rel=1e-12)


def test_a_lattice_adds_and_compares_as_the_distributions_do():
    one, other = lattice.triangular(1, 2, 3), lattice.triangular(2, 3, 4)
    assert lattice.mean_and_sd(lattice.plus(one, other)) == pytest.approx((5, math.sqrt(1 / 3)), rel=1e-4)
    law = stats.triang(0.5, loc=2, scale=2)
    assert lattice.within(lattice.last_of(one, other), 2.5) == pytest.approx(
        law.cdf(2.5) * stats.triang(0.5, loc=1, scale=2).cdf(2.5), rel=1e-3
    )
    beta = stats.beta(1 + 4 / 8, 1 + 28 / 8, loc=4, scale=8)
    mean, sd = lattice.mean_and_sd(lattice.pert(4, 5, 12))
    assert (mean, sd) == pytest.approx((beta.mean(), beta.std()), rel=1e-4)
    assert lattice.within(lattice.pert(4, 5, 12), 7) == pytest.approx(beta.cdf(7), abs=1e-4)


# Any scenario without memory


HEAD = """\
schema: 1
horizon: 100 days
people:
  ann: {hours: "Mon-Sun 0:00-24:00", met_you: true}
  ben: {hours: "Mon-Sun 0:00-24:00"}"""
NOTHING_SAID = "top_candidate_if_first: 0%, top_candidate_if_not: 0%, verbal_offer: 0%"
ENDS = ("offer", "cancelled", "never_told")


def made_scenario(number):
    """The text of a scenario drawn at random: steps in any order, loops, races, absences and ends."""
    draw = random.Random(number)

    def amount():
        return f"{{dist: exponential, mean: {draw.choice((6, 12, 24, 60, 96))} h}}"

    def share():
        return f"{draw.choice((10, 25, 50, 75))}%"

    lines = made_steps(draw, amount, share)
    delays = made_delays(amount, share)
    lines += ["standing:", f"  {{first_choice: 40%, next_in_line: 0%, {NOTHING_SAID}}}", "delays:"]
    return "\n".join([HEAD, *lines, *(f"  {name}: {delays[name]}" for name in draw.sample(sorted(delays), 4))]) + "\n"


def made_steps(draw, amount, share):
    """Two to four steps, each after some before it, and a decision that waits for all or for the first of the last."""
    lines, steps, followed = ["process:"], [f"s{place}" for place in range(draw.randint(2, 4))], set()
    for place, name in enumerate(steps):
        who = draw.choice(("ann", "ben"))
        verbs = f"elapse: {amount()}", f"work: {who}, effort: {amount()}", f"sign_off: {who}, takes: 0 min"
        after = draw.sample(steps[:place], draw.randint(0, min(2, place))) or ["start"]
        followed.update(after)
        again = f", repeat: {{chance: {share()}, at_most: 2}}" if draw.random() < 0.3 else ""
        lines.append(f"  {name}: {{{draw.choice(verbs)}, after: [{', '.join(after)}]{again}}}")
    last = [name for name in steps if name not in followed]
    join = ", join: first" if len(last) > 1 and draw.random() < 0.5 else ""
    decision = f"work: ann, effort: {amount()}, after: [{', '.join(last)}]{join}, milestone: decided"
    return [
        *lines,
        f"  decision: {{{decision}}}",
        f"  answer: {{message: ben, effort: {amount()}, milestone: answered}}",
    ]


def made_delays(amount, share):
    """Delays of many kinds, in words."""
    away = f"every: {amount()}, lasts: {amount()}"
    return {
        "on_leave": f"{{who: ann, {away}, stand_in_after: {amount()}}}",
        "decision_maker_away": f"{{who: ben, {away}}}",
        "decision_maker_leaves": f"{{who: ben, {away}, acting_head_after: {amount()}, starts_over: {share()}}}",
        "hiring_freeze": f"{{{away}, withdraws: {share()}}}",
        "reorganization": f"{{{away}, approve_again: {share()}, at_most: 1, cancels: 10%}}",
        "sign_offs": f"{{chain: [ben, ann], takes: {amount()}, returned: {share()}, returned_at_most: 1}}",
        "candidate_moves_on": f"{{after: {amount()}}}",
        "never_told": f"{{rejected: {share()}, cancelled: {share()}}}",
        "reference_checks": f"{{first_choice: {share()}, others: {share()}, starts: {amount()}, referees: 2, "
        f"answers: {amount()}}}",
        "team_matching": f"{{who: ben, teams: 2, answers: {amount()}, choosing: {amount()}}}",
        "background_check": f"{{takes: {amount()}, fails: {share()}}}",
        "hr_controls_communication": f"{{who: ann, clearing: {amount()}}}",
    }


@pytest.mark.parametrize("number", range(8))
def test_a_scenario_drawn_at_random_plays_as_its_chain(number):
    text, n = made_scenario(number), 20_000 if native.available() else 5_000
    found, results = chain(net_of(YAML(typ="safe").load(text))), simulate(loads(text), replications=n, seed=number)
    times = [60 * hours for hours in (24, 72, 200)]
    exact = found.silent(*times) + [found.shares([HORIZON], label)[0] for label in ENDS]
    ends = told_outcome(results, "offer"), told_outcome(results, "cancelled"), results.how == NEVER_TOLD
    for p, mask in zip(exact, [*(silent(results, minute) for minute in times), *ends], strict=True):
        low, high = accepted(n, 0 if p < 1e-12 else p)
        assert low <= mask.sum() <= high, f"{mask.mean()} is not {p} in\n{text}"


# What a chain cannot hold


PLAIN = """
people: {ann: {}}
process:
  decision: {work: ann, effort: 0 min, milestone: decided}
  answer: {message: ann, effort: {dist: exponential, mean: 1 day}, milestone: answered}
standing: {first_choice: 0%, next_in_line: 0%}
"""


@pytest.mark.parametrize(
    ("said", "instead", "wrong"),
    [
        ("effort: 0 min", "effort: 2 h", "decision: a Markov chain needs 0 min"),
        ("effort: 0 min", "effort: {dist: gamma, mean: 2 h, sd: 1 h}", "decision: a Markov chain needs 0 min"),
        ("effort: 0 min", "effort: 0 min, restart: true", "cannot hold restart"),
        ("work: ann, effort: 0 min", "meeting: [ann]", "decision: a Markov chain cannot hold a meeting"),
        ("mean: 1 day", "mean: 1 fortnight", "'1 fortnight' is not a number and one of min"),
        ("0%}", "0%}\ndelays: {calendar_search: {people: [ann]}}", "cannot hold calendar_search"),
        ("0%}", "0%}\ndelays: {on_leave: {who: ann, every: 3 days, lasts: 1 day}}", "on_leave: a Markov chain needs"),
    ],
)
def test_what_a_chain_cannot_hold_is_refused(said, instead, wrong):
    chain(net_of(YAML(typ="safe").load(PLAIN)))
    with pytest.raises(ValueError, match=re.escape(wrong)):
        net_of(YAML(typ="safe").load(PLAIN.replace(said, instead)))


def test_nothing_is_taken_for_granted():
    """A default of the simulator is no business of this reading."""
    with pytest.raises(KeyError, match="cancelled"):
        net_of(YAML(typ="safe").load(PLAIN + "delays: {never_told: {rejected: 20%}}\n"))


def test_amounts_are_read_a_second_time():
    assert [minutes(said) for said in ("90 min", "1.5 days", "2 weeks", "0 min")] == [90, 2160, 20160, 0]
    assert [chance(said) for said in ("25%", "0.25", "1 in 4", 0.25, 0)] == [0.25, 0.25, 0.25, 0.25, 0]
