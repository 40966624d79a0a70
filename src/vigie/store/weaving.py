"""What is derived from all documents together: copies, statements, figures. Kept by *bucket*, so that new claims
change only what they touch. A bucket is a kind of claim and a family of item classes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from vigie.model.bucket import Findings
from vigie.model.claim import Claim
from vigie.model.entity import Mention, Ruled
from vigie.model.figure import Figure, in_short
from vigie.model.finding import Copy, Retelling
from vigie.model.origin import Telling
from vigie.store.case import View
from vigie.store.records import decode, encode
from vigie.store.writer import Writer

_TELLINGS = """
SELECT c.seq, c.record, n.dated, n.publisher, n.language, c.document
FROM claim_index x JOIN claim c ON c.seq = x.claim JOIN document_now n ON n.document = x.document
WHERE {which} AND x.current AND n.excluded IS NULL AND n.replaced IS NULL
ORDER BY x.document, x.head, x.claim
"""


def stale(view: View, packs: str) -> list[tuple[str, str]]:
    """(kind, item class) of claims whose findings are out of date: all of them when other packs wove them."""
    if view.rows("SELECT packs FROM woven") == [(packs,)]:
        return list(view.rows("SELECT kind, item_class FROM stale"))
    sql = """SELECT DISTINCT kind, coalesce(item_class, '') FROM claim_index WHERE current
             UNION SELECT kind, item_class FROM stale"""
    return list(view.rows(sql))


def judged(view: View) -> tuple[int, int]:
    """How many judgements there are, and how many the findings know."""
    sql = "SELECT (SELECT count(*) FROM judgement), coalesce((SELECT judged FROM woven), 0)"
    made, known = view.rows(sql)[0]
    return made, known


def ruled(view: View) -> list[Ruled]:
    """What judgements came to when findings were woven last."""
    return [decode(record, Ruled) for (record,) in view.rows("SELECT record FROM ruled ORDER BY id")]


def named_in(view: View, ids: Iterable[str], names: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """(kind, item class) of the current claims that name an entity of ``ids`` or an unknown name: (kind, text)."""
    sql = """SELECT DISTINCT x.kind, coalesce(x.item_class, '') FROM mention m JOIN claim_index x ON x.claim = m.claim
             WHERE x.current AND """
    found: set[tuple[str, str]] = set()
    for id in ids:
        found.update(view.rows(sql + "m.entity = ?", (id,)))
    for kind, text in names:
        found.update(view.rows(sql + "m.entity IS NULL AND m.kind = ? AND m.text = ?", (kind, text)))
    return sorted(found)


def classes_of(view: View, names: Sequence[tuple[str, str]]) -> str | None:
    """The class of the first claim whose item bears one of these unknown names: (kind, text)."""
    sql = f"""SELECT x.item_class FROM mention m JOIN claim_index x ON x.claim = m.claim
              WHERE m.entity IS NULL AND (m.kind, m.text) IN (VALUES {", ".join(["(?, ?)"] * len(names))})
              AND x.item_class IS NOT NULL ORDER BY m.claim LIMIT 1"""
    rows = view.rows(sql, tuple(part for pair in names for part in pair))
    return str(rows[0][0]) if rows else None


def uncompared(view: View, limit: int = 200) -> list[tuple[int, str, str]]:
    """The next documents that nobody has looked at for copies: (row number, id, text)."""
    sql = """SELECT d.seq, d.id, d.text FROM document d LEFT JOIN compared s ON s.document = d.seq
             WHERE s.document IS NULL ORDER BY d.seq LIMIT ?"""
    return list(view.rows(sql, (limit,)))


def holders(case: Writer | View, fingerprint: int, at_most: int) -> list[str]:
    """The first documents that hold a fingerprint, by row number as text."""
    sql = "SELECT document FROM fingerprint WHERE value = ? ORDER BY document LIMIT ?"
    return [str(document) for (document,) in case.rows(sql, (fingerprint, at_most))]


def text_of(case: Writer | View, document: int) -> tuple[str, str]:
    """Id and text of the document of that row number."""
    id, text = case.rows("SELECT id, text FROM document WHERE seq = ?", (document,))[0]
    return id, text


def tellings(view: View, kind: str, classes: Sequence[str]) -> list[tuple[int, Telling]]:
    """The current claims of ``kind`` with an item of ``classes`` ('' = none): (row number, telling without outlet)."""
    marks = ", ".join("?" * len(classes))
    which = f"x.kind = ? AND coalesce(x.item_class, '') IN ({marks})"
    return _tellings(view, which, (kind, *classes))


def tellings_of(view: View, documents: Sequence[int]) -> list[tuple[int, Telling]]:
    """The current claims of these documents, by row number."""
    return _tellings(view, f"x.document IN ({', '.join('?' * len(documents))})", documents)


def texts_of(view: View, documents: Sequence[int]) -> list[tuple[int, str, str]]:
    """Row number, id and text of these documents."""
    sql = f"SELECT seq, id, text FROM document WHERE seq IN ({', '.join('?' * len(documents))})"
    return list(view.rows(sql, documents))


def days(view: View) -> list[tuple[int, str | None]]:
    """Every document that is not set aside or replaced: (row number, day of publication)."""
    sql = "SELECT document, dated FROM document_now WHERE excluded IS NULL AND replaced IS NULL ORDER BY document"
    return list(view.rows(sql))


def copies(view: View) -> list[Copy]:
    """Every copy found, by row number of the documents."""
    return [decode(record, Copy) for (record,) in view.rows("SELECT record FROM copy ORDER BY first, second")]


def bonds(view: View, bucket: str) -> dict[str, str]:
    """Which statement each claim of ``bucket`` told when it was last woven: claim id to statement id."""
    sql = "SELECT c.id, b.statement FROM bond b JOIN claim c ON c.seq = b.claim WHERE b.bucket = ? ORDER BY b.claim"
    return dict(view.rows(sql, (bucket,)))


def keep_retellings(writer: Writer, found: Iterable[tuple[int, int, Retelling]]) -> None:
    """Keep retellings, by the row numbers of both documents."""
    rows = [(first, second, encode(one)) for first, second, one in found]
    writer.run_many("INSERT OR REPLACE INTO retelling (first, second, record) VALUES (?, ?, ?)", rows)


def keep_copies(writer: Writer, found: Iterable[tuple[int, int, Copy]]) -> None:
    """Keep copies, by the row numbers of both documents."""
    rows = [(first, second, encode(copy)) for first, second, copy in found]
    writer.run_many("INSERT OR REPLACE INTO copy (first, second, record) VALUES (?, ?, ?)", rows)


def keep_compared(writer: Writer, document: int, fingerprints: Iterable[int]) -> None:
    """Keep what later documents are compared with this one by."""
    writer.run("INSERT OR IGNORE INTO compared (document) VALUES (?)", (document,))
    rows = [(value, document) for value in fingerprints]
    writer.run_many("INSERT OR IGNORE INTO fingerprint (value, document) VALUES (?, ?)", rows)


def keep_bucket(writer: Writer, at: str, found: Findings, rows: Mapping[str, int]) -> None:
    """Put the findings of one bucket in the place of those it had. ``rows`` gives the row number of each claim."""
    name = found.bucket
    before = dict(writer.rows("SELECT id, record FROM figure WHERE bucket = ?", (name,)))
    for table in ("statement", "bond", "bend", "trouble", "figure"):
        if table == "figure":
            ids = "SELECT id FROM figure WHERE bucket = ?"
            writer.run(f"DELETE FROM figure_reading WHERE figure IN ({ids})", (name,))
        writer.run(f"DELETE FROM {table} WHERE bucket = ?", (name,))
    _keep_statements(writer, at, found, rows)
    writer.run_many(
        "INSERT INTO bend (bucket, claim, statement, record) VALUES (?, ?, ?, ?)",
        ((name, one.claim, one.statement, encode(one)) for one in found.bends),
    )
    writer.run_many(
        "INSERT INTO trouble (bucket, statement, record) VALUES (?, ?, ?)",
        ((name, one.statement, encode(one)) for one in found.troubles),
    )
    _keep_figures(writer, at, found, before)
    writer.run_many("INSERT OR REPLACE INTO redirect (old, new) VALUES (?, ?)", found.redirects.items())


def keep_mentions(writer: Writer, kind: str, classes: Sequence[str], found: Iterable[tuple[int, int, Mention]]) -> None:
    """Put the mentions in claims of ``kind`` with an item of ``classes`` in the place of those they had: (row number of
    the claim, of the document, mention).
    """
    marks = ", ".join("?" * len(classes))
    claims = f"SELECT claim FROM claim_index WHERE kind = ? AND coalesce(item_class, '') IN ({marks})"
    writer.run(f"DELETE FROM mention WHERE claim IN ({claims})", (kind, *classes))
    writer.run_many(
        "INSERT OR REPLACE INTO mention (claim, role, start, document, kind, entity, text, record)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((claim, m.role, m.start, document, m.kind, m.entity, m.text, encode(m)) for claim, document, m in found),
    )


def settle(writer: Writer, done: Iterable[tuple[str, str]]) -> None:
    """These (kind, item class) are woven."""
    writer.run_many("DELETE FROM stale WHERE kind = ? AND item_class = ?", done)


def woven_with(writer: Writer, packs: str, judged: int, ruled: Iterable[Ruled]) -> None:
    """All findings are of these packs, and of what ``judged`` judgements, in all, come to."""
    writer.run("INSERT OR REPLACE INTO woven (one, packs, judged) VALUES (1, ?, ?)", (packs, judged))
    writer.run("DELETE FROM ruled")
    writer.run_many("INSERT INTO ruled (id, record) VALUES (?, ?)", ((one.id, encode(one)) for one in ruled))


def _keep_statements(writer: Writer, at: str, found: Findings, rows: Mapping[str, int]) -> None:
    writer.run_many(
        "INSERT OR REPLACE INTO statement (id, bucket, claimer, body, state, said, record)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((s.id, found.bucket, s.claimer, s.body, s.state, s.said, encode(s)) for s in found.statements),
    )
    writer.run_many(
        "INSERT OR REPLACE INTO bond (claim, bucket, statement) VALUES (?, ?, ?)",
        ((rows[bond.claim], found.bucket, s.id) for s in found.statements for bond in s.bonds),
    )
    writer.run_many(
        "INSERT OR IGNORE INTO statement_first (statement, at) VALUES (?, ?)", ((s.id, at) for s in found.statements)
    )


def _keep_figures(writer: Writer, at: str, found: Findings, before: Mapping[str, str]) -> None:
    records = {figure.id: encode(figure) for figure in found.figures}
    writer.run_many(
        "INSERT OR REPLACE INTO figure (id, bucket, kind, source, target, item, measure, readings, line, record)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (f.id, found.bucket, *_columns(f), len(f.readings), encode(in_short(f)), records[f.id])
            for f in found.figures
        ),
    )
    writer.run_many(
        "INSERT OR IGNORE INTO figure_reading (statement, figure) VALUES (?, ?)",
        ((reading.statement, f.id) for f in found.figures for reading in f.readings),
    )
    changed = [(id, at, record) for id, record in records.items() if before.get(id) != record]
    gone = [id for id in before if id not in records]
    writer.run_many("INSERT INTO figure_past (figure, at, record) VALUES (?, ?, ?)", changed)
    writer.run_many("INSERT INTO figure_past (figure, at) VALUES (?, ?)", [(id, at) for id in gone])


def _columns(figure: Figure) -> Iterator[str | None]:
    """Kind, from, to, item, measure; an empty part of the key is unknown."""
    return (part or None if n in (1, 2) else part for n, part in enumerate(figure.key))


def _tellings(view: View, which: str, values: Sequence[object]) -> list[tuple[int, Telling]]:
    return [
        (seq, Telling(claim=decode(record, Claim), dated=dated, publisher=publisher, language=language, order=order))
        for seq, record, dated, publisher, language, order in view.rows(_TELLINGS.format(which=which), values)
    ]
