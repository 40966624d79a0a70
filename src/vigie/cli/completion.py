"""``vigie completion``: the script with which a shell completes verbs, options and values. click writes it."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class, shell_complete

from vigie.cli.parsing import Choice, Positional, Verb
from vigie.packs.messages import Catalogue

SHELLS = ("bash", "zsh", "fish")
PROGRAM, VARIABLE = "vigie", "_VIGIE_COMPLETE"  # the shell asks by calling the program with the variable set


def completion_verb(words: Catalogue) -> click.Command:
    """The verb in the language of ``words``."""

    def show(shell: str) -> None:
        writer = get_completion_class(shell)
        assert writer is not None
        made = writer(click.Command(PROGRAM), {}, PROGRAM, VARIABLE)
        # Not source(): it starts bash to ask for its version, and the script may be made for another machine.
        click.echo(made.source_template % made.source_vars())

    return Verb(words, "completion", [Positional(words, "shell", type=Choice(words, SHELLS))], callback=show)


def answer(program: click.Command, instruction: str) -> int:
    """Print what fits where the shell asks; the exit code."""
    return shell_complete(program, {}, PROGRAM, VARIABLE, instruction)
