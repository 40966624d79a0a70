"""Names as a user types them, to the ids the store knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vigie.model.errors import VigieError
from vigie.packs.files import Packs
from vigie.packs.lookup import show
from vigie.packs.problems import closest
from vigie.packs.records import Designation, Entry, Head, ItemClass, Organisation, Person, State, Vague

BODIES = (State, Organisation, Person, Vague)
_COMPOUND = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


class UnknownNameError(VigieError):
    """Nothing is called ``given``; ``near`` is the known name closest to it, None when none is close."""

    def __init__(self, given: str, known: Iterable[str]) -> None:
        self.given, self.near = given, closest(given, known)
        hint = f"; did you mean “{self.near}”?" if self.near else ""
        super().__init__(f"nothing in the packs is called “{given}”{hint}")


def bodies_called(typed: Iterable[str], packs: Packs) -> tuple[str, ...]:
    """The ids of states, organisations, persons and vague claimers called as ``typed``.

    Raises UnknownNameError for a name that nobody bears; ``author`` and compound ids (``mnd-kr``) are taken
    as they are.
    """
    ids: list[str] = []
    for name in typed:
        found = [record.id for _, record in show(packs, name) if isinstance(record, BODIES)]
        if not found and (name == "author" or _COMPOUND.fullmatch(name)):
            found = [name]
        if not found:
            raise UnknownNameError(name, list(_names([*packs.states, *packs.organisations, *packs.persons])))
        ids += found
    return tuple(dict.fromkeys(ids))


def items_called(typed: Iterable[str], packs: Packs) -> tuple[str, ...]:
    """The ids of designations and classes called as ``typed``, a class with every class under it.

    Raises UnknownNameError for a name that nothing bears.
    """
    ids: list[str] = []
    for name in typed:
        records = [record for _, record in show(packs, name)]
        found = [record.id for record in records if isinstance(record, Designation)]
        classes = [record.id for record in records if isinstance(record, ItemClass)]
        classes += [record.item_class for record in records if isinstance(record, Head)]
        found += [child for item_class in classes for child in _with_children(item_class, packs)]
        if not found:
            raise UnknownNameError(name, [*_class_ids(packs), *_names(packs.weapons)])
        ids += found
    return tuple(dict.fromkeys(ids))


def known_names(packs: Packs) -> list[str]:
    """Every name and id one may ask for."""
    named = [*packs.states, *packs.organisations, *packs.persons, *packs.weapons, *packs.places]
    return [*_class_ids(packs), *_names(named)]


def _class_ids(packs: Packs) -> list[str]:
    return [entry.id for entry in packs.vocabulary.classes]


def _with_children(item_class: str, packs: Packs) -> list[str]:
    family = [item_class]
    for one in family:  # grows while it is walked
        family += [entry.id for entry in packs.vocabulary.classes if entry.parent == one]
    return family


def _names(entries: Iterable[Entry]) -> Iterator[str]:
    return (form for entry in entries for forms in entry.names.values() for form in (entry.id, *forms))
