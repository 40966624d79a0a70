"""The one query layer: the command line, the interface to come and Python all read a case through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import msgspec

from vigie.model.claim import Claim, Unread
from vigie.model.document import Document
from vigie.store.case import View
from vigie.store.decisions import DECISIONS, decision_of
from vigie.store.filters import ORDERS, ClaimFilter, conditions, order_of
from vigie.store.problems import NamedCaseError, none_begins
from vigie.store.records import Failure, Run, decode
from vigie.store.rows import CaseSummary, ClaimRow, DocumentPage, DocumentRow, UnreadRow, Wording
from vigie.store.search import match_query

__all__ = [
    "ORDERS", "CaseSummary", "ClaimFilter", "ClaimRow", "DocumentPage", "DocumentRow", "UnreadRow", "claim",
    "claims", "claims_at", "count", "document", "document_list", "documents", "documents_in_full", "failures",
    "full_id", "rows_of", "runs", "summary", "unread", "wordings",
]  # fmt: skip

EVERY_CLAIM = ClaimFilter()

_CLAIM = """
SELECT c.record, d.path, d.sha256, n.publisher, n.dated, n.title, n.language, n.url,
       (NOT x.current AND x.review IS NULL) OR n.replaced IS NOT NULL, n.excluded IS NOT NULL, n.handling,
       x.review, r.id, e.packs
FROM {found} f
JOIN claim_index x ON x.claim = f.claim
JOIN claim c ON c.seq = f.claim
JOIN document d ON d.seq = c.document
JOIN document_now n ON n.document = c.document
JOIN extraction e ON e.seq = c.extraction
JOIN run r ON r.seq = e.run
"""

_DOCUMENT = """
SELECT d.id, d.sha256, d.path, d.meta, d.characters, r.started,
       n.language, n.dated, n.title, n.publisher, n.url, n.excluded,
       n.handling, (SELECT v.id FROM document v WHERE v.seq = n.replaced),
       (SELECT min(a.gone) FROM address_now a WHERE a.document = d.seq),
       (SELECT count(*) FROM claim_index x WHERE x.document = d.seq AND x.current),
       (SELECT count(*) FROM unread u WHERE u.document = d.seq AND {open})
