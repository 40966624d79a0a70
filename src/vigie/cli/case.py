"""``vigie new``, ``read``, ``update``, ``backup``: what one does with a whole case."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from vigie.cli.location import again, case_option, need_something, reach, reach_options, the_case
from vigie.cli.parsing import Positional, Verb, option
from vigie.cli.saying import say_next, say_summary
from vigie.cli.screen import progress
from vigie.flow.case import case_packs, new_case, read_into, update
from vigie.flow.stages import default_stages
from vigie.flow.weaving import weave
from vigie.packs.messages import Catalogue
from vigie.store.backup import backup


def new_verb(words: Catalogue) -> click.Command:
    """``vigie new`` in the language of ``words``."""

    def new(case: str, sample: bool) -> None:
        made = new_case(Path(case), sample=sample)
        click.echo(words.say("new.done", path=made.path))
        say_next(words, (f"vigie read --case {shlex.quote(case)} PATH...", "next.read"))

    params = [Positional(words, "case"), option(words, "sample", is_flag=True)]
    return Verb(words, "new", params, callback=new)


def read_verb(words: Catalogue) -> click.Command:
    """``vigie read`` in the language of ``words``."""

    def read(
        case: str | None, paths: tuple[str, ...], packs: tuple[str, ...], lists: tuple[str, ...], ignore_robots: bool
    ) -> int:
        need_something(paths or lists, words)
        found = the_case(case)
        stages = default_stages(reach(found, ignore_robots), lists)
        known = case_packs(found, [Path(folder) for folder in packs])
        with progress(words.say("progress.read")) as show:
            summary = read_into(found, paths, known, show, stages)
        weave(found, known)
        say_summary(summary, words)
        _say_ledger_next(case, words)
        return 1 if summary.failures else 0

    return Verb(
        words,
        "read",
        [
            Positional(words, "paths", nargs=-1),
            *reach_options(words),
            case_option(words),
            option(words, "packs", multiple=True),
        ],
        callback=read,
    )


def update_verb(words: Catalogue) -> click.Command:
    """``vigie update`` in the language of ``words``."""

    def renew(case: str | None, packs: tuple[str, ...]) -> int:
        found = the_case(case)
        known = case_packs(found, [Path(folder) for folder in packs])
        with progress(words.say("progress.update")) as show:
            summary = update(found, known, show)
        weave(found, known)
        say_summary(summary, words)
        _say_ledger_next(case, words)
        return 1 if summary.failures else 0

    return Verb(words, "update", [case_option(words), option(words, "packs", multiple=True)], callback=renew)


def backup_verb(words: Catalogue) -> click.Command:
    """``vigie backup`` in the language of ``words``."""

    def save(case: str | None, file: str) -> None:
        size = backup(the_case(case), Path(file))
        click.echo(words.say("backup.done", path=file, size=size))

    return Verb(words, "backup", [Positional(words, "file"), case_option(words)], callback=save)


def _say_ledger_next(case: str | None, words: Catalogue) -> None:
    here = again(case)
    say_next(
        words,
        (f"vigie claims{here}", "next.claims"),
        (f"vigie show{here} CLAIM", "next.show"),
        (f"vigie figures{here}", "next.figures"),
        (f"vigie origin{here} CLAIM", "next.origin"),
        (f"vigie unread{here}", "next.unread"),
    )
