"""What one claim of a sentence is to another: a part of it, its return, or the figure that corrects it."""

from __future__ import annotations

from collections.abc import Sequence

from vigie.extract.actors import same
from vigie.extract.drafts import Draft, Tie
from vigie.extract.nodes import Node
from vigie.extract.phrases import CASUALTIES, Vocabulary
from vigie.extract.quantities import QuantityMention
from vigie.extract.scopes import meanings
from vigie.extract.sentence import Sentence

_LIGHT = frozenset({"det", "adv", "num", "qty", "prep", "mod", "word"})
_LISTED = frozenset({"item", "and"})
_LINKS = frozenset({"and", "but", "adv", "neg", "completes", "det"})
_NEAR = 8  # nodes between a figure and what it is corrected to


def tie(sentence: Sentence, drafts: Sequence[Draft], told: Draft | None, vocabulary: Vocabulary) -> None:
    """Ties the drafts of a sentence to one another; ``told`` is the last transfer told before it."""
    _part(sentence, drafts, vocabulary)
    _return(sentence, drafts, told)


def _part(sentence: Sentence, drafts: Sequence[Draft], vocabulary: Vocabulary) -> None:
    """ "4,700 casualties, including 600 dead", "sur les 54 chars commandés, 20 ont été livrés"."""
    for draft in drafts:
        whole = next((d for d in drafts if d is not draft and _holds(d, draft, vocabulary)), None)
        words = _singled(sentence, whole, draft, vocabulary) if whole is not None else None
        if whole is not None and words is not None:
            draft.ties += (Tie("part-of", whole, words.start, words.end),)


def _holds(whole: Draft, part: Draft, vocabulary: Vocabulary) -> bool:
    """Whether a number may be part of another: of the same kind of fact, told behind it, no greater."""
    if whole.quantity is None or part.quantity is None or whole.kind != part.kind:
        return False
    if whole.quantity.start >= part.quantity.start or whole.quantity.unit != part.quantity.unit:
        return False
    most, least = whole.quantity.max or whole.quantity.min, part.quantity.min or part.quantity.max
    if most is None or least is None or least > most:
        return False
    of, thing = vocabulary.lineage(whole.item_class), vocabulary.lineage(part.item_class)
    return bool(of and thing) and (of[-1] == thing[-1] or {of[0], thing[0]} <= CASUALTIES)


def _singled(sentence: Sentence, whole: Draft, part: Draft, vocabulary: Vocabulary) -> Node | None:
    """The word that takes a part out of a whole: before the part ("dont"), or before the whole ("of the 54 tanks").

    It may stand before other parts: "seven ships, namely two carriers and four corvettes".
    """
    assert whole.quantity is not None and part.quantity is not None
    nodes = sentence.nodes
    finer = vocabulary.is_a(part.item_class, whole.item_class or "")
    light = _LIGHT | _LISTED if finer else _LIGHT
    for node in reversed([n for n in nodes if whole.quantity.end <= n.start < part.quantity.start]):
        if "such" in node.cats or any(r.data == "of" for r in node.all("rel")):
            return node
        if node.kind not in light and not (finer and node.text == ","):
            break
    bare = part.item is not None and part.item.item_class is None and part.named is whole.item
    opener = next((n for n in nodes if n.kind == "prep"), None)
    ahead = [n for n in nodes if n.start < whole.quantity.start]
    opens = opener is not None and ahead[:1] == [opener] and all(n.kind in ("prep", "det") for n in ahead)
    return opener if bare and opens else None


def _return(sentence: Sentence, drafts: Sequence[Draft], told: Draft | None) -> None:
    """ "and received 12 helicopters in return": what goes back is tied to what came."""
    cue = next((n for n in sentence.nodes if "reciprocal" in n.cats), None)
    moved = [d for d in drafts if d.kind == "transfer"]
    if cue is None or not moved:
        return
    for draft in moved:
        before = [d for d in ([told] if told is not None else []) + moved if d is not draft and _turned(d, draft)]
        before = [d for d in before if d is told or d.head < draft.head]
        if before:
            draft.ties += (Tie("in-return-for", before[-1], cue.start, cue.end),)


def _turned(a: Draft, b: Draft) -> bool:
    """Whether two transfers go opposite ways, as far as both say."""
    ways = [(a.supplier, b.recipient), (a.recipient, b.supplier)]
    known = [(p, q) for p, q in ways if p is not None and q is not None]
    return bool(known) and all(same(p, q) for p, q in known)


def corrected(sentence: Sentence, drafts: list[Draft], told: Draft | None) -> list[Draft]:
    """The drafts with the figures they were corrected to, without those taken back ("14 tanks, not 16")."""
    kept = [d for d in drafts if not _taken_back(sentence, d)]
    verb = next((g for g in sentence.groups if "corrected" in meanings(g.main)), None)
    if verb is None:
        return kept
    behind = sentence.nodes[verb.last + 1 : verb.last + 1 + _NEAR]
    to = next((n for n in behind if _number(n) is not None and _prepared(sentence, n)), None)
    number = _number(to) if to is not None else None
    if to is None or number is None:
        return kept
    kept = [d for d in kept if d.quantity is not number]
    before = [d for d in kept if _countable(d) and d.quantity is not None and d.quantity.start < to.start]
    wrong = before[-1] if before else told
    if wrong is not None and _countable(wrong) and wrong.quantity is not None:
        for draft in {id(d): d for d in [*kept, wrong]}.values():
            if draft.quantity is wrong.quantity and draft is not wrong:
                draft.quantity = number
        if not before:
            wrong.evidence.append((sentence.start, sentence.end))
        wrong.quantity = number
    return kept


def _countable(draft: Draft) -> bool:
    number = draft.quantity
    return number is not None and number.kind in ("count", "unit")


def _number(node: Node) -> QuantityMention | None:
    if node.kind in ("qty", "num"):
        mention: QuantityMention = node.value
        return mention
    return node.value.quantity if node.kind == "item" else None


def _prepared(sentence: Sentence, node: Node) -> bool:
    """Whether the number is what another becomes: "to 14", "à 14"."""
    before = [n for n in sentence.nodes if n.start < node.start][-2:]
    return any(r.data in ("to", "in") for n in before if n.kind == "prep" for r in n.all("prep"))


def _taken_back(sentence: Sentence, draft: Draft) -> bool:
    """ ", not 16", "et non 16": a bare number right behind a negation, which a number of the same thing precedes."""
    item = draft.item
    if item is None or item.item_class is not None or draft.quantity is None:
        return False
    before = [n for n in sentence.nodes if n.start < item.start]
    negated = False
    for node in reversed(before):
        if node.kind not in _LINKS and node.text != ",":
            return False
        negated = negated or bool(node.cats & {"neg", "completes"})
        if negated and (node.text == "," or node.kind in ("and", "but")):
            return True
    return False
