from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from vigie.model.claim import Claim, Quantity, Unread
from vigie.model.document import Document
from vigie.model.ids import digest
from vigie.store import originals
from vigie.store.case import Case, View
from vigie.store.query import ClaimFilter, claims, failures, runs, summary
from vigie.store.query import claim as one_claim
from vigie.store.query import document as page
from vigie.store.query import unread as left_unread
from vigie.store.records import Decision, Failure
from vigie.store.writer import Change, Writer

Make = Callable[..., Any]
KEPT = ClaimFilter(include_superseded=True)


def rows(view: View, table: str) -> int:
    return int(view.rows(f"SELECT count(*) FROM {table}")[0][0])


@pytest.fixture
def text(document: Make) -> Document:
    made: Document = document("Des obus et des missiles sont partis.")
    return made


@pytest.fixture
def again(writer: Writer, start: Make, extraction: Make) -> Callable[..., Change]:
    """``again(text, *claims)`` extracts a document anew in a run of its own."""

    def make(text: Document, *said: Claim, **rest: Any) -> Change:
        run = start(writer, "update")
        with writer.transaction():
            return writer.add_extraction(run, text.id, extraction(text, *said, **rest))

    return make


def test_a_document_comes_back_whole_with_its_bytes(writer: Writer, start: Make, case: Case, view: View) -> None:
    data, run = b"<p>raw", start(writer)
    text = Document(
        id="doc_9", sha256=digest(data), path="été/a.html", text="\0 Œuvre 砲弾 \U0001f680", dated="2024-03"
    )
    with writer.transaction():
        writer.add_document(run, text, data, None)
    assert page(view, "doc_9").document == text
    assert originals.get(case.originals, text.sha256) == data
    assert writer.knows(text.sha256)
    assert not writer.knows(digest(b"else"))


def test_the_same_claims_again_write_nothing(
    keep: Make, again: Make, text: Document, claim: Make, unread: Make, view: View
) -> None:
    said, left = (claim(text, 4), claim(text, 16)), (unread(text), unread(text, 5))
    assert keep(text, *said, unread=left) == Change(claims=2, unread=2, added=2, superseded=0)
    before = [rows(view, table) for table in ("claim", "supersession", "unread", "unread_closed", "claim_body")]
    change = again(text, *said, unread=left, packs="p2")
    assert change == Change(claims=2, unread=2, added=0, superseded=0)
    assert before == [rows(view, table) for table in ("claim", "supersession", "unread", "unread_closed", "claim_body")]
    assert [row.packs for row in claims(view)] == ["p1", "p1"]


def test_a_changed_claim_is_superseded_by_its_new_wording_and_a_gone_one_by_nothing(
    keep: Make, again: Make, text: Document, claim: Make, view: View
) -> None:
    first, gone = claim(text, 4, supplier="KP"), claim(text, 16)
    keep(text, first, gone)
    changed = replace(first, status="planned")
    change = again(text, changed, packs="p2")
    assert change == Change(claims=1, unread=0, added=1, superseded=2)
    assert [row.claim for row in claims(view)] == [changed]
    every = {(row.claim.id, row.claim.status, row.superseded) for row in claims(view, KEPT)}
    assert every == {
        (first.id, "occurred", True), (first.id, "planned", False), (gone.id, "occurred", True)
    }  # fmt: skip
    old = (
        "SELECT c.id, n.id FROM supersession s JOIN claim c ON c.seq = s.claim LEFT JOIN claim n ON n.seq = s.successor"
    )
    assert set(view.rows(old)) == {(first.id, first.id), (gone.id, None)}
    assert one_claim(view, first.id).claim == changed
    assert one_claim(view, gone.id).superseded


def test_a_wording_that_returns_is_current_again(
    keep: Make, again: Make, text: Document, claim: Make, view: View
) -> None:
    first = claim(text, 4)
    keep(text, first)
    for status in ("planned", "occurred"):
        again(text, replace(first, status=status))
    assert [row.claim for row in claims(view)] == [first]
    assert len(claims(view, KEPT)) == 3


