"""One file that holds a whole case."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from vigie.model.casefiles import CASE_DATABASE, CASE_HEAD, CASE_SETTINGS
from vigie.store import originals
from vigie.store.case import Case
from vigie.store.custody import noted_head
from vigie.store.database import connect, explained
from vigie.store.problems import NamedCaseError


def backup(case: Case, target: Path) -> int:
    """Write ``case`` whole into the zip file ``target``, also while a writer works; returns its size in bytes.

    ``target`` appears complete or not at all. Unzipped into a folder it is the case again.
    Raises CaseError when the file cannot be written or an original is missing.
    """
    try:
        with tempfile.TemporaryDirectory(dir=target.absolute().parent, prefix=".vigie-backup-") as folder:
            database, unfinished = Path(folder, CASE_DATABASE), Path(folder, "case.zip")
            head = noted_head(case.path)  # before the records: a head may be behind the chain, never ahead of it
            contents = _copy(case, database)
            with ZipFile(unfinished, "w", ZIP_DEFLATED, strict_timestamps=False) as archive:
                archive.write(database, CASE_DATABASE)
                if head is not None:
                    archive.writestr(CASE_HEAD, f"{head}\n")
                if (case.path / CASE_SETTINGS).is_file():
                    archive.write(case.path / CASE_SETTINGS, CASE_SETTINGS)
                for path, sha256 in contents:
                    archive.write(*_original(case, path, sha256), compress_type=ZIP_STORED)
                for file in _pack_files(case):
                    archive.write(file, file.relative_to(case.path).as_posix())
            unfinished.replace(target)
            return target.stat().st_size
    except OSError as error:
        raise NamedCaseError("cannot-write", path=str(target), reason=error.strerror or str(error)) from error


def _copy(case: Case, database: Path) -> list[tuple[str, str]]:
    """Copy the records as they stand at one moment; returns path and hash of every original they name."""
    with (
        explained(case.path),
        closing(connect(case.database, read_only=True)) as source,
        closing(sqlite3.connect(database)) as copy,
    ):
        source.backup(copy)
        return copy.execute(_ORIGINALS).fetchall()


def _original(case: Case, path: str, sha256: str) -> tuple[Path, str]:
    """The file that holds an original, and its name in the archive."""
    found = originals.find(case.originals, sha256)
    if found is None:
        raise NamedCaseError("no-original", path=path, sha256=sha256)
    return found, found.relative_to(case.path).as_posix()


def _pack_files(case: Case) -> Iterator[Path]:
    yield from (path for path in sorted(case.packs.rglob("*")) if path.is_file())


_ORIGINALS = """
SELECT min(path), sha256 FROM (
  SELECT path, sha256 FROM document
  UNION ALL SELECT locator, sha256 FROM capture
  UNION ALL SELECT locator, transferred FROM capture WHERE transferred IS NOT NULL
) GROUP BY sha256 ORDER BY sha256
"""
