"""Claims in the order in which somebody should look at them: those first that would change a conclusion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from vigie.model.figure import Figure
from vigie.store.case import View
from vigie.store.query import rows_of
from vigie.store.records import decode
from vigie.store.rows import ClaimRow

PARTIES = ("supplier", "recipient", "actor")
COLUMNS = {"item": "item_class", **{role: f"{role}_id" for role in PARTIES}}  # of slots that the index knows
_OPEN = """x.current AND (x.review IS NULL OR x.review_changed)
           AND n.excluded IS NULL AND n.replaced IS NULL"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A claim to look at, and why: ``reasons`` are slugs of data/review.yml, the weightiest first."""

    row: ClaimRow
    weight: int
    reasons: tuple[str, ...]


def leading_figures(view: View, most: int) -> list[Figure]:
    """The figures with two readings or more, those with the most first."""
    sql = "SELECT record FROM figure WHERE readings > 1 ORDER BY readings DESC, id LIMIT ?"
    return [decode(record, Figure) for (record,) in view.rows(sql, (most,))]


def queue(
    view: View,
    weights: Mapping[str, int],
    core: Mapping[str, Sequence[str]],
    found: Mapping[str, Iterable[str]],
    limit: int | None = None,
) -> list[Waiting]:
    """The claims nobody decided on, and those that changed since, the weightiest first.

    ``found`` gives claim ids by reason, for what the figures tell; ``core`` the slots each kind lives by.
    """
    parts, values = _reasons(weights, core, found)
    sql = f"""SELECT y.claim, sum(y.weight), group_concat(y.reason)
              FROM (SELECT DISTINCT claim, reason, weight FROM ({" UNION ALL ".join(parts)})) y
              GROUP BY y.claim ORDER BY 2 DESC, y.claim LIMIT ?"""
    waiting = view.rows(sql, (*values, -1 if limit is None else limit))
    marks = f"(SELECT value AS claim FROM json_each('[{','.join(str(claim) for claim, _, _ in waiting)}]'))"
    rows = dict(zip(_in_order(view, marks), rows_of(view, marks), strict=True))
    return [
        Waiting(
            row=rows[claim],
            weight=weight,
            reasons=tuple(sorted(reasons.split(","), key=lambda one: (-weights[one], one))),
        )
        for claim, weight, reasons in waiting
    ]


def _in_order(view: View, found: str) -> list[int]:
    """The row numbers in the order that ``rows_of`` has."""
    sql = f"SELECT x.claim FROM {found} f JOIN claim_index x ON x.claim = f.claim ORDER BY x.document, x.head, x.claim"
    return [seq for (seq,) in view.rows(sql)]


def _reasons(
    weights: Mapping[str, int], core: Mapping[str, Sequence[str]], found: Mapping[str, Iterable[str]]
) -> tuple[list[str], list[object]]:
    open_ = f"FROM claim_index x JOIN document_now n ON n.document = x.document WHERE {_OPEN}"
    parts: list[str] = []
    values: list[object] = []

    def add(reason: str, condition: str, *given: object) -> None:
        parts.append(f"SELECT x.claim AS claim, ? AS reason, ? AS weight {open_} AND {condition}")
        values.extend((reason, weights[reason], *given))

    add("unlooked", "x.review IS NULL")
    add("changed", "x.review_changed")
    add("hedged", "x.certainty = 'hedged'")
    add("possible", "x.status = 'possible'")
    add("bend", "x.claim IN (SELECT c.seq FROM bend b JOIN claim c ON c.id = b.claim)")
    for kind, slots in core.items():
        empty = " OR ".join(_empty(slot) for slot in slots)
        add("empty-slot", f"x.kind = ? AND ({empty})", kind)
    roles = " OR ".join(f"(x.{role}_id IS NULL AND json_extract(c.record, '$.{role}') IS NOT NULL)" for role in PARTIES)
    unnamed = f"SELECT c.seq FROM claim c JOIN claim_index x ON x.claim = c.seq WHERE x.current AND ({roles})"
    add("no-name", f"x.claim IN ({unnamed})")
    for reason, ids in found.items():
        listed = list(dict.fromkeys(ids))
        if listed:
            among = "SELECT c.seq FROM json_each(?) j JOIN claim c ON c.id = j.value"
            add(reason, f"x.claim IN ({among})", msgspec.json.encode(listed).decode())
    return parts, values


def _empty(slot: str) -> str:
    """SQL that holds where a slot has nothing."""
    path = f"(SELECT json_extract(c.record, '$.{slot}') FROM claim c WHERE c.seq = x.claim) IS NULL"
    return f"(x.{COLUMNS[slot]} IS NULL AND {path})" if slot in COLUMNS else path
