"""Things: the class or designation of an item phrase and the number that counts it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.extract.phrases import Vocabulary
from vigie.extract.sentence import Sentence


def things(sentence: Sentence) -> list[str]:
    """``12 shell``, ``leopard-2``: each item phrase by its name, else class, with the bounds of its number."""
    said = []
    for item in (node.value for node in sentence.nodes if node.kind == "item"):
        number = item.quantity
        low, high = (number.min, number.max) if number else (None, None)
        amount = "" if number is None else f"{low:.12g} " if low == high and low is not None else f"{low}..{high} "
        said.append(f"{amount}{item.id or item.item_class}")
    return said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "douze chars", ["12 tank"]),
        ("fr", "douze chars Leopard 2", ["12 leopard-2"]),
        ("fr", "au moins 40 missiles balistiques", ["40..None ballistic-missile"]),
        ("fr", "deux mille obus de 155 mm", ["2000 shell-155mm"]),
        ("fr", "une centaine de drones turcs", ["100 drone"]),
        ("fr", "des missiles de croisière et 30 radars", ["cruise-missile", "30 radar"]),
        ("fr", "trois conteneurs de munitions", ["3 ammunition"]),
        ("fr", "dix-huit canons CAESAR", ["18 caesar"]),
        ("fr", "le système de défense aérienne S-400", ["s-400"]),
        ("en", "twelve tanks", ["12 tank"]),
        ("en", "12 Leopard 2 tanks", ["12 leopard-2"]),
        ("en", "at least 40 short-range ballistic missiles", ["40..None ballistic-missile"]),
        ("en", "two thousand 155 mm shells", ["2000 shell-155mm"]),
        ("en", "dozens of Turkish drones", ["20..99 drone"]),
        ("en", "cruise missiles and 30 radars", ["cruise-missile", "30 radar"]),
        ("en", "three containers of ammunition", ["3 ammunition"]),
        ("en", "18 CAESAR howitzers", ["18 caesar"]),
        ("en", "the S-400 air defence system", ["s-400"]),
        ("en", "artillery shells", ["artillery-ammunition"]),
        ("fr", "douze navires de guerre", ["12 warship"]),
        ("fr", "douze barils de kérosène", ["12 refined-petroleum"]),
        ("en", "twelve barrel bombs", ["12 bomb"]),
        ("en", "twelve tanker aircraft", ["12 aircraft"]),
    ],
)
def test_a_phrase_is_one_thing(
    parse: Callable[[str, str], Sentence], language: str, text: str, expected: list[str]
) -> None:
    assert things(parse(language, text)) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "une bombe météo"), ("fr", "un obus de rugby"), ("en", "think tanks"), ("en", "a water tank")],
)
def test_what_looks_like_a_thing_and_is_none(parse: Callable[[str, str], Sentence], language: str, text: str) -> None:
    assert things(parse(language, text)) == []


@pytest.mark.parametrize(
    ("language", "text", "states"),
    [
        ("fr", "des obus nord-coréens", ["nord-coréens"]),
        ("fr", "quatre chars polonais", ["polonais"]),
        ("en", "North Korean shells", ["North Korean"]),
        ("en", "four Polish tanks", ["Polish"]),
    ],
)
def test_the_nationality_said_of_a_thing_stays_with_it(
    parse: Callable[[str, str], Sentence], language: str, text: str, states: list[str]
) -> None:
    (item,) = (node.value for node in parse(language, text).nodes if node.kind == "item")
    assert [node.text for node in item.states] == states


def test_a_class_is_below_its_ancestors() -> None:
    words = Vocabulary({"arms": None, "missile": "arms", "ballistic-missile": "missile", "tank": "arms"})
    assert words.lineage("ballistic-missile") == ["ballistic-missile", "missile", "arms"]
    assert words.is_a("tank", "arms") and not words.is_a("arms", "tank")
    assert words.related("arms", "tank") and not words.related("tank", "missile")
    assert words.lineage(None) == []
