"""A parsed sentence and what is read in it: predications, whose roles are filled by phrases of the right type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vigie.extract.actors import ActorPhrase
from vigie.extract.clauses import Clause
from vigie.extract.counting import LOADS
from vigie.extract.groups import Group
from vigie.extract.nodes import Node
from vigie.extract.phrases import CASUALTIES, ItemPhrase
from vigie.packs.language import Frame, Language

Roles = dict[str, list[Node]]

ACTORS = frozenset({"supplier", "recipient", "actor", "party", "authority", "examiner", "agent", "maker"})
THINGS = frozenset({"item", "victims", "goods"})
DEALS = frozenset({"deal", "pact", "order"})  # senses of the nouns of what is agreed
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
    passive: bool = False


@dataclass(slots=True)
class Sentence:
    """A parsed sentence: its nodes, verb groups and clauses, in the word order of its ``family``."""

    start: int
    end: int
    nodes: list[Node]
    groups: list[Group]
    clauses: list[Clause]
    family: Family


@dataclass(frozen=True, slots=True)
class Family:
    """A word order: how phrases bear their function, where clauses begin and end, what a verb's subjects and
    complements are (the bare ones and the marked ones). ``final``: what governs stands behind what it governs.
    """

    mark: Callable[[list[Node], Sequence[Node], Language], None]
    clauses: Callable[[list[Node], list[Group]], list[Clause]]
    subjects: Callable[[Sentence, Group], list[Node]]
    complements: Callable[[Sentence, Group], tuple[list[Node], list[Node]]]
    final: bool = False


def bears(node: Node, marker: str) -> bool:
    """Whether a phrase has this function, or may have it by its case."""
    return node.marker == marker or marker in node.functions


def fits(role: str, node: Node) -> bool:
    """Whether a phrase may fill a role by its type."""
    if role in ACTORS:
        if node.kind == "item":
            return role == "recipient" and bool(node.value.states)  # "Russian soldiers were trained": their state was
        return _takes_up(node) or (node.kind == "actor" and not _bystander(node.value))
    if role in THINGS:
        return node.kind == "item" and not (role == "item" and node.value.item_class in CASUALTIES)
    if role in PLACES:
        return node.kind == "place" or (node.kind == "actor" and node.value.type in ("state", "demonym"))
    if role == "range":
        return any(r.data.type in ("sea", "range") for r in node.all("place"))
    if role == "site":
        return node.kind == "site"
    if role == "deal":
        return node.kind == "pred" and any(r.data.sense in DEALS for r in node.all("pred"))
    return False


def _takes_up(node: Node) -> bool:
    """Whether a pronoun may stand for a party: who says "I" is none."""
    return node.kind == "pron" and not any(r.data == "self" for r in node.all("pron"))


def _bystander(actor: ActorPhrase) -> bool:
    """Who may speak of a transfer and is never a party to it."""
    return actor.type in ("vague", "name") or actor.watcher


def is_load(item: ItemPhrase) -> bool:
    """Whether a phrase counts loads and does not say of what."""
    return item.item_class is None and item.quantity is not None and item.quantity.unit is not None


def laden(frame: Frame, roles: Roles) -> bool:
    """Whether a frame of loads is about loads, and one of something else than transfers about none that are bare."""
    things = [n.value for n in roles.get("item", []) if n.kind == "item"]
    if frame.loads:
        return any(t.quantity is not None and t.quantity.unit in LOADS for t in things)
    return frame.kind == "transfer" or not any(is_load(t) for t in things)


def enough(frame: Frame, roles: Roles) -> bool:
    """Whether the roles found make a predication: it must be about something, or about somebody where it needs none."""
    if not laden(frame, roles):
        return False
    if "item" in frame.roles and frame.item is None:
        return "item" in roles
    if "deal" in frame.roles:
        return "deal" in roles
    if "victims" in frame.roles:
        return "victims" in roles
    if frame.item is not None:
        return "recipient" in roles and ("supplier" in roles or "place" in roles)
    return bool(roles)


def needed(frame: Frame, roles: Roles) -> bool:
    """Whether the roles are there without which the frame's words mean something else."""
    return all(role in roles or (role == "recipient" and "destination" in roles) for role in frame.needs)


def coordinated(nodes: list[Node], role: str) -> list[Node]:
    """Things may be several; a party is one, unless it receives or agrees."""
    return nodes if role in THINGS or role in ("party", "recipient") else nodes[:1]


def participle_at(sentence: Sentence, index: int) -> bool:
    """Whether the node at ``index`` belongs to a participle or gerund."""
    return any(g.first <= index <= g.last and g.tense in ("ppart", "gerund") for g in sentence.groups)


def list_goes_on(sentence: Sentence, index: int) -> bool:
    """Whether a thing stands right behind the comma at ``index``."""
    following = [n for n in sentence.nodes[index + 1 : index + 4] if n.kind not in ("det", "num", "prep", "mod")]
    return bool(following) and following[0].kind == "item"
