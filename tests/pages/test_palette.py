"""The colours of charts: readable on paper and in the dark, and apart for every eye."""

import re
from collections.abc import Mapping
from importlib.resources import files
from itertools import combinations, pairwise
from math import dist

import pytest

from uncover.site.charts.palette import (
    CLASSES,
    DARK,
    LIGHT,
    MARKS,
    SHARED,
    STEPS,
    TEXT,
    sheet,
    sheet_alone,
)

SCHEMES = {"light": LIGHT, "dark": DARK}
Matrix = tuple[tuple[float, float, float], ...]
# Machado, Oliveira and Fernandes 2009, whole deficiency, on linear RGB.
EYES: Mapping[str, Matrix] = {
    "all three cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
APART = 15
"""A distance in CIELAB at which neighbours in a bar are told apart at a glance."""


def linear(colour: str) -> list[float]:
    """The light of a colour, red, green and blue."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG reckons it."""
    lights = sorted(
        (0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in map(linear, (one, other))),
        reverse=True,
    )
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def seen(colour: str, eye: Matrix) -> tuple[float, float, float]:
    """A colour in CIELAB as an eye sees it."""
    light = linear(colour)
    r, g, b = (min(max(sum(p * c for p, c in zip(row, light, strict=True)), 0), 1) for row in eye)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    p, q, s = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * q - 16, 500 * (p - q), 200 * (q - s)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_marks_and_words_stand_out_from_the_ground(scheme: str) -> None:
    """Marks at 3 to 1, words at 4.5 to 1, and letters on each step of a map."""
    colours = SCHEMES[scheme]
    assert {
        name: contrast(colours[name], colours["paper"]) >= 3 for name in MARKS
    } == dict.fromkeys(MARKS, True)
    assert min(contrast(colours[name], colours["paper"]) for name in TEXT) >= 4.5
    assert min(contrast(colours[step], colours[word]) for step, word in STEPS.items()) >= 4.5


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_classes_are_apart_for_every_eye(scheme: str, eye: str) -> None:
    """Those that are told by colour; the unknown is told by its pattern."""
    solid = [name for name in CLASSES if name != "unknown"]
    told = {name: seen(SCHEMES[scheme][name], EYES[eye]) for name in solid}
    assert min(dist(told[one], told[other]) for one, other in combinations(solid, 2)) >= APART


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_steps_of_a_map_rise_for_every_eye(scheme: str, eye: str) -> None:
    """From step to step the light goes one way, so that their order is seen."""
    lights = [seen(SCHEMES[scheme][name], EYES[eye])[0] for name in STEPS]
    steps = [after - before for before, after in pairwise(lights)]
    way = 1 if scheme == "dark" else -1
    assert min(way * step for step in steps) >= 8


def test_a_distance_of_nought_would_be_seen_by_this_test() -> None:
    """Red and green of one light are apart for most, and near for those who lack a cone."""
    red, green = "#c04000", "#6e7a00"
    told = {name: dist(seen(red, eye), seen(green, eye)) for name, eye in EYES.items()}
    assert told["all three cones"] > 3 * told["deuteranopia"]


def test_colours_are_declared_once() -> None:
    """The pages' own are the same here, in both schemes; every name in the sheet is declared."""
    pages = (files("uncover.site") / "static" / "site.css").read_text("utf-8")
    bright, dark = pages.split("prefers-color-scheme: dark", 1)
    for colours, text in ((LIGHT, bright), (DARK, dark)):
        for name in SHARED:
            found = re.search(rf"--{name}: (#[0-9a-f]{{6}})", text)
            assert found, name
            assert found[1] == colours[name]
    assert set(LIGHT) == set(DARK)
    assert set(re.findall(r"var\(--([a-z0-9-]+)\)", sheet())) <= set(LIGHT)
    assert "var(" not in sheet_alone()
    assert "@media" not in sheet_alone()
