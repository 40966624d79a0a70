"""Decisions replayed over the claims of one document: what stands, what fell, which decisions found no claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from vigie.model.claim import Claim
from vigie.model.review import Review, Standing
from vigie.review.anchoring import same_claim

NOT_WORDS = ("id", "links", "joint")  # what may differ in two claims that say the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """``standings`` in the order of the claims, added ones last; ``orphans``: decisions whose claim is not found."""

    standings: tuple[Standing, ...]
    orphans: tuple[Review, ...]


@dataclass(slots=True)
class _Case:
    """What was decided about one claim so far."""

    state: str | None = None
    slots: dict[str, Any] = field(default_factory=dict)
    more: list[Claim] = field(default_factory=list)
    fallen: str | None = None
    changed: bool = False


def held(reviews: Iterable[Review]) -> list[Review]:
    """The decisions that nobody took back, without those that take others back."""
    made = list(reviews)
    undone = {one.target for one in made if one.act == "undo"}
    return [one for one in made if one.act != "undo" and one.id not in undone]


def replay(claims: Sequence[Claim], reviews: Iterable[Review]) -> Replayed:
    """``claims`` of a document, as extracted, after ``reviews`` of it, oldest first."""
    kept = [one for one in held(reviews) if not one.second]
    machine = {claim.id: claim for claim in claims}
    led: dict[str, str | None] = {}  # where the first decision on a claim leads, the later ones go too
    for one in sorted(kept, key=lambda one: one.act != "add"):
        led.setdefault(one.target, _found(one, claims))
    added = {id: one.seen for one in kept if one.act == "add" and one.seen and (id := led[one.target])}
    cases: dict[str, _Case] = {}
    orphans = []
    for one in kept:
        id = led[one.target]
        if id is None:
            orphans.append(one)
            continue
        _decide(cases.setdefault(id, _Case()), one, machine.get(id))
        if one.act == "merge" and one.other and (gone := led.get(one.other) or _other(one, claims)) and gone != id:
            cases.setdefault(gone, _Case()).fallen = "merged"
    ids = list(dict.fromkeys([*machine, *added]))
    standings = [_standing(machine.get(id) or added[id], machine.get(id), cases.get(id)) for id in ids]
    return Replayed(standings=tuple(standings), orphans=tuple(orphans))


def corrected(claim: Claim, slots: Mapping[str, Any]) -> Claim:
    """``claim`` with ``slots`` in the place of its own. Raises msgspec.ValidationError where one does not fit."""
    if not slots:
        return claim
    plain = msgspec.to_builtins(claim) | {name: _set(name, value) for name, value in slots.items()}
    return msgspec.convert(plain, Claim)


def says_the_same(one: Claim, other: Claim) -> bool:
    """Whether two claims have the same slots, with the same words."""
    first, second = (_bare(msgspec.to_builtins(claim)) for claim in (one, other))
    return bool(first == second)


def _found(one: Review, claims: Sequence[Claim]) -> str | None:
    """The id under which the claim of a decision stands now; an added claim that the machine lacks keeps its own."""
    found = same_claim(one.seen, claims, one.beside) if one.seen else None
    return one.target if found is None and one.act == "add" else found


def _other(one: Review, claims: Sequence[Claim]) -> str | None:
    return same_claim(one.other_seen, claims, (*one.beside, one.target)) if one.other_seen else None


def _decide(case: _Case, one: Review, machine: Claim | None) -> None:
    if one.act == "reject":
        case.fallen = "rejected"
    elif one.act != "comment":
        case.fallen = None
    if one.act == "accept":
        case.state = case.state or "accepted"
    elif one.act == "correct":
        case.state = "added" if case.state == "added" else "corrected"
        case.slots |= one.slots
    elif one.act == "add":
        case.state = "added"
        case.slots = dict(one.slots)
    elif one.act == "merge" and one.other_seen:
        case.state = case.state or "corrected"
        case.more.append(one.other_seen)
    if one.act in ("accept", "reject") and machine and one.seen:
        case.changed = not says_the_same(corrected(machine, case.slots), one.seen)


def _standing(base: Claim, machine: Claim | None, case: _Case | None) -> Standing:
    if case is None:
        return Standing(claim=base, state=None, machine=machine)
    claim = corrected(base, case.slots)
    for other in case.more:
        spans = {(span.start, span.end): span for span in (*claim.evidence, *other.evidence)}
        claim = replace(claim, evidence=tuple(spans[at] for at in sorted(spans)))
    return Standing(claim=claim, state=case.fallen or case.state, machine=machine, changed=case.changed)


def _set(name: str, value: Any) -> Any:
    """An emptied slot as the record has it."""
    return () if value is None and name in _LISTS else value


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _bare(inner) for name, inner in value.items() if name not in NOT_WORDS}
    return [_bare(one) for one in value] if isinstance(value, list | tuple) else value


_LISTS = ("parties", "claimers", "evidence", "carriers", "intermediaries", "marks", "links")
