"""``vigie entities``, ``entity`` and ``judge``: what is named, its identity card, and a person's word on names."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click
from rich.text import Text

from vigie.cli.claims import format_option
from vigie.cli.location import again, case_option, the_case
from vigie.cli.parsing import Choice, Count, Positional, Verb, Verbs, option
from vigie.cli.saying import complain
from vigie.cli.screen import Column, screen, show_ledger, show_paragraph, show_table
from vigie.flow.case import case_packs
from vigie.flow.judging import CLUSTER_KINDS, Line, Names, judge, undo
from vigie.flow.weaving import weave
from vigie.model.entity import ENTITY_KINDS, Card, Judgement
from vigie.packs.messages import Catalogue
from vigie.publish.cards import card_blocks, card_note, card_object, card_title, entity_name
from vigie.publish.csv_table import write_csv
from vigie.publish.dates import short_date
from vigie.publish.names import Names as Catalogued
from vigie.publish.names import names_in
from vigie.publish.rows import ledger_row, printable
from vigie.store.case import open_view
from vigie.store.entities import judgements
from vigie.store.rows import ClaimRow
from vigie.text.fold import bare

COLUMNS = ("id", "name", "kind", "mentions", "documents", "since", "until", "spellings")
JUDGEMENT = ("id", "at", "who", "act", "first", "second", "why")
Row = dict[str, Any]


def entities_verb(words: Catalogue) -> click.Command:
    """``vigie entities`` in the language of ``words``."""

    def show(case: str | None, format: str, text: str | None, unknown: bool, **typed: Any) -> None:
        found = the_case(case)
        packs = case_packs(found)
        names = names_in(words.language, packs)
        weave(found, packs)
        with open_view(found) as view:
            lines = Names(view, packs).listing(typed["kind"], unknown=unknown)
        rows = [row for line in lines if _holds(row := _row(line, names), text)][: typed["limit"]]
        if format == "table":
            _show_rows(rows, words)
        else:
            _print(COLUMNS, rows, format)

    return Verb(
        words,
        "entities",
        [
            option(words, "kind", Choice(words, ENTITY_KINDS)),
            option(words, "text"),
            option(words, "unknown", is_flag=True),
            option(words, "limit", Count(words)),
            format_option(words),
            case_option(words),
        ],
        sections=[(words.say("usage.fields"), [(name, words.say(f"field.entity.{name}")) for name in COLUMNS])],
        callback=show,
    )


def entity_verb(words: Catalogue) -> click.Command:
    """``vigie entity`` in the language of ``words``."""

    def show(case: str | None, name: str, limit: int, json_form: bool) -> None:
        found = the_case(case)
        packs = case_packs(found)
        weave(found, packs)
        with open_view(found) as view:
            card, rows = Names(view, packs).card(name, limit)
        names = names_in(words.language, packs)
        if json_form:
            click.echo(json.dumps(card_object(card, names), ensure_ascii=False))
        else:
            _show_card(card, rows, names, words, again(case))

    return Verb(
        words,
        "entity",
        [
            Positional(words, "entity", into="name"),
            option(words, "limit", Count(words), default=5),
            option(words, "json", is_flag=True, into="json_form"),
            case_option(words),
        ],
        callback=show,
    )


def judge_verb(words: Catalogue) -> click.Command:
    """``vigie judge`` in the language of ``words``."""
    makers = {"merge": _pair("merge", "same"), "apart": _pair("apart", "different"), "name": _name_verb}
    makers |= {"undo": _undo_verb, "list": _list_verb}
    return Verbs(words, "judge", makers, help=words.say("help.judge") + ".", params=[])


def _pair(verb: str, act: str) -> Callable[[Catalogue], click.Command]:
    def make(words: Catalogue) -> click.Command:
        def decide(case: str | None, first: str, second: str, why: str | None) -> None:
            found = the_case(case)
            _say_done(judge(found, case_packs(found), act, (first, second), why), words)

        both = [Positional(words, "entity", into="first"), Positional(words, "entity", into="second")]
        return Verb(words, f"judge.{verb}", [*both, option(words, "why"), case_option(words)], callback=decide)

    return make


def _name_verb(words: Catalogue) -> click.Command:
    def decide(case: str | None, cluster: str, called: str, why: str | None, kind: str | None) -> None:
        found = the_case(case)
        packs = case_packs(found)
        _say_done(judge(found, packs, "name", (cluster, called), why), words)
        if kind is not None:
            _say_done(judge(found, packs, "kind", (cluster, kind), why), words)

    return Verb(
        words,
        "judge.name",
        [
            Positional(words, "entity", into="cluster"),
            Positional(words, "called"),
            option(words, "kind", Choice(words, CLUSTER_KINDS)),
            option(words, "why"),
            case_option(words),
        ],
        callback=decide,
    )


def _undo_verb(words: Catalogue) -> click.Command:
    def decide(case: str | None, judgement: str, why: str | None) -> None:
        click.echo(words.say("judge.undone", id=undo(the_case(case), judgement, why).first))

    return Verb(
        words, "judge.undo", [Positional(words, "judgement"), option(words, "why"), case_option(words)], callback=decide
    )


def _list_verb(words: Catalogue) -> click.Command:
    def show(case: str | None, format: str) -> None:
        with open_view(the_case(case)) as view:
            made = judgements(view)
        rows = [{name: getattr(one, name) for name in JUDGEMENT} for one in made]
        if format != "table":
            _print(JUDGEMENT, rows, format)
        elif not rows:
            complain(words.say("judge.none"))
        else:
            shown = [
                [_moment(one.at), one.who, words.say(f"act.{one.act}"), one.first, one.second, one.why] for one in made
            ]
            columns = [Column(words.say(f"head.{name}"), whole=name == "id") for name in JUDGEMENT]
            show_table(columns, [[one.id, *map(_cell, row)] for one, row in zip(made, shown, strict=True)])

    return Verb(words, "judge.list", [format_option(words), case_option(words)], callback=show)


def _row(line: Line, names: Catalogued) -> Row:
    row: Row = {name: getattr(line, name) for name in COLUMNS}
    row["name"] = line.name or entity_name(line.id, names)
    row["spellings"] = "; ".join(line.spellings) or None
    return row


def _holds(row: Mapping[str, Any], text: str | None) -> bool:
    return text is None or any(bare(text) in bare(row[name] or "") for name in ("id", "name", "spellings"))


def _show_rows(rows: Sequence[Row], words: Catalogue) -> None:
    if not rows:
        complain(words.say("entities.none"))
        return
    columns = [Column(words.say(f"head.{name}"), "dim" if name == "id" else "", name == "id") for name in COLUMNS]
    cells = [
        [words.say(f"kind.{row[name]}") if name == "kind" else _cell(row[name]) for name in COLUMNS] for row in rows
    ]
    show_table(columns, cells)
    complain(words.say("entities.shown", count=len(rows)))


def _show_card(card: Card, rows: Sequence[ClaimRow], names: Catalogued, words: Catalogue, where: str) -> None:
    console = screen()
    console.print(Text(printable(card_title(card, names)), "bold"))
    type = f", {names.classes.get(card.type, card.type)}" if card.type else ""
    show_paragraph(Text(printable(f"{card.id} · {words.say(f'kind.{card.kind}')}{type}")))
    if len(card.ids) > 1:
        show_paragraph(Text(words.say("card.ids", ids=", ".join(card.ids[1:]))))
    if card.since:
        since, until = (short_date(day, names.gloss, names.language) for day in (card.since, card.until or card.since))
        show_paragraph(Text(words.say("card.seen", since=since, until=until)))
    if note := card_note(card, names):
        show_paragraph(Text(printable(note)))
    for key, lines in card_blocks(card, names, words):
        console.print("\n", Text(words.say(key), "bold underline"), sep="")
        for line in lines:
            show_paragraph(Text(words.spaced(printable(line))))
    console.print("\n", Text(words.say("card.claims", count=card.total), "bold underline"), sep="")
    show_ledger([(ledger_row(row.claim, names, words), row.claim.status) for row in rows], words)
    if card.total > len(rows):
        show_paragraph(Text(words.say("card.more", id=card.id, total=str(card.total), where=where)))


def _say_done(one: Judgement, words: Catalogue) -> None:
    click.echo(words.say("judge.done", id=one.id))


def _print(names: Sequence[str], rows: Sequence[Row], form: str) -> None:
    if form == "csv":
        write_csv(names, rows, sys.stdout)
        return
    for row in rows:
        click.echo(json.dumps({name: row[name] for name in names if row[name] is not None}, ensure_ascii=False))


def _cell(value: Any) -> str:
    return "" if value is None else printable(str(value))


def _moment(at: str) -> str:
    return at[:16].replace("T", " ")
