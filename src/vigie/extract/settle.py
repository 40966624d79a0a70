"""Second thoughts on a sentence's drafts: numbers left over, examples of a class, transfers too thin to claim."""

from __future__ import annotations

from vigie.extract.counting import LOADS
from vigie.extract.drafts import Draft
from vigie.extract.nodes import Node
from vigie.extract.phrases import ItemPhrase
from vigie.extract.sentence import Sentence, is_load

_GENERAL = frozenset({"goods", "arms", "funds", "food"})
_TOLD = frozenset({"occurred", "ongoing", "intercepted", "ended"})
_FAR = 60  # characters between goods and their value
_REACH = 6  # nodes between a class and its example


def settle(drafts: list[Draft], sentence: Sentence, told: Draft | None = None) -> list[Draft]:
    """The drafts of a sentence's predicates, mended; ``told`` is the transfer or agreement last told before them."""
    kept = [d for d in drafts if not _exemplified(d, drafts, sentence)]
    kept = [d for d in kept if not _thin(d, told, sentence)]
    for draft in kept:
        _dead(draft, sentence)
    _leftover(kept, sentence)
    return kept


def _exemplified(draft: Draft, drafts: list[Draft], sentence: Sentence) -> bool:
    """ "anti-tank systems, notably the Kornet": the class is only the heading of its example."""
    item = draft.item
    if item is None or item.id is not None or draft.quantity is not None:
        return False
    nodes = sentence.nodes
    index = next((i for i, n in enumerate(nodes) if n.value is item), None)
    if index is None:
        return False
    for at in range(index + 1, min(len(nodes), index + _REACH)):
        node = nodes[at]
        if node.kind == "item":
            return node.value.id is not None and any(d.item is node.value for d in drafts)
        if ("such" not in node.cats and node.kind not in ("punct", "det", "prep", "adv")) or node.kind == "verb":
            return False
        if node.text == "," and at + 1 < len(nodes) and "such" not in nodes[at + 1].cats:
            return False
    return False


def _dead(draft: Draft, sentence: Sentence) -> None:
    """ "lost 90 soldiers, all of them dead": who is lost may be wounded, until the words say more."""
    lost = draft.item
    if lost is None or lost.item_class != "killed-or-wounded" or not _verb_at(sentence, lost.start):
        return
    named = (n.value for n in sentence.nodes if n.kind == "item" and n.start > lost.end)
    told = next((i for i in named if i.item_class == "killed" and i.quantity is None), None)
    if told is not None:
        draft.item = told


def _verb_at(sentence: Sentence, start: int) -> bool:
    return any(n.start == start and n.kind == "verb" for n in sentence.nodes)


def _thin(draft: Draft, before: Draft | None, sentence: Sentence) -> bool:
    """A transfer of which nothing is said but its goods: no party, no number, no name, no date; an offer to nobody."""
    offering = draft.supplier is not None and draft.supplier.type == "demonym"
    if draft.stage == "offered" and draft.recipient is None and offering:
        return True  # "the Japanese game offers two hundred tanks"
    if draft.kind != "transfer" or draft.supplier or draft.recipient or draft.destination or draft.departure:
        return False
    if draft.status == "intercepted" and (draft.place is not None or draft.quantity is not None):
        return False  # a seizure has its place, or its count
    item = draft.item
    if item is not None and item.item_class in _GENERAL:
        return True  # so many goods, from nobody to nobody
    told = item is not None and (item.id or item.states or item.anaphoric)
    if item is not None and item.item_class is None and draft.named is not None:
        again = before is not None and before.item_class == draft.item_class
        told = told or (again and _determined(item, sentence))  # "another 12 will be delivered"
    told = told or draft.stage == "requested"  # who asks is the one it would come to
    return not (told or (_estimated(draft) and draft.status in _TOLD))  # what is to come has somebody it comes to


def _determined(item: ItemPhrase, sentence: Sentence) -> bool:
    """Whether a determiner stands beside a bare number: "another 12", "douze autres"."""
    index = next(i for i, n in enumerate(sentence.nodes) if n.value is item)
    return any(n.kind == "det" for n in (*sentence.nodes[max(0, index - 1) : index], *sentence.nodes[index + 1 :][:1]))


def _estimated(draft: Draft) -> bool:
    """Whether a number is an estimate of what moved ("some 300 crates"), not a count of things at hand."""
    quantity = draft.quantity
    return quantity is not None and (quantity.unit is not None or quantity.approximate or quantity.min != quantity.max)


def _leftover(drafts: list[Draft], sentence: Sentence) -> None:
    """A number of loads, or a factor, that no phrase took belongs to the one claim it can belong to."""
    told = {id(d.item) for d in drafts}
    for node in sentence.nodes:
        if node.kind == "item" and id(node.value) not in told and is_load(node.value):
            mention = node.value.quantity
        elif node.kind == "qty" and not _valued(node, drafts, sentence):
            mention = node.value
        else:
            continue
        wanted = [d for d in drafts if _may_take(d)]
        if mention.kind == "factor":
            wanted = [d for d in wanted if d.kind in ("production", "transfer")]
        elif mention.kind != "unit" or mention.unit not in LOADS:
            continue
        if len(wanted) == 1:
            wanted[0].quantity = mention
            node.kind = "num" if node.kind == "qty" else node.kind


def _valued(node: Node, drafts: list[Draft], sentence: Sentence) -> bool:
    """ "weapons worth 17 billion euros": the sum measures the goods named before it, all of them."""
    index = sentence.nodes.index(node)
    if not index or "worth" not in sentence.nodes[index - 1].cats:
        return False
    goods = [d for d in drafts if d.item is not None and 0 <= node.start - d.item.end < _FAR and _may_take(d)]
    for draft in goods:
        draft.quantity = node.value
    return bool(goods)


def _may_take(draft: Draft) -> bool:
    quantity = draft.quantity
    return quantity is None or (quantity.min is None and quantity.max is None and quantity.factor is None)
