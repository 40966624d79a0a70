"""Figures for eyes: a line for each, and one figure with its readings, what they come to and how they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vigie.model.claim import Claimer, Item, Quantity
from vigie.model.figure import Figure, FigureLine, Outcome, Reading
from vigie.model.origin import Statement
from vigie.packs.messages import Catalogue
from vigie.publish.dates import short_date
from vigie.publish.names import Names, label, shown_body, shown_item, shown_origin, shown_speakers
from vigie.publish.quantities import short_amount
from vigie.publish.rows import UNSAID, printable

UNTOLD = "?"  # a part of a figure's key that nobody told
COUNTED = ("piece", "person")
FACTOR = "factor"
FIGURE_CSV = (
    "id", "kind", "supplier", "recipient", "item", "measure", "readings", "current", "compared", "hull_low",
    "hull_high", "least", "last_said", "conflicts",
)  # fmt: skip
READING_CSV = (
    "figure", "statement", "claim", "claimer", "body", "state", "others", "said", "kind", "status", "supplier",
    "recipient", "items", "joint", "measure", "per", "low", "high", "factor", "approximate", "vague", "scope", "since",
    "covers", "equivalent", "condition", "superseded_by",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One figure as a line of the table."""

    figure: str
    what: str
    readings: str
    hull: str
    least: str
    last_said: str
    conflicts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """One reading as a line of a figure's series."""

    said: str
    claimer: str
    reading: str
    item: str
    covers: str
    status: str
    told: str
    statement: str


def figure_row(figure: FigureLine, names: Names, words: Catalogue) -> FigureRow:
    """The cells of ``figure``."""
    row = FigureRow(
        figure=figure.id,
        what=what_is(figure, names, words),
        readings=words.say("figure.short", count=figure.current, total=figure.readings),
        hull=_hull(figure, names, words),
        least=shown_interval(figure, (figure.least, None), names) if figure.least is not None else "",
        last_said=shown_saying(figure.last_said, names, words),
        conflicts=str(figure.conflicts or ""),
    )
    return FigureRow(**{name: words.spaced(printable(getattr(row, name))) for name in FigureRow.__slots__})


def reading_row(
    figure: Figure, reading: Reading, statements: Mapping[str, Statement], names: Names, words: Catalogue
) -> ReadingRow:
    """The cells of one reading; ``statements`` by id say who spoke and how often it was told."""
    statement = statements.get(reading.statement)
    documents = len({bond.document for bond in statement.bonds}) if statement else 0
    row = ReadingRow(
        said=shown_saying(reading.said, names, words),
        claimer=speaker(reading, statement, names, words),
        reading=amount_of(reading, names),
        item=_items(reading, names, words),
        covers=_covers(reading, names, words),
        status=_status(figure, reading, names, words),
        told=words.say("figure.told", count=documents),
        statement=reading.statement,
    )
    return ReadingRow(**{name: words.spaced(printable(getattr(row, name))) for name in ReadingRow.__slots__})


def what_is(figure: Figure | FigureLine, names: Names, words: Catalogue) -> str:
    """What the figure is of: "transfer, North Korea → Russia: artillery ammunition, containers"."""
    kind, source, target, item, measure = figure.key
    ends = " → ".join(_state(end, names) for end in (source, target) if end)
    said = [_named_item(one, names) for one in item.split("+") if one != UNTOLD] or [words.say("figure.any-item")]
    parts = {"kind": label(names, "kind", kind), "ends": ends, "item": " + ".join(said)}
    text = words.say("figure.what", **parts)
    return (
        text
        if measure in COUNTED
        else words.say("figure.measured", what=text, measure=measured_in(measure, names, words))
    )


def measured_in(measure: str, names: Names, words: Catalogue) -> str:
    """What is counted: "containers", "pieces", "times"."""
    if measure in (*COUNTED, FACTOR):
        return words.say(f"measure.{measure}")
    unit = names.gloss.units.get(measure)
    return unit.other if unit else measure.upper()


def speaker(reading: Reading, statement: Statement | None, names: Names, words: Catalogue) -> str:
    """Who said it: the catalogue's name of the origin, the words of its reference, or the author of the document."""
    claimer = Claimer(id=reading.claimer, state=reading.state, text=statement.name if statement else None)
    others = [Claimer(id=one.claimer, state=one.state, text=one.name) for one in statement.others] if statement else []
    others = others or [Claimer(id=one) for one in reading.others]
    return shown_speakers(shown_origin(claimer, names, words) or UNSAID, others, names, words)


def shown_reading(reading: Reading, statements: Mapping[str, Statement], names: Names, words: Catalogue) -> str:
    """A reading in a few words: who, how many, when."""
    who = speaker(reading, statements.get(reading.statement), names, words)
    amount = amount_of(reading, names)
    when = shown_saying(reading.said, names, words)
    return words.say("figure.reading", who=who, amount=amount, when=when or words.say("origin.undated"))


def shown_saying(said: str | None, names: Names, words: Catalogue) -> str:
    """When something was said; "by" a day where only the first text that tells it is dated."""
    if said and said.startswith("../"):
        return words.say("figure.by", date=_date(said[3:], names))
    return _date(said, names)


