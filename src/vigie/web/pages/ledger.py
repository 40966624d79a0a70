"""The ledger: every claim, what one may narrow it by, and the address that says so."""

from __future__ import annotations

import msgspec

from vigie.publish.rows import ledger_row
from vigie.store.query import claims, count
from vigie.web.asking import ClaimQuery, wanted
from vigie.web.rendering import Page
from vigie.web.visit import Visit


def ledger_page(visit: Visit) -> Page:
    """The claims that the address asks for."""
    given = {name: visit.asked(name) for name in ("q", "since", "until", "sort", "page") if visit.asked(name)}
    query = msgspec.convert(given, ClaimQuery, strict=False)
    filter = wanted(query, visit.desk.packs)
    rows = claims(visit.view, filter)
    return Page(
        template="ledger.html",
        title=visit.words.say("nav.ledger"),
        values={
            "rows": [(r, ledger_row(r.claim, visit.names, visit.words, superseded=r.superseded)) for r in rows],
            "total": count(visit.view, filter),
        },
    )
