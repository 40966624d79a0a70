"""What was found and examined, apart from what anybody says of transfers; who made a part is nobody's supplier."""

from __future__ import annotations

from vigie.model.assessment import Remains
from vigie.model.claim import Claim
from vigie.model.origin import Statement

IDENTIFICATION = "identification"


def remains(claim: Claim, statement: Statement | None = None) -> Remains | None:
    """The find that an identification tells; None for another kind, or for one that is denied."""
    if claim.kind != IDENTIFICATION or claim.status == "denied":
        return None
    maker = claim.maker or claim.actor
    return Remains(
        claim=claim.id,
        item=claim.item.id if claim.item else None,
        item_class=claim.item.item_class if claim.item else None,
        maker=(maker.id or maker.text) if maker else None,
        part_of=(claim.part_of.id or claim.part_of.text) if claim.part_of else None,
        marks=tuple(mark.text for mark in claim.marks),
        made=claim.time.edtf if claim.time else None,
        recovered=claim.recovered.edtf if claim.recovered else None,
        examined=claim.examined.edtf if claim.examined else None,
        place=(claim.place.id or claim.place.text) if claim.place else None,
        examiner=(statement.body or statement.claimer or statement.name) if statement else None,
        basis=(statement.basis if statement else None) or claim.basis,
    )
