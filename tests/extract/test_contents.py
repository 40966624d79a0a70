"""What a delivery, a deal or a load holds (conftest.py: ``told``)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from vigie.extract.contents import contents
from vigie.extract.drafts import Draft
from vigie.extract.sentence import Sentence


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Spain approved the sale of arms to Peru. The package would include 12 tanks and 30 rifles.",
            ["transfer planned [ES]>[PE] 12 tank", "transfer planned [ES]>[PE] 30 small-arms"],
        ),
        (
            "en",
            "Spain and Peru signed a $3 billion contract in July. The first delivery included 12 tanks.",
            ["transfer occurred _>_ 12 tank"],
        ),
        (
            "en",
            "Spain approved a sale of arms to Peru, to include 12 tanks; 30 rifles; and 40 radios.",
            ["transfer planned [ES]>[PE] 12 tank", "transfer planned [ES]>[PE] 30 small-arms"],
        ),
        (
            "fr",
            "L'Espagne a livré des armes au Pérou. Le lot comprend 12 chars et 30 fusils.",
            ["transfer occurred [ES]>[PE] 12 tank", "transfer occurred [ES]>[PE] 30 small-arms"],
        ),
        (
            "fr",
            "La Grèce a saisi une cargaison d'armes envoyée par l'Iran au Hezbollah. "
            "La cargaison contenait 12 chars et 30 fusils.",
            ["transfer intercepted [IR]>[LB] 12 tank", "transfer intercepted [IR]>[LB] 30 small-arms"],
        ),
    ],
)
def test_what_a_load_holds_goes_where_it_goes(
    told: Callable[..., list[str]], language: str, text: str, expected: list[str]
) -> None:
    claims = told(language, text)
    assert [each for each in expected if each not in claims] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Spain delivered arms to Peru. Chile's army includes 12 tanks."),
        ("fr", "L'Espagne a livré des armes au Pérou. L'armée du Chili compte 12 chars."),
        ("en", "The package would include 12 tanks."),
    ],
)
def test_what_an_army_holds_was_not_delivered(told: Callable[..., list[str]], language: str, text: str) -> None:
    assert [each for each in told(language, text) if "12 tank" in each] == []


def test_what_a_verb_of_content_holds_is_for_its_word_order_to_say(parse: Callable[[str, str], Sentence]) -> None:
    sentence = parse("en", "The package includes 12 tanks.")
    told = Draft("transfer", "planned", 0, [(0, 1)])
    assert [d.item_class for d in contents(sentence, [], told, [], set())] == ["tank"]
    sentence.family = replace(sentence.family, complements=lambda sentence, group: ([], []))
    assert list(contents(sentence, [], told, [], set())) == []
