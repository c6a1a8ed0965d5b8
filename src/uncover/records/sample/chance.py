"""Chance that can be asked again: the same question of the same seed has the same answer.

Nothing is drawn in order. What is true of a person follows from the seed, the person's number and
the name of the question, so the tables of one seed agree about a person without being made
together, and any piece of a table can be made alone.
"""

import hashlib
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Shares = NDArray[np.float64]
Flags = NDArray[np.bool_]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_BITS = np.uint64(11)  # a double holds 53 of 64 bits


def bits(seed: int, question: str, *of: Whole) -> NDArray[np.uint64]:
    """64 bits for each element of the arrays `of`, by the mixing of SplitMix64."""
    mixed = np.full(len(of[0]), _salt(seed, question), np.uint64)
    for part in of:
        mixed = _mix(mixed ^ _mix(part.astype(np.uint64)))
    return mixed


def draw(seed: int, question: str, *of: Whole) -> Shares:
    """A number from 0 to under 1 for each element of the arrays `of`."""
    return (bits(seed, question, *of) >> _BITS).astype(np.float64) / 2.0**53


def chosen(shares: Shares, weights: Sequence[float]) -> Whole:
    """Which of the weighted choices each share falls to."""
    edges = np.cumsum(np.asarray(weights, np.float64))
    found = np.searchsorted(edges / edges[-1], shares, side="right")
    return np.minimum(found, len(edges) - 1).astype(np.int64)


def _mix(value: NDArray[np.uint64]) -> NDArray[np.uint64]:
    value = value + _GOLDEN
    value = (value ^ (value >> np.uint64(30))) * _FIRST
    value = (value ^ (value >> np.uint64(27))) * _SECOND
    return value ^ (value >> np.uint64(31))


@cache
def _salt(seed: int, question: str) -> np.uint64:
    told = hashlib.blake2b(f"{seed} {question}".encode(), digest_size=8)
    return np.uint64(int.from_bytes(told.digest(), "little"))
