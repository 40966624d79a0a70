"""Agreements: the noun of a deal, the words that conclude or undo it, its parties, its goods and its value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vigie.extract.actors import ActorPhrase, same
from vigie.extract.attribution import Source, source_of
from vigie.extract.clauses import OF, Clause
from vigie.extract.discourse import Discourse
from vigie.extract.drafts import Draft
from vigie.extract.groups import Group
from vigie.extract.nodes import Node
from vigie.extract.nominal import governing_verb
from vigie.extract.phrases import ItemPhrase, is_money
from vigie.extract.quantities import QuantityMention
from vigie.extract.sentence import DEALS, Predication, Sentence, fits
from vigie.extract.status import standing
from vigie.packs.language import Frame

_GOODS = OF | {"", "for"}  # how the goods of a contract hang on it
_LINKING = frozenset({"and", "or", "det", "prep", "num", "qty", "adv", "mod", "time"})
_UNDONE = frozenset({"ended", "denied"})
_LOOSE = frozenset({"planned", "possible"})
_UNSOLD = frozenset({None, "funds", "troops", "workers", "personnel"})
_ARGUMENTS = OF | {"", "to", "for", "by"}  # how a deal hangs that is no frame of the sentence
_OVER = 8  # nodes between a deal and its relative
_BESIDE = 4  # nodes between a deal and its sum or its date


@dataclass(frozen=True, slots=True)
class _Deal:
    """A deal noun (node ``index``), its ``frame``, the verb that tells of it, and how it stands."""

    index: int
    frame: Frame
    verb: Group | None
    by: Frame | None  # the frame of a verb that concludes
    status: str
    undone: Group | None = None


def agreements(
    sentence: Sentence,
    found: Sequence[Predication],
    drafts: Sequence[Draft],
    sources: list[Source],
    discourse: Discourse,
) -> Iterator[Draft]:
    """The agreements of a sentence with what they order; ``drafts`` are its transfers, which may name the parties."""
    moved = {id(d.item): d for d in drafts if d.kind == "transfer" and d.item is not None}
    told = False
    for index, node in enumerate(sentence.nodes):
        frame = _deal_frame(node)
        deal = _deal(sentence, found, index, frame) if frame is not None else None
        if deal is None or (told and not _goods(sentence, index, moved)):
            continue
        for draft in _drafts(sentence, deal, moved, sources, discourse):
            told = True
            yield draft


def _deal_frame(node: Node) -> Frame | None:
    if node.kind != "pred":
        return None
    frames: list[Frame] = [r.data for r in node.all("pred")]
    return next((f for f in frames if f.sense in DEALS), None)


def _deal(sentence: Sentence, found: Sequence[Predication], index: int, frame: Frame) -> _Deal | None:
    """How the sentence puts a deal; None where it is only mentioned."""
    node = sentence.nodes[index]
    verb = _undoing(sentence, index)
    undone = standing(Predication(frame, {}, index, node.clause, verb, noun=True), sentence).base
    signed = _signed(sentence, found, node)
    if signed is not None and signed.group is not None:
        status = standing(signed, sentence).status
        if any(g.effect == "planned" for g in signed.group.governs):
            status = "planned"  # what is negotiated is not agreed
        status = undone if undone in _UNDONE else status
        if frame.sense == "order" and status in _LOOSE:
            return None  # an order to be placed is the transfer that it would be
        return _Deal(index, frame, signed.group, signed.frame, "occurred" if status == "ongoing" else status, verb)
    if undone in _UNDONE:
        return _Deal(index, frame, None, None, undone, verb)
    signature = _signature(sentence, index)
    if signature is not None or frame.sense in ("deal", "pact"):
        return _Deal(index, frame, None, signature, undone)
    return None


def _undoing(sentence: Sentence, index: int) -> Group | None:
    """The verb that does something to a deal, which it governs: "cancelled the contract signed with ..."."""
    verb = governing_verb(sentence, index)
    if verb is None or verb.said or not verb.governs:
        return None
    return verb if (verb.first < index) != verb.passive else None


def _signed(sentence: Sentence, found: Sequence[Predication], node: Node) -> Predication | None:
    """The verb that concludes this deal: it has the deal for its object, or stands in its clause without another."""
    signing = [p for p in found if p.frame.sense == "sign" and not p.noun]
    for predication in signing:
        if any(n is node for n in predication.roles.get("deal", ())):
            return predication
    taken = [p.group for p in signing]
    for group in sentence.groups:
        frame = next((f for f in group.frames if f.sense == "sign" and "goods" in f.roles), None)
        if frame is not None and group.clause == node.clause and not any(group is g for g in taken):
            return Predication(frame, {}, sentence.nodes.index(group.main), group.clause, group)
    return None


def _signature(sentence: Sentence, index: int) -> Frame | None:
    """ "the signing of a contract": the frame of a noun that concludes it."""
    for node in reversed(sentence.nodes[max(0, index - 3) : index]):
        if node.kind == "pred":
            return next((r.data for r in node.all("pred") if r.data.sense == "sign"), None)
        if node.kind not in ("det", "prep", "mod", "word"):
            return None
    return None


def _drafts(
    sentence: Sentence, deal: _Deal, moved: dict[int, Draft], sources: list[Source], discourse: Discourse
) -> Iterator[Draft]:
    nodes = sentence.nodes
    noun = nodes[deal.index]
    goods = _goods(sentence, deal.index, moved)
    parties, sides = _parties(sentence, deal)
    for good in goods:
        transfer = moved.get(id(good.value))
        if transfer is not None and transfer.status != "intercepted":
            _join(parties, [p for p in (transfer.recipient, transfer.supplier) if p is not None])
    pair = discourse.certain_pair()
    subject = next((n.value for n in nodes[: deal.index] if n.kind == "actor" and n.value.state and not n.marker), None)
    again = not parties and pair is not None and not discourse.listing and _among(subject, pair)
    if again and pair is not None:
        parties = [pair[1], pair[0]]
    price, priced = _price(nodes, deal.index)
    told = priced or (bool(goods) and len(parties) > 1)
    if deal.frame.sense == "order" and not (goods or priced):
        return  # "the order": of what was told where it was placed
    if not parties or not (told or deal.verb or deal.by or deal.status in _UNDONE):
        return
    time = _time(sentence, deal, goods)
    about: list[Node | None] = [*goods] or [None]
    for thing in about:
        item = thing.value if thing is not None else ItemPhrase(noun.start, noun.end, noun.start, None, None)
        draft = Draft("agreement", deal.status, item.head, [(sentence.start, sentence.end)])
        draft.source = source_of(sources, noun.clause)
        draft.item, draft.parties = item, parties
        if thing is None and deal.frame.sense == "deal" and (again or price is not None):
            draft.named = discourse.item  # "the contract" is for what was spoken of; a pact need not be for anything
        alone = thing is None and draft.named is None and price is None and len(parties) < 2
        if alone and deal.status != "occurred":
            return  # one side, nothing sold, no sum, nothing signed: a deal is mentioned, not told
        draft.quantity = item.quantity or price
        draft.time, draft.undated = time, time is None
        yield draft
        if thing is not None:
            yield from _ordered(draft, sides, moved.get(id(item)))


def _among(party: ActorPhrase | None, pair: tuple[ActorPhrase, ActorPhrase]) -> bool:
    """Whether a sentence with this subject (None: nobody) may go on about a pair told before."""
    return party is None or any(same(party, each) for each in pair)


def _price(nodes: Sequence[Node], index: int) -> tuple[QuantityMention | None, bool]:
    """The sum of money nearest to a deal, and whether it stands beside it ("a contract of 20 million euros")."""
    sums: list[tuple[int, QuantityMention]] = []
    for at, node in enumerate(nodes):
        away = abs(at - index)
        mention: QuantityMention | None = node.value if node.kind in ("qty", "num") else None
        if node.kind == "item" and node.value.item_class == "funds" and away < _BESIDE:
            mention = node.value.quantity
        if mention is not None and is_money(mention.unit):
            sums.append((away, mention))
    away, nearest = min(sums, key=lambda each: each[0], default=(_BESIDE, None))
    return nearest, away < _BESIDE


def _goods(sentence: Sentence, index: int, moved: dict[int, Draft]) -> list[Node]:
    """What a deal is about: the things behind its noun, those that move under it, else the one before it."""
    nodes = sentence.nodes
    adjunct = nodes[index].marker not in _ARGUMENTS  # "under a deal signed in May, Italy will deliver ..."
    inside = {c.number for c in sentence.clauses if c.kind == "rel" and _hangs_on(c, index)}
    found: list[Node] = []
    for node in nodes[index + 1 :]:
        if node.kind == "item":
            due = id(node.value) in moved and moved[id(node.value)].status == "planned"
            hangs = node.clause == nodes[index].clause and (node.marker in _GOODS or id(node.value) in moved)
            if _sold(node) and (found or hangs or (due and (adjunct or node.clause in inside))):
                found.append(node)
        elif found and node.kind not in _LINKING and node.text != ",":
            break
    before = nodes[index - 1] if index else None
    if sentence.family.final:
        before = next((n for n in reversed(nodes[:index]) if n.kind == "item"), None)
    if not found and before is not None and before.kind == "item" and _sold(before):
        found = [before]
    if not found and adjunct:
        earlier = [n for n in nodes[:index] if n.kind == "item" and id(n.value) in moved]
        found = [n for n in earlier if n.clause == nodes[index].clause]
    return found


def _hangs_on(clause: Clause, index: int) -> bool:
    """ "a deal (signed in 2018) under which ...": the relative of a deal, over its participle."""
    over = clause.antecedent is None and index < clause.opener < index + _OVER
    return clause.antecedent == index or over


def _sold(node: Node) -> bool:
    return node.value.item_class not in _UNSOLD


def _parties(sentence: Sentence, deal: _Deal) -> tuple[list[ActorPhrase], dict[str, ActorPhrase]]:
    """Who agreed, and which of them gives or takes where the verb tells: who wins a contract supplies."""
    nodes = sentence.nodes
    frame = deal.by
    marked = _around(sentence, deal.verb, frame is not None and frame.essive)
    wanted = set(frame.roles.get("party", ())) if frame is not None else set()
    near: list[Node] = [n for marker, n in marked if marker in wanted and _own(nodes, n, deal)]
    near += [n for marker, n in _around(sentence, deal.undone) if marker in ("subj", "by")]
    near = [n for n in near if n.kind == "actor" and n.value.type != "demonym"]
    for at, types in ((deal.index - 1, ("demonym", "state")), (deal.index + 1, ("demonym",))):  # "the U.S. contract"
        if 0 <= at < len(nodes) and nodes[at].kind == "actor" and nodes[at].value.type in types:
            near.append(nodes[at])
    if deal.index > 1 and nodes[deal.index - 1].kind == "poss":
        near.append(nodes[deal.index - 2])
    clause = nodes[deal.index].clause
    markers = {"with", "between"} | (wanted if deal.verb is None else set())
    near += [
        n for n in nodes if n.kind == "actor" and n.clause == clause and n.marker in markers and _own(nodes, n, deal)
    ]
    parties: list[ActorPhrase] = []
    _join(parties, [n.value for n in near if n.kind == "actor" and fits("party", n)])
    sides: dict[str, ActorPhrase] = {}
    for role in ("supplier", "recipient"):
        bearing = frame.roles.get(role, []) if frame is not None else []
        filling = [n.value for m in bearing for marker, n in marked if marker == m and n.kind == "actor"]
        if filling:
            sides[role] = filling[0]
    if len(parties) == 1 and "with" not in {n.marker for n in near}:
        sides.setdefault("recipient", parties[0])  # who orders alone is the one who buys
    return parties, sides


def _own(nodes: Sequence[Node], node: Node, deal: _Deal) -> bool:
    """Whether a phrase with "by" is the deal's or its verb's, no other noun's: "during a visit by the minister"."""
    at = next(i for i, n in enumerate(nodes) if n is node)
    before = next((n for n in reversed(nodes[:at]) if n.kind not in ("prep", "det", "adv", "mod")), None)
    return node.marker != "by" or before is None or before.kind not in ("pred", "word") or before is nodes[deal.index]


