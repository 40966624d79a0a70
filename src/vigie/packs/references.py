"""What packs say of each other: classes, states, bodies, kinds, units... that must exist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from vigie.packs import nodes
from vigie.packs.entries import ANY_LANGUAGE, BY_LANGUAGE, forms_of
from vigie.packs.entries import FAMILIES as FAMILIES_OF_NAMES
from vigie.packs.language import CASES, FUNCTIONS, Cues, FigureCue, Frame, Governor, Language, Predicates, Said
from vigie.packs.measures import Numbers
from vigie.packs.problems import Problem, near
from vigie.packs.records import (
    Designation,
    Entry,
    Institutions,
    Items,
    Listing,
    Names,
    Organisation,
    Person,
    PlaceEntry,
    Post,
    Press,
    Role,
    State,
    Tie,
    Vague,
    Vocabulary,
)
from vigie.packs.sources import Located
from vigie.text.forms import classes_of

ORGANISATION_TYPES = {
    *("intelligence", "ministry", "military", "government", "justice", "media", "state-media", "company"),
    *("international", "monitoring", "think-tank", "ngo", "armed-group", "social-media"),
}
PLACE_TYPES = {"city", "port", "region", "range", "plant", "base", "sea", "border", "front"}
RELATIONS = {"fires", "launched-by", "carried-by", "version-of"}  # of one weapon to another
STAGES = {"requested", "offered", "pledged", "ordered", "licensed", "shipped", "delivered", "returned"}
MARKERS = {"subj", "obj", "iobj", "adj", "poss"} | FUNCTIONS
BASES = {
    *("imagery", "physical-examination", "document", "official-record", "tracking-data", "witness"),
    *("intelligence-unspecified", "model-estimate", "admission"),
}  # how a claimer says he knows
SCOPES = {"total-to-date", "period", "stock", "delivery", "rate", "order", "capacity"}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TELLS = {"total-to-date", "since", "stock", "delivery", "capacity", "equivalent", "converted", "corrected", "briefing"}
EFFECTS = {"hedged", "change", "announced", "barred", "support"}  # of a governor, beside the statuses
FAMILIES = {"svo", "free", "final"}  # word orders that the engine reads
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
    families: set[str] = field(default_factory=set)  # bodies every state has: "mnd-{state}"
    places: set[str] = field(default_factory=set)
    words: dict[str, set[str]] = field(default_factory=dict)  # kinds, statuses, modes, units of the vocabulary
    languages: dict[str, Language] = field(default_factory=dict)
    entries: dict[str, set[str]] = field(default_factory=dict)  # ids by family


def reference_problems(records: Sequence[Located]) -> Iterator[Problem]:
    """Names of what does not exist, and classes in a circle."""
    known = known_in(records)
    if not known.classes:  # the vocabulary did not load: everything else would seem wrong
        return
    for located in records:
        named = chain(_references(located.record, located.language, known), _language_references(located, known))
        for path, value, what, allowed in named:
            if value not in allowed:
                node = nodes.child(located.node, *path)
                yield nodes.at(node, CODES.get(what, "unknown-id"), value=value, what=what, near=near(value, allowed))
        if isinstance(located.record, Vocabulary):
            yield from _class_problems(located, located.record)


def known_in(records: Sequence[Located]) -> Known:
    """What ``records`` hold that others may name."""
    known = Known()
    roles: list[Role] = []
    for located in records:
        record = located.record
        if isinstance(record, Entry):
            known.entries.setdefault(located.family, set()).add(record.id)
        if isinstance(record, Language) and located.language:
            known.languages[located.language] = record
        elif isinstance(record, Vocabulary):
            known.classes.update(item_class.id for item_class in record.classes)
            known.words = {name: set(getattr(record, name)) for name in ("kinds", "statuses", "modes", "units")}
        elif isinstance(record, State):
            known.states.add(record.id)
        elif isinstance(record, Organisation):
            known.bodies.add(record.id)
        elif isinstance(record, PlaceEntry):
            known.places.add(record.id)
        elif isinstance(record, Role):
            roles.append(record)
    known.bodies |= known.states
    known.families = {role.body for role in roles}
    known.bodies |= {role.body.replace("{state}", state.lower()) for role in roles for state in known.states}
    return known


def _references(record: object, language: str | None, known: Known) -> Iterator[Reference]:
    """What ``record`` names and must exist."""
    if isinstance(record, Entry | Items | Names):
        yield from _name_references(record, language, known)
    if isinstance(record, Entry):
        yield from _body_references("listed", "by", record.listed, known)
    if isinstance(record, Vocabulary):
        yield from (
            Reference(("loads", number), unit, "unit", known.words["units"]) for number, unit in enumerate(record.loads)
        )
    if isinstance(record, Items):
        yield from _head_references(record, known)
    elif isinstance(record, Designation):
        yield from _relation_references(record, known)
    elif isinstance(record, Person):
        yield from _body_references("posts", "body", record.posts, known)
    elif isinstance(record, Press):
        yield from _press_references(record, known)
    elif isinstance(record, Tie):
        yield from _tie_references(record, known)
    for key, (what, allowed) in _key_references(record, known).items():
        value = getattr(record, key)
        if value is not None:
            yield Reference((key,), value, what, allowed)


def _head_references(items: Items, known: Known) -> Iterator[Reference]:
    for number, head in enumerate(items.heads):
        yield Reference(("heads", number, "item_class"), head.item_class, "class", known.classes)
        for name in head.refine:
            yield Reference(("heads", number, "refine", name), name, "class", known.classes)


def _relation_references(weapon: Designation, known: Known) -> Iterator[Reference]:
    """Other weapons, and what they are to this one."""
    others = known.entries.get("weapons", set()) - {weapon.id}
    for kind, named in weapon.relations.items():
        yield Reference(("relations", kind), kind, "relation", RELATIONS)
        yield from (Reference(("relations", kind, n), other, "weapon", others) for n, other in enumerate(named))


def _name_references(record: Entry | Items | Names, language: str | None, known: Known) -> Iterator[Reference]:
    """The classes by which names are inflected, and the entries that a language names in a file of its own."""
    for named in forms_of(record, language or ANY_LANGUAGE):
        for name in classes_of(named.form):
            grammar = known.languages.get(named.language)
            yield Reference(named.path, name, "declension", set(grammar.declensions) if grammar else set())
    for family in FAMILIES_OF_NAMES if isinstance(record, Names) else ():
        for name, fields in getattr(record, family).items():
            yield Reference((family, name), name, "entry", known.entries.get(family, set()))
            yield from (Reference((family, name, key), key, "field", set(BY_LANGUAGE)) for key in fields)


def _body_references(field: str, key: str, records: Sequence[Post | Listing], known: Known) -> Iterator[Reference]:
    """The bodies that each of ``records`` names under ``key``."""
    for number, record in enumerate(records):
        yield Reference((field, number, key), getattr(record, key), "state or body", known.bodies)


def _tie_references(tie: Tie, known: Known) -> Iterator[Reference]:
    named: list[tuple[Path, str]] = [(("bodies", number), body) for number, body in enumerate(tie.bodies)]
    named += [(("with",), tie.other), *((("example", number), body) for number, body in enumerate(tie.example))]
    for path, body in named:
        yield Reference(path, body, "state or body", known.bodies | known.families)


def _press_references(press: Press, known: Known) -> Iterator[Reference]:
    """What is written like an id must be one: a name as printed has a capital, a space or a sign of its own."""
    named: list[tuple[Path, str]] = [(("of",), press.of)] if press.of else []
    named += [(("outlets", number), name) for number, name in enumerate(press.outlets) if _ID.fullmatch(name)]
    for path, body in named:
        yield Reference(path, body, "organisation", known.bodies)


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
    if isinstance(record, Vague):
        return {"basis": ("basis", BASES)}
    if isinstance(record, PlaceEntry):
        return {"state": state, "type": ("type", PLACE_TYPES)}
    return {}


def _language_references(located: Located, known: Known) -> Iterator[Reference]:
    """What the files of a language name: words of the vocabulary, markers and conjugations of its grammar."""
    record, language = located.record, known.languages.get(located.language or "")
    if isinstance(record, Language):
        yield Reference(("code",), record.code, "folder", {located.language or ""})
        yield Reference(("family",), record.family, "family", FAMILIES)
        yield from _function_references(record)
        for key in ("modifiers", "counted"):
            yield Reference((key,), getattr(record, key), key, {"before", "after"})
    elif isinstance(record, Numbers):
        for key in ("units", "symbols"):
            yield from (Reference((key, unit), unit, "unit", known.words["units"]) for unit in getattr(record, key))
    elif isinstance(record, Institutions):
        yield from (Reference(("types", name), name, "type", ORGANISATION_TYPES) for name in record.types)
    elif isinstance(record, Cues):
        yield from _cue_references(record, known, language)
    elif isinstance(record, Predicates):
        for number, frame in enumerate(record.frames):
            yield from _prefixed(("frames", number), _frame_references(frame, known))
            yield from _prefixed(("frames", number), _verb_references(frame, known, language))


def _cue_references(record: Cues, known: Known, language: Language | None) -> Iterator[Reference]:
    yield from (Reference(("modes", mode), mode, "mode", known.words["modes"]) for mode in record.modes)
    for number, said in enumerate(record.said):
        yield from _prefixed(("said", number), _verb_references(said, known, language))
    for number, governor in enumerate(record.governors):
        effects = known.words["statuses"] | EFFECTS
        yield Reference(("governors", number, "effect"), governor.effect, "effect", effects)
        if governor.stage is not None:
            yield Reference(("governors", number, "stage"), governor.stage, "stage", STAGES)
        if governor.scope is not None:
            yield Reference(("governors", number, "scope"), governor.scope, "scope", SCOPES)
        yield from _prefixed(("governors", number), _verb_references(governor, known, language))
    for number, cue in enumerate(record.figures):
        yield Reference(("figures", number, "tells"), cue.tells, "meaning", TELLS)
        yield from _prefixed(("figures", number), _verb_references(cue, known, language))


def _function_references(language: Language) -> Iterator[Reference]:
    """The keys under which a language lists its prepositions: what rules and frames know them by."""
    for key in language.prepositions:
        yield Reference(("prepositions", key), key, "function", set(FUNCTIONS))
    for case, function in language.cases.items():
        yield Reference(("cases", case), case, "case", set(CASES))
        yield Reference(("cases", case), function, "function", {"subj", "obj", *FUNCTIONS})
    for case, listed in language.with_case.items():
        yield Reference(("with_case", case), case, "case", set(language.cases))
        yield from (Reference(("with_case", case, key), key, "function", set(FUNCTIONS)) for key in listed)
    for key in language.particles:
        yield Reference(("particles", key), key, "function", {"subj", "obj", "topic", "and", *FUNCTIONS})
    for place, key in enumerate(language.partitives):
        yield Reference(("partitives", place), key, "function", set(FUNCTIONS))


def _prefixed(path: Path, references: Iterable[Reference]) -> Iterator[Reference]:
    return (reference._replace(path=path + reference.path) for reference in references)


def _frame_references(frame: Frame, known: Known) -> Iterator[Reference]:
    for key in ("kind", "people", "also"):
        if (kind := getattr(frame, key)) is not None:
            yield Reference((key,), kind, "kind", known.words["kinds"])
    if frame.item is not None:
        yield Reference(("item",), frame.item, "class", known.classes)
    if frame.stage is not None:
        yield Reference(("stage",), frame.stage, "stage", STAGES)
    for role, given in frame.roles.items():
        for place, marker in enumerate(given):
            yield Reference(("roles", role, place), marker, "marker", MARKERS)


def _verb_references(
    record: Frame | Governor | Said | FigureCue, known: Known, language: Language | None
) -> Iterator[Reference]:
    if isinstance(record, Said) and record.basis is not None:
        yield Reference(("basis",), record.basis, "basis", BASES)
    status = getattr(record, "status", None)
    if status is not None:
        yield Reference(("status",), status, "status", known.words["statuses"])
    for place, verb in enumerate(record.verbs):
        _, bar, conjugation = verb.partition(" ")[0].partition("|")
        if bar and language:
            yield Reference(("verbs", place), conjugation, "conjugation", set(language.conjugations))


def _class_problems(located: Located, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Classes given twice, parents that do not exist, and a class that is its own ancestor."""
    parents: dict[str, tuple[str, ...]] = {}
    for number, item_class in enumerate(vocabulary.classes):
        node = nodes.child(located.node, "classes", number, "id")
        if item_class.id in parents:
            first = next(i for i, other in enumerate(vocabulary.classes) if other.id == item_class.id)
            other = nodes.place(nodes.child(located.node, "classes", first, "id"))
            yield nodes.at(node, "repeated-id", value=item_class.id, other=other)
        parents.setdefault(item_class.id, tuple(filter(None, (item_class.parent, item_class.within))))
    for number, item_class in enumerate(vocabulary.classes):
        for key in ("parent", "within"):
            above = getattr(item_class, key)
            if above is None:
                continue
            node = nodes.child(located.node, "classes", number, key)
            if above not in parents:
                yield nodes.at(node, "unknown-class", value=above, near=near(above, parents))
            elif above == item_class.id or item_class.id in _ancestors(above, parents):
                yield nodes.at(node, "class-circle", value=item_class.id)


def _ancestors(item_class: str, parents: dict[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    to_climb = [item_class]
    while to_climb:
        new = [above for above in parents.get(to_climb.pop(), ()) if above not in found]
        found.update(new)
        to_climb += new
    return found
