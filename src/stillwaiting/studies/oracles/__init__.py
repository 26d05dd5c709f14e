"""The oracles: scenario files with exact answers, and what cannot be written as one."""

from stillwaiting.studies.oracles.networks import NETWORKS
from stillwaiting.studies.oracles.oracle import Oracle
from stillwaiting.studies.oracles.people import PEOPLE
from stillwaiting.studies.oracles.silence import SILENCE

ORACLES = (*NETWORKS, *PEOPLE, *SILENCE)
"""Every oracle, in the order of the table."""

CANNOT = {
    "M/M/3, M/M/4, M/M/2/3, two-class filling station": "nobody has a capacity: there is no pool of servers",
    "processor sharing, priorities among customers": "one case is played at a time; others are only felt on a desk",
    "M/M/1 from empty (Kelton and Law)": "a desk is met in its steady state",
    "M/M/1 with server vacations": "nothing piles up on a desk while somebody is away",
    "polls in which everybody rejects exactly r slots": "each half-hour of a diary is free or not by itself",
    "Kaplan-Meier on leukaemia and Waltons data": "a scenario has no censored observations",
    "Philox, Threefry and MRG known answers": "the draws are a scheme of their own; tests/test_draws.py pins it",
    "public hiring and process logs": "records, not exact answers",
}
"""Published oracles that the scenario language cannot express, and why."""

__all__ = ["CANNOT", "ORACLES", "Oracle"]
