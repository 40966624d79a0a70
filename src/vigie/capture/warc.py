"""Web archives: the records of a WARC file become inputs, each read again from its place when it is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

from vigie.capture import heads
from vigie.capture.bodies import opened
from vigie.capture.decoding import DecodingError
from vigie.capture.warcfile import MAX_BYTES, Damage, Found, Source, block_at, file_source, scan
from vigie.model.capture import Exchange, Input, Obtained
from vigie.model.errors import ReadError

MAX_REDIRECTS, NEAR = 20, timedelta(minutes=5)  # a redirect belongs to a page that was fetched right after it
MAX_WAITING = 10_000  # redirects, and requests, that wait for their page
REDIRECTS = frozenset((b"301", b"302", b"303", b"307", b"308"))
GIVEN = frozenset((b"200", b"201", b"203"))

# What belongs to pages and is no document, by declared type and by the ending of the address.
_TYPES = re.compile(
    rb"(?:image|audio|video|font|model|multipart)/|text/(?:css|javascript|dns|vtt|event-stream)"
    rb"|application/(?:[\w.+-]*javascript|[\w.+-]*json|warc|wacz|dns|wasm|font|vnd\.ms-fontobject|x-font"
    rb"|x-shockwave|x-protobuf|grpc|ocsp|x-mpegurl|vnd\.apple\.mpegurl|manifest|opensearchdescription)"
)
_VAGUE = re.compile(rb"(?:|application/(?:zip|gzip|x-gzip|octet-stream)|binary/octet-stream)")
_ENDINGS = re.compile(
    r"\.(?:png|jpe?g|gif|webp|svg|bmp|ico|avif|tiff?|mp[34]|m4[as]|wav|og[gav]|webm|mov|css|m?js|json|map|woff2?|ttf|otf"
    r"|eot|zip|gz|tgz|7z|rar|exe|dll|wasm|warc|wacz)$"
)
_ABOUT_A_PAGE = re.compile(r"urn:[\w-]+:https?:")  # pictures and texts that crawlers make of a page they also keep
_HEAD = re.compile(rb"HTTP/[\d.]+[ \t]+(\d{3})")
_TYPE = re.compile(rb"\ncontent-type:[ \t]*([^;\s]*)", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a list inside the archive says of one record: the name and meta of its input, when it was captured, as what
    it was sent, and the ids of the records of its redirects.
    """

    path: str
    at: str
    meta: dict[str, str]
    media_type: str | None = None
    redirects: tuple[str, ...] = ()


def records(path: Path) -> Iterator[Input | ReadError]:
    """The documents in the WARC file ``path``, gzipped or not, in their order; see ``inputs_of``."""
    yield from inputs_of([file_source(path)])


def inputs_of(sources: Sequence[Source], known: Mapping[str, Known] | None = None) -> Iterator[Input | ReadError]:
    """What may be a document among the records of ``sources``, as inputs, and what is wrong with them.

    Taken one after the other the archive is passed once; an input kept for later is read again from its place.
    ``known`` are the records to take, by id, when the archive has a list of them (one that Vigie wrote).
    """
    steps = frozenset(id for one in (known or {}).values() for id in one.redirects)
    joined = _Joined(known, steps=steps)
    for source in sources:
        any_record = False
        for found in scan(source, joined.wanted):
            if isinstance(found, Damage):
                yield ReadError(source.name, found.reason)
                continue
            any_record = True
            yield from joined.add(source, found)
        yield from joined.flush()
        if not any_record:
            yield ReadError(source.name, "holds no WARC record that can be read; it is no web archive, or is damaged")


@dataclass(slots=True)
class _Pending:
    """A response whose request may be the next record."""

    source: Source
    found: Found
    request: bytes = b""


