"""Decisions replayed over what was read: the document as it stands now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import msgspec

from vigie.model.document import Document
from vigie.store.custody import Rows
from vigie.store.records import PUBLIC, Decision, decode

DECISIONS = "SELECT id, at, who, act, target, value FROM decision WHERE target = ? ORDER BY seq"


@dataclass(frozen=True, slots=True)
class Effective:
    """A document after its decisions; ``excluded`` is why it was set aside, None when it was not.

    ``handling`` is ``public``, ``restricted``, or ``embargo``, which may have the day it ends (``embargo 2025-03-01``).
    """

    document: Document
    excluded: str | None = None
    handling: str = PUBLIC


def decision_of(row: tuple[str, str, str, str, str, str]) -> Decision:
    """A row of ``DECISIONS`` as its record."""
    id, at, who, act, target, value = row
    return Decision(id=id, at=at, who=who, act=act, target=target, value=msgspec.json.decode(value, type=str | None))


def effective(rows: Rows, id: str) -> Effective:
    """The document of that id as it stands now."""
    ((meta,),) = rows("SELECT meta FROM document WHERE id = ?", (id,))
    return replay(decode(meta, Document), map(decision_of, rows(DECISIONS, (id,))))


def replay(document: Document, decisions: Iterable[Decision]) -> Effective:
    """``document`` with ``decisions`` applied in order; the last word on a matter holds."""
    fields: dict[str, str | None] = {}
    excluded: str | None = None
    handling = PUBLIC
    for decision in decisions:
        if decision.act in ("exclude", "include"):
            excluded = decision.value if decision.act == "exclude" else None
        elif decision.act == "handling":
            handling = decision.value or PUBLIC
        else:
            fields[decision.act] = decision.value
    return Effective(replace(document, **fields), excluded, handling)  # type: ignore[arg-type]  # the acts are names of fields
