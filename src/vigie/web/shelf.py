"""The columns of the case, read again when the case has changed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from vigie.store.case import Case, open_view
from vigie.store.columns import Columns, load_columns

Value = TypeVar("Value")
LARGE = 200_000  # claims from which nobody waits for a change: the columns known before serve until the new are there


class Shelf:
    """Gives the columns of ``case``; any thread may ask."""

    def __init__(self, case: Case, parents: Mapping[str, str | None]) -> None:
        self._case, self._parents = case, parents
        self._lock = threading.Lock()
        self._state: tuple[object, Columns] | None = None
        self._kept: dict[str, tuple[object, Any]] = {}

    def columns(self) -> Columns:
        """The columns as the case stands now; of a large case that has just changed, as it stood."""
        mark, state = self._mark(), self._state
        if state is not None and state[0] == mark:
            return state[1]
        if state is not None and len(state[1]) > LARGE:
            if self._lock.acquire(blocking=False):
                threading.Thread(target=self._renew_and_release, daemon=True).start()
            return state[1]
        with self._lock:
            if self._state is None or self._state[0] != mark:
                self._renew()
            assert self._state is not None
            return self._state[1]

    def kept(self, name: str, make: Callable[[], Value]) -> Value:
        """What ``make`` gave when it was asked last, unless the case has changed since."""
        mark, known = self._mark(), self._kept.get(name)
        if known is None or known[0] != mark:
            known = self._kept[name] = (mark, make())
        value: Value = known[1]
        return value

    def _renew_and_release(self) -> None:
        try:
            self._renew()
        finally:
            self._lock.release()

    def _renew(self) -> None:
        mark = self._mark()
        with open_view(self._case) as view:
            self._state = (mark, load_columns(view, self._parents))

    def _mark(self) -> object:
        """What changes with every commit: the files that SQLite writes to."""
        database = self._case.database
        files = (database, database.with_name(database.name + "-wal"))
        return [(found.st_mtime_ns, found.st_size) for found in (file.stat() for file in files if file.exists())]
