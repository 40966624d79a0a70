"""Items in batches, one transaction each: one transaction an item costs seven times as much."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")

SIZE = 200
SECONDS = 0.5  # also how old a shown progress may be, and how much work a killed run may lose


def in_batches(
    items: Iterable[Item],
    size: int = SIZE,
    seconds: float = SECONDS,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[list[Item]]:
    """``items`` in lists of at most ``size``, each given out when it is full or ``seconds`` after it was begun."""
    batch: list[Item] = []
    begun = clock()
    for item in items:
        batch.append(item)
        if len(batch) >= size or clock() - begun >= seconds:
            yield batch
            batch, begun = [], clock()
    if batch:
        yield batch
