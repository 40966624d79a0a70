"""docs/cli.md holds the help of every verb as it stands. Run as a script, this file writes it anew."""

from __future__ import annotations

import re
from pathlib import Path

import click

from vigie.cli.main import program
from vigie.packs.messages import catalogue

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"
HEADING = "## Every verb"


def reference() -> str:
    """The help of every verb, in English, 100 signs wide."""
    top = program(catalogue("en"))
    return "\n".join(_pages(top, _context(top, "vigie", None)))


def _pages(command: click.Command, context: click.Context) -> list[str]:
    pages = [f"### `{context.command_path}`\n\n```\n{command.get_help(context)}\n```\n"]
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            pages += _pages(child, _context(child, name, context))
    return pages


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    return command.context_class(command, info_name=name, parent=parent, terminal_width=100, max_content_width=100)


def test_the_page_holds_the_help_as_it_stands() -> None:
    assert PAGE.read_text("utf-8").partition(HEADING)[2].partition("\n### ")[2] == reference().partition("### ")[2]


def test_every_option_and_variable_is_on_the_page() -> None:
    text = PAGE.read_text("utf-8")
    top = program(catalogue("en"))
    context = _context(top, "vigie", None)
    for verb in top.list_commands(context):
        section = text.partition(f"### `vigie {verb}`")[2].partition("### ")[0]
        command = top.get_command(context, verb)
        assert command is not None
        for param in command.params:
            assert (param.opts[0] if isinstance(param, click.Option) else param.make_metavar(context)) in section
    sources = "".join(path.read_text("utf-8") for path in (PAGE.parents[1] / "src" / "vigie").rglob("*.py"))
    for variable in set(re.findall(r"\bVIGIE_[A-Z]+\b", sources)):
        assert variable in text


if __name__ == "__main__":
    head, _, rest = PAGE.read_text("utf-8").partition(HEADING)
    PAGE.write_text(head + HEADING + rest.partition("### ")[0] + reference(), "utf-8")
