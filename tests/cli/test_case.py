from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


def test_reading_says_what_it_did_and_what_to_type_next(vigie_run: Any, tmp_path: Path, folder: Path) -> None:
    place = tmp_path / "my case"
    made = vigie_run("new", place)
    assert made.code == 0 and f"vigie read --case '{place}' PATH..." in made.out
    ran = vigie_run("read", "--case", place, folder)
    assert ran.code == 0
    assert ran.out.splitlines()[:2] == ["2 documents read, 0 failed", "2 claims, 1 passage unread"]
    assert f"vigie claims --case '{place}'" in ran.out


def test_a_second_reading_reads_nothing_twice(vigie_run: Any, case: Path, folder: Path) -> None:
    ran = vigie_run("read", "--case", case, folder)
    assert ran.out.splitlines()[0] == "0 documents read, 2 already known, 0 failed"


def test_a_broken_file_is_said_and_the_rest_goes_on(vigie_run: Any, case: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "good.txt").write_text("Nothing to be said here of that.")
    ran = vigie_run("read", "--case", case, tmp_path / "empty.txt", tmp_path / "good.txt", "--lang", "fr")
    assert ran.code == 1
    assert ran.err.splitlines()[0].endswith("est vide")
    assert ran.out.startswith("1 document lu, 1 en échec")


def test_the_case_is_the_option_else_the_variable_else_the_current_folder(
    vigie_run: Any, case: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert vigie_run("documents").code == 1
    monkeypatch.setenv("VIGIE_CASE", str(case))
    assert vigie_run("documents").code == 0
    monkeypatch.setenv("VIGIE_CASE", str(tmp_path))
    assert vigie_run("documents", "--case", case).code == 0
    monkeypatch.delenv("VIGIE_CASE")
    monkeypatch.chdir(case)
    assert vigie_run("documents").code == 0


def test_update_keeps_what_is_no_longer_said(vigie_run: Any, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vigie.flow.case.default_stages", _mute)
    ran = vigie_run("update", "--case", case)
    assert ran.code == 0 and "2 superseded" in ran.out
    assert vigie_run("claims", "--case", case).out == ""
    assert "(superseded)" in vigie_run("claims", "--case", case, "--superseded").out


def test_a_backup_is_one_file(vigie_run: Any, case: Path, tmp_path: Path) -> None:
    ran = vigie_run("backup", "--case", case, tmp_path / "safe.zip")
    assert ran.code == 0 and (tmp_path / "safe.zip").stat().st_size > 0


def _mute() -> Any:
    from vigie.capture import find_inputs
    from vigie.flow.stages import Stages
    from vigie.model.claim import Extraction
    from vigie.read import read_input

    def extract(document: Any, packs: Any) -> Extraction:
        return Extraction(document=document.id, claims=(), unread=(), producer="mute", packs=packs.digest)

    return Stages(find=find_inputs, read=read_input, extract=extract)
