from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from tests.publish.strategies import claims
from vigie.model.claim import Claim, Item, Quantity
from vigie.model.errors import PublishError
from vigie.publish.interchange import from_interchange, to_interchange, to_line


@given(claims)
def test_a_claim_comes_back_as_it_went(claim: Claim) -> None:
    line = to_line(claim, "a folder/003.txt")
    assert "\n" not in line
    assert from_interchange(json.loads(line)) == replace(claim, document="a folder/003.txt")


def _empty_values(value: Any, inside: str = "") -> list[str]:
    if isinstance(value, dict):
        return [path for name, inner in value.items() for path in _empty_values(inner, f"{inside}.{name}")]
    if isinstance(value, list) and value:
        return [path for inner in value for path in _empty_values(inner, inside)]
    return [inside] if value in (None, [], False) and value != 0 or value is False else []


@given(claims)
def test_nothing_empty_is_written_but_open_bounds(claim: Claim) -> None:
    allowed = {".quantity.min", ".quantity.max", ".quantity.approximate"}
    assert set(_empty_values(to_interchange(claim, "x"))) <= allowed


def test_names_are_those_of_the_contract() -> None:
    claim = Claim(
        id="clm_1",
        document="doc_1",
        kind="transfer",
        status="planned",
        head=3,
        item=Item(text="KN-23", start=3, end=8, id="kn-23", item_class="ballistic-missile"),
        quantity=Quantity(text="au moins 150", start=0, end=2, min=150),
        mode="sea",
    )
    assert to_interchange(claim, "003.txt") == {
        "id": "clm_1",
        "document": "003.txt",
        "kind": "transfer",
        "status": "planned",
        "certainty": "asserted",
        "head": 3,
        "item": {"id": "kn-23", "class": "ballistic-missile", "text": "KN-23", "start": 3, "end": 8},
        "quantity": {"min": 150, "max": None, "approximate": False, "text": "au moins 150", "start": 0, "end": 2},
        "mode": "sea",
    }


def test_a_quantity_without_figures_is_its_words_alone() -> None:
    quantity = Quantity(text="significant quantities", start=0, end=22)
    claim = Claim(id="c", document="d", kind="use", status="occurred", head=0, quantity=quantity)
    assert to_interchange(claim, "x")["quantity"] == {"text": "significant quantities", "start": 0, "end": 22}


@pytest.mark.parametrize("broken", [{}, {"id": 3, "document": "d", "kind": "use", "status": "occurred"}])
def test_what_is_no_claim_is_refused_in_one_sentence(broken: dict[str, Any]) -> None:
    with pytest.raises(PublishError, match="not a claim"):
        from_interchange(broken)
