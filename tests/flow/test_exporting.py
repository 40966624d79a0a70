from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from capture.servers import answer, serving
from vigie.capture.settings import FetchSettings
from vigie.flow.attaching import attach
from vigie.flow.case import case_packs, new_case, read_into
from vigie.flow.deciding import decide
from vigie.flow.exporting import Exported, Selection, export_wacz
from vigie.flow.stages import Stages, default_stages
from vigie.model.errors import CaseError
from vigie.store import originals
from vigie.store.case import Case, open_view
from vigie.store.query import documents
from vigie.store.verifying import verify
from vigie.store.writer import open_writer

Make = Callable[..., Any]
PAGE = """<html lang="en"><head><title>{title}</title><meta name="date" content="2024-03-0{day}">
<meta property="og:site_name" content="Halden Wire"></head><body><article><h1>{title}</h1>
<p>Seoul's spy agency said on Friday that North Korea had sent Russia {count} containers of shells by sea.</p>
<p>“We have seen no such transfer”, the Russian foreign ministry answered. Iran denied selling 40 missiles.</p>
</article></body></html>"""


def export(case: Case, target: Path, **wanted: Any) -> Exported:
    return export_wacz(case, target, Selection(**wanted))


def captures_in(target: Path) -> list[dict[str, Any]]:
    with zipfile.ZipFile(target) as archive:
        _, *lines = archive.read("vigie/captures.jsonl").splitlines()
    return [json.loads(line) for line in lines]


def ids(case: Case) -> list[str]:
    with open_view(case) as view:
        return [row.id for row in documents(view)]


@pytest.fixture
def filled(case: Case, folder: Make, stages: Stages, packs: Make) -> Case:
    read_into(case, [folder(a="obus", b="obus !", c="canon")], packs("p1"), stages=stages)
    return case


def test_a_case_of_fetched_pages_and_files_is_the_same_on_the_other_side(tmp_path: Path) -> None:
    texts = [PAGE.format(title=f"Report {n}", day=n + 1, count=1000 + n).encode() for n in range(4)]
    kind = "Content-Type: text/html; charset=utf-8"
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(texts[2]), texts[2])
    scripts: Any = {
        "/moved": answer(b"", "Location: /0", status="301 Moved Permanently"),
        "/0": [answer(gzip.compress(texts[0]), kind, "Content-Encoding: gzip"), answer(texts[3], kind)],
        "/1": answer(texts[1], kind),
        "/2": answer(chunked, kind, "Transfer-Encoding: chunked", length=None),
    }
    (tmp_path / "note.txt").write_text("Pyongyang denied on 3 May 2024 that it had sent Moscow 20 missiles.", "utf-8")
    (tmp_path / "manifest.csv").write_text("file,dated,title,publisher\nnote.txt,2024-05-04,A note,An office\n")
    (tmp_path / "empty.txt").write_text("")
    here, there = new_case(tmp_path / "here"), new_case(tmp_path / "there")
    stages = default_stages(FetchSettings(allow_private=True, per_host_seconds=0.0))
    with serving(scripts) as server:
        for names in (("/moved", "/1", "/2"), ("/0",)):
            read_into(here, [server.url(name) for name in names], case_packs(here), stages=stages)
    read_into(here, [str(tmp_path)], case_packs(here), stages=stages)

    (tmp_path / "screen.txt").write_text("Iran sent Russia 40 missiles on 2 May 2024, said the ministry of defence.")
    attach(here, ids(here)[0], str(tmp_path / "screen.txt"), "as I saw it", case_packs(here))

    target = tmp_path / "case.wacz"
    assert export(here, target).package
    for _ in range(2):
        read_into(there, [str(target)], case_packs(there))

    before, after = everything(here), everything(there)
    assert len(before["document"]) == 5 and len(before["claim"]) >= 8
    assert before == after
    assert len(before["attachment"]) == 1 and not (*verify(here).faults, *verify(there).faults)
    first = export(there, tmp_path / "again.wacz").package
    assert first and captures_in(tmp_path / "again.wacz")[0]["method"] == "archive"


