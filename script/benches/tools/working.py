"""What a tool on a library is told and tells: the question, where things are, what it took."""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def asked() -> tuple[str, dict[str, Any]]:
    """The name of the question, and what is known of the library."""
    name, facts, _ = sys.argv[1:]
    return name, json.loads(Path(facts).read_text("utf-8"))


@contextmanager
def worked() -> Iterator[None]:
    """Tell the seconds and the CPU seconds of what is done inside."""
    begun, used = time.perf_counter(), time.process_time()
    yield
    print("worked", time.perf_counter() - begun, time.process_time() - used)


def answer(numbers: Iterable[int]) -> None:
    """Tell the answer."""
    print("answer", *(int(number) for number in numbers))
