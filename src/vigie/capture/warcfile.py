"""The records of one WARC file as they stand: headers to the byte, blocks with bounds, digests checked, damage told."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from vigie.capture import heads
from vigie.capture.bodies import opened, unchunked
from vigie.capture.decoding import DecodingError
from vigie.model.errors import ReadError

MAX_BYTES = 50_000_000  # of one block
MAX_HEAD = 64_000
MAX_UNREAD = 20_000_000_000  # a block that nobody wants must be passed too
MAX_RATIO = 1_000  # of all blocks to the file: gzip itself cannot do more than that
KINDS = {int(getattr(WarcRecordType, kind)): kind for kind in ("response", "resource", "revisit", "request")}
_ALL = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit | WarcRecordType.request
_STEP = 1 << 20
_STARTS = (b"\x1f\x8b\x08", b"WARC/1.")


@dataclass(frozen=True, slots=True)
class Source:
    """A WARC file: ``open`` gives a fresh stream at its start, ``parent`` is the SHA-256 of its archive."""

    name: str
    open: Callable[[], BinaryIO]
    size: int
    parent: str


@dataclass(slots=True, kw_only=True)
class Found:
    """One record. ``block`` is its beginning only, unless ``whole``; ``at`` is empty where its date cannot be read.

    ``repeats`` are the names (see ``names``) of the record that a revisit stands for. ``fault`` says that the bytes
    are not those the record's digest was made of.
    """

    offset: int
    kind: str
    id: str
    url: str
    at: str
    type: bytes
    joined: bytes
    names: tuple[bytes, ...]
    repeats: tuple[bytes, ...]
    block: bytes
    wanted: bool = False
    whole: bool = False
    fault: str = ""

    @property
    def links(self) -> tuple[bytes, ...]:
        """What a request and its answer have in common: the id of one of them, else the address."""
        address = "" if self.kind == "request" and self.joined else self.url
        return tuple(key for key in (self.id.encode(), self.joined, address.encode()) if key)


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where the file is broken; ``reason`` says where, in one sentence that follows the file's name."""

    reason: str


def file_source(path: Path) -> Source:
    """The WARC file ``path``. Raises ReadError when it cannot be opened."""
    try:
        with path.open("rb") as stream:
            parent = hashlib.file_digest(stream, "sha256").hexdigest()
        return Source(str(path), lambda: path.open("rb"), path.stat().st_size, parent)
    except OSError as error:
        raise ReadError(str(path), f"cannot be opened: {(error.strerror or str(error)).lower()}") from error


def scan(source: Source, wanted: Callable[[Found], bool]) -> Iterator[Found | Damage]:
    """The records of ``source`` in order; the blocks of those that are ``wanted`` by their beginning are read whole.

    Behind a damaged stretch reading goes on with the next record that is whole.
    """
    start: int | None = 0
    told = False
    while start is not None:
        last = start
        passed = 0
        try:
            with source.open() as stream:
                stream.seek(start)
                for record in ArchiveIterator(stream, record_types=_ALL, parse_http=False):
                    length = record.content_length
                    passed += length
                    if length > MAX_UNREAD or passed > MAX_RATIO * max(source.size, _STEP):
                        yield Damage(f"unpacks to far more than its size, at byte {last}; the rest is not read")
                        return
                    found = _found(record, record.stream_pos)
                    found.wanted = wanted(found)
                    _complete(found, record, length)
                    last, told = found.offset, False
                    yield found
            return
        except OSError:
            if not told:
                yield Damage(f"is damaged behind byte {last}; what is whole was read")
            told = True
            start = _next_start(source, last + 1)
        except _BrokenOffError as error:
            yield Damage(f"breaks off in the record at byte {error.offset}; what stands before it was read")
            return


def block_at(source: Source, offset: int, id: str) -> bytes:
    """The block of the record ``id`` at ``offset`` once more. Raises ReadError when it is not there."""
    try:
        with source.open() as stream:
            stream.seek(offset)
            for record in ArchiveIterator(stream, record_types=_ALL, parse_http=False):
                if _text(record, b"WARC-Record-ID") != id:
                    break
                return bytes(record.reader.read(min(record.content_length, MAX_BYTES)))
    except OSError:
        pass
    raise ReadError(source.name, "cannot be read from the middle: compress each record by itself (warcio recompress)")


class _BrokenOffError(Exception):
    def __init__(self, offset: int) -> None:
        self.offset = offset


