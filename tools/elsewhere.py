"""Prints the table of src/stillwaiting/elsewhere.json: every shipped scenario's waits.

Run by `make record` after a scenario or a number has changed; a test compares its digest with the scenario files.
"""

import json
import sys

from stillwaiting.elsewhere import REPLICATIONS, made

if __name__ == "__main__":
    sys.stdout.write(json.dumps(made(REPLICATIONS), separators=(",", ":")) + "\n")
