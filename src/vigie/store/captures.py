"""Captures in the case: what was obtained from where, and which version of an address holds now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from vigie.model.capture import Capture
from vigie.store.case import View
from vigie.store.records import decode
from vigie.store.writer import Writer

Reader = View | Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureRow:
    """A capture with its row number, its address in its one form (None where it has none) and the id of its document,
    once read.
    """

    row: int
    capture: Capture
    canonical: str | None
    document: str | None


_CAPTURE = """
SELECT c.seq, c.record, c.canonical, d.id FROM capture c
LEFT JOIN capture_document k ON k.capture = c.seq LEFT JOIN document d ON d.seq = k.document
"""


def captures_of(case: Reader, document: str) -> list[CaptureRow]:
    """The captures that gave the document of that id, oldest first."""
    return captures_where(case, "d.id = ?", document)


def captures_at(case: Reader, canonical: str) -> list[CaptureRow]:
    """Every capture of an address in its one form, oldest first."""
    return captures_where(case, "c.canonical = ?", canonical)


def captures_where(case: Reader, condition: str, *values: str) -> list[CaptureRow]:
    """The captures ``c`` (document ``d``) of which the SQL ``condition`` holds, oldest first."""
    return [_row(row) for row in case.rows(f"{_CAPTURE} WHERE {condition} ORDER BY c.at, c.seq", values)]


def last_capture(case: Reader, locator: str, sha256: str) -> CaptureRow | None:
    """The last capture of these bytes under that address or path."""
    return next(iter(captures_where(case, "c.locator = ? AND c.sha256 = ?", locator, sha256)[-1:]), None)


def capture(case: Reader, id: str) -> CaptureRow | None:
    """The capture of that id."""
    return next(iter(captures_where(case, "c.id = ?", id)), None)


def document_of(case: Reader, sha256: str) -> str | None:
    """The id of the document of these bytes."""
    return next((id for (id,) in case.rows("SELECT id FROM document WHERE sha256 = ?", (sha256,))), None)


def version_now(case: Reader, canonical: str) -> tuple[str, str] | None:
    """Id and text of the document that an address holds now."""
    sql = "SELECT d.id, d.text FROM address_now a JOIN document d ON d.seq = a.document WHERE a.canonical = ?"
    return next(iter(case.rows(sql, (canonical,))), None)


def versions(case: Reader, canonical: str) -> list[str]:
    """The ids of the documents an address held, in the order of capture; one that came back stands at its last."""
    sql = """SELECT d.id FROM capture c JOIN capture_document k ON k.capture = c.seq
             JOIN document d ON d.seq = k.document WHERE c.canonical = ?
             GROUP BY d.id ORDER BY max(c.at), max(c.seq)"""
    return [id for (id,) in case.rows(sql, (canonical,))]


def outside_of_custody(writer: Writer) -> Iterator[tuple[str, str, str, str]]:
    """Documents that no event tells of: id, hash of the bytes, text, the JSON of the rest."""
    sql = """SELECT d.seq FROM document d
             WHERE NOT EXISTS (SELECT 1 FROM custody e WHERE e.subject = d.id AND e.act IN ('read', 'adopted'))
             ORDER BY d.seq"""
    for (seq,) in writer.rows(sql):
        yield from writer.rows("SELECT id, sha256, text, meta FROM document WHERE seq = ?", (seq,))


def link(writer: Writer, capture: int, document: str) -> None:
    """The capture of that row number gave the document of that id: settle which version its address holds now."""
    ((seq, canonical),) = writer.rows(
        "SELECT d.seq, c.canonical FROM document d, capture c WHERE d.id = ? AND c.seq = ?", (document, capture)
    )
    writer.run("INSERT OR IGNORE INTO capture_document (capture, document) VALUES (?, ?)", (capture, seq))
    if canonical is None:  # whatever its addresses hold now, it was also had otherwise
        writer.run("UPDATE document_now SET replaced = NULL WHERE document = ? AND replaced IS NOT NULL", (seq,))
        return
    before = writer.rows("SELECT document FROM address_now WHERE canonical = ?", (canonical,))
    writer.run(_LATEST, (canonical,))
    for one in sorted({seq, *(old for (old,) in before)}):
        writer.run(_REPLACED, (one,))


def add_attachment(writer: Writer, capture: int, document: str, note: str) -> None:
    """Bind the capture of that row number to the document of that id, beside which somebody laid it."""
    sql = "INSERT INTO attachment (capture, document, note) SELECT ?, seq, ? FROM document WHERE id = ?"
    writer.run(sql, (capture, note, document))


def mark_gone(writer: Writer, canonical: str, at: str) -> None:
    """The address answers that nothing is there any more; its last version stays the current one."""
    writer.run("UPDATE address_now SET gone = ? WHERE canonical = ? AND gone IS NULL", (at, canonical))


def last_act(case: Reader, subject: str) -> str | None:
    """What happened last to a capture or document."""
    sql = "SELECT act FROM custody WHERE subject = ? ORDER BY seq DESC LIMIT 1"
    return next((act for (act,) in case.rows(sql, (subject,))), None)


_LATEST = """
INSERT OR REPLACE INTO address_now (canonical, document)
SELECT c.canonical, k.document FROM capture c JOIN capture_document k ON k.capture = c.seq
WHERE c.canonical = ? ORDER BY c.at DESC, c.seq DESC LIMIT 1
"""

# Replaced by what its address holds now, unless it was also had otherwise, or another address still holds it.
_REPLACED = """
UPDATE document_now SET replaced = (
  SELECT a.document FROM capture_document k JOIN capture c ON c.seq = k.capture
  JOIN address_now a ON a.canonical = c.canonical
  WHERE k.document = document_now.document
    AND NOT EXISTS (SELECT 1 FROM address_now b WHERE b.document = document_now.document)
    AND NOT EXISTS (SELECT 1 FROM capture_document o JOIN capture p ON p.seq = o.capture
                    WHERE o.document = document_now.document AND p.canonical IS NULL)
  ORDER BY c.at DESC, c.seq DESC LIMIT 1
) WHERE document = ?
"""


def _row(row: Any) -> CaptureRow:
    seq, record, canonical, document = row
    return CaptureRow(row=seq, capture=decode(record, Capture), canonical=canonical, document=document)
