"""The clause engine of the subject - verb - object family: which phrase fills which role of a verb's frame."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from vigie.extract.clauses import PHRASES
from vigie.extract.dealing import dealt_out
from vigie.extract.groups import Group
from vigie.extract.nodes import Node
from vigie.extract.owners import caused, owned
from vigie.extract.sentence import (
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

Found = tuple[list[Node], list[Node], list[Node]]  # the subjects of a verb, its objects, the marked phrases around it

WITHIN_LISTS = frozenset({"and", "or", "det", "prep", "num", "qty", "adv", "mod"})


def by_verb(sentence: Sentence, group: Group) -> Iterable[Predication]:
    """The predications of a verb group: its first frame that finds what it is about."""
    frames = [*group.frames, *group.loads]
    if not frames:
        return
    objects, marked = sentence.family.complements(sentence, group)
    subjects = sentence.family.subjects(sentence, group)
    if not group.passive and _set_before(sentence, group, subjects, objects):
        subjects, objects = [n for n in subjects if n.kind != "item"], [n for n in subjects if n.kind == "item"]
    if not subjects and _inverted(sentence, group):
        subjects = [n for n in objects if n.kind == "item"]
    causers = subjects if group.causes else []
    for frame in frames:
        passive = group.passive and not (frame.essive and (group.be or group.tense == "ppart"))
        moved = [n for n in objects if n.kind == "item"] if group.causes else subjects
        roles = _filled(frame, (moved, objects, marked), passive)
        caused(frame, roles, causers, group.causes == "self")
        owned(sentence, frame, roles)
        if enough(frame, roles) and needed(frame, roles) and not _only_qualifies(frame, roles, group):
            head = sentence.nodes.index(group.main)
            for share in dealt_out(frame, roles, objects, marked):
                yield Predication(frame, share, head, group.clause, group, passive=passive)
            return


def _filled(frame: Frame, found: Found, passive: bool) -> Roles:
    roles: Roles = {}
    for role, markers in frame.roles.items():
        for marker in markers:
            filler = _filler(role, marker, found, passive)
            if filler and not any(set(map(id, filler)) & set(map(id, taken)) for taken in roles.values()):
                roles[role] = filler
                break
    return roles


def _inverted(sentence: Sentence, group: Group) -> bool:
    """ "From Peru came jets", "sont partis les chars": a main clause that opens with its verb or a marked phrase."""
    before = [n for n in before_group(sentence, group) if n.kind != "pron"]
    opens = all(n.marker for n in before) if before else group.first == 0
    return opens and group.finite and sentence.clauses[group.clause].kind == "main"


def _set_before(sentence: Sentence, group: Group, subjects: list[Node], objects: list[Node]) -> bool:
    """ "Ces obusiers, Paris les a promis": a thing before the subject is the object that a pronoun takes up."""
    bound = any(n.cats & {"object", "clitic"} for n in sentence.nodes[max(0, group.first - 1) : group.first])
    told = any(n.kind == "item" for n in objects)
    return bound and not told and len(subjects) > 1 and subjects[0].kind == "item" and subjects[-1].kind == "actor"


def _only_qualifies(frame: Frame, roles: Roles, group: Group) -> bool:
    """ "missiles meant to strike cities": a participle that nobody does says nothing without its goal."""
    bare = group.tense == "ppart" and not group.finite and set(roles) <= {"item"}
    return bare and not any("by" in markers for markers in frame.roles.values())


def _filler(role: str, marker: str, found: Found, passive: bool) -> list[Node]:
    subjects, objects, marked = found
    if marker == "subj":
        pool = [] if passive else subjects
    elif marker == "obj":
        pool = subjects if passive else objects
        if passive and not any(fits(role, n) for n in pool):
            pool = objects
    elif marker == "iobj":
        things = any(n.kind == "item" for n in objects)
        told = objects[:1] if things and objects[0].kind == "actor" else []
        pool = (subjects if things else []) if passive else told  # passive: "Kenya was given trucks"
    else:
        pool = [n for n in marked if bears(n, marker)]
    return coordinated([n for n in pool if fits(role, n)], role)


def subjects_of(sentence: Sentence, group: Group, passive: bool = False, depth: int = 0) -> list[Node]:
    """The subject of a verb group: before it in its clause, the antecedent of its relative, or its governor's."""
    if depth > 4:
        return []
    clause = sentence.clauses[group.clause]
    if group.tense == "ppart" and not group.finite:
        return _qualified(sentence, group)
    if group.governor is not None:
        return _controlled(sentence, group, depth)
    shared = _shared(sentence, group)
    if shared is not None:
        return subjects_of(sentence, shared, passive, depth + 1)
    inside = [n for n in sentence.nodes[group.first : group.last] if n.kind == "actor"]
    if inside:
        return inside  # "did Moscow send"
    own = [
        n for n in before_group(sentence, group) if not n.marker and n.kind in ("actor", "item", "place", "pron", "num")
    ]
    if clause.kind == "rel" and clause.function == "subj" and clause.antecedent is not None and not own:
        return [sentence.nodes[clause.antecedent]]
    own = _heads(sentence, _free(sentence, [n for n in own if n.kind != "num"]))
    if own:
        return list(reversed(own))
    earlier = [g for g in clause.groups if g.last < group.first and g is not group]
    if earlier:
        return subjects_of(sentence, earlier[0], passive, depth + 1)
    loose = [n for n in before_group(sentence, group) if n.kind == "actor"]
    if not group.finite and clause.parent is None and not loose:
        later = [g for g in clause.groups if g.finite]
        return subjects_of(sentence, later[0], passive, depth + 1) if later else []
    return loose[:1]


