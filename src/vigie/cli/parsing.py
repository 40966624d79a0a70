"""click in the user's language: commands whose help and whose refusals come from the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click
from click.shell_completion import CompletionItem

from vigie.packs.messages import LANGUAGES, Catalogue
from vigie.packs.problems import closest

PATHS = ("case", "packs", "list")  # options whose value is a file or a folder
Section = tuple[str, Sequence[tuple[str, str]]]  # a heading, and names with their meanings


class Refused(click.UsageError):
    """Wrong use, said in the user's language."""


class Page(click.HelpFormatter):
    """A help page whose headings bring their own colon, for French puts a space before it."""

    def write_heading(self, heading: str) -> None:
        """A heading as it stands in the catalogue."""
        self.write(f"{'':>{self.current_indent}}{heading}\n")


class Context(click.Context):
    """A context whose help is a Page."""

    formatter_class = Page


class Choice(click.ParamType):  # type: ignore[type-arg]
    """One of a few values."""

    name = "choice"

    def __init__(self, words: Catalogue, known: Sequence[str]) -> None:
        self.words, self.known = words, tuple(known)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value itself. Raises Refused for any that is not known."""
        if value in self.known:
            return value
        raise Refused(
            self.words.say("usage.bad-choice", given=value, option=_shown(param), known=", ".join(self.known)), ctx
        )

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The values that begin so."""
        return [CompletionItem(value) for value in self.known if value.startswith(incomplete)]


class Count(click.ParamType):  # type: ignore[type-arg]
    """A whole number from 1 on."""

    name = "count"

    def __init__(self, words: Catalogue) -> None:
        self.words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number. Raises Refused for anything else."""
        if isinstance(value, int):
            return value
        if value.isdecimal() and int(value) > 0:
            return int(value)
        raise Refused(self.words.say("usage.bad-number", given=value, option=_shown(param)), ctx)


class Verb(click.Command):
    """A command whose help is in the user's language and lists the fields of its output."""

    context_class = Context

    def __init__(
        self,
        words: Catalogue,
        name: str,
        params: Sequence[click.Parameter],
        *,
        sections: Sequence[Section] = (),
        **kept: Any,
    ) -> None:
        more = words.messages.texts.get(f"help.{name}.more")
        super().__init__(
            name.rpartition(".")[2],
            params=[*params, option(words, "lang", Choice(words, LANGUAGES), expose_value=False)],
            help="\n\n".join([words.say(f"help.{name}") + "."] + ([words.say(f"help.{name}.more")] if more else [])),
            short_help=words.say(f"help.{name}"),
            options_metavar=words.say("usage.options"),
            **kept,
        )
        self.words, self.sections = words, sections

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, with our own words for what is one argument too many."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # click's parser leaves it out at times
            raise
        if rest:
            raise Refused(self.words.say("usage.too-many", given=rest[0]), ctx)
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, explained in the user's language."""
        return _translated(super().get_help_option(ctx), self.words)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), self.words.say("usage") + " ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Arguments, options, fields of the output."""
        arguments = [p for p in self.get_params(ctx) if isinstance(p, Positional)]
        if arguments:
            with formatter.section(self.words.say("usage.arguments")):
                formatter.write_dl([(p.make_metavar(ctx), p.meaning) for p in arguments])
        _write_options(self, ctx, formatter, self.words)
        for heading, fields in self.sections:
            with formatter.section(heading):
                formatter.write_dl(fields)


