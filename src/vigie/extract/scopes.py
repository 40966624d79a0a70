"""Over what a number counts: to date, a closed time, what is there, one delivery, a rate, an order, a capacity."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.extract.drafts import Draft
from vigie.extract.nodes import Node
from vigie.extract.sentence import Sentence

_KINDS = frozenset({"transfer", "production", "deployment", "casualties", "use", "test"})
_MOVED = frozenset({"transfer", "deployment"})  # what happens on one day is one delivery
_TOLD = frozenset({"occurred", "ongoing", "ended", "intercepted"})
_BESIDE = frozenset({"det", "prep", "adv", "mod", "qty", "num"})  # between a shipment and the number of its goods
_NEAR = 5  # nodes between "since" and its date, or a shipment and its number
_DAY = len("2024-01-31")


def give_scope(draft: Draft, sentence: Sentence) -> None:
    """Fills what the number of a draft counts over, where the words tell."""
    quantity = draft.quantity
    could, draft.scope = draft.scope == "capacity", None
    if quantity is None or (quantity.min is None and quantity.max is None):
        return
    if draft.kind == "agreement" or (draft.kind in _KINDS and draft.status == "planned" and not quantity.per):
        draft.scope = "order"
    elif draft.kind in _KINDS:
        cues = {cue for node in _around(sentence, draft) for cue in meanings(node)}
        able = draft.kind == "production" and (could or "capacity" in cues)
        if able or quantity.per:
            draft.scope = "capacity" if able else "rate"
        elif draft.status in _TOLD:
            draft.scope, draft.since = _told(draft, sentence, cues)


def meanings(node: Node) -> set[str]:
    """What a node tells of numbers (``TELLS``)."""
    return {r.data for r in node.readings if r.cat == "figure"} if "figure" in node.cats else set()


def _around(sentence: Sentence, draft: Draft) -> Iterator[Node]:
    """The nodes of the clause of a draft, and those that open its sentence before any verb."""
    clause = _clause(sentence, draft)
    opening = True
    for node in sentence.nodes:
        opening = opening and node.kind != "verb"
        if node.clause == clause or opening:
            yield node


def _clause(sentence: Sentence, draft: Draft) -> int:
    return next((n.clause for n in sentence.nodes if n.start <= draft.head < n.end), 0)


def _told(draft: Draft, sentence: Sentence, cues: set[str]) -> tuple[str | None, str | None]:
    """(scope, since) of a fact told: what is there, what has been since or so far, one event or a closed time."""
    if draft.kind == "deployment" and "stock" in cues and draft.status in ("occurred", "ongoing"):
        return "stock", None
    edtf = draft.time.value.edtf if draft.time is not None else None
    if edtf and edtf.endswith("/.."):
        return "total-to-date", edtf.removesuffix("/..")
    if edtf and edtf.startswith("../"):
        return ("total-to-date" if draft.status != "ongoing" else None), None
    if draft.time is not None and _since(sentence, draft.time):
        return "total-to-date", edtf
    day = edtf is not None and len(edtf) == _DAY and "/" not in edtf
    if "total-to-date" in cues and (edtf is None or day) and draft.status != "intercepted":
        return "total-to-date", None
    if edtf is None and "since" in cues and _perfect(sentence, draft):
        return "total-to-date", None
    if draft.status == "ongoing":
        return None, None
    single = draft.kind in _MOVED and (day or _shipment(sentence, draft))
    return ("delivery" if single else "period" if edtf else None), None


def _since(sentence: Sentence, time: Node) -> bool:
    """ "since the summit of May 2023": the word before a date that tells it begins there."""
    index = next((i for i, n in enumerate(sentence.nodes) if n is time), 0)
    for node in reversed(sentence.nodes[max(0, index - _NEAR) : index]):
        if "since" in meanings(node):
            return True
        if node.kind in ("verb", "punct", "item"):
            return False
    return False


def _perfect(sentence: Sentence, draft: Draft) -> bool:
    """Whether the verb of a draft tells what has been until now."""
    clause = _clause(sentence, draft)
    return any(g.perfect for g in sentence.groups if g.clause == clause)


def _shipment(sentence: Sentence, draft: Draft) -> bool:
    """ "a shipment of 5,000 rifles": the goods of one delivery."""
    start = draft.quantity.start if draft.quantity is not None else draft.head
    before = [n for n in sentence.nodes if n.start < start][-_NEAR:]
    for node in reversed(before):
        if "delivery" in meanings(node):
            return True
        if node.kind not in _BESIDE:
            return False
    return False
