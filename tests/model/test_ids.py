"""Ids come from content: equal parts give equal ids, and nothing else does."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from vigie.model.ids import digest, make_id

WORDS = st.text(st.characters(exclude_categories=["Cs"]))
PARTS = st.lists(WORDS | st.integers() | st.none())


@given(PARTS, PARTS)
def test_ids_are_equal_exactly_when_their_parts_are(one: list[str | int | None], other: list[str | int | None]) -> None:
    same = [(type(p), p) for p in one] == [(type(p), p) for p in other]
    assert (make_id("clm", *one) == make_id("clm", *other)) == same


def test_borders_between_parts_count() -> None:
    assert make_id("clm", "a", "bc") != make_id("clm", "ab", "c")
    assert make_id("clm", "1") != make_id("clm", 1)
    assert make_id("clm", "a") != make_id("unr", "a")


def test_an_id_is_its_prefix_and_twenty_hexadecimal_characters() -> None:
    assert make_id("clm", "2024", None, 3) == "clm_" + hashlib.sha256(b'["2024",null,3]').hexdigest()[:20]


@given(st.binary())
def test_a_digest_is_sha256(data: bytes) -> None:
    assert digest(data) == hashlib.sha256(data).hexdigest()
