"""The clause engine of the subject - verb - object family: which phrase fills which role of a frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vigie.extract.actors import ActorPhrase
from vigie.extract.clauses import Clause
from vigie.extract.groups import Group
from vigie.extract.nodes import Node
from vigie.extract.phrases import CASUALTIES
from vigie.packs.language import Frame

_SCENE = frozenset({"à", "en", "to", "in"})

Roles = dict[str, list[Node]]

ACTORS = frozenset({"supplier", "recipient", "actor", "party", "authority", "examiner", "agent"})
THINGS = frozenset({"item", "victims", "goods"})
PLACES = frozenset({"place", "departure", "via", "destination"})


@dataclass(slots=True)
class Predication:
    """A frame with its roles filled: ``head`` is the predicate's node index, ``group`` the verb that dates it."""

    frame: Frame
    roles: Roles
    head: int
    clause: int
    group: Group | None = None
    noun: bool = False
    kind: str = ""
    passive: bool = False


@dataclass(slots=True)
class Sentence:
    """A parsed sentence: its nodes, verb groups and clauses."""

    start: int
    end: int
    nodes: list[Node]
    groups: list[Group]
    clauses: list[Clause]
    used: set[int] = field(default_factory=set)


def fits(role: str, node: Node) -> bool:
    """Whether a phrase may fill a role by its type."""
    if role in ACTORS:
        if node.kind == "item":
            return role == "recipient" and bool(node.value.states)  # "Russian soldiers were trained": their state was
        return node.kind == "pron" or (node.kind == "actor" and not _bystander(node.value))
    if role in THINGS:
        return node.kind == "item" and not (role == "item" and node.value.item_class in CASUALTIES)
    if role in PLACES:
        return node.kind == "place" or (node.kind == "actor" and node.value.type in ("state", "demonym"))
    if role == "site":
        return node.kind == "site"
    if role == "deal":
        return node.kind == "pred"
    return False


def _bystander(actor: ActorPhrase) -> bool:
    """Who may speak of a transfer and is never a party to it."""
    return actor.type in ("vague", "name") or actor.watcher


def by_verb(sentence: Sentence, group: Group) -> Iterable[Predication]:
    """The predications of a verb group: its first frame that finds what it is about."""
    frames = group.frames
    if not frames:
        return
    objects, marked = complements(sentence, group)
    subjects = subjects_of(sentence, group, group.passive)
    for frame in frames:
        passive = group.passive and not (frame.essive and group.be)
        roles: Roles = {}
        for role, markers in frame.roles.items():
            for marker in markers:
                found = _filler(role, marker, (subjects, objects, marked), passive)
                if found and not any(set(map(id, found)) & set(map(id, taken)) for taken in roles.values()):
                    roles[role] = found
                    break
        if _enough(frame, roles):
            yield Predication(frame, roles, sentence.nodes.index(group.main), group.clause, group, passive=passive)
            return


def _enough(frame: Frame, roles: Roles) -> bool:
    if "item" in frame.roles and frame.item is None:
        return "item" in roles
    if "victims" in frame.roles:
        return "victims" in roles
    if frame.item is not None:
        return "recipient" in roles and ("supplier" in roles or "place" in roles)
    return bool(roles)


def _filler(role: str, marker: str, found: tuple[list[Node], list[Node], list[Node]], passive: bool) -> list[Node]:
    subjects, objects, marked = found
    if marker == "subj":
        pool = [] if passive else subjects
    elif marker == "obj":
        pool = subjects if passive else objects
        if passive and not any(fits(role, n) for n in pool):
            pool = objects
    elif marker == "iobj":
        pool = objects[:1] if len(objects) > 1 and objects[0].kind == "actor" else []
    else:
        pool = [n for n in marked if n.marker == marker]
    return _coordinated([n for n in pool if fits(role, n)], role)


def _coordinated(nodes: list[Node], role: str) -> list[Node]:
    """Things may be several; a party is one, unless the role is that of the parties of an agreement."""
    return nodes if role in THINGS or role == "party" else nodes[:1]


def subjects_of(sentence: Sentence, group: Group, passive: bool = False, depth: int = 0) -> list[Node]:
    """The subject phrases of a verb group: before it in its clause, the antecedent of its relative, or its governor's."""
    if depth > 4:
        return []
    clause = sentence.clauses[group.clause]
    if group.tense == "ppart" and not group.finite:
        return _qualified(sentence, group)
    if group.governor is not None:
        return _controlled(sentence, group, depth)
    own = [n for n in before_group(sentence, group) if not n.marker and n.kind in ("actor", "item", "place", "pron", "num")]
    if clause.kind == "rel" and clause.function == "subj" and clause.antecedent is not None and not own:
        return [sentence.nodes[clause.antecedent]]
    own = [n for n in own if not _apposed(sentence, n)]
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


