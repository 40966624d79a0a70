"""Amounts beside a cap: what a claim counts towards it, and whether it alone would pass it in one of its years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from vigie.assess.effect import fact_span
from vigie.assess.lineage import Lineage
from vigie.model.assessment import MET, UNKNOWN, Band, Element, Number
from vigie.model.claim import Claim
from vigie.packs.grading import Conversion
from vigie.packs.regimes import Cap

PERIOD = "period"


def amount_element(
    claim: Claim, dated: str | None, cap: Cap, classes: Lineage, conversions: Sequence[Conversion]
) -> Element:
    """The element ``amount``: met only where the least that the claim says, within one year of the cap, is above it.

    What a cap allows is counted over all suppliers: a claim below it says nothing of the sum.
    """
    quantity, item = claim.quantity, claim.item
    values = (("cap", _plain(cap.amount)), ("unit", cap.unit))
    if quantity is None or quantity.unit is None or item is None or quantity.factor is not None or quantity.per:
        return Element(name="amount", stands=UNKNOWN, reason="no-amount", values=values)
    band = in_unit((quantity.min, quantity.max), quantity.unit, cap.unit, item.item_class or "", classes, conversions)
    if band is None:
        direct = next((other for other in cap.also if other.unit == quantity.unit), None)
        if direct is None:
            return Element(name="amount", stands=UNKNOWN, reason="other-unit", values=values)
        band, limit = (quantity.min, quantity.max), direct.amount
    else:
        limit = cap.amount
    first, last = fact_span(claim, dated)
    within = cap.per == PERIOD or (
        first is not None and last is not None and year_of(first, cap.starts) == year_of(last, cap.starts)
    )
    floor = band[0] * 0.9 if band[0] is not None and quantity.approximate else band[0]
    if within and floor is not None and floor > limit:
        return Element(name="amount", stands=MET, reason="above-cap", values=values)
    reason = "below-cap" if within else "several-years"
    return Element(name="amount", stands=UNKNOWN, reason=reason, values=values)


def year_of(day: date, starts: str) -> int:
    """The year of a cap that ``day`` falls in: the calendar year in which it began."""
    return day.year if day.strftime("%m-%d") >= starts else day.year - 1


def in_unit(
    amount: Band, unit: str, wanted: str, item: str, classes: Lineage, conversions: Sequence[Conversion]
) -> Band | None:
    """``amount`` of goods of class ``item`` in the unit ``wanted``, as a band; None where no conversion is known."""
    if unit == wanted:
        return amount
    for name in classes.lineage(item):
        for one in conversions:
            if one.item == name and (one.source_unit, one.target_unit) == (unit, wanted):
                low, high = amount
                return _times(low, one.low), _times(high, one.high)
    return None


def _times(value: Number | None, factor: float) -> Number | None:
    return None if value is None else round(value * factor)


def _plain(amount: float) -> str:
    return str(int(amount)) if amount == int(amount) else str(amount)
