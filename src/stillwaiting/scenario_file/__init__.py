"""Scenario files: YAML to a scenario or a mixture and back, and the schema that editors read."""

from stillwaiting.scenario_file.loading import check, load, load_employer, loads, loads_employer, shipped_kinds
from stillwaiting.scenario_file.schema import schema
from stillwaiting.scenario_file.shipped import shipped
from stillwaiting.scenario_file.write import dump, dumps

__all__ = [
    "check",
    "dump",
    "dumps",
    "load",
    "load_employer",
    "loads",
    "loads_employer",
    "schema",
    "shipped",
    "shipped_kinds",
]
