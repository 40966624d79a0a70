"""Sources in the case: what is watched, what was found there, and what is still to be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from vigie.model.ids import make_id
from vigie.store.case import View
from vigie.store.problems import NamedCaseError
from vigie.store.records import decode, encode
from vigie.store.writer import Writer

Reader = View | Writer

ACTIVE, PAUSED, REMOVED = "active", "paused", "removed"
_STATES = {"pause": PAUSED, "resume": ACTIVE, "remove": REMOVED}
_FIELDS = {"name": "name", "every": "every", "links": "links", "move": "url"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source as it stands. ``url`` is where it is asked now, ``every`` the seconds between two polls (None: as the
    rules say), ``links``: its page's own links are wanted. ``polled`` is the last time it was asked, ``answered`` the
    last time it gave something, ``problem`` why the last poll failed, ``failures`` how many failed in a row.

    ``entries`` were seen, ``waiting`` of them are still to be read. Times are ISO 8601 in UTC.
    """

    row: int
    id: str
    added: str
    url: str
    name: str
    state: str
    due: str
    every: int | None = None
    links: bool = False
    polled: str | None = None
    answered: str | None = None
    problem: str | None = None
    failures: int = 0
    etag: str | None = None
    last_modified: str | None = None
    entries: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a source says of an entry: its title, its day (EDTF), the moment, the last change."""

    title: str | None = None
    published: str | None = None
    at: str | None = None
    updated: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An entry still to be read; ``since`` is when it was first listed, ``tries`` how often it was asked for."""

    row: int
    source: int
    url: str
    listed: Listed
    since: str
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """What asking a source came to; ``outcome`` is ``read``, ``same`` or ``failed``, ``entries`` how many it listed."""

    at: str
    outcome: str
    status: int | None = None
    entries: int = 0
    etag: str | None = None
    last_modified: str | None = None
    problem: str | None = None


_SOURCE = """
SELECT s.seq, s.id, s.at, n.url, n.name, n.state, n.due, n.every, n.links, n.polled, n.answered, n.problem, n.failures,
  n.etag, n.last_modified, (SELECT count(*) FROM entry e WHERE e.source = s.seq),
  (SELECT count(*) FROM entry e JOIN entry_waiting w ON w.entry = e.seq WHERE e.source = s.seq)
FROM source s JOIN source_now n ON n.source = s.seq
"""


def sources(case: Reader) -> list[Source]:
    """All sources but those removed, by name."""
    rows = case.rows(f"{_SOURCE} WHERE n.state != ? ORDER BY n.name COLLATE NOCASE, s.seq", (REMOVED,))
    return [_source(row) for row in rows]


def source(case: Reader, named: str) -> Source:
    """The source of that name, address or id, or the beginning of an id. Raises CaseError for none or several."""
    told = named.strip()
    known = sources(case)
    exact = [one for one in known if told in (one.id, one.url) or one.name.casefold() == told.casefold()]
    found = exact or [one for one in known if told.startswith("src_") and one.id.startswith(told)]
    if not found:
        raise NamedCaseError("no-source", name=named)
    if len(found) > 1:
        raise NamedCaseError("several-sources", name=named, candidates=", ".join(one.id for one in found))
    return found[0]


def source_at(case: Reader, url: str) -> Source | None:
    """The source that was added under that address or is asked there now, removed ones among them."""
    rows = case.rows(f"{_SOURCE} WHERE s.url = ? OR n.url = ? ORDER BY n.state = ?, s.seq", (url, url, REMOVED))
    return _source(rows[0]) if rows else None


def due_sources(case: Reader, at: str) -> list[Source]:
    """Active sources that are due at that time, the longest due first."""
    rows = case.rows(f"{_SOURCE} WHERE n.state = ? AND n.due <= ? ORDER BY n.due, s.seq", (ACTIVE, at))
    return [_source(row) for row in rows]


def add_source(writer: Writer, at: str, who: str, url: str, name: str) -> Source:
    """Keep a source that is due at once."""
    values = (make_id("src", url), at, who, url)
    writer.run("INSERT INTO source (id, at, who, url) VALUES (?, ?, ?, ?)", values)
    writer.run(
        "INSERT INTO source_now (source, url, name, state, due) SELECT seq, url, ?, ?, ? FROM source WHERE url = ?",
        (name, ACTIVE, at, url),
    )
    found = source_at(writer, url)
    assert found
    return found


def change_source(writer: Writer, row: int, at: str, who: str, act: str, value: str = "") -> None:
    """Keep that a source was paused, resumed, removed, moved or set otherwise, and apply it."""
    values = (row, at, who, act, value)
    writer.run("INSERT INTO source_change (source, at, who, act, value) VALUES (?, ?, ?, ?, ?)", values)
    if act in _STATES:
        writer.run("UPDATE source_now SET state = ? WHERE source = ?", (_STATES[act], row))
        if act == "resume":
            writer.run("UPDATE source_now SET due = ?, failures = 0, problem = NULL WHERE source = ?", (at, row))
    else:
        kept: object = value or None if act == "every" else value
        writer.run(f"UPDATE source_now SET {_FIELDS[act]} = ? WHERE source = ?", (kept, row))
    if act in ("move", "links"):  # what was learnt of the old address says nothing of the new one
        writer.run("UPDATE source_now SET etag = NULL, last_modified = NULL WHERE source = ?", (row,))


