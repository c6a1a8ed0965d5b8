"""The shared strings of a workbook: each distinct text once, as one Arrow array."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator

import numpy as np
import pyarrow as pa

from uncover.records.reading.inflating import blocks
from uncover.records.reading.markup import prefix_of, utf8, without_prefix
from uncover.records.reading.spans import (
    SLASH,
    Places,
    Tags,
    UnevenTagsError,
    decoded,
    plain_text,
    texts,
)
from uncover.terms.errors import UnusableError

_SIZE = 8 << 20


def shared_strings(pieces: Callable[[], Iterator[bytes]], name: str) -> pa.Array:
    """All shared strings in order; `pieces` begins to read them, each time from the beginning.

    Raises UnusableError (`reading.damaged`).
    """
    found = []
    prefix = prefix_of(utf8(pieces(), name), b"sst")
    for raw in blocks(utf8(pieces(), name), b"</" + prefix + b"si>", _SIZE, _SIZE):
        block = without_prefix(raw, prefix)
        begin = block.find(b"<si")
        end = max(block.rfind(last) + len(last) for last in (b"</si>", b"<si/>"))
        if begin < 0 or end <= begin:
            continue
        block_ = block[begin:end]
        try:
            found.append(_scanned(block_))
        except UnevenTagsError:
            found.append(_parsed(block_, name))
    return pa.concat_arrays(found) if found else pa.array([], pa.string())


def _scanned(block: bytes) -> pa.Array:
    if b"<rPh" in block or b"<si/>" in block:
        raise UnevenTagsError
    tags = Tags(block)
    is_item = (tags.first == ord("s")) & (tags.second == ord("i"))
    is_text = tags.named(b"t")
    items = np.flatnonzero(is_item)
    which = np.flatnonzero(is_text)
    of = np.searchsorted(items, which) - 1
    if len(which) != len(items) or (of != np.arange(len(items))).any():
        return _with_runs(block, tags, items, which, of)
    begin = tags.end[which] + 1
    empty = tags.bytes[tags.end[which] - 1] == SLASH
    following = np.minimum(which + 1, len(tags.begin) - 1)
    end = np.where(empty, begin, tags.begin[following])
    return texts(tags.bytes, begin, end)


def _with_runs(
    block: bytes,
    tags: Tags,
    items: Places,
    which: Places,
    of: Places,
) -> pa.Array:
    """Items of no text or of several runs: their texts in order, joined."""
    told = [""] * len(items)
    for tag, item in zip(which.tolist(), of.tolist(), strict=True):
        if tags.bytes[tags.end[tag] - 1] != SLASH:
            run = block[tags.end[tag] + 1 : tags.begin[tag + 1]].decode("utf-8")
            told[item] += plain_text(run)
    return pa.array(told, pa.string())


def _parsed(block: bytes, name: str) -> pa.Array:
    try:
        root = ET.fromstring(b"<d>" + block + b"</d>")  # noqa: S314  no entities are declared
    except ET.ParseError as error:
        raise UnusableError("reading.damaged", file=name) from error
    return pa.array([_joined(item) for item in root], pa.string())


def _joined(item: ET.Element) -> str:
    runs = [run for run in item if run.tag in {"t", "r"}]
    found = [run if run.tag == "t" else run.find("t") for run in runs]
    return decoded("".join(one.text or "" for one in found if one is not None))
