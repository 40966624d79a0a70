"""The road of ``vigie read`` for one address at a time: read outside of the case, kept in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vigie.capture.schedule import later
from vigie.flow.capturing import Taken, keep, take
from vigie.flow.desk import Desk
from vigie.flow.extracting import extract_document, read_document, readable
from vigie.flow.failures import Failure
from vigie.flow.journal import Tally
from vigie.model.capture import Input, Obtained
from vigie.model.claim import Extraction
from vigie.model.document import Document
from vigie.store.captures import document_of
from vigie.store.case import open_view
from vigie.store.sources import Listed
from vigie.store.writer import Change, Writer


@dataclass(frozen=True, slots=True)
class Reading:
    """An address as far as it was read; ``failure`` says why not further."""

    taken: Taken
    document: Document | None = None
    extraction: Extraction | None = None
    failure: Failure | None = None


def read(desk: Desk, address: str, obtained: Obtained, listed: Listed | None = None) -> Reading:
    """What was obtained at ``address``, read and extracted; ``listed`` speaks where the page is silent."""
    taken = take(address, obtained)
    with open_view(desk.case) as view:
        if document_of(view, taken.capture.sha256):
            return Reading(taken)
    document = read_document(Input(address, lambda: obtained), desk.stages)
    if isinstance(document, Failure):
        return Reading(taken, failure=document)
    if listed:
        dated = document.dated or _past(listed.published, taken.capture.at)
        document = replace(document, dated=dated, title=document.title or listed.title)
    extraction = extract_document(document, desk.packs, desk.stages)
    if isinstance(extraction, Failure):
        return Reading(taken, document, failure=extraction)
    return Reading(taken, document, extraction)


def _past(day: str | None, at: str) -> str | None:
    """A day of publication, unless it lies ahead of the capture by more than time zones can make of it."""
    return day if day and day <= later(at, 86_400)[: len(day)] else None


def keep_reading(desk: Desk, writer: Writer, tally: Tally, reading: Reading) -> Change | None:
    """Keep a capture, its document and what that says; the change, None where the case held it already."""
    change = keep(writer, tally.row, reading.taken, reading.document, reading.extraction)
    if change is not None and reading.document:
        language = None if readable(reading.document, desk.packs) else reading.document.language or "und"
        tally.add(change, language)
    if reading.failure:
        desk.keep_failures(writer, tally, reading.failure)
    return change
