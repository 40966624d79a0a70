from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from vigie.flow.batches import SIZE
from vigie.flow.case import Progress, Summary, decide, new_case, open_case, read_into, update
from vigie.flow.stages import Stages
from vigie.model.capture import Input, Obtained
from vigie.model.errors import CaseError
from vigie.store import originals
from vigie.store.case import Case, open_view
from vigie.store.query import ClaimFilter, claims, document, documents, failures, runs, summary, unread
from vigie.store.writer import open_writer

Make = Callable[..., Any]


def ledger(case: Case, **wanted: Any) -> list[tuple[str, str, bool]]:
    with open_view(case) as view:
        return [(row.path, row.claim.status, row.superseded) for row in claims(view, ClaimFilter(**wanted))]


@pytest.fixture
def read(case: Case, folder: Make, stages: Stages, packs: Make) -> Callable[..., Summary]:
    """``read(a="text", ...)`` reads files into the case."""
    return lambda **texts: read_into(case, [folder(**texts)], packs("p1"), stages=stages)


def counts(done: Summary) -> tuple[int, int, int, int]:
    return done.documents, done.known, len(done.failures), done.claims


def test_a_case_is_made_and_opened(tmp_path: Path) -> None:
    made = new_case(tmp_path / "affaire été 100% #1?")
    assert open_case(tmp_path / "affaire été 100% #1?") == made


def test_reading_keeps_documents_originals_claims_and_unread(case: Case, read: Make) -> None:
    done = read(a="obus obus", b="un canon", c="rien")
    assert counts(done) == (3, 0, 0, 2)
    assert (done.unread, done.added, done.superseded) == (1, 2, 0)
    assert done.documents_per_second > 0
    assert ledger(case) == [("a.txt", "p1 None", False)] * 2
    with open_view(case) as view:
        assert [row.path for row in unread(view)] == ["b.txt"]
        texts = [originals.get(case.originals, row.sha256) for row in documents(view)]
    assert texts == [b"obus obus", b"un canon", b"rien"]


def test_a_second_reading_reads_nothing_twice(case: Case, read: Make, stages: Stages) -> None:
    read(a="obus", b="rien")
    assert counts(read()) == (0, 2, 0, 0)
    assert counts(read(c="obus", d="obus ")) == (1, 3, 0, 1)  # c holds the bytes of a
    assert len(ledger(case)) == 2


def test_the_same_bytes_in_one_run_are_one_document(read: Make) -> None:
    assert counts(read(a="obus", b="obus")) == (1, 1, 0, 1)


def test_what_is_broken_is_kept_as_a_failure_and_tried_again(case: Case, read: Make) -> None:
    done = read(a="broken", b="obus", c="boom obus")
    assert counts(done) == (2, 0, 2, 1)
    with open_view(case) as view:
        assert failures(view, done.run) == list(done.failures)
        assert [row.path for row in documents(view)] == ["b.txt", "c.txt"]
    again = read()
    assert counts(again) == (0, 2, 1, 0)
    assert [failure.input for failure in again.failures] == ["a.txt"]


def test_a_document_that_cannot_be_stored_is_a_failure_too(
    case: Case, folder: Make, stages: Stages, packs: Make
) -> None:
    odd = replace(stages, read=lambda source: replace(stages.read(source), title="\ud800" * ("odd" in source.path)))
    done = read_into(case, [folder(a="obus", odd="canon", z="obus obus")], packs("p1"), stages=odd)
    assert counts(done) == (2, 0, 1, 3)
    assert [(failure.stage, failure.input) for failure in done.failures] == [("store", "odd.txt")]


def test_languages_without_a_pack_are_kept_and_counted(case: Case, folder: Make, stages: Stages, packs: Make) -> None:
    path = folder(a="obus", b="obus 포탄", c="obus ?", manifest="")
    Path(path, "manifest.txt").unlink()
    Path(path, "manifest.csv").write_text("file,language\nb.txt,ko\n", "utf-8")
    unknown = replace(
        stages, read=lambda source: replace(stages.read(source), **({"language": None} if "c" in source.path else {}))
    )
    done = read_into(case, [path], packs("p1"), stages=unknown)
    assert counts(done) == (3, 0, 0, 1)
    assert done.without_pack == {"ko": 1, "und": 1}


def test_progress_ends_at_the_total(case: Case, folder: Make, stages: Stages, packs: Make) -> None:
    seen: list[Progress] = []
    read_into(case, [folder(a="obus", b="broken")], packs("p1"), seen.append, stages)
    assert seen[-1] == Progress(done=2, total=2, claims=1, failed=1, path="b.txt")
    update(case, packs("p2"), seen.append, stages)
    assert (seen[-1].done, seen[-1].total) == (1, 1)


