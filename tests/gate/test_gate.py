"""The gate holds: scores stand on or above their floors, and no floor is ever taken back."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

import floors
import gate
from causes import errors_of
from listing import listing
from reading import anchored
from scorer import rules
from sets import ROOT, Set, corpus_sets
from tables import PAGE, Results, rewrite, tables

GIT = ["git", "-C", str(ROOT)]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return gate.measure(corpus_sets()[0], tmp_path_factory.mktemp("gate"))


def test_no_score_is_under_its_floor_and_every_span_quotes_its_text(results: Results) -> None:
    assert {"dev-fr odd", "dev-fr even", "dev-en odd", "dev-en even"} <= {one.name for one, _ in results.scores}
    assert [sentence for one, scores in results.scores for sentence in floors.below(one, scores)] == []
    assert sum(scores["unanchored"] for _, scores in results.scores) == 0


def test_every_missed_claim_and_every_claim_that_is_not_exact_has_its_cause(results: Results) -> None:
    for read, errors in ((read, errors_of(read)) for one in results.accounts for read in one.readings):
        gold = list(read.gold)
        pairs = rules.align(gold, anchored(read))
        exact = [g for g, _, verdict in pairs if all(verdict.get(s, True) for s in rules.deciding(gold[g]))]
        owed = {id(one) for g, one in enumerate(gold) if g not in exact and not one.get("optional")}
        assert owed <= {id(error.gold) for error in errors}, read.name


def test_the_listing_of_the_corpus_names_no_even_number(results: Results) -> None:
    named = [line.split()[0] for line in listing(results.accounts) if line.startswith("dev-")]
    assert named
    assert [name for name in named if int(name[-2:]) % 2 == 0] == []


def test_the_page_gets_its_tables_anew_and_keeps_the_rest(results: Results, tmp_path: Path) -> None:
    page = tmp_path / "quality.md"
    page.write_text(PAGE.read_text("utf-8"), "utf-8")
    rewrite(results, page)
    once = page.read_text("utf-8")
    rewrite(results, page)
    assert page.read_text("utf-8") == once
    before, after = (text.partition("<!--")[0] for text in (PAGE.read_text("utf-8"), once))
    assert before == after
    heads = [table[0][0] for table in tables(results)]
    assert heads == ["set", "language", "kind", "slot", "errors"]
    assert all(len({len(row) for row in table}) == 1 and f"| {table[0][0]} |" in once for table in tables(results))


def test_every_set_of_the_corpus_has_a_floor() -> None:
    sets = [one for one in corpus_sets()[0] if one.name != "seeds"]
    assert [one.name for one in sets if floors.floor(one, "exact") is None] == [], (
        "run: python tests/gate/gate.py --raise"
    )


def test_no_floor_ever_kept_is_missing() -> None:
    log = subprocess.run([*GIT, "log", "-p", "--format=", "--", str(floors.FLOORS)], capture_output=True, text=True)
    if log.returncode:
        pytest.skip("no git history here")
    added = [line[1:].rstrip(",") for line in log.stdout.splitlines() if line.startswith("+{")]
    kept = floors.floor_rows()
    assert [row for row in map(json.loads, added) if row not in kept] == []


def a_set(folder: Path) -> Set:
    for name in ("a.txt", "a.yaml"):
        (folder / name).write_text("x", "utf-8")
    return Set("small", folder, folder, ("a",))


def scores(found: float, exact: float) -> dict:
    return {"found": {"f1": found}, "exact": {"f1": exact}}


def test_floors_only_rise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.json")
    one = a_set(tmp_path)
    assert floors.below(one, scores(0.1, 0.1)) == []
    assert len(floors.raise_floors([(one, scores(0.5, 0.3))])) == 1
    assert floors.raise_floors([(one, scores(0.5, 0.3))]) == []
    assert floors.raise_floors([(one, scores(0.9, 0.2))]) == [], "exact fell"
    assert len(floors.below(one, scores(0.4, 0.2))) == 2
    assert len(floors.raise_floors([(one, scores(0.5, 0.4))])) == 1
    assert (floors.floor(one, "found"), floors.floor(one, "exact")) == (0.5, 0.4)


def test_other_documents_have_other_floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.json")
    one = a_set(tmp_path)
    floors.raise_floors([(one, scores(0.5, 0.3))])
    (tmp_path / "a.yaml").write_text("y", "utf-8")
    assert floors.floor(one, "found") is None


def test_even_numbers_are_never_listed() -> None:
    shown = [stem for one in corpus_sets()[0] if one.open for stem in one.stems]
    assert [stem for stem in shown if stem.startswith("dev-") and int(stem[-2:]) % 2 == 0] == []
