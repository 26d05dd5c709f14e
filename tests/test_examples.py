"""The examples print what stands beside them."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SCRIPTS = sorted(EXAMPLES.glob("*.py"))


def test_the_examples_are_numbered_from_1_and_each_has_its_output():
    assert [int(script.name[:2]) for script in SCRIPTS] == list(range(1, len(SCRIPTS) + 1))
    assert sorted(EXAMPLES.glob("*.out")) == [script.with_suffix(".out") for script in SCRIPTS]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_an_example_prints_its_recorded_output(script, tmp_path):
    """Where numbers changed on purpose: run the example again, its output into the file beside it."""
    played = subprocess.run([sys.executable, "-W", "error", script], cwd=tmp_path, capture_output=True, text=True)
    assert (played.returncode, played.stderr) == (0, "")
    assert played.stdout == script.with_suffix(".out").read_text(encoding="utf-8")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_an_example_begins_with_a_sentence_that_says_what_it_shows(script):
    first = script.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith('"""')
    assert first.removesuffix('"""')[-1] in ".?"
