"""Drafts frozen to claims: the document's exact words, ids from its text, and never a span outside it."""

from __future__ import annotations

import pytest

from vigie.extract.actors import ActorPhrase
from vigie.extract.attribution import Source
from vigie.extract.drafts import Draft
from vigie.extract.freeze import freeze
from vigie.extract.phrases import ItemPhrase
from vigie.model.document import Document
from vigie.model.errors import AnchorError

TEXT = "Chile sent tanks."
CHILE, TANKS = ActorPhrase(0, 5, "state", "CL", "CL"), ItemPhrase(11, 16, 11, None, "tank")


def document(text: str = TEXT) -> Document:
    return Document(id="doc_1", sha256="1", path="a.txt", text=text)


def draft(**slots: object) -> Draft:
    made = Draft("transfer", "occurred", 11, [(0, 17)])
    for name, value in {"supplier": CHILE, "item": TANKS, **slots}.items():
        setattr(made, name, value)
    return made


def test_slots_quote_the_document() -> None:
    (claim,) = freeze([draft()], document())
    assert claim.supplier is not None and (claim.supplier.text, claim.supplier.id) == ("Chile", "CL")
    assert claim.item is not None and (claim.item.text, claim.item.item_class) == ("tanks", "tank")
    assert [evidence.exact for evidence in claim.evidence] == [TEXT]


def test_an_id_hangs_on_text_kind_and_head_not_on_what_was_read() -> None:
    (one,) = freeze([draft()], document())
    (better,) = freeze([draft(supplier=None, status="planned")], document())
    (elsewhere,) = freeze([draft()], document(TEXT + " "))
    (other,) = freeze([draft(kind="use")], document())
    assert one.id == better.id
    assert len({one.id, elsewhere.id, other.id}) == 3


def test_two_claims_on_one_word_have_two_ids() -> None:
    ids = [claim.id for claim in freeze([draft(), draft(), draft(kind="use")], document())]
    assert len(set(ids)) == 3


def test_without_a_source_the_author_speaks() -> None:
    (claim,) = freeze([draft()], document())
    assert [(one.id, one.text) for one in claim.claimers] == [("author", None)]


def test_the_first_of_a_chain_is_the_origin_and_the_rest_relay() -> None:
    source = Source((CHILE, ActorPhrase(6, 10, "org", "x")), stance="confirms")
    (claim,) = freeze([draft(source=source)], document())
    assert [(one.id, one.role, one.stance) for one in claim.claimers] == [
        ("CL", "origin", "confirms"),
        ("x", "relay", None),
    ]


@pytest.mark.parametrize(("start", "end"), [(0, 18), (-1, 4), (5, 5), (9, 3)])
def test_a_span_outside_the_text_is_no_anchor(start: int, end: int) -> None:
    with pytest.raises(AnchorError, match=f"{start}:{end}"):
        freeze([draft(supplier=ActorPhrase(start, end, "state", "CL", "CL"))], document())
