"""Numbers that stand alone: what they count, or the sum of money they are."""

from __future__ import annotations

from collections.abc import Sequence

from vigie.extract.nodes import Node
from vigie.extract.phrases import ItemPhrase, is_money
from vigie.extract.quantities import QuantityMention

_ALONE = frozenset(
    {
        "prep",
        "punct",
        "verb",
        "time",
        "and",
        "or",
        "but",
        "actor",
        "aux",
        "rel",
        "adv",
        "pron",
        "gov",
        "said",
        "particle",
        "poss",
    }
)


def count_alone(nodes: list[Node]) -> list[Node]:
    """Numbers that count a thing named elsewhere ("six sailed in April, ten in May") and sums of money become items."""
    row: list[Node] = []
    for index, node in enumerate(nodes):
        following = nodes[index + 1] if index + 1 < len(nodes) else None
        if node.kind == "qty" and (following is None or following.kind in _ALONE or _goes_on(nodes, index + 1)):
            mention: QuantityMention = node.value
            if mention.kind == "count" and not _stands_for(mention, nodes[index - 1 : index]):
                phrase = ItemPhrase(mention.start, mention.end, mention.number_start, None, None, mention)
                node = Node("item", node.start, node.end, node.text, value=phrase)
            elif is_money(mention.unit) and not (
                index and (nodes[index - 1].text == "(" or "worth" in nodes[index - 1].cats)
            ):
                phrase = ItemPhrase(mention.start, mention.end, mention.number_start, None, "funds", mention)
                node = Node("item", node.start, node.end, node.text, value=phrase)
        row.append(node)
    return row


def _stands_for(mention: QuantityMention, before: Sequence[Node]) -> bool:
    """ "the wrong one", "a new one": one thing behind a determiner or an adjective is taken up, not counted."""
    return mention.min == mention.max == 1 and bool(before) and before[0].kind in ("det", "word", "mod")


def _goes_on(nodes: Sequence[Node], index: int) -> bool:
    """ "800 more", "trois autres": a determiner behind a number, with no noun behind it."""
    after = nodes[index + 1] if index + 1 < len(nodes) else None
    return nodes[index].kind == "det" and (after is None or after.kind in _ALONE)
