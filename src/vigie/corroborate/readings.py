"""What a statement says a figure is: the values of its reference claim, as one reading of what was counted.

A *scope* that the words do not tell is taken only from what makes it certain: what is planned is an order, what is
said per day a rate, and what is done "since X" or "by Y" is counted up to now or up to then - unless people are sent,
who may equally be there. A running total ends with its time, else on the day it was said.

A number said once of several items is one reading of all of them: whichever of its claims a statement rests on, the
reading is the same, and it is given once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from vigie.corroborate.classes import Classes
from vigie.model.claim import Claim, Item, Party, Place, Quantity, Sum
from vigie.model.figure import Reading
from vigie.model.origin import Statement, Telling
from vigie.text.edtf import bounds, readable

TOTAL, PERIOD, ORDER, RATE = "total-to-date", "period", "order", "rate"
FACTOR = "factor"  # the measure of "multiplied by 2.5"
_NO_AMOUNT = frozenset(["specification"])  # a property of a system counts nothing
_SENDS_PEOPLE = frozenset(["deployment"])  # a number of people sent may be that of those who are there
_DONE = frozenset(["occurred", "ongoing"])


def readings(statements: Iterable[Statement], tellings: Mapping[str, Telling], classes: Classes) -> list[Reading]:
    """One reading for each statement that gives a number, and one for each currency a sum is told in; one in all where
    several share a joint number.
    """
    groups: dict[tuple[str, str], list[Claim]] = {}
    for telling in tellings.values():
        if telling.claim.quantity and telling.claim.quantity.joint:
            groups.setdefault((telling.claim.document, telling.claim.quantity.joint), []).append(telling.claim)
    found: dict[object, Reading] = {}
    for statement in sorted(statements, key=lambda one: one.id):
        telling = tellings[statement.reference]
        joint = telling.claim.quantity and telling.claim.quantity.joint
        group = groups[telling.claim.document, joint] if joint else ()
        made = reading(statement, telling, classes, group)
        if made:
            found.setdefault(_same(made) if made.joint else made.statement, made)
            found |= {(made.statement, one.unit): _in(made, one) for one in _also(telling.claim)}
    return list(found.values())


def reading(statement: Statement, telling: Telling, classes: Classes, group: Iterable[Claim] = ()) -> Reading | None:
    """What ``statement`` counts, by its reference ``telling``; ``group`` are the claims that share a joint number."""
    claim = telling.claim
    quantity = claim.quantity
    if quantity is None or claim.kind in _NO_AMOUNT or _empty(quantity):
        return None
    counted = {_item(one.item, classes) for one in (claim, *group)}
    items = tuple(sorted(item for item in counted if item))
    supplier, recipient = _parties(claim)
    scope = _scope(claim, quantity)
    return Reading(
        statement=statement.id,
        claim=claim.id,
        claimer=statement.claimer,
        body=statement.body,
        state=statement.state,
        others=tuple(one.body or one.claimer or one.name or "" for one in statement.others),
        said=statement.said,
        kind=claim.kind,
        status=claim.status,
        supplier=supplier,
        recipient=recipient,
        place=(claim.place.id or claim.place.state) if claim.place and claim.kind in _SENDS_PEOPLE else None,
        items=items,
        joint=quantity.joint is not None,
        measure=_measure(quantity, items, classes),
        per=quantity.per,
        low=quantity.min,
        high=quantity.max,
        factor=quantity.factor,
        approximate=quantity.approximate,
        vague=quantity.vague,
        scope=scope,
        since=quantity.since or (_start(claim) if scope == TOTAL else None),
        covers=_covers(claim, quantity, scope, statement.said),
        equivalent=quantity.condition is not None or any(link.type == "equivalent-of" for link in claim.links),
        condition=quantity.condition.text if quantity.condition else None,
        corrects=tuple(link.claim for link in claim.links if link.type == "corrects"),
    )


def _also(claim: Claim) -> tuple[Sum, ...]:
    return claim.quantity.also if claim.quantity else ()


def _in(made: Reading, worth: Sum) -> Reading:
    """A reading in another currency: what its text makes of it, at the rate of a day."""
    return replace(made, measure=worth.unit, low=worth.min, high=worth.max, approximate=True)


def _same(made: Reading) -> Reading:
    """A reading without its own address: two that are equal so are one number told of one group."""
    return replace(made, statement="", claim="", corrects=())


def _empty(quantity: Quantity) -> bool:
    return quantity.min is None and quantity.max is None and quantity.factor is None


def _item(item: Item | None, classes: Classes) -> str | None:
    """The designation where the catalogue knows it, else the class."""
    if item is None:
        return None
    return item.id if item.id and (classes.of(item.id) or not item.item_class) else item.item_class


def _measure(quantity: Quantity, items: tuple[str, ...], classes: Classes) -> str:
    if quantity.factor is not None:
        return FACTOR
    if quantity.unit:
        return quantity.unit
    return classes.counted(items[0]) if items else classes.counted("")


def _parties(claim: Claim) -> tuple[str | None, str | None]:
    """From whom and to whom, by state where there is one: whose people and their host, the two who agree."""
    if claim.supplier or claim.recipient:
        return _state(claim.supplier), _state(claim.recipient)
    if claim.parties:
        first, second, *_ = [*sorted(filter(None, map(_state, claim.parties))), None, None]
        return first, second
    return _state(claim.actor), _state(claim.place) if claim.kind in _SENDS_PEOPLE else None


def _state(told: Party | Place | None) -> str | None:
    return (told.state or told.id) if told else None


def _scope(claim: Claim, quantity: Quantity) -> str | None:
    if quantity.scope:
        return quantity.scope
    if quantity.per:
        return RATE
    if claim.status == "planned":
        return ORDER
    ends = claim.time.edtf.split("/") if claim.time and claim.time.edtf else []
    counted_up = ".." in ends and claim.status in _DONE and claim.kind not in _SENDS_PEOPLE
    return TOTAL if counted_up else None


def _start(claim: Claim) -> str | None:
    start, slash, _ = (claim.time.edtf if claim.time and claim.time.edtf else "").partition("/")
    return start if slash and start != ".." else None


def _covers(claim: Claim, quantity: Quantity, scope: str | None, said: str | None) -> str | None:
    """The time the number is of: for a running total from its start to its end, either of which may be ``..``."""
    told = claim.time.edtf if claim.time and claim.time.edtf and readable(claim.time.edtf) else None
    if scope != TOTAL:
        return told
    end = told.rpartition("/")[2] if told else ".."
    if said and readable(said):
        latest, until = bounds(said)[1], None if end == ".." else bounds(end)[1]
        if until is None or (latest and until > latest):  # nobody counts what is still to come
            end = said.rpartition("/")[2]
    start = quantity.since or _start(claim) or ".."
    covers = f"{start.partition('/')[0]}/{end}"
    return covers if covers != "../.." and readable(covers) else None
