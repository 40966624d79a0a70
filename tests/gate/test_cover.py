"""A telling is covered by a claim of its kind on its words, and right with its interval."""

from __future__ import annotations

from typing import Any

import pytest

from cover import judge
from vigie.extract import extract
from vigie.model.document import Document, Segment
from vigie.model.ids import digest, make_id
from vigie.packs.loader import load_packs

TEXT = "Spain delivered 20 tanks to Mali. It rained."


def told(**telling: Any) -> tuple[bool, bool]:
    sha256 = digest(TEXT.encode())
    document = Document(
        id=make_id("doc", sha256), sha256=sha256, path="a.txt", text=TEXT,
        language="en", dated=None, segments=(Segment(0, len(TEXT)),),
    )  # fmt: skip
    (covered,) = judge("a.txt", TEXT, [telling], extract(document, load_packs()).claims)
    return covered.covered, covered.right


@pytest.mark.parametrize(
    ("telling", "judged"),
    [
        ({"quote": "20 tanks", "kind": "transfer", "value": {"min": 20, "max": 20}}, (True, True)),
        ({"quote": "20 tanks", "kind": "transfer", "value": {"min": 20, "max": None}}, (True, False)),
        ({"quote": "20 tanks", "kind": "transfer", "value": None}, (True, True)),
        ({"quote": "20 tanks", "kind": "deployment", "value": {"min": 20, "max": 20}}, (False, False)),
        ({"quote": "It rained", "kind": "transfer"}, (False, False)),
    ],
)
def test_a_telling_is_judged_by_kind_words_and_interval(telling: dict[str, Any], judged: tuple[bool, bool]) -> None:
    assert told(**telling) == judged


def test_a_quote_that_does_not_stand_in_its_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="substring"):
        told(quote="no such words", kind="transfer")
