"""Names as a case holds them, and the judgements on them: read for cards and listings, appended by people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vigie.model.entity import Judgement, Seen, Usage
from vigie.store.case import View
from vigie.store.query import ClaimRow, rows_of
from vigie.store.writer import Writer

_LIVE = """mention m JOIN claim_index x ON x.claim = m.claim AND x.current
           JOIN document_now n ON n.document = m.document AND n.excluded IS NULL AND n.replaced IS NULL"""
_SEEN = f"""SELECT m.kind, m.text, n.language, json_extract(m.record, '$.rule') AS rule,
                   count(DISTINCT m.document || ':' || m.start), count(DISTINCT m.document), min(m.document),
                   min(n.dated), max(n.dated)
            FROM {_LIVE} WHERE {{where}} AND m.text <> ''
            GROUP BY m.kind, m.text, n.language, rule ORDER BY 5 DESC, m.text, n.language, rule"""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """An entity of the catalogue that the claims of a case name, with how often."""

    id: str
    kind: str
    mentions: int
    documents: int
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Which:
    """The mentions of an entity: those linked to one of ``ids``, and those of unknown names, (kind, text) each."""

    ids: tuple[str, ...]
    names: tuple[tuple[str, str], ...] = ()


def unknown_names(view: View) -> list[Seen]:
    """Every name without an entity, the most used first."""
    return _seen(view, "m.entity IS NULL", ())


def names_of(view: View, which: Which) -> list[Seen]:
    """Every spelling of an entity, the most used first."""
    return _seen(view, *_condition(which))


def entity_rows(view: View, kind: str | None = None) -> list[EntityRow]:
    """The entities of the catalogue that are named, the most named first."""
    sql = f"""SELECT m.entity, m.kind, count(DISTINCT m.document || ':' || m.start), count(DISTINCT m.document),
                     min(n.dated), max(n.dated)
              FROM {_LIVE} WHERE m.entity IS NOT NULL AND (? IS NULL OR m.kind = ?)
              GROUP BY m.entity, m.kind ORDER BY 3 DESC, m.entity"""
    return [
        EntityRow(id=id, kind=kind, mentions=mentions, documents=documents, since=since, until=until)
        for id, kind, mentions, documents, since, until in view.rows(sql, (kind, kind))
    ]


def usages(view: View, which: Which, limit: int = 200) -> list[Usage]:
    """Who says which name of an entity: the first claimer of a claim that has an id, and the outlet of its document."""
    where, values = _condition(which)
    found = []
    for column, extra, as_outlet in (
        ("x.claimer_id", "AND x.claimer_id <> 'author'", False),
        ("n.publisher", "", True),
    ):
        sql = f"""SELECT m.text, {column}, n.language, count(DISTINCT m.document || ':' || m.start) FROM {_LIVE}
                  WHERE {where} AND m.text <> '' AND {column} IS NOT NULL {extra} AND m.role <> 'claimer'
                  GROUP BY m.text, {column}, n.language ORDER BY 4 DESC, m.text, {column}, n.language LIMIT ?"""
        found += [
            Usage(text=text, by=by, language=language, as_outlet=as_outlet, mentions=mentions)
            for text, by, language, mentions in view.rows(sql, (*values, limit))
        ]
    return found


def latest_claims(view: View, which: Which, limit: int) -> tuple[list[ClaimRow], int]:
    """The claims that name an entity, those of the latest documents first, and how many there are in all."""
    where, values = _condition(which)
    total = view.rows(f"SELECT count(DISTINCT m.claim) FROM {_LIVE} WHERE {where}", values)[0][0]
    latest = f"""(SELECT m.claim AS claim FROM {_LIVE} WHERE {where} GROUP BY m.claim
                  ORDER BY max(n.dated) IS NULL, max(n.dated) DESC, m.claim DESC LIMIT ?)"""
    rows = rows_of(view, latest, (*values, limit))
    return sorted(rows, key=lambda row: (row.dated or "", row.claim.id), reverse=True), int(total)


def judgements(view: View) -> list[Judgement]:
    """Every judgement, in the order they were made."""
    names = ("id", "at", "who", "act", "first", "second", "why")
    sql = f"SELECT {', '.join(names)} FROM judgement ORDER BY seq"
    return [Judgement(**dict(zip(names, row, strict=True))) for row in view.rows(sql)]


def add_judgement(writer: Writer, judgement: Judgement) -> None:
    """Keep a judgement, inside a transaction."""
    values = (judgement.id, judgement.at, judgement.who, judgement.act, judgement.first, judgement.second)
    sql = "INSERT INTO judgement (id, at, who, act, first, second, why) VALUES (?, ?, ?, ?, ?, ?, ?)"
    writer.run(sql, (*values, judgement.why))


def _seen(view: View, where: str, values: Sequence[object]) -> list[Seen]:
    names = ("kind", "text", "language", "rule", "mentions", "documents", "first", "since", "until")
    sql = _SEEN.format(where=where)
    return [Seen(**dict(zip(names, row, strict=True))) for row in view.rows(sql, values)]


def _condition(which: Which) -> tuple[str, tuple[object, ...]]:
    linked = f"m.entity IN ({', '.join('?' * len(which.ids))})"
    if not which.names:
        return linked, which.ids
    pairs = ", ".join(["(?, ?)"] * len(which.names))
    values = tuple(part for pair in which.names for part in pair)
    return f"({linked} OR (m.entity IS NULL AND (m.kind, m.text) IN (VALUES {pairs})))", (*which.ids, *values)