def _around(sentence: Sentence, group: Group | None, essive: bool = False) -> list[tuple[str, Node]]:
    """The phrases around a verb, each with its marker: ``subj``, ``iobj`` or a preposition's key."""
    if group is None:
        return []
    objects, marked = sentence.family.complements(sentence, group)
    passive = group.passive and not essive
    found = [("iobj" if passive else "subj", n) for n in sentence.family.subjects(sentence, group)]
    found += [("iobj", n) for n in objects if n.kind == "actor"]
    return found + [(n.marker, n) for n in marked if n.marker != "by" or passive]


def _join(parties: list[ActorPhrase], more: Sequence[ActorPhrase]) -> None:
    for party in more:
        if not any(party is known or same(party, known) for known in parties):
            parties.append(party)


def _time(sentence: Sentence, deal: _Deal, goods: Sequence[Node]) -> Node | None:
    """When it was agreed: the date nearest to the verb that concludes it, or right at its noun, before what it orders
    if any is; no date to come by.
    """
    nodes = sentence.nodes
    anchor = deal.verb.main if deal.verb is not None else nodes[deal.index]
    clause = deal.verb.clause if deal.verb is not None else nodes[deal.index].clause
    times = [n for n in nodes if n.kind == "time" and n.clause == clause and not (n.value.edtf or "").startswith("..")]
    if deal.verb is None:
        at = nodes[max(0, deal.index - 2) : deal.index + _BESIDE]
        times = [n for n in times if any(n is m for m in at)]
    before = [n for n in times if goods and n.start < goods[0].start]
    return min(before or times, key=lambda n: abs(n.start - anchor.start), default=None)


