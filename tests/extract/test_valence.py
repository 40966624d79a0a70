"""Who did what to whom, whatever the turn of the sentence (conftest.py: ``claim_said``)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

ONE_FACT_FRENCH = [
    "L'Espagne a livré douze chars au Pérou.",
    "L'Espagne a livré au Pérou douze chars.",
    "Douze chars ont été livrés au Pérou par l'Espagne.",
    "L'Espagne a fourni douze chars au Pérou.",
    "Le Pérou a reçu douze chars de l'Espagne.",
    "Le Pérou a acheté douze chars à l'Espagne.",
    "L'Espagne, qui a livré douze chars au Pérou, se tait.",
    "Les douze chars que l'Espagne a livrés au Pérou sont neufs.",
    "C'est l'Espagne qui a livré douze chars au Pérou.",
    "L'Espagne a doté le Pérou de douze chars.",
    "L'Espagne l'avait dit, elle a livré douze chars au Pérou.",
]
ONE_FACT_ENGLISH = [
    "Spain delivered twelve tanks to Peru.",
    "Spain gave Peru twelve tanks.",
    "Twelve tanks were delivered to Peru by Spain.",
    "Spain supplied Peru with twelve tanks.",
    "Peru received twelve tanks from Spain.",
    "Peru bought twelve tanks from Spain.",
    "Spain, which delivered twelve tanks to Peru, is silent.",
    "The twelve tanks that Spain delivered to Peru are new.",
    "It was Spain that delivered twelve tanks to Peru.",
    "Spain equipped Peru with twelve tanks.",
    "Twelve tanks delivered by Spain to Peru are new.",
]


@pytest.mark.parametrize(
    ("language", "text"), [("fr", t) for t in ONE_FACT_FRENCH] + [("en", t) for t in ONE_FACT_ENGLISH]
)
def test_one_fact_in_many_turns(told: Callable[..., list[str]], language: str, text: str) -> None:
    assert told(language, text) == ["transfer occurred ES>PE 12 tank"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "La Suède a livré des obus et six radars à l'Estonie.", ["SE>EE artillery", "SE>EE 6 radar"]),
        ("en", "Sweden delivered shells and six radars to Estonia.", ["SE>EE artillery", "SE>EE 6 radar"]),
        ("en", "Spain delivered tanks to Peru, and Italy radars.", ["ES>PE tank", "IT>PE radar"]),
        ("fr", "L'Inde a livré des radars et le Japon a livré des drones au Kenya.", ["IN>", "JP>KE drone"]),
        ("en", "Turkey sent drones to Chad and Brazil sent radars to Niger.", ["TR>TD drone", "BR>NE radar"]),
    ],
)
def test_coordination_gives_each_its_own(
    told: Callable[..., list[str]], language: str, text: str, expected: list[str]
) -> None:
    found = told(language, text)
    assert len(found) == len(expected)
    assert all(part in one for one, part in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le Chili accuse l'Espagne d'avoir livré douze chars au Pérou."),
        ("fr", "L'Espagne est accusée par le Chili d'avoir livré douze chars au Pérou."),
        ("en", "Chile accuses Spain of having delivered twelve tanks to Peru."),
        ("en", "Spain is accused by Chile of delivering twelve tanks to Peru."),
    ],
)
def test_who_accuses_is_no_party(told: Callable[..., list[str]], language: str, text: str) -> None:
    assert told(language, text) == ["transfer occurred? ES>PE 12 tank"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les douze chars du Pérou proviennent d'Espagne."),
        ("en", "Peru's twelve tanks came from Spain."),
        ("fr", "Douze chars espagnols ont atteint le Pérou."),
        ("en", "Twelve Spanish tanks reached Peru."),
    ],
)
def test_goods_may_be_told_by_where_they_come_from(told: Callable[..., list[str]], language: str, text: str) -> None:
    assert told(language, text) == ["transfer occurred ES>PE 12 tank"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'Espagne a livré non des chars mais des radars au Pérou."),
        ("en", "Spain delivered not tanks but radars to Peru."),
    ],
)
def test_what_is_set_aside_was_not_delivered(told: Callable[..., list[str]], language: str, text: str) -> None:
    claims = told(language, text)
    assert "transfer occurred ES>PE radar" in claims and "transfer occurred ES>PE tank" not in claims


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le Rwanda a envoyé 300 soldats au Mozambique.", "deployment occurred RW@MZ 300 troops"),
        ("en", "Rwanda sent 300 soldiers to Mozambique.", "deployment occurred RW@MZ 300 troops"),
        ("fr", "La Serbie produit des obus.", "production ongoing RS artillery-ammunition"),
        ("en", "Serbia produces shells.", "production ongoing RS artillery-ammunition"),
        ("fr", "L'Inde a testé un missile Agni-V.", "test occurred IN agni"),
        ("en", "India tested an Agni-V missile.", "test occurred IN agni"),
        ("fr", "Israël a tiré dix roquettes.", "use occurred IL 10 artillery-ammunition"),
        ("en", "Israel fired ten rockets.", "use occurred IL 10 artillery-ammunition"),
    ],
)
def test_other_kinds_have_their_actor(told: Callable[..., list[str]], language: str, text: str, expected: str) -> None:
    assert told(language, text) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les chars du Pérou sont vieux."),
        ("fr", "L'Espagne livre des tomates au Pérou."),
        ("en", "Peru's tanks are old."),
        ("en", "Spain delivers tomatoes to Peru."),
    ],
)
def test_no_predicate_no_claim(told: Callable[..., list[str]], language: str, text: str) -> None:
    assert told(language, text) == []


def test_a_dative_pronoun_among_recipients_breaks_nothing(told: Callable[..., list[str]]) -> None:
    claims = told("fr", "Soucieux de plaire à Riyad, Londres lui a vendu 72 chars.")
    assert "transfer occurred GB>SA 72 tank" in claims
