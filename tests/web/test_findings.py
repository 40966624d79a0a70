"""Findings in the workbench: written, revised, withdrawn; never markup, never among what was reported."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from vigie.packs.files import Packs
from vigie.store.case import Case, find_case, open_view
from vigie.store.query import claims
from vigie.web.app import workbench
from vigie.web.desk import make_desk


@pytest.fixture
def reader(case: Case, packs: Packs, tmp_path: Path) -> TestClient:
    """A visitor of a copy of the case."""
    own = find_case(Path(shutil.copytree(case.path, tmp_path / "own")))
    return TestClient(workbench(make_desk(own, packs)), base_url="http://127.0.0.1", headers={"accept-language": "en"})


def test_a_finding_is_written_revised_and_withdrawn(reader: TestClient, case: Case) -> None:
    with open_view(case) as view:
        id = claims(view)[0].claim.id
    empty = reader.get("/findings").text
    found = re.search(r'name="token" value="([^"]+)"', empty)
    assert found and "Nobody has written" in empty
    sent = {
        "token": found[1], "text": "<i>Shells</i> went on.", "probability": "likely", "confidence": "low",
        "alternatives": "older stock", "support": id,
    }  # fmt: skip
    assert reader.post("/findings", data={**sent, "token": "x"}).status_code == 403
    page = reader.post("/findings", data=sent)
    assert page.status_code == 200 and "&lt;i&gt;Shells" in page.text and "<i>Shells" not in page.text
    assert "nobody reported this" in page.text and "likely (55–80" in page.text and f"/claims/{id}" in page.text
    at = page.url.path
    page = reader.post(at, data={**sent, "act": "revise", "probability": "unlikely"})
    assert "unlikely (20–45" in page.text and "version 2" in page.text
    assert reader.post(at, data={**sent, "act": "withdraw"}).status_code == 400
    page = reader.post(at, data={**sent, "act": "withdraw", "why": "recanted"})
    assert "Withdrawn: recanted" in page.text
    assert "Shells" not in reader.get("/findings").text and "Shells" in reader.get("/findings?withdrawn=1").text
    assert "Shells went" not in reader.get("/ledger?q=went").text


def test_a_finding_of_no_claim_or_degree_is_refused_in_words(reader: TestClient) -> None:
    found = re.search(r'name="token" value="([^"]+)"', reader.get("/findings").text)
    assert found
    sent = {"token": found[1], "text": "x", "probability": "maybe", "confidence": "low"}
    answer = reader.post("/findings", data=sent)
    assert answer.status_code == 400 and "is no degree" in answer.text
    answer = reader.post("/findings", data={**sent, "probability": "likely", "against": "clm_nothing"})
    assert answer.status_code == 400 and "no claim of this case" in answer.text
    assert reader.get("/findings/fnd_none").status_code == 404
