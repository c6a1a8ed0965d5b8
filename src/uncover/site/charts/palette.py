"""The colours of every picture, for paper and for the dark, declared once.

Style sheets name them `var(--name)`: a page has them as custom properties that follow the reader's
scheme, a picture that stands alone as they are.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LIGHT: Mapping[str, str] = {
    "paper": "#fbfaf6",
    "ink": "#1c2126",
    "muted": "#565d66",
    "rule": "#d8d4ca",
    "accent": "#7a1f3d",
    "bar": "#3b4a5a",
    "convicted": "#3b4a5a",
    "charged": "#b0660a",
    "neither": "#1f7a72",
    "unknown": "#7d8186",
    "band": "#c9d9d5",
    "step-1": "#e2ece9",
    "step-2": "#a9d3cc",
    "step-3": "#277168",
    "step-4": "#123f3b",
}
DARK: Mapping[str, str] = {
    "paper": "#14171a",
    "ink": "#e9e6df",
    "muted": "#a9adb3",
    "rule": "#3a4046",
    "accent": "#e8a0b8",
    "bar": "#7d93ab",
    "convicted": "#7d93ab",
    "charged": "#e0a458",
    "neither": "#6cc5bb",
    "unknown": "#a3a7ac",
    "band": "#2c4a47",
    "step-1": "#21302f",
    "step-2": "#2b5a55",
    "step-3": "#6cc5bb",
    "step-4": "#c2eee8",
}
CLASSES = ("convicted", "charged", "neither", "unknown")
"""The classes of criminality, in the order in which they are stacked from nought."""
SHARED = ("paper", "ink", "muted", "rule", "accent")
"""The colours that the style sheet of the pages has by the same names."""
TEXT = ("ink", "muted", "accent")
MARKS = ("bar", *CLASSES)
STEPS = {"step-1": "ink", "step-2": "ink", "step-3": "paper", "step-4": "paper"}
"""The steps of a share on a map, each with the colour of the letters on it."""

_ON_PAGES = "/* On pages only */"


def variables() -> str:
    """The colours of charts alone as custom properties, which follow the reader's scheme."""
    light, dark = (
        "; ".join(f"--{name}: {colour}" for name, colour in colours.items() if name not in SHARED)
        for colours in (LIGHT, DARK)
    )
    return f":root {{ {light} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"


@cache
def sheet() -> str:
    """The style sheet of charts on pages: the colours, and what wears them."""
    return variables() + _rules()


@cache
def sheet_alone() -> str:
    """The rules of a picture that stands alone, on paper, with its colours as they are."""
    rules = _rules().split(_ON_PAGES)[0]
    plain = re.sub(r"/\*.*?\*/\s*", "", rules, flags=re.DOTALL)
    return re.sub(r"var\(--([a-z0-9-]+)\)", lambda found: LIGHT[found[1]], plain).strip()


def _rules() -> str:
    return (files("uncover.site") / "static" / "charts.css").read_text("utf-8")
