"""What a watcher works with: the case, the network, the rules and the clock, as one record."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from vigie.capture.fetch import Fetcher, FetchError, Gone, NotModified
from vigie.flow.acting import now
from vigie.flow.failures import Failure, attempt
from vigie.flow.journal import Tally
from vigie.flow.stages import Stages
from vigie.model.capture import Obtained
from vigie.packs.files import Packs
from vigie.packs.watching import Rules
from vigie.store.case import Case
from vigie.store.problems import NamedCaseError
from vigie.store.writer import Writer, open_writer

PATIENCE, BUSY_PAUSE = 1.0, 4.0  # seconds one waits for another process that writes to the case, and in between
Outcome = Obtained | NotModified | Gone | FetchError | Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One line of the log of a watcher. ``kind`` names its message, ``facts`` fill it."""

    at: str
    kind: str
    facts: dict[str, str | int] = field(default_factory=dict)


def say_nothing(note: Note) -> None:
    """For those who do not look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """``clock`` gives the time (ISO 8601, UTC), ``chance`` a number from 0 to 1, ``tell`` takes what is to be said."""

    case: Case
    packs: Packs
    stages: Stages
    fetcher: Fetcher
    rules: Rules
    clock: Callable[[], str] = now
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    tell: Callable[[Note], None] = say_nothing

    def note(self, kind: str, **facts: str | int) -> None:
        """Say something now."""
        self.tell(Note(at=self.clock(), kind=kind, facts=facts))

    def ask(self, url: str, etag: str | None = None, last_modified: str | None = None) -> Outcome:
        """What is at ``url``, or why it cannot be had."""
        return attempt("fetch", url, lambda: self._ask(url, etag, last_modified))

    def _ask(self, url: str, etag: str | None, last_modified: str | None) -> Outcome:
        try:
            return self.fetcher.fetch(url, etag=etag, last_modified=last_modified)
        except FetchError as error:
            return error

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """The writer of the case within a transaction, as soon as nobody else has it: a watcher can wait."""
        told = False
        while True:
            try:
                writer = open_writer(self.case, PATIENCE)
                break
            except NamedCaseError as error:
                if error.slug != "busy":
                    raise
            if not told:
                self.note("busy")
            told = True
            self.sleep(BUSY_PAUSE)
        with writer, writer.transaction():
            yield writer

    def keep_failures(self, writer: Writer, tally: Tally, *failures: Failure) -> None:
        """Add ``failures`` to the journal."""
        for failure in failures:
            writer.add_failure(tally.row, failure)
        tally.failures += failures


def reason_of(outcome: FetchError | Gone | Failure) -> str:
    """Why nothing was had, in one sentence."""
    if isinstance(outcome, Gone):
        return f"is not there: the server answered {outcome.status}"
    return outcome.message if isinstance(outcome, Failure) else outcome.reason


def status_of(outcome: Outcome) -> int | None:
    """The status of the last answer, None where there was none."""
    if isinstance(outcome, Failure):
        return None
    if isinstance(outcome, FetchError):
        return outcome.status
    return outcome.exchanges[-1].status if outcome.exchanges else None