def test_inputs_beyond_the_first_are_taken_one_by_one(
    case: Case, stages: Stages, packs: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vigie.flow.case.LOOKED_AHEAD", 3)
    given: list[int] = []
    done: list[int] = []

    def find(_: object) -> Any:
        for number in range(9):
            given.append(len(done))
            yield Input(f"{number}.txt", lambda number=number: (done.append(number), Obtained(b"obus %d" % number))[1])

    summary = read_into(case, ["an archive"], packs("p1"), stages=replace(stages, find=find))
    assert summary.documents == 9
    assert given == [0, 0, 0, 3, 4, 5, 6, 7, 8]


def test_the_journal_keeps_what_each_run_did(case: Case, read: Make, stages: Stages, packs: Make) -> None:
    first = read(a="obus canon", b="broken")
    second = update(case, packs("p2"), stages=stages)
    with open_view(case) as view:
        late, early = runs(view)
    assert (early.id, early.verb, early.outcome, early.packs, early.failures) == (first.run, "read", "done", "p1", 1)
    assert early.counts == {"added": 1, "claims": 1, "documents": 1, "unread": 1}
    assert (late.id, late.verb, late.packs) == (second.run, "update", "p2")
    assert late.counts == {"added": 1, "claims": 1, "documents": 1, "superseded": 1, "unread": 1}
    assert early.started < str(early.ended) <= late.started


def test_an_update_with_the_same_packs_changes_nothing(case: Case, read: Make, stages: Stages, packs: Make) -> None:
    read(a="obus obus", b="canon")
    before = ledger(case, include_superseded=True)
    done = update(case, packs("p1"), stages=stages)
    assert (done.documents, done.claims, done.unread, done.added, done.superseded) == (2, 2, 1, 0, 0)
    assert ledger(case, include_superseded=True) == before


def test_an_update_marks_what_is_no_longer_said(case: Case, read: Make, stages: Stages, packs: Make) -> None:
    read(a="obus")
    done = update(case, packs("p2"), stages=stages)
    assert (done.added, done.superseded) == (1, 1)
    assert ledger(case) == [("a.txt", "p2 None", False)]
    assert ledger(case, include_superseded=True) == [("a.txt", "p1 None", True), ("a.txt", "p2 None", False)]


def test_an_update_that_fails_on_a_document_leaves_its_claims(
    case: Case, read: Make, stages: Stages, packs: Make
) -> None:
    read(a="obus", b="obus !")

    def failing(document: Any, packs: Any) -> Any:
        return stages.extract(replace(document, text="boom") if document.path == "a.txt" else document, packs)

    done = update(case, packs("p2"), stages=replace(stages, extract=failing))
    assert [failure.input for failure in done.failures] == ["a.txt"]
    assert ledger(case) == [("a.txt", "p1 None", False), ("b.txt", "p2 None", False)]


def test_an_interrupted_run_is_stopped_and_goes_on_later(case: Case, folder: Make, stages: Stages, packs: Make) -> None:
    path = folder(**{f"n{number}": f"obus {number}" for number in range(SIZE + 20)})

    def interrupt(progress: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_into(case, [path], packs("p1"), interrupt, stages)
    with open_view(case) as view:
        assert runs(view)[0].outcome == "stopped"
        kept = summary(view).documents
    assert 0 < kept <= SIZE
    assert counts(read_into(case, [path], packs("p1"), stages=stages))[:2] == (SIZE + 20 - kept, kept)


def test_a_busy_case_is_said(
    case: Case, folder: Make, stages: Stages, packs: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vigie.flow.deciding.open_writer", partial(open_writer, patience=0.01))
    path = folder(a="obus")
    said: list[str] = []

    def second(progress: Progress) -> None:
        with pytest.raises(CaseError) as caught:
            decide(case, "doc_", {"title": "x"}, packs("p1"), stages=stages)
        said.append(str(caught.value))

    read_into(case, [path], packs("p1"), second, stages)
    assert len(said) == 1
    assert str(case.path) in said[0]


def test_reading_sees_the_document_and_not_its_file_twice(case: Case, stages: Stages, packs: Make) -> None:
    opened: list[int] = []

    def data() -> bytes:
        opened.append(1)
        return b"obus"

    found = replace(stages, find=lambda paths: [Input("-", lambda: Obtained(data()))])
    read_into(case, ["-"], packs("p1"), stages=found)
    assert opened == [1]
    with open_view(case) as view:
        assert document(view, documents(view)[0].id).document.text == "obus"
