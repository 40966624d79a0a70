"""The forms an entry is known by, whatever its family, and looking entries up by them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from vigie.packs.files import Packs
from vigie.packs.forms import expand
from vigie.packs.records import ByLanguage, Entry, Head, Items, Modifier, Vocabulary
from vigie.text.fold import bare

ANY_LANGUAGE = "*"
BY_LANGUAGE = ("names", "demonyms", "metonyms", "split", "weak")


class Named(NamedTuple):
    """A form of a record: the field it is from, its language, and the keys and positions that lead to it."""

    field: str
    language: str
    form: str
    path: tuple[str | int, ...]


def forms_of(record: Struct, language: str = ANY_LANGUAGE) -> Iterator[Named]:
    """Every form of an entry, or of the items of ``language``; nothing for other records."""
    if isinstance(record, Entry):
        for name in BY_LANGUAGE:
            by_language: ByLanguage = getattr(record, name, {})
            for code, forms in by_language.items():
                yield from (Named(name, code, form, (name, code, i)) for i, form in enumerate(forms))
    elif isinstance(record, Items):
        for number, head in enumerate(record.heads):
            yield from _item_forms(head, language, ("heads", number))
        for number, modifier in enumerate(record.modifiers):
            yield from _item_forms(modifier, language, ("modifiers", number))
    elif isinstance(record, Head | Modifier):
        yield from _item_forms(record, language, ())


def _item_forms(record: Head | Modifier, language: str, path: tuple[str | int, ...]) -> Iterator[Named]:
    for i, form in enumerate(record.forms):
        yield Named("forms", language, form, (*path, "forms", i))
    if isinstance(record, Head):
        for item_class, forms in record.refine.items():
            yield from (Named("refine", language, f, (*path, "refine", item_class, i)) for i, f in enumerate(forms))


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
    yield bare(getattr(record, "id", ""))
    for named in forms_of(record):
        if named.field != "refine":
            yield from (bare(literal) for literal in expand(named.form))
