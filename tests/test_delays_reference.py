"""docs/reference/delays.md is what the classes say."""

import subprocess
import sys
from pathlib import Path

from stillwaiting.delays import DELAYS

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reference" / "delays.md"


def test_the_page_is_what_the_tool_would_write_now():
    command = [sys.executable, str(ROOT / "tools" / "delays_reference.py")]
    written = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, env=_environment())
    assert written.stdout.decode("utf-8") == PAGE.read_text(encoding="utf-8"), "run tools/delays_reference.py"


def _environment():
    return {"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", "PATH": ""}


def test_every_delay_has_a_section_in_the_articles_order_with_every_key():
    text = PAGE.read_text(encoding="utf-8")
    assert [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")] == list(DELAYS)
    for kind, part in DELAYS.items():
        section = text.split(f"## {kind}\n")[1].split("\n## ")[0]
        assert [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")] == list(
            part.model_fields
        )