def before_group(sentence: Sentence, group: Group) -> list[Node]:
    """Phrases before the group in its clause, nearest first, back to the verb before."""
    found: list[Node] = []
    for index in range(group.first - 1, -1, -1):
        node = sentence.nodes[index]
        if node.kind == "verb" and node.clause == group.clause and not _participle_at(sentence, index):
            break
        if node.clause == group.clause and node.kind in ("actor", "item", "place", "pron", "num"):
            found.append(node)
    return found


def _participle_at(sentence: Sentence, index: int) -> bool:
    return any(g.first <= index <= g.last and g.tense in ("ppart", "gerund") for g in sentence.groups)


def _apposed(sentence: Sentence, node: Node) -> bool:
    """A demonym that only qualifies another noun is no subject by itself when a full actor stands there too."""
    return node.kind == "num" or (node.kind == "actor" and node.value.type == "demonym" and False)


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
    for at in range(index - 1, -1, -1):
        node = sentence.nodes[at]
        if node.kind == "item":
            found.insert(0, node)
        elif node.kind not in ("and", "or", "det", "prep", "num", "qty", "adv", "mod") and node.text != ",":
            break
        elif node.kind == "prep" and (node.reading("prep") and node.reading("prep").data != "de"):  # type: ignore[union-attr]
            break
    return found


def _controlled(sentence: Sentence, group: Group, depth: int) -> list[Node]:
    governor = group.governor
    assert governor is not None
    effects = governor.governs
    between = [n for n in sentence.nodes[governor.last + 1 : group.first] if n.kind == "actor" and not n.marker]
    if between and (effects and effects[0].control == "obj" or governor.clause == group.clause):
        return between[:1]
    toward = [n for n in sentence.nodes[governor.last + 1 : group.first] if n.kind == "actor"]
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
        if node.kind in ("item", "actor", "place", "site", "pred"):
            bare = not node.marker and (node.kind != "item" or _hangs_together(sentence, group, index))
            (objects if bare else marked).append(node)
    if clause.kind == "rel" and clause.function == "obj" and clause.antecedent is not None:
        antecedent = sentence.nodes[clause.antecedent]
        if antecedent.kind == "item":
            objects = [*_list_back(sentence, clause.antecedent), *[o for o in objects if o.kind != "item"]]
    if not any(n.kind == "item" for n in objects):
        objects += _measured(sentence, group)
    # "À Séoul, le ministère ..." sets the scene: who stands before the verb with "to" or "in" receives nothing
    marked += [n for n in before_group(sentence, group) if n.marker and not _sets_scene(sentence, n)]
    marked += _datives(sentence, group)
    return objects, marked


def _sets_scene(sentence: Sentence, node: Node) -> bool:
    if node.kind != "actor" or node.marker not in _SCENE:
        return False
    before = sentence.nodes[: sentence.nodes.index(node)]
    return not any(n.kind in ("item", "actor", "pred", "word", "mode", "site") for n in before if n.clause == node.clause)


def _hangs_together(sentence: Sentence, group: Group, index: int) -> bool:
    """Whether a bare thing behind a verb is its object: no other bare noun stands before it, unless a list links them."""
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
        if node.kind == "item" and node.marker in ("de", "of") and node.clause == group.clause:
            skipped = ("det", "adv", "mod", "prep", "qty", "actor", "place", "time")
            before = [n for n in sentence.nodes[group.last + 1 : index] if n.kind not in skipped]
            if before and all(n.kind == "word" and n.text[0].islower() for n in before) and len(before) <= 3:
                return _list_on(sentence, index)
            return []
        if node.kind not in ("det", "word", "adv", "mod", "prep", "qty", "num", "time") and not node.marker:
            return []
    return []


def _list_on(sentence: Sentence, index: int) -> list[Node]:
    """The list of things that begins at ``index``."""
    found = [sentence.nodes[index]]
    for node in sentence.nodes[index + 1 :]:
        if node.kind == "item":
            found.append(node)
        elif node.kind not in ("and", "or", "det", "prep", "num", "qty", "adv", "mod") and node.text != ",":
            break
    return found


def _stops(sentence: Sentence, index: int, group: Group) -> bool:
    node = sentence.nodes[index]
    if node.clause != group.clause:
        return False
    if group.tense in ("ppart", "gerund") and not group.finite and node.text == ",":
        return not _list_goes_on(sentence, index)
    return any(g.first == index and g is not group and g.tense != "ppart" for g in sentence.groups)


