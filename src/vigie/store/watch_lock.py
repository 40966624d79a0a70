"""One watcher for each case: two would ask every outlet twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from vigie.model.casefiles import CASE_WATCH
from vigie.store.case import Case
from vigie.store.database import FAULTS, explained
from vigie.store.problems import NamedCaseError


@contextmanager
def watch_lock(case: Case) -> Iterator[None]:
    """Held while a watcher is at work; others may read and write the case meanwhile.

    The lock is SQLite's own on an empty file: every system lets go of it when the process dies. Raises CaseError when
    another process has it.
    """
    with (
        explained(case.path),
        closing(sqlite3.connect(case.path / CASE_WATCH, isolation_level=None, timeout=0)) as lock,
    ):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if FAULTS.get(error.sqlite_errorcode & 0xFF) == "busy":
                raise NamedCaseError("watching", path=str(case.path)) from error
            raise
        yield
