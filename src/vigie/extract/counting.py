"""Numbers that stand alone: what they count, or the sum of money they are."""

from __future__ import annotations

from collections.abc import Sequence

from vigie.extract.members import is_demonym
from vigie.extract.nodes import Node
from vigie.extract.phrases import ItemPhrase, is_money
from vigie.extract.quantities import QuantityMention
from vigie.packs.language import Language

LOADS = frozenset("container crate railcar wagon shipment voyage flight train barrel litre tonne".split())
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


def count_alone(nodes: list[Node], language: Language) -> list[Node]:
    """Numbers and loads of a thing named elsewhere ("six sailed in April", "40 railcars") and sums become items."""
    row: list[Node] = []
    for index, node in enumerate(nodes):
        following = nodes[index + 1] if index + 1 < len(nodes) else None
        if node.kind == "qty" and (following is None or following.kind in _ALONE or _goes_on(nodes, index + 1)):
            mention: QuantityMention = node.value
            counts = mention.kind == "count" and not _stands_for(mention, nodes[index - 1 : index])
            loads = mention.unit in LOADS and not _inside(nodes, index) and not _apposed(nodes, index)
            if counts or loads:
                phrase = ItemPhrase(mention.start, mention.end, mention.number_start, None, None, mention)
                node = Node("item", node.start, node.end, node.text, value=phrase)
            elif is_money(mention.unit) and not (
                index and (nodes[index - 1].text == "(" or "worth" in nodes[index - 1].cats)
            ):
                phrase = ItemPhrase(mention.start, mention.end, mention.number_start, None, "funds", mention)
                node = Node("item", node.start, node.end, node.text, value=phrase)
        elif node.kind == "qty" and _counts_people(nodes, index, language):
            people = nodes[index + 1]
            phrase = ItemPhrase(people.start, people.end, people.start, None, None, node.value, states=[people])
            node.kind = "num"
            people.kind, people.cats, people.value = "item", frozenset({"item"}), phrase
        row.append(node)
    return row


def _stands_for(mention: QuantityMention, before: Sequence[Node]) -> bool:
    """ "the wrong one", "a new one": one thing behind a determiner or an adjective is taken up, not counted."""
    return mention.min == mention.max == 1 and bool(before) and before[0].kind in ("det", "word", "mod")


def _counts_people(nodes: Sequence[Node], index: int, language: Language) -> bool:
    """ "600 Cubans": a number before a nationality in the plural that qualifies no noun."""
    node, following = nodes[index], nodes[index + 1] if index + 1 < len(nodes) else None
    if node.value.kind != "count" or following is None or not is_demonym(following):
        return False
    after = nodes[index + 2] if index + 2 < len(nodes) else None
    plural = following.text[0].isupper() and following.text.endswith(tuple(language.plurals))
    return plural and (after is None or after.kind in _ALONE)


def _inside(nodes: Sequence[Node], index: int) -> bool:
    """ "in 49 trips": loads behind a preposition only say how; "two tonnes of hashish" are loads of something else."""
    before = nodes[index - 1] if index else None
    if before is not None and before.kind == "prep" and not _is_of(before):
        return True
    held = [n for n in nodes[index + 2 : index + 4] if n.kind != "det"]
    return _is_of(*nodes[index + 1 : index + 2]) and bool(held) and held[0].kind not in ("actor", "place", "state")


def _apposed(nodes: Sequence[Node], index: int) -> bool:
    """ "large quantities of shells, forty railcars": loads right behind a thing are the amount of it."""
    return index > 1 and nodes[index - 1].text == "," and nodes[index - 2].kind == "item"


def _is_of(node: Node | None = None) -> bool:
    return node is not None and node.kind == "prep" and any(r.data == "of" for r in node.all("prep"))


def _goes_on(nodes: Sequence[Node], index: int) -> bool:
    """ "800 more", "trois autres": a determiner behind a number, with no noun behind it."""
    after = nodes[index + 1] if index + 1 < len(nodes) else None
    return nodes[index].kind == "det" and (after is None or after.kind in _ALONE)
