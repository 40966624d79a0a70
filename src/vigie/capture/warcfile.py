"""The records of one WARC file as they stand: headers to the byte, blocks with bounds, digests checked, damage told."""

from __future__ import annotations

import base64
import hashlib
import re
import string
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
MAX_HEAD = 250_000  # read at once; few pages are longer
MAX_UNREAD = 20_000_000_000  # a block that nobody wants must be passed too
MAX_RATIO = 1_000  # of all blocks to the file: gzip itself cannot do more than that
OTHER = "other"
KINDS = {int(getattr(WarcRecordType, kind)): kind for kind in ("response", "resource", "revisit", "request")}
_STEP = 1 << 20
_BASE32 = str.maketrans(string.ascii_uppercase + "234567" + "01", "0123456789abcdefghijklmnopqrstuv" + "??")
_MEMBER = b"\x1f\x8b\x08\0"  # and no flags: nothing else writes records so
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

    ``links`` are what a request and its answer have in common: the id of one of them, else the address. ``repeats`` are
    the names (see ``names``) of the record that a revisit stands for, ``digests`` those written of block and payload.
    ``fault`` says that the bytes are not those that a digest was made of.
    """

    offset: int
    kind: str
    id: str
    url: str
    at: str
    type: bytes
    links: tuple[bytes, ...]
    names: tuple[bytes, ...]
    repeats: tuple[bytes, ...]
    digests: tuple[str, str]
    block: bytes
    wanted: bool = False
    whole: bool = False
    fault: str = ""


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
                for record in ArchiveIterator(stream, parse_http=False):
                    length = record.content_length
                    passed += length
                    if length > MAX_UNREAD or passed > MAX_RATIO * max(source.size, _STEP):
                        yield Damage(f"unpacks to far more than its size, at byte {last}; the rest is not read")
                        return
                    found = _found(record, record.stream_pos)
                    found.wanted = wanted(found)
                    _complete(found, record, length)
                    last, told = found.offset, False
                    if found.kind != OTHER:
                        yield found
            _check_end(source, last)
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
            for record in ArchiveIterator(stream, parse_http=False):
                if (record.headers.get_bytes(b"WARC-Record-ID") or b"").decode("utf-8", "replace") != id:
                    break
                return bytes(record.reader.read(min(record.content_length, MAX_BYTES)))
    except OSError:
        pass
    raise ReadError(source.name, "cannot be read from the middle: compress each record by itself (warcio recompress)")


class _BrokenOffError(Exception):
    def __init__(self, offset: int) -> None:
        self.offset = offset


def _found(record: WarcRecord, offset: int) -> Found:
    fields = {name.lower(): value for name, value in record.headers.items_bytes()}

    if b"content-length" not in fields:
        raise _BrokenOffError(offset)

    def field(name: bytes) -> bytes:
        return fields.get(name, b"")

    url = field(b"warc-target-uri").strip()
    if url.startswith(b"<") and url.endswith(b">"):  # older wget writes it so
        url = url[1:-1]
    id, date, payload = field(b"warc-record-id"), field(b"warc-date"), field(b"warc-payload-digest")
    kind, joined = KINDS.get(int(record.record_type), OTHER), field(b"warc-concurrent-to")
    repeated = field(b"warc-refers-to-target-uri") + b" " + field(b"warc-refers-to-date")
    return Found(
        offset=offset,
        kind=kind,
        id=id.decode("utf-8", "replace"),
        url=url.decode("utf-8", "replace"),
        at=_moment(date.decode("latin-1")),
        type=field(b"content-type").partition(b";")[0].strip().lower(),
        links=tuple(link for link in (id, joined, b"" if kind == "request" and joined else url) if link),
        names=tuple(name for name in (id, url + b" " + date, payload) if name.strip()),
        repeats=tuple(name for name in (field(b"warc-refers-to"), repeated, payload) if name.strip()),
        digests=(field(b"warc-block-digest").decode("latin-1"), payload.decode("latin-1")),
        block=bytes(record.reader.read(min(record.content_length, MAX_HEAD))),
    )


def _complete(found: Found, record: WarcRecord, length: int) -> None:
    """Read the rest of a wanted block and check it; pass the rest of any other."""
    rest = length - len(found.block)
    if found.wanted and length <= MAX_BYTES and rest:
        found.block += record.reader.read(rest)
        rest = length - len(found.block)
    elif rest:
        rest -= record.reader.consume(rest)
    if rest:
        raise _BrokenOffError(found.offset)
    found.whole = length <= MAX_BYTES and len(found.block) == length
    if not found.whole:
        return
    if found.wanted and found.kind != "revisit" and not _as_digested(found):
        found.fault = "is not as its record was written: the bytes do not match their digest; it is read as it stands"


def _as_digested(found: Found) -> bool:
    """Whether the block matches its digest; without one, whether the payload does, as any usual tool means it."""
    block, payload = found.digests
    if block:
        return _matches(block, found.block)
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
    made = getattr(hashlib, name)(data, usedforsecurity=False).digest()
    plain = value.rstrip("=")
    if len(plain) == 2 * len(made):
        return bool(plain.lower() == made.hex())
    return _from_base32(plain) == made or plain == base64.b64encode(made).decode().rstrip("=")


def _from_base32(value: str) -> bytes:
    """As ``base64.b32decode``, at a tenth of its time; empty for what is no base32."""
    digits = value.upper().translate(_BASE32)
    if not re.fullmatch("[0-9a-v]+", digits):
        return b""
    bits = 5 * len(digits)
    return (int(digits, 32) >> bits % 8).to_bytes(bits // 8, "big")


def _check_end(source: Source, last: int) -> None:
    """See that no further record begins behind the last one, so short that it was taken for nothing."""
    if source.name.lower().endswith(".gz"):
        start = _next_start(source, last + 1, (_MEMBER,))
        if start is not None:
            raise _BrokenOffError(start)


def _next_start(source: Source, after: int, starts: tuple[bytes, ...] = _STARTS) -> int | None:
    """Where the next record may begin, from byte ``after`` on."""
    with source.open() as stream:
        stream.seek(after)
        at, rest = after, b""
        while part := stream.read(_STEP):
            window = rest + part
            places = [place for place in map(window.find, starts) if place >= 0]
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
