"""Entities: one name for one thing, and what a person decided about names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ENTITY_KINDS = ("weapon", "class", "state", "organisation", "person", "place", "vessel")
JUDGEMENTS = ("same", "different", "name", "kind", "undo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in a slot of a claim. ``role`` is the slot (``supplier``, ``item``, ``claimer`` ...).

    ``entity`` is the catalogue's id, None for a name it does not hold; ``rule`` how it was found (``strong``, ``weak``,
    ``role``, ``shape`` ...) and ``score`` (0 to 1) how sure that rule is; ``strings`` the words it rests on.
    ``text`` is the stretch of the slot that bears the name; empty where none of the entity's names stands there.
    """

    claim: str
    document: str
    role: str
    kind: str
    text: str
    start: int
    end: int
    language: str | None = None
    entity: str | None = None
    rule: str | None = None
    score: float | None = None
    strings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's word on names, kept for ever and replayed over every new reading.

    ``act`` is one of ``JUDGEMENTS``: two names or entities are the ``same``, or ``different``; a cluster gets a
    ``name`` or is of another ``kind`` (both in ``second``); ``undo`` takes the judgement ``first`` back.
    ``at`` is an ISO 8601 time in UTC.
    """

    id: str
    at: str
    who: str
    act: str
    first: str
    second: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One spelling as a case holds it, with the ``rule`` it was read by. ``first`` is the place in the case of the
    first document with it; ``since`` and ``until`` are the first and last day of those that are dated.
    """

    kind: str
    text: str
    language: str | None = None
    rule: str | None = None
    mentions: int = 1
    documents: int = 1
    first: int = 0
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Why two spellings stand in one cluster: a rule and how sure it is (1 for a person's word)."""

    first: str
    second: str
    rule: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Names that may be one thing, most used first. ``entity``: a person said that they are that one.

    ``name`` and the kind are a person's where one gave them; ``ids`` are all ids that lead here, its own first.
    """

    id: str
    kind: str
    names: tuple[Seen, ...]
    ties: tuple[Tie, ...] = ()
    ids: tuple[str, ...]
    entity: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """What people's judgements make of one id, of the catalogue or of a name that waits: ``lead`` stands for it.

    ``apart`` are the leads it was told apart from. Of a lead that is not in the catalogue ``name`` is what it is
    called, and ``item_class`` the class of a weapon.
    """

    id: str
    lead: str
    kind: str
    apart: tuple[str, ...] = ()
    name: str | None = None
    item_class: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Who says a name: ``by`` is a claimer's id, or an outlet as printed where ``as_outlet``."""

    text: str
    by: str
    language: str | None = None
    as_outlet: bool = False
    mentions: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """What an entity is taken for: ``other`` is an entity's id where ``why`` is ``shared-name``, ``apart`` or
    ``near-name``; a phrase where it is ``unlike``. ``text`` is the name they share, or the reason given.
    """

    other: str
    why: str
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """What another entity is to this one; ``text`` is a post's title. Dates EDTF, None when not known."""

    kind: str
    other: str
    text: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """All that is known of an entity or a cluster. ``ids`` are those that were judged to be it, its own first.

    ``note`` is by language, ``*`` for any. ``claims`` are the ids of the latest few of ``total`` claims that name it.
    """

    id: str
    kind: str
    type: str | None = None
    name: str | None = None
    note: Mapping[str, str] = field(default_factory=dict)
    ids: tuple[str, ...] = ()
    names: tuple[Seen, ...] = ()
    since: str | None = None
    until: str | None = None
    usages: tuple[Usage, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    relations: tuple[Related, ...] = ()
    ties: tuple[Tie, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    claims: tuple[str, ...] = ()
    total: int = 0
