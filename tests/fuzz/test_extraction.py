"""From bytes to claims on anything at all: never an exception, and every anchor quotes the document."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.extract import extract
from vigie.model.capture import Input, Obtained
from vigie.model.claim import Claimer, Evidence, Extraction, Link
from vigie.model.document import Document
from vigie.model.errors import ReadError
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs
from vigie.read import read_input

SECONDS = 15  # for 30 kB of the same few words, which no article is

FRENCH = (
    "la Bordurie|la Russie|Séoul|le ministre de la Défense|les services de renseignement|a livré|aurait fourni"
    "|n'a pas vendu|ont été expédiés|prévoit d'envoyer|vingt|plus de 3 000|entre 100 et 200|des dizaines de|2,5"
    "|obus de 152 mm|radars|missiles balistiques|drones|conteneurs|KN-23|S-400|à la Syldavie|vers l'Ukraine|en 2024"
    "|depuis mai|le 17 mai 2024|hier|selon|a déclaré|d'après Reuters|et|ou|,|;|:|.| ?|«|»|(|)|–|\n|\n\n|• |1. "
    "|dont|qui|par|pour|en échange de"
)
ENGLISH = (
    "Borduria|Russia|Seoul|the defence minister|intelligence officials|has delivered|reportedly supplied|did not sell"
    "|were shipped|plans to send|twenty|more than 3,000|between 100 and 200|dozens of|2.5|152mm shells|radars|troops"
    "|ballistic missiles|drones|containers|KN-23|S-400|to Syldavia|to Ukraine|in 2024|since May|on 17 May 2024"
    "|yesterday|according to|said|Reuters reported|and|or|,|;|:|.|?|\"|'s|(|)|–|\n|\n\n|• |1. |which|by|for"
    "|in return for"
)


def scraps(words: str) -> st.SearchStrategy[str]:
    """Words of the trade in any order, with anything at all between them."""
    scrap = st.one_of(*[st.sampled_from(words.split("|"))] * 6, st.text(max_size=6))
    return st.lists(scrap, min_size=1, max_size=60).map(" ".join)


@cache
def packs() -> Packs:
    return load_packs()


def anchors(record: object) -> Iterator[tuple[str, int, int]]:
    """Every quote of a record with its place, however deep it stands."""
    if isinstance(record, Evidence | Link):
        yield record.exact, record.start, record.end
    elif isinstance(record, Claimer):
        if record.text is not None:
            assert record.start is not None
            assert record.end is not None
            yield record.text, record.start, record.end
    elif is_dataclass(record):
        if hasattr(record, "text") and hasattr(record, "start"):
            yield record.text, record.start, record.end  # type: ignore[attr-defined]
        for field in fields(record):
            yield from anchors(getattr(record, field.name))
    elif isinstance(record, tuple):
        for part in record:
            yield from anchors(part)


def check(document: Document) -> Extraction:
    extraction = extract(document, packs())
    quotes = [*anchors(extraction.claims), *anchors(extraction.unread)]
    assert all(document.text[start:end] == words and words for words, start, end in quotes)
    assert all(claim.evidence for claim in extraction.claims)
    assert len({claim.id for claim in extraction.claims}) == len(extraction.claims)
    assert extract(document, packs()) == extraction
    return extraction


def read_as(name: str, words: str, language: str) -> Document | None:
    try:
        return read_input(Input(name, lambda: Obtained(words.encode()), {"language": language}))
    except ReadError:
        return None


def test_the_check_is_no_idle_one():
    words = "La Russie a livré 20 missiles KN-23 à la Syldavie en 2024, selon Séoul."
    document = read_as("a.txt", words, "fr")
    assert document is not None
    extraction = check(document)
    assert any(claim.item for claim in extraction.claims)
    assert len(list(anchors(extraction.claims))) > 3


@pytest.mark.parametrize(("language", "words"), [("fr", FRENCH), ("en", ENGLISH)])
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_words_of_the_trade_in_any_order(name, language, words):
    @given(scraps(words))
    def any_order(text: str) -> None:
        document = read_as(name, text if name == "a.txt" else f"<html><body><p>{text}</p></body></html>", language)
        if document:
            check(document)

    any_order()


@given(st.text(min_size=1), st.sampled_from(["fr", "en", "ko", "xx"]))
def test_any_text(text, language):
    document = read_as("a.txt", text, language)
    if document:
        check(document)


@pytest.mark.parametrize(
    "unit", ["vingt obus ", "(", "« ", "selon ", "20 ", "a livré ", "KN-23, ", "1. ", "– ", "obus\n", "S"]
)
def test_long_repetitions_take_bounded_time(unit):
    document = read_as("a.txt", "La Russie a livré " + unit * (30_000 // len(unit)), "fr")
    assert document is not None
    extract(read_as("b.txt", "Rien.", "fr") or document, packs())  # so that loading does not count
    started = time.process_time()
    extract(document, packs())
    assert time.process_time() - started < SECONDS


@pytest.mark.soak
@settings(max_examples=20_000)
@given(scraps(FRENCH))
def test_words_of_the_trade_at_length(text):
    document = read_as("a.txt", text, "fr")
    if document:
        check(document)
