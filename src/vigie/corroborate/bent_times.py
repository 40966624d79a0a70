"""Times against the time they were taken from: another day, another period, another start of a count.

A coarser time is no bend, nor is a finer one inside it. A count that still runs and a count of a closed period are not
the same, wherever they lie.
"""

from __future__ import annotations

from datetime import date

from vigie.corroborate.wording import Bent, Bents, of_slot
from vigie.model.claim import Claim, When
from vigie.text.edtf import bounds, readable

PERIOD, DATE = "period", "date"


def bent_times(told: Claim, reference: Claim) -> Bents:
    """The bends of ``time``, of the start of a count, and of when it was said: ``period``, ``date``."""
    since = told.quantity and told.quantity.since
    from_then = reference.quantity and reference.quantity.since
    if since and from_then and _apart(since, from_then):
        yield Bent(PERIOD, _start_words(told), _start_words(reference))
    elif _told(told.time) and _told(reference.time):
        counted = told.quantity is not None and reference.quantity is not None
        if kind := _other_time(_edtf(told.time), _edtf(reference.time), counted):
            yield of_slot(kind, told.time, reference.time)
    if _told(told.stated) and _told(reference.stated) and _apart(_edtf(told.stated), _edtf(reference.stated)):
        yield of_slot(DATE, told.stated, reference.stated)


def before(first: str | None, second: str | None) -> bool:
    """Whether ``first`` was over before ``second`` began; not when either is untold."""
    return _span(first or "..")[1] < _span(second or "..")[0]


def _told(when: When | None) -> bool:
    return when is not None and when.edtf is not None and readable(when.edtf)


def _edtf(when: When | None) -> str:
    return (when.edtf if when else None) or ".."


def _start_words(claim: Claim) -> str | None:
    if claim.time:
        return claim.time.text
    return claim.quantity.since if claim.quantity else None


def _other_time(told: str, given: str, counted: bool) -> str | None:
    if "/" not in told and "/" not in given:
        if not _apart(told, given):
            return None
        return PERIOD if counted and "day" not in (_unit(told), _unit(given)) else DATE
    if counted and _runs(told) != _runs(given) and _closed(told if _runs(given) else given):
        return PERIOD
    begin, end = told.partition("/")[0], told.rpartition("/")[2]
    first, last = given.partition("/")[0], given.rpartition("/")[2]
    both = "/" in told and "/" in given
    moved = _apart(begin, first) or _apart(end, last) if both else _apart(told, given)
    return PERIOD if moved else None


def _unit(point: str) -> str:
    return {4: "year", 7: "month"}.get(len(point.rstrip("~")), "day")


def _runs(edtf: str) -> bool:
    """Whether it has a start and no end."""
    return edtf.endswith("/..")


def _closed(edtf: str) -> bool:
    """Whether it is a period of its own: a month or more with both ends. A day may be that of the report."""
    first, last = bounds(edtf)
    return first is not None and last is not None and (last - first).days >= 27


def _apart(told: str, given: str) -> bool:
    """Whether two stretches have no day in common; an open end has all days, an unreadable one too."""
    (a, b), (c, d) = _span(told), _span(given)
    return a > d or c > b


def _span(edtf: str) -> tuple[date, date]:
    first, last = bounds(edtf) if edtf != ".." and readable(edtf) else (None, None)
    return first or date.min, last or date.max
