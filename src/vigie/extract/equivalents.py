"""What counted loads would hold: "the equivalent of 90,000 shells", "if all were 152 mm, a million"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vigie.extract.attribution import Source, source_of
from vigie.extract.discourse import Discourse
from vigie.extract.drafts import Draft, Tie
from vigie.extract.groups import Group
from vigie.extract.members import is_measure
from vigie.extract.nodes import Node
from vigie.extract.phrases import PEOPLE, ItemPhrase
from vigie.extract.scopes import meanings
from vigie.extract.sentence import Sentence

LOADS = frozenset({"container", "crate", "railcar", "shipment", "ship", "truck", "tonne", "voyage"})
_UNTOLD = frozenset({"planned", "possible"})
_ENDS = frozenset({"verb", "rel", "comp", "sub", "if", "question"})
_EITHER = frozenset({"or", "and"})
_LONG = 40  # nodes in a supposition
_NEAR = 5  # nodes between two alternatives


@dataclass(frozen=True, slots=True)
class Equation:
    """The ``items`` that a sentence holds equal to a count, the words that do so and the ``condition`` they stand
    under.
    """

    items: tuple[Node, ...]
    words: tuple[int, int]
    condition: tuple[int, int] | None


def equations(sentence: Sentence, discourse: Discourse) -> list[Equation]:
    """What a sentence holds equal to counted loads: under each hypothesis about what they hold, or by a word."""
    if discourse.counted is None and not any(_load(n) for n in sentence.nodes):
        return []
    found: list[Equation] = []
    nodes = sentence.nodes
    ends = _conditions(sentence)
    for number, (begin, end) in enumerate(ends):
        until = ends[number + 1][0] if number + 1 < len(ends) else len(nodes)
        words, items = _main(sentence, end, until, bool(found))
        if not items and begin and number + 1 == len(ends):
            words, items = _main(sentence, ends[number - 1][1] if number else 0, begin, False)
        if items:
            condition = (nodes[begin].start, nodes[end - 1].end)
            found.append(Equation(tuple(items), words or condition, condition))
    if not found:
        words, items = _main(sentence, 0, len(nodes), False, supposed=False)
        found += [Equation(tuple(items), words, None)] if words and items else []
    return found


def without(drafts: Sequence[Draft], found: Sequence[Equation]) -> list[Draft]:
    """The drafts but those of things that are only held equal, or only supposed."""
    spans = [(n.start, n.end) for f in found for n in f.items] + [f.condition for f in found if f.condition]
    return [d for d in drafts if d.item is None or not any(s <= d.item.start < e for s, e in spans)]


def equivalents(
    sentence: Sentence, found: Equation, drafts: Sequence[Draft], sources: list[Source], discourse: Discourse
) -> Iterator[Draft]:
    """A claim for each alternative, tied to the count where that is one: possible, and of no time of its own."""
    here = [d for d in drafts if counts_loads(d)]
    count = here[-1] if here else discourse.counted
    pair = discourse.certain_pair() or (None, None)
    for node in found.items:
        draft = Draft(
            count.kind if count else "transfer", "possible", node.value.head, [(sentence.start, sentence.end)]
        )
        draft.item, draft.quantity, draft.condition = node.value, node.value.quantity, found.condition
        draft.named = _supposed(sentence, found) if node.value.item_class is None else None
        if draft.item_class is None or discourse.vocabulary.is_a(draft.item_class, PEOPLE):
            continue
        draft.supplier, draft.recipient = (count.supplier, count.recipient) if count else pair
        draft.implied = {role for role in ("supplier", "recipient") if getattr(draft, role) is not None}
        draft.source = source_of(sources, node.clause) or (count.source if here and count else None)
        draft.undated = True
        draft.ties = (Tie("equivalent-of", count, *found.words),) if count else ()
        yield draft


def counts_loads(draft: Draft) -> bool:
    """Whether a draft tells how many containers, ships or railcars moved."""
    return draft.quantity is not None and draft.quantity.unit in LOADS


def _load(node: Node) -> bool:
    quantity = node.value.quantity if node.kind == "item" else node.value if node.kind in ("qty", "num") else None
    return quantity is not None and quantity.unit in LOADS


def _conditions(sentence: Sentence) -> list[tuple[int, int]]:
    """The suppositions about what things are, as spans of nodes: if-clauses, or what opens the sentence before the
    first comma ("Filled with 152 mm shells only, ...").
    """
    nodes = sentence.nodes
    openers = [c.opener for c in sentence.clauses if c.kind == "if"]
    if not openers and any(g.first == 0 and not g.finite for g in sentence.groups):
        openers = [0]
    spans = []
    for opener in openers:
        end = next((i for i in range(opener, len(nodes)) if nodes[i].text in ",;." or i - opener > _LONG), len(nodes))
        if any((n.kind == "item" and not _counted(n)) or is_measure(n) for n in nodes[opener:end]):
            spans.append((opener, end))
    return spans


def _main(
    sentence: Sentence, begin: int, end: int, goes_on: bool, supposed: bool = True
) -> tuple[tuple[int, int] | None, list[Node]]:
    """The words that equal between two nodes, and what they hold equal. Behind another hypothesis (``goes_on``) the
    figure may stand alone: "if all were X, 200,000; if they were Y, a million".
    """
    nodes = sentence.nodes
    for first, last in _equalling(sentence, begin, end, supposed):
        items = list(_equalled(nodes, last + 1, end))
        if items:
            return (nodes[first].start, nodes[last].end), items
    verbs = any(begin <= g.first < end for g in sentence.groups)
    return None, list(_equalled(nodes, begin, end)) if goes_on and not verbs else []


def _equalling(sentence: Sentence, begin: int, end: int, supposed: bool) -> Iterator[tuple[int, int]]:
    """The first and last node of the words that say that something equals a count; under a supposition any verb that
    says nothing of the field does ("that would be", "cela ferait").
    """
    nodes = sentence.nodes
    groups = {g.last: g for g in sentence.groups}
    for index in range(begin, end):
        node, group = nodes[index], groups.get(index)
        if group is not None and _would(group) and ("equivalent" in meanings(node) or (supposed and _empty(group))):
            yield group.first, index
        elif any(r.data == "equivalent" and not r.feature for r in node.all("figure")):
            yield index, index


def _would(group: Group) -> bool:
    """Whether a verb tells no fact: a conditional, or what could be."""
    effects = [*group.effects, *(group.governor.governs if group.governor is not None else ())]
    return group.tense == "cond" or any(e.effect in _UNTOLD for e in effects)


def _empty(group: Group) -> bool:
    """Whether a verb says nothing of the field ("would be", "cela ferait")."""
    return not (group.frames or group.said)


def _equalled(nodes: Sequence[Node], begin: int, end: int) -> Iterator[Node]:
    """The counted things from a node on, each alternative of them."""
    first = True
    for index in range(begin, end):
        node = nodes[index]
        if node.kind in _ENDS or node.text in ";:":
            return
        if node.kind == "item" and _counted(node):
            if not first and not any(n.kind in _EITHER for n in nodes[max(begin, index - _NEAR) : index]):
                return
            first = False
            yield node


def _counted(node: Node) -> bool:
    quantity = node.value.quantity
    return quantity is not None and quantity.kind == "count" and (quantity.min is not None or quantity.max is not None)


def _supposed(sentence: Sentence, found: Equation) -> ItemPhrase | None:
    """What a bare number counts: the thing of the condition."""
    start, end = found.condition or found.words
    things = [n.value for n in sentence.nodes if n.kind == "item" and start <= n.start < end and n.value.item_class]
    return things[-1] if things else None
