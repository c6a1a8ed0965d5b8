"""Work done one step ahead, in a thread of its own, while the step before is used."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar, cast

_Item = TypeVar("_Item")


def ahead(items: Iterator[_Item]) -> Iterator[_Item]:
    """The same items in the same order, the next one in the making while one is used.

    One more item is in memory at a time. Whatever `items` raises is raised where it would be.
    """
    end = object()
    with ThreadPoolExecutor(1, "ahead") as thread:
        coming = thread.submit(next, items, end)
        while (item := coming.result()) is not end:
            coming = thread.submit(next, items, end)
            yield cast("_Item", item)