def everything(case: Case) -> dict[str, Any]:
    """Documents, claims and captures of a case without what tells when it read them."""
    tables = {
        "document": "SELECT id, sha256, path, text, meta FROM document ORDER BY id",
        "claim": "SELECT c.id, d.id, c.record FROM claim c JOIN document d ON d.seq = c.document ORDER BY c.seq",
        "unread": "SELECT d.id, u.record FROM unread u JOIN document d ON d.seq = u.document ORDER BY u.seq",
        "version": """SELECT a.canonical, d.id FROM address_now a JOIN document d ON d.seq = a.document ORDER BY 1""",
        "capture": """SELECT sha256, size, transferred, canonical, at, media_type, json_extract(record, '$.exchanges'),
                      json_extract(record, '$.given') FROM capture
                      WHERE seq NOT IN (SELECT capture FROM attachment) ORDER BY seq""",
        "attachment": """SELECT c.id, c.sha256, d.id, a.note FROM attachment a JOIN capture c ON c.seq = a.capture
                         JOIN document d ON d.seq = a.document""",
    }
    with open_view(case) as view:
        return {name: view.rows(sql) for name, sql in tables.items()}


def test_the_same_case_gives_the_same_file_and_says_so_in_its_chain(filled: Case, tmp_path: Path) -> None:
    one, two = (export(filled, tmp_path / f"{name}.wacz").package for name in "ab")
    assert one == two and one and one.captures == 3
    with open_view(filled) as view:
        told = [(act, json.loads(detail)) for act, detail in view.rows("SELECT act, detail FROM custody")]
    assert told[-1] == ("exported", {"file": "b.wacz", "captures": "3", "sha256": one.sha256})


def test_only_the_documents_named_go_out(filled: Case, tmp_path: Path) -> None:
    wanted = ids(filled)[1]
    export(filled, tmp_path / "x.wacz", documents=(wanted[:12],))
    assert [one["document"]["id"] for one in captures_in(tmp_path / "x.wacz")] == [wanted]
    with pytest.raises(CaseError, match="no document"):
        export(filled, tmp_path / "x.wacz", documents=("doc_0000",))


def test_only_what_was_captured_since_goes_out(filled: Case, tmp_path: Path) -> None:
    assert export(filled, tmp_path / "x.wacz", since="2999-01").package is None
    assert not (tmp_path / "x.wacz").exists()
    with pytest.raises(CaseError, match="not a date"):
        export(filled, tmp_path / "x.wacz", since="yesterday")


@pytest.mark.parametrize(
    ("handling", "withheld"),
    [
        ("restricted", "restricted"),
        ("embargo", "embargo"),
        ("embargo 2999-01-01", "embargo"),
        ("embargo 2001-01-01", None),
    ],
)
def test_what_is_not_public_stays_unless_it_is_named(
    filled: Case, tmp_path: Path, stages: Stages, packs: Make, handling: str, withheld: str | None
) -> None:
    decide(filled, ids(filled)[0], {"handling": handling}, packs("p1"), "anna", stages)
    done = export(filled, tmp_path / "x.wacz")
    assert done.withheld == ({withheld: 1} if withheld else {})
    assert len(captures_in(tmp_path / "x.wacz")) == (2 if withheld else 3)
    if withheld:
        with zipfile.ZipFile(tmp_path / "x.wacz") as archive:
            assert ids(filled)[0].encode() not in archive.read("vigie/custody.jsonl")
        export(filled, tmp_path / "x.wacz", handling=(withheld,))
        assert len(captures_in(tmp_path / "x.wacz")) == 3


def test_bytes_that_are_gone_or_changed_are_never_given_away(filled: Case, tmp_path: Path) -> None:
    with open_view(filled) as view:
        ((sha256,),) = view.rows("SELECT sha256 FROM capture LIMIT 1")
    file = originals.find(filled.originals, sha256)
    assert file
    file.write_bytes(b"something else")
    with pytest.raises(CaseError, match="no longer what was captured"):
        export(filled, tmp_path / "x.wacz")
    file.unlink()
    with pytest.raises(CaseError, match="missing"):
        export(filled, tmp_path / "x.wacz")
    assert not (tmp_path / "x.wacz").exists()


def test_documents_from_before_there_were_captures_go_out_too(case: Case, tmp_path: Path, stages: Stages) -> None:
    from vigie.flow.journal import journal
    from vigie.model.document import Document
    from vigie.model.ids import digest
    from vigie.packs.files import Packs

    nothing: Any = None
    sha256 = digest(b"obus")
    old = Document(id=f"doc_{sha256[:20]}", sha256=sha256, path="old/a.txt", text="obus", dated="2020", language="fr")
    with (
        open_writer(case) as writer,
        journal(writer, "read", Packs(digest="p", vocabulary=nothing)) as tally,
        writer.transaction(),
    ):
        originals.put(case.originals, b"obus")
        writer.add_document(tally.row, old, b"obus", None)
    assert export(case, tmp_path / "x.wacz").package
    (one,) = captures_in(tmp_path / "x.wacz")
    assert (one["name"], one["given"]) == ("a.txt", {"dated": "2020", "language": "fr"})
