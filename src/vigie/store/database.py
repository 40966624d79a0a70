"""The SQLite file of a case: opening it, bringing it up to date, and saying in a sentence what is wrong with it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from vigie.store.problems import NamedCaseError

APPLICATION_ID = 0x56494749  # "VIGI" in the header of the file: what `file case.db` can go by
BUSY = 5.0  # seconds to wait for another process's commit

FAULTS = {
    # what a user or a disk can bring about, by primary result code
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_CANTOPEN: "cannot-open",
    sqlite3.SQLITE_PERM: "cannot-open",
    sqlite3.SQLITE_READONLY: "cannot-write",
    sqlite3.SQLITE_IOERR: "cannot-write",
    sqlite3.SQLITE_FULL: "cannot-write",
}


def connect(database: Path, *, read_only: bool) -> sqlite3.Connection:
    """A connection without transactions of its own making. Raises CaseError when the file is not ours."""
    mode = "rwc" if not read_only else "ro&immutable=1" if _sealed(database) else "ro"
    uri = f"{database.absolute().as_uri()}?mode={mode}"
    with explained(database.parent):
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA recursive_triggers = ON")  # or REPLACE would delete a record unseen
            connection.execute("PRAGMA cache_size = -65536")
            connection.execute("PRAGMA mmap_size = 268435456")
            if not read_only:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")  # or a power failure would undo what custody.head notes
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error:
            connection.close()
            raise
    return connection


def _sealed(database: Path) -> bool:
    """Whether one may not write beside ``database`` (a disc, a stick with its switch on) and nobody has it open: SQLite
    then needs no files of its own there, and could not make them.
    """
    of_others = (database.with_name(database.name + ending) for ending in ("-wal", "-shm"))
    return not os.access(database.parent, os.W_OK) and not any(file.exists() for file in of_others)


@contextmanager
def explained(case: Path) -> Iterator[None]:
    """SQLite's errors as a CaseError that names the case; those that are bugs of ours stay what they are."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        slug = FAULTS.get(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF)
        if slug is None:
            raise
        if slug == "cannot-open" and case.is_dir() and not os.access(case, os.W_OK):
            raise NamedCaseError("cannot-write", path=str(case), reason="its folder may only be read") from error
        raise NamedCaseError(slug, path=str(case), reason=str(error)) from error


def migrations() -> list[str]:
    """The SQL of each version of the case, oldest first: file 0001_... brings version 0 to 1."""
    folder = files("vigie.store") / "migrations"
    return [entry.read_text("utf-8") for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)]


def check_version(connection: sqlite3.Connection, case: Path, known: int) -> int:
    """The version of the case in the file, 0 for an empty file.

    Raises CaseError when it is newer than ``known``, or when another program made the file.
    """
    found, maker, tables = (
        int(connection.execute(query).fetchone()[0])
        for query in ("PRAGMA user_version", "PRAGMA application_id", "SELECT count(*) FROM sqlite_master")
    )
    if tables and maker != APPLICATION_ID:
        raise NamedCaseError("damaged", path=str(case), reason="another program's database")
    if found > known:
        raise NamedCaseError("newer-case", path=str(case), found=found, known=known)
    return found


def migrate(connection: sqlite3.Connection, case: Path, steps: Sequence[str]) -> None:
    """Bring the file to version ``len(steps)``, one transaction a step. Raises CaseError as ``check_version``."""
    found = check_version(connection, case, len(steps))
    for number, step in enumerate(steps[found:], found + 1):
        header = f"PRAGMA user_version = {number}; PRAGMA application_id = {APPLICATION_ID};"
        with explained(case):
            try:
                connection.executescript(f"BEGIN IMMEDIATE;\n{step}\n{header}\nCOMMIT;")
            except sqlite3.Error:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
