"""Claims for programs: the interchange form of ``vigie claims --format json``, by pages."""

from __future__ import annotations

from typing import Any

import msgspec

from vigie.publish.interchange import to_interchange
from vigie.store.query import ClaimRow, claim, claims, count
from vigie.web.asking import ClaimQuery, wanted
from vigie.web.typed import Call, Endpoint

CITATION = ("sha256", "title", "publisher", "dated", "language", "url", "superseded", "excluded")


class ClaimPage(msgspec.Struct, frozen=True):
    """One page of the ledger. ``total`` counts all that was asked for."""

    total: int
    page: int
    size: int
    claims: list[dict[str, Any]]


def listed(call: Call) -> ClaimPage:
    """The claims that are asked for."""
    filter = wanted(call.query, call.desk.packs)
    rows = claims(call.view, filter)
    assert filter.limit is not None
    return ClaimPage(
        total=count(call.view, filter),
        page=filter.offset // filter.limit + 1,
        size=filter.limit,
        claims=[plain(row) for row in rows],
    )


def one(call: Call) -> dict[str, Any]:
    """One claim by its id, or the beginning of it."""
    return plain(claim(call.view, call.place["claim"]))


def plain(row: ClaimRow) -> dict[str, Any]:
    """A claim in the interchange form, with what one needs to cite it."""
    citation = {"document_id": row.claim.document} | {name: getattr(row, name) for name in CITATION}
    return to_interchange(row.claim, row.path) | {name: value for name, value in citation.items() if value}


ENDPOINTS = (
    Endpoint(path="/api/claims", summary="The ledger", handler=listed, answer=ClaimPage, query=ClaimQuery),
    Endpoint(path="/api/claims/{claim}", summary="One claim", handler=one, answer=dict[str, Any]),
)
