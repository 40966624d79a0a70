"""The gate holds: scores stand on or above their floors, and no floor is ever taken back."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from gate import gate

GIT = ["git", "-C", str(gate.ROOT)]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[gate.Set, dict]]:
    return gate.measure(gate.corpus_sets()[0], tmp_path_factory.mktemp("gate"))[0]


def test_no_score_is_under_its_floor_and_every_span_quotes_its_text(results: list[tuple[gate.Set, dict]]) -> None:
    assert {"dev-fr odd", "dev-fr even", "dev-en odd", "dev-en even"} <= {one.name for one, _ in results}
    assert [sentence for one, scores in results for sentence in gate.below(one, scores)] == []
    assert sum(scores["unanchored"] for _, scores in results) == 0


def test_every_set_of_the_corpus_has_a_floor() -> None:
    sets = [one for one in gate.corpus_sets()[0] if one.name != "seeds"]
    assert [one.name for one in sets if gate.floor(one, "exact") is None] == [], (
        "run: python tests/gate/gate.py --raise"
    )


def test_no_floor_ever_kept_is_missing() -> None:
    log = subprocess.run([*GIT, "log", "-p", "--format=", "--", str(gate.FLOORS)], capture_output=True, text=True)
    if log.returncode:
        pytest.skip("no git history here")
    added = [line[1:].rstrip(",") for line in log.stdout.splitlines() if line.startswith("+{")]
    kept = gate.floor_rows()
    assert [row for row in map(json.loads, added) if row not in kept] == []


def a_set(folder: Path) -> gate.Set:
    for name in ("a.txt", "a.yaml"):
        (folder / name).write_text("x", "utf-8")
    return gate.Set("small", folder, folder, ("a",))


def scores(found: float, exact: float) -> dict:
    return {"found": {"f1": found}, "exact": {"f1": exact}}


def test_floors_only_rise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    one = a_set(tmp_path)
    assert gate.below(one, scores(0.1, 0.1)) == []
    assert len(gate.raise_floors([(one, scores(0.5, 0.3))])) == 1
    assert gate.raise_floors([(one, scores(0.5, 0.3))]) == []
    assert gate.raise_floors([(one, scores(0.9, 0.2))]) == [], "exact fell"
    assert len(gate.below(one, scores(0.4, 0.2))) == 2
    assert len(gate.raise_floors([(one, scores(0.5, 0.4))])) == 1
    assert (gate.floor(one, "found"), gate.floor(one, "exact")) == (0.5, 0.4)


def test_other_documents_have_other_floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    one = a_set(tmp_path)
    gate.raise_floors([(one, scores(0.5, 0.3))])
    (tmp_path / "a.yaml").write_text("y", "utf-8")
    assert gate.floor(one, "found") is None


def test_even_numbers_are_never_listed() -> None:
    shown = [stem for one in gate.corpus_sets()[0] if one.open for stem in one.stems]
    assert [stem for stem in shown if stem.startswith("dev-") and int(stem[-2:]) % 2 == 0] == []
