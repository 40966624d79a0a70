"""One claim: a gloss, the words themselves, what is read in them, how it stands, where it comes from."""

from __future__ import annotations

from vigie.flow.tracing import trace
from vigie.model.errors import CaseError
from vigie.publish.gloss import gloss
from vigie.publish.names import label
from vigie.publish.rows import shown_status
from vigie.publish.slots import slot_lines
from vigie.store.provenance import provenance
from vigie.store.query import ClaimRow, claim, document, wordings
from vigie.store.reviews import machine_claim, reviews_of
from vigie.web.assessing import grade_boxes, provision_boxes
from vigie.web.quoting import marked_quotes
from vigie.web.rendering import Page
from vigie.web.standing import Standing, standing
from vigie.web.visit import Visit


def claim_page(visit: Visit) -> Page:
    """The page of a claim, under an address that stays."""
    row = claim(visit.view, visit.request.path_params["claim"])
    page = document(visit.view, row.claim.document)
    names, words = visit.names, visit.words
    said = words.spaced(gloss(row.claim, names))
    return Page(
        template="claim.html",
        title=said,
        values={
            "row": row,
            "claim": row.claim,
            "gloss": said,
            "kind": label(names, "kind", row.claim.kind),
            "status": shown_status(row.claim, names, words, superseded=row.superseded),
            "quotes": marked_quotes(page.document, row.claim, visit.desk.packs),
            "slots": slot_lines(row.claim, names, words),
            "standing": _standing(visit, row),
            "grades": grade_boxes(visit, row.claim.id),
            "provisions": provision_boxes(visit, row.claim.id),
            "wordings": wordings(visit.view, row.claim.id),
            "decisions": page.decisions,
            "reviewed": reviews_of(visit.view, row.claim.id),
            "machine": _machine(visit, row),
            "custody": provenance(visit.view, row.claim.document, None),
            "document": page.row,
        },
    )


def _machine(visit: Visit, row: ClaimRow) -> str:
    """What the machine said, where people say otherwise."""
    said = machine_claim(visit.view, row.claim.id) if row.review else None
    return visit.words.spaced(gloss(said, visit.names)) if said and said != row.claim else ""


def _standing(visit: Visit, row: ClaimRow) -> Standing | None:
    """How the claim stands; None for one that is superseded or set aside, which nothing is made of."""
    try:
        return standing(trace(visit.view, row.claim.id, visit.desk.packs), row.claim.id, visit.names, visit.words)
    except CaseError:
        return None
