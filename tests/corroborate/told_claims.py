"""Claims as tests tell them: a transfer, some of whose slots are changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from vigie.model.claim import Claim, Claimer, Evidence, Item, Party, Place, Quantity, When
from vigie.model.origin import Bond, Statement, Telling

AT = {"start": 0, "end": 1}


def amount(least: float | None, most: float | None, *, words: str = "", **more: Any) -> Quantity:
    return Quantity(text=words or f"{least} to {most}", min=least, max=most, **AT, **more)


def exactly(number: float, **more: Any) -> Quantity:
    return amount(number, number, words=f"{number}", **more)


def about(number: float, **more: Any) -> Quantity:
    return amount(number, number, words=f"about {number}", approximate=True, **more)


def at_least(number: float, **more: Any) -> Quantity:
    return amount(number, None, words=f"at least {number}", **more)


def up_to(number: float, **more: Any) -> Quantity:
    return amount(None, number, words=f"up to {number}", **more)


def several(least: float | None = None, most: float | None = None) -> Quantity:
    return amount(least, most, words="several", vague=True)


def thing(item_class: str, id: str | None = None) -> Item:
    return Item(text=id or item_class, id=id, item_class=item_class, **AT)


def party(id: str, state: str | None = None, **more: Any) -> Party:
    return Party(text=id, id=id, state=state, **{**AT, **more})


def place(id: str, state: str | None = None) -> Place:
    return Place(text=id, id=id, state=state, **AT)


def when(edtf: str) -> When:
    return When(text=edtf, edtf=edtf, **AT)


def claimer(id: str, state: str | None = None, role: str = "origin") -> Claimer:
    return Claimer(id=id, state=state, text=id, start=50, end=51, role=role)


PLAIN = Claim(
    id="clm_plain", document="doc_plain", kind="transfer", status="occurred", head=0,
    supplier=party("IR"), recipient=party("SD"), item=thing("drone"), claimers=(claimer("nis-kr", "KR"),),
    evidence=(Evidence(start=0, end=9, exact="They sent."),),
)  # fmt: skip


def told(id: str = "clm_told", **slots: Any) -> Claim:
    return replace(PLAIN, id=id, **{"document": f"doc_{id}", **slots})


def statement_of(reference: Claim, *others: Claim, **more: Any) -> Statement:
    bonds = tuple(
        Bond(claim=one.id, document=one.document, how="copied", start=0, end=1) for one in (reference, *others)
    )
    return Statement(
        **{
            "id": f"sta_{reference.id}", "claimer": "nis-kr", "body": "nis-kr", "state": "KR",
            "reference": reference.id, "bonds": bonds, **more,
        }
    )  # fmt: skip


def tellings_of(*claims: Claim, **more: Any) -> dict[str, Telling]:
    return {one.id: Telling(claim=one, **more) for one in claims}
