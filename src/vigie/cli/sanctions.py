"""``vigie sanctions`` and ``vigie register``: the sheet by provision, and the figures as a trade register."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import click
import msgspec
from rich.text import Text

from vigie.cli.location import case_option, the_case
from vigie.cli.page import heading
from vigie.cli.parsing import Choice, Positional, Verb, option
from vigie.cli.saying import complain
from vigie.cli.screen import Column, screen, show_paragraph, show_rows
from vigie.flow.assessing import Sheet, SheetRow, register_rows, sheet
from vigie.flow.case import case_packs
from vigie.flow.rulebook import Desk, desk
from vigie.flow.weaving import weave
from vigie.model.assessment import LeftOut, RegisterRow, Remains, Tally, TallyEntry
from vigie.packs.messages import Catalogue
from vigie.publish.assessments import band, body, determined, item, listed, listed_line, number, reference, said, when
from vigie.publish.names import Names, names_in
from vigie.publish.rows import printable
from vigie.store.case import open_view

FORMATS = ("table", "json")
REGISTERS = ("sipri", "unroca")
_SHEET = ("provision", "direction", "item", "engages", "open", "origins", "remarks")
_REGISTER = (
    "direction", "register_item", "category", "ordered", "year_of_order", "delivered", "years", "condition", "comments",
    "sources", "figure",
)  # fmt: skip


def sanctions_verb(words: Catalogue) -> click.Command:
    """``vigie sanctions`` in the language of ``words``."""

    def show(case: str | None, format: str, regime: tuple[str, ...]) -> None:
        found = the_case(case)
        packs = case_packs(found)
        weave(found, packs)
        at = desk(found, packs)
        wanted = tuple(at.regime(one).id for one in regime)
        with open_view(found) as view:
            made = sheet(view, at, wanted)
        if format == "json":
            click.echo(json.dumps(msgspec.to_builtins(made), ensure_ascii=False))
        else:
            show_sheet(made, at, names_in(words.language, packs, at.judged), words)

    return Verb(
        words,
        "sanctions",
        [
            option(words, "regime", multiple=True),
            option(words, "format", Choice(words, FORMATS), default="table"),
            case_option(words),
        ],
        callback=show,
    )


def register_verb(words: Catalogue) -> click.Command:
    """``vigie register`` in the language of ``words``."""

    def show(case: str | None, format: str, register: str) -> None:
        found = the_case(case)
        packs = case_packs(found)
        weave(found, packs)
        at = desk(found, packs)
        with open_view(found) as view:
            rows, left, _ = register_rows(view, at, register)
        if format == "json":
            click.echo(json.dumps(msgspec.to_builtins({"rows": rows, "left": left}), ensure_ascii=False))
        else:
            _show_register(register, rows, left, at, names_in(words.language, packs, at.judged), words)

    return Verb(
        words,
        "register",
        [
            Positional(words, "register", type=Choice(words, REGISTERS)),
            option(words, "format", Choice(words, FORMATS), default="table"),
            case_option(words),
        ],
        callback=show,
    )


def show_sheet(made: Sheet, at: Desk, names: Names, words: Catalogue) -> None:
    """Print a sanctions sheet: regime by regime, then caps, finds, and what engages nothing."""
    console = screen()
    console.print(heading(words.say("sheet.title")))
    if not made.rows:
        complain(words.say("provision.none-at-all"))
    for id in dict.fromkeys(row.regime for row in made.rows):
        regime = at.regime(id)
        console.print("\n", heading(said(regime.names, names)), sep="")
        heads = [Column(words.say(f"head.{name}"), "", name == "provision") for name in _SHEET]
        show_rows(heads, [_sheet_cells(row, at, names, words) for row in made.rows if row.regime == id])
        show_paragraph(Text(determined(regime, names, words), "dim"))
    if made.tallies:
        console.print("\n", heading(words.say("sheet.tally")), sep="")
        _show_tallies(made, at, names, words)
    if made.remains:
        console.print("\n", heading(words.say("sheet.remains")), sep="")
        for find in made.remains:
            show_paragraph(Text(_find_line(find, names, words)))
        show_paragraph(Text(words.say("maker.caution"), "yellow"))
    _show_aside(made, at, names, words)


def _show_aside(made: Sheet, at: Desk, names: Names, words: Catalogue) -> None:
    """What engages nothing and why, and names on lists."""
    console = screen()
    console.print("\n", heading(words.say("sheet.aside")), sep="")
    if made.supporting:
        show_paragraph(Text(words.say("sheet.supporting", count=made.supporting)))
    for reason, count in made.nothing.items():
        show_paragraph(Text(words.spaced(words.say("sheet.because", count=count, why=words.say(f"assessed.{reason}")))))
    if made.measures:
        show_paragraph(Text(words.say("sheet.measures", count=len(made.measures))))
    if made.listed:
        console.print("\n", heading(words.say("sheet.listed")), sep="")
        for claim, match in made.listed:
            show_paragraph(Text(words.spaced(f"{listed_line(match, at.rules.listings, names, words)}  {claim}")))
        show_paragraph(Text(words.say("sheet.list-lead"), "dim"))


def _show_tallies(made: Sheet, at: Desk, names: Names, words: Catalogue) -> None:
    """The capped goods, year by year, and the conversions they were counted with."""
    for one in made.tallies:
        _show_tally(one, names, words)
    for rate in at.rules.tallies.conversions:
        if rate.low == rate.high:
            show_paragraph(Text(words.spaced(said(rate.source, names)), "dim"))
            continue
        line = words.say(
            "sheet.tally.conversion",
            low=number(rate.low, names),
            high=number(rate.high, names),
            to=_unit(rate.target_unit, names),
            unit=_unit(rate.source_unit, names, one=True),
            item=item(None, rate.item, names),
            source=said(rate.source, names),
        )
        show_paragraph(Text(words.spaced(line), "dim"))


def _sheet_cells(row: SheetRow, at: Desk, names: Names, words: Catalogue) -> list[str]:
    provision = at.provision(row.provision)[1]
    ends = (
        f"{body(row.supplier, names)} → {body(row.recipient, names)}"
        if row.kind != "test"
        else body(row.supplier, names)
    )
    notes = [words.say(f"mark.{mark}") for mark in row.marks if mark != "if-carried-out"]
    notes += [words.say("sheet.planned", count=len(row.to_come))] if row.to_come else []
    notes += [words.say("provision.called", words=printable(text)) for text in row.called]
    cells = [
        row.provision,
        ends,
        item(row.item, row.item, names) if row.item else words.say("figure.any-item"),
        _counted(row.engages),
        _counted(row.open),
        ", ".join(body(one, names) for one in row.origins[:4])
        + (f" +{len(row.origins) - 4}" if row.origins[4:] else ""),
        " · ".join((reference(provision, words), *notes)),
    ]
    return [words.spaced(cell) for cell in cells]


def _counted(ids: list[str]) -> str:
    """How many, and the first to look at."""
    return f"{len(ids)}: {listed(ids, 1)}".replace(f" +{len(ids) - 1}", "") if ids else ""


def _show_tally(one: Tally, names: Names, words: Catalogue) -> None:
    cap = band((one.cap, one.cap), one.unit, names, words)
    screen().print(
        Text(
            "  " + words.say("sheet.tally.year", provision=one.provision, year=when(one.year, names, words), cap=cap),
            "bold",
        )
    )
    total = words.say("sheet.tally.no-total")
    if one.total != (None, None):
        total = words.say("sheet.tally.total", band=band(one.total, one.unit, names, words))
    if one.notified:
        show_paragraph(Text(f"  {words.spaced(total)}"))
    for entry in one.notified:
        show_paragraph(Text(f"    {_entry(entry, one.unit, names, words)}"))
    for who, gap in one.gaps:
        text = words.say("sheet.tally.gap", who=body(who, names), when=when(gap, names, words))
        show_paragraph(Text(f"    {words.spaced(text)}", "yellow"))
    if one.observed:
        show_paragraph(Text(f"  {words.spaced(words.say('sheet.tally.observed'))}"))
    for entry in one.observed:
        show_paragraph(Text(f"    {_entry(entry, one.unit, names, words)}"))


def _entry(one: TallyEntry, unit: str, names: Names, words: Catalogue) -> str:
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


def _find_line(one: Remains, names: Names, words: Catalogue) -> str:
    untold = words.say("sheet.untold")
    dates = {name: when(getattr(one, name), names, words) for name in ("made", "recovered", "examined")}
    parts = [item(one.item or one.item_class, one.item_class, names) if one.item_class or one.item else untold]
    parts += [words.say("sheet.remains.maker", who=body(one.maker, names))] if one.maker else []
    parts += [words.say("sheet.remains.part", what=item(one.part_of, None, names))] if one.part_of else []
    parts += [words.say("sheet.remains.marks", what=", ".join(one.marks))] if one.marks else []
    parts.append(words.say("sheet.remains.dates", **dates))
    parts.append(words.say("sheet.remains.place", where=body(one.place, names) if one.place else untold))
    parts.append(words.say("sheet.remains.examiner", who=body(one.examiner, names)))
    return printable(words.spaced(" · ".join(parts) + f"  {one.claim}"))


def _unit(unit: str, names: Names, *, one: bool = False) -> str:
    noun = names.gloss.units.get(unit)
    return (noun.one if one else noun.other) if noun else unit


def _show_register(
    id: str, rows: list[RegisterRow], left: list[LeftOut], at: Desk, names: Names, words: Catalogue
) -> None:
    register = at.register(id)
    screen().print(heading(said(register.names, names)))
    if rows:
        categories = {one.id: said(one.names, names) for one in register.categories}
        heads = [Column(words.say(f"head.{name}"), "", name == "figure") for name in _REGISTER]
        show_rows(heads, [_register_cells(row, categories, names, words) for row in rows])
    else:
        complain(words.say("register.none"))
    show_paragraph(Text(words.say("register.source", source=register.source), "dim"))
    by_reason: dict[str, list[str]] = defaultdict(list)
    for one in left:
        by_reason[said(one.why, names) if one.why else words.say(f"register.why.{one.reason}")].append(one.figure)
    if by_reason:
        screen().print("\n", heading(words.say("register.left")), sep="")
    for why, figures in sorted(by_reason.items(), key=lambda pair: -len(pair[1])):
        line = words.say("register.left.line", count=len(figures), why=why, figures=listed(figures))
        show_paragraph(Text(words.spaced(line)))


def _register_cells(row: RegisterRow, categories: dict[str, str], names: Names, words: Catalogue) -> list[Any]:
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


def _bracketed(value: float | None, bracketed: bool, names: Names, words: Catalogue, untold: str) -> str:
    if value is None:
        return untold
    text = number(value, names)
    return words.say("register.estimate", text=text) if bracketed else text
