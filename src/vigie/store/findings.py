"""Queries over what was woven: figures, statements and their tellings, bends, copies, and what changed since."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.model.figure import Figure, FigureLine
from vigie.model.finding import Copy, Retelling
from vigie.model.origin import Bend, Statement, Trouble
from vigie.store.case import View
from vigie.store.problems import NamedCaseError, none_begins
from vigie.store.query import ClaimRow, rows_of
from vigie.store.records import decode

_END = "\U0010ffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFilter:
    """Which figures. States by code, ``items`` classes and designations (the caller adds a class's children).

    ``conflicting``: only those of which two readings cannot both be right. ``nobody``: also those of which no text
    names a party; what they gather may have nothing in common.
    """

    kinds: tuple[str, ...] = ()
    supplier: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    least_readings: int = 1
    nobody: bool = True
    conflicting: bool = False
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A figure that changed: as it was (None = new) and as it is (None = gone)."""

    before: Figure | None
    after: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is new in a case since a moment: claims first read, claims superseded, statements, figures that moved."""

    claims: tuple[ClaimRow, ...]
    superseded: tuple[ClaimRow, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Moved, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSince:
    """How many documents, claims, claims superseded and statements are new, and the figures that moved."""

    documents: int
    claims: int
    superseded: int
    statements: int
    figures: tuple[Moved, ...]


EVERY_FIGURE = FigureFilter()
_READ = "JOIN extraction e ON e.seq = {} JOIN run r ON r.seq = e.run"  # when a wording came, or went
_SAME = "p.id = c.id AND p.document = c.document AND p.record = c.record"
# What holds now and did not then: a wording that was corrected and corrected back is neither new nor gone.
_NEW = f"""(SELECT c.seq AS claim FROM claim c {_READ.format("c.extraction")} JOIN claim_index x ON x.claim = c.seq
            JOIN document_now n ON n.document = c.document
            WHERE r.started >= ? AND x.current AND n.replaced IS NULL AND NOT EXISTS (
              SELECT 1 FROM claim p {_READ.format("p.extraction")} LEFT JOIN supersession s ON s.claim = p.seq
              LEFT JOIN extraction f ON f.seq = s.extraction LEFT JOIN run t ON t.seq = f.run
              WHERE {_SAME} AND r.started < ? AND (t.started IS NULL OR t.started >= ?)))"""
_OLD = f"""(SELECT c.seq AS claim FROM claim c {_READ.format("c.extraction")} JOIN supersession s ON s.claim = c.seq
            JOIN extraction f ON f.seq = s.extraction JOIN run t ON t.seq = f.run
            WHERE r.started < ? AND t.started >= ? AND NOT EXISTS (
              SELECT 1 FROM claim p JOIN claim_index x ON x.claim = p.seq WHERE {_SAME} AND x.current))"""


def figures(view: View, wanted: FigureFilter = EVERY_FIGURE) -> list[FigureLine]:
    """The figures that ``wanted`` describes, those with the most readings first."""
    where, values = _which(wanted)
    sql = f"SELECT line FROM figure WHERE {where} ORDER BY readings DESC, id LIMIT ? OFFSET ?"
    limit = -1 if wanted.limit is None else wanted.limit
    return [decode(line, FigureLine) for (line,) in view.rows(sql, (*values, limit, wanted.offset))]


def count_figures(view: View, wanted: FigureFilter = EVERY_FIGURE) -> int:
    """How many figures ``wanted`` describes, whatever its limit and offset."""
    where, values = _which(wanted)
    return int(view.rows(f"SELECT count(*) FROM figure WHERE {where}", values)[0][0])


def _which(wanted: FigureFilter) -> tuple[str, list[object]]:
    """SQL after WHERE, and its values."""
    where = ["readings >= ?"]
    values: list[object] = [wanted.least_readings]
    if wanted.conflicting:
        where.append("json_extract(line, '$.conflicts') > 0")
    if not wanted.nobody:
        where.append("NOT (source = '?' AND coalesce(target, '?') = '?')")
    named = (
        ("kind", wanted.kinds),
        ("source", wanted.supplier),
        ("target", wanted.recipient),
        ("item", wanted.items),
    )
    for column, allowed in named:
        if allowed:
            where.append(f"{column} IN ({', '.join('?' * len(allowed))})")
            values += allowed
    return " AND ".join(where), values


def figure(view: View, prefix: str) -> Figure:
    """The figure whose id begins so, with or without ``fig_``. Raises CaseError when there is none or several."""
    return decode(_one(view, "figure", "fig_", prefix), Figure)


def figures_of(view: View, statement: str) -> list[Figure]:
    """The figures a statement is a reading of."""
    sql = "SELECT f.record FROM figure_reading r JOIN figure f ON f.id = r.figure WHERE r.statement = ? ORDER BY f.id"
    return [decode(record, Figure) for (record,) in view.rows(sql, (statement,))]


def neighbours(view: View, of: Figure) -> list[FigureLine]:
    """Other figures between the same two ends: what a reader may take for the same quantity."""
    sql = """SELECT f.line FROM figure f JOIN figure o ON o.id = ? WHERE f.id <> o.id AND f.bucket = o.bucket
             AND f.source IS o.source AND f.target IS o.target ORDER BY f.readings DESC, f.id LIMIT 20"""
    return [decode(line, FigureLine) for (line,) in view.rows(sql, (of.id,))]


def statement(view: View, prefix: str) -> Statement:
    """The statement whose id begins so; an id that became part of another leads there. Raises CaseError."""
    typed = prefix.strip().lower()
    begin = typed if typed.startswith("sta_") else "sta_" + typed
    led = view.rows("SELECT new FROM redirect WHERE old >= ? AND old < ? LIMIT 1", (begin, begin + _END))
    return decode(_one(view, "statement", "sta_", led[0][0] if led else prefix), Statement)


def statement_of(view: View, claim: str) -> Statement | None:
    """The statement that a claim (whole id) tells, None for one superseded, set aside, or not woven yet."""
    sql = """SELECT s.record FROM claim c JOIN bond b ON b.claim = c.seq JOIN statement s ON s.id = b.statement
             WHERE c.id = ? ORDER BY c.seq DESC LIMIT 1"""
    found = view.rows(sql, (claim,))
    return decode(found[0][0], Statement) if found else None


def statements(view: View, ids: tuple[str, ...]) -> list[Statement]:
    """The statements of these ids, in their order; those no longer there are left out."""
    sql = f"SELECT id, record FROM statement WHERE id IN ({', '.join('?' * len(ids))})"
    records = dict(view.rows(sql, ids))
    return [decode(records[id], Statement) for id in ids if id in records]


def told(view: View, one: Statement) -> list[ClaimRow]:
    """The claims that tell a statement, in the order of its bonds."""
    found = "(SELECT claim FROM bond WHERE statement = ?)"
    by_id = {row.claim.id: row for row in rows_of(view, found, (one.id,))}
    return [by_id[bond.claim] for bond in one.bonds if bond.claim in by_id]


def bends_of(view: View, one: Statement) -> list[Bend]:
    """What the tellings of a statement changed."""
    return [
        decode(r, Bend) for (r,) in view.rows("SELECT record FROM bend WHERE statement = ? ORDER BY seq", (one.id,))
    ]


def troubles_of(view: View, one: Statement) -> list[Trouble]:
    """What is wrong with the way a statement was passed on."""
    sql = "SELECT record FROM trouble WHERE statement = ? ORDER BY seq"
    return [decode(record, Trouble) for (record,) in view.rows(sql, (one.id,))]


def copies_of(view: View, document: str) -> list[Copy]:
    """The copies a document (whole id) is part of, the largest share first."""
    sql = """SELECT y.record FROM document d JOIN copy y ON y.first = d.seq WHERE d.id = ?
             UNION ALL SELECT y.record FROM document d JOIN copy y ON y.second = d.seq WHERE d.id = ?"""
    found = [decode(record, Copy) for (record,) in view.rows(sql, (document, document))]
    return sorted(found, key=lambda copy: (-copy.share, copy.first, copy.second))


def retellings_of(view: View, document: str) -> list[Retelling]:
    """The documents that tell what a document (whole id) tells in other words or another language."""
    sql = """SELECT y.record FROM document d JOIN retelling y ON y.first = d.seq WHERE d.id = ?
             UNION ALL SELECT y.record FROM document d JOIN retelling y ON y.second = d.seq WHERE d.id = ?"""
    found = [decode(record, Retelling) for (record,) in view.rows(sql, (document, document))]
    return sorted(found, key=lambda one: (-one.share, one.first, one.second))


def changes(view: View, since: str) -> Changes:
    """What is new since ``since`` (ISO 8601, UTC, or its beginning)."""
    first = """SELECT s.record FROM statement_first f JOIN statement s ON s.id = f.statement
               WHERE f.at >= ? ORDER BY f.at, s.id"""
    return Changes(
        claims=tuple(rows_of(view, _NEW, (since, since, since))),
        superseded=tuple(rows_of(view, _OLD, (since, since))),
        statements=tuple(decode(record, Statement) for (record,) in view.rows(first, (since,))),
        figures=tuple(_moved(view, since)),
    )


def new_since(view: View, since: str, most: int) -> NewSince:
    """How much is new since ``since``, and which figures moved, of the ``most`` that changed last."""
    documents = "document d JOIN run r ON r.seq = d.run WHERE r.started >= ?"
    counted = {
        "documents": (documents, (since,)),
        "claims": (_NEW, (since, since, since)),
        "superseded": (_OLD, (since, since)),
        "statements": ("statement_first f JOIN statement s ON s.id = f.statement WHERE f.at >= ?", (since,)),
    }
    numbers = {
        name: int(view.rows(f"SELECT count(*) FROM {sql}", values)[0][0]) for name, (sql, values) in counted.items()
    }
    return NewSince(**numbers, figures=tuple(_moved(view, since, most)))


def _moved(view: View, since: str, most: int = -1) -> list[Moved]:
    touched = "SELECT figure FROM figure_past WHERE at >= ? GROUP BY figure ORDER BY max(seq) DESC LIMIT ?"
    past = "SELECT record FROM figure_past WHERE figure = ? AND at < ? ORDER BY seq DESC LIMIT 1"
    now = "SELECT record FROM figure WHERE id = ?"
    found = []
    for (id,) in sorted(view.rows(touched, (since, most))):
        before, after = view.rows(past, (id, since)), view.rows(now, (id,))
        moved = Moved(
            before=decode(before[0][0], Figure) if before and before[0][0] else None,
            after=decode(after[0][0], Figure) if after else None,
        )
        if moved.before != moved.after:
            found.append(moved)
    return found


def _one(view: View, table: str, kind: str, prefix: str) -> str:
    """The record of the one id in ``table`` that begins with ``prefix``."""
    typed = prefix.strip().lower()
    begin = typed if typed.startswith(kind) else kind + typed
    sql = f"SELECT id, record FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 6"
    found = view.rows(sql, (begin, begin + _END))
    if not found:
        raise none_begins(table, kind, prefix)
    if len(found) > 1 and found[0][0] != begin:
        shown = ", ".join(id for id, _ in found[:5]) + (" …" if found[5:] else "")
        raise NamedCaseError("several", prefix=prefix, candidates=shown)
    return str(found[0][1])


def most_told(view: View, limit: int, offset: int = 0) -> tuple[list[Statement], int]:
    """The statements that most documents tell, and how many there are of those that more than one tells."""
    told = """SELECT b.statement AS id, count(DISTINCT c.document) AS documents FROM bond b
              JOIN claim c ON c.seq = b.claim GROUP BY b.statement HAVING documents > 1"""
    sql = f"SELECT s.record FROM ({told}) t JOIN statement s ON s.id = t.id ORDER BY t.documents DESC, s.id"
    rows = view.rows(f"{sql} LIMIT ? OFFSET ?", (limit, offset))
    return [decode(record, Statement) for (record,) in rows], int(view.rows(f"SELECT count(*) FROM ({told})")[0][0])
