"""Deals in ordinary wording: who agreed, on what, for how much, and what became of it (conftest.py: ``claim_said``)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.model.claim import Extraction


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A contract for six radars was signed with Thales in 2021.", "agreement occurred FR 6 radar"),
        ("en", "Brazil awarded Saab a contract for 12 radars.", "agreement occurred BR+SE 12 radar"),
        ("en", "Saab won a contract to supply Brazil with 12 radars.", "agreement occurred BR+SE 12 radar"),
        ("en", "Ghana struck a deal with China for patrol boats.", "agreement occurred CN+GH warship"),
        ("en", "Kenya and Turkey reached an agreement on the delivery of drones.", "agreement occurred KE+TR drone"),
        ("en", "Under a deal signed in May, Italy will deliver six tanks to Peru.", "agreement occurred IT+PE 6 tank"),
        (
            "en",
            "In a separate $600 million deal, Ghana will acquire radars from Israel.",
            "agreement occurred GH+IL 600000000 radar",
        ),
        ("en", "Kuwait suspended a contract with Germany for patrol boats.", "agreement ended DE+KW warship"),
        ("en", "France and Egypt plan to sign a contract for 12 jets.", "agreement planned EG+FR 12 combat-aircraft"),
        (
            "en",
            "A deal signed in 2018 under which India was to receive five S-400 from Russia is late.",
            "agreement occurred IN+RU 5 s-400",
        ),
        ("fr", "Le Brésil a attribué à Saab un contrat pour 12 radars.", "agreement occurred BR+SE 12 radar"),
        (
            "fr",
            "Saab a remporté un contrat pour la livraison de 12 radars au Brésil.",
            "agreement occurred BR+SE 12 radar",
        ),
        ("fr", "Le Ghana a passé un accord avec la Chine pour des patrouilleurs.", "agreement occurred CN+GH warship"),
        (
            "fr",
            "Le Kenya et la Turquie sont parvenus à un accord sur la livraison de drones.",
            "agreement occurred KE+TR drone",
        ),
        (
            "fr",
            "Les Philippines ont annulé un contrat de 233 millions de dollars portant sur 16 hélicoptères.",
            "agreement ended PH 16 helicopter",
        ),
        (
            "fr",
            "La visite a été marquée par la signature d'un mémorandum entre le Maroc et Israël.",
            "agreement occurred IL+MA",
        ),
    ],
)
def test_a_deal_is_read_in_ordinary_words(
    told: Callable[..., list[str]], language: str, text: str, expected: str
) -> None:
    assert expected in told(language, text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Brazil awarded Saab a contract for 12 radars.", "transfer planned SE>BR 12 radar"),
        ("en", "Saab received an order from Hungary for missiles.", "transfer planned SE>HU missile"),
        ("en", "Chad and Serbia signed a contract for the supply of 40 mortars.", "transfer planned _>_ 40 mortar"),
        ("fr", "Le Koweït a résilié le contrat signé avec l'Allemagne pour 12 chars.", "transfer ended _>_ 12 tank"),
    ],
)
def test_what_a_deal_orders_is_to_come_or_ended_with_it(
    told: Callable[..., list[str]], language: str, text: str, expected: str
) -> None:
    assert expected in told(language, text)


def test_the_two_countries_are_those_of_the_delivery_told_before(told: Callable[..., list[str]]) -> None:
    text = (
        "India delivered missiles to Peru. It is part of a $374.9 million contract signed by the two countries in 2022."
    )
    assert "agreement occurred IN+PE 374900000 missile" in told("en", text)


@pytest.mark.parametrize("text", ["The two countries have a defence treaty.", "Peru may place an order for tanks."])
def test_a_deal_only_mentioned_or_possible_is_no_agreement(told: Callable[..., list[str]], text: str) -> None:
    assert not [c for c in told("en", text) if c.startswith("agreement")]


def test_the_date_of_signing_is_that_of_the_agreement(extracted: Callable[..., Extraction]) -> None:
    claims = extracted("en", "Chad signed an agreement in June 2018 to import two frigates from China.").claims
    assert {c.kind: c.time and c.time.edtf for c in claims} == {"agreement": "2018-06", "transfer": None}
