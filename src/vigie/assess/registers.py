"""Figures as rows of a trade register, by the register's own rules; and what it leaves out, and why.

An estimate is kept low: the number is the least that the latest readings agree on, in brackets where they differ, are
round, or rest on one origin. What carried the goods, what it could hold, rates and stocks make no row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vigie.assess.lineage import Lineage
from vigie.model.assessment import LeftOut, Number, RegisterRow
from vigie.model.figure import Figure, Reading
from vigie.packs.grading import Register
from vigie.text.edtf import bounds, readable

UNTOLD = "?"
COUNTED = "piece"
DONE = ("occurred", "ongoing", "intercepted")
CANDIDATES = ("transfer", "deployment")  # kinds a reader may look for in a register
_NO_COUNT = ("rate", "stock", "capacity")
_TOTAL = "total-to-date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a look at the claims shows: ``loads`` are units that count carriers; ``doubtful`` claims whose parties, as
    read, can hardly be right; ``inferred`` those whose supplier is the State of who speaks, taken from elsewhere.
    """

    loads: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    inferred: frozenset[str] = frozenset()


NOTHING = Looked()
Built = tuple[list[RegisterRow], list[LeftOut]]


def register_rows(figures: Iterable[Figure], register: Register, classes: Lineage, looked: Looked = NOTHING) -> Built:
    """The rows of ``register`` that ``figures`` give, and what is left out of it."""
    rows: list[RegisterRow] = []
    left: list[LeftOut] = []
    for figure in figures:
        if figure.key[0] not in CANDIDATES:
            continue
        built = _row(figure, register, classes, looked)
        if isinstance(built, LeftOut):
            left.append(built)
        else:
            rows.append(built)
    return sorted(rows, key=_order), left


def _order(row: RegisterRow) -> tuple[str, str, str, str]:
    return row.supplier or "~", row.recipient or "~", row.category, row.figure


def _row(figure: Figure, register: Register, classes: Lineage, looked: Looked) -> RegisterRow | LeftOut:
    kind, source, target, item, measure = figure.key
    line = classes.lineage(_finest(figure, classes))
    refused = _left_out(figure, register, line)
    if refused is not None:
        return refused
    if measure != COUNTED:
        return LeftOut(figure=figure.id, reason="load" if measure in looked.loads else "measure")
    if kind != "transfer":
        return LeftOut(figure=figure.id, reason="no-transfer")
    if UNTOLD in (source, target) and (source, target) in ((UNTOLD, UNTOLD), (UNTOLD, ""), ("", UNTOLD)):
        return LeftOut(figure=figure.id, reason="no-parties")
    current = [one for one in figure.readings if one.statement not in figure.superseded and _counts(one)]
    if current and all(one.claim in looked.doubtful for one in current):
        return LeftOut(figure=figure.id, reason="doubtful-reading")
    current = [one for one in current if one.claim not in looked.doubtful]
    done = [one for one in current if one.status in DONE]
    ordered = [one for one in current if one.status == "planned"]
    if not done and not ordered:
        return LeftOut(figure=figure.id, reason="nothing-done")
    category = next((one.id for name in line for one in register.categories if name in one.items), None)
    doubtful = _doubt(register, line)
    if category is None and doubtful is None:
        return LeftOut(figure=figure.id, reason="no-category")
    years, told = _years(done)
    return RegisterRow(
        figure=figure.id,
        category=category or "?",
        supplier=None if source in (UNTOLD, "") else source,
        recipient=None if target in (UNTOLD, "") else target,
        designation=_finest(figure, classes),
        item_class=classes.of(line[0]),
        ordered=_least(ordered),
        delivered=_least(done),
        bracketed=_estimated(done or ordered),
        ordered_year=_year_of_order(ordered),
        years=years,
        years_bracketed=bool(years) and not told,
        doubtful=doubtful,
        comments=tuple(_comments(item, done, ordered, looked)),
        statements=tuple(one.statement for one in (*done, *ordered)),
    )


def _left_out(figure: Figure, register: Register, line: Sequence[str]) -> LeftOut | None:
    """The nearest class that the register leaves out, unless a category takes a nearer one."""
    for name in line:
        if any(name in one.items for one in register.categories):
            return None
        for one in register.left:
            if name in one.items:
                return LeftOut(figure=figure.id, reason="class", why={"en": one.why.en, "fr": one.why.fr})
    return None


def _doubt(register: Register, line: Sequence[str]) -> Mapping[str, str] | None:
    for name in line:
        for one in register.unsure:
            if name in one.items:
                return {"en": one.why.en, "fr": one.why.fr}
        if any(name in one.items for one in register.categories):
            return None
    return None


def _finest(figure: Figure, classes: Lineage) -> str:
    """The one designation that all readings name, else the item of the figure."""
    named = {item for one in figure.readings for item in one.items}
    if len(named) == 1 and not any(one.joint for one in figure.readings):
        return named.pop()
    item = figure.key[3].partition("+")[0]
    return item if item != UNTOLD else next(iter(sorted(named)), UNTOLD)


def _counts(one: Reading) -> bool:
    """Whether a reading counts pieces delivered or ordered, not rates, stocks or what a load could hold."""
    return not one.equivalent and one.factor is None and one.per is None and one.scope not in _NO_COUNT


def _least(readings: Sequence[Reading]) -> Number | None:
    """The lowest floor of the running totals, else of all; None where no reading has one."""
    totals = [one for one in readings if one.scope == _TOTAL]
    floors = [one.low for one in (totals or readings) if one.low is not None]
    return min(floors, default=None)


def _estimated(readings: Sequence[Reading]) -> bool:
    """Whether the number goes in brackets: vague, approximate, a bound, differing, or of one origin only."""
    if len({one.body or one.claimer or one.statement for one in readings}) < 2:
        return True
    numbers = {(one.low, one.high) for one in readings}
    return len(numbers) > 1 or any(one.approximate or one.vague or one.low != one.high for one in readings)


def _years(done: Sequence[Reading]) -> tuple[tuple[str, ...], bool]:
    """The years of delivery, and whether the texts tell them; else the years in which it was said."""
    told: set[int] = set()
    for one in done:
        told |= _span_years(one.covers or one.since)
    if told:
        return tuple(map(str, sorted(told))), True
    said = {year for one in done for year in _span_years(one.said)}
    return tuple(map(str, sorted(said))), False


def _span_years(edtf: str | None) -> set[int]:
    if not edtf or not readable(edtf):
        return set()
    first, last = bounds(edtf)
    ends = [day.year for day in (first, last) if day is not None]
    return set(range(min(ends), max(ends) + 1)) if ends and max(ends) - min(ends) < 20 else set(ends)


def _year_of_order(ordered: Sequence[Reading]) -> str | None:
    years = sorted(year for one in ordered for year in _span_years(one.said))
    return str(years[0]) if years else None


def _comments(item: str, done: Sequence[Reading], ordered: Sequence[Reading], looked: Looked) -> Iterable[str]:
    """Slugs of what a reader must know beside the numbers."""
    if len({one.body or one.claimer or one.statement for one in (*done, *ordered)}) == 1:
        yield "one-origin"
    if "+" in item or any(one.joint for one in (*done, *ordered)):
        yield "joint"
    if done and _least(done) is None:
        yield "upper-bound-only"
    if any(one.status == "intercepted" for one in done):
        yield "intercepted"
    if any(one.claim in looked.inferred for one in (*done, *ordered)):
        yield "supplier-inferred"
    if not done:
        yield "not-delivered"
