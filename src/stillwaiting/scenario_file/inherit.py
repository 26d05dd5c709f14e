"""`extends`: a scenario of a few lines on top of another one."""

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from stillwaiting.amounts.shapes import LISTED, QUANTILES
from stillwaiting.errors import StillWaitingError
from stillwaiting.scenario_file.header import SECTIONS, schema_problems
from stillwaiting.scenario_file.places import Entry, Finding, Node, plain
from stillwaiting.scenario_file.problems import closest
from stillwaiting.scenario_file.read import Tree, read_file
from stillwaiting.scenario_file.shipped import locate
from stillwaiting.scenario_file.tree import stop
from stillwaiting.steps import STEPS
from stillwaiting.units import quoted

LONGEST_CHAIN = 5
OFF = "off"
AMOUNT_KEYS = frozenset({"dist", "value", "unsure", *LISTED.values(), *QUANTILES})
"""A mapping with one of these is one amount, replaced as a whole."""


def with_bases(tree: Tree, file: Path | None, chain: tuple[Path, ...] = ()) -> Tree:
    """The tree on top of the scenario it extends, if it does; each value keeps its own place."""
    tree = Tree(tree.root, (*tree.findings, *schema_findings(tree.root)))
    named = tree.root.entry("extends")
    chain = (*chain, Path(os.path.realpath(file))) if file else chain
    if named is None:
        return Tree(tree.root, (*tree.findings, *_nothing_to_turn_off(tree.root)))
    base = _base(named.node, file, chain)
    findings: list[Finding] = []
    root = _without_extends(_merged(base.root, tree.root, (), findings))
    return Tree(root, (*tree.findings, *base.findings, *findings))


def schema_findings(root: Node) -> list[Finding]:
    """Whether the file is written in a language that is read; an unknown one ends the reading."""
    said = root.entry("schema")
    problems = schema_problems({"schema": plain(said.node)} if said else {})
    if problems and said:
        raise stop(said.node.place, problems[0].message)
    return [Finding(root.place, problem.message) for problem in problems]


def _base(said: Node, file: Path | None, chain: tuple[Path, ...]) -> Tree:
    """The scenario that is extended, on top of its own base."""
    if not isinstance(said.value, str) or not said.value.strip():
        raise stop(said.place, "extends names one scenario: a shipped name, or a path from this file's folder")
    try:
        path, shown = locate(said.value, file)
        if Path(os.path.realpath(path)) in chain:
            raise stop(said.place, f"{quoted(said.value)} extends itself, directly or through others")
        if len(chain) > LONGEST_CHAIN:
            raise stop(said.place, f"more than {LONGEST_CHAIN} scenarios on top of one another")
        tree = read_file(path, shown)
    except StillWaitingError as error:
        raise error if hasattr(error, "problems") else stop(said.place, str(error)) from None
    if tree.root.entry("mixture"):
        raise stop(said.place, f"{quoted(said.value)} is a mixture of kinds of employer; extend one of its kinds")
    return with_bases(tree, path, chain)


def _without_extends(root: Node) -> Node:
    entries = {key: entry for key, entry in root.mapping().items() if key != "extends"}
    return Node(root.place, MappingProxyType(entries), root.size)


def _merged(base: Node, over: Node, path: tuple[str, ...], findings: list[Finding]) -> Node:
    """The base with what the other says instead."""
    if _says_nothing(over, path):
        return base
    if not _mergeable(base, over, path):
        return over
    entries = dict(base.mapping())
    for key, entry in over.mapping().items():
        if path == ("delays",) and entry.node.value == OFF:
            entries.pop(key, None)
            findings += _turned_off(base, key, entry)
        elif key in entries:
            entries[key] = Entry(entry.key, _merged(entries[key].node, entry.node, (*path, key), findings))
        else:
            entries[key] = entry
    if not path:
        _forget_sources(entries, base, over)
    return Node(over.place, MappingProxyType(entries), over.size)


def _says_nothing(over: Node, path: tuple[str, ...]) -> bool:
    """Whether this is a section, or a delay, without any key of its own."""
    return over.value is None and (len(path) == 1 or (len(path) == 2 and path[0] == "delays"))


def _mergeable(base: Node, over: Node, path: tuple[str, ...]) -> bool:
    """Whether two values are mappings that complete each other, and not two ways to say one thing."""
    if not isinstance(base.value, Mapping) or not isinstance(over.value, Mapping):
        return False
    if AMOUNT_KEYS & {*base.value, *over.value}:
        return False
    if len(path) == 2 and path[0] == "process":
        verbs = set(STEPS) & set(over.value)
        return not verbs or bool(verbs & set(base.value))
    if len(path) == 2 and path[0] == "delays" and (kind := over.entry("kind")):
        said = base.entry("kind")
        return kind.node.value == (said.node.value if said else path[1])
    return True


def _turned_off(base: Node, key: str, entry: Entry) -> list[Finding]:
    """Says so where the base has no delay of that name."""
    if base.entry(key):
        return []
    message = f"the scenario that is extended has no delay {quoted(key)} to turn off"
    return [Finding(entry.key, message, closest(key, base.mapping()))]


def _nothing_to_turn_off(root: Node) -> list[Finding]:
    delays = root.entry("delays")
    off = [entry for entry in delays.node.mapping().values() if entry.node.value == OFF] if delays else []
    message = "off turns off a delay of the scenario that is extended; nothing is: leave the line out"
    return [Finding(entry.node.place, message) for entry in off]


def _forget_sources(entries: dict[str, Entry], base: Node, over: Node) -> None:
    """Leave out the base's sources of whatever the other says differently or turns off."""
    sources, own = base.entry("sources"), over.entry("sources")
    if not sources or not isinstance(entries["sources"].node.value, Mapping):
        return
    kept = {
        key: entry
        for key, entry in entries["sources"].node.mapping().items()
        if (own and own.node.entry(key)) or not _said_anew(key, base, over)
    }
    node = Node(sources.node.place, MappingProxyType(kept))
    entries["sources"] = Entry(sources.key, node)


def _said_anew(key: str, base: Node, over: Node) -> bool:
    """Whether the other scenario sets the number of that key, `instance.field`, or replaces what holds it."""
    name, *fields = key.split(".")
    sections = [(), *((section,) for section in SECTIONS if section != "standing")]
    for section in sections:
        path: tuple[str, ...] = (*section, name)
        said, before = _at(over, path), _at(base, path)
        for field in fields:
            if not said or not isinstance(said.value, Mapping):
                break
            if before and before.value is not None and not _mergeable(before, said, path):
                break
            path = (*path, field)
            said, before = _at(over, path), _at(base, path)
        if said and not _says_nothing(said, path):
            return True
    return False


def _at(root: Node, path: tuple[str, ...]) -> Node | None:
    """The value at that path, if there is one."""
    node: Node | None = root
    for part in path:
        entry = node.entry(part) if node else None
        node = entry.node if entry else None
    return node
