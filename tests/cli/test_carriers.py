"""A ship that a text names, read by the engine itself, on the page of its claim and among the entities."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from vigie.flow.stages import default_stages

TEXT = "The Togo-flagged freighter Sea Marl (IMO 9074729) delivered 400 rifles from Serbia to Sudan on 4 June 2024.\n"
STAGES = default_stages()


@pytest.fixture
def shipped(tmp_path: Path, vigie_run: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case with one text that names a ship."""
    monkeypatch.setattr("vigie.cli.case.default_stages", lambda *_: STAGES)
    (tmp_path / "ship.txt").write_text(TEXT, "utf-8")
    place = tmp_path / "ships"
    assert vigie_run("new", place).code == 0
    assert vigie_run("read", "--case", place, tmp_path / "ship.txt").code == 0
    return place


def test_a_claim_shows_what_carried_the_goods(vigie_run: Any, shipped: Path) -> None:
    (line,) = vigie_run("claims", "--case", shipped, "--format", "json").out.splitlines()
    claim = json.loads(line)
    (carrier,) = claim["carriers"]
    start = TEXT.index("Sea Marl")
    assert carrier == {
        "text": "Sea Marl", "start": start, "end": start + 8, "kind": "ship", "imo": "9074729", "flag": "TG",
    }  # fmt: skip
    page = vigie_run("show", claim["id"], "--case", shipped).out
    (shown,) = [row for row in page.splitlines() if row.strip().startswith("carrier")]
    for part in ("Sea Marl, IMO 9074729, flag of Togo", "27–35"):
        assert part in shown


def test_a_ship_is_an_entity_by_her_number(vigie_run: Any, shipped: Path) -> None:
    rows = vigie_run("entities", "--kind", "vessel", "--format", "json", "--case", shipped).out.splitlines()
    assert [(one["id"], one["name"]) for one in map(json.loads, rows)] == [("imo-9074729", "Sea Marl")]
