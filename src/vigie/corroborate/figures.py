"""Readings gathered into figures: what a reader would lay side by side, and what can be said of it in one line.

A figure is who, to whom, of what and in which measure. Its item is as wide as a reader reads: shells stand with
artillery ammunition, a missile type with "ballistic missiles", the killed with the killed or wounded; carriers
(containers, voyages) stand together whatever is said of their load. What is not comparable in it, the outcomes say.
A reading with a part untold (a party, the item, or one too wide for a figure) joins when exactly one figure fits, else
it stands apart. Nothing is averaged, and nothing is added up.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, product

from vigie.corroborate.classes import Classes
from vigie.corroborate.outcomes import COMPATIBLE, CONFLICTING, condition_key, interval, outcome
from vigie.corroborate.readings import TOTAL
from vigie.corroborate.spans import closed, span, start
from vigie.model.figure import Figure, Outcome, Reading
from vigie.model.ids import make_id

PAIRED = 24  # readings of a figure that are laid by pairs: more fills no screen, and pairs are their square
UNTOLD = "?"
_NOT_DONE = frozenset(["planned", "possible", "denied"])
_SIDES = frozenset(["agreement"])  # of two that agree none gives and none takes
_NO_RECIPIENT = frozenset(["production", "casualties", "use", "test", "inspection", "identification", "measure"])
Key = tuple[str, ...]


def figures(readings: Iterable[Reading], classes: Classes) -> list[Figure]:
    """The figures of ``readings``, in order of their keys, the same whatever the order of these."""
    gathered: dict[Key, list[Reading]] = defaultdict(list)
    for reading in readings:
        gathered[_key(reading, classes)].append(reading)
    homes = _homes(gathered, classes)
    joined: dict[Key, list[Reading]] = defaultdict(list)
    for key, group in gathered.items():
        joined[homes.get(key, key)] += group
    return [_figure(key, joined[key], classes) for key in sorted(joined)]


def narrowed(figure: Figure, kept: Iterable[str], classes: Classes) -> Figure | None:
    """``figure`` as the statements ``kept`` alone give it; None when it has none of them."""
    wanted = frozenset(kept)
    group = [reading for reading in figure.readings if reading.statement in wanted]
    return _figure(figure.key, group, classes) if group else None


def _key(reading: Reading, classes: Classes) -> Key:
    recipient = "" if reading.kind in _NO_RECIPIENT else reading.recipient or UNTOLD
    item = _level(reading, classes)
    return (reading.kind, reading.supplier or UNTOLD, recipient, item, reading.measure)


def _level(reading: Reading, classes: Classes) -> str:
    """The item of the figure: for carriers as wide as can be, several for a number of several."""
    widen = classes.root if classes.is_load(reading.measure) else classes.level
    return "+".join(sorted({widen(item) for item in reading.items})) or UNTOLD


def _homes(keys: Iterable[Key], classes: Classes) -> dict[Key, Key]:
    """For each key with a part untold, the only whole key that fits it."""
    partial = {key for key in keys if _is_partial(key, classes)}
    fitting: dict[Key, Key | None] = {}
    for key in keys:
        if key not in partial:
            for shape in _shapes(key, classes):
                fitting[shape] = None if shape in fitting else key
    return {key: home for key in partial if (home := fitting.get(key))}


def _is_partial(key: Key, classes: Classes) -> bool:
    _, supplier, recipient, item, measure = key
    return UNTOLD in (supplier, recipient, item) or (classes.is_umbrella(item) and not classes.is_load(measure))


def _shapes(key: Key, classes: Classes) -> Iterator[Key]:
    """The ways to tell a whole key in part."""
    kind, supplier, recipient, item, measure = key
    wider = () if classes.is_load(measure) else (name for name in classes.parents(item) if classes.is_umbrella(name))
    recipients = (recipient, UNTOLD) if recipient else (recipient,)
    for shape in product((supplier, UNTOLD), recipients, (item, *wider, UNTOLD)):
        if shape != (supplier, recipient, item):
            yield (kind, *shape, measure)
    if kind in _SIDES:  # the one side that is told stands first, whichever it is
        yield from ((kind, recipient, UNTOLD, named, measure) for named in (item, *wider, UNTOLD))


def _figure(key: Key, group: Sequence[Reading], classes: Classes) -> Figure:
    series = sorted(group, key=_order)
    superseded = _superseded(series, classes)
    latest = [reading for reading in series if reading.statement not in superseded]
    dated = sorted(latest, key=lambda one: (span(one.said)[1] is not None, *_order(one)))  # the undated go first
    paired = sorted(dated[-PAIRED:], key=_order)
    outcomes = tuple(outcome(a, b, classes) for a, b in combinations(paired, 2))
    held = _comparable([one for one in paired if one.status not in _NOT_DONE and not one.equivalent], outcomes)
    intervals = [interval(one) for one in held]
    lows, highs = [low for low, _ in intervals], [high for _, high in intervals]
    floors = [low for low in lows if low is not None]
    return Figure(
        id=make_id("fig", *key),
        key=key,
        readings=tuple(series),
        superseded=superseded,
        outcomes=outcomes,
        unpaired=tuple(one.statement for one in dated[:-PAIRED]),
        held=tuple(one.statement for one in held),
        hull=(
            min(floors) if floors and None not in lows else None,
            max((high for high in highs if high is not None), default=None) if None not in highs else None,
        ),
        least=min(floors, default=None),
    )


def _order(reading: Reading) -> tuple[date, date, str]:
    """By the first day it may have been said, else by the day it was known; what has no date comes last."""
    first, last = _known(reading)
    return first, last, reading.statement


def _known(reading: Reading) -> tuple[date, date]:
    """From when to when it may have been said. "By that day" is the day of the first text that tells it: of one
    claimer who counts on, that is the order in which he spoke.
    """
    first, last = span(reading.said)
    return first or last or date.max, last or date.max


# Supersession


def _superseded(series: Sequence[Reading], classes: Classes) -> dict[str, str]:
    """Statement of each reading that its own claimer replaced, to that of the one that did: the next said later."""
    takes_back = {claim: reading.statement for reading in series for claim in reading.corrects}
    found = {
        one.statement: takes_back[one.claim]
        for one in series
        if takes_back.get(one.claim, one.statement) != one.statement
    }
    by_claimer: dict[tuple[object, ...], list[Reading]] = defaultdict(list)
    for reading in series:
        if reading.body and span(reading.said)[1]:
            by_claimer[_subject(reading, classes)].append(reading)
    for group in by_claimer.values():
        for earlier, later in _successions(group):
            found.setdefault(earlier.statement, later.statement)
    return found


def _subject(reading: Reading, classes: Classes) -> tuple[object, ...]:
    """What a later reading must share to replace an earlier one.

    A stock has no period and a total only a start; carriers are the same whatever is said of their load.
    """
    items = () if classes.is_load(reading.measure) else reading.items
    period = (
        span(reading.covers) if closed(reading.covers) and reading.scope not in ("stock", "capacity", TOTAL) else None
    )
    return (
        *(reading.body, reading.others, reading.scope, items, reading.joint, reading.per, reading.status in _NOT_DONE),
        *(reading.status, reading.equivalent, condition_key(reading.condition), period),
    )


def _successions(group: Sequence[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Each reading of one claimer and subject with the next one surely said after it; of two starts told, the same."""
    coming = deque(sorted(group, key=_order, reverse=True))
    following: dict[object, Reading] = {}  # by start, the next of those said later
    for earlier in sorted(group, key=lambda one: (span(one.said)[1], one.statement), reverse=True):
        while coming and _known(earlier)[1] < _known(coming[0])[0]:
            passed = coming.popleft()
            following[_begun(passed)] = passed
        begun = _begun(earlier)
        begins = following if begun is None else [one for one in (begun, None) if one in following]
        fitting = [following[one] for one in begins if not _fell(earlier, following[one])]
        if fitting:
            yield earlier, min(fitting, key=_order)


