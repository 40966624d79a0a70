"""Does the case still hold what it took in? Every byte is hashed again, every link of the chain followed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from vigie.model.capture import Capture, CustodyEvent
from vigie.model.ids import digest
from vigie.store import originals
from vigie.store.case import Case, View, open_view
from vigie.store.custody import BROKEN, EMPTY, EVENTS, NOTHING_BEFORE, Head, event_of, head_of, holds, noted_head, seal
from vigie.store.problems import NamedCaseError
from vigie.store.records import decode

OF_CAPTURES = ("captured", "imported", "attached")
OF_DOCUMENTS = ("read", "adopted")
PAGE = 1000
_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is not as it was: ``slug`` names its kind for catalogues, ``facts`` fill its sentence.

    ``link`` is the number of the event it was found at, None for what no event tells of.
    """

    slug: str
    link: int | None = None
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was looked at, and every fault, in the order of the chain. ``head`` is what to note elsewhere.

    ``uncounted`` documents are held since before the case kept custody; the next writing run takes them in.
    """

    head: Head
    events: int
    captures: int
    documents: int
    originals: int
    uncounted: int
    faults: tuple[Fault, ...]


def verify(case: Case, head: str | None = None) -> Verdict:
    """Look at all of ``case``, as it stands at one moment; ``head`` is a hash that was noted elsewhere. Reads only.

    Raises CaseError when ``head`` is no hash.
    """
    if head is not None and not _HASH.fullmatch(head.strip().lower()):
        raise NamedCaseError("bad-head", value=head)
    noted = noted_head(case.path)  # before the records: it may be behind them, never ahead
    with open_view(case) as view:
        view.rows("BEGIN")
        work = _Verification(case, view)
        faults = [*work.chain(), *work.ends(noted, head), *work.untold()]
        last = head_of(view.rows)
        counts = (int(view.rows(f"SELECT count(*) FROM {table}")[0][0]) for table in ("custody", "capture", "document"))
        events, captures, documents = counts
    return Verdict(
        head=last,
        events=events,
        captures=captures,
        documents=documents,
        originals=len(work.hashed),
        uncounted=documents if last == EMPTY and noted in (None, EMPTY) else 0,
        faults=tuple(faults),
    )


class _Verification:
    """One walk. ``hashed`` holds what is wrong with each original looked at: a slug, or None."""

    def __init__(self, case: Case, view: View) -> None:
        self.case, self.view = case, view
        self.hashed: dict[str, str | None] = {}

    def chain(self) -> Iterator[Fault]:
        """Every link: its number, what it follows, its own hash, and what it tells of."""
        before = EMPTY
        for event in self._events():
            if event.seq != before.seq + 1:
                facts = {"first": str(before.seq + 1), "last": str(event.seq - 1)}
                yield Fault(slug="links-missing", link=before.seq + 1, facts=facts)
            elif event.previous != before.hash:
                yield _at(event, "link-does-not-follow", before=str(before.seq))
            covered = (event.seq, event.at, event.who, event.act, event.subject, event.detail, event.previous)
            if seal(covered) != event.hash:
                yield _at(event, "link-altered")
            if event.act == BROKEN:
                yield _at(event, f"noticed-{event.detail.get('reason', 'cut')}", **event.detail)
            yield from self._told(event)
            before = Head(event.seq, event.hash)

    def ends(self, noted: Head | None, elsewhere: str | None) -> Iterator[Fault]:
        """The last link against ``custody.head``, and against a head noted elsewhere."""
        last = head_of(self.view.rows)
        if noted is None and last != EMPTY:
            yield Fault(slug="head-missing")
        if noted is not None and not holds(self.view.rows, noted):
            facts = {"last": str(last.seq), "seq": str(noted.seq), "hash": noted.hash}
            yield Fault(slug="tail-cut", link=min(noted.seq, last.seq + 1), facts=facts)
        if elsewhere is not None:
            hash = elsewhere.strip().lower()
            if hash != NOTHING_BEFORE and not self.view.rows("SELECT 1 FROM custody WHERE hash = ?", (hash,)):
                yield Fault(slug="other-head", facts={"hash": hash})

    def untold(self) -> Iterator[Fault]:
        """Captures and documents that no event tells of; an old case without any chain has none to miss."""
        if head_of(self.view.rows) == EMPTY and not self.view.rows("SELECT 1 FROM capture LIMIT 1"):
            for sha256, path in self.view.rows("SELECT sha256, path FROM document ORDER BY seq"):
                yield from self._original(sha256, None, path)
            return
        for table, acts in (("capture", OF_CAPTURES), ("document", OF_DOCUMENTS)):
            marks = ", ".join("?" * len(acts))
            sql = f"""SELECT id FROM {table} t WHERE NOT EXISTS
                      (SELECT 1 FROM custody e WHERE e.subject = t.id AND e.act IN ({marks})) ORDER BY seq"""
            for (id,) in self.view.rows(sql, acts):
                yield Fault(slug=f"{table}-untold", facts={"subject": id})

    def _events(self) -> Iterator[CustodyEvent]:
        after = 0
        while rows := self.view.rows(f"{EVENTS} WHERE seq > ? ORDER BY seq LIMIT ?", (after, PAGE)):
            after = rows[-1][0]
            yield from map(event_of, rows)

    def _told(self, event: CustodyEvent) -> Iterator[Fault]:
        """What an event tells of is there, and is as it was."""
        if event.act in OF_CAPTURES:
            yield from self._capture(event)
        elif event.act in OF_DOCUMENTS:
            yield from self._document(event)
        elif event.subject[:4] in ("cap_", "doc_"):
            table = "capture" if event.subject.startswith("cap_") else "document"
            if not self.view.rows(f"SELECT 1 FROM {table} WHERE id = ?", (event.subject,)):
                yield _at(event, f"{table}-gone")
        yield from self._bound(event)
        decision = event.detail.get("decision")
        if decision and not self.view.rows("SELECT 1 FROM decision WHERE id = ?", (decision,)):
            yield _at(event, "decision-gone", decision=decision)

    def _bound(self, event: CustodyEvent) -> Iterator[Fault]:
        """The row that binds capture and document, where the event tells of both."""
        capture, document = event.detail.get("capture", event.subject), event.detail.get("document", event.subject)
        if not (capture.startswith("cap_") and document.startswith("doc_")):
            return
        laid_beside = event.act in OF_CAPTURES  # these tell of a document only where a person laid one beside the other
        table = "attachment" if laid_beside else "capture_document"
        sql = f"""SELECT 1 FROM {table} b JOIN capture c ON c.seq = b.capture JOIN document d ON d.seq = b.document
                  WHERE c.id = ? AND d.id = ?"""
        if not self.view.rows(sql, (capture, document)):
            yield _at(event, "binding-gone", capture=capture, document=document)

    def _capture(self, event: CustodyEvent) -> Iterator[Fault]:
        sql = "SELECT record, sha256, transferred, locator, method, at, by_whom FROM capture WHERE id = ?"
        rows = self.view.rows(sql, (event.subject,))
        if not rows:
            yield _at(event, "capture-gone")
        else:
            ((record, *columns),) = rows
            kept = decode(record, Capture)
            fields = [kept.sha256, kept.transferred, kept.locator, kept.method, kept.at, kept.by]
            if digest(record.encode()) != event.detail.get("record") or columns != fields:
                yield _at(event, "capture-altered")
        for name in ("sha256", "transferred"):
            if sha256 := event.detail.get(name):
                yield from self._original(sha256, event, event.detail.get("locator", ""))

    def _document(self, event: CustodyEvent) -> Iterator[Fault]:
        rows = self.view.rows("SELECT path, sha256, meta, text FROM document WHERE id = ?", (event.subject,))
        if not rows:
            yield _at(event, "document-gone")
            return
        ((path, sha256, meta, text),) = rows
        if sha256 != event.detail.get("sha256") or digest(meta.encode()) != event.detail.get("record"):
            yield _at(event, "document-altered", path=path)
        if digest(text.encode("utf-8", "surrogatepass")) != event.detail.get("text"):
            yield _at(event, "text-altered", path=path)
        yield from self._original(event.detail.get("sha256", sha256), event, path)

    def _original(self, sha256: str, event: CustodyEvent | None, path: str) -> Iterator[Fault]:
        """The original of that hash; what is wrong with it is said where it is met first."""
        if sha256 not in self.hashed:
            self.hashed[sha256] = slug = self._wrong(sha256)
            if slug:
                yield Fault(slug=slug, link=event.seq if event else None, facts={"sha256": sha256, "path": path})

    def _wrong(self, sha256: str) -> str | None:
        found = originals.find(self.case.originals, sha256)
        if found is None:
            return "original-missing"
        data = originals.unpacked(found)
        return None if data is not None and digest(data) == sha256 else "original-altered"


def _at(event: CustodyEvent, slug: str, **facts: str) -> Fault:
    about = {"act": event.act, "subject": event.subject, "at": event.at, "who": event.who}
    return Fault(slug=slug, link=event.seq, facts={**about, **facts})


def first(faults: Iterable[Fault]) -> Fault | None:
    """The fault at the earliest link; those that no event tells of come last."""
    return min(faults, key=lambda fault: (fault.link is None, fault.link or 0), default=None)
