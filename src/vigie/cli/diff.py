"""``vigie diff``: what is new in a case since a moment."""

from __future__ import annotations

import json
import re
from datetime import datetime

import click
import msgspec
from rich.text import Text

from vigie.cli.exports import handling_option, passable, passable_findings
from vigie.cli.location import case_option, the_case
from vigie.cli.page import heading
from vigie.cli.parsing import Choice, Positional, Refused, Verb, option
from vigie.cli.saying import complain
from vigie.cli.screen import screen, show_ledger
from vigie.flow.case import case_packs
from vigie.flow.weaving import weave
from vigie.model.origin import Statement
from vigie.packs.messages import Catalogue
from vigie.publish.figures import said_move
from vigie.publish.names import Names, names_in
from vigie.publish.origins import origin_name, said_when
from vigie.publish.rows import ledger_row
from vigie.store.case import View, open_view
from vigie.store.findings import Changes, Moved, changes
from vigie.store.weaving import ruled

FORMATS = ("table", "json")
_MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?")


def diff_verb(words: Catalogue) -> click.Command:
    """``vigie diff`` in the language of ``words``."""

    def show(case: str | None, format: str, since: str, handling: tuple[str, ...]) -> None:
        if not is_moment(since):
            raise Refused(words.say("usage.bad-moment", given=since))
        found = the_case(case)
        packs = case_packs(found)
        weave(found, packs)
        with open_view(found) as view:
            new = changes(view, since)
            names = names_in(words.language, packs, ruled(view))
            if format == "json":
                new = _passable(view, new, handling, words)
        if format == "json":
            click.echo(json.dumps(msgspec.to_builtins(new), ensure_ascii=False))
        else:
            _show(new, names, words)

    return Verb(
        words,
        "diff",
        [
            Positional(words, "since", into="since"),
            option(words, "format", Choice(words, FORMATS), default="table"),
            handling_option(words),
            case_option(words),
        ],
        callback=show,
    )


def _passable(view: View, new: Changes, named: tuple[str, ...], words: Catalogue) -> Changes:
    """What of the changes may leave the case."""
    rows = {id(row) for row in passable([*new.claims, *new.superseded], named, words)}
    findings: list[Statement | Moved] = [*new.statements, *new.figures]
    others = {id(one) for one in passable_findings(view, findings, _rests_on, named, words)}
    return Changes(
        claims=tuple(row for row in new.claims if id(row) in rows),
        superseded=tuple(row for row in new.superseded if id(row) in rows),
        statements=tuple(one for one in new.statements if id(one) in others),
        figures=tuple(one for one in new.figures if id(one) in others),
    )


def _rests_on(one: Statement | Moved) -> list[str]:
    """A figure that moved rests on what it was made of before, too."""
    if isinstance(one, Statement):
        return [one.id]
    readings = [reading for state in (one.before, one.after) if state for reading in state.readings]
    return [name for reading in readings for name in (reading.statement, reading.claim)]


def _show(new: Changes, names: Names, words: Catalogue) -> None:
    if not (new.claims or new.superseded or new.statements or new.figures):
        complain(words.say("diff.nothing"))
        return
    console = screen()
    for key, rows in (("diff.claims", new.claims), ("diff.superseded", new.superseded)):
        if rows:
            console.print(heading(words.say(key, count=len(rows))))
            cells = [(ledger_row(r.claim, names, words, superseded=r.superseded), r.claim.status) for r in rows]
            show_ledger(cells, words)
            click.echo()
    if new.statements:
        console.print(heading(words.say("diff.statements", count=len(new.statements))))
        for one in new.statements:
            line = f"  {one.id}  {origin_name(one, None, names, words)}, {said_when(one, names, words)}"
            console.print(Text(words.spaced(line)), soft_wrap=True)
        click.echo()
    if new.figures:
        console.print(heading(words.say("diff.figures", count=len(new.figures))))
        for moved in new.figures:
            console.print(Text(f"  {said_move(moved.before, moved.after, names, words)}"), soft_wrap=True)


def is_moment(typed: str) -> bool:
    """True for a day of the calendar, or a part of one, that is written as ``_MOMENT`` says."""
    if not _MOMENT.fullmatch(typed):
        return False
    try:
        datetime.fromisoformat(typed + "2000-01-01T00:00"[len(typed) :])
    except ValueError:
        return False
    return True
