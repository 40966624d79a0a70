"""``vigie custody`` and ``vigie attach``: how something came into the case, and what was laid beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import click
import msgspec
from rich.text import Text

from vigie.capture.canonical import canonical
from vigie.cli.location import case_option, the_case
from vigie.cli.page import heading
from vigie.cli.parsing import Choice, Positional, Verb, option
from vigie.cli.screen import screen
from vigie.cli.versions import Line, to_the_second, version_lines
from vigie.flow.attaching import attach
from vigie.flow.case import case_packs
from vigie.packs.messages import Catalogue
from vigie.publish.rows import printable
from vigie.store.captures import CaptureRow
from vigie.store.case import open_view
from vigie.store.provenance import Provenance, provenance

FORMATS = ("table", "json")


def custody_verb(words: Catalogue) -> click.Command:
    """``vigie custody`` in the language of ``words``."""

    def show(case: str | None, format: str, subject: str) -> None:
        with open_view(the_case(case)) as view:
            found = provenance(view, subject, canonical(subject))
        if format == "json":
            click.echo(json.dumps(_object(found), ensure_ascii=False))
        else:
            _show(found, words)

    return Verb(
        words,
        "custody",
        [
            Positional(words, "subject", into="subject"),
            option(words, "format", Choice(words, FORMATS), default="table"),
            case_option(words),
        ],
        callback=show,
    )


def attach_verb(words: Catalogue) -> click.Command:
    """``vigie attach`` in the language of ``words``."""

    def lay(case: str | None, document_id: str, file: str, note: str | None) -> None:
        found = the_case(case)
        kept = attach(found, document_id, file, note or "", case_packs(found))
        click.echo(words.say("attach.done", id=kept.id, sha256=kept.sha256))

    return Verb(
        words,
        "attach",
        [
            Positional(words, "document", into="document_id"),
            Positional(words, "attached", into="file"),
            option(words, "note"),
            case_option(words),
        ],
        callback=lay,
    )


def _object(found: Provenance) -> dict[str, Any]:
    """The chain as JSON; headers are pairs, as they went over the wire."""
    whole: dict[str, Any] = msgspec.to_builtins(found)
    whole["captures"] = [
        {**one["capture"], "canonical": one["canonical"], "document": one["document"]} for one in whole["captures"]
    ]
    return whole


def _show(found: Provenance, words: Catalogue) -> None:
    sections: list[tuple[str, list[Line]]] = [
        ("custody.document", _document(found)),
        ("custody.captures", [line for row in found.captures for line in _capture(row, words)]),
        ("custody.versions", list(version_lines(found.versions, words))),
        ("custody.attachments", list(_attachments(found))),
        ("custody.events", list(_events(found, words))),
    ]
    shown = [(key, lines) for key, lines in sections if lines]
    for number, (key, lines) in enumerate(shown):
        screen().print("\n" if number else "", heading(words.say(key)), sep="", end="\n")
        _print(lines, words)


def _document(found: Provenance) -> list[Line]:
    row = found.document
    if row is None:
        return []
    facts = (("id", row.id), ("title", row.title), ("path", row.path), ("url", row.url), ("sha256", row.sha256),
             ("handling", row.handling if row.handling != "public" else None))  # fmt: skip
    return [(0, name, value) for name, value in facts if value]


def _capture(row: CaptureRow, words: Catalogue) -> Iterator[Line]:
    one = row.capture
    yield 0, "", one.id
    facts = (
        ("at", to_the_second(one.at)), ("locator", one.locator),
        ("canonical", row.canonical if row.canonical != one.locator else None),
        ("method", words.say(f"method.{one.method}")), ("by", one.by), ("tool", one.tool),
        ("media_type", one.media_type), ("sha256", one.sha256), ("size", words.say("custody.bytes", count=one.size)),
        ("transferred", one.transferred), ("parent", one.parent), ("document", row.document),
    )  # fmt: skip
    yield from ((1, name, value) for name, value in facts if value)
    if row.document is None:
        yield 1, "document", words.say("custody.unread")
    for exchange in one.exchanges:
        yield 1, "request", f"{exchange.method} {exchange.url}  ({to_the_second(exchange.at)})"
        yield from ((2, "", f"> {name}: {value}") for name, value in exchange.request_headers)
        answer = f"{exchange.version} {exchange.status} {exchange.reason}".rstrip()
        yield 1, "answer", answer
        yield from ((2, "", f"< {name}: {value}") for name, value in exchange.response_headers)


def _attachments(found: Provenance) -> Iterator[Line]:
    for one in found.attachments:
        yield 0, "", one.capture.id
        facts = (("note", one.note), ("locator", one.capture.locator), ("at", to_the_second(one.capture.at)),
                 ("by", one.capture.by), ("sha256", one.capture.sha256))  # fmt: skip
        yield from ((1, name, value) for name, value in facts)


def _events(found: Provenance, words: Catalogue) -> Iterator[Line]:
    for event in found.events:
        act = words.say(f"act.{event.act}")
        yield 0, "", f"{event.seq}  {to_the_second(event.at)}  {act}  {event.subject}  {event.who}"
        yield from ((1, f"detail.{name}", value) for name, value in event.detail.items())
        yield 1, "detail.hash", event.hash


def _print(lines: Sequence[Line], words: Catalogue) -> None:
    labels = {name: words.say(name if "." in name else f"label.{name}") for _, name, _ in lines if name}
    width = max(map(len, labels.values()), default=0)
    for depth, name, value in lines:
        line = Text("  " * (depth + 1))
        if name:
            line.append(f"{labels[name].ljust(width)}  ", "dim")
        line.append(printable(value), "bold" if depth == 0 and not name else "")
        screen().print(line, soft_wrap=True)
