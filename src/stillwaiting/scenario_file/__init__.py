"""Scenario files: YAML to a Scenario and back, and the schema that editors read."""

from stillwaiting.scenario_file.loading import check, load, loads
from stillwaiting.scenario_file.schema import schema
from stillwaiting.scenario_file.shipped import shipped
from stillwaiting.scenario_file.write import dump, dumps

__all__ = ["check", "dump", "dumps", "load", "loads", "schema", "shipped"]
