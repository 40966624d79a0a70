"""Documents for programs: their list, one with its text, and what was read in it."""

from __future__ import annotations

import msgspec

from vigie.model.document import Document
from vigie.store.query import document, document_list
from vigie.store.rows import DocumentRow
from vigie.web.asking import SIZE, Page, Size
from vigie.web.typed import Call, Endpoint


class DocumentQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which documents: those that hold the words ``q``."""

    q: str = ""
    page: Page = 1
    size: Size = SIZE


class DocumentPage(msgspec.Struct, frozen=True):
    """One page of documents, the last read first. ``total`` counts all that was asked for."""

    total: int
    page: int
    size: int
    documents: list[DocumentRow]


class WholeDocument(msgspec.Struct, frozen=True):
    """A document: its line, and its record with the text that all offsets point into (code points)."""

    row: DocumentRow
    document: Document


def listed(call: Call) -> DocumentPage:
    """The documents that are asked for."""
    query: DocumentQuery = call.query
    size, page = query.size, query.page
    rows, total = document_list(call.view, query.q.strip() or None, size, (page - 1) * size)
    return DocumentPage(total=total, page=page, size=size, documents=rows)


def one(call: Call) -> WholeDocument:
    """A document by its id, or the beginning of it."""
    found = document(call.view, call.place["document"])
    return WholeDocument(row=found.row, document=found.document)


ENDPOINTS = (
    Endpoint(path="/api/documents", summary="The documents", handler=listed, answer=DocumentPage, query=DocumentQuery),
    Endpoint(path="/api/documents/{document}", summary="One document", handler=one, answer=WholeDocument),
)
