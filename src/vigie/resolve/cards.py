"""Identity cards: all that a case and the catalogue know of one entity, or of a name nobody has catalogued."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from vigie.model.entity import Card, Cluster, Judgement, Neighbour, Related, Seen, Usage
from vigie.packs.entries import ANY_LANGUAGE, forms_of
from vigie.packs.files import Packs
from vigie.packs.records import Designation, Entry, Organisation, Person, PlaceEntry, State
from vigie.resolve.judging import held
from vigie.resolve.naming import KINDS, Naming
from vigie.resolve.spellings import Spelling, alike, spelling
from vigie.text.fold import bare
from vigie.text.forms import FormError, cited, expand

INVERSES = {
    "fires": "fired-by", "launched-by": "launches", "carried-by": "carries", "version-of": "has-version",
}  # fmt: skip
SHIP = "imo-"
_BREAK = "\0"  # between names: no name holds it


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a case says of an entity: spellings, who uses them, the latest claims and how many there are."""

    names: Sequence[Seen] = ()
    usages: Sequence[Usage] = ()
    claims: Sequence[str] = ()
    total: int = 0


class Cards:
    """Writes cards with the knowledge of one set of packs."""

    def __init__(self, packs: Packs) -> None:
        self._naming = Naming(packs)
        families = [(family, entry) for family in reversed(KINDS) for entry in getattr(packs, family)]
        self._entries: dict[str, Entry] = {entry.id: entry for _, entry in families}
        self._classes = {entry.id: entry for entry in packs.vocabulary.classes}
        self._persons = packs.persons
        self._weapons = packs.weapons

    @cached_property
    def _bearers(self) -> dict[str, set[str]]:
        return _bearers(self._entries.values())

    @cached_property
    def _related(self) -> dict[str, list[tuple[str, str]]]:
        return _inverted(self._weapons)

    def kind(self, id: str) -> str | None:
        """What ``id`` is, None for what nobody knows."""
        return "vessel" if id.startswith(SHIP) else self._naming.kind(id)

    def of_entity(self, ids: Sequence[str], found: Found, judgements: Sequence[Judgement]) -> Card | None:
        """The card of the entity that all of ``ids`` were judged to be; None when the first is no entity."""
        id, kind = ids[0], self.kind(ids[0])
        if kind is None:
            return None
        entry = self._entries.get(id)
        since, until = _span(found.names)
        return Card(
            id=id,
            kind=kind,
            type=getattr(entry, "type", None) or getattr(entry, "item_class", None),
            note=_note(entry),
            ids=tuple(ids),
            names=tuple(found.names),
            since=since,
            until=until,
            usages=tuple(found.usages),
            neighbours=tuple(dict.fromkeys([*self._neighbours(entry), *_apart(ids, judgements)])),
            relations=tuple(dict.fromkeys(self._relations(id, entry))),
            judgements=tuple(_about(ids, judgements)),
            claims=tuple(found.claims),
            total=found.total,
        )

    def of_cluster(self, cluster: Cluster, found: Found, judgements: Sequence[Judgement]) -> Card:
        """The card of names without entity, with the entities of the catalogue whose names are near."""
        since, until = _span(cluster.names)
        near = [near for name in cluster.names for near in self._near(spelling(name.text), cluster.kind)]
        return Card(
            id=cluster.id,
            kind=cluster.kind,
            name=cluster.name,
            ids=cluster.ids,
            names=cluster.names,
            since=since,
            until=until,
            usages=tuple(found.usages),
            neighbours=tuple(dict.fromkeys([*near, *_apart(cluster.ids, judgements)])),
            ties=cluster.ties,
            judgements=tuple(_about(cluster.ids, judgements)),
            claims=tuple(found.claims),
            total=found.total,
        )

    def _neighbours(self, entry: Entry | None) -> Iterator[Neighbour]:
        """Phrases that look like the entity and are not, and others that bear one of its names."""
        if entry is None:
            return
        if isinstance(entry, Designation):
            yield from (Neighbour(other=phrase, why="unlike") for phrase in entry.unlike)
        for name in _names(entry):
            for other in sorted(self._bearers[bare(name)] - {entry.id}):
                yield Neighbour(other=other, why="shared-name", text=name)

    def _near(self, name: Spelling, kind: str) -> Iterator[Neighbour]:
        for entry in self._entries.values():
            if self._naming.kind(entry.id) != kind:
                continue
            for known in _names(entry, first=True):
                if (rule := alike(name, spelling(known))) is not None and rule != "initials":
                    yield Neighbour(other=entry.id, why="near-name", text=known)

    def _relations(self, id: str, entry: Entry | None) -> Iterator[Related]:
        for one in entry.listed if entry else ():
            yield Related(kind="listed", other=one.by, since=one.since, until=one.until)
        if id in self._classes:
            above = self._classes[id].parent
            yield from [Related(kind="class", other=above)] if above else []
        if isinstance(entry, Designation):
            yield Related(kind="class", other=entry.item_class)
            yield from [Related(kind="country", other=entry.country)] if entry.country else []
            yield from (Related(kind=kind, other=other) for kind, other in self._related[id])
        if isinstance(entry, Organisation | PlaceEntry) and entry.state:
            yield Related(kind="state", other=entry.state)
        if isinstance(entry, State) and entry.capital:
            yield Related(kind="capital", other=entry.capital)
        if isinstance(entry, Person):
            yield Related(kind="state", other=entry.state)
            for post in entry.posts:
                yield Related(kind="post", other=post.body, text=post.title, since=post.since, until=post.until)
        for person in self._persons:
            for post in person.posts:
                if post.body == id:
                    yield Related(kind="holder", other=person.id, text=post.title, since=post.since, until=post.until)


