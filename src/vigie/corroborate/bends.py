"""What was bent on the way: each telling of a statement laid against the claim nearest to its origin.

Claims are compared, never words, so a telling may be in another language than its origin. What a telling leaves out is
no bend, nor what it says more coarsely. What only several statements show is found in ``bends_together``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from vigie.corroborate.bent_amounts import bent_amounts
from vigie.corroborate.bent_matters import bent_items, bent_parties, bent_places, bent_standing, item_name
from vigie.corroborate.bent_times import bent_times
from vigie.corroborate.classes import Classes
from vigie.corroborate.ties import Bodies
from vigie.corroborate.wording import Bent, Bents, bend_of
from vigie.model.claim import Claim, Claimer
from vigie.model.origin import Bend, Bond, Statement, Telling

AUTHOR, NAMED, ITEM = "author", "named", "item"
OF_AMOUNTS = frozenset(["bound", "number", "magnitude", "unit", "plural"])
_AT_HAND = frozenset(["own", "quoted"])
_NEWS = frozenset(["media", "state-media", "social-media"])


def bends(statement: Statement, tellings: Mapping[str, Telling], classes: Classes, bodies: Bodies) -> list[Bend]:
    """What each telling of ``statement`` changed, in order of its bonds; none for one that says the same.

    A document that also tells it straight has bent nothing but, at most, the amount (in its headline): its other claim
    is of something else, or the same read twice.
    """
    reference = tellings[statement.reference].claim
    bonds = [bond for bond in statement.bonds if bond.claim in tellings]
    bents = {bond.claim: tuple(_bents(bond, statement, tellings, classes, bodies)) for bond in bonds}
    kinds: dict[str, set[str]] = {reference.document: set()}  # that every claim of a document bends
    for bond in bonds:
        its = {bent.kind for bent in bents[bond.claim]}
        kinds[bond.document] = kinds.get(bond.document, its) & its
    heard = _heard(statement, tellings, classes)
    return [
        bend_of(bent, bond.claim, statement.id)
        for bond in bonds
        for bent in dict.fromkeys(bents[bond.claim])
        if bent.kind in OF_AMOUNTS or bent.kind in kinds[bond.document]
        if bent.kind != ITEM or item_name(tellings[bond.claim].claim.item, classes) not in heard
    ]


def _bents(
    bond: Bond, statement: Statement, tellings: Mapping[str, Telling], classes: Classes, bodies: Bodies
) -> Bents:
    if bond.claim == statement.reference:
        return
    telling, reference = tellings[bond.claim], tellings[statement.reference].claim
    yield from _of_claims(telling.claim, reference, classes, bodies)
    if bond.how != NAMED:  # a text bound by the name it gives names the origin
        yield from _of_claimers(telling, statement, reference, bodies)


def _heard(statement: Statement, tellings: Mapping[str, Telling], classes: Classes) -> set[str]:
    """The items that more texts heard from the origin than that of a reference which is not his own text or words.

    They are his words, and the reference is the one that says less.
    """
    if tellings[statement.reference].claim.access in _AT_HAND:
        return set()
    texts: dict[str, set[str]] = defaultdict(set)
    for bond in statement.bonds:
        name = item_name(tellings[bond.claim].claim.item, classes) if bond.claim in tellings else None
        if bond.how == NAMED and name:
            texts[name].add(bond.document)
    least = len(texts[item_name(tellings[statement.reference].claim.item, classes) or ""])
    return {name for name, documents in texts.items() if len(documents) > max(least, 1)}


def _of_claims(told: Claim, reference: Claim, classes: Classes, bodies: Bodies) -> Bents:
    yield from bent_amounts(told, reference, classes)
    yield from bent_items(told, reference, classes)
    yield from bent_parties(told, reference, bodies)
    yield from bent_places(told, reference)
    yield from bent_times(told, reference)
    yield from bent_standing(told, reference)


# Who is said to have said it


def _of_claimers(telling: Telling, statement: Statement, reference: Claim, bodies: Bodies) -> Bents:
    """``claimer``: another body than that of the origin. A wider name (its state, "officials") is none."""
    named = [
        one for one in telling.claim.claimers if one.role in (None, "origin") and not _is_party(one, telling.claim)
    ]
    origin = statement.body or statement.claimer
    if not named or origin is None or origin == AUTHOR:
        return
    origins = [origin, *(one.body or one.claimer or "" for one in statement.others)]
    if all(_is_other_body(one, each, statement, telling.dated, bodies) for one in named for each in origins):
        given = next((one for one in reference.claimers if one.role in (None, "origin")), None)
        was = given.text if given else statement.name
        if named[0].text != was:
            yield Bent("claimer", named[0].text, was)


def _is_party(claimer: Claimer, claim: Claim) -> bool:
    """Whether a party is taken for the claimer, by its very words or as a state: then nobody else may be named."""
    parties = [one for one in (claim.supplier, claim.recipient, claim.actor, *claim.parties) if one]
    return any(one.start == claimer.start or (one.state or one.id) == claimer.id for one in parties)


def _is_other_body(claimer: Claimer, origin: str, statement: Statement, day: str | None, bodies: Bodies) -> bool:
    if claimer.id is None or claimer.id in (AUTHOR, statement.claimer, origin):
        return False
    body = bodies.body(claimer.id, day)
    kind, known = bodies.type(body), bodies.type(origin)
    if body == origin or kind in _NEWS or kind is None:
        return False
    state, other = bodies.state(body) or claimer.state, bodies.state(origin) or statement.state
    if state and other and state != other:
        return True
    if bodies.type(claimer.id) == "person":  # one of the same state who passes it on, or speaks for the body
        return False
    return {"state", "person"}.isdisjoint((kind, known)) and known is not None and kind != known
