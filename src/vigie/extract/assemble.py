"""From predications to drafts: roles become the slots of their kind, and what is implied is looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from vigie.extract.actors import ActorPhrase, of_state, same
from vigie.extract.attribution import Source, source_of
from vigie.extract.discourse import Discourse
from vigie.extract.drafts import Draft
from vigie.extract.leads import topic_of
from vigie.extract.loads import amount_of, counted_here
from vigie.extract.nodes import Node
from vigie.extract.phrases import CASUALTIES, PEOPLE, ItemPhrase, Vocabulary
from vigie.extract.sentence import Predication, Sentence, fits, is_load
from vigie.extract.status import Standing, standing

# Senses of goods on their way, which a seizure told beside them cuts short.
_DONE = frozenset({"shipped", "delivered"})
_JOINING = frozenset({"and", "or", "det", "prep", "time", "adv"})  # between two parties of one role
_MOVING = frozenset({"carry", "send", "underway", "destined", "depart"})


def drafts_of(
    predication: Predication, sentence: Sentence, sources: list[Source], discourse: Discourse
) -> Iterator[Draft]:
    """The drafts of one predication: one for each coordinated item."""
    how = standing(predication, sentence)
    if how.status == "barred" or sentence.clauses[predication.clause].kind == "question":
        return  # a ban and a question tell of no transfer
    source = source_of(sources, predication.clause)
    things = predication.roles.get("item") or predication.roles.get("victims")
    items: list[Node | None] = list(things) if things else [None]
    items = [n for n in items if n is None or not amount_of(n, items)]
    _share(sentence, [n for n in items if n is not None])
    for node in items:
        draft = _draft(predication, sentence, how, source, node, discourse)
        if draft is not None:
            yield draft
            yield from _others(draft, predication, sentence)
            if predication.frame.also and how.base == "occurred":
                yield _agreed(draft, predication.frame.also)


def _others(draft: Draft, predication: Predication, sentence: Sentence) -> Iterator[Draft]:
    """One claim for each coordinated party: "missiles for Armenia and Georgia", "France and Italy sent"."""
    if draft.kind != "transfer":
        return
    for before, node in pairwise(predication.roles.get("recipient", [])):
        # a pronoun may be no node of its own: where it stands, not its number, counts
        between = [n for n in sentence.nodes if before.end <= n.start < node.start]
        links = [n for n in between if n.kind in ("and", "or") or n.text == ","]
        if not links or not all(n.kind in _JOINING or n.text == "," for n in between):
            break
        yield replace(draft, recipient=_actor(node), evidence=list(draft.evidence), implied=set(draft.implied))
    giver = _first(predication, "supplier")
    other = _joined(sentence, giver) if giver is not None else None
    if other is not None:
        yield replace(draft, supplier=_actor(other), evidence=list(draft.evidence), implied=set(draft.implied))


def _joined(sentence: Sentence, giver: Node) -> Node | None:
    """The party that "and" joins to the one who gives: "France and Italy sent"."""
    behind = (n for n in sentence.nodes if n.start >= giver.end and n.kind not in ("det", "prep"))
    link, other = next(behind, None), next(behind, None)
    if link is None or other is None or link.kind != "and" or other.kind != "actor" or not fits("supplier", other):
        return None
    return other if other.marker == giver.marker and other.clause == giver.clause and other.value.state else None


def _share(sentence: Sentence, items: list[Node]) -> None:
    """A number said once of coordinated things is carried by each ("2 000 containers of shells and of rockets")."""
    for before, node in pairwise(items):
        quantity = before.value.quantity
        if quantity is None or node.value.quantity is not None or quantity.kind == "text":
            continue
        between = [n for n in sentence.nodes if before.end <= n.start < node.start]
        kinds = [n.kind for n in between]
        loads = quantity.kind == "unit" and all(k in ("and", "prep", "mod") for k in kinds) and "and" in kinds
        if loads or kinds == ["and"]:
            node.value.quantity = quantity


def _agreed(order: Draft, kind: str) -> Draft:
    """An order is an agreement too: its date is that of the order, while the delivery is still to come."""
    draft = Draft(kind, "occurred", order.head, list(order.evidence), order.certainty)
    draft.item, draft.named, draft.quantity, draft.source = order.item, order.named, order.quantity, order.source
    draft.parties = [p for p in (order.recipient, order.supplier) if p is not None]
    order.undated = True
    return draft


def _draft(
    predication: Predication,
    sentence: Sentence,
    how: Standing,
    source: Source | None,
    node: Node | None,
    discourse: Discourse,
) -> Draft | None:
    vocabulary = discourse.vocabulary
    item: ItemPhrase | None = node.value if node is not None else None
    named = None
    if item is not None and (item.anaphoric or item.item_class is None):
        named = counted_here(sentence, item, vocabulary) or discourse.meant(item)
        if item.item_class is None and named is None and not is_load(item):
            return None
    kind = kind_of(predication, item, named, vocabulary)
    if predication.frame.sense == "carry" and not _stopped_or_shipped(sentence):
        return None  # whatever carries something: only a load on its way is a transfer
    if item is not None and not _may_be(kind, item, named, predication, vocabulary):
        return None
    if kind == "deployment" and how.status in ("possible", "planned") and _holds(predication, sentence):
        return None  # how many a vehicle can carry
    if kind == "use" and how.status in ("possible", "planned"):
        return None  # what a thing could be used for is no use of it
    if how.status not in ("occurred", "ongoing", "intercepted", "hedged") and predication.frame.status == "intercepted":
        return None  # "able to intercept", "plans to seize": nothing was stopped on its way
    if predication.frame.item is not None:
        item, named = _inherent(predication, sentence, item), None
    status = source.status if source is not None and source.status else how.status
    head = item.head if item is not None else sentence.nodes[predication.head].start
    if predication.frame.sense in _MOVING and any(f.status == "intercepted" for g in sentence.groups for f in g.frames):
        status = "intercepted"
    draft = Draft(kind, status, head, [(sentence.start, sentence.end)], how.certainty)
    draft.item, draft.named, draft.source = item, named, source
    draft.hearsay = how.certainty == "hedged" and predication.group is not None and predication.group.tense == "cond"
    draft.quantity = item.quantity if item is not None else None
    if predication.noun and predication.group is not None and predication.group.said:
        draft.announced = any(g.effect == "announced" for g in predication.group.governs)
    arrived = predication.frame.stage in _DONE  # nothing planned or denied was delivered
    told = status in ("occurred", "ongoing", "ended", "intercepted") or not arrived
    draft.stage = predication.frame.stage if kind == "transfer" and told else None
    if kind == "transfer" and how.stage is not None and status in ("planned", "possible"):
        draft.stage = how.stage
    draft.scope = how.scope if status == "possible" else None
    _roles(draft, predication)
    return draft


def _holds(predication: Predication, sentence: Sentence) -> bool:
    """Whether a thing is the subject of the verb: "the helicopter can carry 24 soldiers"."""
    group = predication.group
    acting = not {"supplier", "actor"}.isdisjoint(predication.roles)
    if predication.noun or group is None or group.passive or group.tense == "fut" or acting:
        return False
    moved = {id(n) for n in predication.roles.get("item", [])}
    return any(n.kind == "item" and id(n) not in moved for n in sentence.family.subjects(sentence, group))


def _may_be(
    kind: str, item: ItemPhrase, named: ItemPhrase | None, predication: Predication, vocabulary: Vocabulary
) -> bool:
    """Whether a claim of ``kind`` may be about such a thing: people are sent, hurt and trained, never delivered, used
    or seized; things are the rest.
    """
    lost = predication.frame.sense == "lose"  # who loses tanks, or ground, has lost no men
    if item.weak and not lost and kind not in ("transfer", "agreement", "deployment"):
        return False
    if predication.frame.item is not None:
        return not lost or (item.quantity is not None and vocabulary.is_a(item.item_class, PEOPLE))
    thing = (named or item).item_class
    if thing in CASUALTIES:
        return kind == "casualties"
    return (kind in ("deployment", "casualties")) == vocabulary.is_a(thing, PEOPLE)


def kind_of(predication: Predication, item: ItemPhrase | None, named: ItemPhrase | None, vocabulary: Vocabulary) -> str:
    """The kind of claim: people sent are a deployment, whatever verb sends them."""
    item_class = (named or item).item_class if (named or item) is not None else None  # type: ignore[union-attr]
    people = item_class is not None and vocabulary.is_a(item_class, PEOPLE)
    if people and predication.frame.people:
        return predication.frame.people
    return predication.frame.kind


def _stopped_or_shipped(sentence: Sentence) -> bool:
    stopped = any(f.status == "intercepted" for g in sentence.groups for f in g.frames)
    return stopped or any("mode" in n.cats for n in sentence.nodes)


def _inherent(predication: Predication, sentence: Sentence, said: ItemPhrase | None) -> ItemPhrase:
    """The item that the predicate's own word stands for: "tués" is killed people, "forme" is training."""
    word = sentence.nodes[predication.head]
    item = ItemPhrase(word.start, word.end, word.start, None, predication.frame.item)
    if said is not None:
        item.quantity, item.states = said.quantity, said.states
    return item


