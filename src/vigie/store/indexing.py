"""What is taken out of a claim to find and sort it by: columns, bodies, words."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.model.claim import Anchored, Claim, Claimer, Party
from vigie.store.search import index_words
from vigie.store.times import bounds

COLUMNS = (
    "claim", "document", "head", "current", "kind", "status", "certainty",
    "supplier_id", "supplier_state", "recipient_id", "recipient_state", "actor_id", "actor_state",
    "claimer_id", "claimer_state", "item_class", "item_id", "time_since", "time_until",
    "quantity_min", "quantity_max", "unit",
)  # fmt: skip


def index_row(seq: int, document: int, claim: Claim) -> tuple[object, ...]:
    """The row of ``claim_index``, in the order of ``COLUMNS``; ``seq`` and ``document`` are row numbers."""
    item, quantity = claim.item, claim.quantity
    first = claim.claimers[0] if claim.claimers else None
    since, until = (bounds(claim.time.edtf) if claim.time and claim.time.edtf else None) or (None, None)
    return (
        *(seq, document, claim.head, 1, claim.kind, claim.status, claim.certainty),
        *_named(claim.supplier),
        *_named(claim.recipient),
        *_named(claim.actor),
        *_named(first),
        *((item.item_class, item.id) if item else (None, None)),
        *(since, until),
        *((_real(quantity.min), _real(quantity.max), quantity.unit) if quantity else (None, None, None)),
    )


def body_rows(seq: int, claim: Claim) -> list[tuple[str, str, int]]:
    """The rows of ``claim_body``: (body, role, claim), a body under its id and under its state."""
    found = {(body, role): None for role, who in _roles(claim) for body in _named(who) if body}
    return [(body, role, seq) for body, role in found]


def claim_words(claim: Claim) -> str:
    """The words of the evidence and of the slots, for the full-text index."""
    evidence = [span.exact for span in claim.evidence]
    slots = [slot.text for slot in _anchored(claim)] + [who.text for who in claim.claimers if who.text]
    apart = [words for words in dict.fromkeys(slots) if not any(words in span for span in evidence)]
    return index_words("\n".join([*evidence, *apart]))


def _roles(claim: Claim) -> Iterator[tuple[str, Party | Claimer]]:
    single = (
        ("supplier", claim.supplier),
        ("recipient", claim.recipient),
        ("actor", claim.actor),
        ("end-user", claim.end_user),
        ("maker", claim.maker),
    )
    yield from ((role, who) for role, who in single if who)
    yield from (("party", who) for who in claim.parties)
    yield from (("intermediary", who) for who in claim.intermediaries)
    yield from (("claimer", who) for who in claim.claimers)


def _anchored(claim: Claim) -> Iterator[Anchored]:
    slots = (
        *(claim.supplier, claim.recipient, claim.actor, claim.end_user, claim.maker),
        *(claim.item, claim.part_of, claim.quantity, claim.time, claim.stated, claim.recovered, claim.examined),
        *(claim.place, claim.departure, claim.via, claim.destination, claim.characterised_as),
        *(claim.quantity.condition if claim.quantity else None,),
        *(*claim.parties, *claim.intermediaries, *claim.carriers, *claim.marks),
    )
    yield from (slot for slot in slots if slot)


def _named(who: Party | Claimer | None) -> tuple[str | None, str | None]:
    return (who.id, who.state) if who else (None, None)


def _real(number: float | int | None) -> float | None:
    try:
        return None if number is None else float(number)
    except OverflowError:
        return None