def _free(sentence: Sentence, own: list[Node]) -> list[Node]:
    """ "A helicopter capable of carrying 24 troops was sold": what might be carried shares no fate with it."""
    if len(own) < 2:
        return own
    bound: set[int] = set()
    for group in sentence.groups:
        if group.tense == "gerund" and any(e.effect == "possible" for e in group.effects):
            behind = (n for n in sentence.nodes[group.last + 1 :] if n.kind not in WITHIN_LISTS)
            bound.add(id(next(behind, None)))
    return [n for n in own if n.kind != "item" or id(n) not in bound] or own


def _heads(sentence: Sentence, own: list[Node]) -> list[Node]:
    """ "Niger's new friend, Iran, has delivered": the owner of a noun is no subject where another phrase is."""
    owners = {id(a) for a, b in pairwise(sentence.nodes) if b.kind == "poss"}
    others = [n for n in own if id(n) not in owners]
    return others if any(n.kind == "actor" and n.value.state for n in others) else own


def _shared(sentence: Sentence, group: Group) -> Group | None:
    """ "has bought tanks and ordered jets": the verb whose subject a verb right behind "and" shares."""
    before = next((n for n in reversed(sentence.nodes[: group.first]) if n.kind not in ("adv", "time")), None)
    if before is None or before.kind not in ("and", "or", "but") or not group.finite:
        return None
    earlier = [g for g in sentence.groups if g.last < group.first and g.finite and g.clause == group.clause]
    return earlier[-1] if earlier else None


def before_group(sentence: Sentence, group: Group) -> list[Node]:
    """Phrases before the group in its clause, nearest first, back to the verb before."""
    found: list[Node] = []
    for index in range(group.first - 1, -1, -1):
        node = sentence.nodes[index]
        verb = node.kind == "verb" and node.clause == group.clause
        if verb and (index == 0 or not participle_at(sentence, index)):
            return _behind_comma(sentence, index, found)
        if node.clause == group.clause and node.kind in ("actor", "item", "place", "pron", "num"):
            found.append(node)
    return found


def _behind_comma(sentence: Sentence, verb: int, found: list[Node]) -> list[Node]:
    """ "Keen to please Riyadh, London sold jets": a comma closes the phrase of the verb before."""
    stop = next((n for n in sentence.nodes[verb:] if n.text == ","), None)
    behind = [n for n in found if stop is not None and n.start > stop.start]
    return behind or found


def _qualified(sentence: Sentence, group: Group) -> list[Node]:
    """What a participle qualifies: the nearest thing before it, over its complements."""
    if group.beside is not None:
        return _qualified(sentence, group.beside)
    if not any(n.kind in PHRASES or n.kind == "verb" for n in sentence.nodes[: group.first]):
        later = next((g for g in sentence.groups if g.finite and g.first > group.last), None)
        around = before_group(sentence, later) if later is not None else []
        return [n for n in reversed(around) if not n.marker]  # "Armed by Ankara, Libya drove ..."
    for index in range(group.first - 1, max(-1, group.first - 9), -1):
        node = sentence.nodes[index]
        if node.kind in ("item", "pred", "actor", "num") and (node.kind != "actor" or index == group.first - 1):
            if node.kind == "item":
                return list_back(sentence, index)
            return [node]
        if node.kind == "verb" or node.text in ";:":
            return []
    return []


def list_back(sentence: Sentence, index: int) -> list[Node]:
    """A list that ends at ``index``: "des missiles et des obus livrés par X"."""
    found = [sentence.nodes[index]]
    for node in reversed(sentence.nodes[:index]):
        if node.kind == "item":
            found.insert(0, node)
            continue
        reading = node.reading("prep") if node.kind == "prep" else None
        if (node.kind not in WITHIN_LISTS and node.text != ",") or (
            reading is not None and "partitive" not in node.cats
        ):
            break
    return found


def _controlled(sentence: Sentence, group: Group, depth: int) -> list[Node]:
    governor = group.governor
    assert governor is not None
    effects = governor.governs
    between = [n for n in sentence.nodes[governor.last + 1 : group.first] if n.kind == "actor" and not n.marker]
    if between and ((effects and effects[0].control == "obj") or governor.clause == group.clause):
        return between[:1]
    behind = sentence.nodes[governor.last + 1 : group.first]
    toward = [n for n in behind if n.kind == "actor" and not (governor.passive and n.marker == "by")]
    if toward and effects and effects[0].control == "obj":
        return toward[:1]
    if governor.passive and effects and effects[0].control == "obj":
        return subjects_of(sentence, governor, True, depth + 1)
    return subjects_of(sentence, governor, False, depth + 1)
