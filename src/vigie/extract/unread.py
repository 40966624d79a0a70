"""What is in scope and ended in no claim: designations and counted items, with their sentence and the reason."""

from __future__ import annotations

from collections.abc import Sequence

from vigie.extract.nodes import Node
from vigie.model.claim import Claim, Unread
from vigie.model.document import Document


def unread_of(
    items: Sequence[tuple[Node, tuple[int, int]]], claims: Sequence[Claim], document: Document
) -> tuple[Unread, ...]:
    """Designations and counted items of no claim, in text order."""
    used = {(c.item.start, c.item.end) for c in claims if c.item is not None}
    counted = {(c.quantity.start, c.quantity.end) for c in claims if c.quantity is not None}
    said = {e.start for c in claims for e in c.evidence}
    found = []
    for node, (start, end) in items:
        phrase = node.value
        if (phrase.start, phrase.end) in used or not (phrase.id or phrase.quantity):
            continue
        if phrase.quantity and (phrase.quantity.start, phrase.quantity.end) in counted:
            continue  # the claim quotes another word of the same things
        reason = "other-claim" if start in said else "no-predicate"
        found.append(
            Unread(
                document=document.id,
                text=document.text[phrase.start : phrase.end],
                start=phrase.start,
                end=phrase.end,
                sentence_start=start,
                sentence_end=end,
                reason=reason,
            )
        )
    return tuple(found)
