"""Draws the pictures of docs/pictures from the shipped scenarios; the same bytes each time.

Run as `python tools/pictures.py docs/pictures`; tools/gallery.py writes the page that shows them.
"""

import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

from stillwaiting.cli import main


@dataclass(frozen=True)
class Picture:
    """One picture: its file, what the program is told, and what the gallery says about it."""

    file: str
    command: str
    """All but the file, as it is typed."""
    title: str
    shows: str
    """What is drawn, for whoever does not see it."""
    reads: str
    """How to read it."""

    def option(self) -> str:
        """The option that takes the file."""
        return "--out" if self.command.startswith("plot ") else "--plot"

    def arguments(self, folder: Path) -> list[str]:
        """The call of the program that draws it into a folder."""
        return [*shlex.split(self.command), self.option(), str(folder / self.file)]


PICTURES = (
    Picture(
        "large_company.png",
        'plot large_company --waited "4 weeks"',
        "When people hear",
        "Of 100 people who get an answer, how many hear in each week, and all 100 beside it",
        "Blue bars are weeks that have passed, orange ones are still to come, and the dashed line is today. The large "
        "number says how many of 100 people who get an answer are still waiting for it at this point. The hatched bar "
        "beside it is everybody who never gets one; it is kept apart, because silence without end is not a slow "
        "answer.",
    ),
    Picture(
        "large_company_survival.png",
        'plot large_company --kind survival --waited "4 weeks"',
        "How long it stays silent",
        "How many of 100 are still without an answer, day by day",
        "Everybody is waiting on the day of the interview; the curve falls whenever somebody hears, down to those who "
        "never do. The pale band is how far the curve could move, given what nobody has measured.",
    ),
    Picture(
        "large_company_outcomes.png",
        'plot large_company --kind outcomes --waited "4 weeks"',
        "What became of 100 people like you",
        "For each day, how many of 100 people have an offer, a no, a decision that nobody told them, or no decision",
        "Every day is a column of 100 people. At the top those about whom nothing is decided; below them, in grey, "
        "those about whom it is, and who do not know it; below that those who were told. What remains grey at the "
        "right is never told. The table says how many that are today, and in the end.",
    ),
    Picture(
        "large_company_ageing.png",
        "plot large_company --kind ageing --since 2026-10-26 --today 2026-11-23",
        "What is left of the wait",
        "After each day of silence, how much longer it takes those who will hear, and the chance of an offer",
        "The dot is you, today. Above: how many more days it takes, if you hear at all; the dark band is the middle "
        "half of the people who do. Read along it to see whether waiting brings the answer nearer. Below: of 100 "
        "people who are silent that long, how many are made an offer. With the date of the interview, days are dates "
        "too.",
    ),
    Picture(
        "large_company_causes.png",
        'plot large_company --kind causes --waited "4 weeks"',
        "What holds it up",
        "What holds 100 silent cases after four weeks",
        "Of 100 people who are silent today, what the answer is waiting for. Hatched bars are decided already, and "
        "nobody says so.",
    ),
    Picture(
        "large_company_story.png",
        'story large_company --like "6 weeks, rejection"',
        "One story",
        "One simulated case from the interview to the answer: who was away, what was held, what the candidate saw",
        "One case of the many thousand, day by day: a lane for each person involved, one for what stood still, and "
        "one for all that could be seen from outside.",
    ),
    Picture(
        "large_company_without_sign_offs.png",
        "compare large_company --without sign_offs",
        "Two ways to do it",
        "Who still waits, day by day, at a large company with and without sign-offs, and by how much that differs",
        "For those who hire: the same candidates and the same luck, once as it is and once changed. Below, by how "
        "much fewer people are still waiting on each day.",
    ),
    Picture(
        "scenarios.png",
        'plot --kind scenarios --waited "4 weeks"',
        "The same wait elsewhere",
        "For each shipped employer, how many of 100 people who get an answer still wait, day by day",
        "One small curve for each employer that is shipped, the fastest first, all on one scale. The dot and its "
        "number are today: of 100 people who get an answer there, how many are still waiting.",
    ),
)


if __name__ == "__main__":
    sys.exit(max(main(picture.arguments(Path(sys.argv[1]))) for picture in PICTURES))
