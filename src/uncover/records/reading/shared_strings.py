"""The shared strings of a workbook: each distinct text once, as one Arrow array."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator

import numpy as np
import pyarrow as pa

from uncover.records.reading.inflating import blocks
from uncover.records.reading.markup import prefix_of, utf8, without_prefix
from uncover.records.reading.scanning import TAIL, UNEVEN, strings_scanned
from uncover.records.reading.spans import UnevenTagsError, decoded, texts
from uncover.terms.errors import UnusableError

_SIZE = 8 << 20
_SMALLEST = len("<si><t/></si>")
_BEGINS = re.compile(rb"<si[\s/>]")


def shared_strings(pieces: Callable[[], Iterator[bytes]], name: str) -> pa.Array:
    """All shared strings in order, as large strings: a workbook may hold more than 2 GiB of them.

    `pieces` begins to read them, each time from the beginning. Raises UnusableError
    (`reading.damaged`).
    """
    found = []
    prefix = prefix_of(utf8(pieces(), name), b"sst")
    for raw in blocks(utf8(pieces(), name), b"</" + prefix + b"si>", _SIZE, _SIZE):
        block = without_prefix(raw, prefix)
        begins = _BEGINS.search(block)
        end = max(block.rfind(last) + len(last) for last in (b"</si>", b"<si/>"))
        if begins is None or end <= begins.start():
            continue
        items = block[begins.start() : end]
        try:
            found.append(_scanned(items))
        except UnevenTagsError:
            found.append(_parsed(items, name))
    return pa.concat_arrays(found) if found else pa.array([], pa.large_string())


def _scanned(block: bytes) -> pa.Array:
    read = np.frombuffer(block + TAIL, np.uint8)
    most = len(read) // _SMALLEST + 1
    begin, end = np.empty(most, np.int32), np.empty(most, np.int32)
    items = strings_scanned(read, begin, end)
    if items == UNEVEN:
        raise UnevenTagsError
    return texts(read, begin[:items], end[:items])


def _parsed(block: bytes, name: str) -> pa.Array:
    try:
        root = ET.fromstring(b"<d>" + block + b"</d>")  # noqa: S314  no entities are declared
    except ET.ParseError as error:
        raise UnusableError("reading.damaged", file=name) from error
    return pa.array([_joined(item) for item in root], pa.large_string())


def _joined(item: ET.Element) -> str:
    runs = [run for run in item if run.tag in {"t", "r"}]
    found = [run if run.tag == "t" else run.find("t") for run in runs]
    return decoded("".join(one.text or "" for one in found if one is not None))
