"""Somebody changes a case behind Vigie's back: each kind of change is found, and named."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from vigie.model.capture import Capture
from vigie.model.errors import CaseError
from vigie.model.ids import digest, make_id
from vigie.store import captures, custody, originals
from vigie.store.case import Case, open_view
from vigie.store.custody import Head, head_of, noted_head
from vigie.store.records import encode
from vigie.store.verifying import Verdict, first, verify
from vigie.store.writer import Writer, open_writer

Make = Callable[..., Any]
TEXTS = ("Des obus sont partis. " * 30, "Un canon. " * 30, "x")


def captured(text: str, name: str) -> Capture:
    sha256, at = digest(text.encode()), "2024-03-01T00:00:00+00:00"
    id = make_id("cap", sha256, name, at)
    return Capture(id=id, sha256=sha256, size=len(text), locator=name, method="file", at=at, by="me", tool="t")


def add(writer: Writer, run: int, text: str, name: str, document: Make) -> None:
    capture, read = captured(text, name), document(text, name)
    with writer.transaction():
        seq = writer.add_capture(run, capture, text.encode())
        facts = {"sha256": capture.sha256, "locator": name, "record": digest(encode(capture).encode())}
        writer.add_event(capture.at, "me", "captured", capture.id, facts)
        writer.add_document(run, read, None, None)
        ((meta,),) = writer.rows("SELECT meta FROM document WHERE id = ?", (read.id,))
        facts = {"sha256": capture.sha256, "text": digest(text.encode()), "record": digest(meta.encode())}
        writer.add_event(capture.at, "me", "read", read.id, {"capture": capture.id, **facts})
        captures.link(writer, seq, read.id)


@pytest.fixture
def full(case: Case, writer: Writer, start: Make, document: Make) -> Case:
    """A case with three documents, six links."""
    run = start(writer)
    for number, text in enumerate(TEXTS):
        add(writer, run, text, f"{number}.txt", document)
    return case


def forced(case: Case, *statements: str) -> None:
    """Change records as somebody can who has write access to the file and knows SQLite."""
    with closing(sqlite3.connect(case.database)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def original(case: Case, text: str) -> Path:
    found = originals.find(case.originals, digest(text.encode()))
    assert found
    return found


def found(case: Case, **more: Any) -> tuple[str, int | None, int]:
    """Slug and link of the first fault, and how many there are."""
    verdict = verify(case, **more)
    fault = first(verdict.faults)
    assert fault
    return fault.slug, fault.link, len(verdict.faults)


def test_an_untouched_case_is_whole(full: Case) -> None:
    verdict = verify(full)
    assert verdict.faults == ()
    assert (verdict.events, verdict.captures, verdict.documents, verdict.originals) == (6, 3, 3, 3)
    assert verdict.head == noted_head(full.path)


def test_a_flipped_byte_in_an_original(full: Case) -> None:
    path = original(full, TEXTS[1])
    for place in range(0, path.stat().st_size, 7):
        data = bytearray(path.read_bytes())
        data[place] ^= 1
        path.write_bytes(data)
        verdict = verify(full)
        harmless = originals.unpacked(path) == TEXTS[1].encode()  # a byte of the gzip header that says nothing
        assert [fault.slug for fault in verdict.faults] == ([] if harmless else ["original-altered"])
        data[place] ^= 1
        path.write_bytes(data)
    path.write_bytes(b"\0" + path.read_bytes()[1:])
    assert found(full) == ("original-altered", 3, 1)


def test_a_deleted_original(full: Case) -> None:
    original(full, TEXTS[2]).unlink()
    assert found(full) == ("original-missing", 5, 1)


def test_swapped_originals(full: Case) -> None:
    one, two = original(full, TEXTS[0]), original(full, TEXTS[1])
    first_bytes, second_bytes = one.read_bytes(), two.read_bytes()
    one.write_bytes(second_bytes)
    two.write_bytes(first_bytes)
    assert found(full) == ("original-altered", 1, 2)


@pytest.mark.parametrize(
    ("change", "slug"),
    [
        ("UPDATE custody SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 3", "link-altered"),
        ("UPDATE custody SET who = 'somebody else' WHERE seq = 3", "link-altered"),
        ("UPDATE custody SET act = 'imported' WHERE seq = 3", "link-altered"),
        ("UPDATE custody SET detail = json_set(detail, '$.locator', 'other.txt') WHERE seq = 3", "link-altered"),
        ("UPDATE custody SET hash = replace(hash, substr(hash, 1, 1), 'f') WHERE seq = 3", "link-altered"),
    ],
)
def test_an_edited_event(full: Case, change: str, slug: str) -> None:
    forced(full, change)
    assert found(full)[:2] in ((slug, 3), ("link-does-not-follow", 3))
    assert (slug, 3) in [(fault.slug, fault.link) for fault in verify(full).faults]


def test_an_edited_event_whose_hash_was_made_anew_breaks_the_next_link(full: Case) -> None:
    with open_view(full) as view:
        event = custody.event_of(view.rows(f"{custody.EVENTS} WHERE seq = 3")[0])
    fresh = custody.sealed(Head(2, event.previous), event.at, "somebody", event.act, event.subject, event.detail)
    forced(full, f"UPDATE custody SET who = 'somebody', hash = '{fresh.hash}' WHERE seq = 3")
    assert found(full) == ("link-does-not-follow", 4, 1)


def test_a_chain_made_anew_from_a_place_on_is_told_by_the_head(full: Case) -> None:
    whole = verify(full).head
    _forge(full, keep=3)
    (full.path / "custody.head").write_text(f"{whole}\n")
    assert found(full) == ("tail-cut", 6, 1)
    with open_view(full) as view:
        custody.note_head(full.path, head_of(view.rows))
    assert (
        verify(full).faults == ()
    )  # who may write everything, and knows how, is caught only by a head noted elsewhere
    assert found(full, head=whole.hash) == ("other-head", None, 1)


def _forge(case: Case, keep: int) -> None:
    """Write the events after ``keep`` again, as by another hand, every hash in order."""
    with open_view(case) as view:
        every = [custody.event_of(row) for row in view.rows(f"{custody.EVENTS} ORDER BY seq")]
    before, changes = Head(keep, every[keep - 1].hash), []
    for event in every[keep:]:
        fresh = custody.sealed(before, event.at, "another", event.act, event.subject, event.detail)
        before = Head(fresh.seq, fresh.hash)
        changes.append(
            f"UPDATE custody SET who = 'another', previous = '{fresh.previous}', hash = '{fresh.hash}'"
            f" WHERE seq = {fresh.seq}"
        )
    forced(case, *changes)


def test_an_event_deleted_in_the_middle(full: Case) -> None:
    forced(full, "DELETE FROM custody WHERE seq = 4")
    slug, link, _ = found(full)
    assert (slug, link) == ("links-missing", 4)


def test_an_event_deleted_in_the_middle_and_the_rest_renumbered(full: Case) -> None:
    forced(full, "DELETE FROM custody WHERE seq = 4", "UPDATE custody SET seq = seq - 1 WHERE seq > 4")
    slug, link, _ = found(full)
    assert (slug, link) == ("link-does-not-follow", 4)


def test_events_deleted_at_the_end(full: Case) -> None:
    forced(full, "DELETE FROM custody WHERE seq > 4")
    slugs = [fault.slug for fault in verify(full).faults]
    assert slugs == ["tail-cut", "capture-untold", "document-untold"]
    assert found(full)[:2] == ("tail-cut", 5)


def test_what_is_written_after_a_cut_does_not_hide_it(full: Case, writer: Writer, start: Make, document: Make) -> None:
    writer.close()
    forced(full, "DELETE FROM custody WHERE seq > 4")
    with open_writer(full) as again:
        add(again, start(again), "neuf", "neuf.txt", document)
    verdict = verify(full)
    fault = first(verdict.faults)
    assert fault
    assert (fault.slug, fault.link, fault.facts["seq"]) == ("noticed-cut", 5, "6")


def test_a_head_file_taken_away(full: Case, writer: Writer, start: Make, document: Make) -> None:
    writer.close()
    (full.path / "custody.head").unlink()
    assert found(full) == ("head-missing", None, 1)
    with open_writer(full) as again:
        add(again, start(again), "neuf", "neuf.txt", document)
    assert found(full) == ("noticed-missing", 7, 1)


def test_a_head_that_cannot_be_written_is_said(full: Case) -> None:
    (full.path / "custody.head").unlink()
    (full.path / "custody.head").mkdir()
    with pytest.raises(CaseError, match=r"custody\.head"):
        custody.note_head(full.path, Head(1, "0" * 64))


def test_a_writer_killed_before_it_noted_the_head_is_no_fault(full: Case) -> None:
    with open_view(full) as view:
        ((hash,),) = view.rows("SELECT hash FROM custody WHERE seq = 4")
    custody.note_head(full.path, Head(4, hash))
    assert verify(full).faults == ()


@pytest.mark.parametrize("kept", [True, False])
def test_a_removed_capture(full: Case, kept: bool) -> None:
    statements = ["DELETE FROM capture WHERE seq = 2"]
    forced(full, *statements, *([] if kept else ["DELETE FROM capture_document WHERE capture = 2"]))
    slug, link, _ = found(full)
    assert (slug, link) == ("capture-gone", 3)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE capture SET locator = 'elsewhere' WHERE seq = 2",
        "UPDATE capture SET at = '2020-01-01' WHERE seq = 2",
        "UPDATE capture SET record = json_set(record, '$.by', 'somebody') WHERE seq = 2",
    ],
)
def test_an_edited_capture(full: Case, change: str) -> None:
    forced(full, change)
    assert found(full) == ("capture-altered", 3, 1)


def test_a_text_edited_after_it_was_read(full: Case) -> None:
    forced(full, "UPDATE document SET text = replace(text, 'Un', 'Deux') WHERE seq = 2")
    assert found(full) == ("text-altered", 4, 1)


def test_a_document_edited_or_removed(full: Case) -> None:
    forced(full, "UPDATE document SET meta = json_set(meta, '$.dated', '2020-01-01') WHERE seq = 2")
    assert found(full) == ("document-altered", 4, 1)
    forced(full, "DELETE FROM document WHERE seq = 2")
    assert found(full)[:2] == ("document-gone", 4)


def test_a_binding_removed(full: Case) -> None:
    forced(full, "DELETE FROM capture_document WHERE capture = 2")
    assert found(full) == ("binding-gone", 4, 1)


def test_captures_and_documents_slipped_in(full: Case, writer: Writer, start: Make, document: Make) -> None:
    run = start(writer)
    with writer.transaction():
        writer.add_capture(run, captured("faux", "faux.txt"), b"faux")
        writer.add_document(run, document("faux aussi"), b"faux aussi", None)
    assert [fault.slug for fault in verify(full).faults] == ["capture-untold", "document-untold"]


@pytest.fixture
def old(case: Case, keep: Make, document: Make) -> Case:
    """A case as an older Vigie left it: a document, and no chain."""
    keep(document("ancien"))
    return case


def test_an_old_case_has_its_bytes_hashed(old: Case) -> None:
    verdict: Verdict = verify(old)
    assert (verdict.faults, verdict.uncounted, verdict.originals) == ((), 1, 1)
    original(old, "ancien").write_bytes(b"autre")
    assert found(old) == ("original-altered", None, 1)
