"""Tellings made by hand, for tests: one call says who is credited with what, and where it was printed."""

from __future__ import annotations

from typing import Any

from vigie.model.claim import Claim, Claimer, Evidence, Item, Link, Party, Quantity, Sum, When
from vigie.model.ids import make_id
from vigie.model.origin import Telling

PEOPLE_TEXT = {"start": 0, "end": 4, "text": "them"}


def chain(*names: str) -> tuple[Claimer, ...]:
    """Claimers, the origin first; ``"Halden Wire"`` is a name nobody has catalogued, ``"author"`` the text itself,
    ``"US+KR"`` two who speak together.
    """
    told = [(name, "relay" if number else "origin") for number, link in enumerate(names) for name in link.split("+")]
    return tuple(
        Claimer(
            id=name if name.islower() or len(name) == 2 else None, text=name, start=0, end=4, role=role, stance="states"
        )
        for name, role in told
    )


def telling(
    document: str,
    dated: str | None = None,
    *,
    by: tuple[str, ...] = ("author",),
    number: float | tuple[float | None, float | None] | None = None,
    head: int = 0,
    item: str = "shell",
    **slots: Any,
) -> Telling:
    """A claim of ``document`` as printed: ``number`` shells sent by KP to RU unless told otherwise."""
    unit, joint, vague = slots.pop("unit", None), slots.pop("joint", None), slots.pop("vague", False)
    also = tuple(Sum(text="word", start=0, end=4, min=worth, max=worth, unit=of) for worth, of in slots.pop("also", ()))
    supplier, recipient = slots.pop("supplier", "KP"), slots.pop("recipient", "RU")
    stated, publisher = slots.pop("stated", None), slots.pop("publisher", None)
    kind, order = slots.pop("kind", "transfer"), slots.pop("order", 0)
    low, high = number if isinstance(number, tuple) else (number, number)
    words = {"text": "word", "start": head, "end": head + 4}
    claim = Claim(
        id=make_id("clm", document, head),
        document=document,
        kind=kind,
        status=slots.pop("status", "occurred"),
        head=head,
        supplier=supplier and Party(**words, id=supplier, state=supplier),
        recipient=recipient and Party(**words, id=recipient, state=recipient),
        item=Item(**words, item_class=item),
        quantity=None
        if number is None
        else Quantity(**words, min=low, max=high, unit=unit, joint=joint, vague=vague, also=also),
        stated=When(**words, edtf=stated) if stated else None,
        claimers=chain(*by),
        evidence=(Evidence(start=head, end=head + 10, exact="ten words."),),
        **slots,
    )
    return Telling(claim=claim, dated=dated, publisher=publisher, order=order)


def equivalent(claim: Claim) -> Link:
    """A link to the count that a claim was worked out from."""
    return Link(type="equivalent-of", claim=claim.id, start=0, end=4, exact="that")
