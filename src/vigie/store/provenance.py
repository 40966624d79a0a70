"""The whole chain of one thing: its captures, the versions of its address, what was laid beside it, what happened."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.model.capture import Capture, CustodyEvent
from vigie.store.captures import CaptureRow, captures_at, captures_of, captures_where
from vigie.store.case import View
from vigie.store.custody import Head, events, head_of
from vigie.store.problems import NamedCaseError
from vigie.store.query import DocumentRow, document, full_id
from vigie.store.records import decode


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What an address held from ``since`` on (time of the first capture that found it so); ``now``: it still does."""

    address: str
    document: str
    since: str
    until: str
    now: bool
    gone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that a person laid beside a document, with the note."""

    capture: Capture
    document: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """All that is known of how a document, a capture or an address came into the case and what became of it."""

    document: DocumentRow | None
    captures: tuple[CaptureRow, ...]
    versions: tuple[Version, ...]
    attachments: tuple[Attachment, ...]
    events: tuple[CustodyEvent, ...]
    head: Head


def provenance(view: View, typed: str, canonical: str | None) -> Provenance:
    """Of the document or capture whose id begins with ``typed``, or of an address (``canonical`` its one form) or path.

    Raises CaseError when the case holds nothing of it.
    """
    found = _captures(view, typed.strip(), canonical)
    names = list(dict.fromkeys(row.document for row in found if row.document))
    if not found:
        names = [full_id(view, "document", "doc_", typed)]
        found = captures_of(view, names[0])
    page = document(view, names[0]).row if len(names) == 1 else None
    addresses = dict.fromkeys(row.canonical for row in found if row.canonical)
    beside = tuple(one for name in names for one in attachments(view, name))
    subjects = (*names, *(row.capture.id for row in found), *(one.capture.id for one in beside))
    return Provenance(
        document=page,
        captures=tuple(found),
        versions=tuple(version for address in addresses for version in versions_of(view, address)),
        attachments=beside,
        events=tuple(events(view, subjects)),
        head=head_of(view.rows),
    )


def versions_of(view: View, canonical: str) -> list[Version]:
    """The versions of an address, the oldest first; one that came back is listed once, with its first and last day."""
    sql = """SELECT d.id, min(c.at), max(c.at), a.document = d.seq, a.gone
             FROM capture c JOIN capture_document k ON k.capture = c.seq JOIN document d ON d.seq = k.document
             JOIN address_now a ON a.canonical = c.canonical
             WHERE c.canonical = ? GROUP BY d.id ORDER BY max(c.at), max(c.seq)"""
    return [
        Version(address=canonical, document=id, since=since, until=until, now=bool(now), gone=gone if now else None)
        for id, since, until, now, gone in view.rows(sql, (canonical,))
    ]


def attachments(view: View, document: str) -> list[Attachment]:
    """What was laid beside the document of that id, in order."""
    sql = """SELECT c.record, a.note FROM attachment a JOIN capture c ON c.seq = a.capture
             JOIN document d ON d.seq = a.document WHERE d.id = ? ORDER BY c.seq"""
    return [
        Attachment(capture=decode(record, Capture), document=document, note=note)
        for record, note in view.rows(sql, (document,))
    ]


def _captures(view: View, typed: str, canonical: str | None) -> list[CaptureRow]:
    """The captures meant by an id of a capture, an address or a path; none when it must be a document's id."""
    if typed.lower().startswith("cap_"):
        return captures_where(view, "c.id = ?", full_id(view, "capture", "cap_", typed))
    found = captures_at(view, canonical) if canonical else captures_where(view, "c.locator = ?", typed)
    if canonical and not found:
        raise NamedCaseError("no-address", address=typed)
    return found
