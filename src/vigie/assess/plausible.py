"""Whether the parties of a claim, as they were read, can be right: a reading to look at again engages nothing.

Who speaks is not who supplies; an intelligence service or a newspaper supplies no arms; and nobody supplies whom he
fights. What was inferred from the speaker's own State is kept, with a mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from vigie.assess.effect import fact_span
from vigie.model.claim import Claim, Claimer
from vigie.packs.grading import Conflict
from vigie.text.edtf import bounds

MAY_SPEAK_AND_SUPPLY = ("state", "ministry", "company", "government", "armed-group")


class Bodies(Protocol):
    """What is known of bodies."""

    def type(self, id: str) -> str | None:
        """``intelligence``, ``media``, ``person``, ``state`` ...; None when unknown."""


def doubtful(
    claim: Claim, dated: str | None, bodies: Bodies, conflicts: Iterable[Conflict], no_suppliers: Sequence[str]
) -> bool:
    """Whether a transfer's supplier or recipient, as read, can hardly be right."""
    if claim.kind != "transfer":
        return False
    speaker = _origin(claim)
    for end in (claim.supplier, claim.recipient):
        if end is None or end.id is None:
            continue
        known = bodies.type(end.id)
        if known in no_suppliers:
            return True
        if speaker is not None and end.id == speaker.id and known not in MAY_SPEAK_AND_SUPPLY:
            return True
    return any(_opposed(claim, dated, one) for one in conflicts)


def inferred(claim: Claim) -> bool:
    """Whether the supplier was taken from elsewhere in the text and is the State of who speaks."""
    speaker, supplier = _origin(claim), claim.supplier
    if speaker is None or supplier is None or not supplier.implied:
        return False
    return supplier.state is not None and supplier.state == speaker.state and supplier.id != speaker.id


def _origin(claim: Claim) -> Claimer | None:
    return next((one for one in claim.claimers if one.role == "origin"), claim.claimers[0] if claim.claimers else None)


def _opposed(claim: Claim, dated: str | None, conflict: Conflict) -> bool:
    """Whether supplier and recipient stand on different sides of a conflict at the time of the fact."""
    ends = [{end.id, end.state} for end in (claim.supplier, claim.recipient) if end is not None]
    if len(ends) < 2:
        return False
    first, last = fact_span(claim, dated)
    begin = bounds(conflict.since)[0]
    end = bounds(conflict.until)[1] if conflict.until else None
    if (begin and last and last < begin) or (end and first and first > end):
        return False
    sides = [next((n for n, side in enumerate(conflict.sides) if names & set(side)), None) for names in ends]
    return None not in sides and sides[0] != sides[1]
