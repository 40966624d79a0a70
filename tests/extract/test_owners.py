"""Whose goods they are, when the verb names one side only; who has something done."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("language", "text", "sides"),
    [
        ("en", "Ecuador's helicopters were bought from Italy.", "IT>EC"),
        ("en", "North Macedonia's tanks were handed to Kenya.", "MK>KE"),
        ("en", "Portugal, whose boats were handed to Kenya, is silent.", "PT>KE"),
        ("en", "The purchase of Portugal's frigates by Kenya is over.", "PT>KE"),
        ("fr", "Le Portugal, dont les vedettes ont été cédées au Kenya, se tait.", "PT>KE"),
        ("fr", "Les vedettes du Portugal ont été cédées au Kenya.", "PT>KE"),
        ("fr", "Le Kenya a fait venir des vedettes du Portugal.", "PT>KE"),
        ("fr", "Le Portugal a fait parvenir des vedettes au Kenya.", "PT>KE"),
    ],
)
def test_the_side_left_open_is_the_owners(told: Callable[..., list[str]], language: str, text: str, sides: str) -> None:
    assert sides in told(language, text)[0]


def test_an_owner_gives_nothing_to_himself(told: Callable[..., list[str]]) -> None:
    assert ">KE" in told("en", "Kenya's tanks were delivered to Kenya.")[0]
    assert "KE>KE" not in told("en", "Kenya's tanks were delivered to Kenya.")[0]


@pytest.mark.parametrize(
    ("language", "text", "told_of"),
    [
        ("en", "Swiss grenades sold to Kenya were re-exported to Chad.", ["CH>KE", "KE>TD"]),
        ("en", "France and Italy delivered twelve tanks to Kenya.", ["FR>KE", "IT>KE"]),
        ("en", "Brazil sold planes to Ghana and, a year later, to Kenya.", ["BR>GH", "BR>KE"]),
        ("en", "Fifty Egyptian tanks for Kenya", ["EG>KE"]),
        ("en", "The guns were a gift from Italy to Kenya.", ["IT>KE"]),
    ],
)
def test_goods_pass_through_hands(told: Callable[..., list[str]], language: str, text: str, told_of: list[str]) -> None:
    found = told(language, text)
    assert len(found) == len(told_of)
    assert all(any(pair in one for one in found) for pair in told_of)
