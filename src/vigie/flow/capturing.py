"""From an input to a capture: bytes kept with how they were had, an event in the chain of custody, then a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from vigie import __version__
from vigie.capture.canonical import canonical
from vigie.flow.acting import decision_on, now, user
from vigie.model.capture import BESIDE, Capture, Obtained
from vigie.model.claim import Extraction
from vigie.model.document import Document
from vigie.model.ids import digest, make_id
from vigie.store import captures, pages
from vigie.store.captures import CaptureRow
from vigie.store.decisions import effective
from vigie.store.records import encode
from vigie.store.writer import Change, Writer

TOOL = f"vigie {__version__}"
KEPT_AS = {"archive": "imported", "attached": "attached"}  # the act of an event, by method; else "captured"
NOTES = "; "  # between two notes on one document
SIGHTED = ("http",)  # methods where having the same bytes again is worth an event: a page was still as it was


@dataclass(frozen=True, slots=True)
class Taken:
    """Bytes at hand, with the record of how they were had and, where there is one, their address in its one form."""

    capture: Capture
    obtained: Obtained
    canonical: str | None


def take(locator: str, obtained: Obtained, who: str | None = None) -> Taken:
    """What was obtained under ``locator``, as a capture to keep; ``who`` defaults to the user."""
    sha256, at = digest(obtained.payload), obtained.at or now()
    capture = Capture(
        id=make_id("cap", sha256, locator, at),
        sha256=sha256,
        size=len(obtained.payload),
        locator=locator,
        method=obtained.method,
        at=at,
        by=who or user(),
        tool=TOOL,
        media_type=obtained.media_type,
        transferred=None if obtained.transferred is None else digest(obtained.transferred),
        exchanges=obtained.exchanges,
        parent=obtained.parent,
        given=tuple(sorted(obtained.meta.items())),
    )
    return Taken(capture, obtained, canonical(locator))


def keep(
    writer: Writer, run: int, taken: Taken, document: Document | None = None, extraction: Extraction | None = None
) -> Change | None:
    """Keep what was taken and the document read from it, inside a transaction.

    The change to the document; None when there is none, or when the case holds these bytes or this text already.
    A capture stays even if its document cannot be kept.
    """
    earlier = _had_before(writer, taken)
    if BESIDE in taken.obtained.meta:
        if earlier is None:
            _lay_beside(writer, run, taken)
        return None
    if earlier and (earlier.document or document is None):
        sight(writer, taken, earlier.capture.id)
        _keep_note(writer, taken, earlier.document)
        return None
    seq = earlier.row if earlier else keep_capture(writer, run, taken)
    kept = earlier.capture.id if earlier else taken.capture.id  # bytes kept before that could not be read then
    before = captures.version_now(writer, taken.canonical) if taken.canonical else None
    held = captures.document_of(writer, taken.capture.sha256)
    if document and before and before[1] == document.text:
        held = held or before[0]
    if held is None and document is None:
        return None
    change = None
    with writer.whole():
        if held is None and document is not None:
            held, change = document.id, writer.add_document(run, document, None, extraction)
            writer.add_event(now(), taken.capture.by, "read", held, read_facts(document, kept))
        assert held
        _bind(writer, taken, (seq, kept), held, before[0] if before else None, new=change is not None)
        _keep_note(writer, taken, held)
    return change


def _keep_note(writer: Writer, taken: Taken, document: str | None) -> None:
    """A note given with bytes whose document the case holds already is laid to the one it has."""
    note = taken.obtained.meta.get("note")
    if not note or document is None:
        return
    had = effective(writer.rows, document).document.note
    if had is None or f"{NOTES}{note}{NOTES}" not in f"{NOTES}{had}{NOTES}":
        whole = note if had is None else f"{had}{NOTES}{note}"
        writer.add_decision(decision_on(document, "note", whole, taken.capture.by))


def _lay_beside(writer: Writer, run: int, taken: Taken) -> None:
    """What a person laid beside a document in the case that this archive comes from; without it, kept by itself."""
    id, note = taken.obtained.meta[BESIDE], taken.obtained.meta["note"]
    held = bool(writer.rows("SELECT 1 FROM document WHERE id = ?", (id,)))
    seq = keep_capture(writer, run, taken, {"document": id, "note": note} if held else {"note": note})
    if held:
        captures.add_attachment(writer, seq, id, note)


def keep_capture(writer: Writer, run: int, taken: Taken, more: Mapping[str, str] | None = None) -> int:
    """Keep the bytes, the capture and its event (with ``more`` facts) inside a transaction; returns its row number."""
    capture, obtained = taken.capture, taken.obtained
    with writer.whole():
        seq = writer.add_capture(run, capture, obtained.payload, obtained.transferred, taken.canonical)
        writer.add_event(
            now(), capture.by, KEPT_AS.get(capture.method, "captured"), capture.id, _facts(taken) | dict(more or {})
        )
    return seq


def _had_before(writer: Writer, taken: Taken) -> CaptureRow | None:
    """The capture that makes this one no news: of a path with the same bytes, of an address if they are its latest."""
    capture = taken.capture
    if capture.method == "http" and taken.canonical:
        latest = captures.captures_at(writer, taken.canonical)[-1:]
        return latest[0] if latest and latest[0].capture.sha256 == capture.sha256 else None
    if taken.obtained.at is not None:  # its time stands in the archive it was read from: had twice, it is one capture
        return captures.capture(writer, capture.id)
    return captures.last_capture(writer, capture.locator, capture.sha256)


def _bind(writer: Writer, taken: Taken, kept: tuple[int, str], document: str, before: str | None, *, new: bool) -> None:
    """The capture ``kept`` (row number, id) gave ``document``, a version of its address, or one held already."""
    capture, (seq, id) = taken.capture, kept
    captures.link(writer, seq, document)
    if capture.method in SIGHTED and taken.canonical:
        pages.mark_found(writer, taken.canonical)
    after = captures.version_now(writer, taken.canonical) if taken.canonical else None
    if before and after and taken.canonical and before != after[0]:
        facts = {"address": taken.canonical, "before": before, "capture": id}
        writer.add_event(now(), capture.by, "changed", after[0], facts)
    elif not new:
        writer.add_event(now(), capture.by, "unchanged", id, {"document": document})


def sight(writer: Writer, taken: Taken, earlier: str) -> None:
    """The same bytes were had again at the address of the capture ``earlier``."""
    capture = taken.capture
    if capture.method in SIGHTED:
        status = str(capture.exchanges[-1].status) if capture.exchanges else ""
        facts = {"sha256": capture.sha256, "locator": capture.locator, "status": status, **taken.obtained.remarks}
        writer.add_event(capture.at, capture.by, "unchanged", earlier, {k: v for k, v in facts.items() if v})
        pages.mark_found(writer, taken.canonical or "")


def keep_gone(writer: Writer, locator: str, at: str, status: int, who: str | None = None) -> bool:
    """An address answers that nothing is there any more; False when the case holds nothing of it."""
    address = canonical(locator)
    held = captures.captures_at(writer, address) if address else []
    if not held or not address:
        return False
    last = held[-1].capture.id
    if captures.last_act(writer, last) == "gone":  # said already
        return True
    facts = {"address": address, "status": str(status)}
    writer.add_event(at, who or user(), "gone", last, facts)
    captures.mark_gone(writer, address, at)
    return True


def adopt(writer: Writer) -> None:
    """Take what the case held before it kept custody into the chain, inside a transaction."""
    for id, sha256, text, record in captures.outside_of_custody(writer):
        writer.add_event(now(), user(), "adopted", id, _read_facts(sha256, text, record))


def read_facts(document: Document, capture: str) -> dict[str, str]:
    """What the event ``read`` holds of a document: hashes of its bytes, its text and its record."""
    record = encode(replace(document, text=""))
    return {"capture": capture, **_read_facts(document.sha256, document.text, record)}


def _read_facts(sha256: str, text: str, record: str) -> dict[str, str]:
    return {
        "sha256": sha256,
        "text": digest(text.encode("utf-8", "surrogatepass")),
        "record": digest(record.encode("utf-8", "surrogatepass")),
    }


def _facts(taken: Taken) -> dict[str, str]:
    capture = taken.capture
    facts = {
        "sha256": capture.sha256,
        "transferred": capture.transferred or "",
        "locator": capture.locator,
        "parent": capture.parent or "",
        "record": digest(encode(capture).encode()),
        **taken.obtained.remarks,
    }
    return {name: fact for name, fact in facts.items() if fact}
