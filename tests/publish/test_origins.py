from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vigie.model.claim import Claimer
from vigie.model.origin import Bend, Bond, Relation, Statement
from vigie.packs.messages import catalogue
from vigie.publish.names import Names, shown_origin
from vigie.publish.origins import bend_sentence, counted, origin_of, relation_sentence, tree


def bond(claim: str, through: str | None = None, document: str = "doc_1") -> Bond:
    return Bond(claim=claim, document=document, how="named", through=through, start=0, end=1)


def statement(*bonds: Bond, **more: Any) -> Statement:
    return Statement(id=more.pop("id", "sta_1"), reference=bonds[0].claim, bonds=bonds, **more)


def test_a_telling_stands_under_the_one_it_came_through() -> None:
    branches = tree(statement(bond("a"), bond("b"), bond("c", "a"), bond("d", "c")))
    assert [(branch.bond.claim, branch.depth) for branch in branches] == [("a", 0), ("c", 1), ("d", 2), ("b", 0)]


def test_tellings_that_lead_round_and_through_the_unknown_are_all_shown_once() -> None:
    branches = tree(statement(bond("a", "b"), bond("b", "a"), bond("c", "elsewhere")))
    assert sorted(branch.bond.claim for branch in branches) == ["a", "b", "c"]


def test_two_statements_of_one_body_are_one_origin() -> None:
    one = statement(bond("a", document="doc_1"), body="nis-kr", claimer="nis-kr")
    two = statement(bond("b", document="doc_2"), id="sta_2", body="nis-kr", claimer="yoo-sang-bum")
    three = statement(bond("c", document="doc_2"), id="sta_3", claimer="author", name="Halden Wire")
    assert origin_of(one) == origin_of(two) != origin_of(three)
    assert counted([one, two, three], catalogue("en")) == "3 tellings in 2 documents: 3 statements of 2 origins"


@pytest.mark.parametrize(
    ("said", "was", "sentence"),
    [
        ("40", "at least 40", "changed, bound: “40” for “at least 40”"),
        (None, "if all were 152 mm", "changed, bound: “if all were 152 mm” is left out"),
        ("about", None, "changed, bound: “about” is added"),
        (None, None, "bound"),
    ],
)
def test_what_was_bent_in_one_line(said: str | None, was: str | None, sentence: str) -> None:
    assert bend_sentence(Bend(claim="c", statement="s", kind="bound", said=said, was=was), catalogue("en")) == sentence


def test_a_whole_sentence_is_cut_in_a_line() -> None:
    line = bend_sentence(Bend(claim="c", statement="s", kind="item", said="shells", was="word " * 60), catalogue("fr"))
    assert len(line) < 150 and "…" in line


def test_how_two_origins_stand_is_said_in_both_languages() -> None:
    one = Relation(first="a", second="b", value="dependent", reason="same-state")
    assert relation_sentence(one, catalogue("en")) == "dependent: bodies of one state"
    assert relation_sentence(one, catalogue("fr")).startswith("dépendantes")


@pytest.mark.parametrize(
    ("claimer", "french", "english"),
    [
        (Claimer(id="author", text="Halden Wire"), "l'auteur (Halden Wire)", "the author (Halden Wire)"),
        (Claimer(id="author"), "l'auteur du document", "the author of the document"),
        (Claimer(id="PL", text="Warsaw"), "Pologne", "Poland"),
    ],
)
def test_authors_are_told_apart_by_their_outlets(
    names: Callable[[str], Names], claimer: Claimer, french: str, english: str
) -> None:
    said = {language: shown_origin(claimer, names(language), catalogue(language)) for language in ("fr", "en")}
    assert said == {"fr": french, "en": english}
