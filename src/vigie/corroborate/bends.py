"""What was bent on the way: each telling of a statement laid against the claim nearest to its origin.

Claims are compared, never words, so a telling may be in another language than its origin. What a telling leaves out is
no bend, nor what it says more coarsely. What only several statements show is found in ``bends_together``.
"""

from __future__ import annotations

from collections.abc import Mapping

from vigie.corroborate.bent_amounts import bent_amounts
from vigie.corroborate.bent_matters import bent_items, bent_parties, bent_places, bent_standing
from vigie.corroborate.bent_times import bent_times
from vigie.corroborate.classes import Classes
from vigie.corroborate.wording import Bent, Bents, Bodies, bend_of
from vigie.model.claim import Claim, Claimer
from vigie.model.origin import Bend, Statement, Telling

AUTHOR = "author"
_NEWS = frozenset(["media", "state-media", "social-media"])


def bends(statement: Statement, tellings: Mapping[str, Telling], classes: Classes, bodies: Bodies) -> list[Bend]:
    """What each telling of ``statement`` changed, in order of its bonds; none for one that says the same."""
    reference = tellings[statement.reference].claim
    found = []
    for bond in statement.bonds:
        if bond.claim == statement.reference or bond.claim not in tellings:
            continue
        telling = tellings[bond.claim]
        bents = (
            *_of_claims(telling.claim, reference, classes, bodies),
            *_of_claimers(telling, statement, reference, bodies),
        )
        found += [bend_of(bent, bond.claim, statement.id) for bent in dict.fromkeys(bents)]
    return found


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
    if all(_is_other_body(one, origin, statement, telling.dated, bodies) for one in named):
        given = next((one for one in reference.claimers if one.role in (None, "origin")), None)
        yield Bent("claimer", named[0].text, given.text if given else statement.name)


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
    return {"state", "person"}.isdisjoint((kind, known)) and known is not None and kind != known
