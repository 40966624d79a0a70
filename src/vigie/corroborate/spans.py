"""How two stretches of time stand, as far as their words tell."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from vigie.text.edtf import bounds, readable

Span = tuple[date | None, date | None]
SAME, NEAR, CROSSING, BEFORE, AFTER, UNTOLD = "same", "near", "crossing", "before", "after", "untold"


@lru_cache(maxsize=4096)
def span(edtf: str | None) -> Span:
    """First and last day; None on the sides that are open, or when no time is told."""
    return bounds(edtf) if edtf and readable(edtf) else (None, None)


def closed(edtf: str | None) -> bool:
    """Whether both ends are told."""
    return None not in span(edtf)


def stand(first: str | None, second: str | None) -> str:
    """How two stretches stand.

    ``same``, ``near`` (nine days in ten are in both), ``crossing`` (some are), ``before``, ``after``, ``untold`` (an
    end of one is open).
    """
    (a, b), (c, d) = span(first), span(second)
    if a is None or b is None or c is None or d is None:
        return UNTOLD
    if (a, b) == (c, d):
        return SAME
    if b < c or d < a:
        return BEFORE if b < c else AFTER
    shared, whole = min(b, d) - max(a, c), max(b, d) - min(a, c)
    return NEAR if 10 * (shared.days + 1) >= 9 * (whole.days + 1) else CROSSING


def start(edtf: str | None) -> str | None:
    """The beginning of an interval, None when it is open."""
    begin = (edtf or "").partition("/")[0]
    return begin if begin not in ("", "..") else None


def end(edtf: str | None) -> str | None:
    """The end of an interval, None when it is open."""
    last = (edtf or "").rpartition("/")[2]
    return last if last not in ("", "..") else None
