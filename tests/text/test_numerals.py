from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.text.numerals import NumeralReader
from vigie.text.spelling import Spelling

ONES = {"one": 1, "two": 2, "three": 3, "five": 5, "nine": 9, "ten": 10, "nineteen": 19, "twenty": 20, "seventy": 70}
ENGLISH = NumeralReader(
    Spelling(
        decimal=".",
        thousands=[","],
        words=ONES,
        scales={"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1000000},
        short_scales={"bn": 1e9},
        vague={"dozens": 10, "hundreds": 100, "thousands": 1000},
        several=["several"],
        articles=["a"],
        halves={"and a half": 0.5},
        parts={"half a": 0.5},
        of=["of"],
        joiners={"and": "scales"},
        points=["point"],
    )
)
FRENCH = NumeralReader(
    Spelling(
        decimal=",",
        thousands=["."],
        words={
            "un(|e)": 1,
            "trois": 3,
            "onze": 11,
            "dix": 10,
            "dix-sept": 17,
            "vingt": 20,
            "soixante": 60,
            "quatre-vingt(|s)": 80,
        },
        scales={"cent(|s)": 100, "mille": 1000, "million(|s)": 1000000},
        collectives={"dizaine(|s)": 10},
        vague={"dizaines": 10},
        articles=["un", "une"],
        of=["de"],
        joiners={"et": "tens"},
        vigesimal=[60, 80],
    )
)
MYRIAD = NumeralReader(  # scales of ten and of ten thousand, as in East Asian languages
    Spelling(
        decimal=".", thousands=[","], words={"three": 3, "five": 5}, scales={"ten": 10, "hundred": 100, "man": 10000}
    )
)


@pytest.mark.parametrize(
    ("numerals", "text", "values"),
    [
        (ENGLISH, "twenty-one", [21]),
        (ENGLISH, "twenty one", [21]),
        (ENGLISH, "two hundred and five", [205]),
        (ENGLISH, "two hundred and five thousand and nine", [205009]),
        (ENGLISH, "nineteen hundred", [1900]),
        (ENGLISH, "a hundred thousand", [100000]),
        (ENGLISH, "two thousand million", [2000000000]),
        (ENGLISH, "a million and a half", [1500000]),
        (ENGLISH, "two and a half million", [2500000]),
        (ENGLISH, "half a million", [500000]),
        (ENGLISH, "two dozen", [24]),
        (ENGLISH, "one two three", [1, 2, 3]),
        (ENGLISH, "twenty and seventy", [20, 70]),
        (ENGLISH, "two and three", [2, 3]),
        (ENGLISH, "ten five", [10, 5]),
        (ENGLISH, "20,000.5", [20000.5]),
        (ENGLISH, "3.37bn", [3370000000]),
        (ENGLISH, "half a day", []),
        (ENGLISH, "a tank", []),
        (ENGLISH, "twentyish", []),
        (FRENCH, "soixante et onze", [71]),
        (FRENCH, "soixante-dix-sept", [77]),
        (FRENCH, "quatre-vingt-dix-sept", [97]),
        (FRENCH, "quatre vingt dix sept", [97]),
        (FRENCH, "vingt et un", [21]),
        (FRENCH, "vingt et trois", [20, 3]),
        (FRENCH, "trois cent mille", [300000]),
        (FRENCH, "mille trois cents", [1300]),
        (FRENCH, "20 000", [20000]),
        (FRENCH, "2.000 et 2,5", [2000, 2.5]),
        (FRENCH, "20 000 500 000", [20000500000]),
        (FRENCH, "une dizaine", [10]),
        (FRENCH, "trois dizaines", [30]),
        (MYRIAD, "five man three hundred five ten three", [50353]),
        (MYRIAD, "three hundred ten man", [3100000]),
    ],
)
def test_values(numerals: NumeralReader, text: str, values: list[float]) -> None:
    assert [numeral.low for numeral in numerals.find(text)] == values


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens", 20, 99),
        ("hundreds", 200, 999),
        ("hundreds of thousands", 200000, 999999),
        ("several hundred", 200, 999),
        ("several dozen", 20, 99),
        ("several hundred thousand", 200000, 999999),
    ],
)
def test_vague_plurals_are_ranges(text: str, low: float, high: float) -> None:
    (numeral,) = ENGLISH.find(text)
    assert (numeral.low, numeral.high, numeral.vague, numeral.end) == (low, high, True, len(text))


@pytest.mark.parametrize(
    "text", ["2024-05-01", "12.05.2024", "14/2", "10:30", "kn-23", "m1989", "152nd", "01 42 34 56 78", "4.5.6"]
)
def test_runs_that_are_no_numbers(text: str) -> None:
    assert [numeral for numeral in ENGLISH.find(text) if numeral.low != 4.5] == []


@pytest.mark.parametrize(
    "text", ["9" * 400, "1.5 million " * 400, "one point " * 4000, "millions of " * 4000, "millions " * 4000]
)
def test_endless_runs_end(text: str) -> None:
    assert all(numeral.high < 1e30 for reader in (WHOLE, ENGLISH) for numeral in reader.find(text))


def spelled(number: int) -> str:
    """English words of a number below a million, made from the words of the table."""
    names = {
        **dict(enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)),
        **{10 + i: n for i, n in enumerate("thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 3)},
        **{10 * i: n for i, n in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)},
    }
    if number >= 1000:
        rest = number % 1000
        return f"{spelled(number // 1000)} thousand" + (f" {spelled(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{names[number // 100]} hundred" + (f" and {spelled(rest)}" if rest else "")
    if number in names:
        return names[number]
    return f"{names[number // 10 * 10]}-{names[number % 10]}"


ALL_WORDS = {spelled(n): n for n in (*range(1, 20), *range(20, 100, 10))}
WHOLE = NumeralReader(
    Spelling(
        decimal=".",
        thousands=[","],
        words=ALL_WORDS,
        scales={"hundred": 100, "thousand": 1000},
        joiners={"and": "scales"},
    )
)


@given(st.integers(1, 999_999))
def test_every_number_reads_back_from_its_words(number: int) -> None:
    (numeral,) = WHOLE.find(spelled(number))
    assert (numeral.low, numeral.start, numeral.end) == (number, 0, len(spelled(number)))


@given(st.integers(0, 10**12))
def test_every_number_reads_back_from_its_figures(number: int) -> None:
    for written in (f"{number:,}", f"{number:,}".replace(",", " "), str(number)):
        (numeral,) = ENGLISH.find(written)
        assert (numeral.low, numeral.end) == (number, len(written))
