"""docs/gallery.md is what its tool writes, and shows every picture with the command that draws it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "gallery.md"


def test_the_gallery_is_what_the_tool_would_write_now():
    command = [sys.executable, str(ROOT / "tools" / "gallery.py")]
    written = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, env=_environment())
    assert written.stdout.decode("utf-8") == PAGE.read_text(encoding="utf-8"), "run make gallery"


def _environment():
    return {"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", "PATH": ""}


def test_every_picture_of_the_gallery_is_there_and_a_png():
    text = PAGE.read_text(encoding="utf-8")
    files = [line.rpartition("(")[2].rstrip(")") for line in text.splitlines() if line.startswith("![")]
    assert len(files) == text.count("\n## ") > 0
    for file in files:
        assert (PAGE.parent / file).read_bytes().startswith(b"\x89PNG"), file
