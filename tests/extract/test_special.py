"""Agreements, casualties, identifications, specifications, inspections, shares (conftest.py: ``claim_said``)."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "L'Allemagne et la France ont signé un contrat pour 30 radars.", "agreement occurred DE+FR 30 radar"),
        ("en", "Germany and France signed a contract for 30 radars.", "agreement occurred DE+FR 30 radar"),
        ("fr", "La Grèce a commandé 24 hélicoptères à l'Italie.", "agreement occurred GR+IT 24 helicopter"),
        ("en", "Greece ordered 24 helicopters from Italy.", "agreement occurred GR+IT 24 helicopter"),
        ("fr", "Quarante soldats soudanais ont été tués au Tchad.", "casualties occurred SD@TD 40 killed"),
        ("en", "Forty Sudanese soldiers were killed in Chad.", "casualties occurred SD@TD 40 killed"),
        ("fr", "L'Agni-V a une portée de 5 000 km.", "specification occurred 5000 agni"),
        ("en", "The Agni-V has a range of 5,000 km.", "specification occurred 5000 agni"),
        (
            "fr",
            "Les débris ont été identifiés comme ceux d'un Shahed-136 iranien.",
            "identification occurred IR shahed-136",
        ),
        ("en", "The debris was identified as an Iranian Shahed-136.", "identification occurred IR shahed-136"),
        ("fr", "Kim Jong-un a inspecté une usine de chars.", "inspection occurred KP@usine tank"),
        ("en", "Kim Jong Un inspected a tank plant.", "inspection occurred KP@plant tank"),
        ("fr", "La marine grecque a saisi 300 fusils destinés à la Libye.", "transfer intercepted _>LY 300 small-arms"),
        ("en", "The Greek navy seized 300 rifles bound for Libya.", "transfer intercepted _>LY 300 small-arms"),
    ],
)
def test_a_kind_of_its_own(told: Callable[..., list[str]], language: str, text: str, expected: str) -> None:
    assert expected in told(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'Espagne a livré 12 chars au Pérou et 6 au Chili."),
        ("en", "Spain delivered 12 tanks to Peru and 6 to Chile."),
    ],
)
def test_shares_go_each_to_its_own(told: Callable[..., list[str]], language: str, text: str) -> None:
    assert told(language, text) == ["transfer occurred ES>PE 12 tank", "transfer occurred ES>CL 6 tank"]


@pytest.mark.parametrize(
    "text",
    [
        "Poland signed a contract with South Korea worth 20 million dollars.",
        "Poland signed a contract with South Korea worth 20 million zlotys.",
    ],
)
def test_the_value_of_an_agreement_is_in_any_money(told: Callable[..., list[str]], text: str) -> None:
    assert told("en", text) == ["agreement occurred KR+PL 20000000"]


@pytest.mark.parametrize("text", ["The debris was identified as a Shahed-136 found in Mali."])
def test_who_is_found_with_a_part_did_not_make_it(told: Callable[..., list[str]], text: str) -> None:
    assert all("ML@" not in claim and claim != "production occurred ML shahed-136" for claim in told("en", text))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Iran fired two ballistic missiles into the sea on Sunday.", "test occurred IR 2 ballistic-missile"),
        ("en", "Iran fired two ballistic missiles at Israel.", "use occurred IR@IL 2 ballistic-missile"),
        ("fr", "L'Iran a tiré deux missiles balistiques vers la mer.", "test occurred IR 2 ballistic-missile"),
        ("fr", "L'Iran a tiré deux missiles balistiques sur Israël.", "use occurred IR@IL 2 ballistic-missile"),
    ],
)
def test_what_falls_into_the_sea_was_tried(
    told: Callable[..., list[str]], language: str, text: str, expected: str
) -> None:
    assert told(language, text) == [expected]
