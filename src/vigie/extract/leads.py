"""Lists under a lead-in: "From X to Y:", "La France a livré à Kiev :" give their parties to each item below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vigie.extract.actors import ActorPhrase
from vigie.extract.attribution import Source, source_of
from vigie.extract.clauses import OF
from vigie.extract.drafts import Draft
from vigie.extract.nodes import Node
from vigie.extract.phrases import CASUALTIES, PEOPLE, ItemPhrase, Vocabulary
from vigie.extract.sentence import Sentence, fits

_FROM = ("from", *OF)
_GIVING = frozenset({"supply", "load", "send", "pledge"})
_BEFORE_NAMES = frozenset({"det", "prep", "title", "word"})
_NEAR = 6  # nodes between a thing and whom it is for
_TO = ("to", "toward", "for")


@dataclass(frozen=True, slots=True)
class Lead:
    """What a lead-in promises of the items that follow it."""

    supplier: ActorPhrase | None
    recipient: ActorPhrase | None
    status: str
    source: Source | None


def lead_of(
    sentence: Sentence, text: str, source: Source | None, turned: tuple[ActorPhrase, ActorPhrase] | None
) -> Lead | None:
    """The lead of a sentence that announces a list and names who gives to whom; None for any other sentence.

    ``turned`` is the last pair where the sentence says that the list goes the other way.
    """
    if not text[sentence.start : sentence.end].rstrip().endswith(":"):
        return None
    actors = [n for n in sentence.nodes if n.kind == "actor" and n.value.state]
    suppliers = [n for n in actors if n.marker in _FROM]
    recipients = [n for n in actors if n.marker in _TO]
    planned = False
    for group in sentence.groups:
        giving = [f for f in group.frames if f.kind == "transfer" and "subj" in f.roles.get("supplier", [])]
        if giving:
            suppliers = [n for n in actors if not n.marker and n.start < group.main.start] or suppliers
        planned = (
            planned or group.tense == "fut" or any(g.effect == "planned" for g in [*group.governs, *group.effects])
        )
    if turned is not None:
        return Lead(turned[1], turned[0], "occurred", source)
    if not suppliers or not recipients:
        return None
    return Lead(suppliers[0].value, recipients[0].value, "planned" if planned else "occurred", source)


def theme_of(sentence: Sentence) -> Lead | None:
    """What a heading says of the list under it: "Arms for Peru by giver", "Engagements de la France envers X"."""
    actors = [n for n in sentence.nodes if n.kind == "actor" and n.value.state]
    giving = [g for g in sentence.groups if any(f.sense in _GIVING for f in g.frames)]
    given = any(r.data.sense in _GIVING for n in sentence.nodes if n.kind == "pred" for r in n.all("pred"))
    if not actors or not (giving or given):
        return None
    behind = [n for n in actors if giving and n.start > giving[0].main.end and n.marker in ("", *_TO)]
    recipients = behind or [n for n in actors if n.marker in _TO]
    suppliers = [n for n in actors if n not in recipients and (n.marker in _FROM or not n.marker)]
    recipient = recipients[0].value if recipients else None
    return Lead(suppliers[0].value if suppliers else None, recipient, "occurred", None)


def listed(
    sentence: Sentence, lead: Lead, sources: list[Source], vocabulary: Vocabulary, taken: set[int]
) -> Iterator[Draft]:
    """The drafts of a list item: each thing in it that no predicate of its own claims."""
    for node in sentence.nodes:
        item = node.value
        if node.kind != "item" or id(node) in taken or node.marker or item.item_class in CASUALTIES:
            continue
        if item.item_class is None:
            named = _before(sentence, item)
            if named is None:
                continue
        else:
            named = None
        people = vocabulary.is_a((named or item).item_class, PEOPLE)
        draft = Draft("deployment" if people else "transfer", lead.status, item.head, [(sentence.start, sentence.end)])
        draft.item, draft.named, draft.quantity = item, named, item.quantity
        draft.source = source_of(sources, node.clause) or lead.source
        if people:
            host = lead.recipient
            draft.actor = lead.supplier
            draft.place = Node("actor", host.start, host.end, "", value=host) if host is not None else None
        else:
            draft.supplier = _own(sentence, node, _FROM) or topic_of(sentence) or lead.supplier
            draft.recipient = _own(sentence, node, _TO) or lead.recipient
        draft.implied |= {"supplier", "recipient", "actor"}
        yield draft


def _own(sentence: Sentence, thing: Node, markers: tuple[str, ...]) -> ActorPhrase | None:
    """The party that stands right at a listed thing: "19 from Denmark", "drones: six, from Turkey"."""
    index = next(i for i, n in enumerate(sentence.nodes) if n is thing)
    for node in sentence.nodes[index + 1 : index + _NEAR]:
        if node.kind in ("item", "verb"):
            return None
        if node.kind == "actor" and node.marker in markers and fits("supplier", node):
            party: ActorPhrase = node.value
            return party
    return None


def destined(sentence: Sentence, sources: list[Source], taken: set[int]) -> Iterator[Draft]:
    """ "Fifty Egyptian carriers for Libya": a heading without a verb that tells for whom a thing is."""
    if sentence.groups or sentence.nodes[-1].text == ".":
        return
    for index, node in enumerate(sentence.nodes):
        behind = [
            n for n in sentence.nodes[index + 1 : index + _NEAR] if n.kind not in ("det", "prep", "title", "word")
        ]
        if node.kind != "item" or node.marker or id(node) in taken or node.value.item_class in (None, *CASUALTIES):
            continue
        if behind and behind[0].kind == "actor" and behind[0].marker == "for" and fits("recipient", behind[0]):
            taken.add(id(node))
            draft = Draft("transfer", "planned", node.value.head, [(sentence.start, sentence.end)])
            draft.item, draft.quantity, draft.source = node.value, node.value.quantity, source_of(sources, node.clause)
            before = sentence.nodes[index - 1] if index else None
            draft.supplier = before.value if before is not None and before.kind == "actor" else None
            draft.recipient = behind[0].value
            yield draft


def topic_of(sentence: Sentence) -> ActorPhrase | None:
    """ "Germany: 18 tanks, handed over in March": the state before the colon that opens a sentence."""
    head = [n for n in sentence.nodes[:4] if n.kind == "actor" or n.text == ":"]
    if len(head) == 2 and head[1].text == ":" and head[0].kind == "actor" and head[0].value.state:
        topic: ActorPhrase = head[0].value
        return topic
    return None


def _before(sentence: Sentence, item: ItemPhrase) -> ItemPhrase | None:
    """What a bare number in a list item counts: the thing named before it there ("soldiers: 11 000, then 3 000")."""
    earlier = [n.value for n in sentence.nodes if n.kind == "item" and n.end <= item.start and n.value.item_class]
    return earlier[-1] if earlier else None
