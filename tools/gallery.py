"""Writes docs/gallery.md, the page that shows every picture.

Run as `python tools/gallery.py > docs/gallery.md`; `make gallery` draws the pictures as well.
"""

import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pictures import PICTURES, Picture  # tools/ is no package

WIDTH = 140
START = """# Gallery

Written by `tools/gallery.py`; do not edit. `make gallery` draws every picture again, the same bytes each time unless
numbers changed, and writes this page.

Each picture stands for many thousand simulated cases, except the one that tells a single story. All of them can be PNG,
SVG or PDF: the ending of the file says which. Colours are told apart with any colour vision, and what only its hue
would set apart is hatched.
"""


def page(pictures: Iterable[Picture]) -> str:
    """The page, a part for each picture."""
    return filled(START) + "\n" + "".join(part(picture) for picture in pictures)


def part(picture: Picture) -> str:
    """One picture: what it is called, itself, how to read it, and the command that draws it."""
    image = f"![{picture.shows}](pictures/{picture.file})"
    command = f"stillwaiting {picture.command} {picture.option()} {picture.file}"
    return f"\n## {picture.title}\n\n{image}\n\n{filled(picture.reads)}\n\n```\n{command}\n```\n"


def filled(text: str) -> str:
    """Paragraphs in lines of one width."""
    paragraphs = [" ".join(each.split()) for each in text.split("\n\n")]
    return "\n\n".join(textwrap.fill(each, WIDTH, break_on_hyphens=False) for each in paragraphs)


if __name__ == "__main__":
    sys.stdout.write(page(PICTURES))
