"""Look a name up in the packs, the way ``vigie packs show NAME`` does."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from vigie.packs.entries import forms_of
from vigie.packs.files import Packs
from vigie.packs.records import Vocabulary
from vigie.text.fold import bare
from vigie.text.forms import cited, expand


def show(packs: Packs, name: str) -> list[tuple[str, Struct]]:
    """Every record whose id or any form equals ``name``, case and accents aside, each with where it is from.

    Where: a family ("weapons", "states"...), "classes", or "items (fr)".
    """
    wanted = bare(name.strip())
    return [(where, record) for where, record in _everything(packs) if wanted in _keys(record)]


def _everything(packs: Packs) -> Iterator[tuple[str, Struct]]:
    for family in packs.__struct_fields__:
        value = getattr(packs, family)
        if isinstance(value, Vocabulary):
            yield from (("classes", item_class) for item_class in value.classes)
        elif isinstance(value, tuple):
            yield from ((family, entry) for entry in value)
    for code, language in packs.languages.items():
        if language.items:
            yield from ((f"items ({code})", record) for record in [*language.items.heads, *language.items.modifiers])


def _keys(record: Struct) -> Iterator[str]:
    if hasattr(record, "id"):
        yield bare(record.id)
    for named in forms_of(record):
        if named.field != "refine":
            yield from (bare(literal) for literal in expand(cited(named.form)))
