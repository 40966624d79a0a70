"""One sum in two currencies is one claim that carries both."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.model.claim import Extraction


@pytest.mark.parametrize(
    ("language", "text", "sums"),
    [
        ("en", "Peru paid Oslo 20 million zlotys (about $5 million) for radars.", [(20_000_000, ["usd"])]),
        ("en", "Peru sold Chile tanks worth 3.7 trillion won ($2.7 billion).", [(3.7e12, ["usd"])]),
        ("en", "Peru paid Oslo 20 million euros, or 22 million dollars, for radars.", [(20_000_000, ["usd"])]),
        ("fr", "Le Pérou a versé 20 millions d'euros, soit 22 millions de dollars, à Oslo.", [(20_000_000, ["usd"])]),
        ("en", "Peru paid Oslo 20 million euros and Chile 22 million dollars.", [(20_000_000, []), (22_000_000, [])]),
    ],
)
def test_a_sum_with_its_worth(
    extracted: Callable[..., Extraction], language: str, text: str, sums: list[tuple[float, list[str]]]
) -> None:
    told = [one.quantity for one in extracted(language, text).claims if one.quantity]
    assert [(one.min, [worth.unit for worth in one.also]) for one in told] == sums
    assert all(text[worth.start : worth.end] == worth.text for one in told for worth in one.also)
