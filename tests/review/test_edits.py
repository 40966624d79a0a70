"""Slots as a person types them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.model.claim import Claim, Evidence, Item, Party
from vigie.model.errors import ReviewError
from vigie.review.edits import Known, edit_of, set_slots
from vigie.review.replay import corrected

TEXT = "Oslo has sent 40 tanks to Kyiv. In 2024 Oslo promised more tanks."
NAMES = {"Norway": {"id": "NO", "state": "NO"}, "UA": {"id": "UA", "state": "UA"}}
KNOWN = Known(
    body=lambda name: NAMES.get(name, {"id": name, "state": ""}),
    place=lambda name: {"id": name, "state": ""},
    item=lambda name: {"id": "", "item_class": name},
)


def span(words: str, at: int = 0) -> dict[str, Any]:
    start = TEXT.index(words, at)
    return {"text": words, "start": start, "end": start + len(words)}


CLAIM = Claim(
    id="clm_1",
    document="doc_1",
    kind="transfer",
    status="occurred",
    head=9,
    supplier=Party(**span("Oslo"), id="NO", state="NO"),
    item=Item(**span("tanks"), item_class="tank"),
    evidence=(Evidence(start=0, end=31, exact=TEXT[:31]),),
)


def after(*typed: str) -> Claim:
    return corrected(CLAIM, set_slots(CLAIM, TEXT, [edit_of(one) for one in typed], KNOWN))


def test_words_are_found_nearest_to_the_head_and_what_stands_elsewhere_is_implied() -> None:
    made = after("recipient.words=Kyiv", "recipient=UA", "time.words=2024", "time=2024")
    assert made.recipient == Party(**span("Kyiv"), id="UA", state="UA")
    assert made.time is not None and made.time.implied and made.time.edtf == "2024"
    assert after("item.words=tanks").item == CLAIM.item
    assert after("supplier.at=40-44").supplier == Party(
        text=TEXT[40:44], start=40, end=44, id="NO", state="NO", implied=True
    )


@pytest.mark.parametrize(
    ("typed", "low", "high", "about"),
    [
        ("40", 40, 40, False),
        ("~40", 40, 40, True),
        ("40..", 40, None, False),
        ("..40", None, 40, False),
        ("3..4", 3, 4, False),
    ],
)
def test_a_quantity_is_typed_as_an_interval(typed: str, low: int | None, high: int | None, about: bool) -> None:
    made = after("quantity.words=40", f"quantity={typed}").quantity
    assert made is not None
    assert (made.min, made.max, made.approximate, made.text) == (low, high, about, "40")


def test_lists_grow_change_and_shrink_one_by_one() -> None:
    made = after("claimers.1=author", "claimers.2.words=Oslo", "claimers.2=Norway")
    assert [(one.id, one.text) for one in made.claimers] == [("author", None), ("NO", "Oslo")]
    fewer = set_slots(made, TEXT, [edit_of("claimers.1=")], KNOWN)
    assert [one["id"] for one in fewer["claimers"]] == ["NO"]


def test_an_empty_value_empties_a_slot() -> None:
    assert after("supplier=").supplier is None
    with pytest.raises(ReviewError, match="is no status"):
        after("status=")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("nonsense", "sets nothing"),
        ("kind=use", "no slot that can be set"),
        ("recipient=UA", "has no words of the text"),
        ("recipient.words=Lviv", "does not hold the words"),
        ("recipient.at=9-3", "is no stretch"),
        ("recipient.at=0-999", "is no stretch"),
        ("status=gone", "is no status"),
        ("quantity=many", "is no quantity"),
        ("quantity=9..3", "least is larger"),
        ("claimers=author", "does not fit the slot"),
        ("claimers.5=author", "the next is claimers.1"),
        ("item.caliber=9", "has no caliber"),
        ("item.text=guns", "has no text"),
        ("quantity.min=x", "is no number"),
        ("time=someday", "is no date"),
    ],
)
def test_what_does_not_fit_is_said(typed: str, said: str) -> None:
    words = {"quantity": ["quantity.words=40"], "time": ["time.words=2024"]}.get(typed.partition("=")[0], [])
    with pytest.raises(ReviewError, match=said):
        after(*words, typed)


@given(st.text(max_size=30), st.text(max_size=30))
def test_whatever_is_typed_gives_a_claim_that_quotes_the_text_or_a_sentence(slot: str, value: str) -> None:
    for typed in (f"{slot}={value}", f"item.words={value}", f"time={value}", f"quantity.at={value}"):
        try:
            made = after(typed)
        except ReviewError:
            continue
        for filler in (made.item, made.supplier, made.quantity, made.time):
            assert filler is None or TEXT[filler.start : filler.end] == filler.text
        assert msgspec.convert(msgspec.to_builtins(made), Claim) == made
