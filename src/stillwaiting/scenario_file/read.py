"""From bytes to a tree of texts, lists and mappings; what cannot be such a tree is refused with its place.

Every value stays the text it was written as, so that `17:00`, `NO` and `on` mean nothing else.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from stillwaiting.errors import Problem, ScenarioError, StillWaitingError
from stillwaiting.scenario_file.places import Entry, Finding, Node, Place
from stillwaiting.scenario_file.yaml_errors import plain_words
from stillwaiting.units import quoted

MOST_BYTES = 256 * 1024
MOST_NODES = 20_000
DEEPEST = 40
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
STDIN = "stdin"


@dataclass(frozen=True)
class Tree:
    """What a file says, and what is wrong with how it says it."""

    root: Node
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Reading:
    """A file being read; its lists and counts fill on the way."""

    file: str
    events: Iterator[Event]
    findings: list[Finding] = field(default_factory=list)
    anchors: dict[str, Node] = field(default_factory=dict)


def read_file(path: Path, shown: str) -> Tree:
    """The tree of a file; raises StillWaitingError or ScenarioError where it cannot be read."""
    try:
        if path.is_dir():
            raise StillWaitingError(f"{shown}: is a folder, not a scenario file")
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
        raise StillWaitingError(f"{shown}: the file is empty; stillwaiting new NAME writes one to start from")
    reading = Reading(shown, iter(YAML(typ="safe", pure=True).parse(text)))
    try:
        root = _document(reading)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise stop(_place(reading, mark), plain_words(error)) from None
    except YAMLError as error:
        raise stop(*_unreadable(error, text, shown)) from None
    return Tree(root, tuple(reading.findings))


def stop(place: Place, message: str, suggestion: str | None = None) -> ScenarioError:
    """The error that ends the reading at that place."""
    finding = Finding(place, message, suggestion)
    return ScenarioError([Problem((), message, suggestion)], [str(finding)])


def _too_large(shown: str) -> str:
    return f"{shown}: is larger than {MOST_BYTES // 1024} KB, the most a scenario may be"


def _place(reading: Reading, mark: Any) -> Place:
    return Place(reading.file, mark.line + 1, mark.column + 1) if mark else Place(reading.file, 1, 1)


def _unreadable(error: YAMLError, text: str, shown: str) -> tuple[Place, str]:
    """Where a character stands that no YAML file may hold."""
    position, character = getattr(error, "position", 0), getattr(error, "character", None)
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    code = character if isinstance(character, int) else ord(character) if character else 0
    return Place(shown, line, column), f"the character U+{code:04X} is not allowed"


def _document(reading: Reading) -> Node:
    """The tree of the only document."""
    root = None
    for event in reading.events:
        if isinstance(event, DocumentStartEvent) and root is not None:
            raise stop(_place(reading, event.start_mark), "a second document begins here; one file is one scenario")
        if isinstance(event, DocumentStartEvent):
            root = _node(next(reading.events), reading, 0)
    if root is None:
        raise StillWaitingError(f"{reading.file}: the file is empty; stillwaiting new NAME writes one to start from")
    if not isinstance(root.value, Mapping):
        raise stop(root.place, "a scenario is a mapping of keys such as schema, people and process")
    return root


def _node(event: Event, reading: Reading, depth: int) -> Node:
    """The value that begins with the event."""
    place = _place(reading, event.start_mark)
    if depth > DEEPEST:
        raise stop(place, f"nested more than {DEEPEST} deep")
    if isinstance(event, AliasEvent):
        return _alias(event, place, reading)
    if event.ctag is not None:
        reading.findings.append(Finding(place, "tags such as !!int are not used here; write the value alone"))
    if isinstance(event, MappingStartEvent):
        node = _mapping(place, reading, depth)
    elif isinstance(event, SequenceStartEvent):
        node = _sequence(place, reading, depth)
    else:
        node = Node(place, _scalar(event))
    if event.anchor:
        reading.anchors[event.anchor] = node
    return node


def _alias(event: AliasEvent, place: Place, reading: Reading) -> Node:
    node = reading.anchors.get(event.anchor)
    if node is None:
        raise stop(place, f"*{event.anchor} stands for nothing: no &{event.anchor} is finished before it")
    return Node(place, node.value, node.size)


def _scalar(event: ScalarEvent) -> str | None:
    """The text; None where nothing, or null, is written without quotes."""
    text: str = event.value
    return None if event.style is None and text in NOTHING else text


def _sequence(place: Place, reading: Reading, depth: int) -> Node:
    children: list[Node] = []
    size = 1
    while not isinstance(event := next(reading.events), SequenceEndEvent):
        children.append(_node(event, reading, depth + 1))
        size = _counted(size, children[-1])
    return Node(place, tuple(children), size)


def _mapping(place: Place, reading: Reading, depth: int) -> Node:
    entries: dict[str, Entry] = {}
    size = 1
    while not isinstance(event := next(reading.events), MappingEndEvent):
        key = _node(event, reading, depth + 1)
        node = _node(next(reading.events), reading, depth + 1)
        size = _counted(_counted(size, key), node)
        _enter(entries, key, node, reading)
    return Node(place, MappingProxyType(entries), size)


def _enter(entries: dict[str, Entry], key: Node, node: Node, reading: Reading) -> None:
    """Add an entry, unless its key is no name or stands there already."""
    if not isinstance(key.value, str):
        reading.findings.append(Finding(key.place, "a key must be a plain name"))
    elif key.value == "<<":
        reading.findings.append(Finding(key.place, "'<<' merges nothing here; use extends, or repeat the keys"))
    elif key.value in entries:
        first = entries[key.value].key
        message = f"the key {quoted(key.value)} stands here twice, first in line {first.line}"
        reading.findings.append(Finding(key.place, message))
    else:
        entries[key.value] = Entry(key.place, node)


def _counted(size: int, child: Node) -> int:
    if size + child.size > MOST_NODES:
        raise stop(child.place, f"more than {MOST_NODES:,} values, repeated ones included; a scenario needs far fewer")
    return size + child.size
