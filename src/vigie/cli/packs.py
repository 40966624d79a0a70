"""``vigie packs check`` and ``vigie packs show``: the knowledge, checked and browsed."""

from __future__ import annotations

import json
from pathlib import Path

import click
import msgspec

from vigie.cli.parsing import Positional, Refused, Verb, Verbs, did_you_mean, option
from vigie.flow.naming import known_names
from vigie.packs.check import check
from vigie.packs.loader import load_packs
from vigie.packs.lookup import show
from vigie.packs.messages import Catalogue, check_messages
from vigie.packs.problems import Problem


def packs_verb(words: Catalogue) -> click.Command:
    """``vigie packs`` in the language of ``words``."""
    return Verbs(
        words, "packs", {"check": check_verb, "show": show_verb}, help=words.say("help.packs") + ".", params=[]
    )


def check_verb(words: Catalogue) -> click.Command:
    """``vigie packs check`` in the language of ``words``."""

    def run(packs: tuple[str, ...]) -> int:
        problems = [*check([Path(folder) for folder in packs]), *check_messages()]
        for problem in problems:
            click.echo(_line(problem, words))
        click.echo(words.say("packs.problems", count=len(problems)) if problems else words.say("packs.fine"), err=True)
        return 1 if any(problem.severity == "error" for problem in problems) else 0

    return Verb(words, "packs.check", [option(words, "packs", multiple=True)], callback=run)


def show_verb(words: Catalogue) -> click.Command:
    """``vigie packs show`` in the language of ``words``."""

    def run(name: str, packs: tuple[str, ...]) -> None:
        known = load_packs([Path(folder) for folder in packs])
        found = show(known, name)
        if not found:
            hint = did_you_mean(words, name, known_names(known))
            raise Refused(words.say("packs.unknown", given=name, hint=hint))
        for where, record in found:
            click.echo(f"{where}:")
            click.echo(json.dumps(msgspec.to_builtins(record), ensure_ascii=False, indent=2))

    return Verb(words, "packs.show", [Positional(words, "name"), option(words, "packs", multiple=True)], callback=run)


def _line(problem: Problem, words: Catalogue) -> str:
    warning = f"{words.say('packs.warning')}: " if problem.severity == "warning" else ""
    hint = f" ({words.say_error(problem.hint)})" if problem.hint else ""
    return f"{problem.file}:{problem.line}: {warning}{words.say_error(problem.message)}{hint}"
