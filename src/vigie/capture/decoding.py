"""Undoing how a body was encoded on its way (gzip, deflate, br), within bounds: a bomb is told before it goes off."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Generator, Iterator

STEP = 1 << 16
SMALL = 1_000_000  # below this many bytes no ratio is too large
MAX_RATIO = 200  # text of pages shrinks five to twenty times, a bomb a thousand times and more
MOST_LAYERS = 3
MOST_MEMBERS = 1_000
SAMPLE = 1_000  # no compressed body is without control signs for so long
_UNREADABLE = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_GZIP_START = b"\x1f\x8b"
_GZIP, _ZLIB, _BARE = 31, 15, -15  # what zlib takes them by


class DecodingError(ValueError):
    """A body cannot be unpacked; the text says why, to follow "its answer"."""


class _BrokenError(Exception):
    """What comes is not what the encoding says."""


def decoded(body: bytes, encodings: str, limit: int, max_ratio: int = MAX_RATIO) -> bytes:
    """``body`` as it was before ``encodings``, the value of a Content-Encoding header, was applied to it.

    A body that is plain text is given back as it is: servers and archives often leave the header on what is already
    unpacked. Raises DecodingError for an encoding that is not known, for what is damaged, cut
    off or nested, and for what unpacks to more than ``limit`` bytes or, beyond SMALL, ``max_ratio`` times its size.
    """
    layers = [name for name in (each.strip().lower() for each in encodings.split(",")) if name not in ("", "identity")]
    if len(layers) > MOST_LAYERS:
        raise DecodingError("was compressed too many times over")
    most = max(SMALL, len(body) * max_ratio)
    for name in reversed(layers):
        if name not in _DECODERS:
            raise DecodingError(f"is compressed in a way that is not known here: {name}")
        body = _bounded(body, name, limit, most)
    return body


def _bounded(body: bytes, name: str, limit: int, most: int) -> bytes:
    made = bytearray()
    try:
        for piece in _DECODERS[name](body):
            made += piece
            if len(made) > limit:
                raise DecodingError(f"unpacks to more than {limit // 1_000_000} MB, the most that is read")
            if len(made) > most:
                raise DecodingError("unpacks to far more than a page would, as an attack does")
    except _BrokenError as error:
        if not made and not _UNREADABLE.search(body[:SAMPLE]):
            return body
        raise DecodingError(f"is damaged: its compression ({name}) cannot be undone") from error
    return bytes(made)


def _gzip(body: bytes) -> Iterator[bytes]:
    """All members of a gzip body; what follows the last is no part of it, as in browsers."""
    at = yield from _inflated(body, 0, _GZIP, "gzip")
    members = 1
    while body[at : at + 2] == _GZIP_START:
        if members == MOST_MEMBERS:
            raise DecodingError(f"is compressed in more than {MOST_MEMBERS} pieces")
        at = yield from _inflated(body, at, _GZIP, "gzip")
        members += 1


def _deflate(body: bytes) -> Iterator[bytes]:
    """With zlib's frame, as the standard says, or without, as some servers send it."""
    framed = len(body) > 1 and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
    yield from _inflated(body, 0, _ZLIB if framed else _BARE, "deflate")


def _inflated(body: bytes, at: int, window: int, name: str) -> Generator[bytes, None, int]:
    """The pieces of the stream that begins at ``at``; returns where it ends."""
    engine = zlib.decompressobj(window)
    try:
        while at < len(body) and not engine.eof:
            waiting = body[at : at + STEP]
            at += len(waiting)
            while waiting and not engine.eof:
                yield engine.decompress(waiting, STEP)
                waiting = engine.unconsumed_tail
        while not engine.eof and (piece := engine.decompress(b"", STEP)):
            yield piece
    except zlib.error as error:
        raise _BrokenError from error
    if not engine.eof and body:
        raise DecodingError(f"is cut off: its compression ({name}) does not end")
    return at - len(engine.unused_data)


def _brotli(body: bytes) -> Iterator[bytes]:
    import brotli  # type: ignore[import-untyped]  # loaded by those who need it

    engine = brotli.Decompressor()
    try:
        for at in range(0, len(body), STEP):
            yield engine.process(body[at : at + STEP], output_buffer_limit=STEP)
            while not engine.is_finished() and not engine.can_accept_more_data():
                yield engine.process(b"", output_buffer_limit=STEP)
            if engine.is_finished():
                return
        while not engine.is_finished() and (piece := engine.process(b"", output_buffer_limit=STEP)):
            yield piece
    except brotli.error as error:
        raise _BrokenError from error
    if not engine.is_finished() and body:
        raise DecodingError("is cut off: its compression (br) does not end")


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
}
