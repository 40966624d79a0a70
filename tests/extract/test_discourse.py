"""What earlier sentences left in mind: pronouns, "in return", "this missile", parties not said again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.model.claim import Extraction


@pytest.mark.parametrize(
    ("language", "text", "second"),
    [
        (
            "fr",
            "Le Tchad a reçu six drones de la Turquie. Il a aussi reçu dix radars.",
            "[TR]>TD 10 radar",
        ),
        (
            "en",
            "Chad received six drones from Turkey. It also received ten radars.",
            "[TR]>TD 10 radar",
        ),
        (
            "fr",
            "Le Tchad a reçu six drones de la Turquie. En retour, il a livré dix radars.",
            "TD>[TR] 10 radar",
        ),
        (
            "en",
            "Chad received six drones from Turkey. In return, it sent ten radars.",
            "TD>[TR] 10 radar",
        ),
        (
            "fr",
            "La Turquie a livré six drones au Tchad. Elle lui a aussi livré dix radars.",
            "TR>TD 10 radar",
        ),
        ("en", "Turkey sent six drones to Chad. It also sent ten radars to Chad.", "TR>TD 10 radar"),
    ],
)
def test_a_party_may_stand_in_the_sentence_before(
    told: Callable[..., list[str]], language: str, text: str, second: str
) -> None:
    assert told(language, text)[1:] == [f"transfer occurred {second}"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'Inde a testé l'Agni-V. Ce missile a une portée de 5 000 km."),
        ("en", "India tested the Agni-V. This missile has a range of 5,000 km."),
        ("fr", "L'Inde a testé l'Agni-V. Elle a livré trois de ces missiles au Népal."),
        ("en", "India tested the Agni-V. It delivered three of these missiles to Nepal."),
    ],
)
def test_this_missile_is_the_one_just_named(extracted: Callable[..., Extraction], language: str, text: str) -> None:
    items = [claim.item for claim in extracted(language, text).claims]
    assert [item.id for item in items if item] == ["agni", "agni"]


def test_what_is_implied_quotes_the_words_it_comes_from(extracted: Callable[..., Extraction]) -> None:
    text = "Chad received six drones from Turkey. It also received ten radars."
    supplier = extracted("en", text).claims[1].supplier
    assert supplier is not None and supplier.implied
    assert (supplier.text, supplier.start) == ("Turkey", text.index("Turkey"))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Spain gave Peru 12 tanks. Spain also sold Chile 30 rifles. Kenya will get 40 radars.",
            "transfer planned [ES]>KE 40 radar",
        ),
        ("en", "Spain gave Peru 12 tanks. Kenya will get 40 radars.", "transfer planned _>KE 40 radar"),
        (
            "en",
            "Spain gave Peru 12 tanks. Italy sold Chile 30 rifles. Kenya will get 40 radars.",
            "transfer planned _>KE 40 radar",
        ),
    ],
)
def test_the_only_giver_of_a_text_gives_where_nobody_else_does(
    told: Callable[..., list[str]], language: str, text: str, expected: str
) -> None:
    assert expected in told(language, text)
