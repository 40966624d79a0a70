"""What was fired, counted by the shots: "at least 18 launches", "60 tirs contre X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from vigie.extract.discourse import Discourse
from vigie.extract.nodes import Node
from vigie.extract.nominal import governing_verb
from vigie.extract.phrases import ItemPhrase, Vocabulary
from vigie.extract.quantities import QuantityMention
from vigie.extract.sentence import Predication, Sentence, fits
from vigie.packs.language import Frame

_FIRED = frozenset({"missile", "ammunition", "drone"})
_BETWEEN = frozenset({"mod", "word", "adv"})
_AT = frozenset({"against", "toward"})


def firings(sentence: Sentence, found: Sequence[Predication], discourse: Discourse) -> Iterator[Predication]:
    """Gives the number of a noun of firing to what was fired, and yields those whose thing stands in an earlier
    sentence; what is fired at somebody is used, not tried.
    """
    for index, node in enumerate(sentence.nodes):
        frame = (
            next((r.data for r in node.all("pred") if r.data.sense == "fire"), None) if node.kind == "pred" else None
        )
        if frame is None:
            continue
        mention = _number(sentence.nodes, index)
        told = next((p for p in found if p.noun and p.head == index), None)
        target = _target(sentence, index)
        if told is None and mention is not None:
            yield from _bare(sentence, index, mention, frame, discourse)
        elif told is not None:
            item = told.roles["item"][0].value if "item" in told.roles else None
            if item is not None and mention is not None and item.quantity is None:
                item.quantity = mention
            if target is not None:
                told.frame = msgspec.structs.replace(told.frame, kind="use")
                told.roles["place"] = [target]


def in_general(predication: Predication) -> bool:
    """Whether shots are only spoken of: nobody fires, nothing is counted or named, no place is ("to counter rocket
    fire").
    """
    told_of = predication.group is not None and not predication.group.negated
    if predication.frame.sense != "fire" or not predication.noun or told_of:
        return False
    item = predication.roles["item"][0].value if "item" in predication.roles else None
    told = item is not None and (item.quantity is not None or item.id is not None)
    return not (told or predication.roles.get("actor") or predication.roles.get("place"))


def _number(nodes: Sequence[Node], index: int) -> QuantityMention | None:
    """The number right before a noun."""
    before = next((n for n in reversed(nodes[max(0, index - 3) : index]) if n.kind not in _BETWEEN), None)
    counts = before is not None and before.kind in ("qty", "num") and before.value.kind == "count"
    return before.value if before is not None and counts else None


def _target(sentence: Sentence, index: int) -> Node | None:
    clause = sentence.nodes[index].clause
    behind = [n for n in sentence.nodes[index + 1 :] if n.clause == clause]
    return next((n for n in behind if n.marker in _AT and fits("place", n)), None)


def _bare(
    sentence: Sentence, index: int, mention: QuantityMention, frame: Frame, discourse: Discourse
) -> Iterator[Predication]:
    node = sentence.nodes[index]
    earlier = [n.value for n in sentence.nodes[:index] if n.kind == "item" and n.value.item_class]
    thing = earlier[-1] if earlier else discourse.item
    if thing is None or not _is_fired(thing, discourse.vocabulary):
        return
    phrase = ItemPhrase(mention.start, node.end, node.start, None, None, mention)
    roles = {"item": [Node("item", mention.start, node.end, node.text, value=phrase, clause=node.clause)]}
    target = _target(sentence, index)
    if target is not None:
        roles["place"] = [target]
    used = msgspec.structs.replace(frame, kind="use")
    governing = governing_verb(sentence, index)
    group = governing if governing is not None and not governing.said else None  # "has counted 18 launches"
    yield Predication(used, roles, index, node.clause, group, noun=True)


def _is_fired(thing: ItemPhrase, vocabulary: Vocabulary) -> bool:
    return any(vocabulary.is_a(thing.item_class, c) for c in _FIRED)
