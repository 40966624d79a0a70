"""From inputs to captures: every input leaves its bytes, a record of how they were had, and a link of the chain."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from vigie.capture.outcomes import FetchError
from vigie.flow.capturing import keep_gone
from vigie.flow.case import Summary, read_into
from vigie.flow.journal import journal
from vigie.flow.stages import Stages
from vigie.model.capture import Exchange, Input, Obtained
from vigie.model.ids import digest
from vigie.store import originals
from vigie.store.captures import captures_at, captures_of, version_now, versions
from vigie.store.case import Case, open_view
from vigie.store.custody import head_of, noted_head
from vigie.store.query import claims, documents
from vigie.store.verifying import verify
from vigie.store.writer import open_writer

Make = Callable[..., Any]
PAGE = "https://example.org/news/1"


@pytest.fixture
def fetch(case: Case, stages: Stages, packs: Make) -> Callable[..., Summary]:
    """``fetch("text", ...)`` has each text from the same address, one after the other."""

    def go(*texts: str, url: str = PAGE, **more: Any) -> Summary:
        inputs = [
            Input(
                url,
                partial(
                    Obtained,
                    text.encode(),
                    "http",
                    exchanges=(Exchange(url=url, at="2024-03-01T00:00:00+00:00", status=200),),
                    **more,
                ),
            )
            for text in texts
        ]
        return read_into(case, [], packs("p1"), stages=_finding(stages, inputs))

    return go


def _finding(stages: Stages, inputs: list[Input]) -> Stages:
    return Stages(find=lambda _: inputs, read=stages.read, extract=stages.extract)


def acts(case: Case) -> list[str]:
    with open_view(case) as view:
        return [act for (act,) in view.rows("SELECT act FROM custody ORDER BY seq")]


def test_a_file_is_captured_then_read(case: Case, folder: Make, stages: Stages, packs: Make) -> None:
    read_into(case, [folder(a="obus")], packs("p1"), stages=stages)
    with open_view(case) as view:
        (row,) = documents(view)
        (taken,) = captures_of(view, row.id)
        assert (taken.capture.locator, taken.capture.method, taken.canonical) == ("a.txt", "file", None)
        assert (taken.capture.sha256, taken.capture.size) == (digest(b"obus"), 4)
        assert noted_head(case.path) == head_of(view.rows)
    assert acts(case) == ["captured", "read"]


def test_what_cannot_be_read_is_captured_once_and_tried_again(
    case: Case, folder: Make, stages: Stages, packs: Make
) -> None:
    for _ in range(2):
        done = read_into(case, [folder(a="broken")], packs("p1"), stages=stages)
        assert len(done.failures) == 1
    assert acts(case) == ["captured"]
    assert originals.get(case.originals, digest(b"broken")) == b"broken"


def test_a_repaired_reader_reads_what_was_captured(case: Case, folder: Make, stages: Stages, packs: Make) -> None:
    def refuse(source: Input) -> Any:
        return stages.read(Input(source.path, partial(Obtained, b"broken")))

    path = folder(a="obus")
    read_into(case, [path], packs("p1"), stages=Stages(find=stages.find, read=refuse, extract=stages.extract))
    done = read_into(case, [path], packs("p1"), stages=stages)
    assert (done.documents, acts(case)) == (1, ["captured", "read"])
    assert verify(case).faults == ()  # what ties the document to its capture is told by the event


def test_a_second_reading_of_files_adds_no_event(case: Case, folder: Make, stages: Stages, packs: Make) -> None:
    path = folder(a="obus", b="canon")
    for _ in range(2):
        read_into(case, [path], packs("p1"), stages=stages)
    assert acts(case) == ["captured", "read"] * 2


def test_the_same_bytes_elsewhere_are_a_capture_of_the_same_document(
    case: Case, folder: Make, stages: Stages, packs: Make
) -> None:
    read_into(case, [folder(a="obus", b="obus")], packs("p1"), stages=stages)
    with open_view(case) as view:
        (row,) = documents(view)
        assert [one.capture.locator for one in captures_of(view, row.id)] == ["a.txt", "b.txt"]
    assert acts(case) == ["captured", "read", "captured", "unchanged"]


def test_a_page_had_again_unchanged_is_a_sighting(case: Case, fetch: Make) -> None:
    fetch("obus", "obus")
    with open_view(case) as view:
        assert len(captures_at(view, PAGE)) == 1
    assert acts(case) == ["captured", "read", "unchanged"]


def test_a_changed_text_is_a_version_and_the_claims_of_the_old_one_leave(case: Case, fetch: Make) -> None:
    fetch("obus")
    fetch("obus obus canon")
    with open_view(case) as view:
        old, new = documents(view)
        assert versions(view, PAGE) == [old.id, new.id]
        assert [row.claim.document for row in claims(view)] == [new.id] * 2
        assert version_now(view, PAGE) == (new.id, "obus obus canon")
    assert acts(case) == ["captured", "read", "captured", "read", "changed"]


def test_a_page_that_goes_back_has_its_old_document_again(case: Case, fetch: Make) -> None:
    fetch("obus")
    fetch("canon")
    fetch("obus")
    with open_view(case) as view:
        old, new = documents(view)
        assert versions(view, PAGE) == [new.id, old.id]
        assert [row.claim.document for row in claims(view)] == [old.id]
    assert acts(case)[-2:] == ["captured", "changed"]


def test_other_bytes_with_the_same_text_are_no_new_version(case: Case, stages: Stages, packs: Make) -> None:
    def plain(source: Input) -> Any:
        data = source.data().replace(b"<ad>", b"")
        read = stages.read(Input(source.path, partial(Obtained, data)))
        return type(read)(id=f"doc_{digest(source.data())[:20]}", sha256=digest(source.data()), path=PAGE,
                          text=read.text, language="fr")  # fmt: skip

    inputs = [Input(PAGE, partial(Obtained, text, "http")) for text in (b"obus", b"obus<ad>")]
    done = read_into(case, [], packs("p1"), stages=Stages(find=lambda _: inputs, read=plain, extract=stages.extract))
    assert (done.documents, done.known) == (1, 1)
    with open_view(case) as view:
        (row,) = documents(view)
        assert len(captures_of(view, row.id)) == 2
    assert acts(case) == ["captured", "read", "captured", "unchanged"]


def test_an_archive_read_twice_is_imported_once(case: Case, stages: Stages, packs: Make) -> None:
    times = ["2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z"]
    inputs = [Input(PAGE, partial(Obtained, b"obus", "archive", at=at, parent="0" * 64)) for at in times]
    for _ in range(2):
        read_into(case, [], packs("p1"), stages=_finding(stages, inputs))
    with open_view(case) as view:
        assert [one.capture.at for one in captures_at(view, PAGE)] == times
    assert acts(case) == ["imported", "read", "imported", "unchanged"]


def test_an_older_capture_imported_later_replaces_nothing(case: Case, fetch: Make, stages: Stages, packs: Make) -> None:
    fetch("obus")
    old = [Input(PAGE, partial(Obtained, b"canon", "archive", at="2019-03-01T00:00:00Z"))]
    read_into(case, [], packs("p1"), stages=_finding(stages, old))
    with open_view(case) as view:
        assert version_now(view, PAGE)[1] == "obus"  # type: ignore[index]
        assert len(claims(view)) == 1


def test_what_was_transferred_is_kept_too(case: Case, fetch: Make) -> None:
    fetch("obus", transferred=b"packed")
    with open_view(case) as view:
        (taken,) = captures_at(view, PAGE)
    assert taken.capture.transferred == digest(b"packed")
    assert originals.get(case.originals, digest(b"packed")) == b"packed"


def test_a_gone_page_keeps_its_last_version(case: Case, fetch: Make, packs: Make) -> None:
    fetch("obus")
    with open_writer(case) as writer, journal(writer, "watch", packs("p1")), writer.transaction():
        assert keep_gone(writer, PAGE, "2024-04-01T00:00:00+00:00", 410)
        assert not keep_gone(writer, "https://example.org/never", "2024-04-01T00:00:00+00:00", 404)
    with open_view(case) as view:
        assert len(claims(view)) == 1
        assert view.rows("SELECT gone FROM address_now") == [("2024-04-01T00:00:00+00:00",)]
    assert acts(case)[-1] == "gone"


def test_a_page_that_comes_back_is_gone_no_more(case: Case, fetch: Make, packs: Make) -> None:
    fetch("obus")
    for _ in range(2):
        with open_writer(case) as writer, journal(writer, "watch", packs("p1")), writer.transaction():
            assert keep_gone(writer, PAGE, "2024-04-01T00:00:00+00:00", 410)
    assert acts(case).count("gone") == 1
    fetch("obus")
    with open_view(case) as view:
        assert view.rows("SELECT gone FROM address_now") == [(None,)]


@pytest.mark.parametrize(("status", "gone"), [(404, True), (410, True), (503, False), (None, False)])
def test_an_address_that_is_read_and_not_found_twice_is_gone(
    case: Case,
    fetch: Make,
    stages: Stages,
    packs: Make,
    monkeypatch: pytest.MonkeyPatch,
    status: int | None,
    gone: bool,
) -> None:
    def refuse() -> Obtained:
        raise FetchError(PAGE, "is not there", status=status)

    def ask(at: str) -> str:
        monkeypatch.setattr("vigie.flow.case.now", lambda: at)
        done = read_into(case, [], packs("p1"), stages=_finding(stages, [Input(PAGE, refuse)]))
        assert len(done.failures) == 1
        return acts(case)[-1]

    fetch("obus")
    assert ask("2030-04-01T08:00:00.000000+00:00") != "gone"  # a slip of the server, perhaps
    assert ask("2030-04-01T09:00:00.000000+00:00") != "gone"
    assert (ask("2030-04-01T15:00:00.000000+00:00") == "gone") is gone
    fetch("obus")
    assert acts(case)[-1] == "unchanged"
    with open_view(case) as view:
        assert view.rows("SELECT gone FROM address_now") == [(None,)]
    assert ask("2030-05-01T08:00:00.000000+00:00") == "unchanged"  # the page was there meanwhile: counted anew


def test_an_address_from_an_archive_that_is_not_found_is_gone(case: Case, stages: Stages, packs: Make) -> None:
    def refuse() -> Obtained:
        raise FetchError(PAGE, "is not there", status=404)

    archived = Input(PAGE, partial(Obtained, b"obus", "archive", at="2024-03-01T00:00:00+00:00"))
    read_into(case, [], packs("p1"), stages=_finding(stages, [archived, Input(PAGE, refuse)]))
    assert acts(case)[-1] == "gone"


def test_what_came_with_a_mail_is_captured_once(case: Case, stages: Stages, packs: Make) -> None:
    inputs = [Input("m.eml/obus.txt", partial(Obtained, b"obus", "mail", parent="0" * 64))]
    for _ in range(2):
        read_into(case, [], packs("p1"), stages=_finding(stages, inputs))
    assert acts(case) == ["captured", "read"]