def _inverted(weapons: Iterable[Designation]) -> dict[str, list[tuple[str, str]]]:
    """The relations of every weapon, those that the other one names too."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for weapon in weapons:
        for kind, others in weapon.relations.items():
            for other in others:
                found[weapon.id].append((kind, other))
                found[other].append((INVERSES[kind], weapon.id))
    return found


def _bearers(entries: Iterable[Entry]) -> dict[str, set[str]]:
    """Who bears each name, folded all in one go: there are tens of thousands."""
    borne = [(name, entry.id) for entry in entries for name in _names(entry)]
    found: dict[str, set[str]] = defaultdict(set)
    for folded, (_, id) in zip(bare(_BREAK.join(name for name, _ in borne)).split(_BREAK), borne, strict=True):
        found[folded].add(id)
    return found


def _note(entry: Entry | None) -> dict[str, str]:
    if entry is None or not entry.note:
        return {}
    return entry.note if isinstance(entry.note, dict) else {ANY_LANGUAGE: entry.note}


def _names(entry: Entry, *, first: bool = False) -> list[str]:
    """Every name of an entry as it is cited; the ``first`` of each form alone, where the others differ in an ending."""
    names = []
    for named in forms_of(entry):
        try:
            names += [name for name in expand(cited(named.form))[: 1 if first else None] if "~" not in name]
        except FormError:
            continue
    return names


def _apart(ids: Sequence[str], judgements: Sequence[Judgement]) -> Iterator[Neighbour]:
    for one in held(judgements):
        if one.act == "different" and one.second is not None:
            for here, there in ((one.first, one.second), (one.second, one.first)):
                if here in ids:
                    yield Neighbour(other=there, why="apart", text=one.why)


def _about(ids: Sequence[str], judgements: Sequence[Judgement]) -> Iterator[Judgement]:
    return (one for one in held(judgements) if one.first in ids or one.second in ids)


def _span(names: Iterable[Seen]) -> tuple[str | None, str | None]:
    seen = list(names)
    since = min((name.since for name in seen if name.since), default=None)
    return since, max((name.until for name in seen if name.until), default=None)
