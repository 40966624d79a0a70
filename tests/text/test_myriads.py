"""Figures and units of ten by turns."""

from __future__ import annotations

import pytest

from vigie.text.myriads import Myriads

KOREAN = Myriads({"십": 10, "백": 100, "천": 1000, "만": 10_000, "억": 100_000_000})


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("4천7백여 명", 4700, "여 명"),
        ("1만5천 명", 15_000, " 명"),
        ("만5천", 15_000, ""),
        ("2만 5000", 25_000, ""),
        ("50만 발", 500_000, " 발"),
        ("65억 달러", 6_500_000_000, " 달러"),
        ("1억2,300만", 123_000_000, ""),
        ("1.5만", 15_000, ""),
    ],
)
def test_units_of_ten_add_up(text: str, value: float, rest: str) -> None:
    found = KOREAN.read(text, 0)
    assert found is not None
    assert found[0] == value
    assert text[found[1] :] == rest


def test_plain_figures_are_none_of_these() -> None:
    assert KOREAN.read("180대", 0) is None
