"""Finding the claim that was decided on among those a document gives now, though it may come out slightly otherwise."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from vigie.model.claim import Anchored, Claim, Claimer

Span = tuple[int, int]


def same_claim(seen: Claim, claims: Sequence[Claim], beside: Collection[str] = ()) -> str | None:
    """The id of the claim of ``claims`` that says what ``seen`` said; None where there is none, or no telling which.

    One of the same id is it. Else one of its kind with words in common in its evidence and either the same head, or
    its item's words; never one of ``beside``, which stood next to it then.
    """
    if any(claim.id == seen.id for claim in claims):
        return seen.id
    near = [
        (_likeness(seen, claim), claim.id)
        for claim in claims
        if claim.kind == seen.kind and claim.id not in beside and shares_words(seen, claim)
    ]
    near = sorted((one for one in near if one[0] > 0), reverse=True)
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return None
    return near[0][1]


def shares_words(one: Claim, other: Claim) -> bool:
    """Whether the evidence of both overlaps."""
    return any(a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence)


def slot_spans(claim: Claim) -> dict[str, tuple[Span, ...]]:
    """Where the words of each slot stand."""
    found: dict[str, tuple[Span, ...]] = {}
    for name in Claim.__slots__:
        value = getattr(claim, name)
        several = value if isinstance(value, tuple) else (value,)
        spans = [(one.start, one.end) for one in several if isinstance(one, Anchored | Claimer)]
        known = tuple((start, end) for start, end in spans if start is not None and end is not None)
        if known:
            found[name] = known
    return found


def _likeness(seen: Claim, claim: Claim) -> int:
    """How many slots have words in common, the head and the item counting most; 0 where neither of these does."""
    then, now = slot_spans(seen), slot_spans(claim)
    alike = {name for name in then.keys() & now.keys() if _touch(then[name], now[name])}
    on_head = seen.head == claim.head
    core = (4 if on_head else 0) + (4 if "item" in alike else 0)
    if "item" in then and "item" in now and "item" not in alike:
        return 0  # of another thing
    return core + len(alike) if core else 0


def _touch(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)
