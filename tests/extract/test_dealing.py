"""Several things to or from several parties (conftest.py: ``told``)."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Kenya bought trucks from India, rifles from Israel and radars from Spain.",
            ["IN>KE vehicle", "IL>KE small-arms", "ES>KE radar"],
        ),
        (
            "fr",
            "Le Kenya a acheté des camions à l'Inde, des fusils à Israël et des radars à l'Espagne.",
            ["IN>KE vehicle", "IL>KE small-arms", "ES>KE radar"],
        ),
        (
            "en",
            "France sent tanks and guns to Mali and rifles to Chad.",
            ["FR>ML tank", "FR>ML artillery", "FR>TD small-arms"],
        ),
        ("en", "Spain gave Peru tanks and Italy radars.", ["ES>PE tank", "IT>PE radar"]),
        ("en", "Spain gave tanks and guns to Peru.", ["ES>PE tank", "ES>PE artillery"]),
    ],
)
def test_each_thing_goes_with_its_party(
    told: Callable[..., list[str]], language: str, text: str, expected: list[str]
) -> None:
    assert told(language, text) == [f"transfer occurred {each}" for each in expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le Maroc a acquis des chars et commandé douze radars à la France.", "transfer planned FR>MA 12 radar"),
        ("en", "Morocco has bought tanks and ordered twelve radars from France.", "transfer planned FR>MA 12 radar"),
        ("en", "Keen to please Oslo, London sold twelve tanks to Peru.", "transfer occurred GB>PE 12 tank"),
        ("en", "Spain has violated the truce by supplying twelve tanks to Peru.", "transfer occurred ES>PE 12 tank"),
    ],
)
def test_a_verb_keeps_its_own_subject(told: Callable[..., list[str]], language: str, text: str, expected: str) -> None:
    assert expected in told(language, text)
