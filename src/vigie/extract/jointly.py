"""Who speaks together: "Washington and Seoul said", "the ministers of Japan, Peru and Chile", "Oslo, Rome et Paris"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vigie.extract.actors import ActorPhrase, of_state
from vigie.extract.nodes import Node
from vigie.extract.sentence import Sentence

_BETWEEN = frozenset({"det", "poss", "prep", "title"})  # what may stand before the next of a list
_LONE = frozenset({"pronoun", "demonym"})
_MOST = 16  # nodes between two of a list


def together(sentence: Sentence, speaker: ActorPhrase) -> tuple[ActorPhrase, ...]:
    """All who speak with ``speaker``, himself among them, in the order of the text; he alone where nobody does."""
    nodes = sentence.nodes
    at = next((i for i, n in enumerate(nodes) if n.kind == "actor" and n.start == speaker.start), None)
    if at is None or nodes[at].value.type in _LONE:
        return (speaker,)
    if (other := _of_both(nodes, at)) is not None:
        return other, speaker
    members = [*_ahead(nodes, at), at, *_behind(sentence, at)]
    if len(members) < 2 or not any(n.kind == "and" for n in nodes[members[-2] : members[-1]]):
        return (speaker,)
    first = nodes[members[0]].value
    phrases = [speaker if place == at else _shared(first, nodes[place].value) for place in members]
    known = {(one.id, one.state, one.start) for one in phrases}
    return tuple(phrases) if len(known) == len(phrases) else (speaker,)


def _of_both(nodes: Sequence[Node], at: int) -> ActorPhrase | None:
    """ "The Ukrainian and South Korean services": the body of the state that is only told of, else the state."""
    if at < 2 or nodes[at - 1].kind != "and" or nodes[at - 2].kind != "actor":
        return None
    nation, post = nodes[at - 2].value, nodes[at].value
    if nation.type != "demonym" or post.type not in ("role", "org") or post.watcher:
        return None
    if None in (nation.state, post.state) or nation.state == post.state:
        return None
    body = of_state(post, nation.state) if post.body else replace(nation, type="state", id=nation.state)
    return replace(body, start=nation.start, end=nation.end)


def _shared(first: ActorPhrase, other: ActorPhrase) -> ActorPhrase:
    """ "The ministers of Japan and Peru": the post of the first is that of each."""
    return of_state(first, other.state) if first.type == "role" and first.body and other.type == "state" else other


def _ahead(nodes: Sequence[Node], at: int) -> list[int]:
    """Those of the list before ``at``, as far as it goes without a break."""
    found: list[int] = []
    while (before := _next(nodes, found[0] if found else at, -1)) is not None:
        found.insert(0, before)
    return found


def _behind(sentence: Sentence, at: int) -> list[int]:
    """Those behind ``at``: the list ends with its clause, or right before the verb of saying."""
    found: list[int] = []
    nodes = sentence.nodes
    while (behind := _next(nodes, found[-1] if found else at, 1)) is not None:
        found.append(behind)
    after = nodes[found[-1] + 1] if found and found[-1] + 1 < len(nodes) else None
    says = after is not None and any(g.first == found[-1] + 1 and (g.said or g.governs) for g in sentence.groups)
    return found if after is None or after.kind == "punct" or says else []


def _next(nodes: Sequence[Node], at: int, step: int) -> int | None:
    """The next of a list that ``at`` is one of: behind a comma or "and", governed as ``at`` is."""
    joined = False
    for place in range(at + step, at + step * _MOST, step):
        if not 0 <= place < len(nodes):
            return None
        node = nodes[place]
        if node.kind == "and" or node.text == ",":
            joined = True
        elif node.kind == "actor":
            return place if joined and _alike(nodes, min(at, place), max(at, place)) else None
        elif node.kind not in _BETWEEN:
            return None
    return None


def _alike(nodes: Sequence[Node], first: int, second: int) -> bool:
    """Whether two phrases stand in one list: both bare, both governed alike, the states of one post, or "such as"."""
    one, other = nodes[first], nodes[second]
    if one.value.type in _LONE or other.value.type in _LONE:
        return False
    such = any("such" in n.cats for n in nodes[max(0, first - 2) : first])
    led = one.marker == "according" and not other.marker
    return one.marker == other.marker or such or led or (one.value.type in ("role", "state") and other.marker == "of")
