from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.model.imo import imo_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("IMO 9074729", "9074729"),
        ("9074729", "9074729"),
        ("imo 907 4729", "9074729"),
        ("IMO 9074728", None),
        ("90747290", None),
        ("", None),
        ("1234568 then 9074729", "9074729"),
        ("٩٠٧٤٧٢٩", None),
    ],
)
def test_a_number_counts_when_its_check_figure_is_right(text: str, number: str | None) -> None:
    assert imo_number(text) == number


@given(st.integers(100_000, 999_999))
def test_of_ten_last_figures_exactly_one_is_right(first: int) -> None:
    assert len([n for n in range(10) if imo_number(f"{first}{n}")]) == 1


@given(st.integers(100_000, 999_999), st.integers(0, 5), st.integers(1, 9))
def test_one_wrong_figure_of_odd_weight_or_not_is_never_read_as_the_same_ship(first: int, place: int, off: int) -> None:
    right = next(f"{first}{n}" for n in range(10) if imo_number(f"{first}{n}"))
    wrong = right[:place] + str((int(right[place]) + off) % 10) + right[place + 1 :]
    assert imo_number(wrong) != right