def amount_of(reading: Reading, names: Names) -> str:
    """The reading as printed: "≥ 10 000 conteneurs"."""
    return short_amount(_quantity(reading), names.gloss, names.language)


def shown_interval(
    figure: Figure | FigureLine, interval: tuple[float | int | None, float | int | None], names: Names
) -> str:
    """An interval in the measure of ``figure``; empty when it is open on both sides."""
    if interval == (None, None):
        return ""
    measure = figure.key[4]
    if measure == FACTOR:
        ends = dict.fromkeys(end for end in interval if end is not None)
        return "–".join(short_amount(_plain(factor=end), names.gloss, names.language) for end in ends)
    unit = None if measure in COUNTED else measure
    return short_amount(_plain(min=interval[0], max=interval[1], unit=unit), names.gloss, names.language)


def said_outcome(outcome: Outcome, words: Catalogue) -> str:
    """How two readings stand and why, in one sentence."""
    return words.say(
        "figure.outcome", value=words.say(f"outcome.{outcome.value}"), why=words.say(f"pair.{outcome.reason}")
    )


def said_move(before: Figure | None, after: Figure | None, names: Names, words: Catalogue) -> str:
    """What became of a figure: it is new, gone, its range moved, or only what the range rests on."""
    shown = after or before
    assert shown is not None
    was, now = (_range(figure, names, words) for figure in (before, after))
    what = f"{shown.id}  {what_is(shown, names, words)}"
    if before is None or after is None:
        return words.spaced(words.say("diff.new" if after else "diff.gone", figure=what, before=was, after=now))
    if was != now:
        return words.spaced(words.say("diff.moved", figure=what, before=was, after=now))
    counts = {"old": len(before.readings), "new": len(after.readings)}
    return words.spaced(words.say("diff.stays", figure=what, after=now, **counts))


def current(figure: Figure) -> list[Reading]:
    """The latest readings of every origin."""
    return [reading for reading in figure.readings if reading.statement not in figure.superseded]


def conflicts(figure: Figure) -> list[Outcome]:
    """The pairs that cannot both be right."""
    return [outcome for outcome in figure.outcomes if outcome.value == "conflicting"]


def figure_cells(figure: FigureLine) -> dict[str, str | int | float | None]:
    """One figure as a line of CSV: ids, never names."""
    kind, source, target, item, measure = figure.key
    return {
        "id": figure.id, "kind": kind, "supplier": source, "recipient": target, "item": item, "measure": measure,
        "readings": figure.readings, "current": figure.current, "compared": figure.compared,
        "hull_low": figure.hull[0], "hull_high": figure.hull[1], "least": figure.least,
        "last_said": figure.last_said, "conflicts": figure.conflicts,
    }  # fmt: skip


def reading_cells(figure: Figure, reading: Reading) -> dict[str, str | int | float | None]:
    """One reading as a line of CSV."""
    kept = {name: getattr(reading, name) for name in READING_CSV if hasattr(reading, name)}
    superseded = figure.superseded.get(reading.statement)
    return kept | {
        "figure": figure.id,
        "items": " ".join(reading.items),
        "others": " ".join(reading.others),
        "superseded_by": superseded,
    }


def _range(figure: Figure | None, names: Names, words: Catalogue) -> str:
    return (shown_interval(figure, figure.hull, names) if figure else "") or words.say("diff.no-range")


def _hull(figure: FigureLine, names: Names, words: Catalogue) -> str:
    """The range, with the number of readings it rests on where the figure has several."""
    hull = shown_interval(figure, figure.hull, names)
    several = hull and figure.readings > 1
    return words.say("figure.rests-on", hull=hull, count=figure.compared) if several else hull


def _quantity(reading: Reading) -> Quantity:
    return _plain(
        min=reading.low, max=reading.high, factor=reading.factor, approximate=reading.approximate, vague=reading.vague,
        unit=None if reading.measure in (*COUNTED, FACTOR) else reading.measure, per=reading.per,
    )  # fmt: skip


def _plain(**values: object) -> Quantity:
    return Quantity(text="", start=0, end=0, **values)  # type: ignore[arg-type]  # the fields of a quantity


def _items(reading: Reading, names: Names, words: Catalogue) -> str:
    said = [_named_item(item, names) for item in reading.items]
    joined = " + ".join(said)
    if reading.equivalent:
        joined = words.say("figure.equivalent", item=joined)
    return words.say("figure.joint", items=joined) if reading.joint else joined


def _covers(reading: Reading, names: Names, words: Catalogue) -> str:
    scope = words.say(f"scope.{reading.scope}") if reading.scope else ""
    time = _date(reading.covers or reading.since, names)
    return " ".join(part for part in (scope, time) if part)


def _status(figure: Figure, reading: Reading, names: Names, words: Catalogue) -> str:
    status = label(names, "status", reading.status)
    return words.say("mark.superseded", status=status) if reading.statement in figure.superseded else status


def _state(id: str, names: Names) -> str:
    return UNSAID if id == UNTOLD else shown_body(names, Claimer(id=id))


def _named_item(id: str, names: Names) -> str:
    if id in names.classes:
        return names.classes[id]
    return shown_item(names, Item(text=id, start=0, end=0, id=id))


def _date(edtf: str | None, names: Names) -> str:
    return short_date(edtf, names.gloss, names.language) if edtf else ""
