"""From the events of a YAML parser to a tree of texts, lists and mappings, within bounds."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

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
from stillwaiting.units import quoted

MOST_NODES = 20_000
DEEPEST = 40
HALF = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no text may hold alone."""
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True)
class Reading:
    """A file being read; its lists and counts fill on the way."""

    file: str
    events: Iterator[Event]
    findings: list[Finding] = field(default_factory=list)
    anchors: dict[str, Node] = field(default_factory=dict)


def stop(place: Place, message: str, suggestion: str | None = None) -> ScenarioError:
    """The error that ends the reading at that place."""
    finding = Finding(place, message, suggestion)
    return ScenarioError([Problem((), message, suggestion)], [str(finding)])


def place_of(reading: Reading, mark: Any) -> Place:
    """Where a mark of the parser is."""
    return Place(reading.file, mark.line + 1, mark.column + 1) if mark else Place(reading.file, 1, 1)


def document(reading: Reading) -> Node:
    """The tree of the only document."""
    root = None
    for event in reading.events:
        if isinstance(event, DocumentStartEvent) and root is not None:
            raise stop(place_of(reading, event.start_mark), "a second document begins here; one file is one scenario")
        if isinstance(event, DocumentStartEvent):
            root = _node(next(reading.events), reading, 0)
    if root is None or root.value is None:
        raise StillWaitingError(
            f"{reading.file}: the file is empty; `stillwaiting show large_company` prints one to start from"
        )
    if not isinstance(root.value, Mapping):
        raise stop(root.place, "a scenario is a mapping of keys such as schema, people and process")
    return root


def _node(event: Event, reading: Reading, depth: int) -> Node:
    """The value that begins with the event."""
    place = place_of(reading, event.start_mark)
    if depth > DEEPEST:
        raise stop(place, f"nested more than {DEEPEST} deep")
    if isinstance(event, AliasEvent):
        return _alias(event, place, reading)
    if getattr(event, "ctag", None) is not None:
        reading.findings.append(Finding(place, "tags such as !!int are not used here; write the value alone"))
    if isinstance(event, MappingStartEvent):
        node = _mapping(place, reading, depth)
    elif isinstance(event, SequenceStartEvent):
        node = _sequence(place, reading, depth)
    else:
        node = Node(place, _scalar(event))
        if isinstance(node.value, str) and HALF.search(node.value):
            reading.findings.append(Finding(place, "half a character is written here; write \\U and eight digits"))
    if anchor := getattr(event, "anchor", None):
        reading.anchors[anchor] = node
    return node


def _alias(event: AliasEvent, place: Place, reading: Reading) -> Node:
    node = reading.anchors.get(event.anchor)
    if node is None:
        raise stop(place, f"{quoted('*' + event.anchor)} stands for nothing: no such & is finished before it")
    return Node(place, node.value, node.size)


def _scalar(event: Event) -> str | None:
    """The text; None where nothing, or null, is written without quotes."""
    if not isinstance(event, ScalarEvent):
        return None
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
        nothing = node.value is None  # a value that is not there stands where its key stands
        entries[key.value] = Entry(key.place, Node(key.place, None) if nothing else node)


def _counted(size: int, child: Node) -> int:
    if size + child.size > MOST_NODES:
        raise stop(
            child.place,
            f"more than {MOST_NODES:,} values, repeated ones included; a scenario needs far fewer",
        )
    return size + child.size
