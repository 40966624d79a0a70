"""Asking a source what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from email.message import Message
from functools import partial

from vigie.capture.canonical import canonical
from vigie.capture.entries import Entry, Feed
from vigie.capture.feeds import parse_feed
from vigie.capture.fetch import FetchError, Gone, NotModified
from vigie.capture.schedule import back_off, later, next_poll
from vigie.flow.acting import user
from vigie.flow.desk import Desk, Outcome, reason_of, status_of
from vigie.flow.failures import Failure, attempt
from vigie.flow.journal import Tally
from vigie.model.capture import Exchange, Obtained
from vigie.store import pages
from vigie.store.case import open_view
from vigie.store.sources import Listed, Poll, Source, add_poll, add_try, change_source, unseen
from vigie.store.writer import Writer

MOVED_FOR_GOOD = (301, 308)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a poll found: its record, the entries never seen, and seen ones that changed since."""

    poll: Poll
    fresh: Sequence[Entry] = ()
    touched: Sequence[Entry] = ()


def poll(desk: Desk, tally: Tally, source: Source) -> None:
    """Ask ``source`` what is new; what it lists waits to be read, and when to ask again is settled."""
    failure = attempt("watch", source.url, partial(_poll, desk, tally, source))
    if isinstance(failure, Failure):  # of our own: it must not stop the others, nor come back at once
        at = desk.clock()
        due = later(at, back_off(desk.rules, source.failures + 1, desk.chance(), answered=True))
        found = _Found(Poll(at=at, outcome="failed", problem=failure.message))
        with desk.writing() as writer:
            _keep(desk, writer, tally, source, found, due)
        _tell(desk, source, found, due)


def _poll(desk: Desk, tally: Tally, source: Source) -> None:
    at = desk.clock()
    outcome = desk.ask(source.url, source.etag, source.last_modified)
    found = _found(desk, source, outcome, at)
    every = max(source.every or desk.rules.poll_every, desk.rules.least_every)
    if found.poll.outcome == "failed":
        due = later(at, _wait(desk, source, outcome, every))
    else:
        due = next_poll(at, every, desk.chance())
    moved = _moved(outcome)
    with desk.writing() as writer:
        if moved and found.poll.outcome != "failed" and moved != source.url:
            change_source(writer, source.row, at, user(), "move", moved)
        _keep(desk, writer, tally, source, found, due)
    if moved and found.poll.outcome != "failed" and moved != source.url:
        desk.note("moved", source=source.name, url=moved)
    _tell(desk, source, found, due)


def charset_of(obtained: Obtained) -> str | None:
    """The character set the server declared."""
    head = Message()
    head["content-type"] = obtained.media_type or ""
    return head.get_content_charset()


def feed_of(obtained: Obtained, url: str) -> Feed | Failure:
    """The feed in what was obtained; addresses in it are seen from where it was found in the end."""
    there = obtained.meta.get("url", url)
    return attempt("find", url, lambda: parse_feed(obtained.payload, there, charset_of(obtained)))


def _found(desk: Desk, source: Source, outcome: Outcome, at: str) -> _Found:
    status = status_of(outcome)
    if isinstance(outcome, NotModified):
        return _Found(Poll(at=at, outcome="same", status=status))
    if not isinstance(outcome, Obtained):
        return _Found(Poll(at=at, outcome="failed", status=status, problem=reason_of(outcome)))
    feed = feed_of(outcome, source.url)
    problem = feed.message if isinstance(feed, Failure) else _unlike(feed, source)
    if isinstance(feed, Failure) or problem:
        return _Found(Poll(at=at, outcome="failed", status=status, problem=problem))
    entries = _entries(desk, source, feed)
    names = _names(entries)
    with open_view(desk.case) as view:
        places = unseen(view, source.row, [(one.url, name) for one, name in zip(entries, names, strict=True)])
    headers = (
        {name.lower(): value for name, value in outcome.exchanges[-1].response_headers} if outcome.exchanges else {}
    )
    poll = Poll(
        at=at,
        outcome="read",
        status=status,
        entries=len(entries),
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
    )
    fresh = [replace(entries[place], id=names[place]) for place in places]
    old = set(range(len(entries))) - set(places)
    since = source.answered or at
    touched = [entries[place] for place in sorted(old) if _is_later(entries[place].updated, since)]
    return _Found(poll, fresh, touched)


