"""Clauses of languages whose verb ends its clause, with particles behind nouns and relatives before them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vigie.extract.clauses import Clause
from vigie.extract.groups import Group, flags_of
from vigie.extract.nodes import Node
from vigie.extract.sentence import Sentence
from vigie.packs.language import Language

_PARTIES = frozenset({"actor", "item", "place", "pred", "site", "pron"})
_OVER = frozenset({"num", "qty", "title"})
_PLAIN = frozenset({"subj", "obj"})
_TOPIC = frozenset({"subj", "obj", "topic"})
_LINKS = frozenset({"and", "or"})
_DEPTH = 4


def mark(nodes: list[Node], words: Sequence[Node], language: Language) -> None:
    """Gives each phrase the function of the particle behind it, or of the list it belongs to; last one first."""
    for index in range(len(nodes) - 1, -1, -1):
        if nodes[index].kind in _PARTIES:
            _mark(nodes, index, _behind(nodes, index))
    for index, node in enumerate(nodes):
        if node.kind == "according":
            source = next((n for n in reversed(nodes[:index]) if n.kind == "actor"), None)
            if source is not None:
                source.marker, source.functions = "according", frozenset()


def _mark(nodes: Sequence[Node], index: int, behind: Node | None) -> None:
    node = nodes[index]
    if behind is None or behind.kind == "verb":
        node.functions = _PLAIN
    elif behind.kind == "particle":
        _bear(node, behind.value)
    elif behind.kind == "according":
        node.marker = "according"
    elif behind.kind == "poss":
        node.marker = "of"
    elif behind.kind in _LINKS or behind.text == ",":
        following = next((n for n in nodes[index + 2 : index + 4] if n.kind == node.kind), None)
        alone = ("with", frozenset({"with"})) if behind.kind in _LINKS else ("", _PLAIN)
        node.marker, node.functions = (following.marker, following.functions) if following else alone
    elif behind.kind == "actor" and node.kind == "actor" and node.value.type == "person":
        node.marker, node.functions = behind.marker, behind.functions  # "Shin Won-sik, defence minister"
    elif behind.kind in _PARTIES:
        node.marker, node.functions = "of", frozenset({"of", "obj"})  # a noun right before a noun hangs on it
    else:
        node.functions = _PLAIN


def _bear(node: Node, told: tuple[str, ...]) -> None:
    node.functions = _TOPIC if "topic" in told else frozenset(told)
    node.marker = "" if node.functions & _PLAIN else told[0]


def _behind(nodes: Sequence[Node], index: int) -> Node | None:
    """What stands behind a phrase, its number and title left aside."""
    return next((n for n in nodes[index + 1 :] if n.kind not in _OVER), None)


def clauses_of(nodes: list[Node], groups: list[Group]) -> list[Clause]:
    """A clause for each verb with the phrases before it that are its own; the first is the sentence's last verb's."""
    clauses = [Clause(0, "main")]
    pending: list[Node] = []
    position = 0
    for number, group in enumerate(groups):
        flags = flags_of(group.main)
        following = groups[number + 1] if number + 1 < len(groups) else None
        clause = clauses[0] if following is None else Clause(len(clauses), "main", None, opener=group.first)
        pending += nodes[position : group.first]
        if following is not None:
            clauses.append(clause)
        if "rel" in flags:
            clause.kind, clause.function = "rel", "gap"
            clause.antecedent = _head(nodes, group)
            own = _nearest(pending)
        elif "quo" in flags and following is not None:
            clause.kind = "comp"
            own = _quoted(pending, nodes[group.last + 1 : following.first])
        else:
            own = list(pending)
        if group.tense == "inf" and following is not None and following.governs:
            group.governor = following
        for node in [*own, *nodes[group.first : group.last + 1]]:
            node.clause = clause.number
        group.clause = clause.number
        clause.groups.append(group)
        pending = [n for n in pending if not any(n is o for o in own)]
        position = group.last + 1
    for node in [*pending, *nodes[position:]]:
        node.clause = 0
    _nest(clauses, groups)
    return clauses


def _nest(clauses: list[Clause], groups: list[Group]) -> None:
    """What is quoted or relative belongs to the clause of the next verb."""
    for group, following in pairwise(groups):
        if clauses[group.clause].kind in ("rel", "comp"):
            clauses[group.clause].parent = following.clause


def _head(nodes: Sequence[Node], group: Group) -> int | None:
    """The noun a relative clause stands before: over numbers, adverbs and unknown words."""
    for index in range(group.last + 1, min(len(nodes), group.last + 5)):
        if nodes[index].kind in _PARTIES:
            return index
        if nodes[index].kind in ("verb", "particle", "punct"):
            return None
    return None


def _nearest(pending: Sequence[Node]) -> list[Node]:
    """The phrases of a relative clause: back to a topic or a second subject, which belong to what comes after."""
    own: list[Node] = []
    subject = False
    for node in reversed(pending):
        bare = node.functions
        if "topic" in bare or (subject and bare == {"subj"}) or node.text == ",":
            break
        subject = subject or bare == {"subj"}
        own.append(node)
    return own


def _quoted(pending: Sequence[Node], behind: Sequence[Node]) -> list[Node]:
    """The phrases of a quoted clause: all but the one who says it, where he is named before it."""
    if any(_acts(n) for n in behind):
        return list(pending)
    speaker = next((n for n in pending if n.kind == "actor" and _acts(n)), None)
    return [n for n in pending if n is not speaker]


def _acts(node: Node) -> bool:
    return node.kind in ("actor", "pron") and "subj" in node.functions and not node.marker and node.functions != _PLAIN


def subjects_of(sentence: Sentence, group: Group, depth: int = 0) -> list[Node]:
    """Who acts: the subject of the clause, else its topic, the noun it hangs on, or the subject of the next clause."""
    if depth > _DEPTH:
        return []
    own = [n for n in _own(sentence, group) if not n.marker and "subj" in n.functions]
    sure = [n for n in own if n.functions == {"subj"}]
    found = sure or [n for n in own if "topic" in n.functions]
    if group.passive or not found:
        found = found + [n for n in own if not any(n is f for f in found)]
    clause = sentence.clauses[group.clause]
    head = sentence.nodes[clause.antecedent] if clause.antecedent is not None else None
    if head is not None and (group.passive or (head.kind != "item" and not found)):
        return [head]
    if found or head is not None:
        return found
    at = sentence.groups.index(group)
    later = subjects_of(sentence, sentence.groups[at + 1], depth + 1) if at + 1 < len(sentence.groups) else []
    quoted = clause.kind == "comp"  # who is named behind what he says does not do it
    return [n for n in later if not quoted or n.start < group.main.start]


def complements(sentence: Sentence, group: Group) -> tuple[list[Node], list[Node]]:
    """The objects of a verb and the phrases that bear another function; a relative's noun may be its object."""
    own = _own(sentence, group)
    subjects = {id(n) for n in subjects_of(sentence, group)}
    objects = [n for n in own if "obj" in n.functions and id(n) not in subjects]
    objects.sort(key=lambda n: (n.functions != {"obj"}, n.start))
    clause = sentence.clauses[group.clause]
    head = sentence.nodes[clause.antecedent] if clause.antecedent is not None else None
    if head is not None and not any(n.kind == head.kind for n in objects) and id(head) not in subjects:
        objects.append(head)
    return objects, [n for n in own if n.marker or n.functions - _TOPIC]


def _own(sentence: Sentence, group: Group) -> list[Node]:
    inside = [n for n in sentence.nodes if n.clause == group.clause and n.kind in _PARTIES]
    others = [g for g in sentence.clauses[group.clause].groups if g is not group]
    return [n for n in inside if not others or n.start < group.main.start]
