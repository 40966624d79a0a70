"""The documents: their list, one to read with its claims beside it, and the page as it was captured."""

from __future__ import annotations

from starlette.responses import Response

from vigie.model.errors import ReadError
from vigie.publish.rows import ledger_row
from vigie.read.inert import inert
from vigie.store.filters import ClaimFilter
from vigie.store.originals import get
from vigie.store.problems import NamedCaseError
from vigie.store.query import claims, document, document_list, unread
from vigie.store.rows import DocumentRow
from vigie.web.asking import SIZE, page_of
from vigie.web.facets import language_name
from vigie.web.quoting import HUES
from vigie.web.reading import laid_out
from vigie.web.rendering import Page
from vigie.web.security import CAPTURED, attachment
from vigie.web.visit import Visit

ENDINGS = {"text/html": "html", "application/pdf": "pdf", "text/plain": "txt", "message/rfc822": "eml"}
SHOWN = ("text/html", "text/plain", "application/xhtml+xml")  # what can be shown as it was captured


def documents_page(visit: Visit) -> Page:
    """The documents of the case, or those that hold the words asked for."""
    number = page_of(visit.asked("page"))
    text = visit.asked("q") or None
    rows, total = document_list(visit.view, text, SIZE, (number - 1) * SIZE)
    return Page(
        template="documents.html",
        title=visit.words.say("nav.documents"),
        values={
            "rows": [(row, _language(visit, row)) for row in rows],
            "total": total,
            "page": number,
            "last": max(1, -(-total // SIZE)),
            "first": (number - 1) * SIZE + 1,
        },
    )


def reader_page(visit: Visit) -> Page:
    """A document to read: what each slot was filled from in colour, the claims in the margin."""
    page = document(visit.view, visit.request.path_params["document"])
    wanted = ClaimFilter(document=page.row.id, include_excluded=True, include_replaced=True)
    found = claims(visit.view, wanted)
    left = unread(visit.view, page.row.id)
    names, words = visit.names, visit.words
    return Page(
        template="reader.html",
        title=page.row.title or page.row.path,
        scripts=("js/reader.js",),
        values={
            "row": page.row,
            "language": _language(visit, page.row),
            "blocks": laid_out(page.document, found, left),
            "cells": {row.claim.id: ledger_row(row.claim, names, words) for row in found},
            "claims": len(found),
            "lit": visit.asked("claim"),
            "hues": HUES,
            "captured": page.row.media_type in SHOWN,
        },
    )


def captured_page(visit: Visit) -> Page:
    """The page as it was captured, in a frame where nothing runs."""
    row = document(visit.view, visit.request.path_params["document"]).row
    return Page(
        template="captured.html",
        title=row.title or row.path,
        values={"row": row, "captured": row.media_type in SHOWN},
    )


def captured_frame(visit: Visit) -> Response:
    """What stands in that frame: a page made inert, or text as text."""
    row, data = _original(visit)
    headers = {"content-security-policy": CAPTURED, "x-dns-prefetch-control": "off"}
    if row.media_type == "text/plain":
        return Response(data, media_type="text/plain; charset=utf-8", headers=headers)
    if row.media_type not in SHOWN:
        raise ReadError(row.path, "is no HTML page that can be read")
    return Response(inert(row.path, data), media_type="text/html; charset=utf-8", headers=headers)


def original_file(visit: Visit) -> Response:
    """The bytes as they were captured, to be kept, never to be opened here."""
    row, data = _original(visit)
    headers = attachment(f"{row.title or row.path}-{row.sha256[:8]}", ENDINGS.get(row.media_type, "bin"))
    return Response(data, media_type="application/octet-stream", headers=headers)


def _original(visit: Visit) -> tuple[DocumentRow, bytes]:
    row = document(visit.view, visit.request.path_params["document"]).row
    data = get(visit.desk.case.originals, row.sha256)
    if data is None:
        raise NamedCaseError("no-original", path=row.path, sha256=row.sha256)
    return row, data


def _language(visit: Visit, row: DocumentRow) -> str:
    return language_name(row.language, visit.language) if row.language else ""
