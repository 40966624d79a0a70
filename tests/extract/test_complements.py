"""Who stands outside a verb's clause and still belongs to it: relatives, clefts, pronouns, opening participles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

ENGLISH = [
    "Peru, to which Spain delivered twelve tanks, is silent.",
    "Peru, to whom Spain gave twelve tanks, is silent.",
    "Spain, from which Peru bought twelve tanks, is silent.",
    "It was Spain, not Italy, that delivered twelve tanks to Peru.",
    "To Peru, Spain delivered twelve tanks.",
    "Only to Peru did Spain deliver twelve tanks.",
    "Keen to please Peru, Spain sold it twelve tanks.",
    "Spain bought twelve tanks and resold them to Peru.",
    "Delivered by Spain to Peru, twelve tanks are new.",
    "Spain handed twelve tanks over to Peru.",
    "Lima's new friend, Spain, has delivered it a consignment of twelve tanks.",
]
FRENCH = [
    "Le Pérou, auquel l'Espagne a livré douze chars, se tait.",
    "Le Pérou, à qui l'Espagne a livré douze chars, se tait.",
    "L'Espagne, auprès de laquelle le Pérou a acheté douze chars, se tait.",
    "C'est l'Espagne, et non l'Italie, qui a livré douze chars au Pérou.",
    "C'est au Pérou que l'Espagne a livré douze chars.",
    "Ce n'est pas au Chili mais au Pérou que l'Espagne a livré douze chars.",
    "Douze chars, l'Espagne les a livrés au Pérou.",
    "L'Espagne, qui a livré douze chars au Pérou, n'a rien dit.",
    "Le Pérou s'est fait livrer douze chars par l'Espagne.",
    "Le Pérou s'est vu remettre douze chars par l'Espagne.",
    "L'Espagne a fait livrer douze chars au Pérou.",
    "Le Pérou a obtenu gratuitement de l'Espagne douze chars.",
]


@pytest.mark.parametrize(("language", "text"), [("fr", t) for t in FRENCH] + [("en", t) for t in ENGLISH])
def test_one_fact_in_many_turns(told: Callable[..., list[str]], language: str, text: str) -> None:
    assert told(language, text)[-1].endswith(" ES>PE 12 tank")


def test_what_is_made_to_happen_is_not_made_again(told: Callable[..., list[str]]) -> None:
    assert told("fr", "Le fait est rare, et le Pérou voit des chars partout.") == []


def test_a_thing_is_taken_up_by_verbs_that_move_it(told: Callable[..., list[str]]) -> None:
    assert told("en", "The tanks stood in Lima, where the army had captured them.") == []


@pytest.mark.parametrize("text", ["The last guns were shipped", "were shipped \n Borduria", "Spain handed"])
def test_a_sentence_may_end_with_a_verb_that_waits_for_its_particle(told: Callable[..., list[str]], text: str) -> None:
    assert [each for each in told("en", text) if each.startswith("transfer ") and "_>_" not in each] == []
