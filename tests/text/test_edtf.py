from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.text import edtf


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2024-05-09", date(2024, 5, 9), date(2024, 5, 9), "day"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2024-02~", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "year"),
        ("2024-22", date(2024, 6, 1), date(2024, 8, 31), "season"),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29), "season"),
        ("199X", date(1990, 1, 1), date(1999, 12, 31), "decade"),
        ("2023-09/..", date(2023, 9, 1), None, "interval"),
        ("../2024", None, date(2024, 12, 31), "interval"),
        ("2024-03/2024-12", date(2024, 3, 1), date(2024, 12, 31), "interval"),
        ("2023-12~/2024-02~", date(2023, 12, 1), date(2024, 2, 29), "interval"),
    ],
)
def test_bounds_and_precision(text: str, first: date | None, last: date | None, precision: str) -> None:
    assert edtf.bounds(text) == (first, last)
    assert edtf.precision(text) == precision


def test_no_date_has_no_precision() -> None:
    assert edtf.precision(None) == "none"


@pytest.mark.parametrize("text", ["", "soon", "2024-13", "2024-02-30", "24-02", "2024-1-1", "2024/2025/2026"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        edtf.bounds(text)


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)), st.dates(date(1, 1, 1), date(9998, 12, 31)))
def test_what_is_written_reads_back(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert edtf.bounds(edtf.day(first)) == (first, first)
    assert edtf.bounds(edtf.interval(edtf.day(first), edtf.day(last))) == (first, last)
    begin, end = edtf.bounds(edtf.month(first.year, first.month))
    assert begin is not None and end is not None and begin <= first <= end


@pytest.mark.parametrize(
    ("when", "dated", "past"),
    [
        ("2024-05-03", "2024-05-06", True),
        ("2024-05-06", "2024-05-06", True),
        ("2024-05", "2024-05-06", False),
        ("2023", "2024-05-06", True),
        ("2024-06", "2024-05-06", False),
        ("../2024", "2025-01-01", False),
        ("2024-05~", "2025-01-01", False),
        (None, "2025-01-01", False),
        ("2024", None, False),
    ],
)
def test_a_day_that_is_over_dates_no_plan(when: str | None, dated: str | None, past: bool) -> None:
    assert edtf.is_past(when, dated) is past


@pytest.mark.parametrize(
    ("when", "dated", "to_come"),
    [
        ("2028", "2024-05-06", True),
        ("../2028", "2024-05-06", True),
        ("2024-05-07", "2024-05-06", True),
        ("2024-05", "2024-05-06", False),
        ("../2024", "2024-05-06", False),
        ("2023/2028", "2024-05-06", False),
        ("2028~", "2024-05-06", False),
        (None, "2024-05-06", False),
        ("2028", None, False),
    ],
)
def test_what_lies_ahead_has_not_happened(when: str | None, dated: str | None, to_come: bool) -> None:
    assert edtf.is_to_come(when, dated) is to_come
