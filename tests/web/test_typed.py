from __future__ import annotations

import pytest
from starlette.testclient import TestClient


def test_the_ledger_comes_by_pages(client: TestClient) -> None:
    first = client.get("/api/claims?size=2").json()
    second = client.get("/api/claims?size=2&page=2").json()
    assert first["total"] == second["total"] > 4
    assert len({claim["id"] for page in (first, second) for claim in page["claims"]}) == 4
    one = client.get(f"/api/claims/{first['claims'][0]['id']}").json()
    assert one == first["claims"][0] and one["sha256"] and one["evidence"]


def test_filters_add_up_and_values_of_one_are_either_or(client: TestClient) -> None:
    both = client.get("/api/claims?kind=transfer&kind=agreement").json()["claims"]
    assert {claim["kind"] for claim in both} == {"transfer", "agreement"}
    found = client.get("/api/claims?kind=transfer&supplier=KP&q=шесть").json()
    assert found["total"] == 0
    assert client.get("/api/claims?q=KN-23").json()["total"] >= 1


@pytest.mark.parametrize("wrong", ["size=x", "unheard=1", "size=1&size=2", "page=1.5"])
def test_a_wrong_parameter_is_refused_in_the_one_shape(client: TestClient, wrong: str) -> None:
    found = client.get(f"/api/claims?{wrong}")
    assert found.status_code == 400
    assert found.json()["error"]["code"] == "bad-parameter" and found.json()["error"]["message"]


def test_a_date_that_cannot_be_read_is_said(client: TestClient) -> None:
    found = client.get("/api/claims?since=someday")
    assert found.status_code == 400 and found.json()["error"]["code"] == "bad-date"


def test_the_description_holds_every_call(client: TestClient) -> None:
    told = client.get("/api/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    query = {one["name"] for one in told["paths"]["/api/claims"]["get"]["parameters"]}
    assert {"q", "kind", "supplier", "page"} <= query
    place = told["paths"]["/api/claims/{claim}"]["get"]["parameters"]
    assert place == [{"name": "claim", "in": "path", "required": True, "schema": {"type": "string"}}]
