"""What a user can get wrong, each told in one line with its place."""

from collections.abc import Iterable
from dataclasses import dataclass

Path = tuple[str | int, ...]


class StillWaitingError(Exception):
    """A mistake of the user's: shown as one line, never as a traceback."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a scenario, and where."""

    path: Path
    """Keys from the top of the scenario, such as ("delays", "sign_offs", "chain", 0)."""

    message: str

    suggestion: str | None = None
    """The name that was probably meant."""

    on_key: bool = False
    """Whether the place is the key itself and not its value."""

    def __str__(self) -> str:
        place = ".".join(str(part) for part in self.path)
        hint = f" (did you mean {self.suggestion!r}?)" if self.suggestion else ""
        return f"{place}: {self.message}{hint}" if place else f"{self.message}{hint}"


class ScenarioError(StillWaitingError):
    """Everything that is wrong in one scenario, one line each."""

    def __init__(self, problems: Iterable[Problem], lines: Iterable[str] | None = None) -> None:
        self.problems = tuple(problems)
        self.lines = tuple(lines) if lines is not None else tuple(str(problem) for problem in self.problems)
        super().__init__("\n".join(self.lines))
