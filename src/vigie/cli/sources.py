"""``vigie source``: what is watched, and how it is doing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

import click

from vigie.cli.claims import format_option
from vigie.cli.fields import SOURCES, described
from vigie.cli.location import again, case_option, the_case
from vigie.cli.page import moment
from vigie.cli.parsing import Positional, Verb, Verbs, option
from vigie.cli.saying import complain, say_next
from vigie.cli.screen import Column, show_rows
from vigie.cli.watching import at_desk
from vigie.flow.sourcing import Added, add, change
from vigie.packs.messages import Catalogue
from vigie.packs.watching import Rules, watching_rules
from vigie.publish.csv_table import write_csv
from vigie.publish.rows import printable
from vigie.store.case import open_view
from vigie.store.sources import ACTIVE, Source, sources

COLUMNS = ("source", "watching", "polled", "answered", "due", "entries", "waiting", "problem")
DAY, HOUR, MINUTE = 86_400, 3_600, 60


def source_verb(words: Catalogue) -> click.Command:
    """``vigie source`` in the language of ``words``."""
    makers: dict[str, Callable[[Catalogue], click.Command]] = {"add": _add_verb, "list": _list_verb}
    makers |= {act: _change_verb(act) for act in ("pause", "resume", "remove")}
    return Verbs(words, "source", makers, help=words.say("help.source") + ".", params=[])


def _add_verb(words: Catalogue) -> click.Command:
    def watch(case: str | None, url: str, every: str | None, name: str | None, links: bool) -> None:
        with at_desk(the_case(case)) as desk:
            added = add(desk, url, every, name, links=links)
            _say_added(added, desk.rules, words)
        say_next(
            words, (f"vigie watch{again(case)}", "next.watch"), (f"vigie source{again(case)} list", "next.sources")
        )

    return Verb(
        words,
        "source.add",
        [
            Positional(words, "address", into="url"),
            option(words, "every"),
            option(words, "name", said="source-name"),
            option(words, "links", is_flag=True),
            case_option(words),
        ],
        callback=watch,
    )


def _list_verb(words: Catalogue) -> click.Command:
    def show(case: str | None, format: str) -> None:
        found = the_case(case)
        with open_view(found) as view:
            rows = sources(view)
        rules = watching_rules(found.settings)
        if format == "table":
            _show(rows, words)
            return
        objects = [_object(one, rules) for one in rows]
        if format == "csv":
            write_csv(SOURCES, objects, sys.stdout)
            return
        for one in objects:
            click.echo(json.dumps({key: value for key, value in one.items() if value is not None}, ensure_ascii=False))

    return Verb(
        words,
        "source.list",
        [format_option(words), case_option(words)],
        sections=[
            described(words, "table", COLUMNS),
            (words.say("usage.fields"), described(words, "json", SOURCES)[1]),
        ],
        callback=show,
    )


def _change_verb(act: str) -> Callable[[Catalogue], click.Command]:
    def make(words: Catalogue) -> click.Command:
        def apply(case: str | None, source: str) -> None:
            with at_desk(the_case(case)) as desk:
                found = change(desk, source, act)
            click.echo(printable(words.say(f"source.{act}", name=found.name)))

        return Verb(words, f"source.{act}", [Positional(words, "source"), case_option(words)], callback=apply)

    return make


def _say_added(added: Added, rules: Rules, words: Catalogue) -> None:
    one = added.source
    every = span(one.every or rules.poll_every, words)
    click.echo(printable(words.say("source.added", name=one.name, url=one.url, every=every)))
    if added.feed:
        kind = words.say(f"source.kind.{added.feed.kind}")
        count = len(added.feed.feeds if added.feed.kind == "index" else added.feed.entries)
        click.echo(words.say("source.found", kind=kind, count=count))
        if added.feed.mended:
            complain(words.say("source.mended"))
    if added.problem:
        complain(words.say("source.unseen", why=words.say_error(added.problem)))


def _show(rows: Sequence[Source], words: Catalogue) -> None:
    if not rows:
        complain(words.say("sources.none"))
        return
    columns = [Column(words.say(f"head.{name}"), whole=name == "source") for name in COLUMNS]
    show_rows(columns, [[printable(cell) for cell in _cells(one, words)] for one in rows])


def _cells(one: Source, words: Catalogue) -> list[str]:
    never = words.say("source.never")
    return [
        one.name,
        words.say(f"source.state.{one.state}"),
        moment(one.polled) if one.polled else never,
        moment(one.answered) if one.answered else never,
        moment(one.due) if one.state == ACTIVE else "",
        str(one.entries),
        str(one.waiting) if one.waiting else "",
        words.say_error(one.problem) if one.problem else "",
    ]


def _object(one: Source, rules: Rules) -> dict[str, Any]:
    told = asdict(one) | {"watching": one.state, "own_links": one.links, "every": one.every or rules.poll_every}
    told["address"] = one.url
    told["due"] = one.due if one.state == ACTIVE else None
    return {name: told[name] for name in SOURCES}


def span(seconds: int, words: Catalogue) -> str:
    """A span of time in its largest whole unit."""
    unit, name = next(((u, n) for u, n in ((DAY, "d"), (HOUR, "h"), (MINUTE, "min")) if seconds % u == 0), (1, "s"))
    return words.say(f"span.{name}", number=seconds // unit)