def test_unread_is_closed_when_it_is_read_at_last(
    keep: Make, again: Make, text: Document, claim: Make, unread: Make, view: View
) -> None:
    keep(text, unread=(unread(text, 4), unread(text, 16)))
    again(text, claim(text, 4), unread=(unread(text, 16),))
    assert [row.unread for row in left_unread(view)] == [unread(text, 16)]
    assert rows(view, "unread") == 2


def test_what_fails_in_a_batch_leaves_nothing_and_the_others_stay(
    writer: Writer, keep: Make, document: Make, claim: Make, start: Make, view: View
) -> None:
    run = start(writer)
    good, bad = document("bon"), document("mauvais")
    with writer.transaction():
        writer.add_document(run, good, b"bon", None)
        with pytest.raises(UnicodeEncodeError):
            writer.add_document(run, replace(bad, text="\ud800"), b"mauvais", None)
        writer.add_failure(run, Failure(stage="store", input="b", slug="internal", message="m"))
    assert rows(view, "document") == rows(view, "document_now") == 1
    assert [failure.input for failure in failures(view, runs(view)[0].id)] == ["b"]


def test_a_transaction_that_breaks_keeps_nothing(writer: Writer, document: Make, start: Make, view: View) -> None:
    run = start(writer)

    def broken() -> None:
        with writer.transaction():
            writer.add_document(run, document("bon"), b"bon", None)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken()
    assert rows(view, "document") == 0


def test_numbers_too_big_for_a_column_are_kept_in_the_record(
    keep: Make, text: Document, claim: Make, view: View
) -> None:
    amount = Quantity(text="Des", start=0, end=3, min=10**400, max=10**30)
    keep(text, claim(text, 4, quantity=amount))
    assert claims(view)[0].claim.quantity == amount
    assert view.rows("SELECT quantity_min, quantity_max FROM claim_index") == [(None, 1e30)]


def test_decisions_are_replayed_in_order_over_what_was_read(
    writer: Writer, keep: Make, text: Document, view: View
) -> None:
    keep(text)
    acts = [
        ("dated", "2024"), ("publisher", "Une agence"), ("dated", "2024-05-01"), ("language", None),
        ("exclude", "parodie"), ("title", "Titre"),
    ]  # fmt: skip
    for number, (act, value) in enumerate(acts):
        decision = Decision(id=f"dec_{number}", at="2024", who="me", act=act, target=text.id, value=value)
        with writer.transaction():
            writer.add_decision(decision)
    found = page(view, text.id)
    wanted = {"dated": "2024-05-01", "publisher": "Une agence", "language": None, "title": "Titre"}
    assert found.document == replace(text, **wanted)
    assert found.row.excluded == "parodie"
    assert [(d.act, d.value) for d in found.decisions] == acts
    with writer.transaction():
        writer.add_decision(Decision(id="dec_9", at="2025", who="me", act="include", target=text.id))
    assert page(view, text.id).row.excluded is None


def test_the_journal_says_how_a_run_ended(writer: Writer, start: Make, view: View) -> None:
    done = start(writer, "read")
    start(writer, "update")
    with writer.transaction():
        writer.end_run(done, "2024-02-01T00:00:00", "done", {"documents": 3})
    killed, first = runs(view)
    assert (killed.verb, killed.ended, killed.outcome, killed.counts) == ("update", None, None, {})
    assert (first.verb, first.outcome, first.counts) == ("read", "done", {"documents": 3})
    assert summary(view).runs == 2


def test_unread_records_are_kept_once(keep: Make, text: Document, unread: Make, view: View) -> None:
    one: Unread = unread(text)
    keep(text, unread=(one, one))
    assert [row.unread for row in left_unread(view)] == [one]


def test_claims_of_two_documents_do_not_touch(keep: Make, again: Make, document: Make, claim: Make, view: View) -> None:
    one, two = document("un"), document("deux")
    said: list[Claim] = [claim(one), claim(two)]
    keep(one, said[0])
    keep(two, said[1])
    again(one)
    assert [row.claim for row in claims(view)] == [said[1]]
