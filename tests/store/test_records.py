from __future__ import annotations

from dataclasses import replace
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.model.claim import Claim, Evidence, Unread
from vigie.model.document import Document, Segment
from vigie.store.indexing import body_rows, claim_words, index_row
from vigie.store.records import decode, encode

REALS = st.floats(allow_nan=False, allow_infinity=False)
SIMPLE = {str: st.text(max_size=12), int: st.integers(), float: REALS, bool: st.booleans(), type(None): st.none()}


def of(shape: Any) -> st.SearchStrategy[Any]:
    """Any value of a type of the model, whatever slots it gains."""
    if shape in SIMPLE:
        return SIMPLE[shape]
    if get_origin(shape) in (Union, UnionType):
        return st.one_of(*map(of, get_args(shape)))
    if get_origin(shape) is tuple:
        return st.lists(of(get_args(shape)[0]), max_size=2).map(tuple)
    return st.builds(shape, **{name: of(kind) for name, kind in get_type_hints(shape).items()})


@given(st.one_of(of(Claim), of(Unread), of(Document)))
@settings(max_examples=150, deadline=None)
def test_any_record_comes_back_unchanged(record: Claim | Unread | Document) -> None:
    text = encode(record)
    back = decode(text, type(record))
    assert back == record
    assert encode(back) == text


@given(of(Claim))
@settings(max_examples=100, deadline=None)
def test_any_claim_can_be_indexed(claim: Claim) -> None:
    row = index_row(1, 2, claim)
    assert row[:7] == (1, 2, claim.head, 1, claim.kind, claim.status, claim.certainty)
    bodies = body_rows(1, claim)
    assert len(set(bodies)) == len(bodies)
    assert isinstance(claim_words(claim), str)


def test_empty_slots_are_left_out_so_that_a_new_slot_changes_no_old_record() -> None:
    evidence = Evidence(start=0, end=2, exact="ab")
    claim = Claim(id="clm_1", document="doc_1", kind="use", status="occurred", head=0, evidence=(evidence,))
    kept = msgspec.json.decode(encode(claim))
    assert list(kept) == ["id", "document", "kind", "status", "head", "evidence"]
    assert decode(encode(replace(claim, certainty="hedged")), Claim).certainty == "hedged"


def test_a_document_keeps_its_segments() -> None:
    segments = (Segment(0, 1, "headline"), Segment(1, 2))
    document = Document(id="doc_1", sha256="0", path="a", text="ab", segments=segments)
    assert decode(encode(document), Document).segments == segments
