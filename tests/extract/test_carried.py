"""What a figure says beside its number: each sentence of carried.yml gives claims that carry it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import yaml

from vigie.model.claim import Claim, Extraction

FAMILIES = yaml.safe_load((Path(__file__).parent / "carried.yml").read_text("utf-8"))
ROWS = [
    (language, text, [wanted] if isinstance(wanted, str) else wanted)
    for language, families in FAMILIES.items()
    for sentences in families.values()
    for text, wanted in sentences.items()
]


@pytest.mark.parametrize(("language", "text", "wanted"), ROWS)
def test_a_claim_carries_what_is_said(
    extracted: Callable[..., Extraction], language: str, text: str, wanted: list[str]
) -> None:
    claims = extracted(language, text).claims
    sayings = any(" stated " in w or " by " in w for w in wanted)
    said = [saying(c) for c in claims] if sayings else [figure(c, claims) for c in claims]
    for each in wanted:
        if each.startswith("!"):
            assert each[1:] not in said
        elif sayings:
            assert any(each.removeprefix(amount(c)) in saying(c) for c in claims if each.startswith(amount(c))), said
        else:
            assert said.count(each) >= wanted.count(each), said


def test_an_id_does_not_hang_on_what_is_carried(extracted: Callable[..., Extraction]) -> None:
    twice = [extracted("en", "Iran sent 4,000 containers of rifles and missiles to Libya so far.") for _ in range(2)]
    assert twice[0] == twice[1]
    groups = {c.quantity.joint for c in twice[0].claims if c.quantity}
    assert len(groups) == 1 and None not in groups and len({c.id for c in twice[0].claims}) == 2


def test_a_tie_follows_its_claim_into_the_one_it_repeats(extracted: Callable[..., Extraction]) -> None:
    text = "Chad suffered 700 casualties.\nChad suffered 700 casualties, including 90 dead, the ministry said."
    claims = extracted("en", text, "headline", "body").claims
    assert [figure(c, claims) for c in claims] == ["700 killed-or-wounded", "90 killed part-of 700 killed-or-wounded"]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "In December the ministry reported 100 dead.", "100 killed stated 2023-12"),
        ("fr", "En décembre 2023, le ministère a fait état de 100 morts.", "100 killed stated 2023-12"),
    ],
)
def test_the_day_of_saying_is_not_that_of_the_fact(
    extracted: Callable[..., Extraction], language: str, text: str, wanted: str
) -> None:
    (claim,) = extracted(language, text).claims
    assert saying(claim).startswith(wanted) and claim.time is None


def figure(claim: Claim, claims: Sequence[Claim]) -> str:
    """``4000 container shell total-to-date since 2023-03 joint A if "..." part-of 5000 missile``."""
    quantity = claim.quantity
    parts = [amount(claim)]
    if quantity is not None:
        groups = sorted({c.quantity.joint for c in claims if c.quantity and c.quantity.joint})
        parts += [quantity.scope or ""]
        parts += [f"since {quantity.since}"] if quantity.since else []
        parts += [f"joint {'ABC'[groups.index(quantity.joint)]}"] if quantity.joint else []
        parts += [f'if "{quantity.condition.text}"'] if quantity.condition else []
    ids = {c.id: c for c in claims}
    parts += [f"{link.type} {amount(ids[link.claim], total=True)}" for link in claim.links]
    return " ".join(filter(None, parts))


def saying(claim: Claim) -> str:
    """``20 drone stated 2024-05-29 by nis-kr < reuters``."""
    stated = f" stated {claim.stated.edtf}" if claim.stated else ""
    chain = " < ".join(c.id or c.text or "" for c in claim.claimers)
    roles = [c.role for c in claim.claimers]
    assert claim.claimers[0].id == "author" or roles == ["origin"] + ["relay"] * (len(roles) - 1)
    return f"{amount(claim)}{stated} by {chain}"


def amount(claim: Claim, *, total: bool = False) -> str:
    """The amount and the thing; what a link points at is told with its order, if it is one."""
    quantity, thing = claim.quantity, (claim.item.id or claim.item.item_class or "") if claim.item else ""
    if quantity is None:
        return thing
    low, high = (None if n is None else f"{n:.12g}" for n in (quantity.min, quantity.max))
    number = (low or "") if low == high else f"{low or ''}..{high or ''}"
    number += f"/{quantity.per}" if quantity.per else ""
    scope = quantity.scope if total and quantity.scope == "order" else None
    return " ".join(filter(None, (number, quantity.unit, thing, scope)))
