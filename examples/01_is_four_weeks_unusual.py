"""Is four weeks unusual? The question this project began with, in a few lines of Python."""

from stillwaiting import Question, ask, load
from stillwaiting.units import WEEK

answer = ask(load("large_company"), Question(waited=4 * WEEK, precision=0.02))


def in_100(share: float) -> str:
    return f"{round(100 * share)} in 100"


share = answer.unusual.still_waiting
print(f"Four weeks after {answer.situation}: {answer.unusual.verdict}.")
print(f"Of the people who get an answer, {in_100(share.value)} are still waiting for it then.")
print(f"  what we do not know about employers makes this {in_100(share.low)} to {in_100(share.high)}")
print(f"  the luck of simulating makes this {in_100(share.simulation.low)} to {in_100(share.simulation.high)}")

print("\nWhat becomes of a case:")
print(f"{'':>12}{'on interview day':>20}{'silent for 4 weeks':>20}")
for ending in ("offer", "rejection", "never_told"):
    before, now = answer.chances.at_interview[ending], answer.chances.given_silence[ending]
    print(f"{ending:>12}{in_100(before.value):>20}{in_100(now.value):>20}")

print(f"\nRests on {answer.replications:,} simulated cases, seed {answer.seed};")
print(f"{answer.sourced} numbers sourced, {answer.assumed} assumed.")