def _list_goes_on(sentence: Sentence, index: int) -> bool:
    following = [n for n in sentence.nodes[index + 1 : index + 4] if n.kind not in ("det", "num", "prep", "mod")]
    return bool(following) and following[0].kind == "item"


def _datives(sentence: Sentence, group: Group) -> list[Node]:
    """Pronouns that stand for "to him", "to them": inside the group or right before it."""
    found = []
    for node in sentence.nodes[max(0, group.first - 2) : group.last + 2]:
        if "dative" in node.cats and node.clause == group.clause:
            phrase = ActorPhrase(node.start, node.end, "pronoun")
            found.append(Node("actor", node.start, node.end, node.text, value=phrase, marker="à", clause=node.clause))
    return found


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
        if _enough(frame, roles):
            governing = _governing(sentence, index)
            _agent_of(sentence, index, frame, roles, governing)
            _goal_of(sentence, index, frame, roles)
            yield Predication(frame, roles, index, node.clause, governing, noun=True)
            return


def _goal_of(sentence: Sentence, index: int, frame: Frame, roles: Roles) -> None:
    """ "a package for Ukraine, including the delivery of tanks": who the goods are for may stand before the noun."""
    markers = [m for m in frame.roles.get("recipient", []) if m in ("pour", "for", "à", "to")]
    if "recipient" in roles or not markers:
        return
    for at in range(index - 1, -1, -1):
        node = sentence.nodes[at]
        if node.kind == "verb" and not _participle_at(sentence, at):
            return
        if node.kind == "actor" and node.marker in markers and fits("recipient", node):
            if not any(node is n for nodes in roles.values() for n in nodes):
                roles["recipient"] = [node]
            return


def _agent_of(sentence: Sentence, index: int, frame: Frame, roles: Roles, governing: Group | None) -> None:
    """Who does what a noun says, when the noun does not tell: the subject of its verb ("X has approved the sale")."""
    role = next((r for r, markers in frame.roles.items() if "poss" in markers), None)
    if role is None or role in roles or governing is None or governing.said or governing.last > index or governing.passive:
        return
    if any(f.kind == "transfer" and "subj" not in f.roles.get(role, []) for f in governing.frames):
        return
    subjects = [n for n in subjects_of(sentence, governing) if fits(role, n)]
    taken = {id(n) for nodes in roles.values() for n in nodes}
    if subjects and id(subjects[0]) not in taken:
        roles[role] = subjects[:1]


def _noun_complements(sentence: Sentence, index: int) -> list[Node]:
    found: list[Node] = []
    for at in range(index + 1, len(sentence.nodes)):
        node = sentence.nodes[at]
        if node.clause != sentence.nodes[index].clause:
            continue
        if node.kind == "verb" and not _participle_at(sentence, at):
            break
        if node.kind == "pred" or node.text in (";", "."):
            break
        if node.kind in ("item", "actor", "place", "site"):
            found.append(node)
    return found


def _noun_filler(sentence: Sentence, index: int, role: str, marker: str, marked: Sequence[Node]) -> list[Node]:
    nodes = sentence.nodes
    if marker == "adj":
        near = [n for n in (*nodes[index + 1 : index + 2], *reversed(nodes[max(0, index - 2) : index])) if n.kind == "actor"]
        return [n for n in near if n.value.type == "demonym" and fits(role, n)][:1]
    if marker == "poss":
        return _possessor(sentence, index) if role in ACTORS else []
    if marker == "obj":
        before = _apposed_thing(nodes, index)
        return [before] if before is not None and fits(role, before) else []
    pool = [n for n in marked if n.marker == marker and fits(role, n)]
    if marker in ("de", "of") and role == "item":
        # what hangs on the noun itself, with its list
        things = [n for n in marked if n.kind == "item" and fits(role, n)]
        first = next((i for i, n in enumerate(things) if n.marker == marker), None)
        pool = _list_of(sentence, things[first:]) if first is not None else []
    return _coordinated(pool, role)


def _apposed_thing(nodes: Sequence[Node], index: int) -> Node | None:
    """The thing right before a predicate noun ("arms deliveries"), or one it stands in brackets or apposition to
    ("the Su-35, now in delivery to X")."""
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


def _governing(sentence: Sentence, index: int) -> Group | None:
    """The verb whose subject or object a predicate noun is: the nearest finite verb before it, else after it."""
    clause = sentence.nodes[index].clause
    mine = [g for g in sentence.groups if g.clause == clause and (g.finite or g.tense == "inf")]
    bars = [g for g in sentence.groups if g.tense == "gerund" and g.governs and 0 < index - g.last < 4]
    if bars:
        return bars[-1]
    before = [g for g in mine if g.last < index]
    return before[-1] if before else (mine[0] if mine else None)
