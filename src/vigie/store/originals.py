"""The original bytes of documents, each in a file named by its SHA-256.

``documents/ab/abcd...`` holds the bytes as they are, ``documents/ab/abcd....gz`` compressed, whichever is clearly
smaller. Gzip and not bare zlib, so that anybody's tools open it.
"""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

from vigie.model.ids import digest
from vigie.store.problems import NamedCaseError

WORTH = 0.9  # PDF and DOCX are compressed already: keep them openable as they are


def put(folder: Path, data: bytes) -> Path:
    """Keep ``data`` under ``folder``; returns its file, which is complete whenever it exists."""
    sha256 = digest(data)
    found = find(folder, sha256)
    if found:
        return found
    packed = gzip.compress(data, 6, mtime=0)
    small = len(packed) < WORTH * len(data)
    target = folder / sha256[:2] / (sha256 + (".gz" if small else ""))
    unfinished = _unfinished(folder) / target.name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.parent.mkdir(exist_ok=True)
        unfinished.write_bytes(packed if small else data)
        unfinished.replace(target)
    except OSError as error:
        raise NamedCaseError("cannot-write", path=str(target), reason=error.strerror or str(error)) from error
    return target


def find(folder: Path, sha256: str) -> Path | None:
    """The file that holds the bytes of that hash, or None."""
    plain = folder / sha256[:2] / sha256
    return next((path for path in (plain, plain.with_name(sha256 + ".gz")) if path.is_file()), None)


def get(folder: Path, sha256: str) -> bytes | None:
    """The bytes of that hash, or None."""
    path = find(folder, sha256)
    if path is None:
        return None
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def sweep(folder: Path) -> None:
    """Throw away what a killed writer left half written."""
    shutil.rmtree(_unfinished(folder), ignore_errors=True)


def _unfinished(folder: Path) -> Path:
    return folder / ".unfinished"
