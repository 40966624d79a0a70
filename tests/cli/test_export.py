from __future__ import annotations

from pathlib import Path
from typing import Any


def test_what_one_case_gives_away_another_reads(vigie_run: Any, case: Path, tmp_path: Path) -> None:
    target, other = tmp_path / "out.wacz", tmp_path / "other"
    ran = vigie_run("export", "wacz", "--case", case, target)
    assert ran.code == 0 and not ran.err
    assert ran.out.splitlines()[0].startswith(f"2 captures written to {target} (")
    vigie_run("new", other)
    assert vigie_run("read", "--case", other, target).out.splitlines()[0] == "2 documents read, 0 failed"
    claims = [vigie_run("claims", "--case", place, "--format", "json").out for place in (case, other)]
    assert claims[0] == claims[1] and claims[0]


def test_what_stays_behind_is_counted_on_standard_error(vigie_run: Any, case: Path, tmp_path: Path) -> None:
    ran = vigie_run("export", "wacz", "--case", case, tmp_path / "x.wacz", "--since", "2999", "--lang", "fr")
    assert (ran.code, ran.out) == (1, "") and ran.err.startswith("Rien à exporter")
    assert vigie_run("export", "wacz", "--case", case, tmp_path / "x.wacz", "--handling", "secret").code == 2
    assert vigie_run("export", "pdf", tmp_path / "x").code == 2


def test_a_damaged_archive_is_said_in_the_language_of_the_user(vigie_run: Any, case: Path, tmp_path: Path) -> None:
    (tmp_path / "x.wacz").write_bytes(b"hello")
    (tmp_path / "x.warc.gz").write_bytes(b"\x1f\x8b\x08hello hello")
    ran = vigie_run("read", "--case", case, tmp_path / "x.wacz", tmp_path / "x.warc.gz", "--lang", "fr")
    assert ran.code == 1
    assert "n'est pas un fichier WACZ" in ran.err and "aucun enregistrement WARC lisible" in ran.err
