from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

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
LANGUAGE = """\
code: fr
name: {fr: français}
family: svo
modifiers: after
abbreviations: []
determiners: []
prepositions: {}
conjunctions: {}
relatives: {}
complementizers: []
subordinators: {}
pronouns: {}
negation: []
adverbs: []
conjugations: {}
auxiliaries: {}
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
def base(write: Write) -> Path:
    """A small pack folder with nothing wrong in it."""
    return write(
        "base",
        {
            "vocabulary.yml": VOCABULARY,
            "lang/fr/language.yml": LANGUAGE,
            "lang/fr/items.yml": ITEMS,
            "actors/states.yml": STATES,
            "weapons/missiles.yml": WEAPONS,
        },
    )
