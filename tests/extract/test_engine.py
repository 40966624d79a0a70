"""What the engine keeps of a sentence's date."""

from __future__ import annotations

import pytest

from vigie.extract.engine import is_past


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
