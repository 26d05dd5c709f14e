"""From bytes to a tree of texts, lists and mappings; what cannot be such a tree is refused with its place.

Every value stays the text it was written as, so that `17:00`, `NO` and `on` mean nothing else.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from stillwaiting.errors import StillWaitingError
from stillwaiting.scenario_file.places import Finding, Node, Place
from stillwaiting.scenario_file.tree import Reading, document, place_of, stop
from stillwaiting.scenario_file.yaml_errors import DIRECTIVE, plain_words

MOST_BYTES = 256 * 1024
STDIN = "stdin"
ESCAPE = re.compile(r"\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True)
class Tree:
    """What a file says, and what is wrong with how it says it."""

    root: Node
    findings: tuple[Finding, ...]


def read_file(path: Path, shown: str) -> Tree:
    """The tree of a file; raises StillWaitingError or ScenarioError where it cannot be read."""
    try:
        if path.is_dir():
            raise StillWaitingError(f"{shown}: is a folder, not a scenario file")
        if not S_ISREG(path.stat().st_mode):
            raise StillWaitingError(f"{shown}: is not a file; write - to read the scenario from a pipe")
        if path.stat().st_size > MOST_BYTES:
            raise StillWaitingError(_too_large(shown))
        with path.open("rb") as stream:
            return read_stream(stream, shown)
    except FileNotFoundError:
        raise StillWaitingError(f"{shown}: no such file") from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "not a possible file name").lower()
        raise StillWaitingError(f"{shown}: cannot be read: {reason}") from None


def read_stdin() -> Tree:
    """The tree of the standard input."""
    return read_stream(sys.stdin.buffer, STDIN)


def read_stream(stream: BinaryIO, shown: str) -> Tree:
    """The tree of an open file."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise StillWaitingError(_too_large(shown))
    if b"\0" in data:
        raise StillWaitingError(f"{shown}: is not a text file")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise StillWaitingError(f"{shown}: is not UTF-8 text (line {line})") from None
    return read_text(text, shown)


def read_text(text: str, shown: str) -> Tree:
    """The tree of a text; raises ScenarioError where it is no YAML, too deep or too large."""
    if len(text.encode(errors="replace")) > MOST_BYTES:
        raise StillWaitingError(_too_large(shown))
    if not text.strip():
        raise StillWaitingError(
            f"{shown}: the file is empty; `stillwaiting show large_company` prints one to start from"
        )
    reading = Reading(shown, iter(YAML(typ="safe", pure=True).parse(text)))
    try:
        root = document(reading)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise stop(place_of(reading, mark), plain_words(error)) from None
    except (AssertionError, ValueError, OverflowError):  # the parser's, where a number in the text is absurd
        raise stop(*_absurd(text, shown)) from None
    except YAMLError as error:
        raise stop(*_unreadable(error, text, shown)) from None
    return Tree(root, tuple(reading.findings))


def _too_large(shown: str) -> str:
    return f"{shown}: is larger than {MOST_BYTES // 1024} KB, the most a scenario may be"


def _absurd(text: str, shown: str) -> tuple[Place, str]:
    """Where an escape stands for a number beyond the last character, or else the version of YAML for none."""
    escapes = (one.start() for one in ESCAPE.finditer(text) if int(one[1], 16) > sys.maxunicode)
    position = next(escapes, None)
    if position is None:
        return Place(shown, 1, 1), DIRECTIVE
    place = Place(shown, text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))
    return place, "this escape after a \\ stands for no character"


def _unreadable(error: YAMLError, text: str, shown: str) -> tuple[Place, str]:
    """Where a character stands that no YAML file may hold."""
    position, character = getattr(error, "position", 0), getattr(error, "character", None)
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    code = character if isinstance(character, int) else ord(character) if character else 0
    return Place(shown, line, column), f"the character U+{code:04X} is not allowed"
