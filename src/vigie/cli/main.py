"""The top of the command: chooses the language, runs the verb, turns every end into an exit code.

0 done · 1 it could not be done · 2 wrong use · 70 a bug · 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

import click

from vigie import __version__
from vigie.cli.language import choose_language
from vigie.cli.parsing import Choice, Verbs, option, refusal
from vigie.model.errors import PackError, ReadError, VigieError
from vigie.packs.loader import load_packs
from vigie.packs.messages import LANGUAGES, Catalogue, catalogue

FAILED, WRONG_USE, BUG, INTERRUPTED = 1, 2, 70, 130
READING = {
    "extract": "extract",
    "new": "case",
    "read": "case",
    "claims": "claims",
    "show": "claims",
    "figures": "figures",
    "figure": "figures",
    "origin": "origins",
    "check": "check",
    "diff": "diff",
    "documents": "documents",
    "unread": "documents",
    "document": "documents",
    "entities": "entities",
    "entity": "entities",
    "judge": "entities",
    "review": "reviews",
    "reviews": "reviews",
    "finding": "verdicts",
}
ASSESSING = {
    "provisions": "provisions",
    "regime": "provisions",
    "sanctions": "sanctions",
    "grade": "grade",
    "register": "sanctions",
}
KEEPING = {
    "source": "sources",
    "watch": "watching",
    "recheck": "watching",
    "changes": "changes",
    "custody": "custody",
    "verify": "verify",
    "attach": "custody",
    "update": "case",
    "packs": "packs",
    "serve": "serve",
    "backup": "case",
    "report": "report",
    "export": "export",
    "completion": "completion",
}
VERBS = READING | ASSESSING | KEEPING  # in the order of a day's work


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``vigie`` with ``arguments``, by default those of the process, and leave with an exit code."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: Sequence[str]) -> int:
    """Run ``vigie`` and return its exit code. With VIGIE_DEBUG=1 an unexpected error is raised instead of reported."""
    words = catalogue(choose_language(arguments, os.environ))
    try:
        command = program(words)
        if asked := os.environ.get("_VIGIE_COMPLETE"):  # a shell completes what is being typed (cli/completion.py)
            return int(import_module("vigie.cli.completion").answer(command, asked))
        with command.make_context("vigie", list(arguments)) as context:
            code = command.invoke(context)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "vigie"
        return _stop(
            words.say("error", sentence=refusal(error, words)), WRONG_USE, words.say("usage.see", command=path)
        )
    except VigieError as error:
        return _stop(words.say("error", sentence=error_sentence(error, words)), FAILED)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - nobody reads any more
        return 0
    except (KeyboardInterrupt, click.Abort):
        return _stop(words.say("error.interrupted"), INTERRUPTED)
    except Exception as error:
        if os.environ.get("VIGIE_DEBUG") == "1":
            raise
        return _stop(words.say("error.unexpected", type=type(error).__name__), BUG)


def program(words: Catalogue) -> Verbs:
    """The whole command in the language of ``words``; a verb's module is imported when the verb is wanted."""
    return Verbs(
        words,
        "vigie",
        {verb: _maker(verb, module) for verb, module in VERBS.items()},
        help=words.say("help"),
        params=[
            option(words, "lang", Choice(words, LANGUAGES), expose_value=False),
            option(words, "version", is_flag=True, is_eager=True, expose_value=False, callback=_version(words)),
        ],
    )


def _maker(verb: str, module: str) -> Callable[[Catalogue], click.Command]:
    def make(words: Catalogue) -> click.Command:
        found: click.Command = getattr(import_module(f"vigie.cli.{module}"), f"{verb}_verb")(words)
        return found

    return make


def error_sentence(error: VigieError, words: Catalogue) -> str:
    """What ``error`` says, in the user's language as far as the catalogue knows it."""
    if isinstance(error, PackError):
        hint = f" ({words.say_error(error.hint)})" if error.hint else ""
        where = f"{error.file}:{error.line}" if error.line else error.file
        return f"{where}: {words.say_error(error.problem)}{hint}"
    if isinstance(error, ReadError):
        return words.say("failure", path=error.path, sentence=words.say_error(error.reason))
    return words.say_error(str(error))


def _version(words: Catalogue) -> Callable[[click.Context, click.Parameter, bool], None]:
    def show(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted:
            click.echo(words.say("version", version=__version__, digest=load_packs().digest[:12]))
            ctx.exit()

    return show


def _stop(sentence: str, code: int, *more: str) -> int:
    for line in (sentence, *more):
        click.echo(line, err=True)
    return code
