"""Claims for programs: the interchange form of ``vigie claims --format json``, by pages."""

from __future__ import annotations

from typing import Any

import msgspec

from vigie.publish.interchange import to_interchange
from vigie.store.query import ClaimRow, claim, claims_at
from vigie.web.asking import ClaimQuery, ask, wanted
from vigie.web.typed import Call, Endpoint

CITATION = ("sha256", "title", "publisher", "dated", "language", "url", "superseded", "excluded")


class ClaimPage(msgspec.Struct, frozen=True):
    """One page of the ledger. ``total`` counts all that was asked for."""

    total: int
    page: int
    size: int
    claims: list[dict[str, Any]]


class FacetCount(msgspec.Struct, frozen=True):
    """A value one may choose, and how many claims have it among those asked for."""

    value: str
    count: int


def listed(call: Call) -> ClaimPage:
    """The claims that are asked for."""
    filter = wanted(call.query)
    found = ask(call.desk, call.view, filter, call.language)
    assert filter.limit is not None
    return ClaimPage(
        total=found.total,
        page=filter.offset // filter.limit + 1,
        size=filter.limit,
        claims=[plain(row) for row in claims_at(call.view, found.claims)],
    )


def counted(call: Call) -> dict[str, list[FacetCount]]:
    """What the claims asked for may be narrowed by."""
    found = ask(call.desk, call.view, wanted(call.query), call.language)
    return {name: [FacetCount(value, count) for value, count in counts] for name, counts in found.facets.items()}


def one(call: Call) -> dict[str, Any]:
    """One claim by its id, or the beginning of it."""
    return plain(claim(call.view, call.place["claim"]))


def plain(row: ClaimRow) -> dict[str, Any]:
    """A claim in the interchange form, with what one needs to cite it."""
    citation = {"document_id": row.claim.document} | {name: getattr(row, name) for name in CITATION}
    return to_interchange(row.claim, row.path) | {name: value for name, value in citation.items() if value}


ENDPOINTS = (
    Endpoint(path="/api/claims", summary="The ledger", handler=listed, answer=ClaimPage, query=ClaimQuery),
    Endpoint(
        path="/api/facets",
        summary="What the ledger may be narrowed by",
        handler=counted,
        answer=dict[str, list[FacetCount]],
        query=ClaimQuery,
    ),
    Endpoint(path="/api/claims/{claim}", summary="One claim", handler=one, answer=dict[str, Any]),
)