def _ordered(agreed: Draft, sides: dict[str, ActorPhrase], told: Draft | None) -> Iterator[Draft]:
    """The goods of a contract are to come: from the maker that signs it, or from the state whose system it is."""
    draft = told or Draft("transfer", "planned", agreed.head, list(agreed.evidence), agreed.certainty)
    if told is None:
        draft.status = agreed.status if agreed.status in _UNDONE | {"possible"} else "planned"
        draft.item, draft.source, draft.undated = agreed.item, agreed.source, True
        draft.quantity = agreed.item.quantity if agreed.item is not None else None
    elif agreed.status in _UNDONE:
        draft.status = agreed.status
    if draft.status == "planned":
        draft.stage = draft.stage or "ordered"
        draft.undated = draft.undated or agreed.time is not None
    supplier, recipient = _sides(agreed, sides)
    if draft.supplier is None and not same(supplier, draft.recipient):
        draft.supplier = supplier
    if draft.recipient is None and not same(recipient, draft.supplier):
        draft.recipient = recipient
    if told is None:
        yield draft


def _sides(agreed: Draft, sides: dict[str, ActorPhrase]) -> tuple[ActorPhrase | None, ActorPhrase | None]:
    parties, item = agreed.parties, agreed.item
    maker = sides.get("supplier") or next((p for p in parties if p.company), None)
    country = item.country if item is not None else None
    maker = maker or next((p for p in parties if p.state and p.state == country), None)
    buyers = [p for p in parties if not same(p, maker) and not p.company]
    buyer = sides.get("recipient") or (buyers[0] if buyers and maker is not None else None)
    return maker, None if buyer is maker else buyer
