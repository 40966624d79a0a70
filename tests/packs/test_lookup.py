from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import Struct

from vigie.packs.loader import load_folders
from vigie.packs.lookup import show

Write = Callable[[str, dict[str, str | None]], Path]


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("KN-23", ["weapons"]),
        ("kn_23", []),
        ("kn\u201023", ["weapons"]),
        ("hwasong-11a", ["weapons"]),
        ("Hwasong-11", ["weapons"]),
        ("COREE DU NORD", ["states"]),
        ("north korean", ["states"]),
        (" kp ", ["states"]),
        ("missile", ["classes", "items (fr)"]),
        ("Missiles", ["items (fr)"]),
        ("Corée", []),
        ("", []),
    ],
)
def test_a_name_shows_every_record_it_stands_for(base: Path, name: str, where: list[str]) -> None:
    assert [place for place, _ in show(load_folders([base], None), name)] == where


def test_show_gives_the_record_itself(base: Path) -> None:
    packs = load_folders([base], None)
    expected: list[tuple[str, Struct]] = [("states", packs.states[1])]
    assert show(packs, "russie") == expected
