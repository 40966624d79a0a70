"""What counts without naming: containers and voyages whose goods stand elsewhere, people named by nationality."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from vigie.extract.drafts import Draft
from vigie.extract.nodes import Node
from vigie.extract.phrases import CASUALTIES, PEOPLE, ItemPhrase, Vocabulary
from vigie.extract.sentence import Sentence, is_load

_IMMATERIAL = frozenset({"funds", "technology", "software", "training"})


def is_cargo(item: ItemPhrase, vocabulary: Vocabulary) -> bool:
    """Whether containers and ships may hold such a thing."""
    held = item.item_class is not None and not item.weak and item.item_class not in _IMMATERIAL | CASUALTIES
    return held and not vocabulary.is_a(item.item_class, PEOPLE)


def is_people(item: ItemPhrase, vocabulary: Vocabulary) -> bool:
    """Whether a phrase names people sent: troops, workers, specialists."""
    return vocabulary.is_a(item.item_class, PEOPLE)


def countable(bare: ItemPhrase, thing: ItemPhrase, vocabulary: Vocabulary) -> bool:
    """Whether a bare number, a load or a nationality ("600 Cubans") may count such a thing."""
    if bare.states:
        return is_people(thing, vocabulary)
    return not is_load(bare) or is_cargo(thing, vocabulary)


def filled(drafts: Sequence[Draft], items: Iterable[Node], vocabulary: Vocabulary) -> list[Draft]:
    """Loads that a text counts before it says what they hold are of the first goods it names; a text that names none
    tells of no arms.
    """
    waiting = [d for d in drafts if d.item is not None and is_load(d.item) and d.named is None]
    if not waiting:
        return list(drafts)
    cargo = next((n.value for n in items if is_cargo(n.value, vocabulary)), None)
    for draft in waiting:
        draft.named = replace(cargo, id=None, quantity=None) if cargo is not None else None
    return [d for d in drafts if d.named is not None or all(d is not w for w in waiting)]


def amount_of(load: Node, items: Sequence[Node | None]) -> bool:
    """ "shells moved, 40 railcars in all": loads told beside a thing without a number are the amount of it."""
    if not is_load(load.value):
        return False
    for node in items:
        quantity = node.value.quantity if node is not None else None
        if node is not None and not is_load(node.value) and (quantity is None or quantity.kind == "text"):
            node.value.quantity = load.value.quantity
            return True
    return False


def counted_here(sentence: Sentence, item: ItemPhrase, vocabulary: Vocabulary) -> ItemPhrase | None:
    """What a bare number counts, when its sentence has named it: "50 prévus, dont 24 reçus"."""
    if item.item_class is not None:
        return None
    before = [n.value for n in sentence.nodes if n.kind == "item" and n.end <= item.start and n.value.item_class]
    before = [i for i in before if countable(item, i, vocabulary)]
    if is_load(item):
        behind = (n.value for n in sentence.nodes if n.kind == "item" and n.start > item.end)
        held = (i for i in behind if i.item_class and i.quantity is None and countable(item, i, vocabulary))
        before = [*before, *held]  # "containers, Kyiv says, with shells"
    return before[-1] if before else None