def _first(predication: Predication, role: str) -> Node | None:
    found = predication.roles.get(role)
    return found[0] if found else None


def _roles(draft: Draft, predication: Predication) -> None:
    for role in ("supplier", "recipient", "actor"):
        node = _first(predication, role)
        if node is not None:
            setattr(draft, role, _actor(node))
    for role in ("place", "departure", "via", "destination"):
        setattr(draft, role, _first(predication, role))
    if draft.kind == "deployment":
        draft.actor = draft.actor or draft.supplier
        draft.place = draft.place or draft.destination
        if draft.place is None and draft.recipient is not None:
            draft.place = _first(predication, "recipient")
        draft.supplier = draft.recipient = None
        if draft.item is not None and draft.item.states:
            draft.actor = _nationality(draft.item)
    if draft.kind == "casualties" and draft.item is not None and draft.item.states:
        draft.actor = _nationality(draft.item)
    if draft.kind == "transfer" and draft.recipient is None and draft.destination is not None:
        draft.recipient = _actor(draft.destination)
    if predication.frame.item == "training" and draft.supplier is None and draft.place is not None:
        draft.supplier, draft.place = _actor(draft.place), None
    if draft.kind == "transfer" and draft.supplier is None and draft.departure is not None:
        draft.supplier = _actor(draft.departure)


