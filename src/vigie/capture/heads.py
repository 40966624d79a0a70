"""HTTP heads to and from an Exchange, to the byte."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from vigie.model.capture import Exchange, Headers

_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(r"(HTTP/[\d.]+)[ \t]+(\d{3})(?:[ \t](.*))?")
_LINE = re.compile(r"\r?\n(?![ \t])")  # a line that begins with a blank goes on with the one above


def split(block: bytes) -> tuple[bytes, bytes]:
    """Head (with its empty line) and body of an HTTP message; all is head when no empty line ends it."""
    end = _END.search(block)
    return (block[: end.end()], block[end.end() :]) if end else (block, b"")


def exchange(url: str, at: str, response: bytes, request: bytes = b"") -> Exchange | None:
    """The Exchange whose heads are these bytes; None when ``response`` begins as no HTTP answer does."""
    first, headers = _parts(response)
    status = _STATUS.fullmatch(first)
    if not status:
        return None
    asked, request_headers = _parts(request)
    made = Exchange(
        url=url,
        at=at,
        status=int(status[2]),
        method=asked.partition(" ")[0] or "GET",
        reason=status[3] or "",
        version=status[1],
        request_headers=request_headers,
        response_headers=headers,
    )
    return replace(
        made,
        request_head="" if request_head(made) == request else request.decode("latin-1"),
        response_head="" if response_head(made) == response else response.decode("latin-1"),
    )


def response_head(exchange: Exchange) -> bytes:
    """The head of the answer, as it stood or, where only its parts were kept, as they make it."""
    if exchange.response_head:
        return exchange.response_head.encode("latin-1")
    first = f"{exchange.version} {exchange.status} {exchange.reason}"
    return _head(first, exchange.response_headers)


def request_head(exchange: Exchange) -> bytes:
    """The head of the request; empty when nothing was kept of it."""
    if exchange.request_head:
        return exchange.request_head.encode("latin-1")
    if not exchange.request_headers:
        return b""
    parts = urlsplit(exchange.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return _head(f"{exchange.method} {target} HTTP/1.1", exchange.request_headers)


def header(headers: Headers, name: str) -> str:
    """The values of ``name`` in any case, joined by commas; empty when there is none."""
    return ", ".join(value for key, value in headers if key.lower() == name)


def _parts(head: bytes) -> tuple[str, Headers]:
    first, _, rest = head.decode("latin-1").rstrip("\r\n").partition("\n")
    pairs = (line.partition(":") for line in _LINE.split(rest))
    return first.removesuffix("\r"), tuple((name.strip(), value.strip()) for name, colon, value in pairs if colon)


def _head(first: str, headers: Headers) -> bytes:
    lines = (first, *(f"{name}: {value}" for name, value in headers), "", "")
    return b"\r\n".join(map(_as_bytes, lines))


def _as_bytes(line: str) -> bytes:
    try:
        return line.encode("latin-1")
    except UnicodeEncodeError:
        return line.encode("utf-8", "replace")
