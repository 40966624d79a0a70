"""Sources, custody and trust: what is watched, what changed, whether all is whole, how well it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from vigie.flow.case import case_packs, new_case, read_into
from vigie.flow.weaving import weave
from vigie.packs.accuracy import accuracy
from vigie.store.sources import add_source
from vigie.store.writer import open_writer
from vigie.web.app import workbench
from vigie.web.desk import make_desk

AT = "2026-01-01T00:00:00+00:00"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    (tmp_path / "a.txt").write_text("North Korea shipped 40 shells to Russia in 2023, said Seoul.", "utf-8")
    case = new_case(tmp_path / "case")
    packs = case_packs(case)
    read_into(case, [str(tmp_path / "a.txt")], packs)
    weave(case, packs)
    with open_writer(case) as writer, writer.transaction():
        add_source(writer, AT, "me", "https://wire.example/feed", "<b>Halden</b> Wire")
    yield TestClient(workbench(make_desk(case, packs)), base_url="http://127.0.0.1", headers={"accept-language": "en"})


def send(client: TestClient, path: str, **fields: str) -> str:
    token = re.search(r'name="token" value="([^"]+)"', client.get("/sources").text)
    assert token
    return client.post(path, data={"token": token[1], **fields}).text


def test_a_source_is_paused_and_watched_again(client: TestClient) -> None:
    (one,) = client.get("/api/sources").json()
    shown = client.get("/sources").text
    assert "&lt;b&gt;Halden" in shown and "<b>Halden" not in shown and ">watched<" in shown
    assert "Paused." in send(client, f"/sources/{one['id']}", act="pause")
    assert client.get("/api/sources").json()[0]["state"] == "paused"
    assert "Watched again." in send(client, f"/sources/{one['id']}", act="resume")
    assert "Removed" in send(client, f"/sources/{one['id']}", act="remove")
    assert client.get("/api/sources").json() == []


def test_what_is_no_address_is_not_watched(client: TestClient) -> None:
    shown = send(client, "/sources", address="nonsense", name="Mine")
    assert 'role="alert"' in shown and 'value="nonsense"' in shown and 'value="Mine"' in shown
    assert 'role="alert"' in send(client, "/sources", address="http://127.0.0.1:1/feed")
    assert len(client.get("/api/sources").json()) == 1


def test_custody_is_shown_and_a_touched_original_is_found(client: TestClient, tmp_path: Path) -> None:
    document = client.get("/api/documents").json()["documents"][0]["id"]
    shown = client.get(f"/documents/{document}/custody").text
    chain = client.get(f"/api/documents/{document}/custody").json()
    assert chain["events"] and all(event["hash"] in shown for event in chain["events"])
    assert "All is as it was taken in." in send(client, "/verify")
    assert client.post("/api/verify", json={}).json()["faults"] == []
    (original,) = (path for path in (tmp_path / "case" / "documents").rglob("*") if path.is_file())
    original.chmod(0o644)
    original.write_bytes(b"something else")
    assert "Broken: 1 fault" in send(client, "/verify")
    assert len(client.post("/api/verify", json={}).json()["faults"]) == 1
    assert client.post("/api/verify", json={"head": "x"}).status_code == 400


def test_trust_says_what_was_measured_with_intervals(client: TestClient) -> None:
    shown, held = client.get("/trust").text, accuracy()
    assert held.measured in shown and held.commit in shown and "95" in shown
    assert {"fr", "en"} <= {one.language for one in held.languages}
    for one in held.languages:
        for share in (one.found_recall, one.exact_recall, one.found_precision, one.exact_precision):
            assert 0 <= share.low <= share.value <= share.high <= 1
    assert sum(one.articles for one in held.first_runs) >= 100
    assert client.get("/api/accuracy").json()["commit"] == held.commit
