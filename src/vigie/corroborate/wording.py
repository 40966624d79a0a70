"""What a bend is made of: its kind, and the words that the telling and the reference have for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vigie.model.claim import Anchored, Claim
from vigie.model.origin import Bend

DONE = frozenset(["occurred", "ongoing", "ended"])


class Bent(NamedTuple):
    """A change of one kind. ``said`` are the words of the telling, ``was`` those of the reference."""

    kind: str
    said: str | None
    was: str | None


def bend_of(bent: Bent, claim: str, statement: str, by: str | None = None) -> Bend:
    """The record of a change that ``claim`` made to what ``statement`` says."""
    return Bend(claim=claim, statement=statement, kind=bent.kind, said=bent.said, was=bent.was, by=by)


def of_slot(kind: str, told: Anchored | None, reference: Anchored | None) -> Bent:
    """A change told by the words of one slot."""
    return Bent(kind, told.text if told else None, reference.text if reference else None)


def of_sentence(kind: str, told: Claim, reference: Claim) -> Bent:
    """A change that no slot holds: the shortest words that carry each of the two."""
    return Bent(kind, _carrying(told), _carrying(reference))


def _carrying(claim: Claim) -> str | None:
    return min((span.exact for span in claim.evidence), key=len, default=None)


def is_equivalent(claim: Claim) -> bool:
    """Whether a claim tells what a counted load could hold."""
    conditional = claim.quantity is not None and claim.quantity.condition is not None
    return conditional or any(link.type == "equivalent-of" for link in claim.links)


Bents = Iterator[Bent]
