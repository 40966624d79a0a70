"""Which sentences are looked at."""

from __future__ import annotations

import pytest

from vigie.extract.engine import Reader
from vigie.extract.glimpses import Glimpsed, concerns, counted, glimpsed, wants
from vigie.extract.nodes import outline


@pytest.mark.parametrize(
    ("text", "looked_at"),
    [
        ("Spain sent tanks.", True),
        ("Fifty were sent.", True),
        ("Fifty years passed and letters were sent.", False),
        ("The weather was fine.", False),
    ],
)
def test_a_sentence_is_looked_at_for_a_thing_or_for_what_it_counts(
    readers: dict[str, Reader], text: str, looked_at: bool
) -> None:
    reader = readers["en"]
    hits = reader.lexicon.find(text)
    spans = outline(hits, reader.quantities.find(text), [])
    (glimpse,) = glimpsed(text, hits, [(0, len(text), True, "body")])
    assert concerns(glimpse.cats, spans, len(text)) is looked_at


def test_numbers_are_read_only_where_they_may_matter() -> None:
    text = "Ten men sat. Ten tanks left."
    idle = Glimpsed(0, 12, True, "body", frozenset(), False)
    busy = Glimpsed(13, 28, False, "body", frozenset({"head"}), False)
    assert counted(text, [idle, busy]) == " " * 12 + text[12:]


@pytest.mark.parametrize(
    ("cats", "beside", "wanted"),
    [({"pron"}, False, True), ({"head"}, True, True), ({"head"}, False, False), ({"said"}, True, False)],
)
def test_who_spoke_before_is_asked_only_by_a_sentence_that_needs_it(cats: set[str], beside: bool, wanted: bool) -> None:
    assert wants(frozenset(cats), beside) is wanted
