"""Words as numbers: same fold, same number; offsets are those of the text."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.corroborate.words import words_of

ANY_TEXT = st.text(st.characters(exclude_categories=()))


def spelled(text: str) -> list[str]:
    words = words_of(text)
    return [text[a:b] for a, b in zip(words.starts.tolist(), words.ends.tolist(), strict=True)]


def same(first: str, second: str) -> bool:
    return words_of(first).hashes.tolist() == words_of(second).hashes.tolist()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L'armée a reçu 3 obus.", ["L", "armée", "a", "reçu", "3", "obus"]),
        ("re\u0301sume\u0301", ["re\u0301sume\u0301"]),
        ("Ministè\u00adre", ["Ministè\u00adre"]),
        ("俄罗斯 KN-23", ["俄", "罗", "斯", "KN", "23"]),
        ("북한이 포탄을", ["북한이", "포탄을"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("\U0001f680 a\U00020000b", ["a", "\U00020000", "b"]),
        ("\ud83d x", ["x"]),
        (" ... ", []),
        ("", []),
    ],
)
def test_a_text_is_cut_into_words(text: str, words: list[str]) -> None:
    assert spelled(text) == words


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("« ÉTÉ » à Kiev", "ete, a kiev"),
        (unicodedata.normalize("NFC", "Forêt Й"), unicodedata.normalize("NFD", "forêt й")),
        ("ＫＮ２３", "kn23"),
        ("l’obus", "l'obus"),
    ],
)
def test_case_accents_width_and_punctuation_do_not_count(first: str, second: str) -> None:
    assert same(first, second)


@pytest.mark.parametrize(("first", "second"), [("ab", "ba"), ("a b", "ab"), ("मा", "मी"), ("か", "が"), ("1", "11")])
def test_other_words_are_other_numbers(first: str, second: str) -> None:
    assert not same(first, second)


def test_a_character_of_an_unspaced_script_weighs_half_a_word() -> None:
    assert words_of("forty shells").weight == 2
    assert words_of("炮弹 shells").weight == 2


def test_a_long_text_has_the_words_of_its_parts() -> None:
    part = "Le navire est parti de Rajin. "
    assert words_of(part * 4000).hashes.tolist() == words_of(part).hashes.tolist() * 4000


@given(ANY_TEXT)
def test_any_text_is_read_and_every_word_stands_where_it_says(text: str) -> None:
    words = words_of(text)
    spans = list(zip(words.starts.tolist(), words.ends.tolist(), strict=True))
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for (a, b), number in zip(spans, words.hashes.tolist(), strict=True):
        assert words_of(text[a:b]).hashes.tolist() == [number]
