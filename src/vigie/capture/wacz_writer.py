"""Captures as one WACZ file: records, index, pages, hashes, and what Vigie knows of them. Complete or not at all."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from vigie.capture.surt import surt
from vigie.capture.wacz import CAPTURES, CUSTODY, PACKAGE, safe_name
from vigie.capture.warc_writer import WarcWriter, Written, moment
from vigie.model.capture import Capture, CustodyEvent
from vigie.model.document import Document
from vigie.model.errors import PublishError

VERSION = "1.1.1"
ARCHIVE, INDEX, BLOCKS, PAGES = "archive/data.warc.gz", "indexes/index.cdx.gz", "indexes/index.idx", "pages/pages.jsonl"
BLOCK = 3000  # lines of the index compressed together
FACTS = ("dated", "language", "title", "publisher", "url")
# The first lines of lists: validators want them to share a field with the others.
CAPTURES_HEAD = {"format": "vigie-captures-1", "id": "captures"}
CUSTODY_HEAD = {"format": "vigie-custody-1", "subject": "custody"}
_IN_MEMORY = 16_000_000
_DATE = (1980, 1, 1, 0, 0, 0)  # the zip's own dates say nothing: the same case gives the same bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A capture to write, with its bytes, and the document read from it (its text left out) with the text's hash.

    ``beside``: of what was laid beside a document, the id of that and the note.
    """

    capture: Capture
    payload: bytes
    transferred: bytes | None = None
    document: Document | None = None
    text_sha256: str | None = None
    beside: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What was written: how many captures, how large the file is, and its SHA-256."""

    captures: int
    size: int
    sha256: str


def write_wacz(target: Path, entries: Iterable[Entry], events: Iterable[CustodyEvent], software: str) -> Package | None:
    """Write ``entries`` in their order to ``target``, which appears complete or not at all; None when there are none.

    Raises PublishError when the file cannot be written.
    """
    try:
        with tempfile.NamedTemporaryFile(dir=target.absolute().parent, prefix=".vigie-export-", delete=False) as file:
            unfinished = Path(file.name)
        try:
            count = _write(unfinished, entries, events, software)
            if not count:
                return None
            with unfinished.open("rb+") as stream:
                os.fsync(stream.fileno())
                sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            unfinished.chmod(0o666 & ~_mask())
            unfinished.replace(target)
            return Package(captures=count, size=target.stat().st_size, sha256=sha256)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise PublishError(f"{target} cannot be written: {(error.strerror or str(error)).lower()}") from error


@dataclass(slots=True)
class _Part:
    """A file of the package while it is written: what goes through is hashed and counted."""

    stream: IO[bytes]
    sha256: Any = field(default_factory=hashlib.sha256)
    size: int = 0

    def write(self, data: bytes) -> int:
        self.sha256.update(data)
        self.size += len(data)
        return self.stream.write(data)


class _Zip:
    """A zip whose files are listed with their hashes."""

    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        self.resources: list[dict[str, Any]] = []

    @contextmanager
    def part(self, path: str) -> Iterator[_Part]:
        info = ZipInfo(path, _DATE)
        info.compress_type, info.external_attr = ZIP_STORED, 0o644 << 16
        with self.archive.open(info, "w", force_zip64=True) as stream:
            part = _Part(stream)
            yield part
        name = path.rpartition("/")[2].lower()
        self.resources.append(
            {"name": name, "path": path, "hash": f"sha256:{part.sha256.hexdigest()}", "bytes": part.size}
        )

    def add(self, path: str, lines: Iterable[bytes]) -> None:
        with self.part(path) as part:
            for line in lines:
                part.write(line)


def _write(file: Path, entries: Iterable[Entry], events: Iterable[CustodyEvent], software: str) -> int:
    index: list[tuple[str, str, str]] = []
    latest, count = "", 0
    with (
        ZipFile(file, "w", ZIP_STORED) as archive,
        tempfile.SpooledTemporaryFile(_IN_MEMORY) as pages,
        tempfile.SpooledTemporaryFile(_IN_MEMORY) as captures,
    ):
        package = _Zip(archive)
        captures.write(_line(CAPTURES_HEAD))
        pages.write(_line({"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}))
        with package.part(ARCHIVE) as part:
            writer = None
            for entry in entries:
                writer = writer or WarcWriter(part, entry.capture.at, software)  # type: ignore[arg-type]
                records = writer.add(entry.capture, entry.payload, entry.transferred, _media_type(entry))
                index += map(_indexed, records)
                captures.write(_line(_listed(entry, records)))
                if entry.document:
                    pages.write(_line(_page(entry, records[-1])))
                latest, count = max(latest, moment(entry.capture.at)), count + 1
        if not count:
            return 0
        _add_index(package, index)
        for path, lines in ((PAGES, pages), (CAPTURES, captures)):
            lines.seek(0)
            package.add(path, lines)
        package.add(CUSTODY, (_line(line) for line in chain([CUSTODY_HEAD], map(_told, events))))
        _add_package(package, latest, software)
    return count


def _indexed(record: Written) -> tuple[str, str, str]:
    stamp = re.sub(r"[^0-9]", "", record.at)[:14].ljust(14, "0")
    facts: dict[str, Any] = {"url": record.url, "mime": record.media_type}
    facts |= {"status": str(record.status)} if record.status else {}
    facts |= {"digest": record.digest, "length": str(record.length), "offset": str(record.offset)}
    facts["filename"] = ARCHIVE.rpartition("/")[2]
    return surt(record.url), stamp, json.dumps(facts, ensure_ascii=False)


def _add_index(package: _Zip, index: list[tuple[str, str, str]]) -> None:
    """The index in blocks of lines, each a gzip member, and the list of the blocks."""
    index.sort()
    lines = [f"{key} {stamp} {facts}\n".encode() for key, stamp, facts in index]
    head = {"format": "cdxj-gzip-1.0", "filename": INDEX.rpartition("/")[2]}
    blocks = [f"!meta 0 {json.dumps(head)}\n".encode()]
    offset = 0
    with package.part(INDEX) as part:
        for start in range(0, len(lines), BLOCK):
            packed = gzip.compress(b"".join(lines[start : start + BLOCK]), mtime=0)
            key, stamp, _ = index[start]
            facts = {"offset": offset, "length": len(packed), "digest": f"sha256:{hashlib.sha256(packed).hexdigest()}"}
            blocks.append(f"{key} {stamp} {json.dumps(facts)}\n".encode())
            offset += part.write(packed)
    package.add(BLOCKS, blocks)


def _media_type(entry: Entry) -> str:
    read_as = entry.document.media_type if entry.document else None
    return entry.capture.media_type or read_as or "application/octet-stream"


def _page(entry: Entry, record: Written) -> dict[str, Any]:
    document = entry.document
    title = document.title if document and document.title else safe_name(entry.capture.locator)
    return {"id": entry.capture.id, "url": record.url, "ts": record.at, "title": title}


def _listed(entry: Entry, records: list[Written]) -> dict[str, Any]:
    """What an importing case needs to make the same document, and a reader to know how the bytes were had."""
    capture, document = entry.capture, entry.document
    listed: dict[str, Any] = {
        "record": records[-1].id,
        "redirects": [record.id for record in records[:-1]] or None,
        "name": safe_name(capture.locator),
        "id": capture.id,
        "sha256": capture.sha256,
        "size": capture.size,
        "at": capture.at,
        "by": capture.by,
        "tool": capture.tool,
        "method": capture.method,
        "media_type": capture.media_type,
        "parent": capture.parent,
        "given": dict(capture.given) or None,
    }
    if document:
        facts = {name: getattr(document, name) for name in FACTS}
        read = {"id": document.id, "text": entry.text_sha256} | facts
        listed["document"] = {name: value for name, value in read.items() if value is not None}
    if entry.beside:
        listed["beside"] = dict(zip(("document", "note"), entry.beside, strict=True))
    return {name: value for name, value in listed.items() if value is not None}


def _told(event: CustodyEvent) -> dict[str, Any]:
    """An event; where its detail names a file of this machine, only the name stays, and ``shortened`` says so."""
    detail = {name: safe_name(value) if name == "locator" else value for name, value in event.detail.items()}
    told = {name: getattr(event, name) for name in ("seq", "at", "who", "act", "subject", "previous", "hash")}
    return told | {"detail": detail} | ({"shortened": True} if detail != event.detail else {})


def _add_package(package: _Zip, created: str, software: str) -> None:
    about = {
        "profile": "data-package",
        "resources": list(package.resources),
        "created": created[:19] + "Z",
        "wacz_version": VERSION,
        "software": software,
    }
    data = json.dumps(about, ensure_ascii=False, indent=2).encode()
    package.add(PACKAGE, [data])
    digest = {"path": PACKAGE, "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
    package.add("datapackage-digest.json", [json.dumps(digest, indent=2).encode()])


def _line(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
