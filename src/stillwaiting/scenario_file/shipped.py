"""The scenarios that come with the package."""

from difflib import get_close_matches
from pathlib import Path

from stillwaiting.errors import StillWaitingError
from stillwaiting.units import quoted

PACKAGE = Path(__file__).parent.parent
FOLDERS = (PACKAGE / "scenarios", PACKAGE.parent.parent / "scenarios")
"""Where they lie once installed, and in a checkout."""


def shipped() -> dict[str, Path]:
    """The file of each shipped scenario, by name."""
    folder = next((folder for folder in FOLDERS if folder.is_dir()), None)
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))} if folder else {}


def locate(path_or_name: str, beside: Path | None = None) -> tuple[Path, str]:
    """The file of a scenario and the name it is shown by; a path counts from the folder of `beside`.

    Raises StillWaitingError for a name that is neither shipped nor a file.
    """
    names = shipped()
    if path_or_name in names:
        return names[path_or_name], names[path_or_name].name
    path = (beside.parent if beside else Path()) / path_or_name
    if "/" in path_or_name or "\\" in path_or_name or path.suffix or _exists(path):
        return path, str(path)
    close = get_close_matches(path_or_name, names, n=1)
    hint = f" (did you mean {close[0]!r}?)" if close else ""
    raise StillWaitingError(f"no scenario {quoted(path_or_name)}{hint}; `stillwaiting scenarios` lists them")


def _exists(path: Path) -> bool:
    """Whether there is something at that path; nothing is at one that cannot be."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