def _fell(earlier: Reading, later: Reading) -> bool:
    """Whether what cannot fall became smaller: nobody counts a running total backwards, and of two sayings of which
    only the day they were known by is told, the smaller may be an old one told late.
    """
    high, low = interval(later)[1], interval(earlier)[0]
    may_fall = earlier.scope != TOTAL and closed(earlier.said) and closed(later.said)
    return not may_fall and high is not None and low is not None and high < low


def _begun(reading: Reading) -> object:
    first = span(start(reading.covers) or reading.since)[0]
    return (first.year, first.month) if first else None


# The hull


def _comparable(candidates: Sequence[Reading], outcomes: Iterable[Outcome]) -> list[Reading]:
    """The largest set of candidates of which each pair is compatible or conflicting; of two, the one said last."""
    agree = {frozenset((one.first, one.second)) for one in outcomes if one.value in (COMPATIBLE, CONFLICTING)}
    near = {
        a: {b for b in range(len(candidates)) if frozenset((candidates[a].statement, candidates[b].statement)) in agree}
        for a in range(len(candidates))
    }
    best = max(
        _cliques(set(), set(near), set(), near), key=lambda one: (len(one), sorted(one, reverse=True)), default=[]
    )
    return [candidates[place] for place in sorted(best)]


def _cliques(chosen: set[int], open_: set[int], done: set[int], near: dict[int, set[int]]) -> Iterator[list[int]]:
    """All largest sets of neighbours (Bron and Kerbosch): few, because few readings are laid by pairs."""
    if not open_ and not done:
        yield sorted(chosen)
        return
    pivot = max(open_ | done, key=lambda one: len(open_ & near[one]))
    for place in sorted(open_ - near[pivot]):
        yield from _cliques(chosen | {place}, open_ & near[place], done & near[place], near)
        open_ = open_ - {place}
        done = done | {place}
