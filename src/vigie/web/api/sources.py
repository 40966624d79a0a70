"""Sources and custody for programs: the watch list, and whether the case still holds what it took in."""

from __future__ import annotations

import msgspec

from vigie.store.provenance import Provenance, provenance
from vigie.store.query import document
from vigie.store.sources import Source, sources
from vigie.store.verifying import Verdict, verify
from vigie.web.typed import Call, Endpoint


class Noted(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A head of the chain that was noted elsewhere, where there is one."""

    head: str | None = None


def watched(call: Call) -> list[Source]:
    """What is watched."""
    return sources(call.view)


def chain(call: Call) -> Provenance:
    """How a document came into the case."""
    return provenance(call.view, document(call.view, call.place["document"]).row.id, None)


def verified(call: Call) -> Verdict:
    """Every byte hashed again, every link followed."""
    return verify(call.desk.case, call.body.head)


ENDPOINTS = (
    Endpoint(path="/api/sources", summary="The watch list", handler=watched, answer=list[Source]),
    Endpoint(
        path="/api/documents/{document}/custody",
        summary="How a document came into the case",
        handler=chain,
        answer=Provenance,
    ),
    Endpoint(path="/api/verify", summary="Verify the case", handler=verified, answer=Verdict, body=Noted),
)
