"""What was notified under a cap, year by year, with its gaps; what others observed or estimate stands beside it.

The two are never added, and neither are observations to one another. A month without a notification is a gap, no zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from vigie.assess.caps import in_unit, year_of
from vigie.assess.lineage import Lineage
from vigie.model.assessment import Band, Tally, TallyEntry
from vigie.model.figure import Figure, Reading
from vigie.packs.grading import Notice, Tallies
from vigie.packs.regimes import Cap, Provision
from vigie.text.edtf import bounds, readable

EVERYBODY = "*"
DONE = ("occurred", "ongoing")


def tally(
    provision: Provision, figures: Iterable[Figure], tallies: Tallies, classes: Lineage, today: date
) -> list[Tally]:
    """The years of a capped provision of which anything is known, the latest first."""
    cap = provision.cap
    assert cap is not None
    notified = [
        _of_notice(one, provision, tallies, classes) for one in tallies.notices if one.provision == provision.id
    ]
    observed: list[TallyEntry] = []
    for reading in _readings(provision, figures, classes):
        entry = _of_reading(reading, provision, tallies, classes)
        (notified if reading.body in cap.notified else observed).append(entry)
    held = _years(f"{provision.since}/{provision.until or today.isoformat()}", cap)
    told = {year for one in (*notified, *observed) for year in _years(one.covers, cap)}
    years = sorted(told & held, reverse=True)
    suppliers = sorted({one.supplier for one in notified if one.supplier not in (None, EVERYBODY)} - {None})
    return [_year(provision, cap, year, (notified, observed), suppliers, today) for year in years]


def _year(
    provision: Provision,
    cap: Cap,
    year: int,
    entries: tuple[Sequence[TallyEntry], Sequence[TallyEntry]],
    suppliers: Sequence[str | None],
    today: date,
) -> Tally:
    notified, observed = ([one for one in group if year in _years(one.covers, cap)] for group in entries)
    return Tally(
        provision=provision.id,
        year=_named(year, cap),
        cap=cap.amount,
        unit=cap.unit,
        notified=tuple(notified),
        total=_total(notified),
        observed=tuple(observed),
        gaps=tuple((name, gap) for name in suppliers if name for gap in _gaps(name, year, cap, notified, today)),
    )


def _named(year: int, cap: Cap) -> str:
    """The year of a cap: a calendar year, or the twelve months that it counts."""
    if cap.starts == "01-01":
        return str(year)
    month, day = (int(part) for part in cap.starts.split("-"))
    return f"{year}-{cap.starts}/{date(year + 1, month, day) - timedelta(days=1)}"


def _readings(provision: Provision, figures: Iterable[Figure], classes: Lineage) -> Iterable[Reading]:
    """The amounts done, of goods and directions that the provision reaches; replaced ones and conversions left out."""
    for figure in figures:
        kind, source, target, *_ = figure.key
        for reach in provision.reach:
            ends = (not reach.source or source in reach.source) and (not reach.target or target in reach.target)
            if kind not in reach.kinds or not ends:
                continue
            for one in figure.readings:
                current = one.statement not in figure.superseded and one.status in DONE and not one.equivalent
                if current and any(_may_be(item, reach.items, classes) for item in one.items):
                    yield one


def _may_be(item: str, wanted: Sequence[str], classes: Lineage) -> bool:
    """Whether goods told as ``item`` are, or may be, of a class that the rule names ("petroleum" may be refined)."""
    return bool(set(classes.lineage(item)) & set(wanted)) or any(item in classes.lineage(one)[1:] for one in wanted)


def _of_notice(one: Notice, provision: Provision, tallies: Tallies, classes: Lineage) -> TallyEntry:
    assert provision.cap is not None
    amount: Band = (one.amount, one.amount)
    item = next((name for reach in provision.reach for name in reach.items), "")
    band = in_unit(amount, one.unit, provision.cap.unit, item, classes, tallies.conversions)
    return TallyEntry(
        source="notice",
        supplier=one.supplier,
        covers=one.covers,
        amount=amount,
        unit=one.unit,
        band=band or (None, None),
        converted=one.unit != provision.cap.unit,
        checked=one.checked is not None,
        text={"en": one.source.en, "fr": one.source.fr},
    )


def _of_reading(one: Reading, provision: Provision, tallies: Tallies, classes: Lineage) -> TallyEntry:
    cap = provision.cap
    assert cap is not None
    named = {name for reach in provision.reach for name in reach.items}
    amount: Band = (one.low, one.high)
    item = one.items[0] if one.items else ""
    band = in_unit(amount, one.measure, cap.unit, item, classes, tallies.conversions)
    return TallyEntry(
        source=one.statement,
        supplier=one.supplier,
        covers=one.covers or one.since or one.said,
        amount=amount,
        unit=one.measure,
        band=band or (None, None),
        converted=one.measure != cap.unit,
        wide=not any(set(classes.lineage(name)) & named for name in one.items),
        claimer=one.claimer,
    )


def _total(notified: Sequence[TallyEntry]) -> Band:
    """The sum of what suppliers notified; where a sum of all is published, that, for the others are its parts.

    Nothing is added up where two entries of one supplier may overlap.
    """
    of_all = [one.band for one in notified if one.supplier in (None, EVERYBODY)]
    if of_all:
        return max(of_all, key=lambda band: band[0] or 0)
    by_supplier: dict[str | None, list[TallyEntry]] = {}
    for one in notified:
        by_supplier.setdefault(one.supplier, []).append(one)
    if not notified or any(_overlap(group) for group in by_supplier.values()):
        return (None, None)
    lows, highs = [one.band[0] for one in notified], [one.band[1] for one in notified]
    low = sum(value for value in lows if value is not None) if None not in lows else None
    high = sum(value for value in highs if value is not None) if None not in highs else None
    return (low, high)


def _overlap(entries: Sequence[TallyEntry]) -> bool:
    spans = sorted(_span(one.covers) for one in entries)
    return any(later[0] <= earlier[1] for earlier, later in pairwise(spans))


def _gaps(supplier: str, year: int, cap: Cap, notified: Sequence[TallyEntry], today: date) -> Iterable[str]:
    """Stretches of months, as EDTF, of which nothing that ``supplier`` notified is known."""
    spans = [_span(one.covers) for one in notified if one.supplier == supplier]
    month, day = (int(part) for part in cap.starts.split("-"))
    missing: list[str] = []
    for number in range(12):
        at, turn = (month - 1 + number) % 12 + 1, year + (month - 1 + number) // 12
        begin = date(turn, at, day)
        covered = any(first <= begin <= last for first, last in spans)
        if not covered and begin <= today:
            missing.append(f"{turn:04}-{at:02}")
    return _stretches(missing)


def _stretches(months: Sequence[str]) -> Iterable[str]:
    """Months in a row as one interval."""
    run: list[str] = []
    for one in [*months, ""]:
        if run and (not one or _number(one) != _number(run[-1]) + 1):
            yield run[0] if len(run) == 1 else f"{run[0]}/{run[-1]}"
            run = []
        run.append(one)


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:])


def _span(edtf: str | None) -> tuple[date, date]:
    first, last = bounds(edtf) if edtf and readable(edtf) else (None, None)
    return first or date.min, last or date.max


def _years(covers: str | None, cap: Cap) -> set[int]:
    """The years of the cap that a stretch touches; none where an end is open."""
    first, last = _span(covers)
    if first == date.min or last == date.max:
        known = [day for day in (first, last) if day not in (date.min, date.max)]
        return {year_of(day, cap.starts) for day in known}
    return set(range(year_of(first, cap.starts), year_of(last, cap.starts) + 1))
