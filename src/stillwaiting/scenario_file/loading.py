"""A scenario or a mixture from its file, its text, its shipped name or the standard input."""

from pathlib import Path

from stillwaiting.mixture import Employer, one_kind
from stillwaiting.scenario import Scenario
from stillwaiting.scenario_file.kinds import mixture_of
from stillwaiting.scenario_file.read import STDIN, Tree, read_file, read_stdin, read_text
from stillwaiting.scenario_file.shipped import locate, shipped
from stillwaiting.scenario_file.single import scenario_of


def load(path_or_name: str | Path) -> Scenario:
    """The scenario of a file, of a shipped name, or of the standard input for `-`.

    Raises ScenarioError with one line `file:line:column: what is wrong` for everything that is wrong, and
    StillWaitingError where there is nothing to read, or where it is a mixture of kinds of employer.
    """
    return one_kind(load_employer(path_or_name), "name")


def load_employer(path_or_name: str | Path) -> Employer:
    """The same as `load` for whoever takes mixtures as well."""
    return _employer(*_open(path_or_name), compiled=False)


def check(path_or_name: str | Path) -> Employer:
    """The same as `load_employer`, after compiling the plans too: what only that finds has its place as well."""
    return _employer(*_open(path_or_name), compiled=True)


def loads(text: str, file_name: str = STDIN) -> Scenario:
    """The scenario of a text; the file's name is shown in errors, and names the scenario."""
    return one_kind(loads_employer(text, file_name), "name")


def loads_employer(text: str, file_name: str = STDIN) -> Employer:
    """The same as `loads` for whoever takes mixtures as well."""
    return _employer(read_text(text, file_name), Path(file_name), Path(file_name).stem, compiled=False)


def shipped_kinds() -> dict[str, Scenario]:
    """Every shipped scenario that is one kind of employer, by name: all but mixtures."""
    employers = {name: load_employer(name) for name in shipped()}
    return {name: employer for name, employer in employers.items() if isinstance(employer, Scenario)}


def _open(path_or_name: str | Path) -> tuple[Tree, Path | None, str]:
    """The tree, the file and the name of a scenario."""
    if str(path_or_name) == "-":
        return read_stdin(), None, STDIN
    path, shown = locate(str(path_or_name))
    return read_file(path, shown), path, path.stem


def _employer(tree: Tree, file: Path | None, name: str, *, compiled: bool) -> Employer:
    read = mixture_of if tree.root.entry("mixture") else scenario_of
    return read(tree, file, name, compiled=compiled)
