"""Walks through a page as its reader would, and prints the page with what the program says now.

In an empty folder that holds nothing but `my_employer.yaml` and `answers.yaml`, block by block:

- a `yaml` block is written to the file that its first line names (`# my_employer.yaml`) and checked; one without a name
  is checked on top of `large_company`; a file named `wrong...` is only written;
- in a `console` block every `$ stillwaiting ...` is run, and what it says put in place of what the page shows;
- in any other block every line that begins with the program's name is run, with few cases, and must succeed; `new`,
  which asks questions, finds the answers in `answers.yaml`.

Wherever a command counts from a date (`--since`), today is 23 November 2026 unless it says another day. Cases that one
command of a page has played are not played again for the next.

Run as `python tools/walk.py docs/guides/read_an_answer.md`; a test compares what is printed with the page. The exit
code is 1 where a command failed.
"""

import os
import re
import shlex
import sys
import tempfile
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any
from unittest.mock import patch

from stillwaiting.cli import main
from stillwaiting.results import Results
from stillwaiting.simulation import Cast, play_cast

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PROGRAM = re.compile(r"\s*(?:\.venv/bin/)?stillwaiting (?=\w)")
SIMULATING = ("ask", "run", "plot", "compare")
FEW = ["-n", "200"]
TODAY = ["--today", "2026-11-23"]
OWN = "schema: 1\nextends: small_company\n"
ANSWERS = "employer: small_company\nround: final\n"
FRAGMENT = "schema: 1\nextends: large_company\n"


def walk(text: str) -> tuple[str, list[str]]:
    """The page as it would be written now, and every command or file on it that fails, with what was said."""
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path("my_employer.yaml").write_text(OWN)
        Path("answers.yaml").write_text(ANSWERS)
        with patch("stillwaiting.asking.play_cast", remembering(play_cast)):
            return BLOCK.sub(lambda block: f"```{block[1]}\n{visited(block[1], block[2], faults)}```", text), faults


def remembering(play: Callable[..., Results]) -> Callable[..., Results]:
    """The same function, which does not play the same cases twice: a page asks one wait many things."""
    known: list[tuple[Cast, tuple[int, int, int], Results]] = []

    def played(cast: Cast, seed: int, first: int, replications: int, *rest: Any) -> Results:
        numbers = (seed, first, replications)
        for cast_before, numbers_before, results in known:
            if numbers_before == numbers and cast_before == cast:
                return results
        results = play(cast, seed, first, replications, *rest)
        known.append((cast, numbers, results))
        return results

    return played


def visited(kind: str, body: str, faults: list[str]) -> str:
    """A block as it would be written now."""
    if kind == "yaml":
        write(body, faults)
    elif kind == "console":
        return "".join(answered(line) for line in body.splitlines(keepends=True) if line.startswith("$ "))
    else:
        for line in body.splitlines():
            if PROGRAM.match(line):
                attempt(words_of(line), line, faults)
    return body


def write(body: str, faults: list[str]) -> None:
    """A file of the page, as a reader would save it; checked."""
    named = re.match(r"# (\w+\.yaml)\n", body)
    name = named[1] if named else "fragment.yaml"
    Path(name).write_text(body if named else FRAGMENT + body, encoding="utf-8")
    if not name.startswith("wrong"):
        attempt(["check", name], name, faults)


def attempt(arguments: list[str], line: str, faults: list[str]) -> None:
    """Run a command, made quick and silent; what it says is a fault where it does not succeed."""
    few = FEW if arguments[0] in SIMULATING and not {"-n", "--replications"} & set(arguments) else []
    code, said = call([*arguments, *few, *without_asking(arguments)])
    if code:
        faults.append(f"{line.strip()}\n{said}")


def without_asking(arguments: list[str]) -> list[str]:
    """What `new` needs beside these arguments to write its scenario with nobody there to be asked."""
    if arguments[0] != "new" or "--questions" in arguments:
        return []
    return [*([] if "--answers" in arguments else ["--answers", "answers.yaml"]), "--force"]


def answered(line: str) -> str:
    """A command and what the program says to it."""
    return line + call(words_of(line.removeprefix("$ ")))[1]


def words_of(line: str) -> list[str]:
    """The arguments of the program on a line, without the remark that may stand behind them."""
    command = re.split(r"\s{2,}|\s#", PROGRAM.sub("", line).strip())[0]
    return shlex.split(command)


def call(arguments: list[str]) -> tuple[int, str]:
    """Exit code, and all that the program says; `> FILE` puts that into a file, as a shell would."""
    if ">" in arguments:
        place = arguments.index(">")
        code, said = call(arguments[:place] + arguments[place + 2 :])
        Path(arguments[place + 1]).write_text(said, encoding="utf-8")
        return code, ""
    today = TODAY if "--since" in arguments and "--today" not in arguments else []
    screen = TextIOWrapper(BytesIO(), encoding="utf-8", newline="\n")
    with redirect_stdout(screen), redirect_stderr(screen):
        code = main([*arguments, *today])
    screen.seek(0)
    return code, screen.read()


if __name__ == "__main__":
    os.environ["COLUMNS"] = "80"
    page, found = walk(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sys.stdout.write(page)
    sys.exit("\n".join(found) or 0)
