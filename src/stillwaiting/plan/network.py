"""The network of paths: which sequence follows which, and in what order they become rows."""

from dataclasses import dataclass, field
from graphlib import TopologicalSorter

from stillwaiting.plan.elements import Again, Sequence


@dataclass
class Node:
    """One sequence of the network with what it waits for."""

    name: str
    phase: int
    """Rows of a smaller phase come first; ties keep the order in which nodes were added."""
    sequence: Sequence = field(default_factory=Sequence)
    after: list[str] = field(default_factory=list)
    entry: bool = False
    """Whether it begins with a row of its own, for others to come back to."""
    race: bool = False
    """Whether the first arrival goes on and ends the others."""
    back: tuple[str, int, Again] | None = None
    """Go back to the node of this name, at most so many times a play, with this chance."""


class Network:
    """Nodes by name. A node waits for all nodes it comes after, or as a race for the first."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}

    def add(self, node: Node) -> Node:
        """A new node; its name must be new."""
        assert node.name not in self.nodes, node.name
        self.nodes[node.name] = node
        return node

    def followers(self, name: str) -> list[str]:
        """Names of the nodes that wait for this one."""
        return [node.name for node in self.nodes.values() if name in node.after]

    def ancestors(self, name: str) -> set[str]:
        """Names of all nodes that come before this one."""
        found: set[str] = set()
        waiting = list(self.nodes[name].after)
        while waiting:
            before = waiting.pop()
            if before not in found:
                found.add(before)
                waiting.extend(self.nodes[before].after)
        return found

    def open_races(self) -> None:
        """Give every race between steps a node of its own, where its branches leave what they have in common."""
        for join in [node for node in self.nodes.values() if node.race]:
            common = self._common(join.after)
            race = Node(f"race:{join.name}", join.phase, after=[common], entry=True)
            for name in self.ancestors(join.name) | {join.name}:
                node = self.nodes[name]
                node.after = [race.name if before == common else before for before in node.after]
            self.add(race)

    def _common(self, names: list[str]) -> str:
        """The last node that every way to each of these nodes passes."""
        passed: dict[str, set[str]] = {}
        for name in self._sorted():
            ways = [passed[before] for before in self.nodes[name].after]
            passed[name] = {name}.union(set.intersection(*ways) if ways else set())
        return max(set.intersection(*(passed[name] for name in names)), key=lambda name: len(passed[name]))

    def _sorted(self) -> list[str]:
        """Names of the nodes, each after all that it waits for."""
        return list(TopologicalSorter({node.name: node.after for node in self.nodes.values()}).static_order())

    def ordered(self) -> list[Node]:
        """Every node after all that it waits for: smallest phase first, then in the order of addition.

        What lies in a race or in a repeat stays together. Raises ValueError with the names that wait for one another.
        """
        places = {name: place for place, name in enumerate(self.nodes)}
        regions = self._regions()
        left, done, order, inside = dict(self.nodes), set[str](), list[Node](), list[set[str]]()
        while left:
            inside = [region for region in inside if not region <= done]
            ready = [node for node in left.values() if done.issuperset(node.after)]
            if not ready:
                raise ValueError(", ".join(sorted(left)))
            near = [node for node in ready if inside and node.name in inside[-1]]
            node = min(near or ready, key=lambda one: (one.phase, places[one.name]))
            order.append(left.pop(node.name))
            done.add(node.name)
            inside += [region for first, region in regions if first == node.name]
        return order

    def _regions(self) -> list[tuple[str, set[str]]]:
        """The nodes of every race and every repeat, by the name of the first; the largest come first."""
        ends = [(f"race:{node.name}", node.name) for node in self.nodes.values() if node.race]
        ends += [(node.back[0], node.name) for node in self.nodes.values() if node.back is not None]
        if not ends:
            return []
        earlier: dict[str, set[str]] = {}
        for name in self._sorted():
            earlier[name] = set(self.nodes[name].after).union(*(earlier[before] for before in self.nodes[name].after))
        regions = [
            (first, {name for name in earlier[last] if first in earlier[name]} | {first, last}) for first, last in ends
        ]
        return sorted(regions, key=lambda region: -len(region[1]))
