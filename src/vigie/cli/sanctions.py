"""``vigie sanctions`` and ``vigie register``: the sheet by provision, and the figures as a trade register."""

from __future__ import annotations

import json

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
from vigie.model.assessment import LeftOut, RegisterRow, Tally
from vigie.packs.messages import Catalogue
from vigie.publish.assessments import body, determined, item, listed, listed_line, said
from vigie.publish.names import Names, names_in
from vigie.publish.sheets import (
    REGISTER,
    REGISTERS,
    conversion_line,
    ends,
    entry_line,
    find_line,
    gap_lines,
    left_out,
    register_cells,
    remarks_of,
    total_line,
    year_line,
)
from vigie.store.case import open_view

FORMATS = ("table", "json")
_SHEET = ("provision", "direction", "item", "engages", "open", "origins", "remarks")


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
            show_paragraph(Text(f"{find_line(find, names, words)}  {find.claim}"))
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
        show_paragraph(Text(conversion_line(rate, names, words), "dim"))


def _sheet_cells(row: SheetRow, at: Desk, names: Names, words: Catalogue) -> list[str]:
    provision = at.provision(row.provision)[1]
    cells = [
        row.provision,
        ends(row.kind, row.supplier, row.recipient, names),
        item(row.item, row.item, names) if row.item else words.say("figure.any-item"),
        _counted(row.engages),
        _counted(row.open),
        ", ".join(body(one, names) for one in row.origins[:4])
        + (f" +{len(row.origins) - 4}" if row.origins[4:] else ""),
        " · ".join(remarks_of(provision, row.marks, len(row.to_come), row.called, words)),
    ]
    return [words.spaced(cell) for cell in cells]


def _counted(ids: list[str]) -> str:
    """How many, and the first to look at."""
    return f"{len(ids)}: {listed(ids, 1)}".replace(f" +{len(ids) - 1}", "") if ids else ""


def _show_tally(one: Tally, names: Names, words: Catalogue) -> None:
    screen().print(Text(f"  {year_line(one, names, words)}", "bold"))
    if total := total_line(one, names, words):
        show_paragraph(Text(f"  {total}"))
    for entry in one.notified:
        show_paragraph(Text(f"    {entry_line(entry, one.unit, names, words)}"))
    for line in gap_lines(one, names, words):
        show_paragraph(Text(f"    {line}", "yellow"))
    if one.observed:
        show_paragraph(Text(f"  {words.spaced(words.say('sheet.tally.observed'))}"))
    for entry in one.observed:
        show_paragraph(Text(f"    {entry_line(entry, one.unit, names, words)}"))


def _show_register(
    id: str, rows: list[RegisterRow], left: list[LeftOut], at: Desk, names: Names, words: Catalogue
) -> None:
    register = at.register(id)
    screen().print(heading(said(register.names, names)))
    if rows:
        categories = {one.id: said(one.names, names) for one in register.categories}
        heads = [Column(words.say(f"head.{name}"), "", name == "figure") for name in REGISTER]
        show_rows(heads, [register_cells(row, categories, names, words) for row in rows])
    else:
        complain(words.say("register.none"))
    show_paragraph(Text(words.say("register.source", source=register.source), "dim"))
    if left:
        screen().print("\n", heading(words.say("register.left")), sep="")
    for why, figures in left_out(left, names, words):
        line = words.say("register.left.line", count=len(figures), why=why, figures=listed(figures))
        show_paragraph(Text(words.spaced(line)))
