"""Whether a fact falls within the time in which a rule is in effect, as far as the words tell."""

from __future__ import annotations

from datetime import date

from vigie.model.assessment import MET, NOT_MET, UNKNOWN, Element
from vigie.model.claim import Claim
from vigie.text.edtf import bounds, readable

Span = tuple[date | None, date | None]


def in_effect(claim: Claim, dated: str | None, since: str, until: str | None) -> Element:
    """The element ``date``: ``claim`` (in a document of ``dated``) beside a rule in effect from ``since`` to ``until``.

    What is told as done was done by the day it was told; what is planned comes after, and is laid beside the rules of
    the day it was told. What has no beginning engages no rule that ended before it did.
    """
    first, last = fact_span(claim, dated)
    begin, end = date.fromisoformat(since), date.fromisoformat(until) if until else None
    values = (("since", since), ("until", until or ""))
    plan_before = claim.status == "planned" and last is None and first is not None and first < begin
    if plan_before or (last is not None and last < begin):
        return Element(name="date", stands=NOT_MET, reason="before", values=values)
    if end is not None and first is not None and first > end:
        return Element(name="date", stands=NOT_MET, reason="after", values=values)
    if first is not None and first >= begin and (end is None or (last is not None and last <= end)):
        return Element(name="date", stands=MET, reason="within", values=values)
    if first is None and last is not None and end is not None and last > end:
        return Element(name="date", stands=NOT_MET, reason="untold-ended", values=values)
    if first is None and last is None:
        reason = "undated"
    elif first is None or last is None:
        reason = "open-ended"
    else:
        reason = "straddles"
    suffix = "-until" if until else ""
    return Element(name="date", stands=UNKNOWN, reason=reason + suffix, values=values)


def fact_span(claim: Claim, dated: str | None) -> Span:
    """First and last day on which the fact may fall; None on the side that nothing tells."""
    said = _span(claim.stated.edtf if claim.stated else None)
    if said == (None, None):
        said = _span(dated)
    time = claim.time.edtf if claim.time else None
    first, last = _span(time)
    if first is None and claim.quantity is not None and claim.quantity.since:
        first = _span(claim.quantity.since)[0]
    if claim.status == "ongoing" and not time:
        return first or said[0], said[1]
    if claim.status in ("occurred", "ended", "intercepted", "ongoing"):
        return first, _earliest(last, said[1])
    if claim.status == "planned":
        return first or said[0], last
    return first, last


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _span(edtf: str | None) -> Span:
    if not edtf or not readable(edtf):
        return None, None
    return bounds(edtf)
