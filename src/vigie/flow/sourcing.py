"""Adding a source: looked at before it is kept, so that what is watched is a feed or a page of articles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from vigie.capture.canonical import canonical
from vigie.capture.entries import Feed
from vigie.capture.fetch import FetchError, Gone
from vigie.flow.acting import user
from vigie.flow.desk import Desk, reason_of
from vigie.flow.failures import Failure
from vigie.flow.polling import feed_of
from vigie.model.capture import Obtained
from vigie.model.errors import ReadError
from vigie.packs.watching import Rules
from vigie.store.case import open_view
from vigie.store.problems import NamedCaseError
from vigie.store.sources import REMOVED, Source, add_source, change_source, source, source_at
from vigie.store.writer import open_writer


@dataclass(frozen=True, slots=True)
class Added:
    """A source as it was kept; ``feed`` is what was found there, ``problem`` why nothing could be looked at yet."""

    source: Source
    feed: Feed | None = None
    problem: str | None = None


def seconds_of(rules: Rules, span: str | None) -> int | None:
    """The seconds of ``every`` as it was typed, not below what is polite. Raises CaseError for what is no span."""
    if span is None:
        return None
    found = rules.span(span)
    if found is None:
        raise NamedCaseError("bad-span", value=span)
    return max(found, rules.least_every)


def add(desk: Desk, url: str, every: str | None = None, name: str | None = None, *, links: bool = False) -> Added:
    """Watch the feed at ``url``, or the feed its page names; with ``links``, or where it names none, the page's links.

    A server that cannot be reached now does not hinder; one that has nothing to watch does: raises ReadError. Raises
    CaseError for a source that is watched already.
    """
    seconds = seconds_of(desk.rules, every)
    address = _address(url)
    feed, problem = _look(desk, address, links=links)
    there = feed.url if feed else address
    with open_view(desk.case) as view:
        held = source_at(view, there) or source_at(view, address)
    if held and held.state != REMOVED:
        raise NamedCaseError("watched-already", url=held.url, name=held.name)
    called = name or (feed.title if feed else None) or urlsplit(there).hostname or there
    with open_writer(desk.case) as writer, writer.transaction():
        at = desk.clock()
        if held:
            change_source(writer, held.row, at, user(), "resume")
            change_source(writer, held.row, at, user(), "name", called)
        else:
            held = add_source(writer, at, user(), there, called)
        if seconds:
            change_source(writer, held.row, at, user(), "every", str(seconds))
        if links or (feed and feed.kind == "page"):
            change_source(writer, held.row, at, user(), "links", "1")
        return Added(source(writer, held.id), feed, problem)


def change(desk: Desk, named: str, act: str) -> Source:
    """Pause, resume or remove the source called so; returns it as it was. Raises CaseError when there is none."""
    with open_writer(desk.case) as writer, writer.transaction():
        found = source(writer, named)
        change_source(writer, found.row, desk.clock(), user(), act)
    return found


def _address(url: str) -> str:
    typed = url.strip()
    found = canonical(typed) or canonical(f"https://{typed}" if "://" not in typed and "." in typed else "")
    if found is None:
        raise ReadError(url, "is no address that begins with http:// or https://")
    return found


def _look(desk: Desk, address: str, *, links: bool) -> tuple[Feed | None, str | None]:
    """What is at ``address``, or the feed named there; the sentence says why it cannot be told now.

    Raises ReadError when there is nothing to watch.
    """
    outcome = desk.ask(address)
    if isinstance(outcome, FetchError) and outcome.status is None and outcome.passing:
        return None, outcome.reason
    feed = feed_of(outcome, address) if isinstance(outcome, Obtained) else outcome
    if not isinstance(feed, Feed):
        assert isinstance(feed, FetchError | Gone | Failure)
        raise ReadError(address, reason_of(feed))
    if feed.kind == "page" and not links:
        for named in feed.feeds:
            found = desk.ask(named.url)
            read = feed_of(found, named.url) if isinstance(found, Obtained) else None
            if isinstance(read, Feed) and read.kind != "page":
                return replace(read, url=named.url), None
    if feed.kind == "page" and not feed.entries:
        raise ReadError(address, "names no feed, and has no links that look like articles")
    return replace(feed, url=address), None
