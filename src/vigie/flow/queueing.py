"""What to look at first, and how far two readers agree: a case's review as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from vigie.corroborate.outcomes import CONFLICTING, interval
from vigie.model.figure import Figure, Reading
from vigie.model.review import VERDICTS, Agreement, Review
from vigie.packs.reviewing import review_rules
from vigie.review.agreement import agreement
from vigie.review.replay import held
from vigie.store.case import View
from vigie.store.queue import Waiting, leading_figures, queue

ALL = ""  # the agreement over every kind


def to_review(view: View, limit: int | None = None) -> list[Waiting]:
    """The claims to look at, those first that would change a conclusion; findings must be woven."""
    rules = review_rules()
    found: dict[str, list[str]] = defaultdict(list)
    for figure in leading_figures(view, rules.most_figures):
        found["conflict"] += _in_conflict(figure)
        found["only-support"] += _holding(figure)
    return queue(view, rules.weights, rules.core, found, limit)


def agreements(reviews: Iterable[Review]) -> dict[str, Agreement]:
    """How far first and second readers agree, by kind of claim and (under ``ALL``) over all."""
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for kind, first, second in _read_twice(reviews):
        pairs[ALL].append((first, second))
        pairs[kind].append((first, second))
    return {kind: agreement(pairs[kind]) for kind in sorted({ALL, *pairs})}


def to_read_again(reviews: Iterable[Review], who: str) -> list[Review]:
    """The decisions of others that ``who`` may read as a second reader: of each claim the last, unless read already."""
    made = held(reviews)
    read = {one.target for one in made if one.second}
    firsts = {one.target: one for one in made if one.act in VERDICTS and not one.second}
    return [one for target, one in firsts.items() if target not in read and one.who != who]


def _read_twice(reviews: Iterable[Review]) -> Iterator[tuple[str, str, str]]:
    """Kind and both verdicts of each claim that two different people decided on; a person's last word counts."""
    firsts: dict[str, Review] = {}
    seconds: dict[str, Review] = {}
    for one in held(reviews):
        said = seconds if one.second else firsts
        before = said.get(one.target)
        if one.act in VERDICTS and not (one.act == "accept" and before and before.act == "correct"):
            said[one.target] = one  # who accepts what he corrected has corrected
    for target, second in seconds.items():
        first = firsts.get(target)
        if first is not None and first.who != second.who and first.seen is not None:
            yield first.seen.kind, first.act, second.act


def _in_conflict(figure: Figure) -> list[str]:
    """The claims of readings that conflict with another."""
    ends = {id for one in figure.outcomes if one.value == CONFLICTING for id in (one.first, one.second)}
    return [reading.claim for reading in figure.readings if reading.statement in ends]


def _holding(figure: Figure) -> list[str]:
    """The claims of readings without which the range would be another."""
    held_ = [reading for reading in figure.readings if reading.statement in figure.held]
    whole = _hull(held_)
    return [one.claim for one in held_ if _hull([other for other in held_ if other is not one]) != whole]


def _hull(readings: Sequence[Reading]) -> tuple[float | int | None, float | int | None]:
    lows, highs = ([interval(one)[side] for one in readings] for side in (0, 1))
    low = None if None in lows else min((one for one in lows if one is not None), default=None)
    return low, None if None in highs else max((one for one in highs if one is not None), default=None)
