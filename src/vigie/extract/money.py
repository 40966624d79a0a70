"""One sum told in two currencies: "3.7 trillion won ($2.7 billion)", "19 milliards de couronnes, soit 2 milliards"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vigie.extract.drafts import Draft
from vigie.extract.nodes import Node
from vigie.extract.phrases import is_money
from vigie.extract.quantities import QuantityMention
from vigie.extract.scopes import meanings
from vigie.extract.sentence import Sentence

_NEAR = 4  # nodes between a sum and its worth in another currency
_EQUAL = frozenset({"equivalent", "converted"})


def converted(sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """``drafts`` with what their sums are worth in other currencies, which are no claims of their own."""
    worth = {first.start: second for first, second in _pairs(sentence)}
    told = {draft.quantity.start for draft in drafts if draft.quantity is not None}
    taken = {second.start for first, second in worth.items() if first in told}
    kept = []
    for draft in drafts:
        start = draft.quantity.start if draft.quantity is not None else None
        if start not in taken:
            draft.also = worth.get(start) if start is not None else None
            kept.append(draft)
    return kept


def _pairs(sentence: Sentence) -> Iterator[tuple[QuantityMention, QuantityMention]]:
    nodes = sentence.nodes
    for at, node in enumerate(nodes):
        sum_ = _money(node)
        if sum_ is None:
            continue
        for behind in range(at + 1, min(at + 1 + _NEAR, len(nodes))):
            other = _money(nodes[behind])
            if other is not None:
                if other.unit != sum_.unit and _ties(nodes[at + 1 : behind]):
                    yield sum_, other
                break


def _ties(between: Sequence[Node]) -> bool:
    """Whether words between two sums say that they are one: a bracket that opens, "or", "equivalent to"."""
    return any(n.text == "(" or n.kind == "or" or meanings(n) & _EQUAL for n in between)


def _money(node: Node) -> QuantityMention | None:
    mention = node.value if node.kind in ("qty", "num") else node.value.quantity if node.kind == "item" else None
    return mention if mention is not None and is_money(mention.unit) else None
