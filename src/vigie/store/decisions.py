"""Decisions replayed over what was read: the document as it stands now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import msgspec

from vigie.model.document import Document
from vigie.store.records import Decision

DECISIONS = "SELECT id, at, who, act, target, value FROM decision WHERE target = ? ORDER BY seq"


@dataclass(frozen=True, slots=True)
class Effective:
    """A document after its decisions; ``excluded`` is why it was set aside, None when it was not."""

    document: Document
    excluded: str | None = None


def decision_of(row: tuple[str, str, str, str, str, str]) -> Decision:
    """A row of ``DECISIONS`` as its record."""
    id, at, who, act, target, value = row
    return Decision(id=id, at=at, who=who, act=act, target=target, value=msgspec.json.decode(value, type=str | None))


def replay(document: Document, decisions: Iterable[Decision]) -> Effective:
    """``document`` with ``decisions`` applied in order; the last word on a matter holds."""
    fields: dict[str, str | None] = {}
    excluded: str | None = None
    for decision in decisions:
        if decision.act in ("exclude", "include"):
            excluded = decision.value if decision.act == "exclude" else None
        else:
            fields[decision.act] = decision.value
    return Effective(replace(document, **fields), excluded)  # type: ignore[arg-type]  # the acts are names of fields
