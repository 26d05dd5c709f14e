"""Colours that lie side by side are told apart with any colour vision, and without colours.

Colour blindness is simulated as by Machado, Oliveira and Fernandes (2009), "A physiologically-based model for
simulation of color vision deficiency", table 1, severity 1.0; distances are those of CIELAB (CIE 1976, D65).
"""

from itertools import combinations, pairwise

import numpy as np
import pytest
from made_results import made
from matplotlib.colors import to_hex, to_rgb
from test_answers import TEN

from stillwaiting.answers.fates import FATES
from stillwaiting.plots import causes, histogram
from stillwaiting.plots.ageing import MIDDLE
from stillwaiting.plots.outcomes import COLORS
from stillwaiting.plots.sheet import HATCH, INK, LATE, NEVER, PALE, SOON, TAIL
from stillwaiting.plots.survival import FLOOR
from stillwaiting.units import DAY

VISIONS = {
    "all colours": np.eye(3),
    "no red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "no green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "no blue": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    "no colours": [[0.2126, 0.7152, 0.0722]] * 3,
}
AREAS = [COLORS[key] for key in FATES]
BESIDE = {
    "histogram": [(SOON, LATE), (SOON, TAIL), (LATE, TAIL), (NEVER, "#FFFFFF")],
    "survival": [(SOON, PALE), (PALE, "#FFFFFF"), (FLOOR, NEVER), (SOON, FLOOR)],
    "ageing": [(PALE, "#FFFFFF"), (PALE, MIDDLE), (MIDDLE, SOON)],
    "outcomes": [*pairwise(AREAS), (COLORS["offer"], COLORS["unsent"]), (COLORS["rejection"], COLORS["unsent"])],
}
"""Pairs that meet in a picture."""
APART = 10.0
"""About four times the smallest difference that is seen."""


def lab(color, vision):
    """CIELAB coordinates of a colour as somebody sees it."""
    rgb = np.array(to_rgb(color))
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(VISIONS[vision]) @ linear, 0, 1)
    to_xyz = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
    x, y, z = np.array(to_xyz) @ seen / [0.95047, 1.0, 1.08883]
    f = [t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z)]
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one, other, vision):
    return float(np.linalg.norm(lab(one, vision) - lab(other, vision)))


def hatches(figure, color):
    return {bar.get_hatch() for axes in figure.axes for bar in axes.patches if to_hex(bar.get_facecolor()) == color}


@pytest.mark.parametrize("picture", [histogram, causes])
def test_what_only_its_hue_sets_apart_is_hatched(picture):
    figure = picture.draw(made(TEN * 300, probe=30 * DAY), "title", 30 * DAY)
    assert distance(NEVER, SOON, "no colours") < APART
    assert (hatches(figure, NEVER.lower()), hatches(figure, SOON.lower())) == ({HATCH}, {None})


def test_the_distances_are_those_of_known_colours():
    assert distance("#FFFFFF", "#000000", "all colours") == pytest.approx(100, abs=0.1)
    assert lab("#FF0000", "all colours") == pytest.approx([53.24, 80.09, 67.20], abs=0.1)
    assert distance("#FF0000", "#00C000", "no green") < 0.5 * distance("#FF0000", "#00C000", "all colours")


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("picture", BESIDE)
def test_colours_side_by_side_are_told_apart(picture, vision):
    near = [(one, other, distance(one, other, vision)) for one, other in BESIDE[picture]]
    assert [pair for pair in near if pair[2] < APART] == []


@pytest.mark.parametrize("vision", VISIONS)
def test_every_area_of_the_outcomes_is_found_in_the_table_beside_it(vision):
    assert min(distance(one, other, vision) for one, other in combinations(AREAS, 2)) > 5


@pytest.mark.parametrize("vision", VISIONS)
def test_what_is_written_is_legible_on_what_it_is_written_on(vision):
    grounds = ["#FFFFFF", PALE, TAIL, FLOOR, MIDDLE, COLORS["unsent"], COLORS["undecided"], LATE]
    assert min(distance(INK, ground, vision) for ground in grounds) > 40
    assert distance("#FFFFFF", SOON, vision) > 40
