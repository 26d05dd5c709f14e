"""What do reorganisations do to the wait? The same cases in two worlds, with reorganisations and without.

Every draw is a function of seed, replication and purpose. So case 17 meets the same people, the same absences and the
same diaries in both worlds, and whatever differs is due to the reorganisations alone.
"""

import numpy as np

from stillwaiting import load, simulate
from stillwaiting.units import DAY

CASES = 2_000

company = load("large_company").without("candidate_moves_on")
calm = company.without("reorganization")

real = simulate(company, replications=CASES, seed=1)
same_draws = simulate(calm, replications=CASES, seed=1)
other_draws = simulate(calm, replications=CASES, seed=2)


def interval(days, worlds):
    """Mean, and two standard errors. 100 cases share a world and all its guesses, so worlds are what we count."""
    means = np.bincount(worlds, days) / np.bincount(worlds)
    return means.mean(), 2 * means.std(ddof=1) / np.sqrt(len(means))


def waits(results):
    """Days of those who are answered, and the world of each."""
    told = results.wait >= 0
    return results.wait[told] / DAY, results.world[told]


# Paired: subtract case by case, over the cases that are answered in both worlds.
both = (real.wait >= 0) & (same_draws.wait >= 0)
difference = (real.wait - same_draws.wait)[both] / DAY
longer, shorter = difference[difference > 0], difference[difference < 0]
paired, give_or_take = interval(difference, real.world[both])

print(f"{len(difference):,} of {CASES:,} cases are answered with reorganisations and without:")
print(f"  {len(longer):5,} wait longer because of them, by {longer.mean():.0f} days on average")
print(f"  {len(shorter):5,} hear sooner, by {-shorter.mean():.0f} days: their post is cancelled, and they are told")
print(f"  {(difference == 0).sum():5,} wait exactly as long, to the minute")
print(f"Paired:   {paired:.1f} days, give or take {give_or_take:.1f}")

# Unpaired: two runs that share nothing, and the difference of their means.
(with_them, half_with), (without, half_without) = interval(*waits(real)), interval(*waits(other_draws))
half = np.hypot(half_with, half_without)

print(f"Unpaired: {with_them - without:.1f} days, give or take {half:.1f}")
print(f"To be as precise without pairs would take about {(half / give_or_take) ** 2:.0f} times as many cases.")
