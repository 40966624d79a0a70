"""Check: what is sent is laid beside the case, kept nowhere, and taken only from pages of ours."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from vigie.store.case import open_view
from vigie.store.query import summary
from vigie.web.desk import Desk

TEXT = (
    "North Korea shipped 10,000 containers of artillery shells to Russia in 2023, said South Korea's "
    "National Intelligence Service. Poland ordered 77 tanks from South Korea, it was said <b>here</b>."
)


@pytest.fixture
def token(client: TestClient) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get("/check").text)
    assert found
    return found[1]


def test_a_text_is_laid_beside_the_case_and_not_kept(client: TestClient, token: str, desk: Desk) -> None:
    with open_view(desk.case) as view:
        before = summary(view)
    answer = client.post("/check", data={"token": token, "text": TEXT})
    assert answer.status_code == 200
    assert "Changed on the way: 1 claim" in answer.text and 'href="/origins/clm_' in answer.text
    assert "“10,000 containers” for “at least 10,000 containers”" in answer.text
    assert "&lt;b&gt;here" in answer.text and "<b>here" not in answer.text
    with open_view(desk.case) as view:
        assert summary(view) == before


def test_a_file_is_checked_like_a_text(client: TestClient, token: str) -> None:
    files = {"file": ("a page.html", f"<html><body><article><p>{TEXT}</p></article></body></html>", "text/html")}
    answer = client.post("/check", data={"token": token, "text": ""}, files=files)
    assert "a page.html" in answer.text and "Changed on the way: 1 claim" in answer.text


def test_nothing_and_what_is_no_address_are_said(client: TestClient, token: str) -> None:
    assert "Paste a text" in client.post("/check", data={"token": token}).text
    answer = client.post("/check", data={"token": token, "address": "/etc/passwd"})
    assert answer.status_code == 200 and 'role="alert"' in answer.text and "root:" not in answer.text
    french = client.post("/check", data={"token": token, "address": "file:///x"}, headers={"accept-language": "fr"})
    assert "adresse du web" in french.text


def test_an_address_of_this_machine_is_not_fetched(client: TestClient, token: str) -> None:
    answer = client.post("/check", data={"token": token, "address": "http://127.0.0.1:1/"})
    assert answer.status_code == 200 and 'role="alert"' in answer.text


@pytest.mark.parametrize(
    ("headers", "good"),
    [
        ({"origin": "http://127.0.0.1"}, True),
        ({"origin": "null", "sec-fetch-site": "same-origin"}, True),
        ({"origin": "http://127.0.0.1:9"}, False),
        ({"origin": "https://elsewhere.example"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
    ],
)
def test_no_form_of_another_site_is_taken(client: TestClient, token: str, headers: dict[str, str], good: bool) -> None:
    answer = client.post("/check", data={"token": token, "text": TEXT}, headers=headers)
    assert answer.status_code == (200 if good else 403)


def test_no_form_without_its_token_is_taken(client: TestClient) -> None:
    for token in ("", "x", "é"):
        answer = client.post("/check", data={"token": token, "text": TEXT})
        assert answer.status_code == 403 and "load the page again" in answer.text


def test_programs_ask_the_same_in_json_alone(client: TestClient) -> None:
    found = client.post("/api/check", json={"text": TEXT}).json()
    assert found["claims"][0]["verdict"] == "changed" and found["in_case"] is False
    form = client.post("/api/check", content='{"text":"x"}', headers={"content-type": "text/plain"})
    assert form.status_code == 415 and form.json()["error"]["code"] == "bad-type"
    assert client.post("/api/check", json={"words": "x"}).status_code == 400
    large = client.post("/api/check", json={"text": "x" * 5_000_001})
    assert large.status_code == 413 and large.json()["error"]["code"] == "too-large"