class Verbs(click.Group):
    """A group of verbs, each made only when it is wanted."""

    context_class = Context

    def __init__(
        self, words: Catalogue, name: str, makers: dict[str, Callable[[Catalogue], click.Command]], **kept: Any
    ) -> None:
        super().__init__(
            name,
            options_metavar=words.say("usage.options"),
            subcommand_metavar=words.say("usage.verb"),
            invoke_without_command=True,
            callback=_help_when_alone,
            **kept,
        )
        self.words, self.makers = words, makers

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of a day's work."""
        return list(self.makers)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb called so."""
        maker = self.makers.get(cmd_name)
        return maker(self.words) if maker else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with our own words for an unknown verb."""
        if args and args[0] not in self.makers and not args[0].startswith("-"):
            hint = did_you_mean(self.words, args[0], self.makers)
            raise Refused(self.words.say("usage.no-verb", given=args[0], hint=hint), ctx)
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, explained in the user's language."""
        return _translated(super().get_help_option(ctx), self.words)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), self.words.say("usage") + " ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs, then the options; no verb is loaded for it."""
        prefix = f"{self.name}." if ctx.parent else ""
        with formatter.section(self.words.say("usage.verbs")):
            formatter.write_dl([(verb, self.words.say(f"help.{prefix}{verb}")) for verb in self.makers])
        _write_options(self, ctx, formatter, self.words)


class Positional(click.Argument):
    """An argument with its meaning, for help and refusals."""

    def __init__(self, words: Catalogue, name: str, *, into: str | None = None, **kept: Any) -> None:
        super().__init__([into or name], metavar=words.say(f"argument.{name}"), **kept)
        self.meaning = words.say(f"argument.{name}.help")

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The values that fit; the shell's own files where any text does."""
        if isinstance(self.type, Choice):
            return super().shell_complete(ctx, incomplete)
        return [CompletionItem(incomplete, type="file")]


def option(
    words: Catalogue,
    name: str,
    kind: click.ParamType[Any] | None = None,
    *,
    into: str | None = None,
    said: str | None = None,
    **kept: Any,
) -> click.Option:
    """The option ``--name``; ``known`` fills the list of values in its help. ``into`` is the name the code knows,
    ``said`` the message where it is not that of the name.
    """
    known = ", ".join(kind.known) if isinstance(kind, Choice) else ""
    if name in PATHS:
        kept["shell_complete"] = _files
    metavar = None if kept.get("is_flag") else name.upper()
    return click.Option(
        [f"--{name}", *([into] if into else [])],
        type=kind,
        metavar=metavar,
        help=words.say(f"option.{said or name}", known=known),
        **kept,
    )


def did_you_mean(words: Catalogue, given: str, known: Sequence[str] | dict[str, Any]) -> str:
    """A hint when one of ``known`` is close to what was given, else nothing."""
    near = closest(given, known)
    return words.say("usage.did-you-mean", near=near) if near else ""


def refusal(error: click.UsageError, words: Catalogue) -> str:
    """What is wrong with the use of the command, in one sentence."""
    if isinstance(error, Refused):
        return error.message.strip()
    if isinstance(error, click.NoSuchOption):
        command = error.ctx.command if error.ctx else None
        known = [name for param in command.params for name in param.opts] if command else []
        hint = did_you_mean(words, error.option_name, known)
        return words.say("usage.no-option", given=error.option_name, hint=hint).strip()
    if isinstance(error, click.MissingParameter):
        return words.say("usage.no-argument", wanted=_shown(error.param))
    if isinstance(error, click.BadOptionUsage):
        params = error.ctx.command.params if error.ctx else []
        flag = any(isinstance(p, click.Option) and p.is_flag and error.option_name in p.opts for p in params)
        return words.say("usage.flag-value" if flag else "usage.no-value", option=error.option_name)
    if isinstance(error, click.BadParameter):
        return words.say("usage.bad-value", option=_shown(error.param))
    return words.say("usage.wrong")


def _files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="file")]


def _shown(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return param.metavar or param.name or "" if isinstance(param, click.Argument) else param.opts[0]


def _translated(help_option: click.Option | None, words: Catalogue) -> click.Option | None:
    if help_option:
        help_option.help = words.say("option.help")
    return help_option


def _write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, words: Catalogue
) -> None:
    records = [param.get_help_record(ctx) for param in command.get_params(ctx) if isinstance(param, click.Option)]
    with formatter.section(words.say("usage.optional")):
        formatter.write_dl([record for record in records if record])


@click.pass_context
def _help_when_alone(ctx: click.Context, /, **_: Any) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
