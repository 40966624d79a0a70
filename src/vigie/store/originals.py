"""The original bytes of captures, each in a file named by its SHA-256.

``documents/ab/abcd...`` holds the bytes as they are, ``documents/ab/abcd....gz`` compressed, whichever is clearly
smaller. Gzip and not bare zlib, so that anybody's tools open it.
"""

from __future__ import annotations

import gzip
import os
import shutil
import zlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from vigie.model.ids import digest
from vigie.store.problems import NamedCaseError

WORTH = 0.9  # PDF and DOCX are compressed already: keep them openable as they are
HANDS = 8  # files handed to the disk at once: it settles many together as fast as one


def put(folder: Path, data: bytes) -> Path:
    """Keep ``data`` under ``folder``; returns its file. It outlives a power failure only after ``settle``.

    A file that is there already and does not hold these bytes (a power failure, a bad disk) is written again.
    """
    sha256 = digest(data)
    found = find(folder, sha256)
    if found and unpacked(found) == data:
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


def unpacked(path: Path) -> bytes | None:
    """The bytes that a file of ``put`` holds, None when it cannot be read or unpacked."""
    try:
        return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except (OSError, EOFError, zlib.error):
        return None


def settle(paths: Iterable[Path]) -> None:
    """Have the disk hold these files and their names for good. Raises CaseError when it cannot."""
    files = set(paths)
    folders = {path.parent for path in files}
    with ThreadPoolExecutor(HANDS) as hands:
        for group in (files, folders | {folder.parent for folder in folders}):
            list(hands.map(_settle, group))


def _settle(path: Path) -> None:
    if path.is_dir() and os.name != "posix":
        return  # other systems keep names by themselves
    try:
        handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise NamedCaseError("cannot-write", path=str(path), reason=error.strerror or str(error)) from error


def sweep(folder: Path) -> None:
    """Throw away what a killed writer left half written."""
    shutil.rmtree(_unfinished(folder), ignore_errors=True)


def _unfinished(folder: Path) -> Path:
    return folder / ".unfinished"
