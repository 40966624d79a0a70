"""What became of the documents: new, changed, gone; and files laid beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from vigie.corroborate.versions import Edit
from vigie.flow.acting import now
from vigie.flow.attaching import attach
from vigie.flow.capturing import keep_gone
from vigie.flow.case import read_into
from vigie.flow.changes import changes
from vigie.flow.deciding import decide
from vigie.flow.journal import journal
from vigie.flow.stages import Stages
from vigie.model.capture import Input, Obtained
from vigie.model.errors import CaseError
from vigie.model.ids import digest
from vigie.packs.files import Packs
from vigie.store import originals
from vigie.store.case import Case, open_view
from vigie.store.provenance import provenance
from vigie.store.query import claims, documents
from vigie.store.verifying import verify
from vigie.store.writer import open_writer

Make = Callable[..., Any]
PAGE, OTHER = "https://example.org/1", "https://example.org/2"


@pytest.fixture
def plain(packs: Make) -> Packs:
    """Packs whose French has no abbreviations: enough to split sentences."""
    known: Packs = packs("p1")
    known.languages["fr"].language = type("", (), {"abbreviations": ()})()
    return known


@pytest.fixture
def visit(case: Case, stages: Stages, plain: Packs) -> Callable[..., None]:
    """``visit((address, text), ...)`` has these pages."""

    def go(*pages: tuple[str, str]) -> None:
        inputs = [Input(url, partial(Obtained, text.encode(), "http")) for url, text in pages]
        read_into(case, [], plain, stages=Stages(find=lambda _: inputs, read=stages.read, extract=stages.extract))

    return go


@pytest.fixture
def told(case: Case, visit: Make, plain: Packs) -> str:
    """A page read, changed, and another one gone; the moment between the readings."""
    visit((PAGE, "Un obus est au port. Un départ."), (OTHER, "Rien."))
    between = now()
    visit((PAGE, "Un obus et un autre obus sont au port. Un départ."))
    with open_writer(case) as writer, journal(writer, "watch", plain), writer.transaction():
        keep_gone(writer, OTHER, now(), 404)
    return between


def test_new_changed_and_gone(case: Case, told: str, plain: Packs) -> None:
    with open_view(case) as view:
        found = changes(view, plain)
        first, second, latest = documents(view)
    assert [row.id for row in found.new] == [first.id, second.id]
    (page,) = found.changed
    assert (page.address, page.before.id, page.after.id) == (PAGE, first.id, latest.id)
    assert page.edits == (Edit("Un obus est au port.", "Un obus et un autre obus sont au port."),)
    assert [len(part) for part in (page.claims.appeared, page.claims.changed, page.claims.vanished)] == [1, 0, 0]
    (gone,) = found.gone
    assert gone.document
    assert (gone.address, gone.status, gone.document.id) == (OTHER, "404", second.id)
    assert (first.replaced, latest.replaced) == (latest.id, None)


def test_since_and_document_narrow_it(case: Case, told: str, plain: Packs) -> None:
    with open_view(case) as view:
        _, second, latest = documents(view)
        later = changes(view, plain, told)
        assert (len(later.new), len(later.changed), len(later.gone)) == (0, 1, 1)
        none = changes(view, plain, "2999")
        assert (none.new, none.changed, none.gone) == ((), (), ())
        of_second = changes(view, plain, "", second.id)
        assert ([row.id for row in of_second.new], of_second.changed, len(of_second.gone)) == ([second.id], (), 1)
        of_latest = changes(view, plain, "", latest.id)
        assert (of_latest.new, len(of_latest.changed), of_latest.gone) == ((), 1, ())
        with pytest.raises(CaseError):
            changes(view, plain, "", "doc_ffff")


def test_versions_and_events_of_an_address(case: Case, told: str) -> None:
    with open_view(case) as view:
        found = provenance(view, PAGE, PAGE)
        first, _, latest = documents(view)
        assert [(one.document, one.now) for one in found.versions] == [(first.id, False), (latest.id, True)]
        assert [event.act for event in found.events] == ["captured", "read", "captured", "read", "changed"]
        other = provenance(view, OTHER, OTHER)
        assert [one.gone is not None for one in other.versions] == [True]
        assert provenance(view, found.captures[0].capture.id, None).document == first
        with pytest.raises(CaseError, match="no capture of"):
            provenance(view, "https://example.org/3", "https://example.org/3")


def test_a_file_is_laid_beside_a_document(case: Case, told: str, tmp_path: Path, plain: Packs) -> None:
    picture = tmp_path / "écran 1.png"
    picture.write_bytes(b"\x89PNG picture")
    with open_view(case) as view:
        id = documents(view)[0].id
    kept = attach(case, id[:12], str(picture), "  the page as I saw it ", plain)
    assert (kept.method, kept.media_type, kept.locator) == ("attached", "image/png", "écran 1.png")
    assert originals.get(case.originals, digest(b"\x89PNG picture")) == b"\x89PNG picture"
    with open_view(case) as view:
        found = provenance(view, id, None)
    assert [(one.capture, one.note) for one in found.attachments] == [(kept, "the page as I saw it")]
    event = found.events[-1]
    assert (event.act, event.detail["document"], event.detail["note"]) == ("attached", id, "the page as I saw it")
    assert verify(case).faults == ()


@pytest.mark.parametrize(("name", "note"), [("missing.png", "x"), ("here.png", "  ")])
def test_what_cannot_be_attached_leaves_nothing(
    case: Case, told: str, tmp_path: Path, plain: Packs, name: str, note: str
) -> None:
    (tmp_path / "here.png").write_bytes(b"x")
    with open_view(case) as view:
        id = documents(view)[0].id
    with pytest.raises(CaseError):
        attach(case, id, str(tmp_path / name), note, plain)
    assert originals.find(case.originals, digest(b"x")) is None


def test_handling_is_decided_and_in_the_chain(case: Case, told: str, plain: Packs) -> None:
    with open_view(case) as view:
        id = documents(view)[2].id
    for value in ("embargo  2030-01-01", "restricted"):
        assert decide(case, id, {"handling": value}, plain) is None
    with open_view(case) as view:
        assert documents(view)[2].handling == "restricted"
        assert {row.handling for row in claims(view)} == {"restricted"}
        assert [event.detail["value"] for event in provenance(view, id, None).events if event.act == "handling"] == [
            "embargo 2030-01-01",
            "restricted",
        ]
    with pytest.raises(CaseError, match="no way to handle"):
        decide(case, id, {"handling": "secret"}, plain)
    assert decide(case, id, {"handling": ""}, plain) is None
    with open_view(case) as view:
        assert documents(view)[2].handling == "public"


def test_an_old_case_is_taken_into_the_chain_once(case: Case, visit: Make, stages: Stages, packs: Make) -> None:
    old = stages.read(Input("old.txt", partial(Obtained, b"Un obus.")))
    with open_writer(case) as writer, journal(writer, "read", packs("p1")) as tally, writer.transaction():
        writer.add_document(tally.row, old, b"Un obus.", None)
    assert verify(case).uncounted == 1
    for text in ("Rien.", "Rien de plus."):
        visit((OTHER, text))
    with open_view(case) as view:
        assert view.rows("SELECT seq, subject FROM custody WHERE act = 'adopted'") == [(1, old.id)]
    assert verify(case).faults == ()
