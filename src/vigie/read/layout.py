"""The segments of plain text: which lines belong together and what part they play."""

from __future__ import annotations

import re

from vigie.model.document import Segment

_LINE = re.compile(r"[^\n]+")


def lay_out(text: str, title: str | None = None) -> tuple[Segment, ...]:
    """The non-blank lines of ``text`` as segments, in order, none overlapping."""
    segments = []
    for line in _LINE.finditer(text):
        words = line[0].strip("\ufeff \t")
        if words.strip():
            start = line.start() + line[0].index(words)
            segments.append(Segment(start, start + len(words), "headline" if not segments and title == words else "body"))
    return tuple(segments)
