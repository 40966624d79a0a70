from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

CLAIM = "clm_00000000000000000001"  # 150 KN-23 from Pyongyang to Moscow, the NIS says, cited by Meridia


@pytest.fixture
def figure(vigie_run: Any, case: Path) -> str:
    ran = vigie_run("figures", "--case", case, "--all", "--recipient", "Russia", "--format", "json")
    assert ran.code == 0
    (only,) = map(json.loads, ran.out.splitlines())
    return str(only["id"])


def test_figures_with_one_reading_are_listed_only_when_asked(vigie_run: Any, case: Path) -> None:
    assert "--all" in vigie_run("figures", "--case", case).err
    shown = vigie_run("figures", "--case", case, "--all").out
    assert "North Korea → Russia" in shown and "≥ 150" in shown


def test_a_figure_shows_who_says_it_and_what_it_comes_to(vigie_run: Any, case: Path, figure: str) -> None:
    ran = vigie_run("figure", "--case", case, figure[:10])
    assert ran.code == 0
    assert "NIS" in ran.out and "≥ 150" in ran.out and f"vigie origin --case {case} sta_" in ran.out


def test_a_figure_as_csv_has_a_line_for_each_reading(vigie_run: Any, case: Path, figure: str) -> None:
    rows = list(csv.DictReader(io.StringIO(vigie_run("figure", "--case", case, figure, "--format", "csv").out)))
    assert [(row["figure"], row["claimer"], row["low"], row["high"]) for row in rows] == [(figure, "nis-kr", "150", "")]


def test_the_list_as_csv_holds_ids_and_never_names(vigie_run: Any, case: Path, figure: str) -> None:
    rows = list(csv.DictReader(io.StringIO(vigie_run("figures", "--case", case, "--all", "--format", "csv").out)))
    assert (figure, "KP", "RU") in [(row["id"], row["supplier"], row["recipient"]) for row in rows]


def test_an_unknown_figure_is_one_sentence(vigie_run: Any, case: Path) -> None:
    ran = vigie_run("figure", "--case", case, "fig_nothing")
    assert (ran.code, ran.err.count("\n")) == (1, 1)


def test_the_origin_of_a_claim_with_the_sentence_that_proves_it(vigie_run: Any, case: Path, figure: str) -> None:
    ran = vigie_run("origin", "--case", case, CLAIM)
    assert ran.code == 0
    assert "NIS" in ran.out and "Pyongyang a cédé" in ran.out and "1 origin" in ran.out and figure in ran.out


def test_the_origin_as_json_names_the_statement(vigie_run: Any, case: Path) -> None:
    found = json.loads(vigie_run("origin", "--case", case, CLAIM, "--format", "json").out)
    assert found["statement"]["claimer"] == "nis-kr"
    again = vigie_run("origin", "--case", case, found["statement"]["id"], "--format", "json").out
    assert json.loads(again) == found


def test_a_claim_of_a_document_set_aside_has_no_origin(vigie_run: Any, case: Path) -> None:
    listed = [json.loads(line) for line in vigie_run("documents", "--case", case, "--format", "json").out.splitlines()]
    vigie_run("document", "--case", case, listed[1]["id"], "--exclude", "a parody")
    ran = vigie_run("origin", "--case", case, CLAIM)
    assert (ran.code, ran.err.count("\n")) == (1, 1)


def test_a_check_knows_what_the_case_holds(vigie_run: Any, case: Path, folder: Path) -> None:
    ran = vigie_run("check", "--case", case, folder / "b.txt", "--format", "json")
    assert ran.code == 0
    (one,) = map(json.loads, ran.out.splitlines())
    assert one["verdict"] in ("new", "known") and one["claim"]["id"] == CLAIM


def test_a_check_of_nothing_says_so(vigie_run: Any, case: Path, tmp_path: Path) -> None:
    (tmp_path / "empty-talk.txt").write_text("The harbour was calm. Nobody spoke of anything at all that morning.")
    ran = vigie_run("check", "--case", case, tmp_path / "empty-talk.txt")
    assert (ran.code, ran.out) == (0, "") and "No claim" in ran.err


