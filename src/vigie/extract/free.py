"""Clauses of languages that mark functions by case and order their words freely."""

from __future__ import annotations

from collections.abc import Sequence

from vigie.extract.clauses import mark_phrases
from vigie.extract.groups import Group
from vigie.extract.nodes import Node
from vigie.extract.sentence import Sentence, participle_at
from vigie.packs.language import Language

_PARTIES = frozenset({"actor", "item", "place", "pred", "site", "num", "pron"})
_SUBJECTS = frozenset({"actor", "item", "place", "pron"})
_PLAIN = frozenset({"subj", "obj"})
_OVER = frozenset({"det", "mod", "adv", "num", "qty", "word", "title", "punct"})
_LISTING = frozenset({"and", "or", "prep", "det", "num", "qty", "mod", "punct"})
_REACH = 5  # nodes between a preposition and the noun it governs
_DEPTH = 4


def mark(nodes: list[Node], words: Sequence[Node], language: Language) -> None:
    """Gives each phrase the function of its preposition with its case, else of its case alone."""
    mark_phrases(nodes, language)
    cased = [(word.start, cases) for word in words if (cases := _cases(word))]
    for index, node in enumerate(nodes):
        if node.kind not in _PARTIES:
            continue
        cases = _agreed([cases for start, cases in cased if node.start <= start < node.end])
        if node.marker and not _apart(nodes, index, cases):
            node.marker = _with_case(nodes, index, cases) or node.marker
            continue
        node.marker = ""
        if _governed(node, cases):
            cases = frozenset({"nom", "acc"})  # "five tanks", "a container of shells": the number is subject or object
        known = cases or (language.cases if node.kind == "actor" else ())  # a name without endings may be anything
        node.functions = frozenset(language.cases[case] for case in known if case in language.cases)
        if node.functions and node.functions.isdisjoint(_PLAIN):
            node.marker = _own(nodes, index, node.functions)


def _cases(word: Node) -> frozenset[str]:
    return frozenset().union(*(reading.cases for reading in word.readings))


def _apart(nodes: Sequence[Node], index: int, cases: frozenset[str]) -> bool:
    """Whether a preposition governs an unknown noun before the phrase: none goes with what may be a subject."""
    return "nom" in cases and bool(index) and nodes[index - 1].kind == "word"


def _governed(node: Node, cases: frozenset[str]) -> bool:
    quantity = node.value.quantity if node.kind == "item" else None
    return quantity is not None and ("gen" in cases or quantity.kind == "unit")


def _agreed(cases: Sequence[frozenset[str]]) -> frozenset[str]:
    """The cases of a phrase: those its first words share, as far as they agree."""
    shared = cases[0] if cases else frozenset()
    for own in cases[1:]:
        if not shared & own:
            break
        shared &= own
    return shared


def _own(nodes: Sequence[Node], index: int, functions: frozenset[str]) -> str:
    """The function of a bare phrase whose case leaves several: right behind a noun it belongs to the noun."""
    before = nodes[index - 1] if index else None
    noun = before is not None and (before.kind in ("item", "pred", "site", "title") or before.kind == "word")
    if "of" in functions and (noun or functions == {"of"}):
        return "of"
    return next(iter(sorted(functions - {"of"})), "")


def _with_case(nodes: Sequence[Node], index: int, cases: frozenset[str]) -> str | None:
    """What a preposition means with the case of its noun, where it means another thing with another case."""
    for node in reversed(nodes[max(0, index - _REACH) : index]):
        if node.kind == "prep":
            return next((r.data for r in node.all("prep") if r.feature in cases), None)
        if node.kind not in _OVER:
            return None
    return None


def subjects_of(sentence: Sentence, group: Group, depth: int = 0) -> list[Node]:
    """What a verb agrees with: a nominative of its clause, before the verb rather than behind it."""
    clause = sentence.clauses[group.clause]
    if depth > _DEPTH:
        return []
    if group.tense == "ppart" and not group.finite:
        return _qualified(sentence, group)
    if group.governor is not None:
        return _controlled(sentence, group.governor, depth + 1)
    around = [n for n in _around(sentence, group) if n.kind in _SUBJECTS and not n.marker and _may(n, "subj")]
    own = [n for n in around if n.functions and "obj" not in n.functions] or around
    before = [n for n in own if n.start < group.main.start]
    if before or own:
        return before or own[:1]
    if clause.kind == "rel" and clause.antecedent is not None and clause.function == "subj":
        return _listed(sentence, clause.antecedent)
    earlier = [g for g in clause.groups if g.last < group.first]
    return subjects_of(sentence, earlier[0], depth + 1) if earlier else []


def _controlled(sentence: Sentence, governor: Group, depth: int) -> list[Node]:
    """Who does what a verb governs: its subject, or its object ("they ask Kyiv to send")."""
    if governor.governs and governor.governs[0].control == "obj":
        asked = [n for n in _around(sentence, governor) if n.kind == "actor" and n.start > governor.main.start]
        if asked:
            return asked[:1]
    return subjects_of(sentence, governor, depth)


def _listed(sentence: Sentence, index: int) -> list[Node]:
    """The things of the list that ends at a node."""
    found = [sentence.nodes[index]]
    for node in reversed(sentence.nodes[:index]):
        if node.kind == found[0].kind == "item":
            found.insert(0, node)
        elif node.kind not in _LISTING:
            break
    return found


def complements(sentence: Sentence, group: Group) -> tuple[list[Node], list[Node]]:
    """The bare phrases that may be objects and the marked ones, on either side of a verb."""
    clause = sentence.clauses[group.clause]
    subjects = subjects_of(sentence, group)[:1] if not group.passive else []
    taken = {id(n) for n in subjects if n.start < group.main.start or "obj" not in n.functions}
    around = _around(sentence, group)
    objects = [n for n in around if not n.marker and _may(n, "obj") and id(n) not in taken]
    if group.negated:
        objects += [n for n in around if n.kind == "item" and n.marker == "of"]
    if clause.kind == "rel" and clause.function == "obj" and clause.antecedent is not None:
        objects.append(sentence.nodes[clause.antecedent])
    return objects, [n for n in around if n.marker or (n.functions - _PLAIN and id(n) not in taken)]


def _may(node: Node, function: str) -> bool:
    return not node.functions or function in node.functions


def _around(sentence: Sentence, group: Group) -> list[Node]:
    """The phrases of a verb's clause between the verbs beside it."""
    begin, end = 0, len(sentence.nodes)
    for other in sentence.groups:
        if other is group or participle_at(sentence, other.first):
            continue
        if other.last < group.first and other is not group.governor and other.clause == group.clause:
            begin = max(begin, other.last + 1)
        elif other.first > group.last and other.clause == group.clause:
            end = min(end, other.first)
    if group.tense in ("ppart", "gerund") and not group.finite:
        begin = max(begin, group.first - 1)
    inside = [n for n in sentence.nodes[begin:end] if n.clause == group.clause]
    return [n for n in inside if n.kind in _PARTIES]


def _qualified(sentence: Sentence, group: Group) -> list[Node]:
    """What a participle qualifies: behind a comma the thing before it, else the next one."""
    before = sentence.nodes[group.first - 1] if group.first else None
    if before is not None and before.text == ",":
        things = [n for n in sentence.nodes[: group.first] if n.kind in ("item", "actor", "num")]
        return things[-1:]
    return [n for n in sentence.nodes[group.last + 1 :] if n.kind == "item"][:1]
