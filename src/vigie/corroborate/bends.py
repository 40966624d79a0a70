"""What was bent on the way: each telling of a statement laid against the claim nearest to its origin.

Claims are compared, never words, so a telling may be in another language than its origin. What a telling leaves out is
no bend, nor what it says more coarsely. What is said by several statements together - an alternative told as a sum, a
figure its origin has since replaced - is found over all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from vigie.corroborate.bent_amounts import bent_amounts
from vigie.corroborate.bent_matters import bent_items, bent_parties, bent_places, bent_standing
from vigie.corroborate.bent_times import before, bent_times
from vigie.corroborate.classes import Classes
from vigie.corroborate.wording import DONE, Bent, Bents, Bodies, is_equivalent, of_sentence
from vigie.model.claim import Claim, Claimer
from vigie.model.figure import Figure
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
        found += [_bend(bent, bond.claim, statement) for bent in dict.fromkeys(bents)]
    return found


def _of_claims(told: Claim, reference: Claim, classes: Classes, bodies: Bodies) -> Bents:
    yield from bent_amounts(told, reference, classes)
    yield from bent_items(told, reference, classes)
    yield from bent_parties(told, reference, bodies)
    yield from bent_places(told, reference)
    yield from bent_times(told, reference)
    yield from bent_standing(told, reference)


def _bend(bent: Bent, claim: str, statement: Statement, by: str | None = None) -> Bend:
    return Bend(claim=claim, statement=statement.id, kind=bent.kind, said=bent.said, was=bent.was, by=by)


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


# What several statements tell together


def alternatives(statements: Iterable[Statement], tellings: Mapping[str, Telling]) -> list[Bend]:
    """``alternative``: what an origin held possible one way or the other, told by one document as both together."""
    loads: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        claim = tellings[statement.reference].claim
        for link in claim.links:
            if link.type == "equivalent-of":
                loads[claim.document, link.claim].append(statement)
    return [bend for group in loads.values() if len(group) > 1 for bend in _of_alternatives(group, tellings)]


def _of_alternatives(group: list[Statement], tellings: Mapping[str, Telling]) -> Iterator[Bend]:
    as_facts: dict[str, list[tuple[Claim, Statement]]] = defaultdict(list)
    for statement in group:
        for bond in statement.bonds:
            claim = tellings[bond.claim].claim if bond.claim in tellings else None
            if claim and claim.status in DONE and not is_equivalent(claim):
                as_facts[claim.document].append((claim, statement))
    for told in as_facts.values():
        if len({statement.id for _, statement in told}) > 1:
            for claim, statement in told:
                bent = of_sentence("alternative", claim, tellings[statement.reference].claim)
                yield _bend(bent, claim.id, statement)


def superseded(
    figures: Iterable[Figure], statements: Iterable[Statement], tellings: Mapping[str, Telling]
) -> list[Bend]:
    """``superseded``: a figure told when its origin had already given a later one, in a text that does not give it.

    ``said`` are the words for the older figure, ``was`` those of the later one, ``by`` the statement that gave it.
    """
    known = {statement.id: statement for statement in statements}
    replaced = {old: new for figure in figures for old, new in figure.superseded.items() if {old, new} <= known.keys()}
    found = []
    for old, new in sorted(replaced.items()):
        later = known[new]
        beside = {bond.document for bond in later.bonds}
        words = _amount(tellings[later.reference].claim)
        for bond in known[old].bonds:
            telling = tellings.get(bond.claim)
            if telling and bond.document not in beside and before(later.said, telling.dated):
                bent = Bent("superseded", _amount(telling.claim), words)
                found.append(_bend(bent, bond.claim, known[old], by=new))
    return found


def _amount(claim: Claim) -> str | None:
    return claim.quantity.text if claim.quantity else None
