"""A delay of your own: one class with its fields and `add_to`. There is nothing else to it: no registry, no hook."""

from stillwaiting import Part, load, simulate
from stillwaiting.amounts import Chance, Duration
from stillwaiting.plan.builder import Builder
from stillwaiting.units import DAY


class WorksCouncil(Part):
    """The works council must be heard before anybody is hired; where it objects, it is heard a second time."""

    hears: Duration = Duration("2 to 7 days", unsure=("0.5x", "2x"))
    """From the papers to its word."""

    objects: Chance = Chance("10%", unsure=("2%", "25%"))
    """The chance that it wants to hear more."""

    def add_to(self, plan: Builder) -> None:
        hearing = plan.before("approved").again(self.objects, at_most=1)
        hearing.elapse(self.hears, inside=True)


CASES = 1_000
company = load("large_company").without("candidate_moves_on")
before = simulate(company, replications=CASES, seed=1)


def show(name, council):
    """Play the company with this council, and compare case by case with the company as it was."""
    after = simulate(company.with_(delays={name: council}), replications=CASES, seed=1)
    heard = after.cause(name)  # minutes, one number a case
    both = (before.wait >= 0) & (after.wait >= 0)  # answered with and without
    later = (after.wait - before.wait)[both].mean() / DAY
    print(f"{name}: heard in {round(100 * (heard > 0).mean())} of 100 cases, {heard[heard > 0].mean() / DAY:.1f} days;")
    print(f"  the answer comes {later:.1f} days later; all minutes accounted for: {adds_up(after)}")


def adds_up(results):
    """Whether the minutes of all causes, ours among them, add up in every single case."""
    return bool((results.causes.sum(axis=1) == results.end).all())


show("works_council", WorksCouncil())
show("strict_council", WorksCouncil(hears="2 weeks", objects="50%"))
