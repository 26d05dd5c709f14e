"""What an engine gives back: one row for each replication it played, as columns of integers."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.integer[Any]]


class Columns(NamedTuple):
    """Replications in order; every minute is since the interview, -1 where a thing never happened."""

    how: Ints
    """(n,) index into results.HOWS."""
    end: Ints
    """(n,) minute at which the replication ended."""
    outcome: Ints
    """(n,) index into rows.OUTCOMES."""
    decided: Ints
    """(n,) minute of the internal outcome."""
    told: Ints
    """(n,) minute of the answer."""
    standing: Ints
    """(n,) index into rows.STANDINGS."""
    notes: Ints
    """(n, notes) first minute of each note."""
    ledger: Ints
    """(n, causes) minutes of each of plan.ledger_names(); each row adds up to `end`."""
    holding: Ints
    """(n,) cause that held the case at the probe minute, results.NOT_TOLD or results.ANSWERED."""
    probed: Ints
    """(n, causes) the ledger at the probe minute; 0 where there was no probe or the play had ended."""
    origin: Ints
    """(n,) minute, after the calendars' day 0, at which the interview ended."""
