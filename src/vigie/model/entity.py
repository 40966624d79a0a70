"""Entities: one name for one thing, and what a person decided about names."""

from __future__ import annotations

from dataclasses import dataclass

ENTITY_KINDS = ("weapon", "class", "state", "organisation", "person", "place", "vessel")
JUDGEMENTS = ("same", "different", "name", "undo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in a slot of a claim. ``role`` is the slot (``supplier``, ``item``, ``claimer`` ...).

    ``entity`` is the catalogue's id, None for a name it does not hold; ``rule`` how it was found (``strong``, ``weak``,
    ``post``, ``shape`` ...) and ``score`` (0 to 1) how sure that rule is; ``strings`` the words it rests on.
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
    ``name``; ``undo`` takes the judgement ``first`` back. ``at`` is an ISO 8601 time in UTC.
    """

    id: str
    at: str
    who: str
    act: str
    first: str
    second: str | None = None
    why: str | None = None
