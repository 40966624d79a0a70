"""``vigie export`` of claims: filters, handling, standard output, whole files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from vigie.cli.export import WRITERS


@pytest.mark.parametrize("format", WRITERS)
def test_the_same_case_gives_the_same_bytes_in_a_file_and_says_that_nobody_confirmed(
    vigie_run: Any, case: Path, tmp_path: Path, format: str
) -> None:
    ran = [vigie_run("export", format, "--case", case, tmp_path / name) for name in ("one", "two")]
    assert all(one.code == 0 and not one.out for one in ran)
    assert ran[0].err == f"2 claims written to {tmp_path / 'one'}; of them unreviewed: 2.\n"
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes() != b""


def test_filters_and_handling_choose_and_what_stays_is_counted(vigie_run: Any, case: Path) -> None:
    def lines(*options: str) -> tuple[list[dict[str, Any]], str]:
        ran = vigie_run("export", "jsonl", "--case", case, "-", *options)
        assert ran.code == 0
        return [json.loads(line) for line in ran.out.splitlines()], ran.err

    (sold, _) = lines("--supplier", "KP")
    assert [one["id"] for one in sold] == ["clm_00000000000000000001"]
    assert sold[0]["statement"].startswith("sta_") and sold[0]["sha256"] and sold[0]["captured"] and sold[0]["packs"]
    assert vigie_run("document", "--case", case, sold[0]["document_id"], "--handling", "restricted").code == 0
    left, said = lines()
    assert [one["id"] for one in left] == ["clm_00000000000000000002"] and said.startswith("1 row left out")
    assert len(lines("--handling", "restricted")[0]) == 2


def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing(vigie_run: Any, case: Path, tmp_path: Path) -> None:
    ran = vigie_run("export", "csv", "--case", case, tmp_path / "none" / "x.csv", "--lang", "fr")
    assert ran.code == 1 and str(tmp_path / "none" / "x.csv") in ran.err
    assert vigie_run("export", "csv", "--case", case, tmp_path / "x.csv", "--since", "yesterday-ish").code == 1
    assert list(tmp_path.glob("*.csv")) == list(tmp_path.glob(".vigie-export-*")) == []
