"""Notes of identity cards, in the user's language."""

from __future__ import annotations

import pytest

from vigie.model.entity import Card
from vigie.packs.loader import load_packs
from vigie.publish.cards import card_note
from vigie.publish.names import names_in
from vigie.resolve.cards import Cards, Found


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ({"fr": "Un char.", "en": "A tank."}, "Un char."),
        ({"ko": "전차", "en": "A tank."}, "A tank."),
        ({"*": "K2"}, "K2"),
        ({"ko": "전차"}, "전차"),
        ({}, ""),
    ],
)
def test_a_note_is_in_the_users_language_else_in_english(note: dict[str, str], shown: str) -> None:
    assert card_note(Card(id="k2", kind="weapon", note=note), names_in("fr", load_packs())) == shown


def test_every_note_of_the_catalogue_is_in_both_languages() -> None:
    packs = load_packs()
    noted = [entry for entry in (*packs.weapons, *packs.organisations, *packs.places, *packs.persons) if entry.note]
    assert noted and all(isinstance(entry.note, dict) and {"fr", "en"} <= entry.note.keys() for entry in noted)
    card = Cards(packs).of_entity([noted[0].id], Found(), ())
    assert card is not None and card.note == noted[0].note


def test_a_card_says_which_official_lists_name_it() -> None:
    card = Cards(load_packs()).of_entity(["komid"], Found(), ())
    assert card is not None
    assert ("listed", "1718-committee", "2009-04-24") in {(one.kind, one.other, one.since) for one in card.relations}
