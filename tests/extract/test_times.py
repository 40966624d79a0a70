"""Times: the examples of the packs, the words a date spans, and its laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.extract import reader_for
from vigie.packs.loader import load_packs
from vigie.text import edtf

TUESDAY = "2024-10-29"
PACKS = load_packs()
LANGUAGES = tuple(PACKS.languages)
READERS = {language: reader_for(PACKS, language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_the_data(language: str) -> None:
    for example in PACKS.languages[language].dates.examples:
        found = READERS[language].dates.find(example.text, example.dated)
        assert [m.edtf for m in found] == ([] if example.none else [example.edtf]), example.text


@pytest.mark.parametrize(
    ("language", "text", "words", "relative", "precision"),
    [
        ("fr", "remis depuis le début du mois d'août, dit-il", "depuis le début du mois d'août", True, "interval"),
        ("fr", "signé le 14 août 2023 à Paris", "le 14 août 2023", False, "day"),
        ("fr", "arrivés de mars à décembre 2024 par mer", "de mars à décembre 2024", False, "interval"),
        ("fr", "remis la semaine passée à Paris", "la semaine passée", True, "interval"),
        ("en", "it fell on 24 February 2023 there", "on 24 February 2023", False, "day"),
        ("en", "sent in the first quarter of 2026 by sea", "in the first quarter of 2026", False, "interval"),
        ("en", "sent last December by sea", "last December", True, "month"),
        ("en", "built in the 1990s there", "in the 1990s", False, "decade"),
        ("en", "sold in the summer of 2024 there", "in the summer of 2024", False, "season"),
    ],
)
def test_span_precision_and_leaning(language: str, text: str, words: str, relative: bool, precision: str) -> None:
    (mention,) = READERS[language].dates.find(text, TUESDAY)
    assert (text[mention.start : mention.end], mention.relative, mention.precision) == (words, relative, precision)


PIECES = st.sampled_from(
    (
        "le|du|au|14|3|2024|1er|août|mars|mai|lundi|hier|depuis|entre|et|à|d'ici|fin|début|il y a|deux|"
        "ans|semaine|dernière|même mois|the|of|on|in|since|by|between|and|to|last|next|May|March|Monday|"
        "week|year|ago|first|quarter|end of|that June|30th|1990s|, |. |\n|'|-|"
    ).split("|")
)
DATED = st.sampled_from(
    [None, "2024-10-29", "2024-02-29", "2024-06", "2024", "0001-01-01", "9999-12-31", "nonsense", "2024-13"]
)


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    text=st.one_of(
        st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=12).map("".join)
    ),
    dated=DATED,
)
def test_any_text_gives_ordered_spans_and_readable_dates(language: str, text: str, dated: str | None) -> None:
    last = 0
    for mention in READERS[language].dates.find(text, dated):
        assert last <= mention.start < mention.end <= len(text)
        assert mention.precision == edtf.precision(mention.edtf)
        if mention.edtf is not None:
            first, final = edtf.bounds(mention.edtf)
            assert first is None or final is None or first <= final
        last = mention.end


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "unit", ["1 ", "le 1 ", "mai ", "May ", "in ", "2024 ", "il y a ", "fin de ", "last ", "1-", "of the "]
)
def test_time_grows_with_length_only(language: str, unit: str) -> None:
    from time import perf_counter

    def seconds(count: int) -> float:
        began = perf_counter()
        READERS[language].dates.find(unit * count, TUESDAY)
        return perf_counter() - began

    small = min(seconds(500) for _ in range(3))
    assert min(seconds(5000) for _ in range(3)) < 60 * small + 0.05
