"""Amounts against the amount they were taken from: other digits, another magnitude, a bound lost or turned.

Two amounts that say the same more coarsely are no bend: "over 16,000" for 16,500 is true, "over 17,000" is not. What
*about* allows is a tenth, and only to who tells no more figures than he was told.
"""

from __future__ import annotations

from vigie.corroborate.classes import Classes
from vigie.corroborate.wording import Bent, Bents, of_slot
from vigie.model.claim import Claim, Quantity

SLACK = 0.1  # how far a coarser amount may lie from the one it renders
PRECISE = 3  # an exact number cut down to so many figures is still read as the same
LEAST, MOST, ABOUT, EXACT, RANGE = "least", "most", "about", "exact", "range"
Amount = float | int


def bent_amounts(told: Claim, reference: Claim, classes: Classes) -> Bents:
    """The bends of a quantity: ``bound``, ``number``, ``magnitude``, ``unit``, ``plural``, ``period`` (a rate)."""
    a, b = told.quantity, reference.quantity
    if a is None or b is None:  # an amount left out is no bend
        return
    kind = _bend(a, b, _measure(told, a, classes) == _measure(reference, b, classes))
    if kind:
        yield of_slot(kind, a, b)
    elif a.per != b.per and _numbers(a) == _numbers(b):
        yield Bent("period", a.text, b.text)


def _measure(claim: Claim, quantity: Quantity, classes: Classes) -> str:
    return quantity.unit or classes.counted(claim.item.item_class or "" if claim.item else "")


def _bend(told: Quantity, reference: Quantity, same_measure: bool) -> str | None:
    if told.factor is not None or reference.factor is not None:
        both = told.factor is not None and reference.factor is not None
        return "number" if both and told.factor != reference.factor else None
    if {_count(told), _count(reference)} == {"one", "several"}:
        return "plural"
    if not _numbers(told) or not _numbers(reference):
        return None
    if not same_measure:  # two numbers in two measures may be one amount converted
        return "unit" if _numbers(told) == _numbers(reference) else None
    if told.vague or reference.vague:
        return _of_vague(told, reference)
    if _form(reference) == RANGE or _form(told) == RANGE:
        return _of_range(told, reference)
    return _of_number(told, reference)


def _count(quantity: Quantity) -> str | None:
    """``one``, ``several`` for a bare plural, None for any other amount."""
    if quantity.vague:
        return "several"
    return "one" if quantity.min == quantity.max == 1 else None


def _numbers(quantity: Quantity) -> frozenset[Amount]:
    return frozenset(end for end in (quantity.min, quantity.max) if end is not None)


def _form(quantity: Quantity) -> str:
    if quantity.max is None:
        return LEAST
    if quantity.min is None:
        return MOST
    if quantity.min != quantity.max:
        return RANGE
    return ABOUT if quantity.approximate else EXACT


def _of_vague(told: Quantity, reference: Quantity) -> str | None:
    """Bare plurals ("dozens", "thousands"): against each other, against one, against a number."""
    if told.vague and reference.vague:
        return _other(told, reference)
    number, plural = (reference, told) if told.vague else (told, reference)
    if not told.vague:
        return "number"  # who was told "thousands" does not know how many
    value, least, most = _main(number), plural.min or 0, plural.max
    return None if least <= value and (most is None or value <= most) else _other(told, reference)


def _of_number(told: Quantity, reference: Quantity) -> str | None:
    """Two amounts of one number each."""
    form, was = _form(told), _form(reference)
    value, given = _main(told), _main(reference)
    if value == given:
        loosened = (form, was) == (ABOUT, EXACT)
        return None if form == was or loosened else "bound"
    if _near(value, given) and _renders(form, value, was, given):
        return None
    return _other(told, reference)


def _renders(form: str, value: Amount, was: str, given: Amount) -> bool:
    """Whether an amount near another says no more than it."""
    if form == LEAST:
        return was != MOST and value < given
    if form == MOST:
        return was != LEAST and value > given
    if was not in (ABOUT, EXACT):
        return False
    rounded = _figures(value) < _figures(given) and _is_rounding(value, given)
    return rounded and (form == ABOUT or (was == EXACT and _figures(value) >= PRECISE))


def _of_range(told: Quantity, reference: Quantity) -> str | None:
    """A range told as less than a range, or a number told as one."""
    low, high = told.min, told.max
    first, last = reference.min, reference.max
    if (low, high) == (first, last):
        return None
    near = (low is None or _near(low, first)) and (high is None or _near(high, last))
    if near and _holds(told, reference):
        return None
    narrower = _form(reference) == RANGE and _holds(reference, told)
    shared = bool(_numbers(told) & _numbers(reference))
    return "bound" if narrower or shared else _other(told, reference)


def _holds(outer: Quantity, inner: Quantity) -> bool:
    """Whether all that ``inner`` allows is allowed by ``outer``."""
    low, high = outer.min, outer.max
    from_below = low is None or (inner.min is not None and low <= inner.min)
    return from_below and (high is None or (inner.max is not None and inner.max <= high))


def _other(told: Quantity, reference: Quantity) -> str | None:
    """Other digits, or the same with more or fewer noughts."""
    value, given = _main(told), _main(reference)
    if value == given:
        return None
    return "magnitude" if _digits(value) == _digits(given) and value and given else "number"


def _main(quantity: Quantity) -> Amount:
    """The number that is printed; of a range its lower end."""
    return next(end for end in (quantity.min, quantity.max, 0) if end is not None)


def _near(value: Amount, given: Amount | None) -> bool:
    return given is not None and abs(value - given) <= SLACK * max(abs(value), abs(given))


def _digits(value: Amount) -> str:
    """The significant figures: ``16500`` and ``1.65`` have the same."""
    return f"{value:.12f}".replace(".", "").strip("0")


def _figures(value: Amount) -> int:
    return len(_digits(value))


def _is_rounding(value: Amount, given: Amount) -> bool:
    """Whether ``value`` is ``given`` with its last figures rounded, up or down."""
    unit: float = 1
    while value and value % (unit * 10) == 0:
        unit *= 10
    return abs(value - given) < unit
