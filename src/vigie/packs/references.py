"""What packs say of each other: classes, states, bodies and places that must exist, ids and names given twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from vigie.packs import nodes
from vigie.packs.entries import ANY_LANGUAGE, forms_of
from vigie.packs.forms import FormError, expand
from vigie.packs.problems import Problem, Severity, near
from vigie.packs.records import (
    Designation,
    Entry,
    Items,
    Organisation,
    Person,
    PlaceEntry,
    Role,
    State,
    Vocabulary,
)
from vigie.packs.sources import Located
from vigie.text.fold import bare

ACTORS = ("states", "organisations", "persons", "vague")  # one space of ids: each may be a claimer
ORGANISATION_TYPES = {
    *("intelligence", "ministry", "military", "government", "justice", "media", "state-media", "company"),
    *("international", "monitoring", "think-tank", "ngo", "armed-group", "social-media"),
}
PLACE_TYPES = {"city", "port", "region", "range", "plant", "base", "sea", "border", "front"}
CODES = {"class": "unknown-class", "type": "unknown-value"}  # other unknown things are an "unknown-id"

Path = tuple[str | int, ...]


class Reference(NamedTuple):
    """A name at ``path`` of a record for something (``what``) that must be among ``allowed``."""

    path: Path
    value: str
    what: str
    allowed: set[str]


@dataclass
class Known:
    """The ids other entries may name."""

    classes: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)


def reference_problems(records: Sequence[Located]) -> Iterator[Problem]:
    """Names of what does not exist, and ids and strong forms that two entries share."""
    known = _known(records)
    for located in records:
        for path, value, what, allowed in _references(located.record, known):
            if value not in allowed:
                node = nodes.child(located.node, *path)
                yield nodes.at(node, CODES.get(what, "unknown-id"), value=value, what=what, near=near(value, allowed))
        if isinstance(located.record, Vocabulary):
            yield from _class_problems(located, located.record)
    yield from _repeated_ids(records)
    yield from _shared_forms(records)


def _known(records: Sequence[Located]) -> Known:
    known = Known()
    roles: list[Role] = []
    for record in (located.record for located in records):
        if isinstance(record, Vocabulary):
            known.classes.update(item_class.id for item_class in record.classes)
        elif isinstance(record, State):
            known.states.add(record.id)
        elif isinstance(record, Organisation):
            known.bodies.add(record.id)
        elif isinstance(record, PlaceEntry):
            known.places.add(record.id)
        elif isinstance(record, Role):
            roles.append(record)
    known.bodies |= known.states
    known.bodies |= {role.body.replace("{state}", state.lower()) for role in roles for state in known.states}
    return known


def _references(record: object, known: Known) -> Iterator[Reference]:
    """What ``record`` names and must exist."""
    if isinstance(record, Items):
        for number, head in enumerate(record.heads):
            yield Reference(("heads", number, "item_class"), head.item_class, "class", known.classes)
            for name in head.refine:
                yield Reference(("heads", number, "refine", name), name, "class", known.classes)
    elif isinstance(record, Person):
        for number, post in enumerate(record.posts):
            yield Reference(("posts", number, "body"), post.body, "state or body", known.bodies)
    for key, (what, allowed) in _key_references(record, known).items():
        value = getattr(record, key)
        if value is not None:
            yield Reference((key,), value, what, allowed)


def _key_references(record: object, known: Known) -> dict[str, tuple[str, set[str]]]:
    """The keys of ``record`` that name something: what, and what there is."""
    state = ("state", known.states)
    if isinstance(record, Designation):
        return {"item_class": ("class", known.classes), "country": state}
    if isinstance(record, State):
        return {"capital": ("place", known.places)}
    if isinstance(record, Person):
        return {"state": state}
    if isinstance(record, Organisation):
        return {"state": state, "type": ("type", ORGANISATION_TYPES)}
    if isinstance(record, Role):
        return {"type": ("type", ORGANISATION_TYPES)}
    if isinstance(record, PlaceEntry):
        return {"state": state, "type": ("type", PLACE_TYPES)}
    return {}


def _class_problems(located: Located, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Classes given twice, parents that do not exist, and a class that is its own ancestor."""
    parents: dict[str, str | None] = {}
    for number, item_class in enumerate(vocabulary.classes):
        node = nodes.child(located.node, "classes", number, "id")
        if item_class.id in parents:
            first = next(i for i, other in enumerate(vocabulary.classes) if other.id == item_class.id)
            other = nodes.place(nodes.child(located.node, "classes", first, "id"))
            yield nodes.at(node, "repeated-id", value=item_class.id, other=other)
        parents.setdefault(item_class.id, item_class.parent)
    for number, item_class in enumerate(vocabulary.classes):
        if item_class.parent is None:
            continue
        node = nodes.child(located.node, "classes", number, "parent")
        if item_class.parent not in parents:
            yield nodes.at(node, "unknown-class", value=item_class.parent, near=near(item_class.parent, parents))
        elif item_class.id in _ancestors(item_class.id, parents):
            yield nodes.at(node, "class-circle", value=item_class.id)


def _ancestors(item_class: str, parents: dict[str, str | None]) -> set[str]:
    found: set[str] = set()
    parent = parents.get(item_class)
    while parent is not None and parent not in found:
        found.add(parent)
        parent = parents.get(parent)
    return found


def _repeated_ids(records: Sequence[Located]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Located] = {}
    for located in records:
        if isinstance(located.record, Entry):
            space = "actors" if located.family in ACTORS else located.family
            other = first.setdefault((space, located.record.id), located)
            if other is not located:
                place = nodes.place(nodes.child(other.node, "id"))
                yield nodes.at(nodes.child(located.node, "id"), "repeated-id", value=located.record.id, other=place)


def _shared_forms(records: Sequence[Located]) -> Iterator[Problem]:
    """A strong name of two entries of a family is an error; a shared demonym or metonym only a warning."""
    yield from _shared(records, ["names"], "error")
    yield from _shared(records, ["demonyms", "metonyms"], "warning")


def _shared(records: Sequence[Located], strong: Sequence[str], severity: Severity) -> Iterator[Problem]:
    taken: dict[tuple[str, str], list[tuple[str, Located, Path]]] = defaultdict(list)
    for located in records:
        for named in forms_of(located.record):
            if named.field not in strong:
                continue
            for literal in _literals(named.form):
                users = taken[located.family, bare(literal)]
                for language, other, path in users:
                    clash = ANY_LANGUAGE in (language, named.language) or language == named.language
                    if clash and other is not located:
                        node, first = nodes.child(located.node, *named.path), nodes.child(other.node, *path)
                        name, where = getattr(other.record, "id", ""), nodes.place(first)
                        yield nodes.at(node, "shared-form", severity=severity, form=literal, id=name, other=where)
                        break
                users.append((named.language, located, named.path))


def _literals(form: str) -> list[str]:
    try:
        return expand(form)
    except FormError:
        return []
