from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from vigie.model.capture import Capture
from vigie.model.errors import CaseError
from vigie.model.ids import digest
from vigie.store import originals
from vigie.store.backup import backup
from vigie.store.case import Case, View, find_case, open_view
from vigie.store.custody import noted_head
from vigie.store.query import claims, summary
from vigie.store.records import encode
from vigie.store.verifying import verify
from vigie.store.writer import Writer

Make = Callable[..., Any]


def test_a_backup_unzipped_is_the_case_again(
    keep: Make, document: Make, claim: Make, case: Case, view: View, tmp_path: Path
) -> None:
    texts = [document("un " * 300, "un.txt"), document("deux", "deux.txt")]
    for text in texts:
        keep(text, claim(text))
    (case.packs / "weapons").mkdir(parents=True)
    (case.packs / "weapons" / "mine.yml").write_text("[]")
    target = tmp_path / "saved.zip"
    assert backup(case, target) == target.stat().st_size
    with ZipFile(target) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "again")
    again = find_case(tmp_path / "again")
    with open_view(again) as restored:
        assert claims(restored) == claims(view)
    assert [originals.get(again.originals, text.sha256) for text in texts] == [b"un " * 300, b"deux"]
    assert (again.packs / "weapons" / "mine.yml").read_text() == "[]"


def test_a_backup_while_a_writer_works_holds_what_was_committed(
    writer: Writer, keep: Make, document: Make, start: Make, case: Case, tmp_path: Path
) -> None:
    keep(document("gardé"))
    run = start(writer)
    with writer.transaction():
        writer.add_document(run, document("pas encore"), b"pas encore", None)
        backup(case, tmp_path / "saved.zip")
    with ZipFile(tmp_path / "saved.zip") as archive:
        archive.extractall(tmp_path / "again")
    with open_view(find_case(tmp_path / "again")) as restored:
        assert summary(restored).documents == 1


def test_a_missing_original_stops_it_and_the_old_backup_stays(
    keep: Make, document: Make, case: Case, tmp_path: Path
) -> None:
    text = document("un", "un.txt")
    keep(text)
    target = tmp_path / "saved.zip"
    target.write_bytes(b"old")
    found = originals.find(case.originals, text.sha256)
    assert found
    found.unlink()
    with pytest.raises(CaseError, match=r"un\.txt"):
        backup(case, target)
    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "saved.zip"]


def test_a_backup_into_a_folder_that_is_not_there_is_said(case: Case, tmp_path: Path) -> None:
    with pytest.raises(CaseError):
        backup(case, tmp_path / "nowhere" / "saved.zip")


def test_a_backup_holds_the_chain_its_head_and_every_capture(
    writer: Writer, start: Make, case: Case, tmp_path: Path
) -> None:
    run, bytes_of = start(writer), {"page": b"a page " * 90, "as received": b"packed", "scan": b"no text"}
    hashes = {name: digest(data) for name, data in bytes_of.items()}
    page = _capture("cap_1", hashes["page"], transferred=hashes["as received"])
    with writer.transaction():
        writer.add_capture(run, page, bytes_of["page"], bytes_of["as received"])
        writer.add_capture(run, _capture("cap_2", hashes["scan"]), bytes_of["scan"])
        for one in (page, _capture("cap_2", hashes["scan"])):
            facts = {"sha256": one.sha256, "record": digest(encode(one).encode())}
            writer.add_event("2024", "me", "captured", one.id, facts | ({"transferred": one.transferred or ""}))
    (case.path / "settings.toml").write_text("[capture]\n")
    backup(case, tmp_path / "saved.zip")
    with ZipFile(tmp_path / "saved.zip") as archive:
        archive.extractall(tmp_path / "again")
    again = find_case(tmp_path / "again")
    assert {name: originals.get(again.originals, sha256) for name, sha256 in hashes.items()} == bytes_of
    assert (again.path / "settings.toml").read_text() == "[capture]\n"
    assert noted_head(again.path) == noted_head(case.path)
    verdict = verify(again)
    assert (verdict.faults, verdict.originals, verdict.events) == ((), 3, 2)


def _capture(id: str, sha256: str, transferred: str | None = None) -> Capture:
    return Capture(
        id=id, sha256=sha256, size=7, locator=f"{id}.html", method="http", at="2024", by="me", tool="t",
        transferred=transferred,
    )  # fmt: skip
