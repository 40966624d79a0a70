"""Entities for programs: what is named, identity cards, and judgements."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from vigie.flow.judging import Line
from vigie.model.entity import ENTITY_KINDS, Judgement
from vigie.publish.cards import card_object
from vigie.store.entities import judgements
from vigie.web.asking import SIZE, Page, Size, one_of
from vigie.web.knowing import card_of, decide, listed, matching, take_back
from vigie.web.typed import Call, Endpoint

LATEST = 5  # claims on a card
EntityKind = Annotated[str, one_of(*ENTITY_KINDS)]
Act = Annotated[str, one_of("same", "different", "name", "kind", "undo")]


class EntityQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which entities: of one ``kind``, whose names hold ``q``; ``unknown``: those nobody has catalogued."""

    q: str = ""
    kind: EntityKind | None = None
    unknown: bool = False
    page: Page = 1
    size: Size = SIZE


class EntityPage(msgspec.Struct, frozen=True):
    """One page of entities, the most named first. ``total`` counts all that was asked for."""

    total: int
    page: int
    size: int
    entities: list[Line]


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word on names: ``act`` and what it is about; ``undo`` takes the judgement ``first`` back."""

    act: Act
    first: str
    second: str = ""
    why: str = ""


def found(call: Call) -> EntityPage:
    """The entities that are asked for."""
    query: EntityQuery = call.query
    lines = listed(call.desk, call.view, call.desk.names[call.language])
    held = matching(lines, query.kind or "", query.q, unknown=query.unknown)
    start = (query.page - 1) * query.size
    return EntityPage(len(held), query.page, query.size, held[start : start + query.size])


def card(call: Call) -> dict[str, Any]:
    """The identity card of what the name or id means."""
    made, _ = card_of(call.desk, call.view, call.place["entity"], LATEST)
    return card_object(made, call.desk.names[call.language])


def made(call: Call) -> list[Judgement]:
    """Every judgement, in the order they were made."""
    return judgements(call.view)


def said(call: Call) -> Judgement:
    """Keep a judgement."""
    told: Said = call.body
    if told.act == "undo":
        return take_back(call.desk, told.first, told.why)
    return decide(call.desk, told.act, (told.first, told.second), told.why)


ENDPOINTS = (
    Endpoint(path="/api/entities", summary="What the claims name", handler=found, answer=EntityPage, query=EntityQuery),
    Endpoint(path="/api/entities/{entity}", summary="An identity card", handler=card, answer=dict[str, Any]),
    Endpoint(path="/api/judgements", summary="What was judged of names", handler=made, answer=list[Judgement]),
    Endpoint(path="/api/judgements", summary="Judge names", handler=said, answer=Judgement, body=Said),
)
