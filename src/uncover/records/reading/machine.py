"""The machine code of a function: kept in a file, loaded into the process, called."""

import ctypes
import hashlib
import os
import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import Any, get_args, get_type_hints

import llvmlite
import llvmlite.binding as llvm
import numpy as np

_HERE = Path(__file__).parent
_RESULTS = 3
_FROM_OUTSIDE = re.compile(r"^(?:declare .*@(?!llvm\.)(\w+)\(|@(\S+) = external)", re.MULTILINE)
_ALWAYS_THERE = {("memset", ""), ("memcpy", ""), ("memmove", "")}


class Machine:
    """A function in machine code. It runs without Python's lock, and checks no index."""

    def __init__(self, function: FunctionType, code: bytes, symbol: str) -> None:
        self._dtypes, self._returns = _dtypes(function)
        self._engine = llvm.create_mcjit_compiler(llvm.parse_assembly(""), _target())
        self._engine.add_object_file(llvm.ObjectFileRef.from_data(code))
        self._engine.finalize_object()
        place = self._engine.get_function_address(symbol)
        if not place:
            raise RuntimeError(symbol)
        # Numba's order: results, error, then for each array its owner, its parent, how many items,
        # their size, where they are, its length, its step.
        given: list[Any] = [ctypes.c_void_p, ctypes.c_void_p]
        for dtype in self._dtypes:
            given += [ctypes.c_int64] if dtype is None else [ctypes.c_void_p] * 2
            if dtype is not None:
                given += [ctypes.c_int64] * 2 + [ctypes.c_void_p] + [ctypes.c_int64] * 2
        self._call = ctypes.CFUNCTYPE(ctypes.c_int32, *given)(place)

    def __call__(self, *given: Any) -> Any:  # noqa: ANN401  as the function says
        """What the function returns. Raises TypeError where an array is of another kind."""
        results, error = (ctypes.c_int64 * _RESULTS)(), ctypes.c_void_p()
        told: list[Any] = [ctypes.addressof(results), ctypes.addressof(error)]
        for value, dtype in zip(given, self._dtypes, strict=True):
            if dtype is None:
                told.append(int(value))
                continue
            if value.dtype != dtype or not value.flags.c_contiguous or value.ndim != 1:
                raise TypeError(value.dtype)
            many, size = len(value), dtype.itemsize
            told += [None, None, many, size, value.__array_interface__["data"][0], many, size]
        if self._call(*told) > 0:
            raise RuntimeError
        if self._returns is type(None):
            return None
        if self._returns is bool:
            return bool(ctypes.c_uint8.from_buffer(results).value)
        return results[0] if self._returns is int else tuple(results)


def kept(function: FunctionType) -> Machine | None:
    """The function from what was kept for this processor and these sources; None if nothing was."""
    for folder in _folders():
        try:
            told, symbol, code = (folder / _name(function)).read_bytes().split(b"\n", 2)
        except (OSError, ValueError):
            continue
        if hashlib.sha256(symbol + code).hexdigest().encode() == told:
            return Machine(function, code, symbol.decode())
    return None


def made(function: FunctionType, by_numba: Callable[..., Any]) -> Machine | None:
    """The function compiled and kept; None where its code needs Numba's or Python's around it.

    `by_numba` is the function as a dispatcher of Numba without wrappers.
    """
    from numba import types  # noqa: PLC0415  only where nothing is kept

    signature = tuple(
        types.int64 if dtype is None else types.Array(getattr(types, dtype.name), 1, "C")
        for dtype in _dtypes(function)[0]
    )
    by_numba.compile(signature)  # type: ignore[attr-defined]
    compiled = by_numba.overloads[signature]  # type: ignore[attr-defined]
    symbol = compiled.fndesc.llvm_func_name
    module = llvm.parse_assembly(compiled.library.get_llvm_str())
    for one in module.functions:
        if not one.is_declaration and one.name != symbol:
            one.linkage = "internal"
    target = _target()
    passes = llvm.create_new_module_pass_manager()
    passes.add_global_dead_code_eliminate_pass()
    passes.run(module, llvm.create_pass_builder(target, llvm.create_pipeline_tuning_options()))
    if set(_FROM_OUTSIDE.findall(str(module))) - _ALWAYS_THERE:
        return None
    code = target.emit_object(module)
    head = hashlib.sha256(symbol.encode() + code).hexdigest().encode()
    _keep(_name(function), b"\n".join([head, symbol.encode(), code]))
    return Machine(function, code, symbol)


def _dtypes(function: FunctionType) -> tuple[list[np.dtype[Any] | None], Any]:
    """For each argument the type of the array, None for a whole number; and what is returned."""
    hints = get_type_hints(function)
    returns = hints.pop("return")
    arrays = [None if hint is int else get_args(get_args(hint)[1])[0] for hint in hints.values()]
    return [None if one is None else np.dtype(one) for one in arrays], returns


def _target() -> llvm.TargetMachine:
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    return llvm.Target.from_default_triple().create_target_machine(
        cpu=llvm.get_host_cpu_name(),
        features=llvm.get_host_cpu_features().flatten(),
        opt=3,
        jit=True,
    )


def _name(function: FunctionType) -> str:
    return f"{function.__module__}.{function.__name__}-{_made_from()}.machine"


@cache
def _made_from() -> str:
    """A hash of what the code depends on: our sources, the compiler, the processor."""
    told = hashlib.sha256(llvmlite.__version__.encode())
    told.update(llvm.get_host_cpu_name().encode())
    told.update(llvm.get_host_cpu_features().flatten().encode())
    for source in ("scanning.py", "gathering.py", "compiling.py", "machine.py"):
        told.update((_HERE / source).read_bytes())
    return told.hexdigest()[:16]


def _folders() -> list[Path]:
    """Where the code may be kept: beside the package, else in the user's cache."""
    home = os.environ.get("XDG_CACHE_HOME")
    try:
        cache_home = Path(home) if home else Path.home() / ".cache"
    except RuntimeError:
        return [_HERE / "__pycache__"]
    return [_HERE / "__pycache__", cache_home / "uncover"]


def _keep(name: str, content: bytes) -> None:
    """Write it whole or not at all, in the first folder that takes it."""
    for folder in _folders():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=folder, delete=False) as growing:
                growing.write(content)
            Path(growing.name).chmod(0o644)
            Path(growing.name).replace(folder / name)
        except OSError:
            continue
        return
