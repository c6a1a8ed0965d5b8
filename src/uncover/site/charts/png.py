"""Pictures as PNG, set by typst: everything that is said comes as data, and is never spliced."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from uncover.site.charts.palette import LIGHT

_DOTS = 144
"""Dots per inch: a sheet 600 points wide gives a picture 1,200 wide."""


def picture_png(svg: str) -> bytes:
    """A picture that stands alone as PNG, 1,200 wide and as high as it is."""
    return _set("picture.typ", {"picture": svg})


def card_png(told: Mapping[str, Any]) -> bytes:
    """A card to share, 1200 by 630, of the texts that `card.typ` names."""
    data = {"told": dict(told), "colours": dict(LIGHT)}
    return _set("card.typ", {"card": json.dumps(data, ensure_ascii=False)})


def _set(template: str, inputs: dict[str, str]) -> bytes:
    made: bytes = typst.compile(
        _template(template),
        None,
        format="png",
        ppi=_DOTS,
        ignore_system_fonts=True,  # the same picture whatever the machine has
        sys_inputs=inputs,
        timestamp=0,
    )
    return made


@cache
def _template(name: str) -> bytes:
    return (files("uncover.site.charts") / name).read_bytes()
