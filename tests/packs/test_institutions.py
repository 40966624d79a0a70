from __future__ import annotations

import pytest

from vigie.packs.entries import forms_of
from vigie.packs.institutions import Institutions
from vigie.packs.loader import load_packs
from vigie.text.forms import cited, expand


@pytest.fixture(scope="module")
def institutions() -> Institutions:
    return Institutions(load_packs())


@pytest.mark.parametrize(
    ("name", "language", "type"),
    [
        ("Halden Analytics Group", "en", "think-tank"),
        ("Institute for Fjord Studies", "en", "think-tank"),
        ("Orvik Shipping Ltd", "en", "company"),
        ("Orvik Shipping Ltd", None, "company"),
        ("Institut Halden", "fr", "think-tank"),
        ("Dépêche de Halden", "fr", "media"),
        ("Agence Halden", "fr", "media"),
        ("Центра Хальден", "ru", "think-tank"),
        ("할덴전략연구소", "ko", "think-tank"),
    ],
)
def test_a_body_says_what_it_is(institutions: Institutions, name: str, language: str | None, type: str) -> None:
    called = institutions.of(name, language)
    assert called is not None and called.type == type
    assert not institutions.hides(name, language)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Maren Holt", "en"),
        ("Colonel Holt", "en"),
        ("University Professor Maren Holt", "en"),
        ("Institute Director Maren Holt", "en"),
        ("Maren de la Tour", "fr"),
        ("Marine de la Tour", "fr"),
        ("Institut Halden", "en"),  # English does not begin a body's name so: it may be a name and a family name
        ("Марен Хольт", "ru"),
        ("김할덴", "ko"),
    ],
)
def test_what_may_be_a_person_is_no_body_and_is_hidden(institutions: Institutions, name: str, language: str) -> None:
    assert institutions.of(name, language) is None
    assert institutions.hides(name, language)


@pytest.mark.parametrize("noun", ["agency", "director", "le groupe", "", "152"])
def test_a_common_noun_is_neither_a_body_nor_hidden(institutions: Institutions, noun: str) -> None:
    assert institutions.of(noun, "en") is None
    assert not institutions.hides(noun, "en")


def test_no_person_of_the_catalogue_would_pass_for_a_body(institutions: Institutions) -> None:
    packs = load_packs()
    names = [
        (literal, code)
        for person in packs.persons
        for named in forms_of(person)
        if named.field == "names"
        for literal in expand(cited(named.form))
        for code in packs.languages
    ]
    assert len(names) > 100
    assert [name for name in names if institutions.of(*name)] == []
