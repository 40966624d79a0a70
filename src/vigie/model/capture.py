"""What was obtained, from where, when and how: the evidence below every document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

Method = Literal["file", "stdin", "http", "archive", "mail", "attached"]
BESIDE = "beside"  # in the meta of an input: the id of the document that a person laid it beside; it is not read
Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its answer, as they went over the wire; header names keep their case and order.

    ``at`` is when the request was sent (ISO 8601, UTC). ``version`` is that of the answer's protocol (``HTTP/1.1``).
    ``request_head`` and ``response_head`` are the heads as they came (bytes as Latin-1), where the other
    fields would not give them back to the byte; else empty.
    """

    url: str
    at: str
    status: int
    method: str = "GET"
    reason: str = ""
    version: str = "HTTP/1.1"
    request_headers: Headers = ()
    response_headers: Headers = ()
    request_head: str = ""
    response_head: str = ""


@dataclass(frozen=True, slots=True)
class Obtained:
    """Bytes as they were had, before anybody read them.

    ``payload`` is what the author published (content encoding undone), ``transferred`` the body as it was received
    where that differs. ``exchanges`` are the redirects in order, the last one gave the bytes. ``at`` is the time of
    capture where it is not now (a record of an archive). ``media_type`` is what the sender declared, ``parent`` the
    SHA-256 of the archive or mail the bytes came in. ``meta`` is known of the document beside the manifest.
    ``remarks`` are what the chain of custody is to say of the way they were had (``robots``: ``ignored``).
    """

    payload: bytes
    method: Method = "file"
    at: str | None = None
    media_type: str | None = None
    transferred: bytes | None = None
    exchanges: tuple[Exchange, ...] = ()
    parent: str | None = None
    meta: dict[str, str] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read. ``path`` is the name it is known by (a file's, an address), ``meta`` its line of the manifest.

    ``obtain`` raises ReadError when the bytes cannot be had. ``meta`` holds any of ``dated`` (EDTF), ``language``
    (ISO 639-1), ``title``, ``publisher``, ``url``, ``note``, never empty; it beats what the bytes say of themselves.
    """

    path: str
    obtain: Callable[[], Obtained]
    meta: dict[str, str] = field(default_factory=dict)

    def data(self) -> bytes:
        """The bytes to read."""
        return self.obtain().payload


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The record of one obtaining; the bytes lie in the case under their hash.

    ``id`` is ``cap_`` + 20 hexadecimal characters over ``sha256``, ``locator`` and ``at``. ``sha256`` and ``size`` are
    of the payload, ``transferred`` the SHA-256 of the body as received where it differs. ``locator`` is the address or
    path asked for, ``by`` who asked, ``tool`` the program and its version. ``parent`` as in Obtained. ``given`` is what
    was said of it beside its bytes (a line of a manifest or list), by name in alphabetical order.
    """

    id: str
    sha256: str
    size: int
    locator: str
    method: Method
    at: str
    by: str
    tool: str
    media_type: str | None = None
    transferred: str | None = None
    exchanges: tuple[Exchange, ...] = ()
    parent: str | None = None
    given: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyEvent:
    """One link of the chain of custody: ``hash`` covers all the other fields, ``previous`` the link before.

    ``act`` is one of ``captured``, ``read``, ``unchanged``, ``changed``, ``gone``, ``attached``, ``handling``,
    ``imported``, ``exported``, ``adopted`` (held by the case before it kept custody). ``subject`` is the id of the
    capture or document it is about, ``detail`` what belongs to the act (hashes, status, reason), in plain strings.
    """

    seq: int
    at: str
    who: str
    act: str
    subject: str
    detail: dict[str, str]
    previous: str
    hash: str
