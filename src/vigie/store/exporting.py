"""What leaves a case: its captures with the documents read from them, page by page, and the bytes behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from vigie.model.capture import Capture, CustodyEvent
from vigie.model.document import Document
from vigie.model.ids import digest, make_id
from vigie.store import originals
from vigie.store.case import View
from vigie.store.custody import EVENTS, event_of
from vigie.store.problems import NamedCaseError
from vigie.store.records import PUBLIC, decode

PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A capture with its document as it was read, before any decision, its text left out but for the text's hash.

    ``beside``: of what a person laid beside a document, the id of that and the note.
    """

    capture: Capture
    document: Document | None = None
    text_sha256: str | None = None
    handling: str = PUBLIC
    beside: tuple[str, str] | None = None


_CAPTURES = """
SELECT c.seq, c.record, d.meta, d.text, n.handling, b.id, a.note FROM capture c
LEFT JOIN capture_document k ON k.capture = c.seq LEFT JOIN document d ON d.seq = k.document
LEFT JOIN attachment a ON a.capture = c.seq LEFT JOIN document b ON b.seq = a.document
LEFT JOIN document_now n ON n.document = coalesce(d.seq, a.document)
WHERE c.seq > ? AND c.at >= ? ORDER BY c.seq LIMIT ?
"""

_WITHOUT_CAPTURE = """
SELECT d.seq, d.sha256, d.path, d.meta, d.text, n.handling, r.started
FROM document d JOIN document_now n ON n.document = d.seq JOIN run r ON r.seq = d.run
WHERE d.seq > ? AND r.started >= ? AND NOT EXISTS (SELECT 1 FROM capture_document k WHERE k.document = d.seq)
ORDER BY d.seq LIMIT ?
"""


def kept(view: View, since: str = "") -> Iterator[Kept]:
    """Every capture since that time, in the order they were kept; then the documents from before captures were.

    These have no record of how they were had: they are files, of the time when they were read.
    """
    after = 0
    while rows := view.rows(_CAPTURES, (after, since, PAGE)):
        after = rows[-1][0]
        for _, record, meta, text, handling, id, note in rows:
            beside = (id, note) if id else None
            yield Kept(capture=decode(record, Capture), handling=handling or PUBLIC, beside=beside, **_read(meta, text))
    after = 0
    while rows := view.rows(_WITHOUT_CAPTURE, (after, since, PAGE)):
        after = rows[-1][0]
        for _, sha256, path, meta, text, handling, started in rows:
            data = stored(view, sha256, path)
            capture = Capture(
                id=make_id("cap", sha256, path, started),
                sha256=sha256,
                size=len(data),
                locator=path,
                method="file",
                at=started,
                by="unknown",
                tool="vigie",
                given=_said(decode(meta, Document)),
            )
            yield Kept(capture=capture, handling=handling, **_read(meta, text))


def stored(view: View, sha256: str, path: str) -> bytes:
    """The bytes of that hash. Raises CaseError when they are gone, or are no longer what they were."""
    file = originals.find(view.case.originals, sha256)
    if file is None:
        raise NamedCaseError("no-original", path=path, sha256=sha256)
    data = originals.unpacked(file)
    if data is None or digest(data) != sha256:
        raise NamedCaseError("changed-original", path=path, sha256=sha256)
    return data


def told_of(view: View, subjects: set[str]) -> Iterator[CustodyEvent]:
    """The links of the chain of custody about these captures and documents, oldest first."""
    after = 0
    while rows := view.rows(f"{EVENTS} WHERE seq > ? ORDER BY seq LIMIT ?", (after, PAGE)):
        after = rows[-1][0]
        yield from (event_of(row) for row in rows if row[4] in subjects)


def _said(document: Document) -> tuple[tuple[str, str], ...]:
    """What is known of a document whose bytes may not say it."""
    facts = {name: getattr(document, name) for name in ("dated", "language", "publisher", "title", "url")}
    return tuple((name, fact) for name, fact in facts.items() if fact)


def _read(meta: str | None, text: str | None) -> dict[str, Any]:
    if meta is None or text is None:
        return {}
    document = replace(decode(meta, Document), text="")
    return {"document": document, "text_sha256": digest(text.encode("utf-8", "surrogatepass"))}
