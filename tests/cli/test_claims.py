from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

FIRST, SECOND = "clm_00000000000000000002", "clm_00000000000000000001"  # a.txt is read before b.txt
GOLDEN = Path(__file__).parent / "golden"


def plain(printed: str) -> str:
    """What was printed with ordinary spaces, without what differs from run to run."""
    varying = "run_[0-9a-f]{20}|packs +[0-9a-f]{12}|connaissances +[0-9a-f]{12}"
    return re.sub(varying, "…", re.sub("[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]", " ", printed))


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], [FIRST, SECOND]),
        (["--kind", "transfer"], [FIRST, SECOND]),
        (["--kind", "test"], []),
        (["--supplier", "Corée du Nord"], [SECOND]),
        (["--supplier", "KP", "--supplier", "Iran"], [FIRST, SECOND]),
        (["--recipient", "Russia"], [SECOND]),
        (["--party", "RU"], [SECOND]),
        (["--claimer", "NIS"], [SECOND]),
        (["--claimer", "author"], [FIRST]),
        (["--item", "missile"], [SECOND]),
        (["--item", "KN-23"], [SECOND]),
        (["--item", "ammunition"], [FIRST]),
        (["--status", "denied"], [FIRST]),
        (["--since", "2024", "--until", "2025"], [SECOND]),
        (["--text", "Moscou"], [SECOND]),
        (["--order", "newest"], [SECOND, FIRST]),
        (["--limit", "1"], [FIRST]),
    ],
)
def test_filters(vigie_run: Any, case: Path, options: list[str], found: list[str]) -> None:
    ran = vigie_run("claims", "--case", case, "--format", "json", *options)
    assert ran.code == 0
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == found


def test_claims_of_one_document_and_of_documents_set_aside(vigie_run: Any, case: Path) -> None:
    listed = vigie_run("documents", "--case", case, "--format", "json").out.splitlines()
    first = json.loads(listed[0])["id"]
    assert FIRST in vigie_run("claims", "--case", case, "--document", first).out
    assert vigie_run("document", "--case", case, first, "--exclude", "a parody").code == 0
    assert FIRST not in vigie_run("claims", "--case", case).out
    assert FIRST in vigie_run("claims", "--case", case, "--excluded").out


def test_json_is_the_interchange_form_with_its_source(vigie_run: Any, case: Path) -> None:
    one = json.loads(vigie_run("claims", "--case", case, "--format", "json", "--limit", "1").out)
    assert one["document"] == "a.txt"
    assert one["publisher"] == "Gazette" and one["dated"] == "2025-03-01" and len(one["sha256"]) == 64
    assert "superseded" not in one


def test_no_cell_of_the_csv_starts_a_formula(vigie_run: Any, case: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(vigie_run("claims", "--case", case, "--format", "csv").out)))
    assert rows[0]["quote"] == "'=1+1 Tehran has not sold shells."
    assert rows[1]["quantity_min"] == "150" and rows[1]["supplier"] == "KP"
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_ledger_as_plain_text(vigie_run: Any, case: Path, language: str) -> None:
    ran = vigie_run("claims", "--case", case, "--lang", language)
    assert plain(ran.out) == (GOLDEN / f"ledger-{language}.txt").read_text("utf-8")


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 149, 150, 200])
def test_an_id_is_whole_on_every_screen(
    vigie_run: Any, case: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    printed = vigie_run("claims", "--case", case).out
    assert FIRST in printed and SECOND in printed
    assert max(map(len, printed.splitlines())) <= max(columns, 40)


def test_an_empty_answer_is_said_apart(vigie_run: Any, case: Path) -> None:
    ran = vigie_run("claims", "--case", case, "--kind", "use")
    assert (ran.code, ran.out, ran.err) == (0, "", "No claim.\n")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_one_claim_with_its_evidence(vigie_run: Any, case: Path, language: str) -> None:
    ran = vigie_run("show", "--case", case, "clm_00000000000000000001", "--lang", language)
    assert ran.code == 0
    assert plain(ran.out) == (GOLDEN / f"show-{language}.txt").read_text("utf-8")


def test_an_id_may_be_shortened_as_long_as_it_is_one(vigie_run: Any, case: Path) -> None:
    ran = vigie_run("show", "--case", case, "0000")
    assert ran.code == 1 and "several ids begin with 0000" in ran.err
    assert vigie_run("show", "--case", case, "f").code == 1
