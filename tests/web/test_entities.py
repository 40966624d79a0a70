"""Entities: lists and cards, and a person's word on names, with undo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from vigie.flow.case import case_packs, new_case, read_into
from vigie.flow.weaving import weave
from vigie.web.app import workbench
from vigie.web.desk import make_desk

TEXTS = (
    "North Korea delivered 12 Zorvane-4 launchers to Russia in 2023, said South Korea's intelligence service.",
    "North Korea sent 9 Zorvane-7 rockets to Russia in 2024. North Korea sent KN-23 missiles to Russia.",
)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """A case of its own, since judgements change it."""
    for n, text in enumerate(TEXTS):
        (tmp_path / f"{n}.txt").write_text(text, "utf-8")
    case = new_case(tmp_path / "case")
    packs = case_packs(case)
    read_into(case, [str(tmp_path / f"{n}.txt") for n in range(len(TEXTS))], packs)
    weave(case, packs)
    yield TestClient(workbench(make_desk(case, packs)), base_url="http://127.0.0.1", headers={"accept-language": "en"})


def ids(client: TestClient) -> dict[str, str]:
    return {one["name"]: one["id"] for one in client.get("/api/entities?unknown=true").json()["entities"]}


def send(client: TestClient, path: str, **fields: str) -> str:
    token = re.search(r'name="token" value="([^"]+)"', client.get("/check").text)
    assert token
    answer = client.post(path, data={"token": token[1], **fields})
    assert answer.status_code == 200, answer.text
    return str(answer.url) + answer.text


def test_the_list_is_narrowed_by_kind_words_and_queue(client: TestClient) -> None:
    every = client.get("/entities").text
    assert "Zorvane-4" in every and 'href="/entities/KP"' in every
    assert "Zorvane-4" not in client.get("/entities?kind=state").text
    waiting = client.get("/entities?unknown=1").text
    assert "Zorvane-7" in waiting and 'href="/entities/KP"' not in waiting
    assert "Zorvane-7" not in client.get("/entities?q=zorvane-4").text
    assert client.get("/api/entities?kind=state&q=korea").json()["total"] >= 1
    assert client.get("/api/entities?kind=nothing").status_code == 400


def test_a_card_says_names_users_relations_and_claims(client: TestClient) -> None:
    card = client.get("/entities/kn-23")
    assert card.status_code == 200 and "KN-23" in card.text and 'href="/claims/clm_' in card.text
    assert 'href="/ledger?item=kn-23"' in card.text
    assert client.get("/api/entities/kn-23").json()["id"] == "kn-23"
    assert client.get("/entities/nobody-at-all").status_code == 404


def test_names_are_merged_and_the_merge_taken_back(client: TestClient) -> None:
    known = ids(client)
    first, second = known["Zorvane-4"], known["Zorvane-7"]
    shown = send(client, f"/entities/{first}/judge", act="same", second=second, why="one photograph")
    assert "done=merged" in shown and "Merged." in shown and "one photograph" in shown
    assert len(ids(client)) == len(known) - 1
    made = client.get("/api/judgements").json()
    assert [one["act"] for one in made] == ["same"] and made[0]["why"] == "one photograph"
    assert "done=undone" in send(client, f"/judgements/{made[0]['id']}/undo")
    assert set(ids(client)) == set(known)
    assert [one["act"] for one in client.get("/api/judgements").json()] == ["same", "undo"]


def test_a_name_is_given_and_what_stands_against_a_judgement_is_said(client: TestClient) -> None:
    known = ids(client)
    first = known["Zorvane-4"]
    assert "Zorvane mark four" in send(client, f"/entities/{first}/judge", act="name", second="Zorvane mark four")
    send(client, f"/entities/{first}/judge", act="different", second=known["Zorvane-7"])
    token = re.search(r'name="token" value="([^"]+)"', client.get("/check").text)
    assert token
    refused = client.post(
        f"/entities/{first}/judge", data={"token": token[1], "act": "same", "second": known["Zorvane-7"]}
    )
    assert refused.status_code == 400 and "apart" in refused.text
    api = client.post("/api/judgements", json={"act": "same", "first": first, "second": known["Zorvane-7"]})
    assert api.status_code == 400 and api.json()["error"]["code"] == "told-apart"
    assert client.post(f"/entities/{quote(first)}/judge", data={"act": "same", "second": "kn-23"}).status_code == 403
