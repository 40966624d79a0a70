"""What a verb has around it: the bare phrases that are its objects, and the marked ones, behind it or before."""

from __future__ import annotations

from dataclasses import replace

from vigie.extract.actors import ActorPhrase
from vigie.extract.clauses import OF, Clause
from vigie.extract.groups import Group
from vigie.extract.nodes import Node
from vigie.extract.sentence import Sentence, list_goes_on
from vigie.extract.valence import WITHIN_LISTS, before_group, list_back
from vigie.packs.language import FUNCTIONS

# what may stand beside "un lot de", over its things
_MEASURES = frozenset({"det", "pron", "adv", "mod", "prep", "qty", "num", "actor", "place", "time"})
_SCENE = frozenset({"to", "in"})
_BINDING = frozenset({"actor", "pron", "and", "neg", "rel"})  # what stands before a pronoun bound to its verb
_RECEIVERS = frozenset({"singular", "oblique"})  # pronouns that may be an object of a verb with two


def complements(sentence: Sentence, group: Group) -> tuple[list[Node], list[Node]]:
    """The bare phrases behind a verb group, and the marked ones around it (behind, or opening its clause)."""
    receiver = _receiver(sentence, group)
    clause = sentence.clauses[group.clause]
    objects, marked = _behind(sentence, group)
    if clause.kind == "rel" and clause.function == "obj" and clause.antecedent is not None:
        antecedent = sentence.nodes[clause.antecedent]
        if antecedent.kind == "item":
            objects = [*list_back(sentence, clause.antecedent), *[o for o in objects if o.kind != "item"]]
    marked += _stood_for(sentence, clause)
    if not any(n.kind == "item" for n in objects):
        objects += _measured(sentence, group) or _bare_relative(sentence, group)
    if receiver is not None and (objects or any(n.marker == "with" for n in marked)):
        objects.insert(0, receiver)
    elif not any(n.kind == "item" for n in objects):
        objects += _taken_up(sentence, group)
    # "À Séoul, le ministère ...", "in Chad, ...": what sets the scene receives nothing
    if group.finite or group.tense == "ppart":  # what stands before an infinitive belongs to the verb before it
        marked += [n for n in before_group(sentence, group) if n.marker and not _sets_scene(sentence, n)]
    marked += _datives(sentence, group)
    return objects, marked


def _behind(sentence: Sentence, group: Group) -> tuple[list[Node], list[Node]]:
    """The bare and the marked phrases behind a verb group, up to the next verb."""
    objects: list[Node] = []
    marked: list[Node] = []
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
    return objects, marked


def _stood_for(sentence: Sentence, clause: Clause) -> list[Node]:
    """ "Panama, to whom Colombia lent", "c'est à Rabat que": what a clause's opener stands for, with its marker."""
    if clause.kind != "rel" or clause.antecedent is None:
        return []
    antecedent = sentence.nodes[clause.antecedent]
    function = "of" if clause.function == "owner" and antecedent.kind == "item" else clause.function
    return [replace(antecedent, marker=function)] if function in FUNCTIONS else []


def _of_participle(sentence: Sentence, group: Group, index: int) -> bool:
    """ "buys jets built by Saab": the agent behind a participle is the participle's."""
    return any(g.tense == "ppart" and not g.finite and group.last < g.last < index for g in sentence.groups)


def _sets_scene(sentence: Sentence, node: Node) -> bool:
    city = any(r.feature == "metonym" for r in node.readings)
    if node.kind != "actor" or node.marker not in _SCENE or (node.marker == "to" and not city):
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
            if (before or _sum(sentence.nodes[index - 2])) and len(before) <= 3 and all(_measures(n) for n in before):
                return _list_on(sentence, index)
            return []
        plain = node.kind in ("det", "word", "adv", "mod", "prep", "qty", "num", "time", "pron") or _measures(node)
        if not plain and not node.marker:
            return []
    return []


def _measures(node: Node) -> bool:
    """Whether a noun but holds the things that hang on it: a plain one, or one of loads ("a consignment of")."""
    load = node.kind == "pred" and any(r.data.sense == "load" for r in node.all("pred"))
    return load or (node.kind == "word" and node.text[0].islower())


def _sum(node: Node) -> bool:
    """Whether a number measures in a unit that no vocabulary has ("20 million dinars")."""
    return node.kind == "qty" and node.value.kind == "unit" and node.value.unit is None


def _bare_relative(sentence: Sentence, group: Group) -> list[Node]:
    """ "the guns it bought", "the frigates Indonesia is buying": the thing right before the verb's own subject."""
    nodes = sentence.nodes
    at = group.first - 1
    if group.passive or not group.finite or at < 1 or nodes[at].kind not in ("pron", "actor") or nodes[at].marker:
        return []
    before = nodes[at - 1] if nodes[at - 1].kind != "det" else nodes[at - 2]
    return [before] if before.kind == "item" else []


def _taken_up(sentence: Sentence, group: Group) -> list[Node]:
    """ "bought engines and resold them", "ces obusiers, Paris les a promis": the thing an object pronoun takes up."""
    nodes = sentence.nodes
    before, behind = nodes[max(0, group.first - 2) : group.first], nodes[group.last + 1 : group.last + 2]
    bound = len(before) == 2 and "object" in before[1].cats and before[0].kind in _BINDING
    moves = any(f.kind == "transfer" for f in group.frames)
    if group.passive or not moves or not (bound or any("object" in n.cats and n.kind != "det" for n in behind)):
        return []
    things = [n for n in nodes[: group.first] if n.kind == "item"]
    return things[-1:]


def _list_on(sentence: Sentence, index: int) -> list[Node]:
    """The list of things that begins at ``index``."""
    found = [sentence.nodes[index]]
    for node in sentence.nodes[index + 1 :]:
        if node.kind == "item":
            found.append(node)
        elif node.kind not in WITHIN_LISTS and node.text != ",":
            break
    return found


def _stops(sentence: Sentence, index: int, group: Group) -> bool:
    node = sentence.nodes[index]
    if node.clause != group.clause:
        return False
    if group.tense in ("ppart", "gerund") and not group.finite and node.text == ",":
        return not list_goes_on(sentence, index)
    return any(g.first == index and g is not group and g.tense != "ppart" for g in sentence.groups)


def _receiver(sentence: Sentence, group: Group) -> Node | None:
    """ "sold it 72 jets", "armed them with": a pronoun right behind the verb."""
    node = next(iter(sentence.nodes[group.last + 1 : group.last + 2]), None)
    if node is None or not any(r.data in _RECEIVERS for r in node.readings if r.cat in ("pron", "dative")):
        return None
    phrase = ActorPhrase(node.start, node.end, "pronoun")
    return Node("actor", node.start, node.end, node.text, value=phrase, clause=node.clause)


def _datives(sentence: Sentence, group: Group) -> list[Node]:
    """Pronouns that stand for "to him", "to them": inside the group or right before it."""
    found = []
    for node in sentence.nodes[max(0, group.first - 2) : group.last + 2]:
        if any(r.cat == "dative" and r.data == "dative" for r in node.readings) and node.clause == group.clause:
            phrase = ActorPhrase(node.start, node.end, "pronoun")
            found.append(Node("actor", node.start, node.end, node.text, value=phrase, marker="to", clause=node.clause))
    return found