def add_poll(
    writer: Writer, run: int, asked: Source, poll: Poll, fresh: Sequence[tuple[str, str, Listed]], due: str
) -> int:
    """Keep a poll, the entries (address, name, what is told) never seen before, and when to ask again; its row."""
    values = (
        *(asked.row, run, poll.at, poll.outcome, poll.status, poll.entries, len(fresh)),
        *(poll.etag, poll.last_modified, poll.problem),
    )
    writer.run(
        "INSERT INTO poll (source, run, at, outcome, status, entries, fresh, etag, last_modified, problem)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        values,
    )
    ((seq,),) = writer.rows("SELECT last_insert_rowid()")
    writer.run_many(
        "INSERT INTO entry (source, poll, url, name, record) VALUES (?, ?, ?, ?, ?)",
        [(asked.row, seq, url, name, encode(listed)) for url, name, listed in fresh],
    )
    writer.run(
        "INSERT INTO entry_waiting (entry, tries, due) SELECT seq, 0, ? FROM entry WHERE poll = ?", (poll.at, seq)
    )
    failed = poll.outcome == "failed"
    writer.run(
        "UPDATE source_now SET polled = ?, due = ?, problem = ?, failures = CASE WHEN ? THEN failures + 1 ELSE 0 END,"
        " answered = CASE WHEN ? THEN answered ELSE ? END WHERE source = ?",
        (poll.at, due, poll.problem, failed, failed, poll.at, asked.row),
    )
    if poll.outcome == "read":
        learnt = (poll.etag, poll.last_modified, asked.row)
        writer.run("UPDATE source_now SET etag = ?, last_modified = ? WHERE source = ?", learnt)
    return int(seq)


def unseen(case: Reader, source: int, entries: Iterable[tuple[str, str]]) -> list[int]:
    """Which of ``entries`` (address, name), by their place, the source has not listed before."""
    known = {told for row in case.rows("SELECT url, name FROM entry WHERE source = ?", (source,)) for told in row}
    return [place for place, (url, name) in enumerate(entries) if url not in known and name not in known]


def waiting(case: Reader, at: str, most_of_each: int, only: Sequence[int] | None = None) -> list[Waiting]:
    """Entries of active sources to be read now, at most so many of each source, in the order they were listed."""
    marks = "" if only is None else f"AND e.source IN ({', '.join('?' * len(only))})"
    rows = case.rows(
        f"""SELECT * FROM (
              SELECT e.seq, e.source, e.url, e.record, p.at, w.tries,
                row_number() OVER (PARTITION BY e.source ORDER BY e.seq) AS place
              FROM entry_waiting w JOIN entry e ON e.seq = w.entry JOIN poll p ON p.seq = e.poll
              JOIN source_now n ON n.source = e.source
              WHERE w.due <= ? AND n.state = '{ACTIVE}' {marks})
            WHERE place <= ? ORDER BY place, source""",
        (at, *(only or ()), most_of_each),
    )
    return [
        Waiting(row=seq, source=source, url=url, listed=decode(record, Listed), since=since, tries=tries)
        for seq, source, url, record, since, tries, _ in rows
    ]


def listed_at(case: Reader, url: str) -> Listed | None:
    """What a source said first of the article at an address in its one form."""
    rows = case.rows("SELECT record FROM entry WHERE url = ? ORDER BY seq LIMIT 1", (url,))
    return decode(rows[0][0], Listed) if rows else None


def add_try(writer: Writer, run: int, entry: int, at: str, outcome: str, problem: str | None = None) -> None:
    """Keep what asking for an entry came to, for good: it waits no longer."""
    _add_try(writer, run, entry, at, outcome, problem)
    writer.run("DELETE FROM entry_waiting WHERE entry = ?", (entry,))


def try_later(writer: Writer, run: int, entry: int, at: str, problem: str, due: str) -> None:
    """Keep that an entry was asked for in vain, to be asked for again."""
    _add_try(writer, run, entry, at, "failed", problem)
    writer.run("UPDATE entry_waiting SET tries = tries + 1, due = ? WHERE entry = ?", (due, entry))


def next_due(case: Reader) -> str | None:
    """The first moment at which anything is due."""
    ((found,),) = case.rows(
        f"""SELECT min(due) FROM (
              SELECT due FROM source_now WHERE state = '{ACTIVE}'
              UNION ALL SELECT w.due FROM entry_waiting w JOIN entry e ON e.seq = w.entry
                JOIN source_now n ON n.source = e.source AND n.state = '{ACTIVE}')"""
    )
    return str(found) if found else None


def _add_try(writer: Writer, run: int, entry: int, at: str, outcome: str, problem: str | None) -> None:
    values = (entry, run, at, outcome, problem)
    writer.run("INSERT INTO entry_try (entry, run, at, outcome, problem) VALUES (?, ?, ?, ?, ?)", values)


def _source(row: Any) -> Source:
    names = "row id added url name state due every links polled answered problem failures etag last_modified"
    told = dict(zip([*names.split(), "entries", "waiting"], row, strict=True))
    return Source(**told | {"links": bool(told["links"])})
