"""The chain of custody: each event carries a hash over itself and the event before.

So an event cannot be edited, taken out or put in without breaking every link after it. That the *last* links are there
is known from ``custody.head`` beside the database, and from a head that somebody noted elsewhere.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import msgspec

from vigie.model.capture import CustodyEvent
from vigie.model.casefiles import CASE_HEAD
from vigie.model.ids import digest
from vigie.store.case import View
from vigie.store.problems import NamedCaseError

NOTHING_BEFORE = "0" * 64
BROKEN = "broken"  # the act of an event that says: links that custody.head knew were no longer there
EVENTS = "SELECT seq, at, who, act, subject, detail, previous, hash FROM custody"


class Rows(Protocol):
    """What answers a query with rows: the method of a View or of a Writer."""

    def __call__(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """All rows, as tuples."""
        ...


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Head:
    """The last link of a chain: how many links it has, and the hash that covers them all."""

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq} {self.hash}"


EMPTY = Head(0, NOTHING_BEFORE)


def sealed(before: Head, at: str, who: str, act: str, subject: str, detail: Mapping[str, str]) -> CustodyEvent:
    """The event that follows ``before``, with its hash."""
    seq, fields = before.seq + 1, dict(sorted(detail.items()))
    return CustodyEvent(
        seq=seq,
        at=at,
        who=who,
        act=act,
        subject=subject,
        detail=fields,
        previous=before.hash,
        hash=seal((seq, at, who, act, subject, fields, before.hash)),
    )


def seal(covered: tuple[int, str, str, str, str, Mapping[str, str], str]) -> str:
    """SHA-256 over seq, at, who, act, subject, detail and previous, as JSON without spaces and with sorted keys."""
    return digest(_CANONICAL.encode(covered).encode("utf-8", "surrogatepass"))


def event_of(row: Any) -> CustodyEvent:
    """A row of ``EVENTS`` as its record."""
    seq, at, who, act, subject, detail, previous, hash = row
    facts = msgspec.json.decode(detail, type=dict[str, str])
    return CustodyEvent(seq=seq, at=at, who=who, act=act, subject=subject, detail=facts, previous=previous, hash=hash)


def events(view: View, subjects: tuple[str, ...]) -> list[CustodyEvent]:
    """What happened to these captures and documents, oldest first."""
    marks = ", ".join("?" * len(subjects))
    return [event_of(row) for row in view.rows(f"{EVENTS} WHERE subject IN ({marks}) ORDER BY seq", subjects)]


def happened(view: View, act: str, since: str = "") -> list[CustodyEvent]:
    """Every event of one act since a moment (ISO 8601, UTC, or its beginning), oldest first."""
    return [event_of(row) for row in view.rows(f"{EVENTS} WHERE act = ? AND at >= ? ORDER BY seq", (act, since))]


def head_of(rows: Rows) -> Head:
    """The last link of the chain as the database has it."""
    found = rows("SELECT seq, hash FROM custody ORDER BY seq DESC LIMIT 1")
    return Head(*found[0]) if found else EMPTY


def holds(rows: Rows, head: Head) -> bool:
    """Whether the chain has, or had on its way, this head."""
    return head == EMPTY or rows("SELECT hash FROM custody WHERE seq = ?", (head.seq,)) == [(head.hash,)]


def lost_head(folder: Path, rows: Rows) -> dict[str, str] | None:
    """What ``custody.head`` notes and the chain lacks, as the detail of an event; None when all is well.

    A case that never had a chain gets its file now, so that a missing one is known to have been taken away.
    """
    noted, last = noted_head(folder), head_of(rows)
    if noted is None and last == EMPTY:
        note_head(folder, EMPTY)
        return None
    if noted is None:
        return {"reason": "missing"}
    return None if holds(rows, noted) else {"reason": "cut", "seq": str(noted.seq), "hash": noted.hash}


def noted_head(folder: Path) -> Head | None:
    """What ``custody.head`` says; None when there is no such file, or nothing in it that could be a head."""
    try:
        seq, hash = (folder / CASE_HEAD).read_text("ascii").split()
        return Head(int(seq), hash)
    except (OSError, ValueError):
        return None


def note_head(folder: Path, head: Head) -> None:
    """Write ``custody.head``, whole or not at all. Raises CaseError when the disk refuses."""
    target = folder / CASE_HEAD
    unfinished = target.with_suffix(".head.unfinished")
    try:
        with unfinished.open("w", encoding="ascii") as file:
            file.write(f"{head}\n")
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except OSError as error:
        raise NamedCaseError("cannot-write", path=str(target), reason=error.strerror or str(error)) from error
