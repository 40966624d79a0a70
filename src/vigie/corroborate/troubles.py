"""Faults in the way a statement was passed on: outlets that cite each other round, texts older than their origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from vigie.corroborate.chains import Chains
from vigie.corroborate.days import days
from vigie.corroborate.ties import Bodies, Ties
from vigie.model.origin import Statement, Telling, Trouble

ZONE = 1  # days by which a text may seem older than its origin: the date line lies between them

Citation = tuple[str, str, str]  # the outlet that cites, the outlet cited, the claim that does


def troubles(
    statements: Iterable[Statement], tellings: Mapping[str, Telling], bodies: Bodies, ties: Ties
) -> list[Trouble]:
    """The troubles of ``statements``; ``tellings`` by claim id."""
    found = []
    for statement in statements:
        told = [tellings[bond.claim] for bond in statement.bonds if bond.claim in tellings]
        circle = _circle(_citations(told, Chains(told, bodies, ties)))
        if circle:
            found.append(Trouble(kind="circular", statement=statement.id, claims=circle))
        for one in told:
            if _too_old(one, statement):
                claims = tuple(dict.fromkeys((one.claim.id, statement.reference)))
                found.append(Trouble(kind="older-than-origin", statement=statement.id, claims=claims))
    return found


def _citations(told: Iterable[Telling], chains: Chains) -> list[Citation]:
    """Who cites whom among the outlets that tell one statement."""
    cited = [(chains.outlet(one), chains.voice(one), chains.relays(one), one.claim.id) for one in told]
    present = {outlet for outlet, *_ in cited}
    found: list[Citation] = []
    for outlet, voice, relays, claim in cited:
        named = {voice.key, *relays} if voice.standing == "news" else set(relays)
        found += [(outlet, other, claim) for other in sorted(named & present - {outlet})]
    return found


def _circle(citations: list[Citation]) -> tuple[str, ...]:
    """The claims that cite round: what is left when outlets that cite nobody, or that nobody cites, are taken out."""
    while citations:
        citing, cited = {one for one, _, _ in citations}, {other for _, other, _ in citations}
        kept = [citation for citation in citations if citation[0] in cited and citation[1] in citing]
        if len(kept) == len(citations):
            break
        citations = kept
    return tuple(dict.fromkeys(claim for _, _, claim in citations))


def _too_old(telling: Telling, statement: Statement) -> bool:
    """Whether a text is dated before the origin spoke, or before the day on which it says that he did."""
    dated = days(telling.dated)
    stated = telling.claim.stated
    said = [days(statement.said), days(stated.edtf) if stated else None]
    if dated is None:
        return False
    return any(day is not None and (day.first - dated.last).days > ZONE for day in said)
