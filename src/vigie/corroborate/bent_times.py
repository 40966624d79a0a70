"""Times against the time they were taken from: another day, another period, another start of a count.

A coarser time is no bend, nor is a finer one inside it. A count that still runs and a count of a closed period are not
the same, wherever they lie.
"""

from __future__ import annotations

from vigie.corroborate.spans import end, span, start
from vigie.corroborate.wording import Bent, Bents, of_slot
from vigie.model.claim import Claim, When
from vigie.text.edtf import readable

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
    over, begun = span(first)[1], span(second)[0]
    return over is not None and begun is not None and over < begun


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
    if counted and _runs(told) != _runs(given) and _is_period(told if _runs(given) else given):
        return PERIOD
    both = "/" in told and "/" in given
    moved = _ends_apart(told, given) if both else _apart(told, given)
    return PERIOD if moved else None


def _ends_apart(told: str, given: str) -> bool:
    begins, ends = (start(told), start(given)), (end(told), end(given))
    return any(None not in pair and _apart(*map(str, pair)) for pair in (begins, ends))


def _unit(point: str) -> str:
    return {4: "year", 7: "month"}.get(len(point.rstrip("~")), "day")


def _runs(edtf: str) -> bool:
    """Whether it has a start and no end."""
    return edtf.endswith("/..")


def _is_period(edtf: str) -> bool:
    """Whether it is a period of its own: a month or more with both ends. A day may be that of the report."""
    first, last = span(edtf)
    return first is not None and last is not None and (last - first).days >= 27


def _apart(told: str, given: str) -> bool:
    """Whether two stretches have no day in common; an open end has all days, an unreadable one too."""
    (a, b), (c, d) = span(told), span(given)
    return (a is not None and d is not None and a > d) or (b is not None and c is not None and c > b)
