"""Documents told again in other words or another language, found by what stays the same in them.

A translation keeps the claims, the figures and the names, and by and large their order. So a document is read as a row
of *landmarks*: the amounts claimed, the ids of who and what is named, the numerals and the capitalised words of its
text. Two documents are laid side by side only when they share a claim and lie close in date; their share is the weight
of the landmarks that stand in the same order in both. What many documents have weighs little. No word of any language
is known here; a script without capitals is compared by ids and numerals.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import log2
from typing import NamedTuple

from vigie.model.claim import Claim
from vigie.model.finding import Retelling
from vigie.model.origin import Telling
from vigie.text.edtf import bounds, readable
from vigie.text.fold import bare

SHARE = 0.3  # of the landmarks of the shorter document
LEAST = 2.0  # weight in common: below, two documents only speak of the same event
WINDOW = timedelta(days=14)
NEIGHBOURS = 16  # documents that a document is laid beside for one claim, nearest in date first
SHORT = 0.3  # weight of a number of one or two figures: days and counts that any text may have
_GROUPED = re.compile(r"\d{1,3}(?:[,. '\u2019\u00a0\u202f]\d{3})+")
_LANDMARK = re.compile(rf"(?P<number>{_GROUPED.pattern}(?!\d)|\d+(?:[.,]\d+)?)|(?P<name>[^\W\d_][\w-]*\w)")
Landmark = tuple[str, Hashable]


class Row(NamedTuple):
    """A document as its landmarks in order, each once, and its claims by what they say."""

    id: str
    dated: date | None
    landmarks: tuple[Landmark, ...]
    claims: Mapping[Landmark, str]


def retold(tellings: Iterable[Telling], texts: Mapping[str, str]) -> list[Retelling]:
    """Pairs of documents of which one retells the other, or both a third, whatever the order they come in."""
    groups: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        groups[telling.claim.document].append(telling)
    rows = [_row(id, groups[id], texts[id]) for id in sorted(groups) if id in texts]
    known = Counter(landmark for row in rows for landmark in row.landmarks)
    weights = {landmark: _weight(landmark, count) for landmark, count in known.items()}
    pairs = sorted({pair for group in _sharing(rows) for pair in _close(group)})
    found = (_compare(rows[first], rows[second], weights) for first, second in pairs)
    return [one for one in found if one]


def _row(id: str, tellings: Sequence[Telling], text: str) -> Row:
    claims = sorted((telling.claim for telling in tellings), key=lambda one: (one.head, one.id))
    said = {mark: claim.id for claim in reversed(claims) for mark in (_said(claim),) if mark}
    placed = [(claim.head, mark) for claim in claims for mark in (_said(claim),) if mark]
    placed += [(start, mark) for claim in claims for start, mark in _ids(claim)]
    placed += [(found.start(), mark) for found in _LANDMARK.finditer(text) for mark in _written(found)]
    landmarks = dict.fromkeys(mark for _, mark in sorted(placed, key=lambda one: one[0]))
    return Row(id, _day(tellings[0].dated), tuple(landmarks), said)


def _said(claim: Claim) -> Landmark | None:
    """What a claim says, without its bound, which is lost first; without an amount, who gave whom what."""
    quantity = claim.quantity
    numbers = {one for one in (quantity.min, quantity.max, quantity.factor) if one is not None} if quantity else set()
    if quantity and numbers:
        return "claim", (claim.kind, frozenset(numbers), quantity.unit)
    parties = tuple(one and (one.state or one.id) for one in (claim.supplier, claim.recipient, claim.actor))
    item = claim.item and (claim.item.id or claim.item.item_class)
    return ("claim", (claim.kind, *parties, item)) if item and any(parties) else None


def _ids(claim: Claim) -> Iterator[tuple[int, Landmark]]:
    named = (claim.supplier, claim.recipient, claim.actor, claim.item, claim.place, *claim.parties, *claim.claimers)
    for one in named:
        if one and one.id and one.start is not None:
            yield one.start, ("id", one.id)


def _written(found: re.Match[str]) -> Iterator[Landmark]:
    """A numeral without the marks that languages set in it differently, or a word that begins with a capital."""
    number, name = found["number"], found["name"]
    if number:
        grouped = _GROUPED.fullmatch(number)
        yield "number", re.sub(r"\D", "", number) if grouped else number.replace(",", ".")
    elif name[0].isupper():
        yield "name", bare(name)


def _weight(landmark: Landmark, documents: int) -> float:
    kind, value = landmark
    short = kind == "number" and len(str(value)) < 3
    return (SHORT if short else 1) / (1 + log2(max(documents, 2) / 2))


# Which documents to lay side by side


def _sharing(rows: Sequence[Row]) -> Iterable[list[tuple[date | None, int]]]:
    by_claim: dict[Landmark, list[tuple[date | None, int]]] = defaultdict(list)
    for number, row in enumerate(rows):
        for said in row.claims:
            by_claim[said].append((row.dated, number))
    return by_claim.values()


def _close(group: list[tuple[date | None, int]]) -> Iterator[tuple[int, int]]:
    """Pairs near in date; what is undated is laid beside a few."""
    dated = sorted((day, number) for day, number in group if day)
    for place, (day, number) in enumerate(dated):
        for other, following in dated[place + 1 : place + 1 + NEIGHBOURS]:
            if other - day <= WINDOW:
                yield min(number, following), max(number, following)
    undated = [number for day, number in group if day is None]
    for place, number in enumerate(undated[:NEIGHBOURS]):
        for following in (*undated[place + 1 : NEIGHBOURS], *(one for _, one in dated[:NEIGHBOURS])):
            yield min(number, following), max(number, following)


def _day(dated: str | None) -> date | None:
    return bounds(dated)[0] if dated and readable(dated) else None


# How alike two are


def _compare(first: Row, second: Row, weights: Mapping[Landmark, float]) -> Retelling | None:
    place = {landmark: number for number, landmark in enumerate(second.landmarks)}
    shared = [landmark for landmark in first.landmarks if landmark in place]
    common = _in_order([(place[one], weights[one]) for one in shared])
    shorter = min(sum(weights[one] for one in row.landmarks) for row in (first, second))
    if common < LEAST or common < SHARE * shorter:
        return None
    claims = tuple((first.claims[one], second.claims[one]) for one in shared if one in first.claims)
    return Retelling(first=first.id, second=second.id, share=min(1.0, common / shorter), claims=claims)


def _in_order(places: Sequence[tuple[int, float]]) -> float:
    """The greatest weight of places that rise, by a row of ever greater (place, best weight up to it)."""
    ends: list[int] = []
    best: list[float] = []
    for place, weight in places:
        at = bisect_left(ends, place)
        total = weight + (best[at - 1] if at else 0.0)
        last = at
        while last < len(ends) and best[last] <= total:
            last += 1
        ends[at:last] = [place]
        best[at:last] = [total]
    return best[-1] if best else 0.0
