"""Who is somewhere, and who is dead: people that a copula, or a count of them, puts in a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vigie.extract.groups import Group
from vigie.extract.loads import is_people
from vigie.extract.nodes import Node
from vigie.extract.phrases import CASUALTIES, Vocabulary
from vigie.extract.sentence import Predication, Sentence, fits
from vigie.packs.language import Example, Frame

_SAID = Example(text="")
_PRESENT = Frame(sense="present", kind="deployment", roles={}, example=_SAID)
_COUNTED = Frame(sense="present", kind="deployment", roles={}, example=_SAID, status="ongoing")
_WHERE = frozenset({"in", "to"})
_BETWEEN = frozenset({"adv", "neg", "gov", "word", "time"})


def present(sentence: Sentence, found: Sequence[Predication], vocabulary: Vocabulary) -> Iterator[Predication]:
    """Predications of people that a copula puts in a place or among the dead, and of counted ones in a place."""
    told = {id(n) for p in found for n in p.roles.get("item", [])}
    for group in sentence.groups:
        if "aux" not in group.main.cats or not group.be or group.frames or group.governs or group.said:
            continue
        subjects = [n for n in sentence.family.subjects(sentence, group) if _people(n, vocabulary)]
        if not subjects:
            continue
        head = sentence.nodes.index(group.main)
        fate = _fate(sentence, group)
        places = [n for n in sentence.family.complements(sentence, group)[1] if n.marker in _WHERE and fits("place", n)]
        if fate is not None:
            item_class = fate.value.item_class
            frame = Frame(sense="dead", kind="casualties", roles={}, example=_SAID, item=item_class, status="occurred")
            yield Predication(frame, {"victims": subjects}, sentence.nodes.index(fate), group.clause, group)
        elif places:
            yield Predication(_PRESENT, {"item": subjects, "place": places[:1]}, head, group.clause, group)
    for index, node in enumerate(sentence.nodes):
        if "tally" in node.cats:
            yield from _tallied(sentence, index, told, vocabulary)


def _people(node: Node, vocabulary: Vocabulary) -> bool:
    """Whether a phrase counts people, be they named by their nationality alone or not at all."""
    if node.kind != "item" or node.value.quantity is None:
        return False
    bare = node.value.item_class is None and node.value.quantity.unit is None
    return bare or is_people(node.value, vocabulary)


def _fate(sentence: Sentence, group: Group) -> Node | None:
    """What a copula says has become of people: "are dead", "sont blessés"."""
    for node in sentence.nodes[group.last + 1 : group.last + 4]:
        if node.kind == "item":
            return node if node.value.item_class in CASUALTIES and node.value.quantity is None else None
        if node.kind not in _BETWEEN:
            return None
    return None


def _tallied(sentence: Sentence, index: int, told: set[int], vocabulary: Vocabulary) -> Iterator[Predication]:
    """ "the number of Cuban workers in Angola": nobody tells how they came there."""
    nodes = sentence.nodes
    at = next((i for i in range(index + 1, len(nodes)) if nodes[i].kind == "item"), None)
    if at is None or id(nodes[at]) in told or not _people(nodes[at], vocabulary):
        return
    behind = [n for n in nodes[at + 1 : at + 4] if n.kind not in ("prep", "det")]
    if behind and behind[0].marker in _WHERE and fits("place", behind[0]):
        yield Predication(_COUNTED, {"item": [nodes[at]], "place": behind[:1]}, at, nodes[at].clause)
