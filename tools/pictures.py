"""Draws the pictures of docs/pictures from the shipped scenarios; the same bytes each time.

Run as `python tools/pictures.py docs/pictures`.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from stillwaiting.cli import main


@dataclass(frozen=True)
class Picture:
    """One picture: its file, and what `stillwaiting plot` is told."""

    file: str
    scenario: str
    kind: str
    waited: str = "4 weeks"

    def arguments(self, folder: Path) -> list[str]:
        """The call of the program that draws it into a folder."""
        told = ["--kind", self.kind, "--waited", self.waited]
        return ["plot", self.scenario, *told, "--out", str(folder / self.file)]


PICTURES = (
    Picture("large_company.png", "large_company", "histogram"),
    Picture("large_company_survival.png", "large_company", "survival"),
    Picture("large_company_causes.png", "large_company", "causes"),
)


if __name__ == "__main__":
    sys.exit(max(main(picture.arguments(Path(sys.argv[1]))) for picture in PICTURES))