def _unlike(feed: Feed, source: Source) -> str | None:
    """Why a feed is not what the source was added for."""
    if feed.kind == "page" and not source.links:
        return "answers with a page where a feed was"
    if feed.kind == "page" and not feed.entries:
        return "has no links that look like articles any more"
    return None


def _entries(desk: Desk, source: Source, feed: Feed) -> Sequence[Entry]:
    """The entries of a feed, or of those parts of an index that may hold something new."""
    if feed.kind != "index":
        return feed.entries
    parts = sorted(feed.feeds, key=lambda part: part.updated or "", reverse=True)
    since = source.answered or ""
    wanted = [part for part in parts if not part.updated or part.updated[:10] >= since[:10]] or parts[:1]
    found: list[Entry] = []
    for part in wanted[: desk.rules.most_parts if source.answered else 2]:
        outcome = desk.ask(part.url)
        read = feed_of(outcome, part.url) if isinstance(outcome, Obtained) else None
        if isinstance(read, Feed):
            found += read.entries
        else:
            failed = read if isinstance(read, Failure) else outcome
            assert isinstance(failed, FetchError | Gone | Failure)
            desk.note("part", source=source.name, url=part.url, why=reason_of(failed))
    return list({entry.url: entry for entry in found}.values())


def _names(entries: Sequence[Entry]) -> list[str]:
    """What the source calls its entries, where it calls no two of them the same; else their addresses."""
    counts = Counter(entry.id for entry in entries)
    return [entry.id if counts[entry.id] == 1 else entry.url for entry in entries]


def _is_later(updated: str | None, since: str) -> bool:
    return updated is not None and len(updated) > 10 and later(updated, 0) > since


def _wait(desk: Desk, source: Source, outcome: Outcome, every: int) -> float:
    """Seconds to wait after a failure: not less than usual where asking again soon cannot help."""
    asked_for = outcome.retry_after if isinstance(outcome, FetchError) else None
    status = status_of(outcome)
    answered = status is not None
    wait = back_off(desk.rules, source.failures + 1, desk.chance(), answered=answered, asked_for=asked_for)
    passing = not answered or status == 429 or (status or 0) >= 500
    return wait if passing else max(wait, every)


def _moved(outcome: Outcome) -> str | None:
    """Where a source moved for good, if it did."""
    if not isinstance(outcome, Obtained | NotModified):
        return None
    steps: tuple[Exchange, ...] = outcome.exchanges
    if len(steps) < 2 or any(step.status not in MOVED_FOR_GOOD for step in steps[:-1]):
        return None
    return canonical(steps[-1].url)


def _keep(desk: Desk, writer: Writer, tally: Tally, source: Source, found: _Found, due: str) -> None:
    at = found.poll.at
    fresh = [(one.url, one.id, _listed(one)) for one in found.fresh]
    seq = add_poll(writer, tally.row, source, found.poll, fresh, due)
    if source.answered is None and len(fresh) > desk.rules.first_entries:
        dated = sorted(found.fresh, key=lambda one: one.at or one.published or "", reverse=True)
        for one in dated[desk.rules.first_entries :]:
            ((entry,),) = writer.rows("SELECT seq FROM entry WHERE poll = ? AND url = ?", (seq, one.url))
            add_try(writer, tally.row, entry, at, "passed-over")
    for one in found.touched:
        pages.look_soon(writer, one.url, at)
    tally.counts["polled"] += 1
    tally.counts["fresh"] += min(len(fresh), desk.rules.first_entries) if source.answered is None else len(fresh)
    if found.poll.problem:
        tally.counts["unpolled"] += 1
        failure = Failure(stage="watch", input=source.url, slug="unreadable", message=found.poll.problem)
        desk.keep_failures(writer, tally, failure)


def _listed(entry: Entry) -> Listed:
    return Listed(title=entry.title, published=entry.published, at=entry.at, updated=entry.updated)


def _tell(desk: Desk, source: Source, found: _Found, due: str) -> None:
    poll = found.poll
    if poll.problem:
        desk.note("failed", source=source.name, why=poll.problem, due=due)
    elif poll.outcome == "same":
        desk.note("same", source=source.name)
    else:
        desk.note("polled", source=source.name, count=len(found.fresh), entries=poll.entries)
