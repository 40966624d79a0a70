from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from vigie.publish.interchange import from_interchange


def test_claims_come_as_json_lines_with_paths_relative_to_the_folder(vigie_run: Any, folder: Path) -> None:
    ran = vigie_run("extract", folder)
    objects = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.code, ran.err) == (0, "")
    assert [(one["document"], one["status"]) for one in objects] == [("a.txt", "denied"), ("b.txt", "occurred")]
    assert from_interchange(objects[1]).item.item_class == "ballistic-missile"


def test_a_table_is_for_eyes(vigie_run: Any, folder: Path) -> None:
    ran = vigie_run("extract", "--table", folder)
    assert "North Korea → Russia" in ran.out
    assert "≥ 150" in ran.out
    assert "{" not in ran.out


def test_standard_input_is_a_dash(vigie_run: Any) -> None:
    ran = vigie_run("extract", "-", stdin="Le NIS et Meridia disent que Pyongyang a cédé KN-23 à Moscou "
                    "au moins 150 en 2025, dit que Pyongyang le fait en 2025.".encode())  # fmt: skip
    assert ran.code == 0
    assert json.loads(ran.out)["document"] == "-"


def test_a_file_that_cannot_be_read_is_exit_1_and_the_rest_goes_on(vigie_run: Any, folder: Path) -> None:
    ran = vigie_run("extract", "nowhere.txt", folder / "b.txt")
    assert ran.code == 1
    assert ran.err.count("\n") == 1 and "nowhere.txt" in ran.err
    assert len(ran.out.splitlines()) == 1


def test_a_language_without_pack_is_one_warning_and_no_failure(vigie_run: Any, tmp_path: Path) -> None:
    place = tmp_path / "more"
    place.mkdir()
    (place / "z.txt").write_text("Ein Satz ohne Bedeutung.", "utf-8")
    (place / "manifest.csv").write_text("file,language\nz.txt,de\n")
    ran = vigie_run("extract", place)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Warning: z.txt is in the language “de”, which Vigie does not read yet.\n"
