"""``vigie documents``, ``document`` and ``unread``: what was read, what a person corrected, what was missed."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

import click

from vigie.cli.claims import format_option
from vigie.cli.copies import show_copies
from vigie.cli.exports import handling_option, passable
from vigie.cli.fields import DOCUMENTS, UNREAD, described
from vigie.cli.location import case_option, the_case
from vigie.cli.page import moment, show_document
from vigie.cli.parsing import Choice, Count, Positional, Verb, option
from vigie.cli.saying import complain, say_failure
from vigie.cli.screen import WIDE, Column, screen, show_table
from vigie.flow.case import case_packs, decide
from vigie.flow.weaving import weave
from vigie.packs.messages import Catalogue
from vigie.publish.csv_table import write_csv
from vigie.publish.rows import printable
from vigie.store.case import open_view
from vigie.store.query import DocumentRow, UnreadRow, document, documents, unread

Row = dict[str, Any]
FOLDED = ("path", "title", "publisher")  # on a narrow screen the lines of one cell
DOCUMENT_COLUMNS = ("id", "path", "dated", "publisher", "title", "language", "claims", "unread", "state")
UNREAD_COLUMNS = ("document", "words", "reason", "sentence")
CORRECTIONS = ("dated", "publisher", "title", "language", "url", "exclude", "handling")


def documents_verb(words: Catalogue) -> click.Command:
    """``vigie documents`` in the language of ``words``."""

    def show(case: str | None, format: str, text: str | None, handling: tuple[str, ...]) -> None:
        with open_view(the_case(case)) as view:
            rows = documents(view, text)
        if format == "table":
            _show_documents(rows, words)
        else:
            _print_rows(DOCUMENTS, [_document(row) for row in passable(rows, handling, words)], format)

    return Verb(
        words,
        "documents",
        [option(words, "text"), format_option(words), handling_option(words), case_option(words)],
        sections=[described(words, "table", DOCUMENT_COLUMNS), _fields(words, DOCUMENTS)],
        callback=show,
    )


def unread_verb(words: Catalogue) -> click.Command:
    """``vigie unread`` in the language of ``words``."""
    reasons = tuple(key.removeprefix("reason.") for key in words.messages.texts if key.startswith("reason."))

    def show(case: str | None, format: str, reason: tuple[str, ...], limit: int | None, **typed: Any) -> None:
        with open_view(the_case(case)) as view:
            wanted = document(view, typed["document"]).row.id if typed["document"] else None
            rows = unread(view, wanted, reason, limit)
        if format == "table":
            _show_unread(rows, words)
        else:
            _print_rows(UNREAD, [_unread(row) for row in passable(rows, typed["handling"], words)], format)

    return Verb(
        words,
        "unread",
        [
            option(words, "reason", Choice(words, reasons), multiple=True),
            option(words, "document"),
            option(words, "limit", Count(words)),
            format_option(words),
            handling_option(words),
            case_option(words),
        ],
        sections=[described(words, "table", UNREAD_COLUMNS), _fields(words, UNREAD)],
        callback=show,
    )


def document_verb(words: Catalogue) -> click.Command:
    """``vigie document`` in the language of ``words``."""

    def correct(case: str | None, document_id: str, include: bool, **typed: str | None) -> int:
        changes = {act: value for act, value in typed.items() if value is not None}
        if include:
            changes["include"] = ""
        found = the_case(case)
        if not changes:
            weave(found, case_packs(found))
            with open_view(found) as view:
                page = document(view, document_id)
                show_document(page, words)
                show_copies(view, page, words)
            return 0
        summary = decide(found, document_id, changes, case_packs(found))
        if summary is None:
            click.echo(words.say("document.done"))
            return 0
        for failure in summary.failures:
            say_failure(failure, words)
        click.echo(words.say("document.again", count=summary.claims))
        return 1 if summary.failures else 0

    return Verb(
        words,
        "document",
        [
            Positional(words, "document", into="document_id"),
            *(option(words, name) for name in CORRECTIONS),
            option(words, "note", said="document-note"),
            option(words, "include", is_flag=True),
            case_option(words),
        ],
        callback=correct,
    )


def _fields(words: Catalogue, names: Sequence[str]) -> tuple[str, Sequence[tuple[str, str]]]:
    return words.say("usage.fields"), described(words, "json", names)[1]


def _show_documents(rows: Sequence[DocumentRow], words: Catalogue) -> None:
    if not rows:
        complain(words.say("documents.none"))
        return
    cells = [_document_cells(row, words) for row in rows]
    names = [name for name in DOCUMENT_COLUMNS if name not in FOLDED]
    if screen().width >= WIDE:
        names = list(DOCUMENT_COLUMNS)
    else:
        for row in cells:
            row["document"] = "\n".join(row[name] for name in FOLDED if row[name])
        names.insert(1, "document")
    columns = [Column(words.say(f"head.{name}"), "dim" if name == "id" else "", name == "id") for name in names]
    show_table(columns, [[row[name] for name in names] for row in cells])


def _document_cells(row: DocumentRow, words: Catalogue) -> dict[str, str]:
    shown = {name: getattr(row, name) for name in DOCUMENT_COLUMNS if name != "state"}
    shown["state"] = words.say("mark.excluded", why=row.excluded) if row.excluded else None
    if row.gone and not row.excluded:
        shown["state"] = words.say("mark.gone", at=moment(row.gone))
    if row.replaced and not row.excluded:
        shown["state"] = words.say("mark.replaced", id=row.replaced)
    return {name: printable(str(cell)) if cell is not None else "" for name, cell in shown.items()}


def _show_unread(rows: Sequence[UnreadRow], words: Catalogue) -> None:
    if not rows:
        complain(words.say("unread.none"))
        return
    columns = [Column(words.say(f"head.{name}")) for name in UNREAD_COLUMNS]
    cells = [(row.path, row.unread.text, _reason(row.unread.reason, words), row.sentence) for row in rows]
    show_table(columns, [[printable(cell) for cell in line] for line in cells])


def _reason(slug: str, words: Catalogue) -> str:
    return words.say(f"reason.{slug}") if f"reason.{slug}" in words.messages.texts else slug


def _document(row: DocumentRow) -> Row:
    return {name: getattr(row, "excluded" if name == "why_excluded" else name) for name in DOCUMENTS}


def _unread(row: UnreadRow) -> Row:
    one = row.unread
    kept = {name: getattr(one, name) for name in ("text", "start", "end", "reason")}
    return {"document": row.path, "document_id": one.document, "sentence": row.sentence} | kept


def _print_rows(names: Sequence[str], rows: Sequence[Row], form: str) -> None:
    if form == "csv":
        write_csv(names, rows, sys.stdout)
        return
    for row in rows:
        held = {name: row[name] for name in names if row[name] is not None}
        click.echo(json.dumps(held, ensure_ascii=False))
