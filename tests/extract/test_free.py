"""Languages of cases: the same fact whatever the order, what a preposition means with a case, what a number governs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.extract.sentence import Sentence

ONE_FACT = [
    "Испания поставила Перу 12 танков.",
    "Испания поставила 12 танков Перу.",
    "12 танков Испания поставила Перу.",
    "Перу Испания поставила 12 танков.",
    "Перу получило 12 танков от Испании.",
    "Перу получило от Испании 12 танков.",
    "12 танков были поставлены Испанией в Перу.",
    "12 танков, которые Испания поставила Перу, новые.",
    "12 танков, поставленных Испанией Перу, горят.",
]


@pytest.mark.parametrize("text", ONE_FACT)
def test_one_fact_in_many_orders(told: Callable[..., list[str]], text: str) -> None:
    assert told("ru", text) == ["transfer occurred ES>PE 12 tank"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Турция отправила дроны в Сирию.", {"Сирию": "to"}),
        ("Турция испытала дроны в Сирии.", {"Сирии": "in"}),
        ("Дроны прибыли с Кипра.", {"Кипра": "from"}),
        ("Индия договорилась с Францией.", {"Францией": "with"}),
        ("Дроны куплены Францией.", {"Францией": "by"}),
        ("Поставка дронов Франции", {"дронов": "of"}),
    ],
)
def test_case_and_preposition_tell_the_function(
    parse: Callable[[str, str], Sentence], text: str, expected: dict[str, str]
) -> None:
    markers = {node.text: node.marker for node in parse("ru", text).nodes}
    assert {words: markers[words] for words in expected} == expected


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Иран отправил в Россию 300 контейнеров со снарядами.", "transfer occurred IR>RU 300 artillery-ammunition"),
        ("Чехия передала Украине полтора миллиона снарядов.", "transfer occurred CZ>UA 1500000 artillery-ammunition"),
        ("Чехия не поставляла снаряды Украине.", "transfer denied CZ>UA artillery-ammunition"),
        ("Чехия поставит снаряды Украине.", "transfer planned CZ>UA artillery-ammunition"),
        ("Снаряды поставляются Украине Чехией.", "transfer ongoing CZ>UA artillery-ammunition"),
        ("Вашингтон призывает Афины передать ракеты Киеву.", "transfer possible GR>UA missile"),
    ],
)
def test_number_polarity_and_tense(told: Callable[..., list[str]], text: str, claim: str) -> None:
    assert told("ru", text) == [claim]
