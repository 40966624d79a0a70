"""HTTP heads to and from an Exchange, to the byte."""

from __future__ import annotations

import re
from dataclasses import replace

from vigie.model.capture import Exchange, Headers

_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(r"(HTTP/[\d.]+)[ \t]+(\d{3})(?:[ \t](.*))?")
_LINE = re.compile(r"\r?\n(?![ \t])")  # a line that begins with a blank goes on with the one above


def split(block: bytes) -> tuple[bytes, bytes]:
    """Head (with its empty line) and body of an HTTP message; all is head when no empty line ends it."""
    end = block.find(b"\r\n\r\n") + 4
    if end < 4:
        found = _END.search(block)
        end = found.end() if found else len(block)
    return block[:end], block[end:]


def exchange(url: str, at: str, response: bytes, request: bytes = b"") -> Exchange | None:
    """The Exchange whose heads are these bytes; None when ``response`` begins as no HTTP answer does."""
    answered, asked = response.decode("latin-1"), request.decode("latin-1")
    first, headers = _parts(answered)
    status = _STATUS.fullmatch(first)
    if not status:
        return None
    line, request_headers = _parts(asked)
    method, reason, version = line.partition(" ")[0] or "GET", status[3] or "", status[1]
    as_asked = _head(_request_line(method, url), request_headers) if request_headers else ""
    return Exchange(
        url=url,
        at=at,
        status=int(status[2]),
        method=method,
        reason=reason,
        version=version,
        request_headers=request_headers,
        response_headers=headers,
        request_head="" if as_asked == asked else asked,
        response_head="" if _head(f"{version} {status[2]} {reason}", headers) == answered else answered,
    )


def with_head(exchange: Exchange, head: bytes) -> Exchange:
    """``exchange`` with the head of its answer as it came, where its parts would not give it back to the byte."""
    as_made = response_head(exchange)
    return exchange if head in (b"", as_made) else replace(exchange, response_head=head.decode("latin-1"))


def response_head(exchange: Exchange) -> bytes:
    """The head of the answer, as it stood or, where only its parts were kept, as they make it."""
    if exchange.response_head:
        return exchange.response_head.encode("latin-1")
    return _as_bytes(_head(f"{exchange.version} {exchange.status} {exchange.reason}", exchange.response_headers))


def request_head(exchange: Exchange) -> bytes:
    """The head of the request; empty when nothing was kept of it."""
    if exchange.request_head:
        return exchange.request_head.encode("latin-1")
    if not exchange.request_headers:
        return b""
    return _as_bytes(_head(_request_line(exchange.method, exchange.url), exchange.request_headers))


def header(headers: Headers, name: str) -> str:
    """The values of ``name`` in any case, joined by commas; empty when there is none."""
    return ", ".join(value for key, value in headers if key.lower() == name)


def _parts(head: str) -> tuple[str, Headers]:
    first, _, rest = head.rstrip("\r\n").partition("\n")
    plain = "\n " not in rest and "\n\t" not in rest and rest.count("\n") == rest.count("\r\n")
    pairs = [line.partition(":") for line in (rest.split("\r\n") if plain else _LINE.split(rest))]
    return first.removesuffix("\r"), tuple([(name.strip(), value.strip()) for name, colon, value in pairs if colon])


def _request_line(method: str, url: str) -> str:
    host, slash, target = url.partition("://")[2].partition("#")[0].partition("/")
    return f"{method} /{target} HTTP/1.1" if slash else f"{method} /{''.join(host.partition('?')[1:])} HTTP/1.1"


def _head(first: str, headers: Headers) -> str:
    return "\r\n".join([first, *[f"{name}: {value}" for name, value in headers], "", ""])


def _as_bytes(head: str) -> bytes:
    try:
        return head.encode("latin-1")
    except UnicodeEncodeError:
        return head.encode("utf-8", "replace")
