"""What several verbs say: failures, summaries, what to type next. Prose goes to standard error, data to output."""

from __future__ import annotations

import click

from vigie.flow.case import Summary
from vigie.flow.failures import Failure
from vigie.packs.messages import Catalogue
from vigie.publish.rows import printable


def complain(sentence: str) -> None:
    """One line on standard error."""
    click.echo(printable(sentence), err=True)


def say_failure(failure: Failure, words: Catalogue) -> None:
    """One input that could not be done."""
    if failure.slug == "internal":
        sentence = words.say("failure.internal", type=failure.message.partition(":")[0])
    else:
        sentence = words.say_error(failure.message)
    complain(words.say("failure", path=failure.input, sentence=sentence))


def say_summary(summary: Summary, words: Catalogue) -> None:
    """What a run did: documents, claims, what was not read, and how fast."""
    for failure in summary.failures:
        say_failure(failure, words)
    for language, count in summary.without_pack.items():
        named = words.say("summary.unknown-language") if language == "und" else language
        complain(words.say("summary.no-pack", count=count, language=named))
    read = [words.say("summary.documents", count=summary.documents)]
    read += [words.say("summary.known", count=summary.known)] if summary.known else []
    read += [words.say("summary.failed", count=len(summary.failures))]
    made = [words.say("summary.claims", count=summary.claims)]
    made += [words.say("summary.added", count=summary.added)] if summary.added != summary.claims else []
    made += [words.say("summary.superseded", count=summary.superseded)] if summary.superseded else []
    made += [words.say("summary.unread", count=summary.unread)]
    seconds, rate = round(summary.seconds, 1), round(summary.documents_per_second, 1)
    for line in (", ".join(read), ", ".join(made), words.say("summary.speed", seconds=seconds, rate=rate)):
        click.echo(line)


def say_next(words: Catalogue, *commands: tuple[str, str]) -> None:
    """What to type next: commands with the key of their meaning."""
    click.echo()
    click.echo(words.say("next"))
    width = max(len(command) for command, _ in commands)
    for command, key in commands:
        click.echo(f"  {command.ljust(width)}  {words.say(key)}")