@dataclass(slots=True)
class _Joined:
    """The records seen so far, as far as later ones may need them."""

    known: Mapping[str, Known] | None
    requests: dict[bytes, bytes] = field(default_factory=dict)
    redirects: dict[str, tuple[Exchange, ...]] = field(
        default_factory=dict
    )  # by the address that each led to, or by id
    places: dict[bytes, _Place] = field(default_factory=dict)
    steps: frozenset[str] = frozenset()  # ids of the redirects that ``known`` names
    pending: _Pending | None = None
    held: tuple[_Place, bytes] | None = None  # the block of the input just given out

    def wanted(self, found: Found) -> bool:
        """Whether the rest of a record is worth reading, by its headers and the first bytes of its block."""
        if found.kind == "request":
            return False
        if self.known is not None:
            return found.id in self.known
        if found.kind == "resource":
            return not _ABOUT_A_PAGE.match(found.url) and _may_be_document(found.type, found.url)
        status = _HEAD.match(found.block)
        if found.kind == "response" and not (status and status[1] in GIVEN):
            return False
        kind = _TYPE.search(found.block)
        return _is_page_address(found.url) and _may_be_document(kind[1].lower() if kind else b"", found.url)

    def add(self, source: Source, found: Found) -> Iterator[Input | ReadError]:
        """Take in one record; gives the inputs that are complete by it."""
        if found.kind == "request":
            yield from self._add_request(found)
            return
        yield from self.flush()
        if not found.whole and not self._leads_on(found):
            if found.wanted:
                yield ReadError(found.url, f"is larger than {MAX_BYTES // 1_000_000} MB, the most that is read")
            return
        request = next((self.requests.pop(key) for key in found.links if key in self.requests), b"")
        self.pending = _Pending(source, found, request)
        if request or found.kind == "resource":
            yield from self.flush()

    def flush(self) -> Iterator[Input | ReadError]:
        """The input of the response that waited, if one did."""
        waiting, self.pending = self.pending, None
        if waiting is None:
            return
        found = waiting.found
        if waiting.request and not waiting.request.startswith(b"GET "):
            return  # the answer to a form or a script, not a page
        if found.wanted:
            yield from self._input(waiting.source, found, waiting.request)
        elif self._leads_on(found):
            self._keep_redirect(found, waiting.request)

    def _add_request(self, found: Found) -> Iterator[Input | ReadError]:
        head, _ = heads.split(found.block)
        if self.pending and not self.pending.request and set(found.links) & set(self.pending.found.links):
            self.pending.request = head
            yield from self.flush()
            return
        if len(self.requests) > MAX_WAITING:
            self.requests.clear()
        self.requests.update(dict.fromkeys(found.links, head))

    def _leads_on(self, found: Found) -> bool:
        """Whether a record is a redirect."""
        if self.known is not None:
            return found.id in self.steps
        status = _HEAD.match(found.block) if found.kind == "response" else None
        return bool(status and status[1] in REDIRECTS)

    def _keep_redirect(self, found: Found, request: bytes) -> None:
        made = heads.exchange(found.url, found.at, heads.split(found.block)[0], request)
        target = heads.header(made.response_headers, "location") if made else ""
        if made is None or not found.at:
            return
        if len(self.redirects) > MAX_WAITING:
            self.redirects.clear()
        if self.known is not None:
            self.redirects[found.id] = (made,)
        elif target:
            with suppress(ValueError):  # the server sent people nowhere
                self.redirects[urljoin(found.url, target)] = (*self._chain(found), made)

    def _chain(self, found: Found) -> tuple[Exchange, ...]:
        """The redirects that led to a record, in order."""
        if self.known is not None:
            return tuple(step for id in self.known[found.id].redirects for step in self.redirects.pop(id, ()))
        chain = self.redirects.pop(found.url, ())
        near = chain and _apart(chain[-1].at, found.at) <= NEAR
        return chain[-MAX_REDIRECTS:] if near else ()

    def _input(self, source: Source, found: Found, request: bytes) -> Iterator[Input | ReadError]:
        if not found.at:
            yield ReadError(found.url, "stands in a record without a date that can be read")
            return
        if found.fault:
            yield ReadError(found.url, found.fault)
        place = _Place(source, found.offset, found.id)
        if found.kind == "revisit":
            original = next((self.places[key] for key in found.repeats if key in self.places), None)
            if original is None:
                yield ReadError(found.url, "repeats a capture that this archive does not hold; read that archive too")
                return
            place = original
        else:
            self.places.update(dict.fromkeys(found.names, place))
            self.held = (place, found.block)
        bare, exchanges = found.kind == "resource", self._chain(found)
        if not bare:
            last = heads.exchange(found.url, found.at, heads.split(found.block)[0], request)
            if last is None and found.kind == "response":
                yield ReadError(found.url, "stands in a record without the head of an HTTP answer")
                return
            exchanges += (last,) if last else ()
        known = Known(path=found.url, at=found.at, meta={}, media_type=found.type.decode("latin-1") if bare else None)
        known = self.known[found.id] if self.known else known
        how = _How(known.at or found.at, found.url, bare, found.kind == "revisit", known.media_type, exchanges)
        yield Input(known.path, partial(self._obtain, place, how), known.meta)

    def _obtain(self, place: _Place, how: _How) -> Obtained:
        held = self.held
        block = held[1] if held and held[0] == place else block_at(place.source, place.offset, place.id)
        obtained = Obtained(
            block, "archive", at=how.at, media_type=how.type, exchanges=how.exchanges, parent=place.source.parent
        )
        if how.as_it_is:
            return obtained
        head, body = heads.split(block)
        answer = heads.exchange(how.url, how.at, head) if how.repeats else how.exchanges[-1]
        if answer is None:
            raise ReadError(how.url, "stands in a record without the head of an HTTP answer")
        try:
            payload, transferred = opened(answer, body, MAX_BYTES)
        except DecodingError as error:
            raise ReadError(how.url, f"its answer {error}") from error
        kind = how.type or heads.header(answer.response_headers, "content-type") or None
        return replace(obtained, payload=payload, transferred=transferred, media_type=kind)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a record's block is read again."""

    source: Source
    offset: int
    id: str


@dataclass(frozen=True, slots=True)
class _How:
    """How the bytes of an input were had; ``as_it_is`` where the block is no HTTP message but the bytes themselves,
    ``repeats`` where it is that of an earlier record, with a head of its own.
    """

    at: str
    url: str
    as_it_is: bool
    repeats: bool
    type: str | None
    exchanges: tuple[Exchange, ...]


def _may_be_document(kind: bytes, url: str) -> bool:
    if _TYPES.match(kind):
        return False
    return not (_VAGUE.fullmatch(kind) and _ENDINGS.search(url.partition("?")[0].lower()))


def _is_page_address(url: str) -> bool:
    return url.startswith(("http://", "https://")) and not url.endswith("/robots.txt")


def _apart(first: str, second: str) -> timedelta:
    return abs(datetime.fromisoformat(second) - datetime.fromisoformat(first))
