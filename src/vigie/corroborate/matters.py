"""What a claim is about and the figure it gives: when two claims can be of one matter, when two figures are one."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor, log, log10
from typing import NamedTuple

from vigie.corroborate.classes import Classes
from vigie.model.claim import Claim, Party, Quantity

NEARLY = 0.02  # two figures no further apart than this may be one, misread or rounded
COMMON = 10  # figures below it are too common to show anything
DENIED, PLANNED = "denied", "planned"
DONE = ("occurred", "ongoing", "ended")


class Sign(NamedTuple):
    """The figures of a quantity without their bounds: "up to 9 million" and "at least 9 million" have one sign."""

    vague: bool
    numbers: tuple[float, ...]
    factor: float | None
    per: str | None

    @property
    def digits(self) -> int:
        """How many figures the fullest number has but for the zeros at its end."""
        return max((len(str(_digits(number)).rstrip("0")) for number in self.numbers), default=0)

    @property
    def rare(self) -> bool:
        """Whether two facts would hardly have it by chance: ten or more of something."""
        return max(self.numbers, default=0) >= COMMON


class Matter(NamedTuple):
    """What a claim is about. Parties are states where they have one; None is unknown and fits everything."""

    kind: str
    status: str
    item: str | None
    unit: str | None
    supplier: str | None
    recipient: str | None
    actor: str | None

    @property
    def known(self) -> int:
        """How many of its parts are known."""
        return sum(part is not None for part in self)


def sign_of(quantity: Quantity | None) -> Sign | None:
    """The sign of a quantity, None where it has no figure."""
    if quantity is None:
        return None
    numbers = tuple(sorted({float(bound) for bound in (quantity.min, quantity.max) if bound is not None}))
    factor = None if quantity.factor is None else float(quantity.factor)
    return Sign(quantity.vague, numbers, factor, quantity.per) if numbers or factor is not None else None


def matter_of(claim: Claim) -> Matter:
    """What ``claim`` is about."""
    return Matter(
        kind=claim.kind,
        status=claim.status,
        item=(claim.item.id or claim.item.item_class) if claim.item else None,
        unit=claim.quantity.unit if claim.quantity else None,
        supplier=_side(claim.supplier),
        recipient=_side(claim.recipient),
        actor=_side(claim.actor),
    )


def _side(party: Party | None) -> str | None:
    return (party.state or party.id) if party else None


def related(one: Matter, other: Matter, classes: Classes) -> bool:
    """Whether the items are one, or one of them a kind of the other."""
    if one.item is None or other.item is None:
        return one.item == other.item
    return classes.related(one.item, other.item)


def same_sides(one: Matter, other: Matter) -> bool:
    """Whether no party of one is another in the other."""
    pairs = ((one.supplier, other.supplier), (one.recipient, other.recipient), (one.actor, other.actor))
    return all(a is None or b is None or a == b for a, b in pairs)


def reversed_sides(one: Matter, other: Matter) -> bool:
    """Whether supplier and recipient have changed places."""
    pairs = ((one.supplier, other.recipient), (one.recipient, other.supplier))
    return all(a is None or b is None or a == b for a, b in pairs) and any(a is not None and a == b for a, b in pairs)


def bent(one: Sign, other: Sign) -> bool:
    """Whether one figure may be the other, misread: a bound left out, rounded, zeros lost, or made vague."""
    if one.per != other.per or not one.numbers or not other.numbers:
        return False
    if one.vague != other.vague:
        vague, exact = (one, other) if one.vague else (other, one)
        # "Thousands" begin at two thousand, and are said of one thousand and more.
        return vague.numbers[0] / 2 <= exact.numbers[-1] and exact.numbers[0] <= vague.numbers[-1] * (1 + NEARLY)
    return any(_misread(a, b) for a in one.numbers for b in other.numbers)


def traces(sign: Sign) -> Iterator[tuple[str, float | int]]:
    """Keys of which two figures share one whenever ``bent`` holds, so that few need be compared."""
    for number in sign.numbers:
        yield "digits", _digits(number)
        size = 1 + floor(log(number, 1 + NEARLY)) if number >= 1 else 0
        yield from (("size", size + step) for step in (0, 1))
    if sign.numbers:  # a vague one may be anything from its first to its last figure
        decades = range(floor(log10(max(sign.numbers[0], 1))), floor(log10(max(sign.numbers[-1], 1))) + 1)
        yield from (("decade", decade) for decade in decades)


def _misread(a: float, b: float) -> bool:
    if a == b:
        return True
    if min(a, b) < COMMON:  # "two" for "three" shows nothing
        return False
    return abs(a - b) <= NEARLY * max(a, b) or _digits(a) == _digits(b)


def _digits(number: float) -> int:
    """The figures without the zeros at their end: 10 and 10,000 both give 1."""
    whole = round(number * 100)
    while whole and whole % 10 == 0:
        whole //= 10
    return whole
