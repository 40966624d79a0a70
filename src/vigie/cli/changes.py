"""``vigie changes``: documents that are new, pages whose text changed, pages that are gone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click
import msgspec
from rich.text import Text

from vigie.cli.diff import is_moment
from vigie.cli.exports import handling_option, passable
from vigie.cli.location import case_option, the_case
from vigie.cli.page import heading, moment
from vigie.cli.parsing import Choice, Positional, Refused, Verb, option
from vigie.cli.saying import complain
from vigie.cli.screen import screen
from vigie.corroborate.versions import ClaimEdits, Edit
from vigie.flow.case import case_packs
from vigie.flow.changes import Changed, Changes, changes
from vigie.packs.messages import Catalogue
from vigie.publish.gloss import gloss
from vigie.publish.names import Names, names_in
from vigie.publish.rows import printable
from vigie.store.case import open_view
from vigie.store.query import DocumentRow

FORMATS = ("table", "json")
STYLES = {"+": "green", "-": "red", "~": "yellow"}
Line = tuple[int, str, str]  # how far in, a sign of STYLES or nothing, the text


def changes_verb(words: Catalogue) -> click.Command:
    """``vigie changes`` in the language of ``words``."""

    def show(case: str | None, format: str, since: str | None, **typed: Any) -> None:
        if since and not is_moment(since):
            raise Refused(words.say("usage.bad-moment", given=since))
        found = the_case(case)
        packs = case_packs(found)
        with open_view(found) as view:
            new = changes(view, packs, since or "", typed["document_id"])
        if format == "json":
            click.echo(json.dumps(msgspec.to_builtins(_passable(new, typed["handling"], words)), ensure_ascii=False))
        else:
            _show(new, names_in(words.language, packs), words)

    return Verb(
        words,
        "changes",
        [
            Positional(words, "since", into="since", required=False),
            option(words, "document", into="document_id"),
            option(words, "format", Choice(words, FORMATS), default="table"),
            handling_option(words),
            case_option(words),
        ],
        callback=show,
    )


def _passable(new: Changes, named: tuple[str, ...], words: Catalogue) -> Changes:
    """What may leave the case; of a page that changed both versions must be such."""
    rows = [*new.new, *(row for one in new.changed for row in (one.before, one.after))]
    rows += [one.document for one in new.gone if one.document]
    may = {row.id for row in passable(list({row.id: row for row in rows}.values()), named, words)}
    return Changes(
        new=tuple(row for row in new.new if row.id in may),
        changed=tuple(one for one in new.changed if {one.before.id, one.after.id} <= may),
        gone=tuple(one for one in new.gone if one.document is None or one.document.id in may),
    )


def _show(new: Changes, names: Names, words: Catalogue) -> None:
    gone = [f"{one.address}  {moment(one.at)}  {one.status}" for one in new.gone]
    sections: list[tuple[str, int, list[Line]]] = [
        ("changes.new", len(new.new), [(1, "", _named(row)) for row in new.new]),
        ("changes.changed", len(new.changed), [line for one in new.changed for line in _changed(one, names, words)]),
        ("changes.gone", len(new.gone), [(1, "", line) for line in gone]),
    ]
    shown = [section for section in sections if section[1]]
    if not shown:
        complain(words.say("diff.nothing"))
    for number, (key, count, lines) in enumerate(shown):
        screen().print("\n" if number else "", heading(words.say(key, count=count)), sep="")
        for depth, sign, text in lines:
            said = Text("  " * depth + (f"{sign} " if sign else ""), STYLES.get(sign, ""))
            screen().print(said.append(words.spaced(printable(text))), soft_wrap=True)


def _named(row: DocumentRow) -> str:
    facts = (row.id, row.dated, row.publisher, row.title or row.path)
    return "  ".join(fact for fact in facts if fact)


def _changed(one: Changed, names: Names, words: Catalogue) -> Iterator[Line]:
    yield 1, "", one.address
    yield 2, "", f"{moment(one.at)}  {one.before.id} → {one.after.id}"
    for edit in one.edits:
        yield from _edit(edit)
    if not one.edits:
        yield 2, "", words.say("changes.same-sentences")
    yield from _claims(one.claims, names, words)


def _edit(edit: Edit) -> Iterator[Line]:
    if edit.before is not None and edit.after is not None:
        yield 2, "~", edit.before
        yield 2, "", f"→ {edit.after}"
    elif edit.before is not None:
        yield 2, "-", edit.before
    else:
        yield 2, "+", edit.after or ""


def _claims(made: ClaimEdits, names: Names, words: Catalogue) -> Iterator[Line]:
    if not (made.appeared or made.changed or made.vanished):
        yield 2, "", words.say("changes.same-claims")
        return
    yield 2, "", words.say("changes.claims")
    for before, after in made.changed:
        yield 3, "~", gloss(before, names)
        yield 3, "", f"→ {gloss(after, names)}  {after.id}"
    yield from ((3, "-", f"{gloss(claim, names)}  {claim.id}") for claim in made.vanished)
    yield from ((3, "+", f"{gloss(claim, names)}  {claim.id}") for claim in made.appeared)
