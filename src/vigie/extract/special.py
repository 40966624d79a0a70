"""Claims that hang on other words than a transfer's: casualties by noun, visits, findings, properties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vigie.extract.actors import ActorPhrase, same
from vigie.extract.attribution import Source, source_of
from vigie.extract.clauses import OF
from vigie.extract.discourse import Discourse
from vigie.extract.drafts import Draft
from vigie.extract.nodes import Node
from vigie.extract.phrases import CASUALTIES, ItemPhrase
from vigie.extract.sentence import Predication, Sentence
from vigie.extract.status import standing

KINDS = frozenset({"agreement", "inspection", "identification"})
_PROPERTY_UNITS = frozenset(
    "km m mm mile foot tonne kilogram hour minute km-per-hour km-per-second rounds-per-minute year".split()
)
_MADE = OF | {""}
_NEAR = 8  # nodes between a property and its figure


def distributed(sentence: Sentence, drafts: list[Draft], sources: list[Source]) -> Iterator[Draft]:
    """ "273 sold: 80 to A, 55 to B": each number with its own recipient, out of the total told before."""
    total = next((d for d in drafts if d.kind == "transfer" and d.item is not None), None)
    shares = list(_shares(sentence))
    if total is None or len(shares) < 2 or not _announced(sentence, total, shares[0][0]):
        return
    known = {id(d.item): d for d in drafts if d.kind == "transfer"}
    if any(same(total.recipient, to.value) for _, to in shares):
        total.recipient = None
    for node, to in shares:
        told = known.get(id(node.value))
        if told is not None:
            told.recipient = to.value
            continue
        draft = Draft("transfer", total.status, node.value.head, list(total.evidence), total.certainty)
        draft.item, draft.quantity = node.value, node.value.quantity
        draft.named = (total.named or total.item) if node.value.item_class is None else None
        draft.supplier, draft.recipient = total.supplier, to.value
        draft.source = source_of(sources, node.clause) or total.source
        yield draft


def _announced(sentence: Sentence, total: Draft, first: Node) -> bool:
    """Whether a colon or a dash stands between the total and its first share."""
    begin = total.item.end if total.item is not None else first.start
    return any(n.text in (":", "–", "—", "-") for n in sentence.nodes if begin <= n.start < first.start)


def _shares(sentence: Sentence) -> Iterator[tuple[Node, Node]]:
    nodes = sentence.nodes
    for index, node in enumerate(nodes):
        if node.kind != "item":
            continue
        behind = [n for n in nodes[index + 1 : index + 4] if n.kind not in ("det", "prep")]
        if behind and behind[0].kind == "actor" and behind[0].marker in ("for", "to"):
            yield node, behind[0]


def special_drafts(
    sentence: Sentence,
    predications: Iterable[Predication],
    sources: list[Source],
    discourse: Discourse,
    taken: set[int],
) -> Iterator[Draft]:
    """The drafts of a sentence that no transfer-like frame gives."""
    yield from _casualties(sentence, sources, taken)
    yield from _specifications(sentence, sources, discourse)
    yield from _recognised(sentence, sources)
    done: set[str] = set()
    for predication in predications:
        kind = predication.frame.kind
        if kind == "inspection" and kind not in done:
            drafts = list(_inspections(sentence, predication, sources))
            done |= {d.kind for d in drafts}
            yield from drafts
        elif kind == "identification":
            yield from _identifications(sentence, predication, sources)


def _new(sentence: Sentence, kind: str, status: str, head: int, source: Source | None) -> Draft:
    draft = Draft(kind, status, head, [(sentence.start, sentence.end)])
    draft.source = source
    return draft


def _casualties(sentence: Sentence, sources: list[Source], taken: set[int]) -> Iterator[Draft]:
    for node in sentence.nodes:
        item = node.value
        if node.kind == "item" and item.item_class in CASUALTIES and item.quantity and id(node) not in taken:
            draft = _new(sentence, "casualties", "occurred", item.head, source_of(sources, node.clause))
            draft.item, draft.quantity = item, item.quantity
            draft.actor = _maker(item) if item.states else None
            yield draft


def _specifications(sentence: Sentence, sources: list[Source], discourse: Discourse) -> Iterator[Draft]:
    """A property with its figure, of the thing named before it: "sa portée est de 15 km"."""
    nodes = sentence.nodes
    for index, node in enumerate(nodes):
        if node.kind != "property":
            continue
        around = [*nodes[index + 1 : index + _NEAR], *reversed(nodes[max(0, index - 4) : index])]
        figure = next((n for n in around if n.kind in ("qty", "num") and n.value.unit in _PROPERTY_UNITS), None)
        owner = next((n.value for n in reversed(nodes[:index]) if n.kind == "item" and n.value.item_class), None)
        owner = owner or next((n.value for n in nodes[index:] if n.kind == "item" and n.value.item_class), None)
        owner = owner or discourse.item
        if figure is None or owner is None:
            continue
        draft = _new(sentence, "specification", "occurred", node.start, source_of(sources, node.clause))
        draft.item, draft.quantity = owner, figure.value
        figure.kind = "num"
        yield draft


def _inspections(sentence: Sentence, predication: Predication, sources: list[Source]) -> Iterator[Draft]:
    """An official at a plant, a unit, a trial: who, and what is made or shown there."""
    nodes = sentence.nodes
    index = next((i for i in range(predication.head, len(nodes)) if nodes[i].kind == "site"), None)
    if index is None and "site" in predication.roles:
        index = nodes.index(predication.roles["site"][0])  # where the verb stands last
    actors = [
        n
        for n in predication.roles.get("actor", [])
        if n.kind == "actor" and n.value.type in ("person", "state", "role")
    ]
    if index is None:
        return
    if not actors:
        actors = [n for n in nodes if n.kind == "actor" and n.value.type == "person"]
    made = [n for n in nodes[index + 1 : index + 5] if n.kind == "item" and n.marker in _MADE]
    made = made or [n for n in nodes[max(0, index - 1) : index] if n.kind == "item"]
    if not actors:
        return
    status = standing(predication, sentence).status
    site = nodes[index]
    draft = _new(sentence, "inspection", status, site.start, source_of(sources, predication.clause))
    draft.status = "occurred" if status == "ongoing" else status
    draft.actor = actors[0].value
    draft.item = made[0].value if made else ItemPhrase(site.start, site.end, site.start, None, "arms")
    draft.place = site
    yield draft


def _recognised(sentence: Sentence, sources: list[Source]) -> Iterator[Draft]:
    """ "The wreckage shows that the missile was a KN-23": what a find is said to be, by a copula."""
    nodes = sentence.nodes
    if not any("finding" in n.cats for n in nodes):
        return
    for group in sentence.groups:
        behind = [n for n in nodes[group.last + 1 : group.last + 3] if n.kind != "det"]
        if "aux" in group.main.cats and behind and behind[0].kind == "item" and behind[0].value.id is not None:
            item = behind[0].value
            status = "denied" if group.negated else "occurred"
            draft = _new(sentence, "identification", status, item.head, source_of(sources, group.clause))
            draft.item, draft.quantity = item, item.quantity
            draft.place = next((n for n in nodes if n.kind == "place"), None)
            if item.states:
                draft.actor = _maker(item)
            yield draft


def _maker(item: ItemPhrase) -> ActorPhrase:
    state = item.states[0]
    reading = next(r for r in state.readings if r.cat == "state")
    return ActorPhrase(state.start, state.end, "demonym", reading.data.id, reading.data.id)


def _identifications(sentence: Sentence, predication: Predication, sources: list[Source]) -> Iterator[Draft]:
    """Parts or wreckage found to be something: only where the sentence speaks of finds, parts or a designation."""
    makers = predication.roles.get("maker")
    finds = any("finding" in n.cats for n in sentence.nodes) or makers is not None
    for node in predication.roles.get("item", []):
        item = node.value
        if not (finds or item.item_class == "components" or predication.frame.sense == "identify"):
            continue
        status = standing(predication, sentence).status
        draft = _new(sentence, "identification", status, item.head, source_of(sources, predication.clause))
        draft.status = "occurred" if status == "ongoing" else status
        draft.item, draft.quantity = item, item.quantity
        places = predication.roles.get("place")
        draft.place = places[0] if places else None
        if makers:
            draft.actor = makers[0].value
        elif item.states:
            draft.actor = _maker(item)
        yield draft
