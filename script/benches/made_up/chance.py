"""Chance without a state: the same for the same row and salt, on every machine and version."""

import numpy as np
from numpy.typing import NDArray

_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIXERS = ((30, np.uint64(0xBF58476D1CE4E5B9)), (27, np.uint64(0x94D049BB133111EB)))
_LAST = np.uint64(31)
_WHOLE = (1 << 64) - 1


def mixed(values: NDArray[np.uint64], salt: int) -> NDArray[np.uint64]:
    """Each value mixed with a salt into 64 bits that look like chance (splitmix64)."""
    bits = values * _STEP + np.uint64(salt * int(_MIXERS[0][1]) & _WHOLE)
    for shift, factor in _MIXERS:
        bits = (bits ^ (bits >> np.uint64(shift))) * factor
    mixed_bits: NDArray[np.uint64] = bits ^ (bits >> _LAST)
    return mixed_bits


def below(most: int, values: NDArray[np.uint64], salt: int) -> NDArray[np.int64]:
    """For each value a whole number from 0 to below `most`."""
    return (mixed(values, salt) % np.uint64(most)).astype(np.int64)


def leaning(most: int, values: NDArray[np.uint64], salt: int) -> NDArray[np.int64]:
    """As `below`, but the first numbers come often and the last seldom, as words of records do."""
    share = below(1 << 32, values, salt) / (1 << 32)
    return np.asarray(most * share * share, np.int64)
