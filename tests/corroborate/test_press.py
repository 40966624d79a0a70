"""Families of the press: who prints whose copy, and what that makes of two texts."""

from __future__ import annotations

import pytest

from corroborate.telling import telling
from vigie.corroborate.classes import Classes
from vigie.corroborate.days import days
from vigie.corroborate.independence import relation
from vigie.corroborate.origins import statements
from vigie.corroborate.press import Families
from vigie.corroborate.ties import Ties
from vigie.model.finding import Copy, Passage
from vigie.model.origin import Statement
from vigie.packs.loader import load_packs
from vigie.packs.records import Press
from vigie.resolve.bodies import Bodies

PACKS = load_packs()
BODIES = Bodies(PACKS)
FAMILIES = [
    Press(id="wire", kind="agency", of="kyodo", outlets=["japan-times", "Valmer Courier"]),
    Press(id="sold", kind="group", until="2019-06", outlets=["Valmer Courier", "Halden Post"]),
    Press(id="bought", kind="group", since="2019-07", outlets=["Halden Post", "nhk"]),
    Press(id="abroad", kind="editions", of="nhk", outlets=["Valmer World"]),
]
TIES = Ties(PACKS.ties, BODIES, FAMILIES)


def said(outlet: str, when: str = "2018-01-01") -> Statement:
    body = outlet if BODIES.type(outlet) else None
    return Statement(
        id=f"sta_{outlet}", claimer="author", name=outlet, body=body, said=when, basis="imagery", reference="c"
    )


@pytest.mark.parametrize(
    ("first", "second", "when", "reason"),
    [
        ("kyodo", "japan-times", "2018-01-01", "press-agency"),
        ("kyodo", "Valmer Courier", "2018-01-01", "press-agency"),
        ("Valmer Courier", "Halden Post", "2018-01-01", "press-group"),
        ("Valmer Courier", "Halden Post", "2020-01-01", "origin-unknown"),
        ("Halden Post", "nhk", "2020-01-01", "press-group"),
        ("Halden Post", "Valmer World", "2020-01-01", "press-group"),
        ("nhk", "Valmer World", "2018-01-01", "press-editions"),
        ("japan-times", "Valmer Courier", "2018-01-01", "origin-unknown"),
    ],
)
def test_papers_of_one_family_are_no_check_on_each_other(first: str, second: str, when: str, reason: str) -> None:
    assert relation(said(first, when), said(second, when), TIES).reason == reason
    assert relation(said(second, when), said(first, when), TIES).reason == reason


def test_editions_of_one_newsroom_are_one_voice() -> None:
    classes = Classes(PACKS.vocabulary, PACKS.weapons)
    two = [telling(name, "2024-03-01", number=412, publisher=name) for name in ("NHK", "Valmer World")]
    assert len(statements(two, (), BODIES, classes, TIES)) == 1
    other = [two[0], telling("c", "2024-05-01", number=413, publisher="Halden Post")]
    assert len(statements(other, (), BODIES, classes, TIES)) == 2


def test_of_two_texts_of_one_day_the_copy_is_not_the_agency() -> None:
    classes = Classes(PACKS.vocabulary, PACKS.weapons)
    paper = telling("a", "2024-03-01", number=412, publisher="Valmer Courier", order=1)
    wire = telling("b", "2024-03-01", number=412, publisher="Kyodo", order=2)
    copy = Copy("a", "b", "partial", 0.5, (Passage(0, 60, 0, 60),))
    (one,) = statements([paper, wire], [copy], BODIES, classes, TIES)
    assert one.body == "kyodo"
    assert {bond.document: bond.how for bond in one.bonds} == {"a": "copied", "b": "named"}


def test_the_families_of_the_packs_know_well_known_papers() -> None:
    press = Families(PACKS.press, BODIES.outlet)
    assert press.bound("afp", press.key("Le Progrès")) == ("agency", "prints-afp")
    assert press.bound(press.key("L'Alsace"), press.key("Le Progrès")) == ("group", "ebra")
    assert press.newsroom(press.key("Korea JoongAng Daily")) == "joongang"
    assert press.bound("nikkei", "financial-times", days("2014")) is None
    assert press.bound("reuters", "tass") is None
