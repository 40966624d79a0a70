"""Bodies of HTTP messages as an archive keeps them: chunks and content encodings undone, and put back."""

from __future__ import annotations

import re

from vigie.capture import heads
from vigie.capture.decoding import DecodingError, decoded
from vigie.model.capture import Exchange

_LINE = 1024  # bytes of a chunk's first line


def opened(exchange: Exchange, body: bytes, most_bytes: int) -> tuple[bytes, bytes | None]:
    """The payload of ``body`` and, where it differs, what was transferred (see Obtained).

    What was transferred is without its chunks where ``sealed`` makes the same ones again. Raises DecodingError.
    """
    content = unchunked(body) if _in_chunks(exchange) else None
    received = content if content is not None and chunked(content) == body else body
    content = body if content is None else content
    payload = _payload(exchange, content, most_bytes)
    return payload, None if received == payload else received


def sealed(exchange: Exchange, payload: bytes, transferred: bytes | None) -> bytes:
    """The body that belongs under the head of ``exchange``: what was transferred, in one chunk if it came in chunks."""
    if not _in_chunks(exchange):
        return payload if transferred is None else transferred
    if transferred is None:
        return chunked(payload)
    content = unchunked(transferred)
    return transferred if content is not None and _holds(exchange, content, payload) else chunked(transferred)


def unchunked(body: bytes) -> bytes | None:
    """``body`` without the chunks of its transfer; None where it is not in chunks from end to end."""
    parts: list[bytes] = []
    at = 0
    while True:
        line = body.find(b"\r\n", at, at + _LINE)
        size = _size(body[at:line]) if line >= 0 else None
        if size is None:
            return None
        start, at = line + 2, line + 2 + size
        if size == 0:
            return b"".join(parts) if body[start:] in (b"", b"\r\n") or body.endswith(b"\r\n\r\n") else None
        if body[at : at + 2] != b"\r\n":
            return None
        parts.append(body[start:at])
        at += 2


def chunked(body: bytes) -> bytes:
    """``body`` in one chunk."""
    return (b"%x\r\n%s\r\n" % (len(body), body) if body else b"") + b"0\r\n\r\n"


def _size(line: bytes) -> int | None:
    digits = line.partition(b";")[0].strip()
    return int(digits, 16) if re.fullmatch(rb"[0-9A-Fa-f]{1,15}", digits) else None


def _holds(exchange: Exchange, content: bytes, payload: bytes) -> bool:
    try:
        return _payload(exchange, content, len(payload)) == payload
    except DecodingError:
        return False


def _payload(exchange: Exchange, content: bytes, most_bytes: int) -> bytes:
    return decoded(content, heads.header(exchange.response_headers, "content-encoding"), most_bytes)


def _in_chunks(exchange: Exchange) -> bool:
    return "chunked" in heads.header(exchange.response_headers, "transfer-encoding").lower()
