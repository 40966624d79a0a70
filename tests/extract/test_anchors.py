"""Laws of extraction over any text: what is claimed is quoted, the same each time, under ids of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.extract import extract, reader_for
from vigie.model.claim import Anchored, Claim, Extraction
from vigie.model.document import Document, Segment
from vigie.packs.loader import load_packs

PACKS = load_packs()
LANGUAGES = ("fr", "en")
SENTENCES = {
    language: [frame.example.text for frame in PACKS.languages[language].predicates.frames] for language in LANGUAGES
}
WORDS = {language: sorted({w for text in SENTENCES[language] for w in text.split()}) for language in LANGUAGES}
FORMS = {language: sorted(reader_for(PACKS, language).lexicon.index) for language in LANGUAGES}
NOISE = st.text(max_size=6) | st.sampled_from(
    ["\n", "«", "»", ":", "–", "'", "12", "1,5", "%", "\u202f", "İ", "ﬀ", "𐍈"]
)


def texts(language: str) -> st.SearchStrategy[str]:
    """Sentences, words and forms of the packs, in any order, among any Unicode."""
    words = st.sampled_from(WORDS[language]) | st.sampled_from(FORMS[language])
    parts = st.lists(st.sampled_from(SENTENCES[language]) | words | NOISE, max_size=24)
    return st.builds(lambda gap, chosen: gap.join([*chosen, "."]), st.sampled_from([" ", "", " \n"]), parts)


def read(language: str, text: str) -> Extraction:
    lines = [Segment(0, len(text))] if text else []
    document = Document(
        id="doc_1", sha256="1", path="a.txt", text=text, language=language, dated="2024-10-29", segments=tuple(lines)
    )
    found = extract(document, PACKS)
    assert document.text is text
    return found


def slots(claim: Claim) -> Iterator[tuple[str, int, int]]:
    """The words and span of every slot, claimer and piece of evidence."""
    for name in claim.__dataclass_fields__:
        value = getattr(claim, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Anchored):
                yield one.text, one.start, one.end
    yield from ((e.exact, e.start, e.end) for e in claim.evidence)
    for claimer in claim.claimers:
        if claimer.text is not None:
            assert claimer.start is not None and claimer.end is not None
            yield claimer.text, claimer.start, claimer.end
        else:
            assert claimer.id == "author"


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_every_slot_quotes_the_document(language: str, data: st.DataObject) -> None:
    text = data.draw(texts(language))
    for claim in read(language, text).claims:
        assert claim.evidence and claim.claimers
        for words, start, end in slots(claim):
            assert 0 <= start < end <= len(text)
            assert words == text[start:end]


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_ids_are_unique_and_extraction_is_deterministic(language: str, data: st.DataObject) -> None:
    text = data.draw(texts(language))
    found = read(language, text)
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    assert found == read(language, text)


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_what_is_unread_is_quoted_and_in_no_claim(language: str, data: st.DataObject) -> None:
    text = data.draw(texts(language))
    found = read(language, text)
    claimed = {(claim.item.start, claim.item.end) for claim in found.claims if claim.item}
    for unread in found.unread:
        assert text[unread.start : unread.end] == unread.text
        assert unread.sentence_start <= unread.start < unread.end <= unread.sentence_end
        assert (unread.start, unread.end) not in claimed


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_the_sentences_of_the_packs_are_claims_wherever_they_stand(language: str, data: st.DataObject) -> None:
    """A paragraph of its own is read as if it stood alone, whatever unreadable lines stand around it."""
    text = data.draw(st.sampled_from(SENTENCES[language]))
    alone = [(claim.kind, claim.status) for claim in read(language, text).claims]
    around = [(claim.kind, claim.status) for claim in read(language, f"§§§.\n{text}\n§§§.").claims]
    assert around == alone


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'Espagne a livré au Pérou douze chars"),
        ("en", "Spain sent Peru a 100 mm artillery projectile"),
    ],
)
def test_a_text_may_end_with_the_last_word_of_a_claim(language: str, text: str) -> None:
    (claim,) = read(language, text).claims
    assert claim.item is not None and claim.item.end == len(text)


def test_a_language_without_a_pack_gives_nothing() -> None:
    found = read("xx", "La Turquie a livré douze drones au Mali.")
    assert (found.claims, found.unread) == ((), ())
