"""A document laid out for reading: its blocks, the words that slots were filled from, the claims beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from vigie.model.document import Document, Segment
from vigie.store.rows import ClaimRow, UnreadRow
from vigie.web.quoting import UNREAD, Piece, Span, pieces, slot_spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the document: the part it plays, its words in pieces, the claims that hang on a word in it."""

    segment: Segment
    pieces: tuple[Piece, ...]
    claims: tuple[ClaimRow, ...]


def laid_out(document: Document, claims: Sequence[ClaimRow], unread: Sequence[UnreadRow]) -> list[Block]:
    """The blocks of ``document`` from the first word to the last, whatever segments it has."""
    spans = [span for row in claims for span in slot_spans(row.claim)]
    spans += [Span(row.unread.start, row.unread.end, UNREAD, row.unread.reason) for row in unread]
    spans.sort(key=lambda span: span.start)
    starts = [span.start for span in spans]
    longest = max((span.end - span.start for span in spans), default=0)
    heads = sorted(claims, key=lambda row: row.claim.head)
    found = []
    for segment in covering(document):
        near = spans[bisect_left(starts, segment.start - longest) : bisect_left(starts, segment.end)]
        inside = [span.within(segment.start, segment.end) for span in near if span.end > segment.start]
        here = [row for row in heads if segment.start <= row.claim.head < segment.end]
        found.append(
            Block(
                segment=segment,
                pieces=tuple(pieces(document.text, segment.start, segment.end, inside, [])),
                claims=tuple(here),
            )
        )
    return found


def covering(document: Document) -> list[Segment]:
    """The segments of ``document`` in order, cut so that none overlaps another, with plain ones for text between."""
    found: list[Segment] = []
    at = 0
    for segment in sorted(document.segments, key=lambda one: (one.start, -one.end)):
        start = max(at, segment.start)
        if segment.end > start:
            found += _paragraphs(document.text, at, start)
            found.append(Segment(start, segment.end, segment.role, segment.place, segment.language, segment.dated))
            at = segment.end
    return found + _paragraphs(document.text, at, len(document.text))


def _paragraphs(text: str, start: int, end: int) -> list[Segment]:
    """``text[start:end]`` by lines; nothing for what is only space."""
    found = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            found.append(Segment(start, stop))
        start = stop + 1
    return found
