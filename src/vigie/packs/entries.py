"""The forms an entry is known by, whatever its family."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from vigie.packs.records import ByLanguage, Entry, Head, Items, Modifier, Names

ANY_LANGUAGE = "*"
FAMILIES = Names.__struct_fields__
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
    elif isinstance(record, Names):
        for family in FAMILIES:
            for name, fields in getattr(record, family).items():
                for field, forms in fields.items():
                    yield from (Named(field, language, f, (family, name, field, i)) for i, f in enumerate(forms))
    elif isinstance(record, Head | Modifier):
        yield from _item_forms(record, language, ())


def _item_forms(record: Head | Modifier, language: str, path: tuple[str | int, ...]) -> Iterator[Named]:
    for i, form in enumerate(record.forms):
        yield Named("forms", language, form, (*path, "forms", i))
    if isinstance(record, Head):
        for item_class, forms in record.refine.items():
            yield from (Named("refine", language, f, (*path, "refine", item_class, i)) for i, f in enumerate(forms))
