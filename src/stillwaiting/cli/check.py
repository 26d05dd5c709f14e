"""stillwaiting check: are these scenario files right?"""

from typing import Any

import click

from stillwaiting.cli import screen
from stillwaiting.cli.arguments import json_option


@click.command()
@click.argument("scenarios", metavar="SCENARIO...", nargs=-1, required=True)
@json_option()
def command(scenarios: tuple[str, ...], as_json: bool) -> int:
    """Check scenario files: every mistake in one line with its place. The exit code is 1 where there is any."""
    from stillwaiting.errors import ScenarioError, StillWaitingError
    from stillwaiting.scenario_file import check

    found: list[dict[str, Any]] = []
    for scenario in scenarios:
        try:
            found.append({"scenario": scenario, "problems": [], "idle_people": check(scenario).idle()})
        except ScenarioError as error:
            found.append({"scenario": scenario, "problems": list(error.lines)})
        except StillWaitingError as error:
            found.append({"scenario": scenario, "problems": [str(error)]})
    if as_json:
        screen.echo_json(found)
    else:
        for entry in found:
            for line in entry["problems"] or [f"{entry['scenario']}: fine"]:
                click.echo(line, err=bool(entry["problems"]))
            for person in entry.get("idle_people", []):
                click.echo(f"{entry['scenario']}: nobody asks anything of {person}; name them in a step or a delay")
    return 1 if any(entry["problems"] for entry in found) else 0
