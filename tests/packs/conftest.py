from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import get_origin

import pytest
from msgspec import Struct
from msgspec.structs import fields

from vigie.packs.language import Language

VOCABULARY = """\
classes:
  - id: arms
    labels: {en: arms, fr: armes}
  - id: missile
    parent: arms
    labels: {en: missile, fr: missile}
kinds: {transfer: {en: transfer}}
statuses: {}
certainties: {}
modes: {sea: {en: sea}}
units: {}
"""
ITEMS = """\
heads:
  - item_class: missile
    forms: [missile(|s)]
    example: Deux missiles sont tombés.
"""
STATES = """\
- id: KP
  names: {en: [North Korea], fr: [Corée du Nord]}
  demonyms: {en: [North Korean]}
  example: {en: North Korea sent shells., fr: La Corée du Nord a livré des obus.}
- id: RU
  names: {en: [Russia], fr: [Russie]}
  example: {en: Russia bought shells.}
"""
WEAPONS = """\
- id: kn-23
  item_class: missile
  country: KP
  names: {"*": [KN-23, Hwasong-11(|A)]}
  example: {en: A KN-23 fell.}
"""

Write = Callable[..., Path]
Blank = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files, given by path, under a folder; a file without content is taken away."""

    def write_folder(name: str, files: dict[str, str | None]) -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        for relative, content in files.items():
            path = folder / relative
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                path.unlink()
            else:
                path.write_text(dedent(content), encoding="utf-8")
        return folder

    return write_folder


@pytest.fixture
def blank() -> Blank:
    """Lines that fill the required keys of a shape, but those named, with next to nothing."""

    def blank_lines(shape: type[Struct], *but: str) -> str:
        empty = {list: "[]", dict: "{}"}
        required = [field for field in fields(shape) if field.required and field.name not in but]
        return "".join(f"{field.name}: {empty.get(get_origin(field.type), 'none')}\n" for field in required)

    return blank_lines


@pytest.fixture
def base(write: Write, blank: Blank) -> Path:
    """A small pack folder with nothing wrong in it."""
    return write(
        "base",
        {
            "vocabulary.yml": VOCABULARY,
            "lang/fr/language.yml": "code: fr\nname: {fr: français}\nfamily: svo\nmodifiers: after\n"
            + blank(Language, "code", "name", "family", "modifiers"),
            "lang/fr/items.yml": ITEMS,
            "actors/states.yml": STATES,
            "weapons/missiles.yml": WEAPONS,
        },
    )
