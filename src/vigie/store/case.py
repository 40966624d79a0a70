"""The case folder: where things lie in it, and how it is made, opened and read."""

from __future__ import annotations

import sqlite3
import tomllib
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vigie.model.casefiles import CASE_DATABASE, CASE_SETTINGS
from vigie.store.database import check_version, connect, explained, migrate, migrations
from vigie.store.problems import NamedCaseError


@dataclass(frozen=True, slots=True)
class Case:
    """A case folder that is known to exist and to be of this program's version."""

    path: Path

    @property
    def database(self) -> Path:
        """The SQLite file that holds the records."""
        return self.path / CASE_DATABASE

    @property
    def originals(self) -> Path:
        """The folder of original bytes, named by their hash."""
        return self.path / "documents"

    @property
    def sample(self) -> bool:
        """Whether its documents are made up, and every screen and export of it must say so."""
        try:
            return tomllib.loads((self.path / CASE_SETTINGS).read_text("utf-8")).get("sample") is True
        except (OSError, ValueError):
            return False

    @property
    def packs(self) -> Path:
        """The optional folder of packs laid over the built-in ones for this case."""
        return self.path / "packs"

    @property
    def settings(self) -> Path:
        """The optional file of settings of this case."""
        return self.path / CASE_SETTINGS


class View:
    """A reader of a case: as many at once as one likes, also while a writer commits. Use it in a ``with``."""

    def __init__(self, case: Case, connection: sqlite3.Connection) -> None:
        self.case, self._connection = case, connection

    def __enter__(self) -> View:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """All rows of a query, as tuples. Raises CaseError when the database is damaged."""
        with explained(self.case.path):
            return self._connection.execute(sql, values).fetchall()


def make_case(path: Path, *, sample: bool = False) -> Case:
    """Make a case in the folder ``path``, which may exist. Raises CaseError when it already holds one or cannot.

    ``sample``: what is read into it is made up.
    """
    case = Case(path)
    if case.database.exists():
        raise NamedCaseError("already-a-case", path=str(path))
    try:
        case.originals.mkdir(parents=True, exist_ok=True)
        if sample:
            (path / CASE_SETTINGS).write_text("sample = true\n", "utf-8")
    except (FileExistsError, NotADirectoryError) as error:
        raise NamedCaseError("not-a-folder", path=str(path)) from error
    except OSError as error:
        raise NamedCaseError("cannot-write", path=str(path), reason=error.strerror or str(error)) from error
    return _up_to_date(case)


def find_case(path: Path) -> Case:
    """The case in the folder ``path``, brought to this program's version when it is older.

    Raises CaseError when there is none, when it is damaged, or when a newer program made it.
    """
    case = Case(path)
    if not case.database.is_file():
        raise NamedCaseError("no-case", path=str(path))
    return _up_to_date(case)


def open_view(case: Case) -> View:
    """A reader of ``case``. Raises CaseError when the database is damaged."""
    return View(case, connect(case.database, read_only=True))


def _up_to_date(case: Case) -> Case:
    """Looks first and writes only where it must: a case being written to, or on a disk of others, still opens."""
    steps = migrations()
    if case.database.exists():
        with closing(connect(case.database, read_only=True)) as connection:
            if check_version(connection, case.path, len(steps)) == len(steps):
                return case
    with closing(connect(case.database, read_only=False)) as connection:
        migrate(connection, case.path, steps)
    return case
