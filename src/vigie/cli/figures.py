"""``vigie figures`` and ``vigie figure``: quantities side by side, by origin and over time."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping
from typing import Any

import click
import msgspec
from rich.text import Text

from vigie.cli.claims import format_option
from vigie.cli.exports import handling_option, passable_findings
from vigie.cli.fields import FIGURES, READINGS, described
from vigie.cli.location import again, case_option, the_case
from vigie.cli.naming import body_ids, item_ids
from vigie.cli.page import heading
from vigie.cli.parsing import Choice, Count, Positional, Verb, option
from vigie.cli.saying import complain
from vigie.cli.screen import Column, screen, show_rows
from vigie.flow.case import case_packs
from vigie.flow.weaving import weave
from vigie.model.claim import KINDS
from vigie.model.figure import Figure, FigureLine
from vigie.model.origin import Statement
from vigie.packs.messages import Catalogue
from vigie.publish.csv_table import write_csv
from vigie.publish.figures import (
    FIGURE_CSV,
    READING_CSV,
    FigureRow,
    ReadingRow,
    conflicts,
    current,
    figure_cells,
    figure_row,
    reading_cells,
    reading_row,
    said_outcome,
    shown_interval,
    shown_reading,
    what_is,
)
from vigie.publish.names import Names, names_in
from vigie.store.case import View, open_view
from vigie.store.findings import FigureFilter, figure, figures, neighbours, statements
from vigie.store.weaving import ruled

CONFLICTING = "conflicting"


def figures_verb(words: Catalogue) -> click.Command:
    """``vigie figures`` in the language of ``words``."""

    def show(case: str | None, format: str, handling: tuple[str, ...], **typed: Any) -> None:
        found = the_case(case)
        packs = case_packs(found)
        weave(found, packs)
        wanted = FigureFilter(
            kinds=typed["kind"],
            supplier=body_ids(typed["supplier"], packs, words),
            recipient=body_ids(typed["recipient"], packs, words),
            items=item_ids(typed["item"], packs, words),
            least_readings=1 if typed["all"] else 2,
            nobody=typed["all"],
            limit=typed["limit"],
        )
        with open_view(found) as view:
            listed = figures(view, wanted)
            names = names_in(words.language, packs, ruled(view))
            if format != "table":
                listed = passable_findings(view, listed, _rests_on, handling, words)
        if format == "json":
            for one in listed:
                click.echo(_line(one))
        elif format == "csv":
            write_csv(FIGURE_CSV, map(figure_cells, listed), sys.stdout)
        else:
            _show_list([figure_row(one, names, words) for one in listed], words)
            complain(words.say("figures.shown", count=len(listed)) if listed else words.say("figures.none"))

    return Verb(
        words,
        "figures",
        [
            option(words, "kind", Choice(words, KINDS), multiple=True),
            *(option(words, name, multiple=True) for name in ("supplier", "recipient", "item")),
            option(words, "all", is_flag=True),
            option(words, "limit", Count(words)),
            format_option(words),
            handling_option(words),
            case_option(words),
        ],
        sections=[described(words, "table", FIGURES), described(words, "csv", FIGURE_CSV)],
        callback=show,
    )


def figure_verb(words: Catalogue) -> click.Command:
    """``vigie figure`` in the language of ``words``."""

    def show(case: str | None, format: str, figure_id: str, handling: tuple[str, ...]) -> None:
        found = the_case(case)
        packs = case_packs(found)
        weave(found, packs)
        with open_view(found) as view:
            one = figure(view, figure_id)
            if format == "table":
                show_figure(view, one, names_in(words.language, packs, ruled(view)), words, again(case))
                return
            passed = passable_findings(view, [one], _rests_on, handling, words)
        if format == "json":
            click.echo("\n".join(map(_line, passed)), nl=bool(passed))
        else:
            rows = (reading_cells(passing, reading) for passing in passed for reading in passing.readings)
            write_csv(READING_CSV, rows, sys.stdout)

    return Verb(
        words,
        "figure",
        [
            Positional(words, "figure", into="figure_id"),
            format_option(words),
            handling_option(words),
            case_option(words),
        ],
        sections=[described(words, "table", READINGS), described(words, "csv", READING_CSV)],
        callback=show,
    )


def show_figure(view: View, one: Figure, names: Names, words: Catalogue, here: str) -> None:
    """Print one figure: its series, what the latest readings come to, how they stand, what lies beside it."""
    said = {s.id: s for s in statements(view, tuple(reading.statement for reading in one.readings))}
    console = screen()
    console.print(heading(words.spaced(f"{one.id}  {what_is(one, names, words)}")))
    rows = [reading_row(one, reading, said, names, words) for reading in one.readings]
    heads = [Column(words.say(f"head.{name}"), "", name == "statement") for name in ReadingRow.__slots__]
    faded = [reading.statement in one.superseded for reading in one.readings]
    cells = [
        [Text(getattr(row, name), "dim" if old else "") for name in ReadingRow.__slots__]
        for row, old in zip(rows, faded, strict=True)
    ]
    show_rows(heads, cells)
    console.print("\n", heading(words.say("figure.comes-to")), sep="")
    for line in _sums(one, names, words):
        console.print(Text(f"  {words.spaced(line)}"))
    _show_pairs(one, said, names, words)
    _show_neighbours(neighbours(view, one), names, words)
    if one.readings:
        click.echo()
        click.echo(words.say("figure.next", command=f"vigie origin{here} {one.readings[-1].statement}"))


def _sums(one: Figure, names: Names, words: Catalogue) -> list[str]:
    lines = [words.say("figure.readings", count=len(current(one)), total=len(one.readings))]
    hull = shown_interval(one, one.hull, names)
    if hull:
        lines.append(words.say("figure.hull", count=len(one.held), hull=hull))
    if one.least is not None:
        lines.append(words.say("figure.least", least=shown_interval(one, (one.least, one.least), names)))
    return lines


def _show_pairs(one: Figure, said: Mapping[str, Statement], names: Names, words: Catalogue) -> None:
    """Conflicts one by one, all else by what it has in common: many pairs stand alike."""
    if not one.outcomes:
        return
    console = screen()
    console.print("\n", heading(words.say("figure.pairs")), sep="")
    readings = {reading.statement: shown_reading(reading, said, names, words) for reading in one.readings}
    for outcome in conflicts(one):
        pair = " ↔ ".join(readings[id] for id in (outcome.first, outcome.second))
        console.print(Text(words.spaced(f"  {pair}: {said_outcome(outcome, words)}"), "red"), soft_wrap=True)
    alike = Counter(said_outcome(outcome, words) for outcome in one.outcomes if outcome.value != CONFLICTING)
    for sentence, count in sorted(alike.items(), key=lambda pair: (-pair[1], pair[0])):
        console.print(Text(words.spaced(f"  {words.say('figure.pairs-alike', count=count, how=sentence)}")))


def _show_neighbours(others: list[FigureLine], names: Names, words: Catalogue) -> None:
    if not others:
        return
    screen().print("\n", heading(words.say("figure.beside")), sep="")
    for other in others:
        hull = shown_interval(other, other.hull, names)
        screen().print(Text(words.spaced(f"  {other.id}  {what_is(other, names, words)}  {hull}")), soft_wrap=True)


def _show_list(rows: list[FigureRow], words: Catalogue) -> None:
    if rows:
        heads = [Column(words.say(f"head.{name}"), "", name == "figure") for name in FigureRow.__slots__]
        show_rows(heads, [[getattr(row, name) for name in FigureRow.__slots__] for row in rows])


def _rests_on(one: Figure | FigureLine) -> tuple[str, ...]:
    return (one.id,)


def _line(one: Figure | FigureLine) -> str:
    return json.dumps(msgspec.to_builtins(one), ensure_ascii=False)
