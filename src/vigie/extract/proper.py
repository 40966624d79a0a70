"""Proper names of speakers that the catalogue does not know."""

from __future__ import annotations

from collections.abc import Sequence

from vigie.extract.actors import ActorPhrase
from vigie.extract.nodes import Node
from vigie.extract.sentence import Sentence

_NAME_PARTS = 4


def called(sentence: Sentence, index: int) -> ActorPhrase | None:
    """ "the Halden Analytics | Group", "the | Institute for Peace", "l'| Institut Halden": a noun that takes others up
    is the head of a name where it is written with a capital beside words that are.
    """
    nodes = sentence.nodes
    if not index or not nodes[index].text[0].isupper() or "title" in nodes[index].cats:
        return None
    first, last = index, index
    while first and _is_capital(nodes[first - 1]):
        first -= 1
    for at in range(index + 1, min(index + 1 + _NAME_PARTS, len(nodes))):
        linked = nodes[at].kind == "prep" and at + 1 < len(nodes) and _is_capital(nodes[at + 1])
        if not (linked or _is_capital(nodes[at])):
            break
        last = at
    return ActorPhrase(nodes[first].start, nodes[last].end, "name") if first < last else None


def _is_capital(node: Node) -> bool:
    return node.kind == "word" and node.text[0].isupper()


def name_from(nodes: Sequence[Node]) -> ActorPhrase | None:
    """The first capitalised name of two words or more, before any verb."""
    run: list[Node] = []
    for node in nodes[:10]:
        if node.kind == "word" and node.text[0].isupper():
            run.append(node)
        elif run or node.kind == "verb":
            break
    return name_of(run)


def name_of(run: Sequence[Node]) -> ActorPhrase | None:
    """Words in capitals as one name, None for a single word, for too many and for what is written in capitals only."""
    if not 2 <= len(run) <= _NAME_PARTS or all(n.text.isupper() for n in run):
        return None
    return ActorPhrase(run[0].start, run[-1].end, "name")
