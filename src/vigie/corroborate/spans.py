"""How two stretches of time stand, as far as their words tell."""

from __future__ import annotations

from datetime import date

from vigie.text.edtf import bounds, readable

Span = tuple[date | None, date | None]
SAME, CROSSING, BEFORE, AFTER, UNTOLD = "same", "crossing", "before", "after", "untold"


def span(edtf: str | None) -> Span:
    """First and last day; None on the sides that are open, or when no time is told."""
    return bounds(edtf) if edtf and readable(edtf) else (None, None)


def closed(edtf: str | None) -> bool:
    """Whether both ends are told."""
    return None not in span(edtf)


def stand(first: str | None, second: str | None) -> str:
    """``same``, ``before``, ``after``, ``crossing`` (some days are in both), ``untold`` (an end is open)."""
    (a, b), (c, d) = span(first), span(second)
    if a is None or b is None or c is None or d is None:
        return UNTOLD
    if (a, b) == (c, d):
        return SAME
    return BEFORE if b < c else AFTER if d < a else CROSSING


def start(edtf: str | None) -> str | None:
    """The beginning of an interval, None when it is open."""
    begin = (edtf or "").partition("/")[0]
    return begin if begin not in ("", "..") else None


def end(edtf: str | None) -> str | None:
    """The end of an interval, None when it is open."""
    last = (edtf or "").rpartition("/")[2]
    return last if last not in ("", "..") else None
