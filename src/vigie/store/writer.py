"""The one writer of a case: appends records, and keeps what is derived from them in step."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from vigie.model.capture import Capture, CustodyEvent
from vigie.model.casefiles import CASE_LOCK
from vigie.model.claim import Claim, Extraction, Unread
from vigie.model.document import Document
from vigie.store import custody, originals
from vigie.store.case import Case
from vigie.store.database import BUSY, connect, explained
from vigie.store.decisions import DECISIONS, Effective, decision_of, replay
from vigie.store.indexing import COLUMNS, body_rows, claim_words, index_row
from vigie.store.records import Decision, Failure, Run, decode, encode
from vigie.store.search import index_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an extraction did to a document: its claims and unread now, claims new or changed, claims superseded."""

    claims: int = 0
    unread: int = 0
    added: int = 0
    superseded: int = 0


class Writer:
    """Appends to a case. Everything but reading happens inside ``transaction()``. Use it in a ``with``."""

    def __init__(self, case: Case, connection: sqlite3.Connection, lock: sqlite3.Connection) -> None:
        self.case, self._connection, self._lock = case, connection, lock
        self._unsettled: list[Path] = []  # originals that the disk may not yet hold for good
        self._head_checked = False
        self._last: custody.Head | None = None  # the last link, while it is known

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the next writer in."""
        self._connection.close()
        self._lock.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is added within is kept together, or not at all. Raises CaseError when the disk refuses.

        The originals are on the disk before the rows that name them, the rows before ``custody.head`` counts them.
        """
        with explained(self.case.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                before = self._head()
                yield
                originals.settle(self._unsettled)
                head = self._head()
                self._connection.execute("COMMIT")
            except BaseException:
                self._last = None
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._unsettled.clear()
        if head != before:
            custody.note_head(self.case.path, head)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """All rows of a query, what is not yet committed among them: for the other modules of this room."""
        return self._connection.execute(sql, values).fetchall()

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run one statement inside a transaction."""
        self._connection.execute(sql, values)

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each of ``rows``."""
        self._connection.executemany(sql, rows)

    def knows(self, sha256: str) -> bool:
        """Whether the case holds the document of these bytes."""
        return self._one("SELECT 1 FROM document WHERE sha256 = ?", sha256) is not None

    def start_run(self, run: Run) -> int:
        """Open a line of the journal; returns its row number, which all that the run adds refers to."""
        values = (run.id, run.verb, run.started, run.version, run.packs)
        return self._insert("INSERT INTO run (id, verb, started, version, packs) VALUES (?, ?, ?, ?, ?)", values)

    def end_run(self, run: int, ended: str, outcome: str, counts: Mapping[str, int]) -> None:
        """Close a line of the journal."""
        values = (run, ended, outcome, msgspec.json.encode(counts).decode())
        self._insert("INSERT INTO run_end (run, ended, outcome, counts) VALUES (?, ?, ?, ?)", values)

    def add_failure(self, run: int, failure: Failure) -> None:
        """Keep what could not be done."""
        values = (run, failure.stage, failure.input, failure.slug, failure.message)
        self._insert("INSERT INTO failure (run, stage, input, slug, message) VALUES (?, ?, ?, ?, ?)", values)

    def add_capture(
        self, run: int, capture: Capture, payload: bytes, transferred: bytes | None = None, canonical: str | None = None
    ) -> int:
        """Keep what was obtained and how; returns its row number. ``canonical`` is its address in its one form."""
        with self.whole():
            for data in (payload, transferred):
                if data is not None:
                    self._unsettled.append(originals.put(self.case.originals, data))
            return self._insert(
                "INSERT INTO capture (id, run, sha256, size, transferred, locator, canonical, method, at, by_whom,"
                " media_type, parent, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(capture.id, run, capture.sha256, capture.size, capture.transferred, capture.locator, canonical),
                    *(capture.method, capture.at, capture.by, capture.media_type, capture.parent, encode(capture)),
                ),
            )

    def add_event(self, at: str, who: str, act: str, subject: str, detail: Mapping[str, str]) -> CustodyEvent:
        """Add a link to the chain of custody; before the first one, whether ``custody.head`` is still part of it."""
        if not self._head_checked:
            self._head_checked = True
            lost = custody.lost_head(self.case.path, self.rows)
            if lost:  # writing on would hide it: the chain itself says so, for ever
                self.add_event(at, who, custody.BROKEN, "custody.head", lost)
        event = custody.sealed(self._head(), at, who, act, subject, detail)
        self._insert(
            "INSERT INTO custody (seq, at, who, act, subject, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (event.seq, at, who, act, subject, encode(event.detail), event.previous, event.hash),
        )
        self._last = custody.Head(event.seq, event.hash)
        return event

    def add_document(self, run: int, document: Document, data: bytes | None, extraction: Extraction | None) -> Change:
        """Keep a document, its original bytes (None: a capture has them), and what was read out of it, if anything."""
        with self.whole():
            if data is not None:
                self._unsettled.append(originals.put(self.case.originals, data))
            seq = self._insert(
                "INSERT INTO document (id, sha256, path, run, characters, meta, text) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    *(document.id, document.sha256, document.path, run, len(document.text)),
                    *(encode(replace(document, text="")), document.text),
                ),
            )
            words = index_words(f"{document.title or ''}\n{document.text}")
            self._insert("INSERT INTO document_words (rowid, words) VALUES (?, ?)", (seq, words))
            self._keep_effective(seq, Effective(document))
            return self._add_extraction(run, seq, extraction) if extraction else Change()

    def add_extraction(self, run: int, document_id: str, extraction: Extraction) -> Change:
        """Keep a new extraction of a document of the case: what is said as before is not written again."""
        with self.whole():
            return self._add_extraction(run, self._document(document_id), extraction)

    def add_decision(self, decision: Decision) -> None:
        """Keep a decision and apply it."""
        value = msgspec.json.encode(decision.value).decode()
        values = (decision.id, decision.at, decision.who, decision.act, decision.target, value)
        with self.whole():
            self._insert("INSERT INTO decision (id, at, who, act, target, value) VALUES (?, ?, ?, ?, ?, ?)", values)
            seq = self._document(decision.target)
            meta = self._one("SELECT meta FROM document WHERE seq = ?", seq)
            rows = self._connection.execute(DECISIONS, (decision.target,))
            self._keep_effective(seq, replay(decode(str(meta), Document), map(decision_of, rows)))

    def analyse(self) -> None:
        """Let SQLite look at the spread of the values, so that it picks good indexes."""
        with explained(self.case.path):
            self._connection.execute("PRAGMA analysis_limit = 1000")
            self._connection.execute("ANALYZE")

    def _add_extraction(self, run: int, document: int, extraction: Extraction) -> Change:
        seq = self._insert(
            "INSERT INTO extraction (document, run, packs, producer) VALUES (?, ?, ?, ?)",
            (document, run, extraction.packs, extraction.producer),
        )
        added, superseded = self._replace_claims(seq, document, extraction.claims)
        self._replace_unread(seq, document, extraction.unread)
        return Change(claims=len(extraction.claims), unread=len(extraction.unread), added=added, superseded=superseded)

    def _replace_claims(self, extraction: int, document: int, claims: Sequence[Claim]) -> tuple[int, int]:
        query = """SELECT c.seq, c.id, c.record FROM claim_index x JOIN claim c ON c.seq = x.claim
                   WHERE x.document = ? AND NOT EXISTS (SELECT 1 FROM supersession WHERE claim = x.claim)
                   AND NOT EXISTS (SELECT 1 FROM claim_made WHERE claim = x.claim)"""
        before = {(id, record): seq for seq, id, record in self._connection.execute(query, (document,))}
        added: dict[str, int] = {}
        for claim in claims:
            record = encode(claim)
            if before.pop((claim.id, record), None) is None:
                added[claim.id] = self.add_claim(extraction, document, claim, record)
        for (id, _), seq in before.items():
            values = (seq, extraction, added.get(id))
            self._insert("INSERT INTO supersession (claim, extraction, successor) VALUES (?, ?, ?)", values)
            self._connection.execute("UPDATE claim_index SET current = 0, review = NULL WHERE claim = ?", (seq,))
        return len(added), len(before)

    def add_claim(self, extraction: int, document: int, claim: Claim, record: str) -> int:
        """Keep one wording of a claim, its document and extraction by row number; returns its row number."""
        values = (claim.id, document, extraction, record)
        seq = self._insert("INSERT INTO claim (id, document, extraction, record) VALUES (?, ?, ?, ?)", values)
        self._insert(_INSERT_INDEX, index_row(seq, document, claim))
        self._connection.executemany(
            "INSERT INTO claim_body (body, role, claim) VALUES (?, ?, ?)", body_rows(seq, claim)
        )
        self._insert("INSERT INTO claim_words (rowid, words) VALUES (?, ?)", (seq, claim_words(claim)))
        return seq

    def _replace_unread(self, extraction: int, document: int, unread: Sequence[Unread]) -> None:
        query = """SELECT record, seq FROM unread WHERE document = ?
                   AND NOT EXISTS (SELECT 1 FROM unread_closed WHERE unread = unread.seq)"""
        before: dict[str, int] = dict(self._connection.execute(query, (document,)))
        for record, one in {encode(one): one for one in unread}.items():
            if before.pop(record, None) is None:
                values = (document, extraction, one.reason, record)
                self._insert("INSERT INTO unread (document, extraction, reason, record) VALUES (?, ?, ?, ?)", values)
        for seq in before.values():
            self._insert("INSERT INTO unread_closed (unread, extraction) VALUES (?, ?)", (seq, extraction))

    def _keep_effective(self, seq: int, now: Effective) -> None:
        document = now.document
        self._insert(
            "INSERT OR REPLACE INTO document_now"
            " (document, language, dated, title, publisher, url, excluded, handling, replaced)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT replaced FROM document_now WHERE document = ?))",
            (
                *(seq, document.language, document.dated, document.title, document.publisher, document.url),
                *(now.excluded, now.handling, seq),
            ),
        )

    def _head(self) -> custody.Head:
        self._last = self._last or custody.head_of(self.rows)
        return self._last

    def _document(self, id: str) -> int:
        found = self._one("SELECT seq FROM document WHERE id = ?", id)
        assert isinstance(found, int), f"{id} is not in the case"
        return found

    @contextmanager
    def whole(self) -> Iterator[None]:
        """One item of a transaction: when it fails it leaves nothing, and the others stay."""
        with explained(self.case.path):
            self._connection.execute("SAVEPOINT item")
            try:
                yield
            except BaseException:
                self._last = None
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK TO item")
                raise
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("RELEASE item")

    def _insert(self, sql: str, values: Sequence[object]) -> int:
        return int(self._connection.execute(sql, values).lastrowid or 0)

    def _one(self, sql: str, value: object) -> object:
        row = self._connection.execute(sql, (value,)).fetchone()
        return row[0] if row else None


def open_writer(case: Case, patience: float = BUSY) -> Writer:
    """The writer of ``case``, when no other process has it within ``patience`` seconds; else raises CaseError.

    The lock is SQLite's own on an empty file beside the database: every system lets go of it when the process dies.
    """
    with explained(case.path):
        lock = sqlite3.connect(case.path / CASE_LOCK, isolation_level=None, timeout=patience)
        try:
            lock.execute("BEGIN EXCLUSIVE")
            writer = Writer(case, connect(case.database, read_only=False), lock)
        except BaseException:
            lock.close()
            raise
    originals.sweep(case.originals)
    return writer


_INSERT_INDEX = f"INSERT INTO claim_index ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
