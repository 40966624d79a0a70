"""A run: its line in the journal of the case, and the count of what it did."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from vigie import __version__
from vigie.flow.acting import now
from vigie.flow.capturing import adopt
from vigie.flow.failures import Failure
from vigie.model.ids import make_id
from vigie.packs.files import Packs
from vigie.store.records import Run
from vigie.store.writer import Change, Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is: ``done`` of ``total`` inputs, and the last one's name."""

    done: int
    total: int
    claims: int
    failed: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run did.

    ``documents`` were read (or extracted again), ``known`` were in the case already, ``failures`` is what could not
    be done. ``claims`` and ``unread`` are those these documents now have; ``added`` claims are new or changed,
    ``superseded`` ones are no longer said so. ``without_pack`` counts documents by language (``und`` = unknown) that
    no pack reads.
    """

    run: str
    documents: int
    known: int
    failures: tuple[Failure, ...]
    claims: int
    unread: int
    added: int
    superseded: int
    seconds: float
    without_pack: dict[str, int]

    @property
    def documents_per_second(self) -> float:
        """Documents over seconds, 0 when nothing was read."""
        return self.documents / self.seconds if self.documents and self.seconds else 0.0


@dataclass(slots=True)
class Tally:
    """The count of a run while it goes on. ``row`` is its row number in the case."""

    row: int
    run: str
    begun: float
    total: int = 0
    done: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    without_pack: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    def add(self, change: Change, without_pack: str | None) -> None:
        """Count one document and what became of its claims; ``without_pack`` is its language when no pack reads it."""
        if without_pack:
            self.without_pack[without_pack] += 1
        self.counts["documents"] += 1
        for name in ("claims", "unread", "added", "superseded"):
            self.counts[name] += getattr(change, name)

    def progress(self, path: str) -> Progress:
        """The count as shown on the way."""
        return Progress(
            done=self.done, total=self.total, claims=self.counts["claims"], failed=len(self.failures), path=path
        )

    def summary(self) -> Summary:
        """The count as shown at the end."""
        names = ("documents", "known", "claims", "unread", "added", "superseded")
        return Summary(
            run=self.run,
            failures=tuple(self.failures),
            seconds=time.monotonic() - self.begun,
            without_pack=dict(self.without_pack.most_common()),
            **{name: self.counts[name] for name in names},
        )


@contextmanager
def journal(writer: Writer, verb: str, packs: Packs) -> Iterator[Tally]:
    """A line of the journal around a run. Interrupted at the keyboard it is ``stopped``; killed it stays open."""
    with writer.transaction():
        tally = begin(writer, verb, packs)
    try:
        yield tally
    except KeyboardInterrupt:
        finish(writer, tally, "stopped")
        raise
    finish(writer, tally, "done")


def begin(writer: Writer, verb: str, packs: Packs) -> Tally:
    """Open a line of the journal, inside a transaction."""
    started = now()
    run = Run(
        id=make_id("run", verb, started, packs.digest),
        verb=verb,
        started=started,
        version=__version__,
        packs=packs.digest,
        counts={},
    )
    adopt(writer)
    return Tally(row=writer.start_run(run), run=run.id, begun=time.monotonic())


def finish(writer: Writer, tally: Tally, outcome: str) -> None:
    """Close a line of the journal, outside of a transaction."""
    counts = {name: count for name, count in sorted(tally.counts.items()) if count}
    with writer.transaction():
        writer.end_run(tally.row, now(), outcome, counts)
    writer.analyse()
