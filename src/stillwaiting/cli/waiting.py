"""How long somebody has waited and since when, as several commands are told it."""

from datetime import date

import click

from stillwaiting.units import DAY, counted


def waiting(
    waited: int | None, since: date | None, today: date | None, interview: str | None
) -> tuple[int | None, str | None]:
    """Minutes waited and the moment of the interview, each where it is known; contradictions are usage errors."""
    if since is not None and waited is not None:
        raise click.UsageError("give --waited or --since, not both")
    if since is not None and interview is not None:
        raise click.UsageError("--since is the date of the interview already; leave out --interview")
    if today is not None and since is None:
        raise click.UsageError("--today goes with --since")
    if since is None:
        return waited, interview
    days = ((today or date.today()) - since).days
    if days < 0:
        raise click.UsageError(f"{since} lies {counted(-days, 'day')} ahead; the wait begins with the interview")
    return days * DAY, since.isoformat()
