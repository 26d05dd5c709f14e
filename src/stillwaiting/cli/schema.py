"""stillwaiting schema: what editors need to know."""

import click


@click.command()
def command() -> None:
    """Print the JSON Schema of scenario files."""
    import json

    from stillwaiting.scenario_file import schema

    click.echo(json.dumps(schema(), indent=2, ensure_ascii=False))
