"""``vigie extract``: documents to claims, with no case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from vigie.cli.fields import INTERCHANGE, LEDGER, described
from vigie.cli.location import need_something, reach, reach_options
from vigie.cli.parsing import Positional, Verb, option
from vigie.cli.saying import complain, say_failure
from vigie.cli.screen import show_ledger
from vigie.flow.extracting import extract_paths, readable
from vigie.flow.failures import Failure
from vigie.flow.stages import default_stages
from vigie.model.claim import Extraction
from vigie.model.document import Document
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs
from vigie.packs.messages import Catalogue
from vigie.publish.interchange import to_line
from vigie.publish.names import names_in
from vigie.publish.rows import ledger_row


def extract_verb(words: Catalogue) -> click.Command:
    """The verb in the language of ``words``."""

    def extract(
        paths: tuple[str, ...], table: bool, packs: tuple[str, ...], lists: tuple[str, ...], ignore_robots: bool
    ) -> int:
        need_something(paths or lists, words)
        stages = default_stages(reach(None, ignore_robots), lists)
        known = load_packs([Path(folder) for folder in packs])
        failures: list[Failure] = []
        found = _readings(extract_paths(paths, known, stages), known, failures, words)
        if table:
            names = names_in(words.language, known)
            claims = [claim for _, extraction in found for claim in extraction.claims]
            show_ledger([(ledger_row(claim, names, words), claim.status) for claim in claims], words)
        else:
            for document, extraction in found:
                for claim in extraction.claims:
                    click.echo(to_line(claim, document.path))
        return 1 if failures else 0

    return Verb(
        words,
        "extract",
        [
            Positional(words, "paths", nargs=-1),
            *reach_options(words),
            option(words, "table", is_flag=True),
            option(words, "packs", multiple=True),
        ],
        sections=[described(words, "json", INTERCHANGE), described(words, "table", LEDGER)],
        callback=extract,
    )


def _readings(
    outcomes: Iterable[tuple[Document, Extraction] | Failure],
    packs: Packs,
    failures: list[Failure],
    words: Catalogue,
) -> Iterator[tuple[Document, Extraction]]:
    """What could be read; what could not is said on standard error and kept in ``failures``."""
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            failures.append(outcome)
            say_failure(outcome, words)
            continue
        document, _ = outcome
        if not readable(document, packs):
            key = "warning.no-pack" if document.language else "warning.no-language"
            complain(words.say(key, path=document.path, language=document.language or ""))
        yield outcome
