"""WACZ: a zip of web archives with their index, hashes and, where Vigie wrote it, the list of its captures."""

from __future__ import annotations

import hashlib
import io
import json
import struct
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from vigie.capture.manifest import checked
from vigie.capture.warc import Known, inputs_of
from vigie.capture.warcfile import Source, file_source
from vigie.model.capture import BESIDE, Input
from vigie.model.errors import ReadError

CAPTURES, CUSTODY, PACKAGE = "vigie/captures.jsonl", "vigie/custody.jsonl", "datapackage.json"
MAX_ENTRIES = 10_000
MAX_LIST = 500_000_000  # bytes of a list inside
_ENCRYPTED = 1
_LOCAL = struct.Struct("<26xHH")  # of a file inside a zip: the lengths of its name and of its extra field


def wacz_records(path: Path) -> Iterator[Input | ReadError]:
    """The documents in the archives inside the WACZ file ``path``, in order; what is wrong with it as ReadErrors."""
    whole = file_source(path)
    try:
        with ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES:
                raise ReadError(str(path), f"holds more than {MAX_ENTRIES} files; it is no WACZ that is read")
            faults = [*_changed(path, archive), *_nested(path, entries)]
            known = _known(archive)
            members = [_member(path, archive, entry, whole.parent) for entry in entries if _is_archive(entry)]
    except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError, struct.error) as error:
        raise ReadError(str(path), "is no WACZ file, or is damaged: get it again, or unpack what is left") from error
    yield from faults
    yield from (member for member in members if isinstance(member, ReadError))
    sources = [member for member in members if isinstance(member, Source)]
    if not members:
        yield ReadError(str(path), "holds no archive/*.warc.gz; it is no WACZ file")
    yield from inputs_of(sources, known)


class Window(io.RawIOBase):
    """The bytes of ``path`` from ``start`` on, ``size`` of them, as a file of its own."""

    def __init__(self, path: Path, start: int, size: int) -> None:
        super().__init__()
        self._stream, self._start, self._size, self._at = path.open("rb"), start, size, 0

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()
        super().close()

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in the window."""
        self._at = offset + (0, self._at, self._size)[whence]
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer`` as far as the window goes."""
        view = memoryview(buffer).cast("B")
        room = min(len(view), max(0, self._size - self._at))
        self._stream.seek(self._start + self._at)
        count = self._stream.readinto(view[:room])
        self._at += count
        return count


def _is_archive(entry: ZipInfo) -> bool:
    return entry.filename.startswith("archive/") and entry.filename.lower().endswith((".warc", ".warc.gz"))


def _member(path: Path, archive: ZipFile, entry: ZipInfo, parent: str) -> Source | ReadError:
    name = f"{path}: {entry.filename}"
    if entry.flag_bits & _ENCRYPTED:
        return ReadError(name, "is locked by a password; unpack it first")
    if entry.compress_type != ZIP_STORED:
        return ReadError(name, "is compressed twice; zip the WACZ anew without compression (zip -0)")
    archive.open(entry).close()  # checks the place
    with path.open("rb") as stream:
        stream.seek(entry.header_offset)
        start = entry.header_offset + 30 + sum(_LOCAL.unpack(stream.read(30)))
    return Source(name, partial(_buffered, path, start, entry.file_size), entry.file_size, parent)


def _buffered(path: Path, start: int, size: int) -> io.BufferedReader:
    return io.BufferedReader(Window(path, start, size), 1 << 18)


def _changed(path: Path, archive: ZipFile) -> Iterator[ReadError]:
    """What is not as the package's own list of hashes says."""
    names = set(archive.namelist())
    if PACKAGE not in names:
        return
    listed = _json(_small(archive, PACKAGE))
    resources = listed.get("resources") if isinstance(listed, dict) else None
    for resource in resources if isinstance(resources, list) else ():
        if not isinstance(resource, dict):
            continue
        name, written = str(resource.get("path")), str(resource.get("hash"))
        algorithm, _, value = written.partition(":")
        if name not in names:
            yield ReadError(f"{path}: {name}", "is listed by the WACZ and missing in it")
        elif algorithm in ("md5", "sha1", "sha256", "sha512"):
            with archive.open(name) as stream:
                made = hashlib.file_digest(stream, algorithm).hexdigest()  # type: ignore[arg-type]
            if made != value.lower():
                yield ReadError(f"{path}: {name}", "is not as the WACZ was written: it does not match its hash")


def _nested(path: Path, entries: list[ZipInfo]) -> Iterator[ReadError]:
    for entry in entries:
        if entry.filename.lower().endswith(".wacz"):
            yield ReadError(
                f"{path}: {entry.filename}", "is an archive inside an archive; unpack it and read it by itself"
            )


def _known(archive: ZipFile) -> dict[str, Known] | None:
    """The captures by the id of their record, when Vigie wrote the archive."""
    if CAPTURES not in archive.namelist():
        return None
    entries = map(_entry, _small(archive, CAPTURES).splitlines())
    return {id: known for id, known in entries if id}


def _entry(line: bytes) -> tuple[str, Known]:
    """A line of the list; what is of the wrong kind is left out, and without an id the line is."""
    fields = _json(line)
    fields = fields if isinstance(fields, dict) else {}
    texts = {name: value for name, value in fields.items() if isinstance(value, str)}
    said, steps = fields.get("given"), fields.get("redirects")
    given = {name: value for name, value in said.items() if isinstance(value, str)} if isinstance(said, dict) else {}
    note = {"note": given["note"]} if given.get("note") else {}
    return texts.get("record", ""), Known(
        path=safe_name(texts.get("name", "")),
        at=texts.get("at", ""),
        meta=checked(given)[0] | note | _beside(fields.get("beside")),
        media_type=texts.get("media_type"),
        redirects=tuple(id for id in steps if isinstance(id, str)) if isinstance(steps, list) else (),
    )


def _beside(told: object) -> dict[str, str]:
    """Of what was laid beside a document: that document's id and the note."""
    found = told if isinstance(told, dict) else {}
    id, note = found.get("document"), found.get("note")
    return {BESIDE: id, "note": note} if isinstance(id, str) and isinstance(note, str) and id and note else {}


def safe_name(name: str) -> str:
    """``name`` as it may stand in a case: an address, or a file's name without any folder."""
    return name if name.startswith(("http://", "https://")) else PurePosixPath(name.replace("\\", "/")).name or "-"


def _small(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as stream:
        data = stream.read(MAX_LIST + 1)
    if len(data) > MAX_LIST:
        raise ValueError(name)
    return data


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None
