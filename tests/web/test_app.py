from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from vigie.web.app import NAVIGATION
from vigie.web.security import attachment, harmless

EVERYWHERE = [
    *(door.path for door in NAVIGATION),
    "/",
    "/nowhere",
    "/api/claims",
    "/api/nothing",
    "/static/css/base.css",
]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_is_guarded(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8471", ""])
def test_a_page_of_the_web_cannot_name_us(client: TestClient, host: str) -> None:
    assert client.get("/ledger", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8471", "127.0.0.1", "[::1]:80"])
def test_this_machine_may(client: TestClient, host: str) -> None:
    assert client.get("/ledger", headers={"host": host}).status_code == 200


def test_what_is_not_there_is_said_in_the_language_of_the_visitor(client: TestClient) -> None:
    found = client.get("/nowhere", headers={"accept-language": "fr-FR,fr;q=0.9"})
    assert found.status_code == 404 and 'lang="fr"' in found.text and "n&#39;existe pas" in found.text
    assert client.get("/claims/clm_0").status_code == 404
    refused = client.get("/api/claims/clm_0")
    assert refused.status_code == 404 and refused.json()["error"]["code"] == "no-claim"
    assert client.get("/api/nothing").json()["error"]["code"] == "http-404"


def test_a_choice_of_language_and_light_stays_and_the_rest_of_the_address_too(client: TestClient) -> None:
    chosen = client.get("/ledger?kind=transfer&lang=fr&theme=dark", follow_redirects=False)
    assert chosen.status_code == 303 and chosen.headers["location"] == "/ledger?kind=transfer"
    page = client.get("/ledger").text
    assert '<html lang="fr" data-theme="dark">' in page and "Registre" in page
    assert client.get("/ledger?lang=xx").text.startswith('<!doctype html>\n<html lang="fr"')


def test_no_page_holds_script_or_style_of_its_own(client: TestClient) -> None:
    for door in NAVIGATION:
        page = client.get(door.path).text
        assert "<style" not in page and " style=" not in page and " onclick" not in page
        assert "<script>" not in page


def test_a_file_of_ours_is_kept_by_its_version(client: TestClient) -> None:
    assert "immutable" in client.get("/static/css/base.css?1").headers["cache-control"]
    assert client.get("/static/css/base.css").headers["cache-control"] == "no-cache"
    assert client.get("/static/../app.py").status_code == 404


@given(st.text())
def test_a_download_has_a_name_that_does_nothing(name: str) -> None:
    value = attachment(name, "csv")["content-disposition"]
    plain = value.partition('filename="')[2].partition('"')[0]
    assert plain.endswith(".csv") and plain.isascii() and not set(plain) & set('/\\:*?<>|\r\n;"')
    assert value.isprintable() and value.isascii()


@given(st.text())
def test_no_sign_turns_the_page(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    assert not set(shown) & set("\N{RIGHT-TO-LEFT OVERRIDE}\N{RIGHT-TO-LEFT ISOLATE}\0\N{RIGHT-TO-LEFT MARK}")
