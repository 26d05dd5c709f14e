"""Did any number change?"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_no_number_of_a_shipped_scenario_has_changed():
    """If one should have: `make golden`, and a line under "Numbers changed" in the changelog."""
    now = subprocess.run([sys.executable, ROOT / "tools" / "golden.py"], capture_output=True, text=True, check=True)
    before = json.loads((ROOT / "tests" / "golden" / "shipped_scenarios.json").read_text(encoding="utf-8"))
    assert json.loads(now.stdout) == before
