"""Amounts: the examples of the packs, the words an amount spans, and its laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.extract import reader_for
from vigie.packs.loader import load_packs

PACKS = load_packs()
LANGUAGES = tuple(PACKS.languages)
READERS = {language: reader_for(PACKS, language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_the_data(language: str) -> None:
    fields = ("kind", "min", "max", "approximate", "vague", "factor", "unit", "per")
    for example in PACKS.languages[language].numbers.examples:
        found = READERS[language].quantities.find(example.text)
        if example.kind == "none":
            assert not found, example.text
        else:
            assert [[getattr(m, f) for f in fields] for m in found] == [[getattr(example, f) for f in fields]], (
                example.text
            )


@pytest.mark.parametrize(
    ("language", "text", "words", "number"),
    [
        ("fr", "soit au moins 20 000 conteneurs de munitions", "au moins 20 000 conteneurs", "20 000"),
        ("fr", "reçu plus d'un million de barils raffinés", "plus d'un million de barils", "un million"),
        ("fr", "la production multipliée par 2,5", "par 2,5", "2,5"),
        ("en", "some up to nine million of them", "up to nine million", "nine million"),
        ("en", "worth $540 million in all", "$540 million", "540 million"),
        ("en", "losses of four thousand or so", "four thousand or so", "four thousand"),
    ],
)
def test_span_holds_bounds_and_unit(language: str, text: str, words: str, number: str) -> None:
    mention = READERS[language].quantities.find(text)[-1]
    assert text[mention.start : mention.end] in (words, f"some {words}")
    assert text[mention.number_start : mention.number_end] == number


PIECES = st.sampled_from(
    (
        "au moins|plus de|entre|et|de|à|un|une|deux|cent|mille|millions|dizaines|des|20 000|1,5|155 mm|%|"
        "par mois|fois|$|-|1er|at least|between|and|to|a|half|million|dozens|of|several|3.37bn|times|more|"
        "per day|one|or|2024|May 9|\n|. |'|’|"
    ).split("|")
)


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    text=st.one_of(
        st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=12).map("".join)
    )
)
def test_any_text_gives_spans_inside_it_in_order(language: str, text: str) -> None:
    last = 0
    for mention in READERS[language].quantities.find(text):
        assert last <= mention.start <= mention.number_start < mention.number_end <= mention.end <= len(text)
        assert mention.min is None or mention.max is None or mention.min <= mention.max
        last = mention.end


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", ["1 ", "1,", "un ", "million ", "a ", "20 000 ", "de ", "-1", "1.1", "plus de "])
def test_time_grows_with_length_only(language: str, unit: str) -> None:
    from time import perf_counter

    def seconds(count: int) -> float:
        began = perf_counter()
        READERS[language].quantities.find(unit * count)
        return perf_counter() - began

    small = min(seconds(500) for _ in range(3))
    assert min(seconds(5000) for _ in range(3)) < 60 * small + 0.05
