"""Functions over bytes made into machine code when they are first used, and kept on disk."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

import numba

_Given = ParamSpec("_Given")
_Told = TypeVar("_Told")


def compiled(function: Callable[_Given, _Told]) -> Callable[_Given, _Told]:
    """The function as machine code that lets other threads run. No index is checked in it.

    With NUMBA_BOUNDSCHECK=1 in the environment each index is (a test reads broken files so).
    """
    try:
        made = numba.njit(cache=True, nogil=True)(function)
    except RuntimeError:  # nowhere to keep it: neither beside the file nor in a home
        made = numba.njit(nogil=True)(function)
    return cast("Callable[_Given, _Told]", made)
