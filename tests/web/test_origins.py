"""Origins: many documents, one origin; copies folded; the same for programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from vigie.flow.case import case_packs, new_case, read_into
from vigie.flow.weaving import weave
from vigie.web.app import workbench
from vigie.web.desk import make_desk

LEAD = (
    "North Korea shipped at least 10,000 containers of artillery shells to Russia in 2023, said South Korea's National "
    "Intelligence Service. Two members of the committee that oversees the agency spoke to reporters after a closed "
    "session that had ended late in the evening, and left by a side door without a word on how it had been counted. "
)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    lines = ["file,publisher,dated"]
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(LEAD + f"Nothing else was known at desk {n}.", "utf-8")
        lines.append(f"{n}.txt,Wire {n},2024-01-1{n}")
    (tmp_path / "manifest.csv").write_text("\n".join(lines) + "\n", "utf-8")
    case = new_case(tmp_path / "case")
    packs = case_packs(case)
    read_into(case, [str(tmp_path)], packs)
    weave(case, packs)
    yield TestClient(workbench(make_desk(case, packs)), base_url="http://127.0.0.1", headers={"accept-language": "en"})


def test_five_documents_are_one_origin_and_copies_are_folded(client: TestClient) -> None:
    listed = client.get("/origins").text
    (one,) = set(re.findall(r'href="(/origins/sta_\w+)"', listed))
    shown = client.get(one).text
    assert "<strong>5</strong> documents" in shown and "<strong>1</strong> origin" in shown
    assert "4 copies</bdi>" in shown and shown.count('data-kind="telling"') == 5
    assert shown.count("<details") == 1 and "National Intelligence Service" in shown
    told: dict[str, Any] = client.get(f"/api{one}").json()
    assert (told["documents"], told["origins"], len(told["statements"])) == (5, 1, 1)


def test_a_claim_and_a_figure_lead_to_the_same(client: TestClient) -> None:
    claim = client.get("/api/claims?size=1").json()["claims"][0]["id"]
    shown = client.get(f"/origins/{claim}").text
    assert "<strong>5</strong> documents" in shown and "(this claim)" in shown and 'class="n-telling self"' in shown
    figure = client.get("/api/figures").json()["figures"][0]["id"]
    assert "<strong>5</strong> documents" in client.get(f"/origins/{figure}").text
    for nothing in ("clm_00", "sta_00", "fig_00", "x"):
        assert client.get(f"/origins/{nothing}").status_code == 404
        assert client.get(f"/api/origins/{nothing}").status_code == 404
