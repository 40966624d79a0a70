"""Names of a claim beside names on lists: a name that agrees is a lead, until an identifier agrees too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vigie.model.assessment import ListMatch
from vigie.model.claim import Claim
from vigie.packs.grading import Listing
from vigie.text.fold import bare

LEAD, IDENTIFIED, ANOTHER = "lead", "identified", "another"


def matches(claim: Claim, listings: Iterable[Listing]) -> list[ListMatch]:
    """The listed names that ``claim`` gives. ``another``: the name agrees, and its identifier is another's."""
    found = []
    for one in listings:
        names = {bare(name) for name in one.names}
        for text, identifier in _named(claim, one.kind):
            own = one.imo if one.kind == "vessel" else one.entity
            agrees = identifier is not None and identifier == own
            if not agrees and bare(text) not in names:
                continue
            how = IDENTIFIED if agrees else LEAD if identifier is None or own is None else ANOTHER
            found.append(ListMatch(listing=one.id, name=text, how=how))
    return list(dict.fromkeys(found))


def _named(claim: Claim, kind: str) -> Iterator[tuple[str, str | None]]:
    """The names of a kind in the slots of a claim, each with the identifier that the text or the catalogue gives."""
    if kind == "vessel":
        yield from ((one.text, one.imo) for one in claim.carriers)
        return
    parties = (claim.supplier, claim.recipient, claim.actor, claim.end_user, claim.maker)
    for party in (*parties, *claim.parties, *claim.intermediaries):
        if party is not None:
            yield party.text, party.id
