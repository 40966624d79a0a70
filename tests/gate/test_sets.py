"""Batches read at first sight: scored where their very texts are, never by accident."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from sets import OPENED, first_sight_sets


def batch(folder: Path, name: str, *stems: str) -> None:
    """Sheets of a batch under ``sheets``, its texts under ``texts``."""
    for kind in ("sheets", "texts"):
        (folder / kind / name).mkdir(parents=True)
    for stem in stems:
        text = f"Text {stem} of {name}."
        (folder / "texts" / name / f"{stem}.txt").write_text(text, "utf-8")
        sheet = f"url: https://example.org/{stem}\nsha256: {hashlib.sha256(text.encode()).hexdigest()}\nclaims: []\n"
        (folder / "sheets" / name / f"{stem}.yaml").write_text(sheet, "utf-8")


def test_only_texts_that_are_there_are_scored(tmp_path: Path) -> None:
    batch(tmp_path, "one", "01", "02")
    batch(tmp_path, "two", "01")
    (tmp_path / "texts" / "one" / "02.txt").unlink()
    (tmp_path / "texts" / "two" / "01.txt").unlink()
    sets, sealed = first_sight_sets(tmp_path / "texts", tmp_path / "sheets")
    assert ([(one.name, one.stems, one.open) for one in sets], sealed) == ([("one", ("01",), True)], [])


def test_a_batch_not_named_as_opened_is_sealed_and_not_even_compared(tmp_path: Path) -> None:
    batch(tmp_path, "one", "01")
    batch(tmp_path, "two", "01")
    (tmp_path / "texts" / "two" / "01.txt").write_text("other", "utf-8")
    (tmp_path / "texts" / OPENED).write_text("one\n", "utf-8")
    sets, sealed = first_sight_sets(tmp_path / "texts", tmp_path / "sheets")
    assert ([one.name for one in sets], sealed) == (["one"], ["two"])


def test_another_text_is_refused_in_one_sentence(tmp_path: Path) -> None:
    batch(tmp_path, "one", "01")
    (tmp_path / "texts" / "one" / "01.txt").write_text("Text 01 of one!", "utf-8")
    with pytest.raises(SystemExit, match=r"^one/01\.txt is not the text its sheet was written from[^\n]*$"):
        first_sight_sets(tmp_path / "texts", tmp_path / "sheets")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="There is no folder"):
        first_sight_sets(tmp_path / "texts", tmp_path)
