"""Predicate nouns of the subject - verb - object family: "livraison de X à Y par Z", "Z's delivery of X to Y"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from vigie.extract.groups import Group
from vigie.extract.nodes import Node
from vigie.extract.owners import owned
from vigie.extract.sentence import (
    ACTORS,
    Predication,
    Roles,
    Sentence,
    bears,
    coordinated,
    enough,
    fits,
    needed,
    participle_at,
)
from vigie.packs.language import Frame


def by_noun(sentence: Sentence, index: int) -> Iterable[Predication]:
    """The predications of a predicate noun ("livraison de X à Y par Z", "Z's delivery of X to Y")."""
    nodes = sentence.nodes
    node = nodes[index]
    for reading in node.all("pred"):
        frame: Frame = reading.data
        marked = _noun_complements(sentence, index)
        roles: Roles = {}
        for role, markers in frame.roles.items():
            for marker in markers:
                found = _noun_filler(sentence, index, role, marker, marked)
                if found and not any(set(map(id, found)) & set(map(id, taken)) for taken in roles.values()):
                    roles[role] = found
                    break
        governing = governing_verb(sentence, index)
        if "item" in frame.roles and "item" not in roles and frame.kind == "transfer":
            roles |= _apart(sentence, index, governing, marked)
        if enough(frame, roles):
            _agent_of(sentence, index, frame, roles, governing)
            _taker_of(sentence, index, roles, governing)
            _goal_of(sentence, index, frame, roles)
            _moved(sentence, index, roles, governing)
            owned(sentence, frame, roles)
            if needed(frame, roles):
                yield Predication(frame, roles, index, node.clause, governing, noun=True)
                return


def _apart(sentence: Sentence, index: int, governing: Group | None, marked: Sequence[Node]) -> Roles:
    """ "The guns were a gift from X", "a gift from X: two guns": what a noun is about stands apart from it."""
    nodes = sentence.nodes
    if governing is not None and governing.be and not governing.frames and governing.last < index:
        between = nodes[governing.last + 1 : index]
        things = [n for n in sentence.family.subjects(sentence, governing) if fits("item", n)]
        if things and all(n.kind in ("det", "word", "adv", "neg") for n in between):
            return {"item": things}
    for before, node in pairwise(nodes[index + 1 :]):
        if node.kind == "verb" or node.text in ".;":
            return {}
        if node.kind == "item":
            parted = before.text in (",", ":") or before.kind in ("num", "qty", "det")
            bare = not node.marker and any(n.text in (",", ":") for n in nodes[index + 1 : nodes.index(node)])
            told = any(n.kind == "actor" and n.start < node.start for n in marked)
            things = [n for n in nodes[nodes.index(node) :] if n.kind == "item" and not n.marker]
            return {"item": _list_of(sentence, things)} if parted and bare and told else {}
    return {}


def _goal_of(sentence: Sentence, index: int, frame: Frame, roles: Roles) -> None:
    """ "a package for Ukraine, including the delivery of tanks": who the goods are for may stand before the noun."""
    markers = [m for m in frame.roles.get("recipient", []) if m in ("for", "to")]
    if "recipient" in roles or not markers:
        return
    for at in range(index - 1, -1, -1):
        node = sentence.nodes[at]
        if node.kind == "verb" and not participle_at(sentence, at):
            return
        if node.kind == "actor" and node.marker in markers and fits("recipient", node):
            if not any(node is n for nodes in roles.values() for n in nodes):
                roles["recipient"] = [node]
            return


def _taker_of(sentence: Sentence, index: int, roles: Roles, governing: Group | None) -> None:
    """ "Ghana has received a delivery of tanks": who receives, buys or awaits what the noun names is who gets it."""
    if "recipient" in roles or "supplier" not in roles or governing is None or governing.last > index:
        return
    if governing.passive or not any("subj" in f.roles.get("recipient", []) for f in governing.frames):
        return
    taken = {id(n) for nodes in roles.values() for n in nodes}
    subjects = [n for n in sentence.family.subjects(sentence, governing) if fits("recipient", n)]
    if subjects and id(subjects[0]) not in taken:
        roles["recipient"] = subjects[:1]


def _moved(sentence: Sentence, index: int, roles: Roles, governing: Group | None) -> None:
    """ "The shipment of shells is on its way to Mali": the verb of motion tells where what the noun names goes."""
    if governing is None or governing.first < index:
        return
    motion = next((f for f in governing.frames if "subj" in f.roles.get("item", [])), None)
    if motion is None:
        return
    marked = sentence.family.complements(sentence, governing)[1]
    taken = {id(n) for nodes in roles.values() for n in nodes}
    for role in ("recipient", "destination", "supplier"):
        found = [n for n in marked if n.marker in motion.roles.get(role, []) and fits(role, n) and id(n) not in taken]
        if role not in roles and found:
            roles[role] = found[:1]
            taken.add(id(found[0]))


def _agent_of(sentence: Sentence, index: int, frame: Frame, roles: Roles, governing: Group | None) -> None:
    """Who does what a noun says, when the noun does not tell: the subject of its verb ("X has approved the sale"), or
    the agent of one that only carries it ("the delivery was made by X").
    """
    acting = [r for marker in ("subj", "poss") for r, markers in frame.roles.items() if marker in markers]
    role = acting[0] if acting else None
    if role is None or role in roles or governing is None or governing.said:
        return
    carried = any(g.effect == "support" for g in governing.governs)
    if governing.passive:
        agents = [n for n in sentence.family.complements(sentence, governing)[1] if n.marker == "by" and fits(role, n)]
        decided = carried or any(g.effect == "planned" for g in governing.governs)
        if decided and agents and governing.first > index:
            roles[role] = agents[:1]
        return
    if governing.last > index:
        return
    if not carried and any(f.kind == "transfer" and "subj" not in f.roles.get(role, []) for f in governing.frames):
        return
    subjects = [n for n in sentence.family.subjects(sentence, governing) if fits(role, n)]
    deals = [f for f in governing.frames if "deal" in f.roles]
    if (deals and len(subjects) > 1) or any(
        role != "supplier" and "subj" in f.roles.get("supplier", []) for f in deals
    ):
        return  # of two who sign for a delivery one gives and one takes; who wins an order gives
    if not (governing.frames or governing.governs) and subjects and subjects[0].kind == "pron":
        return  # "il s'agit de livraisons": nobody does it
    taken = {id(n) for nodes in roles.values() for n in nodes}
    if subjects and id(subjects[0]) not in taken:
        roles[role] = subjects[:1]


def _noun_complements(sentence: Sentence, index: int) -> list[Node]:
    found: list[Node] = []
    behind = range(index + 1, len(sentence.nodes))
    for at in range(index - 1, -1, -1) if sentence.family.final else behind:
        node = sentence.nodes[at]
        if node.clause != sentence.nodes[index].clause:
            continue
        if node.kind == "verb" and not participle_at(sentence, at):
            break
        if node.kind == "pred" or node.text in (";", "."):
            break
        if node.kind in ("item", "actor", "place", "site"):
            found.append(node)
    return found


def _noun_filler(sentence: Sentence, index: int, role: str, marker: str, marked: Sequence[Node]) -> list[Node]:
    nodes = sentence.nodes
    if marker == "adj":
        near = [
            n for n in (*nodes[index + 1 : index + 2], *reversed(nodes[max(0, index - 2) : index])) if n.kind == "actor"
        ]
        return [n for n in near if n.value.type == "demonym" and fits(role, n)][:1]
    if marker == "poss":
        return _possessor(sentence, index) if role in ACTORS else []
    if marker == "obj":
        before = _apposed_thing(nodes, index)
        return [before] if before is not None and fits(role, before) else []
    pool = [n for n in marked if bears(n, marker) and fits(role, n)]
    if marker == "of" and role == "item":
        # what hangs on the noun itself, with its list
        things = [n for n in marked if n.kind == "item" and fits(role, n)]
        first = next((i for i, n in enumerate(things) if bears(n, marker)), None)
        pool = _list_of(sentence, things[first:]) if first is not None else []
    return coordinated(pool, role)


def _apposed_thing(nodes: Sequence[Node], index: int) -> Node | None:
    """The thing right before a predicate noun ("arms deliveries"), or one it stands in brackets or apposition to
    ("the Su-35, now in delivery to X").
    """
    for node in reversed(nodes[max(0, index - 5) : index]):
        if node.kind == "item":
            return node
        if node.kind not in ("gov", "prep", "adv") and node.text not in "(,":
            return None
    return None


def _list_of(sentence: Sentence, things: Sequence[Node]) -> list[Node]:
    """The first things as far as only links, numbers and determiners stand between them."""
    found = [things[0]]
    for node in things[1:]:
        begin, end = sentence.nodes.index(found[-1]) + 1, sentence.nodes.index(node)
        if any(n.kind in ("verb", "actor", "pred", "rel", "sub") for n in sentence.nodes[begin:end]):
            break
        if not any(n.kind in ("and", "or") or n.text == "," for n in sentence.nodes[begin:end]):
            break
        found.append(node)
    return found


def _possessor(sentence: Sentence, index: int) -> list[Node]:
    nodes = sentence.nodes
    for at in range(index - 1, max(-1, index - 4), -1):
        if nodes[at].kind == "poss" and at and nodes[at - 1].kind == "actor":
            return [nodes[at - 1]]
    return []


def governing_verb(sentence: Sentence, index: int) -> Group | None:
    """The verb whose subject or object a predicate noun is: the nearest finite verb before it, else after it."""
    clause = sentence.nodes[index].clause
    mine = [g for g in sentence.groups if g.clause == clause and (g.finite or g.tense == "inf")]
    bars = [g for g in sentence.groups if g.tense == "gerund" and g.governs and 0 < index - g.last < 4]
    if bars:
        return bars[-1]
    before = [g for g in mine if g.last < index]
    return before[-1] if before else (mine[0] if mine else None)
