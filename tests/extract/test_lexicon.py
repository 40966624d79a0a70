"""Words in, readings out: the longest form wins, words keep their accents, acronyms their capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.extract import reader_for
from vigie.extract.engine import Reader
from vigie.packs.loader import load_packs

PACKS = load_packs()
READERS = {language: reader for language in ("fr", "en") if (reader := reader_for(PACKS, language))}
FORMS = {language: sorted(reader.lexicon.index) for language, reader in READERS.items()}


def named(readers: dict[str, Reader], language: str, text: str) -> dict[str, set[str]]:
    """What is found by its words, with the ids it names beyond doubt."""
    return {text[hit.start : hit.end]: set(hit.strong) for hit in readers[language].lexicon.find(text)}


@pytest.mark.parametrize(
    ("language", "text", "words", "name"),
    [
        ("fr", "Le Bayraktar TB2 vole.", "Bayraktar TB2", "bayraktar-tb2"),
        ("en", "The Bayraktar TB2 flies.", "Bayraktar TB2", "bayraktar-tb2"),
        ("fr", "TÉHÉRAN NIE.", "TÉHÉRAN", "IR"),
        ("fr", "Teheran nie.", "Teheran", "IR"),
        ("en", "South Korean shells", "South Korean", "KR"),
        ("fr", "Sommet Corée du Nord-Russie", "Corée du Nord", "KP"),
        ("en", "The North Korea-Russia pact", "North Korea", "KP"),
        ("fr", "le ministère sud-coréen", "sud-coréen", "KR"),
    ],
)
def test_a_name_is_found_whole(readers: dict[str, Reader], language: str, text: str, words: str, name: str) -> None:
    assert name in named(readers, language, text)[words]


@pytest.mark.parametrize(
    ("language", "text", "absent"),
    [
        ("fr", "du maïs doux", "maïs"),  # not "mais"
        ("en", "he can nato", "nato"),  # an acronym stands in capitals
        ("en", "a marchioness of chadwick", "chad"),
        ("fr", "superchars", "chars"),
        ("fr", "le mali dort", "mali"),
        ("en", "some turkey for dinner", "turkey"),
    ],
)
def test_what_only_looks_like_a_form_is_left(readers: dict[str, Reader], language: str, text: str, absent: str) -> None:
    assert absent not in named(readers, language, text)


def test_a_hyphen_goes_on_unless_it_hangs_a_pronoun(readers: dict[str, Reader]) -> None:
    assert "livre" in named(readers, "fr", "La France livre-t-elle des chars ?")
    assert "livre" not in named(readers, "fr", "un livre-test")


def test_lookup_knows_whole_forms_only(readers: dict[str, Reader]) -> None:
    lexicon = readers["en"].lexicon
    assert "head" in {reading.cat for reading in lexicon.lookup("missiles")}
    assert lexicon.lookup("missilesque") == ()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("text", ["100 mm artillery projectile"])
def test_a_name_that_closes_a_text_ends_with_it(readers: dict[str, Reader], language: str, text: str) -> None:
    assert [hit.end for hit in readers[language].lexicon.find(text)] == [len(text)]


@pytest.mark.parametrize("language", ["fr", "en"])
@given(data=st.data())
def test_any_text_gives_ordered_hits_of_known_forms(language: str, data: st.DataObject) -> None:
    words = st.sampled_from(FORMS[language]) | st.text(max_size=8)
    text = data.draw(st.lists(words, max_size=20).map(" ".join)) + data.draw(st.sampled_from([".", ""]))
    lexicon, last = READERS[language].lexicon, 0
    for hit in lexicon.find(text):
        assert last <= hit.start < hit.end <= len(text)
        known = lexicon.lookup(text[hit.start : hit.end])
        assert all(reading in known for reading in hit.readings)
        last = hit.end


@pytest.mark.parametrize("language", ["fr", "en"])
@given(data=st.data())
def test_what_stands_on_another_line_changes_nothing(language: str, data: st.DataObject) -> None:
    text = data.draw(st.lists(st.sampled_from(FORMS[language]), min_size=1, max_size=8).map(" ".join)) + "."
    find = READERS[language].lexicon.find
    below = [(hit.start - 3, hit.end - 3, hit.readings) for hit in find("§.\n" + text)]
    assert below == [(hit.start, hit.end, hit.readings) for hit in find(text)]
