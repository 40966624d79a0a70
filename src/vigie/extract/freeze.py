"""From drafts to frozen claims: every slot with the document's exact words, every id from the text's digest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from vigie.extract.actors import ActorPhrase
from vigie.extract.craft import Bearer
from vigie.extract.drafts import Draft
from vigie.extract.nodes import Node
from vigie.extract.quantities import QuantityMention
from vigie.model.claim import Anchored, Carrier, Claim, Claimer, Evidence, Item, Link, Party, Place, Quantity, Sum, When
from vigie.model.document import Document
from vigie.model.errors import AnchorError
from vigie.model.ids import digest, make_id


def freeze(drafts: list[Draft], document: Document) -> tuple[Claim, ...]:
    """The claims of a document. Two claims of a kind on one head word are told apart by their order."""
    text_digest = digest(document.text.encode("utf-8", "surrogatepass"))
    seen: Counter[tuple[str, int]] = Counter()
    ids: dict[int, str] = {}
    for draft in drafts:
        key = (draft.kind, draft.head)
        ids[id(draft)] = make_id("clm", text_digest, draft.kind, draft.head, *([seen[key]] if seen[key] else []))
        seen[key] += 1
    groups = _groups(drafts, text_digest)
    return tuple(_claim(d, document, ids, groups.get(id(d))) for d in drafts)


def _groups(drafts: list[Draft], text_digest: str) -> dict[int, str]:
    """The group ids of drafts that share one number: of several things or several parties, told in one breath."""
    sharing: dict[tuple[str, str, int], list[Draft]] = {}
    for draft in drafts:
        number = draft.quantity
        if number is not None and (number.min is not None or number.max is not None):
            sharing.setdefault((draft.kind, draft.status, number.number_start), []).append(draft)
    return {
        id(draft): make_id("jnt", text_digest, start)
        for (_, _, start), group in sharing.items()
        for draft in group
        if len(group) > 1
    }


def _claim(draft: Draft, document: Document, ids: dict[int, str], joint: str | None) -> Claim:
    text = document.text
    implied = draft.implied
    return Claim(
        id=ids[id(draft)],
        document=document.id,
        kind=draft.kind,
        status=draft.status,
        head=draft.head,
        certainty=draft.certainty,
        supplier=_party(text, draft.supplier, "supplier" in implied),
        recipient=_party(text, draft.recipient, "recipient" in implied),
        actor=_party(text, draft.actor, "actor" in implied),
        parties=tuple(p for a in draft.parties if (p := _party(text, a, False))),
        item=_item(text, draft),
        quantity=_quantity(text, draft, joint),
        time=_when(text, draft.time),
        stated=_when(text, draft.stated),
        place=_place(text, draft.place),
        departure=_place(text, draft.departure),
        via=_place(text, draft.via),
        destination=_place(text, draft.destination),
        mode=draft.mode,
        carriers=tuple(_carrier(text, c) for c in draft.carriers),
        claimers=_claimers(text, draft),
        evidence=tuple(Evidence(start=s, end=e, exact=_quote(text, s, e)) for s, e in draft.evidence),
        stage=draft.stage,
        access=_access(draft),
        hedged_by=_hedger(draft) if draft.certainty == "hedged" else None,
        basis=draft.source.basis if draft.source is not None else None,
        links=tuple(_links(text, draft, ids)),
    )


def _links(text: str, draft: Draft, ids: dict[int, str]) -> Iterator[Link]:
    """Its ties to claims that stand, each once."""
    own = ids[id(draft)]
    seen = set()
    for tie in draft.ties:
        to = tie.to
        while to.into is not None:
            to = to.into
        claim = ids.get(id(to), own)
        if claim != own and (tie.type, claim) not in seen:
            seen.add((tie.type, claim))
            yield Link(type=tie.type, claim=claim, start=tie.start, end=tie.end, exact=_quote(text, tie.start, tie.end))


def _access(draft: Draft) -> str:
    """How the claimer's words come to us: the author's are his own, those between quotation marks are quoted."""
    if draft.source is None:
        return "own"
    return "quoted" if draft.quoted else "reported"


def _hedger(draft: Draft) -> str:
    """Who keeps the distance: the conditional of hearsay is that of who relays, not of who is relayed."""
    if draft.source is None or draft.quoted:
        return "claimer"
    return "relay" if draft.hearsay else "unclear"


def _quote(text: str, start: int, end: int) -> str:
    if not 0 <= start < end <= len(text):
        raise AnchorError(f"the span {start}:{end} does not lie in a text of {len(text)} characters")
    return text[start:end]


def _party(text: str, actor: ActorPhrase | None, implied: bool) -> Party | None:
    if actor is None:
        return None
    words = _quote(text, actor.start, actor.end)
    return Party(text=words, start=actor.start, end=actor.end, implied=implied, id=actor.id, state=_state(actor))


def _state(actor: ActorPhrase) -> str | None:
    return actor.state if actor.state != actor.id else None


def _item(text: str, draft: Draft) -> Item | None:
    item = draft.item
    if item is None:
        return None
    bare = item.item_class is None and draft.named is not None
    shown = draft.named if bare and draft.named is not None else item
    words = _quote(text, shown.start, shown.end)
    return Item(
        text=words, start=shown.start, end=shown.end, implied=bare, id=draft.item_id, item_class=draft.item_class
    )


def _quantity(text: str, draft: Draft, joint: str | None) -> Quantity | None:
    found = draft.quantity
    if found is None:
        return None
    return Quantity(
        text=_quote(text, found.start, found.end),
        start=found.start,
        end=found.end,
        min=found.min,
        max=found.max,
        approximate=found.approximate,
        vague=found.vague,
        unit=found.unit,
        per=found.per,
        factor=found.factor,
        scope=draft.scope,
        since=draft.since,
        joint=joint,
        condition=_anchored(text, draft.condition),
        also=_also(text, draft.also),
    )


def _also(text: str, found: QuantityMention | None) -> tuple[Sum, ...]:
    if found is None or found.unit is None:
        return ()
    words = _quote(text, found.start, found.end)
    return (Sum(text=words, start=found.start, end=found.end, min=found.min, max=found.max, unit=found.unit),)


def _anchored(text: str, span: tuple[int, int] | None) -> Anchored | None:
    return None if span is None else Anchored(text=_quote(text, *span), start=span[0], end=span[1])


def _when(text: str, node: Node | None) -> When | None:
    if node is None:
        return None
    return When(text=_quote(text, node.start, node.end), start=node.start, end=node.end, edtf=node.value.edtf)


def _place(text: str, node: Node | None) -> Place | None:
    if node is None:
        return None
    words = _quote(text, node.start, node.end)
    if isinstance(node.value, ActorPhrase):
        return Place(text=words, start=node.start, end=node.end, id=node.value.id, state=_state(node.value))
    reading = node.reading("place")
    if reading is None:
        return Place(text=words, start=node.start, end=node.end)
    return Place(text=words, start=node.start, end=node.end, id=reading.data.id, state=reading.data.state)


def _carrier(text: str, craft: Bearer) -> Carrier:
    return Carrier(
        text=_quote(text, craft.start, craft.end),
        start=craft.start,
        end=craft.end,
        kind=craft.kind,
        imo=craft.imo,
        flag=craft.flag,
        operator=_quote(text, *craft.operator) if craft.operator else None,
    )


def _claimers(text: str, draft: Draft) -> tuple[Claimer, ...]:
    if draft.source is None:
        return (Claimer(id="author"),)
    origin, *relays = draft.source.chain
    told = [(actor, "origin") for actor in (origin, *draft.source.beside)] + [(actor, "relay") for actor in relays]
    return tuple(
        Claimer(
            id=actor.id,
            state=_state(actor),
            text=_quote(text, actor.start, actor.end),
            start=actor.start,
            end=actor.end,
            role=role,
            stance=draft.source.stance if role == "origin" else None,
        )
        for actor, role in told
    )
