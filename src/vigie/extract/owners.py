"""Whose goods they are: "Ecuador's helicopters were bought from Moscow", "Portugal, whose boats were handed to ..."."""

from __future__ import annotations

from collections.abc import Sequence

from vigie.extract.actors import ActorPhrase, same
from vigie.extract.clauses import OF
from vigie.extract.nodes import Node
from vigie.extract.sentence import Predication, Roles, Sentence, fits
from vigie.packs.language import Frame

_SIDES = (("supplier", "departure"), ("recipient", "destination"))
_BESIDE = frozenset({"det", "qty", "num", "mod", "time", "adv", "word", "verb", "said"})  # between owner and thing


def owned(sentence: Sentence, frame: Frame, roles: Roles) -> None:
    """Gives the side that a frame leaves open to who owns the goods, where the other side is told."""
    if frame.kind != "transfer" or not roles.get("item") or not all(side in frame.roles for side, _ in _SIDES):
        return
    told = [next((roles[r][0] for r in side if roles.get(r)), None) for side in _SIDES]
    if (told[0] is None) == (told[1] is None):
        return
    owner = _owner(sentence, roles["item"][0])
    other = told[0] or told[1]
    role = _SIDES[0 if told[0] is None else 1][0]
    if owner is None or owner is other or not fits(role, owner):
        return
    if other is None or not _one(other, owner):
        roles[role] = [owner]


def handed_on(found: Sequence[Predication]) -> None:
    """ "grenades sold to Abu Dhabi were re-exported to Syria": who was given the goods before is who passes them on."""
    holders: dict[int, Node] = {}
    for predication in found:
        roles, things = predication.roles, predication.roles.get("item", [])
        if predication.frame.kind != "transfer" or not things:
            continue
        holder = holders.get(id(things[0]))
        recipient = roles.get("recipient", [None])[0]
        open_side = not any(roles.get(r) for r in _SIDES[0]) and "supplier" in predication.frame.roles
        if holder is not None and recipient is not None and open_side and not _one(holder, recipient):
            roles["supplier"] = [holder]
        if recipient is not None:
            holders[id(things[0])] = recipient


def _one(first: Node, second: Node) -> bool:
    values = first.value, second.value
    return isinstance(values[0], ActorPhrase) and isinstance(values[1], ActorPhrase) and same(values[0], values[1])


def caused(frame: Frame, roles: Roles, causers: list[Node], receives: bool) -> None:
    """ "s'est fait livrer", "a fait venir de Chine": who has something done takes the side left open."""
    told = [any(roles.get(r) for r in side) for side in _SIDES]
    role = "recipient" if receives or (told[0] and not told[1]) else "supplier"
    parties = [n for n in causers if fits(role, n)]
    if parties and role in frame.roles and role not in roles:
        roles[role] = parties[:1]


def _owner(sentence: Sentence, thing: Node) -> Node | None:
    """Who has a thing: with a possessive before it, at the opening of its clause ("whose"), or behind "of"."""
    nodes = sentence.nodes
    index = next((i for i, n in enumerate(nodes) if n is thing), 0)
    for at in range(index - 1, 0, -1):
        node = nodes[at]
        if node.kind == "poss":
            return nodes[at - 1] if nodes[at - 1].kind == "actor" else None
        clause = sentence.clauses[node.clause]
        if clause.opener == at and clause.function == "owner" and clause.antecedent is not None:
            antecedent = nodes[clause.antecedent]
            return antecedent if antecedent.kind == "actor" else None
        if node.kind not in _BESIDE:
            break
    behind = [n for n in nodes[index + 1 : index + 4] if n.kind not in ("det", "prep")][:1]
    hangs = bool(behind) and behind[0].kind == "actor" and behind[0].marker in OF
    return behind[0] if hangs else None
