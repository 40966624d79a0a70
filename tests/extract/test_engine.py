"""What the engine keeps of a sentence's date."""

from __future__ import annotations

import pytest

from vigie.extract.engine import is_past, is_to_come


@pytest.mark.parametrize(
    ("edtf", "dated", "past"),
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
def test_a_day_that_is_over_dates_no_plan(edtf: str | None, dated: str | None, past: bool) -> None:
    assert is_past(edtf, dated) is past


@pytest.mark.parametrize(
    ("edtf", "dated", "to_come"),
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
def test_what_lies_ahead_has_not_happened(edtf: str | None, dated: str | None, to_come: bool) -> None:
    assert is_to_come(edtf, dated) is to_come
