"""Second thoughts on a sentence: sums and loads find their goods, a class steps back before its example."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.model.claim import Extraction


@pytest.mark.parametrize(
    ("language", "text", "amount", "unit"),
    [
        ("fr", "La Suède a livré à l'Estonie des armes d'une valeur de 20 millions d'euros.", 20e6, "eur"),
        ("en", "Sweden delivered weapons worth 20 million euros to Estonia.", 20e6, "eur"),
        ("fr", "La Suède a livré à l'Estonie 12 conteneurs de munitions.", 12, "container"),
        ("en", "Sweden delivered 12 containers of ammunition to Estonia.", 12, "container"),
        ("en", "Sweden delivered ammunition in 12 containers to Estonia.", 12, "container"),
    ],
)
def test_a_number_of_loads_or_money_measures_the_goods(
    extracted: Callable[..., Extraction], language: str, text: str, amount: float, unit: str
) -> None:
    (claim,) = extracted(language, text).claims
    assert claim.quantity is not None
    assert (claim.quantity.min, claim.quantity.max, claim.quantity.unit) == (amount, amount, unit)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La Suède a livré à l'Estonie des chars, notamment des Leopard 2."),
        ("en", "Sweden delivered tanks, notably the Leopard 2, to Estonia."),
        ("en", "Sweden delivered tanks such as the Leopard 2 to Estonia."),
    ],
)
def test_a_class_steps_back_before_its_example(told: Callable[..., list[str]], language: str, text: str) -> None:
    assert told(language, text) == ["transfer occurred SE>EE leopard-2"]


@pytest.mark.parametrize(("language", "text"), [("fr", "Des obus ont été livrés."), ("en", "Shells were delivered.")])
def test_goods_alone_are_too_thin_for_a_transfer(told: Callable[..., list[str]], language: str, text: str) -> None:
    assert told(language, text) == []
