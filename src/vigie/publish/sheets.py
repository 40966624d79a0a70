"""Sheets and registers in words: what stands under a cap, what was found, the rows of a trade register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from vigie.model.assessment import LeftOut, RegisterRow, Remains, Tally, TallyEntry
from vigie.packs.grading import Conversion
from vigie.packs.messages import Catalogue
from vigie.packs.regimes import Provision
from vigie.publish.assessments import band, body, item, number, reference, said, when
from vigie.publish.names import Names
from vigie.publish.rows import printable

REGISTERS = ("sipri", "unroca")
REGISTER = (
    "direction", "register_item", "category", "ordered", "year_of_order", "delivered", "years", "condition", "comments",
    "sources", "figure",
)  # fmt: skip


def ends(kind: str, supplier: str | None, recipient: str | None, names: Names) -> str:
    """From whom to whom; a test has one end."""
    return body(supplier, names) if kind == "test" else f"{body(supplier, names)} → {body(recipient, names)}"


def remarks_of(
    provision: Provision, marks: Iterable[str], planned: int, called: Iterable[str], words: Catalogue
) -> list[str]:
    """What stands beside a row of a sheet: its reference, its marks, how many are to come, the claimers' own words."""
    notes = [reference(provision, words), *(words.say(f"mark.{mark}") for mark in marks if mark != "if-carried-out")]
    notes += [words.say("sheet.planned", count=planned)] if planned else []
    notes += [words.say("provision.called", words=printable(text)) for text in called]
    return [words.spaced(note) for note in notes]


def year_line(one: Tally, names: Names, words: Catalogue) -> str:
    """A provision with its year and its cap."""
    cap = band((one.cap, one.cap), one.unit, names, words)
    line = words.say("sheet.tally.year", provision=one.provision, year=when(one.year, names, words), cap=cap)
    return words.spaced(line)


def total_line(one: Tally, names: Names, words: Catalogue) -> str:
    """What was notified comes to, where a sum may be made; empty where nothing was."""
    if not one.notified:
        return ""
    if one.total == (None, None):
        return words.spaced(words.say("sheet.tally.no-total"))
    return words.spaced(words.say("sheet.tally.total", band=band(one.total, one.unit, names, words)))


def gap_lines(one: Tally, names: Names, words: Catalogue) -> list[str]:
    """Each stretch of which no notification is known: a gap, not zero."""
    return [
        words.spaced(words.say("sheet.tally.gap", who=body(who, names), when=when(gap, names, words)))
        for who, gap in one.gaps
    ]


def conversion_line(rate: Conversion, names: Names, words: Catalogue) -> str:
    """A rate of conversion with its source."""
    if rate.low == rate.high:
        return words.spaced(said(rate.source, names))
    line = words.say(
        "sheet.tally.conversion",
        low=number(rate.low, names),
        high=number(rate.high, names),
        to=_unit(rate.target_unit, names),
        unit=_unit(rate.source_unit, names, one=True),
        item=item(None, rate.item, names),
        source=said(rate.source, names),
    )
    return words.spaced(line)


def entry_line(one: TallyEntry, unit: str, names: Names, words: Catalogue) -> str:
    """An amount under or beside a cap: whose, when, how much, who says so."""
    who = words.say("sheet.tally.all") if one.supplier == "*" else body(one.supplier, names)
    amount = band(one.amount, one.unit, names, words)
    if one.converted and one.band != (None, None):
        amount = words.say("sheet.tally.converted", amount=amount, band=band(one.band, unit, names, words))
    unnamed = words.say("sheet.tally.unnamed")
    source = said(one.text, names) if one.text else body(one.claimer, names) if one.claimer else unnamed
    line = words.say("sheet.tally.entry", who=who, when=when(one.covers, names, words), amount=amount)
    mark = "" if one.checked else f" [{words.say('mark.not-rechecked')}]"
    wide = f" [{words.say('sheet.tally.wide')}]" if one.wide else ""
    return words.spaced(f"{line} ({source}){mark}{wide}")


def find_line(one: Remains, names: Names, words: Catalogue) -> str:
    """Materiel that was identified: its three dates, its place, who examined it."""
    untold = words.say("sheet.untold")
    dates = {name: when(getattr(one, name), names, words) for name in ("made", "recovered", "examined")}
    parts = [item(one.item or one.item_class, one.item_class, names) if one.item_class or one.item else untold]
    parts += [words.say("sheet.remains.maker", who=body(one.maker, names))] if one.maker else []
    parts += [words.say("sheet.remains.part", what=item(one.part_of, None, names))] if one.part_of else []
    parts += [words.say("sheet.remains.marks", what=", ".join(one.marks))] if one.marks else []
    parts.append(words.say("sheet.remains.dates", **dates))
    parts.append(words.say("sheet.remains.place", where=body(one.place, names) if one.place else untold))
    parts.append(words.say("sheet.remains.examiner", who=body(one.examiner, names)))
    return printable(words.spaced(" · ".join(parts)))


def register_cells(row: RegisterRow, categories: Mapping[str, str], names: Names, words: Catalogue) -> list[str]:
    """The cells of a row of a register, in the order of REGISTER."""
    unknown = words.say("register.unknown")
    years = "–".join(dict.fromkeys((row.years[0], row.years[-1]))) if row.years else unknown
    comments = [words.say(f"register.comment.{one}") for one in row.comments]
    comments += [words.say("register.doubt", why=said(row.doubtful, names))] if row.doubtful else []
    ends = " → ".join(body(one, names) if one else unknown for one in (row.supplier, row.recipient))
    cells = [
        ends,
        item(row.designation, row.item_class, names),
        categories.get(row.category, row.category),
        _bracketed(row.ordered, row.bracketed, names, words, ""),
        row.ordered_year or "",
        _bracketed(row.delivered, row.bracketed, names, words, unknown if row.years else ""),
        (words.say("register.estimate", text=years) if row.years_bracketed else years) if row.years else "",
        words.say(f"register.{row.status}"),
        " · ".join(comments),
        words.say("register.sources", count=len(row.statements)),
        row.figure,
    ]
    return [words.spaced(cell) for cell in cells]


def left_out(left: Sequence[LeftOut], names: Names, words: Catalogue) -> list[tuple[str, list[str]]]:
    """Why figures are left out of a register, with their ids, the most frequent reason first."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for one in left:
        why = said(one.why, names) if one.why else words.say(f"register.why.{one.reason}")
        by_reason[words.spaced(why)].append(one.figure)
    return sorted(by_reason.items(), key=lambda pair: -len(pair[1]))


def _bracketed(value: float | None, bracketed: bool, names: Names, words: Catalogue, untold: str) -> str:
    if value is None:
        return untold
    text = number(value, names)
    return words.say("register.estimate", text=text) if bracketed else text


def _unit(unit: str, names: Names, *, one: bool = False) -> str:
    noun = names.gloss.units.get(unit)
    return (noun.one if one else noun.other) if noun else unit
