from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from vigie.packs.check import check_folders
from vigie.packs.loader import load_packs

WEAPON = "- id: b\n  item_class: arms\n  names: {fr: [Bé]}\n  example: {fr: Un bé.}\n"


@pytest.mark.parametrize(
    ("path", "text", "line", "message", "hint"),
    [
        ("weapons/b.yml", WEAPON + "  relations: {fires: [kn-24]}\n", 5, "no weapon with the id “kn-24”", "kn-23"),
        ("weapons/b.yml", WEAPON + "  relations: {shoots: [kn-23]}\n", 5, "no relation with the id “shoots”", "fires"),
        ("weapons/b.yml", WEAPON + "  relations: {version-of: [b]}\n", 5, "no weapon with the id “b”", "kn-23"),
        ("lang/fr/institutions.yml", "types: {gang: [Bande]}\n", 1, "“gang” is not allowed here", "spelling"),
    ],
)
def test_what_relations_and_institutions_name_must_exist(
    base: Path, write: Callable[..., Path], path: str, text: str, line: int, message: str, hint: str
) -> None:
    found = [p for p in check_folders([base, write("mine", {path: text})]) if p.severity == "error"]
    assert [(problem.file[-len(path) :], problem.line) for problem in found] == [(path, line)]
    assert message in found[0].message and hint in str(found[0].hint)


def test_relations_are_said_from_one_side_only() -> None:
    said = {
        (kind, weapon.id, other)
        for weapon in load_packs().weapons
        for kind, others in weapon.relations.items()
        for other in others
    }
    assert len(said) > 100
    assert {(kind, b, a) for kind, a, b in said} & said == set()
    assert {(b, a) for kind, a, b in said if kind == "fires"}.isdisjoint(
        (a, b) for kind, a, b in said if kind == "launched-by"
    )


def test_a_carrier_its_missile_and_a_version_stay_three_entries() -> None:
    relations = {weapon.id: weapon.relations for weapon in load_packs().weapons}
    assert relations["kh-32"] == {"carried-by": ["tu-22m"], "version-of": ["kh-22"]}
