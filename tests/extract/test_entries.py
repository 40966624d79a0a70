"""A live page says "yesterday" in each of its entries, and means another day each time."""

from __future__ import annotations

from vigie.extract import extract
from vigie.model.document import Document, Segment
from vigie.packs.loader import load_packs

WORDS = {
    "2024-05-17": "Russia delivered 20 tanks to Syria yesterday, the defence minister said.",
    "2024-06-03": "Russia delivered 30 missiles to Syria yesterday, the defence minister said.",
}


def live(days: bool) -> Document:
    text, segments = "", []
    for day, words in WORDS.items():
        segments.append(Segment(len(text), len(text) + len(words), "body", None, None, day if days else None))
        text += words + "\n"
    return Document(
        id="doc_1", sha256="1", path="a", text=text, language="en", dated="2024-07-01", segments=tuple(segments)
    )


def test_each_entry_has_its_own_yesterday():
    times = [claim.time.edtf for claim in extract(live(True), load_packs()).claims if claim.time]
    assert times == ["2024-05-16", "2024-06-02"]


def test_without_days_of_their_own_the_document_dates_them():
    times = {claim.time.edtf for claim in extract(live(False), load_packs()).claims if claim.time}
    assert times == {"2024-06-30"}


def test_anchors_stand_where_the_words_do():
    document = live(True)
    for claim in extract(document, load_packs()).claims:
        assert claim.time is not None
        assert document.text[claim.time.start : claim.time.end] == claim.time.text
