"""Where everything stands: a tree of the file's keys and values, each with its line and column."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from stillwaiting.errors import Path, Problem, ScenarioError


class Place(NamedTuple):
    """A point in a file, lines and columns counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Entry(NamedTuple):
    """One entry of a mapping: where its key stands, and its value."""

    key: Place
    node: "Node"


@dataclass(frozen=True)
class Node:
    """A value of the file: a text (None for an empty one), a list or a mapping."""

    place: Place
    value: "str | tuple[Node, ...] | Mapping[str, Entry] | None"
    size: int = 1  # nodes in it, itself and what aliases repeat included

    def entry(self, key: object) -> Entry | None:
        """The entry of a mapping under that key."""
        return self.value.get(str(key)) if isinstance(self.value, Mapping) else None

    def mapping(self) -> Mapping[str, Entry]:
        """The entries, none where this is no mapping."""
        return self.value if isinstance(self.value, Mapping) else {}


@dataclass(frozen=True)
class Finding:
    """Something wrong at a place of a file."""

    place: Place
    message: str
    suggestion: str | None = None

    def __str__(self) -> str:
        hint = f" (did you mean {self.suggestion!r}?)" if self.suggestion else ""
        return f"{self.place}: {self.message}{hint}"


def plain(node: Node) -> object:
    """The value as nested dicts, lists and texts."""
    if isinstance(node.value, Mapping):
        return {key: plain(entry.node) for key, entry in node.value.items()}
    if isinstance(node.value, tuple):
        return [plain(child) for child in node.value]
    return node.value


def entries(node: Node) -> dict[str, Any]:
    """The entries of a mapping as nested dicts, lists and texts."""
    return {key: plain(entry.node) for key, entry in node.mapping().items()}


def find(root: Node, path: Path, on_key: bool = False) -> Place:
    """The place of the value at that path, or of its key; of the nearest thing above where there is none."""
    place, node = root.place, root
    for part in path:
        if isinstance(node.value, tuple) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            place = node.place
        elif entry := node.entry(part):
            node = entry.node
            place = entry.key if on_key or isinstance(node.value, Mapping) else node.place
        else:
            break
    return place


def placed(problems: Iterable[Problem], root: Node, known: Iterable[Finding] = ()) -> ScenarioError:
    """All problems as one error, a line each, in the order of their places."""
    found = [(finding, Problem((), finding.message, finding.suggestion)) for finding in known]
    for problem in problems:
        place = find(root, problem.path, problem.on_key)
        found.append((Finding(place, problem.message, problem.suggestion), problem))
    files = list(dict.fromkeys([root.place.file, *(finding.place.file for finding, _ in found)]))
    found.sort(key=lambda pair: (files.index(pair[0].place.file), pair[0].place.line, pair[0].place.column))
    lines = {str(finding): problem for finding, problem in found}
    return ScenarioError(lines.values(), lines)
