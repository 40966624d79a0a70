"""Claims, statements and figures in a few words, for tables of situations."""

from __future__ import annotations

from typing import Any

from vigie.model.claim import Anchored, Claim, Claimer, Item, Link, Party, Place, Quantity, When

MORE = {"mode", "amount", "unit", "stated", "since", "departure", "claimer", "place_text"}


def party(id: str | None, text: str | None = None, state: str | None = None, *, implied: bool = False) -> Party | None:
    if id in (None, "-"):
        return None
    known = state or (id if id and id.isupper() and len(id) == 2 else None)
    return Party(text=text or str(id), start=0, end=1, id=id, state=known, implied=implied)


def place(id: str | None) -> Place | None:
    if id in (None, "-"):
        return None
    return Place(text=str(id), start=0, end=1, id=id, state=id if id and id.isupper() else None)


def when(edtf: str | None) -> When | None:
    return When(text=edtf, start=0, end=1, edtf=edtf) if edtf not in (None, "-") else None


def item(word: str | None, classes: Any) -> Item | None:
    """``shell`` a class, ``kn-23`` a designation with its class."""
    if word in (None, "-"):
        return None
    known = classes.of(str(word))
    return Item(text=str(word), start=0, end=1, id=None if known == word else word, item_class=known)


def quantity(low: float | None, high: float | None = None, **kept: Any) -> Quantity:
    return Quantity(text="n", start=0, end=1, min=low, max=high, **kept)


def claim(kind: str, status: str, source: str, target: str, what: str, time: str, classes: Any, **more: Any) -> Claim:
    """A claim: of a transfer from ``source`` to ``target``, of people sent, of a test by ``source``."""
    ends: dict[str, Any] = {"supplier": party(source), "recipient": party(target)}
    if kind != "transfer":
        ends = {"actor": party(source), "place": place(target)}
    amount = more.pop("amount", None)
    unit, since = more.pop("unit", None), more.pop("since", None)
    if amount is not None or since is not None or unit is not None:
        low = float(amount) if amount is not None else None
        ends["quantity"] = quantity(low, low, unit=unit, since=since, condition=more.pop("condition", None))
    departure = more.pop("departure", None)
    stated = more.pop("stated", None)
    claimer = more.pop("claimer", None)
    link = more.pop("link", None)
    return Claim(
        id="clm_test",
        document="doc_test",
        kind=kind,
        status=status,
        head=0,
        item=item(what, classes),
        time=when(time),
        stated=when(stated),
        departure=place(departure),
        claimers=(Claimer(id=claimer, text=claimer, role="origin"),) if claimer else (),
        links=(Link(type=link, claim="clm_other", start=0, end=1, exact="x"),) if link else (),
        **ends,
        **more,
    )


def words(text: str) -> Anchored:
    return Anchored(text=text, start=0, end=1)
