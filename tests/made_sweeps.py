"""Tables of sweeps made by hand, and a scenario whose wait is a sum, to test what is made of them."""

import numpy as np

from stillwaiting.scenario_file import loads
from stillwaiting.studies.design import latin
from stillwaiting.studies.table import Table
from stillwaiting.studies.varied import parse_varied

SUM = """
schema: 1
people:
  clerk: {hours: "Mon-Sun 0:00-24:00"}
  friend: {diary: 40%}
process:
  first: {elapse: 2 days, milestone: decided}
  second: {elapse: 3 days, after: first}
  answer: {message: clerk, effort: 60 min, after: second, milestone: answered}
standing: {first_choice: 100%, next_in_line: 0%}
"""
"""The wait is the sum of both steps and an hour; nobody asks anything of the friend."""


def the_sum():
    """The scenario of SUM."""
    return loads(SUM, "sum.yaml")


def table(columns, answers, *, replications=100, seed=1):
    """A table as `sweep` makes it, of what was varied and of answers."""
    rows = len(next(iter(columns.values())))
    about = {"scenario": ["made"] * rows, "seed": [seed] * rows, "replications": [replications] * rows}
    return Table({**about, "point": list(range(rows)), **columns, **answers})


def hypercube(count, points, seed=1):
    """(points, count) a Latin hypercube of numbers from 0 to 1."""
    varied = parse_varied([f"people.person_{place}.number=0 to 1" for place in range(count)])
    return np.array([[value for value in point] for point in latin(varied, points, seed)])


def of_function(function, count, points, seed=1):
    """The table of a function of numbers from 0 to 1, (points, count) to (points,), over a Latin hypercube."""
    x = hypercube(count, points, seed)
    columns = {f"people.person_{place}.number": x[:, place].tolist() for place in range(count)}
    return table(columns, {"median_days": function(x).tolist()})
