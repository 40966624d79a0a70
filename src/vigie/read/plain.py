"""Plain text: the characters of the file as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from vigie.model.document import Segment
from vigie.model.errors import ReadError
from vigie.read.layout import lay_out
from vigie.read.parsed import Parsed
from vigie.text.encoding import decode


def read_plain(path: str, data: bytes, title: str | None = None, charset: str | None = None) -> Parsed:
    """The text with each line end as a newline, as Python's text mode gives it; nothing else is changed.

    ``title``, when it is the first line, makes that line the headline. ``charset`` is what the sender declared.
    """
    try:
        text = decode(data, [charset] if charset else ())
    except ValueError as error:
        raise ReadError(path, str(error)) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Parsed(text=text, segments=tuple(_placed(text, lay_out(text, title))), media_type="text/plain")


def _placed(text: str, segments: Iterable[Segment]) -> Iterator[Segment]:
    """``segments`` with the line each begins on."""
    line, counted = 1, 0
    for segment in segments:
        line += text.count("\n", counted, segment.start)
        counted = segment.start
        yield replace(segment, place=f"l. {line}")
