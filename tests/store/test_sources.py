"""Sources, what they listed and pages to look at again, kept as records with what is due derived from them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest

from vigie.model.capture import Capture, Method
from vigie.model.document import Document
from vigie.model.errors import CaseError
from vigie.store import captures, pages, sources
from vigie.store.case import Case
from vigie.store.pages import Check
from vigie.store.sources import Listed, Poll, Source
from vigie.store.watch_lock import watch_lock
from vigie.store.writer import Writer

T = [f"2024-05-01T{hour:02}:00:00.000000+00:00" for hour in range(24)]


@pytest.fixture
def run(writer: Writer, start: Callable[[Writer], int]) -> int:
    return start(writer)


@pytest.fixture
def gazette(writer: Writer) -> Source:
    with writer.transaction():
        return sources.add_source(writer, T[0], "tester", "https://gazette.example/feed", "Gazette")


def polled(writer: Writer, run: int, asked: Source, at: str, *urls: str, outcome: str = "read") -> None:
    fresh = [(url, url, Listed(title=url)) for url in urls]
    poll = Poll(at=at, outcome=outcome, entries=len(urls), etag="e", problem="is down" if outcome == "failed" else None)
    with writer.transaction():
        sources.add_poll(writer, run, asked, poll, fresh, T[23])


def test_a_source_is_due_at_once_and_found_by_name_address_and_id(writer: Writer, gazette: Source) -> None:
    assert [one.name for one in sources.due_sources(writer, T[0])] == ["Gazette"]
    for named in ("gazette", gazette.url, gazette.id, gazette.id[:10]):
        assert sources.source(writer, named) == gazette
    with pytest.raises(CaseError, match="no source of this case is called Herald"):
        sources.source(writer, "Herald")
    with writer.transaction():
        sources.add_source(writer, T[0], "tester", "https://gazette.example/other", "Gazette")
    with pytest.raises(CaseError, match="several sources"):
        sources.source(writer, "Gazette")


def test_what_a_person_changes_is_kept_and_holds(writer: Writer, gazette: Source) -> None:
    with writer.transaction():
        for act, value in (("name", "Gaz"), ("every", "600"), ("move", "https://gazette.example/f"), ("pause", "")):
            sources.change_source(writer, gazette.row, T[1], "tester", act, value)
    now = sources.source(writer, "Gaz")
    assert (now.url, now.every, now.state) == ("https://gazette.example/f", 600, "paused")
    assert sources.due_sources(writer, T[9]) == []
    assert sources.source_at(writer, gazette.url) == sources.source_at(writer, now.url) == now
    with writer.transaction():
        sources.change_source(writer, gazette.row, T[2], "tester", "resume")
        sources.change_source(writer, gazette.row, T[2], "tester", "remove")
    assert sources.sources(writer) == []
    assert len(writer.rows("SELECT * FROM source_change")) == 6
    with pytest.raises(sqlite3.DatabaseError, match="only added"), writer.transaction():
        writer.run("DELETE FROM source")


def test_entries_wait_until_they_were_read_or_given_up(writer: Writer, gazette: Source, run: int) -> None:
    polled(writer, run, gazette, T[1], "https://g/1", "https://g/2", "https://g/3")
    assert sources.unseen(writer, gazette.row, [("https://g/3", "x"), ("https://g/4", "https://g/1"), ("a", "b")]) == [
        2
    ]
    first, second, third = sources.waiting(writer, T[1], 10)
    assert (first.url, first.listed.title, first.tries) == ("https://g/1", "https://g/1", 0)
    assert [one.url for one in sources.waiting(writer, T[1], 2)] == ["https://g/1", "https://g/2"]
    with writer.transaction():
        sources.add_try(writer, run, first.row, T[1], "read")
        sources.try_later(writer, run, second.row, T[1], "is silent", T[5])
    assert [one.url for one in sources.waiting(writer, T[2], 10)] == ["https://g/3"]
    assert [(one.url, one.tries) for one in sources.waiting(writer, T[5], 10)] == [("https://g/2", 1), (third.url, 0)]
    now = sources.source(writer, "Gazette")
    assert (now.entries, now.waiting, now.answered, now.etag) == (3, 2, T[1], "e")
    assert sources.next_due(writer) == T[1]


def test_failures_count_until_an_answer(writer: Writer, gazette: Source, run: int) -> None:
    polled(writer, run, gazette, T[1])
    polled(writer, run, gazette, T[2], outcome="failed")
    polled(writer, run, gazette, T[3], outcome="failed")
    now = sources.source(writer, "Gazette")
    assert (now.failures, now.problem, now.polled, now.answered, now.due) == (2, "is down", T[3], T[1], T[23])
    polled(writer, run, gazette, T[4], outcome="same")
    assert (sources.source(writer, "Gazette").failures, sources.source(writer, "Gazette").problem) == (0, None)


@pytest.fixture
def captured(writer: Writer, run: int, document: Callable[..., Document]) -> Callable[..., Document]:
    """``captured(url, text, at, method)`` keeps a document as had from an address."""

    def make(url: str, text: str, at: str, method: Method = "http") -> Document:
        read = document(text, url)
        capture = Capture(
            id=f"cap_{len(writer.rows('SELECT 1 FROM capture')):020}", sha256=read.sha256, size=1, locator=url,
            method=method, at=at, by="tester", tool="test",
        )  # fmt: skip
        with writer.transaction():
            seq = writer.add_capture(run, capture, text.encode(), None, url)
            if not writer.knows(read.sha256):
                writer.add_document(run, read, None, None)
            captures.link(writer, seq, read.id)
        return read

    return make


def test_fetched_pages_are_taken_into_the_schedule_once(
    writer: Writer, run: int, captured: Callable[..., Document]
) -> None:
    read = captured("https://g/1", "one", T[1])
    captured("https://g/1", "one", T[2])
    captured("https://g/2", "two", T[1], "archive")
    assert pages.new_pages(writer)
    with writer.transaction():
        pages.take_in(writer, lambda since: since.replace("T01", "T05"))
    assert not pages.new_pages(writer)
    (page,) = pages.due_pages(writer, T[5], 10)
    assert (page.canonical, page.since, page.due) == ("https://g/1", T[1], T[5])
    assert pages.pages_of(writer, read.id) == [page] == [pages.page(writer, "https://g/1")]
    assert (pages.due_pages(writer, T[4], 10), pages.next_look(writer)) == ([], T[5])
    with writer.transaction():
        pages.add_check(
            writer, run, replace(page, missing=T[5], due=None), Check(at=T[5], outcome="missing", status=404)
        )
    assert pages.due_pages(writer, T[23], 10) == []
    assert [(check.outcome, check.status) for check in pages.checks(writer, page.canonical)] == [("missing", 404)]
    with writer.transaction():
        pages.look_soon(writer, page.canonical, T[6])
    assert [one.missing for one in pages.due_pages(writer, T[6], 10)] == [T[5]]


def test_a_text_that_other_addresses_hold_is_counted(writer: Writer, captured: Callable[..., Document]) -> None:
    for number in range(3):
        captured(f"https://g/{number}", "not found", T[1])
    captured("https://g/9", "an article", T[1])
    assert pages.others_of_this_text(writer, "https://g/0", "not found") == 2
    assert pages.others_of_this_text(writer, "https://g/9", "an article") == 0


def test_one_watcher_at_a_time_and_others_may_write(case: Case, writer: Writer) -> None:
    with watch_lock(case):
        with pytest.raises(CaseError, match="another vigie watch"), watch_lock(case):
            pass
        with writer.transaction():
            sources.add_source(writer, T[0], "tester", "https://gazette.example/feed", "Gazette")
    with watch_lock(case):
        assert len(sources.sources(writer)) == 1