def test_a_file_that_is_not_there_is_one_sentence(vigie_run: Any, case: Path) -> None:
    ran = vigie_run("check", "--case", case, "nowhere.txt")
    assert (ran.code, ran.err.count("\n")) == (1, 1)


def test_what_is_new_since_a_moment(vigie_run: Any, case: Path, figure: str) -> None:
    assert figure in vigie_run("diff", "--case", case, "2000").out
    assert "Nothing new" in vigie_run("diff", "--case", case, "2999").err
    ran = vigie_run("diff", "--case", case, "yesterday")
    assert (ran.code, "yesterday" in ran.err) == (2, True)
    assert json.loads(vigie_run("diff", "--case", case, "2000", "--format", "json").out)["statements"]


def test_findings_that_rest_on_what_is_not_public_stay_in_the_case(vigie_run: Any, case: Path, figure: str) -> None:
    listed = vigie_run("documents", "--case", case, "--format", "json").out.splitlines()
    (restricted,) = (one["id"] for one in map(json.loads, listed) if one["path"] == "b.txt")
    vigie_run("document", "--case", case, restricted, "--handling", "restricted")
    for verb in (["figures", "--all"], ["figure", figure], ["origin", CLAIM], ["diff", "2000"]):
        typed = [*verb, "--case", case, "--format", "json"]
        kept, named = vigie_run(*typed), vigie_run(*typed, "--handling", "restricted")
        assert (kept.code, figure in kept.out, figure in named.out) == (0, False, True), verb
        assert ("left out" in kept.err, "left out" in named.err) == (True, False), verb
        assert figure in vigie_run(*verb, "--case", case).out  # on the screen of who has the case
    rows = vigie_run("figure", figure, "--case", case, "--format", "csv").out.splitlines()
    assert len(rows) == 1  # the names of the columns


@pytest.mark.parametrize("verb", [["figures", "--all"], ["origin", CLAIM], ["diff", "2000"]])
def test_in_french_no_word_of_english_is_left(vigie_run: Any, case: Path, verb: list[str]) -> None:
    shown = vigie_run("--lang", "fr", *verb, "--case", case).out
    assert shown and " the " not in shown and "statement" not in shown


@pytest.mark.parametrize("since", ["2026-13", "2026-02-30", "2026-11-20T25:00", "0000"])
def test_a_day_that_no_calendar_has_is_no_moment(vigie_run: Any, case: Path, since: str) -> None:
    ran = vigie_run("diff", "--case", case, since)
    assert ran.code == 2 and "is no moment" in ran.err


def test_diff_says_that_a_figure_is_new(vigie_run: Any, case: Path, figure: str) -> None:
    (line,) = [one for one in vigie_run("diff", "--case", case, "2000").out.splitlines() if figure in one]
    assert line.endswith(": new, ≥\N{NO-BREAK SPACE}150")


@pytest.mark.parametrize("verb", ["origin", "show", "document"])
def test_an_id_of_something_else_says_what_shows_it(vigie_run: Any, case: Path, figure: str, verb: str) -> None:
    ran = vigie_run(verb, "--case", case, figure)
    assert ran.code == 1 and f"{figure} is an id of something else; to see it: vigie figure\n" in ran.err


def test_the_floor_is_a_number_and_the_csv_says_how_many_it_rests_on(vigie_run: Any, case: Path, figure: str) -> None:
    assert "none of them falls: 150" in vigie_run("figure", "--case", case, figure).out
    rows = list(csv.DictReader(io.StringIO(vigie_run("figures", "--case", case, "--all", "--format", "csv").out)))
    assert [row["compared"] for row in rows if row["id"] == figure] == ["1"]


@pytest.mark.parametrize("columns", ["40", "80"])
def test_no_number_is_cut_on_a_narrow_screen(
    vigie_run: Any, case: Path, figure: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for ran in (vigie_run("figures", "--case", case, "--all"), vigie_run("figure", "--case", case, figure)):
        assert figure in ran.out and "≥\N{NO-BREAK SPACE}150" in ran.out and "ballistic" in ran.out
        table = ran.out.partition("\n\n")[0]
        assert len(table.splitlines()[1]) <= int(columns)
