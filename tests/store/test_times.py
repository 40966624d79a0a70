from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.store.times import FIRST, LAST, bounds

CASES = {
    "2024": ("2024-01-01", "2024-12-31"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2023-02": ("2023-02-01", "2023-02-28"),
    "2023-08-14": ("2023-08-14", "2023-08-14"),
    "2025-01~": ("2025-01-01", "2025-01-31"),
    "2025?": ("2025-01-01", "2025-12-31"),
    "2023-09/..": ("2023-09-01", LAST),
    "2023-09/": ("2023-09-01", LAST),
    "../2024": (FIRST, "2024-12-31"),
    "2024-03/2024-12": ("2024-03-01", "2024-12-31"),
    "2022-02-24/2023~": ("2022-02-24", "2023-12-31"),
    "202X": ("2020-01-01", "2029-12-31"),
    "2024-XX-05": ("2024-01-05", "2024-12-05"),
    "2024-1X": ("2024-10-01", "2024-12-31"),
    "2024-21": ("2024-03-01", "2024-05-31"),
    "2023-24": ("2023-12-01", "2024-02-29"),
    "2024-33": ("2024-01-01", "2024-03-31"),
    "2024-41": ("2024-07-01", "2024-12-31"),
    "2024-21/2024-23": ("2024-03-01", "2024-11-30"),
    "[2023-01,2023-05]": ("2023-01-01", "2023-05-31"),
    "[..2023-05]": (FIRST, "2023-05-31"),
    "2023-08-14T10:00Z": ("2023-08-14", "2023-08-14"),
}


@pytest.mark.parametrize("edtf", CASES)
def test_bounds(edtf: str) -> None:
    assert bounds(edtf) == CASES[edtf]


@pytest.mark.parametrize(
    "wrong", ["", "hier", "24", "2024-13", "2024-00", "2023-02-30", "2024/2023", "2024-1", "[]", "/x", "2024-02-31/.."]
)
def test_what_is_no_date_has_no_bounds(wrong: str) -> None:
    assert bounds(wrong) is None


@given(st.dates(min_value=date(1, 1, 1)), st.dates(min_value=date(1, 1, 1)))
def test_days_sort_as_text_and_lie_within_their_month_and_year(one: date, other: date) -> None:
    day, month, year = (bounds(one.isoformat()[:length]) for length in (10, 7, 4))
    assert day and month and year
    assert year[0] <= month[0] <= day[0] == day[1] <= month[1] <= year[1]
    second = bounds(other.isoformat())
    assert second
    assert (one <= other) == (day <= second)


@given(st.text(alphabet="0123456789X-/.~?%[]{},T:Z", max_size=16) | st.text(max_size=8))
def test_no_text_breaks_it(text: str) -> None:
    found = bounds(text)
    assert found is None or (len(found[0]) == len(found[1]) == 10 and found[0] <= found[1])
