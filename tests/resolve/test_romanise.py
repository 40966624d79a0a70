from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vigie.resolve.romanise import parts, romanised, skeleton


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Bulsae-4", ("bulsae", "4")),
        ("불새-4", ("bulsae", "4")),
        ("Бульсэ-4", ("bulse", "4")),
        ("Щука", ("shchuka",)),
        ("Українська правда", ("ukrainska", "pravda")),
        ("Société d’État", ("societe", "d", "etat")),
        ("٤٢", ("42",)),
        ("!?", ()),
    ],
)
def test_letters_of_any_script_become_latin(text: str, latin: tuple[str, ...]) -> None:
    assert parts(text) == latin


@pytest.mark.parametrize(
    ("one", "other"),
    [("Pukguksong", "Bukgeukseong"), ("Choe", "Choi"), ("Hyon", "Hyun"), ("Shahed", "Шахед"), ("Shahed", "샤헤드")],
)
def test_romanisations_of_one_sound_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(parts(one)[0]) == skeleton(parts(other)[0])


@given(st.text())
@example("\U0001aff0")
def test_any_text_is_read_twice_as_once(text: str) -> None:
    latin = romanised(text)
    assert latin.isascii()
    assert romanised(latin) == latin
