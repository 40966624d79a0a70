from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.model import claim as model
from vigie.model.claim import Claim, Item, Quantity
from vigie.model.errors import PublishError
from vigie.publish.interchange import from_interchange, to_interchange, to_line

words = st.text(min_size=1, max_size=12)
names = st.none() | words
offsets = st.integers(0, 10_000)
figures = st.none() | st.integers(-10, 10**9) | st.floats(allow_nan=False, allow_infinity=False)
anchored = {"text": words, "start": offsets, "end": offsets, "implied": st.booleans()}


def built(record: type, **slots: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Records of ``record``: the slots given, the others optional names."""
    others = {field.name: names for field in fields(record) if field.name not in slots}
    return st.builds(record, **others, **slots)


spans = st.builds(model.Anchored, **anchored)
parties = built(model.Party, **anchored)
items = built(model.Item, **anchored)
sums = built(model.Sum, **anchored, min=figures, max=figures, unit=words)
quantities = built(
    model.Quantity,
    **anchored,
    min=figures,
    max=figures,
    factor=figures,
    approximate=st.booleans(),
    vague=st.booleans(),
    condition=st.none() | spans,
    also=st.lists(sums, max_size=2).map(tuple),
)
times = built(model.When, **anchored)
places = built(model.Place, **anchored)
claimers = built(model.Claimer, start=st.none() | offsets, end=st.none() | offsets, implied=st.booleans())
evidence = st.builds(model.Evidence, start=offsets, end=offsets, exact=words)
links = st.builds(model.Link, type=words, claim=words, start=offsets, end=offsets, exact=words)
carriers = built(model.Carrier, **anchored, kind=words)


def many(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=2).map(tuple)


claims = built(
    model.Claim,
    id=words,
    document=words,
    head=offsets,
    kind=st.sampled_from(model.KINDS),
    status=st.sampled_from(model.STATUSES),
    certainty=st.sampled_from(model.CERTAINTIES),
    **{name: st.none() | parties for name in ("supplier", "recipient", "actor", "end_user", "maker")},
    **{name: st.none() | places for name in ("place", "departure", "via", "destination")},
    **{name: st.none() | times for name in ("time", "stated", "recovered", "examined")},
    parties=many(parties),
    intermediaries=many(parties),
    item=st.none() | items,
    part_of=st.none() | items,
    quantity=st.none() | quantities,
    claimers=many(claimers),
    evidence=many(evidence),
    carriers=many(carriers),
    marks=many(spans),
    characterised_as=st.none() | spans,
    links=many(links),
)


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
    return [inside] if (value in (None, [], False) and value != 0) or value is False else []


@given(claims)
def test_nothing_empty_is_written_but_open_bounds(claim: Claim) -> None:
    allowed = {".quantity.min", ".quantity.max", ".quantity.approximate", ".quantity.also.min", ".quantity.also.max"}
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
