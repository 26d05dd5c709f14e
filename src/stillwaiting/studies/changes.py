"""A scenario with some of it said anew, as if a file extended it: `delays.sign_offs.chain=[director]`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stillwaiting.errors import Problem, ScenarioError, StillWaitingError
from stillwaiting.scenario import Scenario
from stillwaiting.scenario_file import loads
from stillwaiting.scenario_file.header import SCHEMA
from stillwaiting.scenario_file.problems import closest
from stillwaiting.scenario_file.read import STDIN, read_text
from stillwaiting.scenario_file.write import INDENT, flow
from stillwaiting.units import quoted

SET = "--set"
"""What a change is called where it is wrong."""
EXAMPLE = "write such as delays.sign_offs.chain=[director]"
NOT_SET = ("schema", "extends")
"""Keys that say how a file is read, and not what is in it."""
PLACE = re.compile(rf"{SET}:(\d+):\d+: ")


@dataclass(frozen=True)
class Setting:
    """A path of keys from the top of a scenario, and what is said there."""

    keys: tuple[str, ...]
    value: str
    """YAML on one line."""

    @property
    def name(self) -> str:
        """The path as it was written."""
        return ".".join(self.keys)


def parse_settings(texts: Iterable[str]) -> list[Setting]:
    """The settings written as PATH=VALUE. Raises StillWaitingError with a line for each that cannot be read, and
    for each that is about the same thing as another.
    """
    found, wrong = list[Setting](), list[str]()
    for text in texts:
        try:
            found.append(parse_setting(text))
        except StillWaitingError as error:
            wrong.append(str(error))
    wrong += [f"{SET} {setting.name}: {other.name} is set already; say it once" for setting, other in _twice(found)]
    if wrong:
        raise StillWaitingError("\n".join(wrong))
    return found


def parse_setting(text: str) -> Setting:
    """The setting written as PATH=VALUE. Raises StillWaitingError where it cannot be read."""
    path, sign, value = text.partition("=")
    setting = Setting(tuple(part.strip() for part in path.split(".")), value.strip())
    place = f"{SET} {setting.name}"
    if not sign or not all(setting.keys):
        raise StillWaitingError(f"{SET} {text}: expected PATH=VALUE; {EXAMPLE}")
    if setting.keys[0] in NOT_SET:
        raise StillWaitingError(f"{place}: this says how a file is read; it cannot be changed here")
    if len(text.splitlines()) > 1:
        raise StillWaitingError(f"{place}: write it on one line")
    try:
        said = read_text(f"value: {setting.value}", SET).root.mapping()
    except ScenarioError as error:
        raise _told(error, {1: setting}) from None
    if list(said) != ["value"]:
        raise StillWaitingError(f"{place}: cannot read {quoted(value)} as one value; {EXAMPLE}")
    return setting


def _twice(settings: Sequence[Setting]) -> Iterator[tuple[Setting, Setting]]:
    """Each setting with an earlier one that says the same thing, or what it is inside of, or something inside it."""
    for place, setting in enumerate(settings):
        for other in settings[:place]:
            short, long = sorted((setting.keys, other.keys), key=len)
            if long[: len(short)] == short:
                yield setting, other


def changed(scenario: Scenario, path_or_name: str, settings: Sequence[Setting]) -> Scenario:
    """The scenario of a file or of a shipped name with these settings on top of it.

    The settings are those of `parse_settings`. Raises ScenarioError with everything that is wrong, what they say
    under their paths; StillWaitingError for the standard input, which can be read but once.
    """
    if path_or_name == "-":
        raise StillWaitingError(f"{SET} changes a scenario that has a file or a shipped name, not one from {STDIN}")
    lines, owners = [f"schema: {SCHEMA}", f"extends: {flow(path_or_name)}"], dict[int, Setting]()
    _lay(settings, 0, lines, owners)
    try:
        found = loads("\n".join(lines) + "\n", SET)
    except ScenarioError as error:
        raise _told(error, owners) from None
    return replace(found, name=scenario.name, told=lambda problems: _told(found.told(problems), owners))


def _lay(settings: Sequence[Setting], depth: int, lines: list[str], owners: dict[int, Setting]) -> None:
    """Write the settings as lines of a file; `owners` gets the setting of each line, counted from 1."""
    for key in dict.fromkeys(setting.keys[depth] for setting in settings):
        inside = [setting for setting in settings if setting.keys[depth] == key]
        last = len(inside[0].keys) == depth + 1
        lines.append(f"{INDENT * depth}{flow(key)}: {inside[0].value if last else ''}".rstrip())
        owners[len(lines)] = inside[0]
        if not last:
            _lay(inside, depth + 1, lines, owners)


def _told(error: ScenarioError, owners: Mapping[int, Setting]) -> ScenarioError:
    """The same error, with the paths of settings for their lines."""

    def line(text: str) -> str:
        found = PLACE.match(text)
        owner = owners.get(int(found[1])) if found else None
        return f"{SET} {owner.name}: {text[found.end() :]}" if found and owner else text

    return ScenarioError(error.problems, [line(text) for text in error.lines])


def left_out(scenario: Scenario, names: Sequence[str]) -> Scenario:
    """The scenario without these delays. Raises ScenarioError that names the delay that was probably meant."""
    unknown = [name for name in names if name not in scenario.delays]
    if unknown:
        listed = ", ".join(scenario.delays) or "none"
        raise ScenarioError(
            Problem((), f"{scenario.name} has no delay {quoted(name)}" + ("" if close else f"; it has {listed}"), close)
            for name in unknown
            for close in [closest(name, scenario.delays)]
        )
    return scenario.without(*names)
