"""Watching: ask sources what is new, read it, look at captured pages again, and sleep until something is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from vigie.capture.schedule import later, next_check, seconds_between
from vigie.flow.desk import Desk
from vigie.flow.following import read_waiting
from vigie.flow.journal import Tally, begin, finish
from vigie.flow.polling import poll
from vigie.flow.rechecking import recheck
from vigie.flow.weaving import weave
from vigie.model.errors import CaseError
from vigie.store import pages, sources
from vigie.store.case import open_view
from vigie.store.pages import Page
from vigie.store.problems import NamedCaseError
from vigie.store.query import document
from vigie.store.sources import ACTIVE, Source
from vigie.store.watch_lock import watch_lock
from vigie.store.writer import open_writer

LONGEST_SLEEP = 30.0  # so that a source added meanwhile need not wait


@dataclass(slots=True)
class Watched:
    """What a watcher did in all its rounds; ``counts`` as in the journal, ``stopped``: somebody ended it."""

    rounds: int = 0
    stopped: bool = False
    counts: Counter[str] = field(default_factory=Counter)


def watch(desk: Desk, named: Sequence[str] = (), *, once: bool = False) -> Watched:
    """Watch all active sources, or those ``named`` (which are asked at once), until interrupted or for one round.

    Killed at any moment, the case stays whole, and the next watcher goes on where this one was. Raises CaseError when
    another watcher is at work, or for a name that no source has.
    """
    done = Watched()
    with watch_lock(desk.case):
        with open_view(desk.case) as view:
            chosen = [sources.source(view, name) for name in named]
        rows = [one.row for one in chosen] if named else None
        try:
            one_round(desk, done, rows, chosen or _due(desk, rows, desk.rules.least_every if once else 0))
            while not once:
                _sleep(desk)
                one_round(desk, done, rows, _due(desk, rows))
        except KeyboardInterrupt:
            done.stopped = True
    return done


def one_round(desk: Desk, done: Watched, only: Sequence[int] | None, due: Sequence[Source]) -> None:
    """Ask the sources that are ``due``, and do what else is. One line of the journal, unless nothing is due."""
    at = desk.clock()
    due = [one for one in due if one.state == ACTIVE]
    with open_view(desk.case) as view:
        reading = bool(sources.waiting(view, at, 1, only))
        looking = desk.rules.recheck and only is None and (pages.new_pages(view) or pages.due_pages(view, at, 1))
    if not (due or reading or looking):
        return
    tally = _begin(desk)
    outcome = "stopped"
    try:
        for source in due:
            poll(desk, tally, source)
        read_waiting(desk, tally, only)
        if desk.rules.recheck and only is None:
            _look_again(desk, tally)
        if tally.counts["documents"]:
            _weave(desk)
        outcome = "done"
    finally:
        done.rounds += 1
        done.counts += tally.counts
        _finish(desk, tally, outcome)


def _due(desk: Desk, only: Sequence[int] | None, ahead: float = 0) -> list[Source]:
    """Sources that are due, or will be so many seconds ``ahead``: who starts a round by the clock of the system means
    those too that would miss it by a moment. One that failed is given its time.
    """
    at = desk.clock()
    with open_view(desk.case) as view:
        found = sources.due_sources(view, later(at, ahead))
    return [one for one in found if (only is None or one.row in only) and (one.due <= at or not one.failures)]


def look_at(desk: Desk, found: Sequence[Page]) -> Watched:
    """Look at these pages again now, whatever the schedule says."""
    done, outcome = Watched(rounds=1), "stopped"
    tally = _begin(desk, "recheck")
    try:
        for page in found:
            recheck(desk, tally, page)
        if tally.counts["documents"]:
            _weave(desk)
        outcome = "done"
    except KeyboardInterrupt:
        done.stopped = True
    finally:
        done.counts += tally.counts
        _finish(desk, tally, outcome)
    return done


def pages_wanted(desk: Desk, documents: Sequence[str]) -> list[Page]:
    """The pages of these documents (ids or their beginnings), or all that are due.

    Raises CaseError for one that is not there, or did not come from an address.
    """
    _take_in(desk)
    with open_view(desk.case) as view:
        if not documents:
            return pages.due_pages(view, desk.clock(), desk.rules.recheck_most)
        found: dict[str, Page] = {}
        for named in documents:
            of_it = pages.pages_of(view, document(view, named).row.id)
            if not of_it:
                raise NamedCaseError("never-fetched", id=named)
            found |= {page.canonical: page for page in of_it}
        return list(found.values())


def _look_again(desk: Desk, tally: Tally) -> None:
    _take_in(desk)
    with open_view(desk.case) as view:
        due = pages.due_pages(view, desk.clock(), desk.rules.recheck_most)
    for page in due:
        recheck(desk, tally, page)


def _take_in(desk: Desk) -> None:
    with open_view(desk.case) as view:
        if not pages.new_pages(view):
            return
    with desk.writing() as writer:
        pages.take_in(writer, lambda since: next_check(desk.rules, since, since))


def _weave(desk: Desk) -> None:
    try:
        weave(desk.case, desk.packs)
    except NamedCaseError as error:  # whoever writes now weaves when done
        if error.slug != "busy":
            raise


def _sleep(desk: Desk) -> None:
    with open_view(desk.case) as view:
        moments = [sources.next_due(view), pages.next_look(view) if desk.rules.recheck else None]
    due = min((moment for moment in moments if moment), default=None)
    left = seconds_between(desk.clock(), due) if due else LONGEST_SLEEP
    desk.sleep(min(max(left, 1.0), LONGEST_SLEEP))


def _begin(desk: Desk, verb: str = "watch") -> Tally:
    with desk.writing() as writer:
        return begin(writer, verb, desk.packs)


def _finish(desk: Desk, tally: Tally, outcome: str) -> None:
    """Close the line of the journal; where another process has the case now it stays open, as after a crash."""
    try:
        with open_writer(desk.case) as writer:
            finish(writer, tally, outcome)
    except CaseError:
        desk.note("busy")
