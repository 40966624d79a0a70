"""How two readings of one figure stand: compatible, conflicting, not comparable, or no telling.

First what bars a comparison, whatever the numbers (``not-comparable``, the first reason that holds):

    other kind, parties, measure or rate      shot is not delivered, a container is no shell, per day is not per month
    planned, denied, intercepted, ended       against what was done; against one another
    an equivalent against a count             what a load could hold; two equivalents under another condition
    other item, a part against its whole      the killed, one item of a joint number, missiles in arms; but a voyage is
                                              a voyage whatever is said of the load. Where one
                                              body has both words, they are two things
    other place                               of people: one site is not the country
    scopes of another nature                  rate, stock, capacity, order or one delivery against a total
    other period, other date, other start     as far as both are told

Then the numbers. Where nothing that could decide is untold, they are ``compatible`` or ``conflicting``. Where the
scope, the time, a party or the item of one is untold:

    untold                         the numbers agree     they do not
    scope, the other a flow        compatible            cannot-tell    (a part is never more than the whole, two parts
    period, start, date, cut-off   compatible            cannot-tell     may be anything: numbers that agree are true
    a party, the item, condition   compatible            cannot-tell     together however the untold is filled in)
    scope, the other a stock,      cannot-tell           cannot-tell    (they may not even count the same)
      a capacity or an order
    of what a share is one         cannot-tell           cannot-tell
    stretches of time nearly one   compatible            not-comparable
    whether a wider word means     compatible            not-comparable (KN-23, "ballistic missiles": the same goods
      more than the finer one                                            named less finely, or others besides)

A *flow* is a delivery, a period or a running total. Where two scopes are untold, the time decides: what is counted in
the same closed stretch of time is comparable. Running totals with other cut-offs agree when the later may have grown
out of the earlier; they never conflict. A vague plural is open upwards and never conflicts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from vigie.corroborate.classes import Classes
from vigie.corroborate.readings import ORDER, PERIOD, RATE, TOTAL
from vigie.corroborate.spans import AFTER, BEFORE, NEAR, SAME, closed, end, span, stand, start
from vigie.model.figure import Outcome, Reading

COMPATIBLE, CONFLICTING, NOT_COMPARABLE, CANNOT_TELL = "compatible", "conflicting", "not-comparable", "cannot-tell"
PERCENT = "percent"
Interval = tuple[float | int | None, float | int | None]

_STOCK, _CAPACITY, _DELIVERY = "stock", "capacity", "delivery"
_AT_A_DATE = frozenset([_STOCK, _CAPACITY])
_APART = {  # scopes that only compare with themselves, the strongest first: why not with another
    RATE: "rate-against-total",
    _CAPACITY: "capacity-against-count",
    _STOCK: "stock-against-flow",
    ORDER: "order-against-delivery",
    _DELIVERY: "delivery-against-total",
}
_PHASES = {  # statuses that tell another phase of a transfer, the strongest first
    "denied": "denied",
    "planned": "planned-against-done",
    "intercepted": "intercepted-against-arrived",
    "ended": "ended-against-begun",
}
_NUMBERS = re.compile(r"\d+")


def outcome(a: Reading, b: Reading, classes: Classes) -> Outcome:
    """How ``a`` and ``b`` stand, the same whichever comes first."""
    first, second = sorted((a, b), key=lambda one: one.statement)
    value, reason = _verdict(first, second, classes)
    return Outcome(first=first.statement, second=second.statement, value=value, reason=reason)


def interval(reading: Reading) -> Interval:
    """The amounts a reading may mean: an approximate one widened, a vague plural open upwards."""
    if reading.factor is not None:
        low = high = reading.factor
    else:
        low, high = reading.low, reading.high  # type: ignore[assignment]
    if reading.vague:
        return low, None
    if not reading.approximate:
        return low, high
    return (
        None if low is None else _plain(max(Decimal(0), _exact(low) - _slack(low))),
        None if high is None else _plain(_exact(high) + _slack(high)),
    )


def condition_key(condition: str | None) -> str | None:
    """What makes two conditions the same in any language: their figures, else their words."""
    if condition is None:
        return None
    return " ".join(_NUMBERS.findall(condition)) or " ".join(condition.casefold().split())


def _slack(value: float | int) -> Decimal:
    """Half a unit of the last significant figure, and a tenth at least."""
    exact = _exact(value)
    unit = Decimal(1).scaleb(int(exact.normalize().as_tuple().exponent))
    return max(unit / 2, abs(exact) / 10) if exact else Decimal(0)


def _exact(value: float | int) -> Decimal:
    return Decimal(str(value))


def _plain(value: Decimal) -> float | int:
    return int(value) if value == value.to_integral_value() else float(value)


def _verdict(a: Reading, b: Reading, classes: Classes) -> tuple[str, str]:
    barred = next(filter(None, (bar(a, b, classes) for bar in _BARS)), None)
    if barred:
        return NOT_COMPARABLE, barred
    unlike = _unlike_nature(a, b)
    if unlike:
        return CANNOT_TELL, unlike
    agreement = _agreement(a, b)
    if agreement:
        return COMPATIBLE, agreement
    if a.items and b.items and a.items != b.items and not classes.is_load(a.measure):
        return NOT_COMPARABLE, "item-in-group"
    if a.vague or b.vague:
        return CANNOT_TELL, "vague"
    untold = _untold_matter(a, b)
    if untold:
        return CANNOT_TELL, untold
    if a.scope == b.scope == TOTAL and stand(end(a.covers), end(b.covers)) in (BEFORE, AFTER):
        return (COMPATIBLE, "grew") if _may_have_grown(a, b) else (NOT_COMPARABLE, "other-cut-off")
    if {a.scope, b.scope} <= {None, PERIOD, TOTAL} and stand(a.covers, b.covers) == NEAR:
        return NOT_COMPARABLE, "other-period"
    untold = _untold_time(a, b)
    return (CANNOT_TELL, untold) if untold else (CONFLICTING, "apart")


def _agreement(a: Reading, b: Reading) -> str | None:
    (low_a, high_a), (low_b, high_b) = interval(a), interval(b)
    if low_a == low_b and high_a == high_b:
        return "same"
    if high_a is None and high_b is None:
        return "lower-bounds"
    if low_a is None and low_b is None:
        return "upper-bounds"
    return None if _below(high_a, low_b) or _below(high_b, low_a) else "overlap"


def _below(high: float | int | None, low: float | int | None) -> bool:
    return high is not None and low is not None and high < low


def _may_have_grown(a: Reading, b: Reading) -> bool:
    earlier, later = (a, b) if stand(end(a.covers), end(b.covers)) == BEFORE else (b, a)
    return not _below(interval(later)[1], interval(earlier)[0])


# What bars a comparison


def _matter(a: Reading, b: Reading, classes: Classes) -> str | None:
    if a.kind != b.kind:
        return "other-kind"
    if a.measure != b.measure:
        return "other-measure"
    pairs = ((a.supplier, b.supplier), (a.recipient, b.recipient))
    if any(one and other and one != other for one, other in pairs):
        return "other-parties"
    return None


def _phase(a: Reading, b: Reading, classes: Classes) -> str | None:
    if a.status == b.status != "denied":
        return None
    return next((why for status, why in _PHASES.items() if status in (a.status, b.status)), None)


def _equivalence(a: Reading, b: Reading, classes: Classes) -> str | None:
    if a.equivalent != b.equivalent:
        return "equivalent-against-count"
    if not a.equivalent or a.condition is None or b.condition is None:
        return None
    return None if condition_key(a.condition) == condition_key(b.condition) else "other-condition"


def _item(a: Reading, b: Reading, classes: Classes) -> str | None:
    if not a.items or not b.items or (a.items == b.items and a.joint == b.joint):
        return None
    if not any(classes.related(one, other) for one in a.items for other in b.items):
        return "other-item"
    if classes.is_load(a.measure):
        return None
    # one voice, two words
    told_apart = a.body is not None and (a.body, a.others) == (b.body, b.others) and not (a.joint or b.joint)
    if told_apart or any(map(classes.is_umbrella, (*a.items, *b.items))):
        return "part-of-item" if classes.is_part(a.items[0], b.items[0]) else "item-in-group"
    if not (a.joint or b.joint):
        return "part-of-item" if classes.is_part(a.items[0], b.items[0]) else None
    whole, parts = (a, b) if b.joint else (b, a)
    above = {name for item in parts.items for name in classes.parents(item)}
    return "joint-against-single" if whole.joint or not above.issuperset(whole.items) else None


def _place(a: Reading, b: Reading, classes: Classes) -> str | None:
    return "other-place" if a.place and b.place and a.place != b.place else None


def _nature(a: Reading, b: Reading, classes: Classes) -> str | None:
    """Scopes that cannot be laid together. Only a rate is told by its words each time: untold, it is none."""
    if a.per != b.per and a.per and b.per:
        return "other-rate"
    if a.scope == b.scope:
        return None
    why, scope = next(((why, one) for one, why in _APART.items() if one in (a.scope, b.scope)), (None, None))
    return why if scope == RATE or (a.scope and b.scope) else None


def _time(a: Reading, b: Reading, classes: Classes) -> str | None:
    if a.scope == b.scope == TOTAL:
        starts = stand(start(a.covers) or a.since, start(b.covers) or b.since)
        return "other-start" if starts in (BEFORE, AFTER) else None
    if a.scope in _AT_A_DATE or b.scope in _AT_A_DATE:
        dates = stand(a.covers or a.said, b.covers or b.said)
        return "other-date" if a.scope == b.scope and dates in (BEFORE, AFTER) else None
    if _DELIVERY in (a.scope, b.scope):
        return "other-date" if stand(a.covers, b.covers) in (BEFORE, AFTER) else None
    return "other-period" if _other_period(a, b) else None


def _other_period(a: Reading, b: Reading) -> bool:
    """Two stretches told in full that are not one; a running total without its start is longer than any."""
    if closed(a.covers) and closed(b.covers):
        return stand(a.covers, b.covers) not in (SAME, NEAR)
    total, other = (a, b) if a.scope == TOTAL else (b, a)
    return total.scope == TOTAL and other.scope == PERIOD and closed(other.covers)


_BARS: tuple[Callable[[Reading, Reading, Classes], str | None], ...] = (
    _matter, _phase, _equivalence, _item, _place, _nature, _time,
)  # fmt: skip


# What nobody told


def _unlike_nature(a: Reading, b: Reading) -> str | None:
    if a.measure == PERCENT:
        return "share-of-what"
    apart = {a.scope, b.scope} & {*_AT_A_DATE, ORDER}
    return "scope-not-told" if a.scope != b.scope and apart else None


def _untold_matter(a: Reading, b: Reading) -> str | None:
    """What of the matter would decide and is told by one only."""
    if (a.supplier is None) != (b.supplier is None) or (a.recipient is None) != (b.recipient is None):
        return "party-not-told"
    if bool(a.items) != bool(b.items):
        return "item-not-told"
    if (a.place is None) != (b.place is None):
        return "place-not-told"
    if a.equivalent and (a.condition is None or b.condition is None):
        return "condition-not-told"
    return None


def _untold_time(a: Reading, b: Reading) -> str | None:
    """What of the scope and the time would decide and is not told."""
    if a.scope == b.scope == TOTAL:
        return _untold_of_totals(a, b)
    if a.scope in _AT_A_DATE:
        dates = stand(a.covers or a.said, b.covers or b.said)
        return None if dates == SAME else "date-not-told"
    if stand(a.covers, b.covers) == SAME and _DELIVERY not in (a.scope, b.scope):
        return None
    if a.scope != b.scope and None in (a.scope, b.scope):
        return "scope-not-told"
    return None if stand(a.covers, b.covers) == SAME else "period-not-told"


def _untold_of_totals(a: Reading, b: Reading) -> str | None:
    begins = span(start(a.covers) or a.since)[0], span(start(b.covers) or b.since)[0]
    if (begins[0] is None) != (begins[1] is None):
        return "start-not-told"
    return None if stand(end(a.covers), end(b.covers)) == SAME else "cut-off-not-told"
