"""``vigie export FORMAT``: what a case gives away. A format joins by its line in FORMATS."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from vigie.cli.exports import handling_option
from vigie.cli.location import case_option, the_case
from vigie.cli.parsing import Positional, Verb, Verbs, option
from vigie.cli.saying import complain
from vigie.flow.exporting import Exported, Selection, export_wacz
from vigie.flow.golding import export_gold
from vigie.packs.messages import Catalogue


def export_verb(words: Catalogue) -> click.Command:
    """``vigie export`` in the language of ``words``."""
    return Verbs(words, "export", FORMATS, help=words.say("help.export") + ".", params=[])


def wacz_verb(words: Catalogue) -> click.Command:
    """``vigie export wacz`` in the language of ``words``."""

    def export(
        case: str | None, file: str, document: tuple[str, ...], since: str | None, handling: tuple[str, ...]
    ) -> int:
        wanted = Selection(documents=document, since=since or "", handling=handling)
        return _said(export_wacz(the_case(case), Path(file), wanted), file, words)

    return Verb(
        words,
        "export.wacz",
        [
            Positional(words, "wacz", into="file"),
            option(words, "document", multiple=True),
            option(words, "since", said="captured-since"),
            handling_option(words),
            case_option(words),
        ],
        callback=export,
    )


def gold_verb(words: Catalogue) -> click.Command:
    """``vigie export gold`` in the language of ``words``."""

    def export(case: str | None, folder: str, handling: tuple[str, ...]) -> int:
        done = export_gold(the_case(case), Path(folder), handling)
        for name, count in sorted(done.withheld.items()):
            complain(words.say("export.withheld", count=count, handling=name))
        if not done.documents:
            complain(words.say("export.gold.nothing"))
            return 1
        click.echo(words.say("export.gold.done", count=done.documents, path=folder, claims=done.claims))
        return 0

    return Verb(
        words,
        "export.gold",
        [Positional(words, "gold", into="folder"), handling_option(words), case_option(words)],
        callback=export,
    )


def _said(done: Exported, file: str, words: Catalogue) -> int:
    for handling, count in sorted(done.withheld.items()):
        complain(words.say("export.withheld", count=count, handling=handling))
    if done.package is None:
        complain(words.say("export.nothing"))
        return 1
    package = done.package
    click.echo(words.say("export.done", count=package.captures, path=file, size=package.size))
    click.echo(words.say("export.hash", sha256=package.sha256))
    return 0


FORMATS: dict[str, Callable[[Catalogue], Any]] = {"wacz": wacz_verb, "gold": gold_verb}
