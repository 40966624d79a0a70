"""The verbs of assessment as they print, over a small real case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from vigie.cli.main import run
from vigie.flow.stages import default_stages

TEXT = (
    "North Korea delivered 148 KN-23 ballistic missiles to Russia in 2024, Ukrainian military intelligence said. "
    "Debris recovered in Kharkiv was identified as a KN-23 by Conflict Armament Research."
)
REAL = Path(__file__).parents[2] / "src" / "vigie" / "data"


@pytest.fixture(autouse=True)
def whole_world(small_world: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real packs and stages: a regime names bodies that the few packs do not hold."""
    monkeypatch.setattr("vigie.packs.loader.BUILT_IN", REAL)
    for module in ("flow.extracting", "flow.case", "cli.case"):
        monkeypatch.setattr(f"vigie.{module}.default_stages", default_stages)


@pytest.fixture(scope="module")
def woven(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = tmp_path_factory.mktemp("texts")
    (texts / "one.txt").write_text(TEXT, "utf-8")
    (texts / "manifest.csv").write_text("file,dated,language\none.txt,2025-01-24,en\n", "utf-8")
    return texts


@pytest.fixture
def case(woven: Path, tmp_path: Path, vigie_run: Any) -> Path:
    made = tmp_path / "case"
    assert vigie_run("new", made).code == 0
    assert vigie_run("read", woven, "--case", made).code == 0
    return made


def the_claim(vigie_run: Any, case: Path) -> str:
    lines = vigie_run("claims", "--case", case, "--kind", "transfer", "--format", "json").out.splitlines()
    return str(json.loads(lines[0])["id"])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_claim_shows_each_element_and_who_alone_decides(language: str, vigie_run: Any, case: Path) -> None:
    shown = vigie_run("--lang", language, "provisions", the_claim(vigie_run, case), "--case", case)
    assert shown.code == 0
    for part in ("ARM-04", "S/RES/1874 (2009)", "+ ", "1718"):
        assert part in shown.out
    assert ("If established" if language == "en" else "Établie") in shown.out


def test_what_does_not_fit_is_shown_when_asked(vigie_run: Any, case: Path) -> None:
    claim = the_claim(vigie_run, case)
    less = vigie_run("provisions", claim, "--case", case).out
    more = vigie_run("provisions", claim, "--case", case, "--unfit").out
    assert "ARM-06" not in less and "ARM-06" in more and "- to: another party" in more


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_sheet_says_what_a_maker_is_not(language: str, vigie_run: Any, case: Path) -> None:
    shown = vigie_run("--lang", language, "sanctions", "--case", case)
    assert shown.code == 0
    said = "does not show that its maker" if language == "en" else "ne montre pas que son fabricant"
    assert "ARM-02" in shown.out and "OIL-04" in shown.out and said in shown.out


def test_an_identification_says_what_a_maker_is_not(vigie_run: Any, case: Path) -> None:
    lines = vigie_run("claims", "--case", case, "--kind", "identification", "--format", "json").out.splitlines()
    claim = json.loads(lines[0])["id"]
    for verb in ("provisions", "grade"):
        assert "does not show that its maker" in vigie_run(verb, claim, "--case", case).out


def test_the_sheet_as_json_holds_ids(vigie_run: Any, case: Path) -> None:
    found = json.loads(vigie_run("sanctions", "--case", case, "--format", "json").out)
    assert {row["provision"] for row in found["rows"]} >= {"ARM-02", "ARM-04", "WMD-01"}


def test_a_grade_prints_its_reasons_and_is_set_and_taken_back(vigie_run: Any, case: Path) -> None:
    claim = the_claim(vigie_run, case)
    first = vigie_run("grade", claim, "--case", case)
    assert "F3" in first.out and "a single named origin" in first.out and "party to the conflict" in first.out
    kept = vigie_run("grade", claim, "--case", case, "--set", "B2", "--why", "seen by our own people")
    assert kept.code == 0 and "--undo rul_" in kept.out
    assert "B2" in vigie_run("grade", claim, "--case", case).out
    ruling = kept.out.split("--undo ")[1].split()[0]
    assert vigie_run("grade", "--case", case, "--undo", ruling).code == 0
    assert "F3" in vigie_run("grade", claim, "--case", case).out


def test_a_ruling_needs_a_reason_and_a_claim(vigie_run: Any, case: Path) -> None:
    assert vigie_run("grade", the_claim(vigie_run, case), "--case", case, "--set", "B2").code == 1
    assert vigie_run("grade", "--case", case, "--set", "B2", "--why", "x").code == 2


@pytest.mark.parametrize("name", ["sipri", "unroca"])
def test_a_register_shows_its_rows_and_its_source(name: str, vigie_run: Any, case: Path) -> None:
    shown = vigie_run("register", name, "--case", case)
    assert shown.code == 0 and "(148)" in shown.out and "https://" in shown.out
    assert json.loads(vigie_run("register", name, "--case", case, "--format", "json").out)["rows"]


def test_regimes_are_shown_without_a_case(vigie_run: Any) -> None:
    listed = vigie_run("regime")
    assert listed.code == 0 and "un-dprk" in listed.out
    assert "500,000 barrels" in vigie_run("regime", "OIL-04").out
    whole = vigie_run("--lang", "fr", "regime", "Libye")
    assert "référence non revérifiée" in whole.out and "LBY-02" in whole.out
    assert vigie_run("regime", "atlantis").code == 1


def test_a_bad_regime_of_the_case_stops_with_its_place(vigie_run: Any, case: Path) -> None:
    own = case / "packs" / "regimes"
    own.mkdir(parents=True)
    (own / "mine.yml").write_text("id: mine\n", "utf-8")
    ran = vigie_run("sanctions", "--case", case)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "mine.yml:1" in ran.err


def test_the_verbs_are_of_the_command() -> None:
    assert run(["register", "--help"]) == 0
