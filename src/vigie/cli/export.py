"""``vigie export FORMAT``: what a case gives away. A format joins by its line in FORMATS."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from vigie.cli.claims import claim_filter, filter_options
from vigie.cli.exports import handling_option
from vigie.cli.location import case_option, the_case
from vigie.cli.parsing import Positional, Verb, Verbs, option
from vigie.cli.saying import complain
from vigie.flow.case import case_packs
from vigie.flow.exporting import Exported, Selection, export_wacz
from vigie.flow.giving import Rule, give, setting_of
from vigie.flow.golding import export_gold
from vigie.packs.messages import Catalogue
from vigie.publish.exports.given import Writer


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


def claims_format(format: str) -> Callable[[Catalogue], click.Command]:
    """What makes the verb ``vigie export FORMAT``, which writes claims with the writer of that name."""

    def verb(words: Catalogue) -> click.Command:
        def export(case: str | None, file: str, handling: tuple[str, ...], unreviewed: bool, **typed: Any) -> int:
            found = the_case(case)
            packs = case_packs(found)
            setting = setting_of(found, packs, words.language)
            write: Writer = getattr(import_module(f"vigie.publish.exports.{WRITERS[format][0]}"), WRITERS[format][1])
            rule = Rule(handling=handling, unreviewed=unreviewed)
            done = give(found, file, write, lambda view: claim_filter(view, packs, words, typed), setting, rule)
            if done.withheld:
                complain(words.say("handling.left-out", count=done.withheld))
            if done.undecided:
                complain(words.say("export.undecided", count=done.undecided))
            complain(words.say("export.claims", count=done.claims, path=file, unreviewed=done.unreviewed))
            return 0

        params = [
            Positional(words, "export-file", into="file"),
            *filter_options(words),
            option(words, "include-unreviewed", into="unreviewed", is_flag=True),
            handling_option(words),
            case_option(words),
        ]
        return Verb(words, f"export.{format}", params, callback=export)

    return verb


# Format, module of publish/exports and its function.
WRITERS = {
    "jsonl": ("tables", "write_jsonl"),
    "csv": ("tables", "write_table"),
    "geojson": ("places", "write_geojson"),
    "graphml": ("graph", "write_graphml"),
    "ftm": ("ftm", "write_ftm"),
    "stix": ("stix", "write_stix"),
    "annotations": ("annotations", "write_annotations"),
    "prov": ("provenance", "write_prov"),
}
FORMATS: dict[str, Callable[[Catalogue], Any]] = {format: claims_format(format) for format in WRITERS} | {
    "wacz": wacz_verb,
    "gold": gold_verb,
}
