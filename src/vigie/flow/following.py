"""Reading what sources listed, each article once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from urllib.parse import urlsplit

from vigie.capture.fetch import FetchError, Gone, NotModified
from vigie.capture.schedule import back_off, later, seconds_between
from vigie.flow.desk import Desk, Outcome, reason_of, status_of
from vigie.flow.failures import Failure, attempt
from vigie.flow.journal import Tally
from vigie.flow.one_address import keep_reading, read
from vigie.model.capture import Obtained
from vigie.store.captures import captures_at
from vigie.store.case import open_view
from vigie.store.sources import Waiting, add_try, try_later, waiting


def read_waiting(desk: Desk, tally: Tally, only: Sequence[int] | None = None) -> None:
    """Read what waits, of the sources of the rows ``only`` where given; sources take turns, so that none is hurried.

    A host that does not answer is left alone for the rest of the round.
    """
    with open_view(desk.case) as view:
        entries = waiting(view, desk.clock(), desk.rules.most_entries, only)
    silent: set[str] = set()
    for entry in entries:
        host = urlsplit(entry.url).hostname or ""
        if host not in silent and not _read_one(desk, tally, entry):
            silent.add(host)


def _read_one(desk: Desk, tally: Tally, entry: Waiting) -> bool:
    """Read one article; False when its host had better be left alone."""
    at = desk.clock()
    with open_view(desk.case) as view:
        known = captures_at(view, entry.url)
    if known:
        with desk.writing() as writer:
            add_try(writer, tally.row, entry.row, at, "known")
        return True
    outcome = desk.ask(entry.url)
    assert not isinstance(outcome, NotModified), "nothing was said of an earlier answer"
    if not isinstance(outcome, Obtained):
        return _not_had(desk, tally, entry, outcome, at)
    problem = attempt("store", entry.url, partial(_had, desk, tally, entry, outcome, at))
    if isinstance(problem, Failure):  # of our own: told once, and not run into again
        with desk.writing() as writer:
            desk.keep_failures(writer, tally, problem)
            add_try(writer, tally.row, entry.row, at, "unreadable", problem.message)
        desk.note("unreadable", url=entry.url, why=problem.message)
    return True


def _had(desk: Desk, tally: Tally, entry: Waiting, obtained: Obtained, at: str) -> None:
    reading = read(desk, entry.url, obtained, entry.listed)
    problem = reading.failure.message if reading.failure else None
    with desk.writing() as writer:
        change = keep_reading(desk, writer, tally, reading)
        add_try(writer, tally.row, entry.row, at, "unreadable" if problem else "read", problem)
        tally.counts["unreadable" if problem else "read"] += 1
    if problem:
        desk.note("unreadable", url=entry.url, why=problem)
    else:
        desk.note("read", url=entry.url, count=change.claims if change else 0)


def _not_had(desk: Desk, tally: Tally, entry: Waiting, outcome: FetchError | Gone | Failure, at: str) -> bool:
    why, status = reason_of(outcome), status_of(outcome)
    final = _is_final(desk, entry, outcome, at)
    with desk.writing() as writer:
        if final:
            add_try(writer, tally.row, entry.row, at, "gone" if isinstance(outcome, Gone) else "refused", why)
            failure = Failure(stage="watch", input=entry.url, slug="unreadable", message=why)
            desk.keep_failures(writer, tally, failure)
        else:
            asked_for = outcome.retry_after if isinstance(outcome, FetchError) else None
            wait = back_off(
                desk.rules, entry.tries + 1, desk.chance(), answered=status is not None, asked_for=asked_for
            )
            try_later(writer, tally.row, entry.row, at, why, later(at, wait))
        tally.counts["unanswered"] += 1
    desk.note("given-up" if final else "unanswered", url=entry.url, why=why)
    return status is not None and status != 429 and status < 500


def _is_final(desk: Desk, entry: Waiting, outcome: Outcome, at: str) -> bool:
    """Whether an article was asked for often and long enough; a fault of our own is not mended by asking again."""
    if isinstance(outcome, Failure):
        return True
    often = entry.tries + 1 >= desk.rules.tries
    return often and seconds_between(entry.since, at) >= desk.rules.give_up