def _actor(node: Node) -> ActorPhrase:
    if isinstance(node.value, ActorPhrase):
        return node.value
    if node.kind == "pron":
        first = any(r.data == "first" for r in node.all("pron"))
        return ActorPhrase(node.start, node.end, "pronoun", "first" if first else None)
    if node.kind == "item":
        return _nationality(node.value)
    reading = node.reading("place")
    state = reading.data.state if reading else None
    return ActorPhrase(node.start, node.end, "place", state, state)


def _nationality(item: ItemPhrase) -> ActorPhrase:
    node = item.states[0]
    reading = next(r for r in node.readings if r.cat == "state" and r.feature == "demonym")
    return ActorPhrase(node.start, node.end, "demonym", reading.data.id, reading.data.id)


_LOCAL = frozenset({"casualties", "use"})
_DONE_BY = frozenset({"production", "test"})


def complete(draft: Draft, sentence: Sentence, discourse: Discourse, reciprocal: bool) -> None:
    """Resolves pronouns and fills the parties that the words before make certain, marked as implied."""
    for role in ("supplier", "recipient", "actor"):
        party = getattr(draft, role)
        if party is not None and party.type == "role" and party.state is None:
            setattr(draft, role, _settled(party, _opposite(draft, role), sentence, discourse))
        if party is not None and party.type == "pronoun":
            setattr(draft, role, _resolved(draft, role, party, sentence, discourse))
    if draft.kind == "transfer":
        draft.supplier = draft.supplier or topic_of(sentence)
        if draft.announced and draft.supplier is None and draft.source is not None:
            draft.supplier = _own(draft.source.chain[0], draft.recipient)
        _nationality_of_goods(draft)
        _imply_pair(draft, discourse, reciprocal)
    if draft.kind == "agreement" and discourse.heading is not None and len(draft.parties) < 2:
        known = draft.parties[0] if draft.parties else discourse.heading[0]
        if same(known, discourse.heading[0]) or same(known, discourse.heading[1]):
            draft.parties = list(discourse.heading)
    if draft.kind in _LOCAL and draft.place is None:
        draft.place = _only_place(sentence)
    if draft.kind == "use" and _tried(draft, sentence, discourse):
        draft.kind = "test"
    _imply_doer(draft, discourse)
    if draft.kind in ("deployment", "casualties") and draft.actor is None and discourse.people is not None:
        draft.actor = discourse.people
        draft.implied.add("actor")
    if (
        draft.kind in ("production", "test", "use")
        and draft.actor is None
        and draft.item is not None
        and draft.item.states
    ):
        draft.actor = _nationality(draft.item) if draft.kind != "use" else None


def _tried(draft: Draft, sentence: Sentence, discourse: Discourse) -> bool:
    """Whether a missile launched was tried: it fell into the sea, or its text tells of trials and of no target."""
    struck = draft.place is not None and draft.place.marker in ("against", "to")
    if struck or not discourse.vocabulary.is_a(draft.item_class or "", "missile"):
        return False
    aimed = draft.place is not None and draft.place.kind == "actor" and not same(draft.place.value, draft.actor)
    again = draft.actor is None or same(draft.actor, discourse.doers.get("test"))
    return not aimed and (("test" in discourse.doers and again) or any("water" in n.cats for n in sentence.nodes))


def _only_place(sentence: Sentence) -> Node | None:
    """The one place that a sentence names: where whatever it tells took place."""
    places = [n for n in sentence.nodes if n.kind == "place" and n.marker in ("in", "to", "against")]
    return places[0] if len(places) == 1 else None


