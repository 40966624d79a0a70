"""The clause engine of the subject - verb - object family: which phrase fills which role of a verb's frame."""

from __future__ import annotations

from collections.abc import Iterable

from vigie.extract.actors import ActorPhrase
from vigie.extract.clauses import OF
from vigie.extract.dealing import dealt_out
from vigie.extract.groups import Group
from vigie.extract.nodes import Node
from vigie.extract.sentence import (
    Predication,
    Roles,
    Sentence,
    bears,
    coordinated,
    enough,
    fits,
    list_goes_on,
    needed,
    participle_at,
)
from vigie.packs.language import Frame

_MEASURES = frozenset({"det", "adv", "mod", "prep", "qty", "actor", "place", "time"})  # beside "un lot de", over them
_WITHIN_LISTS = frozenset({"and", "or", "det", "prep", "num", "qty", "adv", "mod"})
_SCENE = frozenset({"to", "in"})


def by_verb(sentence: Sentence, group: Group) -> Iterable[Predication]:
    """The predications of a verb group: its first frame that finds what it is about."""
    frames = group.frames
    if not frames:
        return
    objects, marked = sentence.family.complements(sentence, group)
    subjects = sentence.family.subjects(sentence, group)
    for frame in frames:
        passive = group.passive and not (frame.essive and (group.be or group.tense == "ppart"))
        roles: Roles = {}
        for role, markers in frame.roles.items():
            for marker in markers:
                found = _filler(role, marker, (subjects, objects, marked), passive)
                if found and not any(set(map(id, found)) & set(map(id, taken)) for taken in roles.values()):
                    roles[role] = found
                    break
        if enough(frame, roles) and needed(frame, roles) and not _only_qualifies(frame, roles, group):
            head = sentence.nodes.index(group.main)
            for share in dealt_out(frame, roles, objects, marked):
                yield Predication(frame, share, head, group.clause, group, passive=passive)
            return


def _only_qualifies(frame: Frame, roles: Roles, group: Group) -> bool:
    """ "missiles meant to strike cities": a participle that nobody does says nothing without its goal."""
    bare = group.tense == "ppart" and not group.finite and set(roles) <= {"item"}
    return bare and not any("by" in markers for markers in frame.roles.values())


def _filler(role: str, marker: str, found: tuple[list[Node], list[Node], list[Node]], passive: bool) -> list[Node]:
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
    own = [
        n for n in before_group(sentence, group) if not n.marker and n.kind in ("actor", "item", "place", "pron", "num")
    ]
    if clause.kind == "rel" and clause.function == "subj" and clause.antecedent is not None and not own:
        return [sentence.nodes[clause.antecedent]]
    own = [n for n in own if n.kind != "num"]
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
    for index in range(group.first - 1, max(-1, group.first - 9), -1):
        node = sentence.nodes[index]
        if node.kind in ("item", "pred", "actor", "num") and (node.kind != "actor" or index == group.first - 1):
            if node.kind == "item":
                return _list_back(sentence, index)
            return [node]
        if node.kind == "verb" or node.text in ";:":
            return []
    return []