FROM document d JOIN document_now n ON n.document = d.seq JOIN run r ON r.seq = d.run
"""

_OPEN = "NOT EXISTS (SELECT 1 FROM unread_closed k WHERE k.unread = u.seq)"
_END = "\U0010ffff"


def claims(view: View, wanted: ClaimFilter = EVERY_CLAIM) -> list[ClaimRow]:
    """The claims that ``wanted`` describes. Raises CaseError for a date, an order or a search that cannot be read."""
    where, values = conditions(wanted)
    order = order_of(wanted)
    # The page is found in the narrow index alone; only its claims are then fetched.
    page = f"""(SELECT x.claim FROM claim_index x CROSS JOIN document_now n ON n.document = x.document
                WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?)"""
    limit = -1 if wanted.limit is None else wanted.limit
    sql = f"{_CLAIM.format(found=page)} ORDER BY {order}"
    return [_claim_row(row) for row in view.rows(sql, (*values, limit, wanted.offset))]


def count(view: View, wanted: ClaimFilter = EVERY_CLAIM) -> int:
    """How many claims ``wanted`` describes, whatever its limit and offset. Raises CaseError as ``claims``."""
    where, values = conditions(wanted)
    sql = f"SELECT count(*) FROM claim_index x CROSS JOIN document_now n ON n.document = x.document WHERE {where}"
    return int(view.rows(sql, values)[0][0])


def claim(view: View, prefix: str) -> ClaimRow:
    """The claim whose id begins so, with or without ``clm_``. Raises CaseError when there is none or several.

    Of several wordings of one claim, the current one, else the one that was rejected, else the last.
    """
    id = full_id(view, "claim", "clm_", prefix)
    found = """(SELECT c.seq AS claim FROM claim c JOIN claim_index x ON x.claim = c.seq
                WHERE c.id = ?
                ORDER BY x.current DESC, x.review IN ('rejected', 'merged') DESC, c.seq DESC LIMIT 1)"""
    return _claim_row(view.rows(_CLAIM.format(found=found), (id,))[0])


def rows_of(view: View, found: str, values: tuple[object, ...] = ()) -> list[ClaimRow]:
    """The claims whose row numbers the SQL in brackets ``found`` gives in its column ``claim``, in reading order."""
    order = ORDERS["document"]
    return [_claim_row(row) for row in view.rows(f"{_CLAIM.format(found=found)} ORDER BY {order}", values)]


def claims_at(view: View, numbers: Sequence[int]) -> list[ClaimRow]:
    """The claims of these row numbers, in their order; those that are not there are left out."""
    found = f"(SELECT seq AS claim FROM claim WHERE seq IN ({', '.join(map(str, map(int, numbers)))}))"
    sql = _CLAIM.format(found=found).replace("SELECT ", "SELECT c.seq, ", 1)
    rows = {number: _claim_row(row) for number, *row in view.rows(sql)}
    return [rows[number] for number in numbers if number in rows]


def wordings(view: View, id: str) -> list[Wording]:
    """Every wording that the claim ``id`` had, the oldest first."""
    sql = """SELECT r.started, e.packs, o.started FROM claim c JOIN extraction e ON e.seq = c.extraction
             JOIN run r ON r.seq = e.run LEFT JOIN supersession p ON p.claim = c.seq
             LEFT JOIN extraction f ON f.seq = p.extraction LEFT JOIN run o ON o.seq = f.run
             WHERE c.id = ? ORDER BY c.seq"""
    return [Wording(read=read, packs=packs, until=until) for read, packs, until in view.rows(sql, (id,))]


def documents(view: View, text: str | None = None, include_excluded: bool = True) -> list[DocumentRow]:
    """The documents in the order they were read, those whose text or title holds ``text`` when it is given."""
    where, values = "1" if include_excluded else "n.excluded IS NULL", []
    if text is not None:
        where += " AND d.seq IN (SELECT rowid FROM document_words WHERE document_words MATCH ?)"
        values.append(match_query(text))
    sql = f"{_DOCUMENT.format(open=_OPEN)} WHERE {where} ORDER BY d.seq"
    return [_document_row(row) for row in view.rows(sql, values)]


def document_list(view: View, text: str | None, limit: int, offset: int) -> tuple[list[DocumentRow], int]:
    """A page of the documents, the last read first, those that hold ``text`` when it is given; and how many in all."""
    where, values = "1", []
    if text is not None:
        where = "d.seq IN (SELECT rowid FROM document_words WHERE document_words MATCH ?)"
        values.append(match_query(text))
    total = view.rows(f"SELECT count(*) FROM document d WHERE {where}", values)[0][0]
    sql = f"{_DOCUMENT.format(open=_OPEN)} WHERE {where} ORDER BY d.seq DESC LIMIT ? OFFSET ?"
    return [_document_row(row) for row in view.rows(sql, (*values, limit, offset))], total


def document(view: View, prefix: str) -> DocumentPage:
    """The document whose id begins so, with or without ``doc_``. Raises CaseError when there is none or several."""
    id = full_id(view, "document", "doc_", prefix)
    row = _document_row(view.rows(f"{_DOCUMENT.format(open=_OPEN)} WHERE d.id = ?", (id,))[0])
    (_, whole), *_ = _whole_documents(view, "d.id = ?", (id,))
    row = replace(row, note=whole.note)
    return DocumentPage(row=row, document=whole, decisions=tuple(map(decision_of, view.rows(DECISIONS, (id,)))))


def holds(view: View, id: str) -> bool:
    """True when the case has the document ``id``."""
    return bool(view.rows("SELECT 1 FROM document WHERE id = ?", (id,)))


def documents_in_full(view: View, after: int = 0, limit: int = 100) -> list[tuple[int, Document]]:
    """The next documents after row number ``after``, with their text and decisions applied: (row number, document)."""
    return _whole_documents(view, "d.seq > ? ORDER BY d.seq LIMIT ?", (after, limit))


def unread(
    view: View, document: str | None = None, reasons: tuple[str, ...] = (), limit: int | None = None
) -> list[UnreadRow]:
    """What is in scope and ended in no claim, by document and place; of excluded documents only when asked by id."""
    where = [_OPEN, "n.excluded IS NULL AND n.replaced IS NULL" if document is None else "d.id = ?"]
    values: list[object] = [] if document is None else [document]
    if reasons:
        where.append(f"u.reason IN ({', '.join('?' * len(reasons))})")
        values += reasons
    sql = f"""SELECT u.record, d.path, n.handling, d.seq FROM unread u JOIN document d ON d.seq = u.document
              JOIN document_now n ON n.document = u.document WHERE {" AND ".join(where)}
              ORDER BY u.document, u.seq LIMIT ?"""
    texts: dict[int, str] = {}
    found = []
    for record, path, handling, seq in view.rows(sql, (*values, -1 if limit is None else limit)):
        one = decode(record, Unread)
        if seq not in texts:
            texts = {seq: view.rows("SELECT text FROM document WHERE seq = ?", (seq,))[0][0]}
        sentence = texts[seq][one.sentence_start : one.sentence_end]
        found.append(UnreadRow(unread=one, path=path, sentence=sentence, handling=handling))
    return found


def runs(view: View, limit: int | None = None) -> list[Run]:
    """The journal, the newest run first."""
    sql = """SELECT r.id, r.verb, r.started, r.version, r.packs, e.ended, e.outcome, e.counts,
                    (SELECT count(*) FROM failure f WHERE f.run = r.seq)
             FROM run r LEFT JOIN run_end e ON e.run = r.seq ORDER BY r.seq DESC LIMIT ?"""
    names = ("id", "verb", "started", "version", "packs", "ended", "outcome")
    return [
        Run(**dict(zip(names, row, strict=False)), counts=msgspec.json.decode(row[7] or "{}"), failures=row[8])
        for row in view.rows(sql, (-1 if limit is None else limit,))
    ]


def failures(view: View, run: str) -> list[Failure]:
    """What failed in the run of that id, in order."""
    sql = """SELECT f.stage, f.input, f.slug, f.message FROM failure f JOIN run r ON r.seq = f.run
             WHERE r.id = ? ORDER BY f.seq"""
    return [
        Failure(stage=stage, input=input, slug=slug, message=message)
        for stage, input, slug, message in view.rows(sql, (run,))
    ]


def summary(view: View) -> CaseSummary:
    """What the case holds, in numbers."""
    shown = "JOIN document_now n ON n.document = {0}.document WHERE n.excluded IS NULL AND n.replaced IS NULL AND "
    kinds = f"SELECT x.kind, count(*) FROM claim_index x {shown.format('x')} x.current GROUP BY 1"
    reasons = f"SELECT u.reason, count(*) FROM unread u {shown.format('u')} {_OPEN} GROUP BY 1"
    languages = "SELECT coalesce(language, 'und'), count(*) FROM document_now GROUP BY 1"
    by_kind, by_reason, by_language = (
        dict(sorted(view.rows(sql), key=lambda row: (-row[1], row[0]))) for sql in (kinds, reasons, languages)
    )
    return CaseSummary(
        documents=sum(by_language.values()),
        excluded=_number(view, "document_now WHERE excluded IS NOT NULL"),
        claims=sum(by_kind.values()),
        superseded=_number(view, "supersession"),
        unread=sum(by_reason.values()),
        decisions=_number(view, "decision"),
        runs=_number(view, "run"),
        failures=_number(view, "failure"),
        claims_by_kind=by_kind,
        documents_by_language=by_language,
        unread_by_reason=by_reason,
    )


def _number(view: View, what: str) -> int:
    return int(view.rows(f"SELECT count(*) FROM {what}")[0][0])


def full_id(view: View, table: str, kind: str, prefix: str) -> str:
    """The one id in ``table`` that begins with ``prefix``, to which ``kind`` is put in front where it lacks."""
    typed = prefix.strip().lower()
    begin = typed if typed.startswith(kind) else kind + typed
    sql = f"SELECT DISTINCT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 6"
    found = [id for (id,) in view.rows(sql, (begin, begin + _END))]
    if not found:
        raise none_begins(table, kind, prefix)
    if len(found) > 1 and found[0] != begin:
        raise NamedCaseError("several", prefix=prefix, candidates=", ".join(found[:5]) + (" …" if found[5:] else ""))
    return str(found[0])


def _claim_row(row: Any) -> ClaimRow:
    record, path, sha256, publisher, dated, title, language, url, superseded, excluded, handling, *more = row
    review, run, packs = more
    return ClaimRow(
        claim=decode(record, Claim),
        path=path,
        sha256=sha256,
        publisher=publisher,
        dated=dated,
        title=title,
        language=language,
        url=url,
        superseded=bool(superseded),
        excluded=bool(excluded),
        handling=handling,
        review=review,
        run=run,
        packs=packs,
    )


def _document_row(row: Any) -> DocumentRow:
    id, sha256, path, meta, characters, read, language, dated, title, publisher, url, excluded, *more = row
    handling, replaced, gone, claims, unread = more
    kept = decode(meta, Document)
    return DocumentRow(
        id=id,
        sha256=sha256,
        path=path,
        media_type=kept.media_type,
        note=kept.note,
        language=language,
        dated=dated,
        title=title,
        publisher=publisher,
        url=url,
        excluded=excluded,
        handling=handling,
        replaced=replaced,
        gone=gone,
        characters=characters,
        claims=claims,
        unread=unread,
        read=read,
    )


def _whole_documents(view: View, condition: str, values: tuple[object, ...]) -> list[tuple[int, Document]]:
    sql = f"""SELECT d.seq, d.meta, d.text, n.language, n.dated, n.title, n.publisher, n.url
              FROM document d JOIN document_now n ON n.document = d.seq WHERE {condition}"""
    names = ("text", "language", "dated", "title", "publisher", "url")
    return [
        (seq, replace(decode(meta, Document), **dict(zip(names, fields, strict=True))))
        for seq, meta, *fields in view.rows(sql, values)
    ]