def _found(record: WarcRecord, offset: int) -> Found:
    kind = KINDS[int(record.record_type)]
    url = _text(record, b"WARC-Target-URI").strip()
    if url.startswith("<") and url.endswith(">"):  # older wget writes it so
        url = url[1:-1]
    date = _text(record, b"WARC-Date")
    id, digest = _bytes(record, b"WARC-Record-ID"), _bytes(record, b"WARC-Payload-Digest")
    repeats: tuple[bytes, ...] = ()
    if kind == "revisit":
        address, day = _bytes(record, b"WARC-Refers-To-Target-URI"), _bytes(record, b"WARC-Refers-To-Date")
        repeats = (_bytes(record, b"WARC-Refers-To"), address + b" " + day, digest)
    return Found(
        offset=offset,
        kind=kind,
        id=id.decode("utf-8", "replace"),
        url=url,
        at=_moment(date),
        type=_bytes(record, b"Content-Type").partition(b";")[0].strip().lower(),
        joined=_bytes(record, b"WARC-Concurrent-To"),
        names=tuple(name for name in (id, url.encode() + b" " + date.encode(), digest) if name.strip()),
        repeats=tuple(name for name in repeats if name.strip()),
        block=bytes(record.reader.read(min(record.content_length, MAX_HEAD))),
    )


def _complete(found: Found, record: WarcRecord, length: int) -> None:
    """Read the rest of a wanted block, and check it."""
    if length > MAX_BYTES:
        return
    if found.wanted and length > len(found.block):
        found.block += record.reader.read(length - len(found.block))
    found.whole = len(found.block) == length
    if not found.whole and (found.wanted or len(found.block) < min(length, MAX_HEAD)):
        raise _BrokenOffError(found.offset)
    if found.wanted and found.kind != "revisit" and not _as_digested(found, record):
        found.fault = "is not as its record was written: the bytes do not match their digest; it is read as it stands"


def _as_digested(found: Found, record: WarcRecord) -> bool:
    """Whether the block matches its digest; without one, whether the payload does, as any usual tool means it."""
    block = _bytes(record, b"WARC-Block-Digest").decode("latin-1")
    if block:
        return _matches(block, found.block)
    payload = _bytes(record, b"WARC-Payload-Digest").decode("latin-1")
    return not payload or any(_matches(payload, body) for body in _bodies(found))


def _bodies(found: Found) -> Iterator[bytes]:
    if found.kind == "resource":
        yield found.block
        return
    head, body = heads.split(found.block)
    yield body
    content = unchunked(body)
    if content is not None:
        yield content
    made = heads.exchange(found.url, found.at, head)
    if made:
        try:
            yield opened(made, body, MAX_BYTES)[0]
        except DecodingError:
            return


def _matches(written: str, data: bytes) -> bool:
    """Whether ``written`` (``sha1:BASE32``, ``sha256:hex`` ...) is the digest of ``data``; so are names not known."""
    name, _, value = written.strip().partition(":")
    name = name.lower().replace("-", "")
    if name not in ("md5", "sha1", "sha256", "sha384", "sha512"):
        return True
    made = hashlib.new(name, data, usedforsecurity=False).digest()
    forms = (made.hex(), base64.b32encode(made).decode().rstrip("="), base64.b64encode(made).decode().rstrip("="))
    plain = value.rstrip("=")
    return plain.lower() == forms[0] or plain.upper() == forms[1] or plain == forms[2]


def _next_start(source: Source, after: int) -> int | None:
    """Where the next record may begin, from byte ``after`` on."""
    with source.open() as stream:
        stream.seek(after)
        at, rest = after, b""
        while part := stream.read(_STEP):
            window = rest + part
            places = [place for place in map(window.find, _STARTS) if place >= 0]
            if places:
                return at - len(rest) + min(places)
            at, rest = at + len(part), window[-8:]
    return None


def _moment(date: str) -> str:
    """``date`` as ISO 8601 with the offset of UTC; empty when it is none."""
    try:
        datetime.fromisoformat(date)
    except ValueError:
        return ""
    return date.removesuffix("Z") + "+00:00" if date.endswith("Z") else date


def _text(record: WarcRecord, name: bytes) -> str:
    return _bytes(record, name).decode("utf-8", "replace")


def _bytes(record: WarcRecord, name: bytes) -> bytes:
    return record.headers.get_bytes(name) or b""