def _list_back(sentence: Sentence, index: int) -> list[Node]:
    """A list that ends at ``index``: "des missiles et des obus livrés par X"."""
    found = [sentence.nodes[index]]
    for node in reversed(sentence.nodes[:index]):
        if node.kind == "item":
            found.insert(0, node)
            continue
        reading = node.reading("prep") if node.kind == "prep" else None
        if (node.kind not in _WITHIN_LISTS and node.text != ",") or (
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


def complements(sentence: Sentence, group: Group) -> tuple[list[Node], list[Node]]:
    """The bare phrases behind a verb group, and the marked ones around it (behind, or opening its clause)."""
    objects: list[Node] = []
    marked: list[Node] = []
    clause = sentence.clauses[group.clause]
    for index in range(group.last + 1, len(sentence.nodes)):
        node = sentence.nodes[index]
        if _stops(sentence, index, group):
            break
        if node.clause != group.clause:
            continue
        if node.marker == "by" and _of_participle(sentence, group, index):
            continue
        if node.kind == "item" and sentence.nodes[index + 1 : index + 2] and sentence.nodes[index + 1].kind == "pred":
            continue  # "stopped arms deliveries": the thing belongs to the noun right behind it
        if node.kind in ("item", "actor", "place", "site", "pred"):
            bare = not node.marker and (node.kind != "item" or _hangs_together(sentence, group, index))
            (objects if bare else marked).append(node)
    if clause.kind == "rel" and clause.function == "obj" and clause.antecedent is not None:
        antecedent = sentence.nodes[clause.antecedent]
        if antecedent.kind == "item":
            objects = [*_list_back(sentence, clause.antecedent), *[o for o in objects if o.kind != "item"]]
    if not any(n.kind == "item" for n in objects):
        objects += _measured(sentence, group) or _bare_relative(sentence, group)
    # "À Séoul, le ministère ..." sets the scene: who stands before the verb with "to" or "in" receives nothing
    if group.finite or group.tense == "ppart":  # what stands before an infinitive belongs to the verb before it
        marked += [n for n in before_group(sentence, group) if n.marker and not _sets_scene(sentence, n)]
    marked += _datives(sentence, group)
    return objects, marked


def _of_participle(sentence: Sentence, group: Group, index: int) -> bool:
    """ "buys jets built by Saab": the agent behind a participle is the participle's."""
    return any(g.tense == "ppart" and not g.finite and group.last < g.last < index for g in sentence.groups)


def _sets_scene(sentence: Sentence, node: Node) -> bool:
    if node.kind != "actor" or node.marker not in _SCENE:
        return False
    before = sentence.nodes[: sentence.nodes.index(node)]
    return not any(
        n.kind in ("item", "actor", "pred", "word", "mode", "site") for n in before if n.clause == node.clause
    )


def _hangs_together(sentence: Sentence, group: Group, index: int) -> bool:
    """Whether a bare thing behind a verb is its object: no other bare noun stands before it but in a list."""
    plain = 0
    for node in reversed(sentence.nodes[group.last + 1 : index]):
        if plain < 2 and (node.kind in ("item", "and", "or") or (node.text == "," and plain == 0)):
            return True
        if node.kind == "prep":
            plain = 0  # the words behind a preposition are its complement
        if node.kind == "word" and node.text[0].islower():
            plain += 1
    return plain < 2


def _measured(sentence: Sentence, group: Group) -> list[Node]:
    """ "un lot de missiles", "a batch of rockets": the thing behind a plain noun that is the verb's object."""
    for index, node in enumerate(sentence.nodes[group.last + 1 :], group.last + 1):
        if node.kind == "item" and node.marker in OF and node.clause == group.clause:
            before = [n for n in sentence.nodes[group.last + 1 : index] if n.kind not in _MEASURES]
            if before and all(n.kind == "word" and n.text[0].islower() for n in before) and len(before) <= 3:
                return _list_on(sentence, index)
            return []
        if node.kind not in ("det", "word", "adv", "mod", "prep", "qty", "num", "time") and not node.marker:
            return []
    return []


def _bare_relative(sentence: Sentence, group: Group) -> list[Node]:
    """ "the guns it bought", "the frigates Indonesia is buying": the thing right before the verb's own subject."""
    nodes = sentence.nodes
    at = group.first - 1
    if group.passive or not group.finite or at < 1 or nodes[at].kind not in ("pron", "actor") or nodes[at].marker:
        return []
    before = nodes[at - 1] if nodes[at - 1].kind != "det" else nodes[at - 2]
    return [before] if before.kind == "item" else []


def _list_on(sentence: Sentence, index: int) -> list[Node]:
    """The list of things that begins at ``index``."""
    found = [sentence.nodes[index]]
    for node in sentence.nodes[index + 1 :]:
        if node.kind == "item":
            found.append(node)
        elif node.kind not in _WITHIN_LISTS and node.text != ",":
            break
    return found


def _stops(sentence: Sentence, index: int, group: Group) -> bool:
    node = sentence.nodes[index]
    if node.clause != group.clause:
        return False
    if group.tense in ("ppart", "gerund") and not group.finite and node.text == ",":
        return not list_goes_on(sentence, index)
    return any(g.first == index and g is not group and g.tense != "ppart" for g in sentence.groups)


def _datives(sentence: Sentence, group: Group) -> list[Node]:
    """Pronouns that stand for "to him", "to them": inside the group or right before it."""
    found = []
    for node in sentence.nodes[max(0, group.first - 2) : group.last + 2]:
        if any(r.cat == "dative" and r.data == "dative" for r in node.readings) and node.clause == group.clause:
            phrase = ActorPhrase(node.start, node.end, "pronoun")
            found.append(Node("actor", node.start, node.end, node.text, value=phrase, marker="to", clause=node.clause))
    return found
