"""Parsed packs kept between runs in the user's cache folder, named by what they were made from.

The cache is a convenience: a folder that cannot be written or a file that does not decode is never an error.
"""

from __future__ import annotations

import gc
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from vigie.packs.files import Packs

KEPT = 8  # parsed packs kept: the built-in ones, and a few cases with packs of their own


def cache_folder() -> Path | None:
    """Where this user's programs keep what they can make again; None where the home folder is unknown."""
    named = os.environ.get("XDG_CACHE_HOME")
    try:
        if named:
            return Path(named) / "vigie"
        if sys.platform == "win32":
            return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "vigie" / "cache"
        return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "vigie"
    except RuntimeError:
        return None


def schema_version() -> str:
    """A hash of this package's own code: packs parsed by other code are parsed again."""
    total = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        total.update(path.read_bytes())
    return total.hexdigest()


def cached(folder: Path, digest: str) -> Packs | None:
    """The packs stored in ``folder`` for ``digest``, or None."""
    try:
        with _uncollected():
            packs = msgspec.msgpack.decode(_path(folder, digest).read_bytes(), type=Packs)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return packs if packs.digest == digest else None


def store(folder: Path, packs: Packs) -> None:
    """Keep ``packs`` in ``folder``; a reader sees the old file or the new one, never half of one."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(msgspec.msgpack.encode(packs))
            Path(name).replace(_path(folder, packs.digest))
        finally:
            Path(name).unlink(missing_ok=True)
        for old in sorted(folder.glob("packs-*.msgpack"), key=lambda path: path.stat().st_mtime)[:-KEPT]:
            old.unlink(missing_ok=True)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage meanwhile, nor later in what was made: it stays, and a search takes as long as decoding."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if running:
            gc.enable()


def _path(folder: Path, digest: str) -> Path:
    return folder / f"packs-{digest[:20]}-{schema_version()[:12]}.msgpack"