def _imply_doer(draft: Draft, discourse: Discourse) -> None:
    """Who makes or tries things goes on doing so over sentences that name nobody."""
    if draft.kind not in _DONE_BY:
        return
    if draft.actor is not None and draft.actor.type != "pronoun":
        discourse.doers[draft.kind] = draft.actor
    elif draft.actor is None and draft.kind in discourse.doers and not (draft.item and draft.item.states):
        draft.actor = discourse.doers[draft.kind]
        draft.implied.add("actor")


def _opposite(draft: Draft, role: str) -> ActorPhrase | None:
    """The other party of a transfer."""
    return {"supplier": draft.recipient, "recipient": draft.supplier}.get(role)


def _settled(party: ActorPhrase, opposite: ActorPhrase | None, sentence: Sentence, discourse: Discourse) -> ActorPhrase:
    """A body without a state ("the army") is that of the state spoken of, unless that is who gives to it or gets."""
    before = [n.value for n in sentence.nodes if n.kind == "actor" and n.end <= party.start and n.value.state]
    owner = before[-1] if before else discourse.subject
    return of_state(party, owner.state) if owner is not None and not _one(owner, opposite) else party


def _one(a: ActorPhrase | None, b: ActorPhrase | None) -> bool:
    """Whether two parties are one: a company is another than the bodies of its state."""
    return same(a, b) and (a.company if a else False) == (b.company if b else False)


def _own(speaker: ActorPhrase, recipient: ActorPhrase | None) -> ActorPhrase | None:
    """A state or its officials announce their own deliveries, unless they are the ones who receive."""
    official = speaker.type in ("state", "role", "person") and speaker.state is not None
    return speaker if official and not same(speaker, recipient) else None


def _resolved(
    draft: Draft, role: str, party: ActorPhrase, sentence: Sentence, discourse: Discourse
) -> ActorPhrase | None:
    if party.id == "first":
        speaker = draft.source.chain[0] if draft.source is not None else None
        return _meant(speaker, party) if speaker is not None else None
    opposite = _opposite(draft, role)
    before = [n.value for n in sentence.nodes if n.kind == "actor" and n.end <= party.start and n.value.state]
    before = [a for a in before if not _one(a, opposite)]
    meant = before[-1] if before else discourse.subject
    if opposite is not None and opposite.type != "pronoun":
        meant = discourse.other(opposite) or (meant if not _one(meant, opposite) else discourse.actor)
        if _one(meant, opposite):
            meant = None
    return _meant(meant, party) if meant is not None else None


def _meant(actor: ActorPhrase, word: ActorPhrase) -> ActorPhrase:
    """Who a pronoun stands for, at the pronoun; a newsroom or a person that says "we" of arms speaks for its state."""
    if (actor.watcher or (actor.type == "person" and word.id == "first")) and actor.state is not None:
        return ActorPhrase(word.start, word.end, "state", actor.state, actor.state)
    return replace(actor, start=word.start, end=word.end)


def _nationality_of_goods(draft: Draft) -> None:
    """ "North Korean shells delivered to Russia": the nationality of goods on the move is their supplier's, unless it
    is the recipient's own.
    """
    item = draft.item
    if draft.supplier is None and item is not None and item.states:
        origin = _nationality(item)
        if not same(origin, draft.recipient):
            draft.supplier = origin


def _each_its_own(discourse: Discourse) -> bool:
    """Whether a list names the giver of each of its things: its heading says only for whom they are."""
    theme = discourse.theme
    return discourse.listing and theme is not None and theme.supplier is None and discourse.heading is None


def _imply_pair(draft: Draft, discourse: Discourse, reciprocal: bool) -> None:
    pair = discourse.certain_pair()
    maker = draft.named.country if draft.named is not None else draft.item.country if draft.item is not None else None
    if draft.supplier is None and draft.recipient is None and discourse.heading is not None:
        # under "ARMENIA - FRANCE", a system of French make goes one way
        draft.supplier = next((p for p in discourse.heading if maker and p.state == maker), None)
        draft.implied |= {"supplier"} if draft.supplier else set()
    if draft.supplier is None and draft.recipient is None:
        if pair is not None:
            draft.supplier, draft.recipient = reversed(pair) if reciprocal else pair
            draft.implied |= {"supplier", "recipient"}
    elif draft.supplier is None and not _each_its_own(discourse):
        other = (discourse.other(draft.recipient) or discourse.sole(0)) if draft.recipient else None
        if other is not None and not same(other, draft.recipient):
            draft.supplier = other
            draft.implied.add("supplier")
    elif draft.recipient is None and draft.supplier is not None:
        other = discourse.other(draft.supplier)
        if other is not None:
            draft.recipient = other
            draft.implied.add("recipient")
