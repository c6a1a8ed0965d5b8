"""Functions over bytes made into machine code when they are first used, and kept on disk.

Numba compiles them; what it made is loaded without Numba, whose import takes longer than a small
workbook (decision 0008). Where nothing can be kept, Numba runs them.
"""

import os
from collections.abc import Callable
from threading import Lock
from types import FunctionType
from typing import Any, Generic, ParamSpec, TypeVar, cast

from uncover.records.reading.machine import Machine, kept, made

_Given = ParamSpec("_Given")
_Told = TypeVar("_Told")
_AS_NUMBA_SAYS = ("NUMBA_BOUNDSCHECK", "NUMBA_DISABLE_JIT")
_lock = Lock()


class _Compiled(Generic[_Given, _Told]):
    """One function: called from Python its machine code, from another one Numba's."""

    def __init__(self, function: Callable[_Given, _Told]) -> None:
        self.function = cast("FunctionType", function)
        self.__doc__ = function.__doc__
        self._machine: Machine | Callable[..., Any] | None = None
        self._by_numba: dict[bool, Callable[..., Any]] = {}

    def __call__(self, *given: _Given.args, **named: _Given.kwargs) -> _Told:
        if self._machine is None:
            with _lock:
                self._machine = self._ready()
        return cast("_Told", self._machine(*given, **named))

    def _ready(self) -> Machine | Callable[..., Any]:
        if any(os.environ.get(name, "0") != "0" for name in _AS_NUMBA_SAYS):
            return self.by_numba(bare=False)
        found = kept(self.function)
        return found or made(self.function, self.by_numba(bare=True)) or self.by_numba(bare=False)

    def by_numba(self, *, bare: bool) -> Callable[..., Any]:
        """The function as Numba calls it; bare: no wrapper for Python around it, nothing owned."""
        if bare not in self._by_numba:
            self._by_numba[bare] = self._jitted(bare=bare)
        return self._by_numba[bare]

    def _jitted(self, *, bare: bool) -> Callable[..., Any]:
        import numba  # noqa: PLC0415  only where nothing is kept

        code = self.function.__code__
        around = {
            name: value.by_numba(bare=bare) if isinstance(value, _Compiled) else value
            for name, value in self.function.__globals__.items()
            if name in code.co_names or name == "__name__"
        }
        same = FunctionType(code, around, self.function.__name__)
        options: dict[str, Any] = {"nogil": True, "error_model": "numpy"}
        if bare:
            options |= {"no_cpython_wrapper": True, "no_cfunc_wrapper": True, "_nrt": False}
        return cast("Callable[..., Any]", numba.njit(**options)(same))


def compiled(function: Callable[_Given, _Told]) -> Callable[_Given, _Told]:
    """The function as machine code that lets other threads run. No index is checked in it.

    With NUMBA_BOUNDSCHECK=1 in the environment each index is (a test reads broken files so).
    """
    return _Compiled(function)
