from __future__ import annotations

import pytest

from vigie.model.errors import CaseError
from vigie.store.handling import checked, may_pass

TODAY = "2025-03-01"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("public", "public"),
        ("", "public"),
        (None, "public"),
        (" restricted ", "restricted"),
        ("embargo", "embargo"),
        ("embargo   2025-03-01", "embargo 2025-03-01"),
    ],
)
def test_what_is_typed_is_kept_in_one_form(typed: str | None, kept: str) -> None:
    assert checked(typed) == kept


@pytest.mark.parametrize("typed", ["secret", "embargo soon", "embargo 2025-02-30", "public 2025-03-01", "embargo 2025"])
def test_what_is_no_handling_is_refused(typed: str) -> None:
    with pytest.raises(CaseError, match="embargo 2025-03-01"):
        checked(typed)


@pytest.mark.parametrize(
    ("handling", "named", "passes"),
    [
        ("public", (), True),
        ("restricted", (), False),
        ("restricted", ("embargo",), False),
        ("restricted", ("restricted",), True),
        ("embargo", (), False),
        ("embargo", ("embargo",), True),
        ("embargo 2025-03-01", (), True),
        ("embargo 2025-03-02", (), False),
        ("embargo 2025-03-02", ("all",), True),
    ],
)
def test_what_may_leave_the_case(handling: str, named: tuple[str, ...], passes: bool) -> None:
    assert may_pass(handling, TODAY, named) is passes
