"""The shape of ``data/lang/XX/craft.yml``: the nouns and cues by which a text names what carries the goods."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Forms = list[str]


class CraftExample(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sentence that tells a transfer, and slots of its carrier that must be read in it (``text`` is its name)."""

    text: str
    expect: dict[str, str]


class CraftNoun(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nouns that stand right beside a name: "freighter". ``several`` are their plurals, behind which several names
    may stand. ``weak`` ones may be verbs, or warships: they count only behind an article, a demonym or a flag.
    """

    kind: Literal["ship", "aircraft"]
    forms: Forms
    several: Forms = []
    weak: bool = False
    example: CraftExample


class CraftCue(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words around a name, by what they tell.

    ``title`` stands before a ship's name ("MV"); ``called`` between noun and name ("named"); ``aboard`` and ``by``
    before what carries, ``aboard`` also right before a ship's name; ``loaded`` behind an aircraft that carries;
    ``flag`` holds ``~`` for a state; ``operator`` stands before a name, ``number`` before the one a ship keeps for
    life, ``target`` before a ship that is shot at; ``end`` is written together with the end of a ship's name.
    """

    tells: Literal["title", "called", "aboard", "by", "loaded", "flag", "operator", "number", "target", "end"]
    forms: Forms
    example: CraftExample


class Craft(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``data/lang/XX/craft.yml`` as a whole."""

    nouns: list[CraftNoun] = []
    cues: list[CraftCue] = []
