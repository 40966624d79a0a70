"""Repeats of one claim in a document become one claim with several evidence spans."""

from __future__ import annotations

from vigie.extract.actors import same
from vigie.extract.drafts import Draft
from vigie.extract.phrases import Vocabulary

# Statuses that may tell the same fact at two places of a text.
_ANYTHING = frozenset({None, "arms", "goods", "ammunition", "components"})  # classes that head a list, no one thing
_ALIKE = ({"occurred", "ongoing"},)


def merge(drafts: list[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Drafts in text order, each repeat folded into the first of its kind."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((k for k in kept if _repeats(k, draft, vocabulary)), None)
        if twin is None:
            kept.append(draft)
        else:
            _fold(twin, draft)
    return kept


def _repeats(a: Draft, b: Draft, vocabulary: Vocabulary) -> bool:
    if a.kind != b.kind or not _statuses(a.status, b.status):
        return False
    if not _things(a, b, vocabulary) or not _numbers(a, b):
        return False
    for role in ("supplier", "recipient", "actor"):
        x, y = getattr(a, role), getattr(b, role)
        if x is not None and y is not None and not same(x, y):
            return False
    if not _parties(a, b):
        return False
    times = {d.time.value.edtf for d in (a, b) if d.time is not None and d.time.value.edtf}
    return len(times) < 2


def _parties(a: Draft, b: Draft) -> bool:
    """Whether two agreements may be one: those who sign the one sign the other, as far as both say."""
    few, many = sorted((a.parties, b.parties), key=len)
    return all(any(same(p, q) for q in many) for p in few)


def _statuses(a: str, b: str) -> bool:
    return a == b or any({a, b} <= group for group in _ALIKE)


def _things(a: Draft, b: Draft, vocabulary: Vocabulary) -> bool:
    if _headed(a, b, vocabulary):
        return True
    if a.kind == "agreement" and None in (a.item_class, b.item_class):
        return True
    if a.item is b.item:
        return a.head == b.head or a.item is not None
    if a.item_id or b.item_id:
        return a.item_id == b.item_id
    if a.quantity is not None and b.quantity is not None and a.kind == "casualties":
        return a.item_class == b.item_class
    return a.item_class == b.item_class


def _headed(a: Draft, b: Draft, vocabulary: Vocabulary) -> bool:
    """ "Peru Buys Artillery" over "Peru has bought 12 Caesar howitzers": a heading names the class of what follows."""
    if not a.heading or b.heading or a.item_id is not None or a.item_class in _ANYTHING:
        return False
    paired = any(same(getattr(a, r), getattr(b, r)) for r in ("supplier", "recipient", "actor")) or bool(a.parties)
    return paired and vocabulary.is_a(b.item_class, a.item_class or "")


def _numbers(a: Draft, b: Draft) -> bool:
    x, y = _interval(a), _interval(b)
    return x == y or x is None or y is None


def _interval(draft: Draft) -> tuple[object, ...] | None:
    quantity = draft.quantity
    if quantity is None or (quantity.min is None and quantity.max is None and quantity.factor is None):
        return None
    return (quantity.min, quantity.max, quantity.factor, quantity.unit, quantity.per)


def _fold(kept: Draft, other: Draft) -> None:
    other.into = kept
    kept.ties += other.ties
    if kept.scope is None and other.quantity is not None:
        kept.scope, kept.since, kept.condition = other.scope, other.since, other.condition
    if kept.quantity is not None and other.quantity is not None and _interval(kept) == _interval(other):
        # A heading drops "about": of two wordings of one number the careful one is what was said.
        kept.quantity = max(kept.quantity, other.quantity, key=lambda quantity: quantity.approximate)
    kept.evidence += [span for span in other.evidence if span not in kept.evidence]
    for role in (
        "supplier",
        "recipient",
        "actor",
        "quantity",
        "time",
        "stated",
        "place",
        "via",
        "departure",
        "destination",
        "mode",
    ):
        mine = getattr(kept, role)
        if mine is None or (role in kept.implied and role not in other.implied and getattr(other, role) is not None):
            setattr(kept, role, getattr(other, role))
            kept.implied.discard(role)
    kept.parties = max(kept.parties, other.parties, key=len)
    kept.carriers = kept.carriers or other.carriers
    if (kept.item_class is None or kept.heading) and other.item_class is not None:
        kept.item, kept.named, kept.heading = other.item, other.named, other.heading
    if kept.source is None:
        kept.source = other.source
    if kept.status != other.status:
        kept.status = "occurred"
    if other.certainty == "hedged":
        kept.certainty = "hedged"
