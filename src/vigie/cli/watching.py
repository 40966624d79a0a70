"""``vigie watch`` and ``recheck``: lines fit for a log, and what was done in the end."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import click

from vigie.capture.fetch import Fetcher
from vigie.cli.location import again, case_option, reach, the_case
from vigie.cli.page import moment
from vigie.cli.parsing import Positional, Verb, option
from vigie.cli.saying import complain, say_next
from vigie.flow.case import case_packs
from vigie.flow.desk import Desk, Note, say_nothing
from vigie.flow.stages import default_stages
from vigie.flow.watching import Watched, look_at, pages_wanted, watch
from vigie.packs.messages import Catalogue
from vigie.packs.watching import watching_rules
from vigie.publish.rows import printable
from vigie.store.case import Case

COUNTED = ("polled", "unpolled", "read", "unreadable", "unanswered", "checked", "changed", "gone", "claims")


@contextmanager
def at_desk(
    case: Case, packs: tuple[str, ...] = (), ignore_robots: bool = False, tell: Callable[[Note], None] = say_nothing
) -> Iterator[Desk]:
    """What is needed to watch for ``case``; its connections are closed in the end."""
    settings = reach(case, ignore_robots)
    with Fetcher(settings) as fetcher:
        yield Desk(
            case=case,
            packs=case_packs(case, [Path(folder) for folder in packs]),
            stages=default_stages(settings),
            fetcher=fetcher,
            rules=watching_rules(case.settings),
            tell=tell,
        )


def watch_verb(words: Catalogue) -> click.Command:
    """``vigie watch`` in the language of ``words``."""

    def follow(
        case: str | None, once: bool, source: tuple[str, ...], packs: tuple[str, ...], ignore_robots: bool
    ) -> int:
        tell = _log(words, quiet=("unchanged",))
        with _ends_by_signal(), at_desk(the_case(case), packs, ignore_robots, tell) as desk:
            done = watch(desk, source, once=once)
        _say_done(done, words)
        if done.rounds and not done.stopped:
            say_next(words, (f"vigie changes{again(case)}", "next.changes"))
        return 1 if 0 < done.counts["polled"] == done.counts["unpolled"] else 0

    return Verb(
        words,
        "watch",
        [
            option(words, "once", is_flag=True),
            option(words, "source", multiple=True),
            case_option(words),
            option(words, "packs", multiple=True),
            option(words, "ignore-robots", is_flag=True),
        ],
        callback=follow,
    )


def recheck_verb(words: Catalogue) -> click.Command:
    """``vigie recheck`` in the language of ``words``."""

    def look(case: str | None, documents: tuple[str, ...], packs: tuple[str, ...], ignore_robots: bool) -> int:
        with _ends_by_signal(), at_desk(the_case(case), packs, ignore_robots, _log(words)) as desk:
            done = look_at(desk, pages_wanted(desk, documents))
        _say_done(done, words)
        return 1 if done.counts["failed"] else 0

    return Verb(
        words,
        "recheck",
        [
            Positional(words, "documents", nargs=-1),
            case_option(words),
            option(words, "packs", multiple=True),
            option(words, "ignore-robots", is_flag=True),
        ],
        callback=look,
    )


def _log(words: Catalogue, quiet: tuple[str, ...] = ()) -> Callable[[Note], None]:
    """Notes as lines on standard output, each with its time in UTC, at once: a log may be looked at any time."""

    def tell(note: Note) -> None:
        if note.kind in quiet:
            return
        facts = dict(note.facts)
        if "why" in facts:
            facts["why"] = words.say_error(str(facts["why"]))
        if "due" in facts:
            facts["due"] = moment(str(facts["due"]))
        click.echo(printable(f"{note.at[:19]}Z  {words.say(f'watch.{note.kind}', **facts)}"))

    return tell


def _say_done(done: Watched, words: Catalogue) -> None:
    if done.stopped:
        complain(words.say("watch.stopped"))
    told = [words.say(f"watched.{name}", count=done.counts[name]) for name in COUNTED if done.counts[name]]
    click.echo(", ".join(told) + "." if told else words.say("watched.nothing"))


@contextmanager
def _ends_by_signal() -> Iterator[None]:
    """Within, a request to end (SIGTERM: systemd, a machine that shuts down) is what Ctrl-C is."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
