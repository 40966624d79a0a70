"""Tellings bound by words before anything is known of their origin: copied passages, one number of several items."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from vigie.corroborate.chains import NAMED
from vigie.corroborate.classes import Classes
from vigie.corroborate.gathering import Group, Told
from vigie.corroborate.matters import related
from vigie.model.finding import Copy

SHIFT = 24  # characters by which a claim may stand elsewhere in the copy of its passage: a word edited, a name cut
SUREST = ("body", "briefed", "general", "named", "news", "vague", "author")


def strands(told: Sequence[Told], copies: Iterable[Copy], classes: Classes) -> tuple[list[Group], dict[str, str]]:
    """Groups of tellings bound by words, and for each copied claim the claim it was copied from.

    ``told`` is in order of publication: the source of a copy is the earlier of the two. The voice of a group is that of
    its first telling that names somebody best: a copy that drops the credit has the credit of its source. One that
    credits somebody whom a person told apart from who is credited there is no telling of the same.
    """
    sources = _copied(told, copies, classes)
    joint: dict[tuple[str, str], Told] = {}
    heads: dict[str, Told] = {one.telling.claim.id: one for one in told}
    first: dict[int, Told] = {}
    groups: dict[int, list[Told]] = defaultdict(list)
    for one in told:
        claim = one.telling.claim
        bound = heads.get(sources.get(claim.id, ""))
        if claim.quantity and claim.quantity.joint:
            bound = bound or joint.setdefault((claim.document, claim.quantity.joint), one)
        if bound is not None and bound is not one and _told_apart(one, groups[first[bound.rank].rank]):
            bound = None
            sources.pop(claim.id, None)
        first[one.rank] = first[bound.rank] if bound is not None and bound is not one else one
        groups[first[one.rank].rank].append(one)
    return [_group(members) for members in groups.values()], sources


def _told_apart(one: Told, others: Sequence[Told]) -> bool:
    barred = one.voice.barred if one.voice.standing in NAMED else frozenset()
    return bool(barred) and any(other.voice.key in barred for other in others if other.voice.standing in NAMED)


def _group(members: list[Told]) -> Group:
    standings = sorted(members, key=lambda one: (SUREST.index(one.voice.standing), one.rank))
    return Group(standings[0], members)


def _copied(told: Sequence[Told], copies: Iterable[Copy], classes: Classes) -> dict[str, str]:
    by_document: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_document[one.document].append(one)
    for several in by_document.values():
        several.sort(key=lambda one: one.telling.claim.head)
    found: dict[str, tuple[int, str]] = {}
    for copy in copies:
        for first, second in _pairs(by_document, copy, classes):
            source, later = sorted((first, second), key=lambda one: one.rank)
            best = (source.rank, source.telling.claim.id)
            found[later.telling.claim.id] = min(found.get(later.telling.claim.id, best), best)
    return {claim: source for claim, (_, source) in found.items()}


def _pairs(by_document: Mapping[str, list[Told]], copy: Copy, classes: Classes) -> Iterable[tuple[Told, Told]]:
    """Claims of the same words: in both documents their heads stand at the same place of the same passage."""
    for passage in copy.passages:
        others = _within(by_document.get(copy.second, ()), passage.second_start, passage.second_end)
        for one in _within(by_document.get(copy.first, ()), passage.first_start, passage.first_end):
            place = one.telling.claim.head - passage.first_start + passage.second_start
            alike = [
                (_unlike(one, other), abs(other.telling.claim.head - place), other.rank, other)
                for other in others
                if one.matter.kind == other.matter.kind
                and abs(other.telling.claim.head - place) <= SHIFT
                and related(one.matter, other.matter, classes)
            ]
            if alike:
                yield one, min(alike, key=lambda pair: pair[:3])[3]


def _unlike(one: Told, other: Told) -> tuple[bool, bool, bool]:
    """What differs of two claims of one place: a word may carry two, what was done and what will be."""
    return one.matter.status != other.matter.status, one.sign != other.sign, one.matter.item != other.matter.item


def _within(several: Sequence[Told], start: int, end: int) -> Sequence[Told]:
    heads = [one.telling.claim.head for one in several]
    return several[bisect_left(heads, start) : bisect_left(heads, end)]
