"""The network of paths: which sequence follows which, and in what order they become rows."""

from dataclasses import dataclass, field

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

    def ordered(self) -> list[Node]:
        """Every node after all that it waits for: smallest phase first, then in the order of addition.

        Raises ValueError with the names that wait for one another.
        """
        places = {name: place for place, name in enumerate(self.nodes)}
        left, done, order = dict(self.nodes), set[str](), list[Node]()
        while left:
            ready = [node for node in left.values() if done.issuperset(node.after)]
            if not ready:
                raise ValueError(", ".join(sorted(left)))
            node = min(ready, key=lambda one: (one.phase, places[one.name]))
            order.append(left.pop(node.name))
            done.add(node.name)
        return order
