"""Predicate nouns: deliveries, sales, launches, with who gives, who gets and what (conftest.py: ``claim_said``)."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La livraison de 30 radars par l'Italie au Koweït a eu lieu."),
        ("fr", "La livraison au Koweït de 30 radars par l'Italie a eu lieu."),
        ("fr", "La livraison italienne de 30 radars au Koweït a eu lieu."),
        ("en", "The delivery of 30 radars by Italy to Kuwait took place."),
        ("en", "Italy's delivery of 30 radars to Kuwait took place."),
        ("en", "The Italian delivery of 30 radars to Kuwait took place."),
        ("en", "The delivery to Kuwait of 30 radars by Italy took place."),
    ],
)
def test_one_fact_in_many_turns(told: Callable[..., list[str]], language: str, text: str) -> None:
    assert told(language, text) == ["transfer occurred IT>KW 30 radar"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Les exportations d'armes du Brésil vers l'Angola ont repris.", "BR>AO arms"),
        ("fr", "Rome a annoncé la vente de six frégates à l'Égypte.", "IT>EG 6"),
        ("en", "Arms exports from Brazil to Angola have resumed.", "BR>AO arms"),
        ("en", "Rome announced the sale of six frigates to Egypt.", "IT>EG 6"),
        ("en", "Arms deliveries to Sudan from Serbia were recorded.", "RS>SD arms"),
    ],
)
def test_nouns_have_both_ends(told: Callable[..., list[str]], language: str, text: str, expected: str) -> None:
    (claim,) = told(language, text)
    assert claim.startswith("transfer ") and expected in claim


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'Italie a confirmé la livraison de 30 radars au Koweït."),
        ("en", "Italy confirmed the delivery of 30 radars to Kuwait."),
    ],
)
def test_who_confirms_a_delivery_need_not_have_made_it(
    told: Callable[..., list[str]], language: str, text: str
) -> None:
    assert told(language, text) == ["transfer occurred _>KW 30 radar"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "La production de munitions en Norvège augmente.", "production"),
        ("fr", "Le tir d'un missile par l'Iran a échoué.", ("use", "test")),
        ("en", "Ammunition production in Norway is rising.", "production"),
        ("en", "The test of a ballistic missile by Iran failed.", "test"),
    ],
)
def test_other_kinds_come_as_nouns_too(
    told: Callable[..., list[str]], language: str, text: str, expected: str | tuple[str, ...]
) -> None:
    (claim,) = told(language, text)
    assert claim.startswith(expected)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La Serbie a livré douze chars au Tchad ; cette livraison inquiète."),
        ("en", "Serbia delivered twelve tanks to Chad; the delivery worries many."),
    ],
)
def test_a_noun_that_only_takes_up_a_verb_adds_nothing(
    told: Callable[..., list[str]], language: str, text: str
) -> None:
    assert told(language, text) == ["transfer occurred RS>TD 12 tank"]
