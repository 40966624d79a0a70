"""The ledger's page: narrowing, sorting, addresses, downloads."""

from __future__ import annotations

import csv
import io
import os
import re
import time
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from vigie.flow.case import decide
from vigie.packs.files import Packs
from vigie.store.case import Case
from vigie.web.app import workbench
from vigie.web.asking import ORDERS
from vigie.web.desk import Desk
from vigie.web.pages.ledger import COLUMNS
from vigie.web.shelf import Shelf


def rows(page: str) -> int:
    return page.count("<tr data-row")


def test_a_choice_narrows_to_as_many_as_it_said(client: TestClient) -> None:
    facets = client.get("/api/facets").json()
    for name, values in facets.items():
        if name == "year":
            continue
        for one in values:
            found = client.get("/api/claims", params={name: one["value"], "size": 500}).json()
            assert found["total"] == one["count"] == len(found["claims"]), (name, one)


def test_a_year_narrows_to_as_many_as_its_bar(client: TestClient) -> None:
    years = client.get("/api/facets").json()["year"]
    assert len(years) >= 2
    for one in years:
        params = {"since": one["value"], "until": one["value"]}
        assert client.get("/api/claims", params=params).json()["total"] == one["count"]


def test_a_facet_does_not_narrow_itself_and_all_others_do(client: TestClient) -> None:
    facets = client.get("/api/facets?kind=agreement").json()
    assert "transfer" in {one["value"] for one in facets["kind"]}
    assert sum(one["count"] for one in facets["status"]) == client.get("/api/claims?kind=agreement").json()["total"]


def test_the_page_says_what_it_is_narrowed_by_and_how_to_let_go(client: TestClient) -> None:
    page = client.get("/ledger?kind=transfer&supplier=KP&sort=-time").text
    chosen = re.search(r'<ul class="chosen".*?</ul>', page, re.S)
    assert chosen and "North Korea" in chosen[0]
    assert 'href="/ledger?kind=transfer&amp;sort=-time"' in chosen[0]
    assert 'aria-sort="descending"' in page


@pytest.mark.parametrize("address", ["/ledger?kind=", "/ledger?unheard=1", "/ledger?page=99999999", "/ledger?size=0"])
def test_an_address_that_is_odd_still_opens(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "address", ["/ledger?page=x", "/ledger?kind=x", "/ledger?since=x", "/ledger?sort=x", "/ledger?q=..."]
)
def test_an_address_that_cannot_be_read_says_so(client: TestClient, address: str) -> None:
    found = client.get(address, headers={"accept-language": "fr"})
    assert found.status_code == 400 and 'lang="fr"' in found.text


@pytest.mark.parametrize(
    "sort", ["claimer", "kind", "supplier", "item", "quantity", "time", "status", "dated", "newest"]
)
def test_sorted_one_way_is_the_other_way_round(client: TestClient, sort: str) -> None:
    def of(order: str) -> list[str]:
        return [one["id"] for one in client.get(f"/api/claims?size=500&sort={order}").json()["claims"]]

    assert sorted(of(sort)) == sorted(of(f"-{sort}")) == sorted(of("document"))
    assert of(sort) != of(f"-{sort}")


def test_the_largest_come_first_and_what_counts_nothing_last(client: TestClient) -> None:
    claims = client.get("/api/claims?size=500&sort=-quantity").json()["claims"]
    amounts = [c["quantity"].get("min") or c["quantity"].get("max") if c.get("quantity") else None for c in claims]
    told = [amount for amount in amounts if amount is not None]
    assert told == sorted(told, reverse=True) and len(told) > 2
    assert amounts[len(told) :] == [None] * (len(amounts) - len(told))


def test_a_download_has_all_that_was_asked_for_or_what_was_picked(client: TestClient) -> None:
    answer = client.get("/ledger.csv?kind=transfer")
    assert answer.headers["content-disposition"].startswith('attachment; filename="')
    assert answer.text.startswith("\ufeff")
    read = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len(read) == client.get("/api/claims?kind=transfer").json()["total"]
    assert {row["kind"] for row in read} == {"transfer"}
    two = [row["id"] for row in read[:2]]
    picked = list(
        csv.DictReader(io.StringIO(client.get("/ledger.csv", params={"id": two}).text.removeprefix("\ufeff")))
    )
    assert [row["id"] for row in picked] == two


def test_pages_follow_one_another(client: TestClient) -> None:
    first, second = client.get("/ledger?size=2").text, client.get("/ledger?size=2&page=2").text
    assert rows(first) == 2 and rows(second) == 2
    assert 'rel="next"' in first and 'rel="prev"' not in first and 'rel="prev"' in second
    ids = [re.findall(r'href="/claims/(clm_\w+)"', page) for page in (first, second)]
    assert not set(ids[0]) & set(ids[1])


def test_every_order_that_a_click_asks_for_is_sorted_ahead() -> None:
    assert {order for order in COLUMNS.values() if order} <= set(ORDERS)


def test_a_case_that_changes_is_read_anew(desk: Desk, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(case, {})
    first = shelf.columns()
    assert shelf.columns() is first
    made = iter(range(9))
    assert [shelf.kept("n", lambda: next(made)) for _ in range(3)] == [0, 0, 0]
    os.utime(case.database)
    assert shelf.columns() is not first and shelf.kept("n", lambda: next(made)) == 1
    monkeypatch.setattr("vigie.web.shelf.LARGE", 0)  # nobody waits for a large case: the old serves meanwhile
    second = shelf.columns()
    os.utime(case.database)
    assert shelf.columns() is second
    for _ in range(200):
        if shelf.columns() is not second:
            break
        time.sleep(0.05)
    assert shelf.columns() is not second


def test_what_may_not_be_passed_on_stays_out_of_a_download(client: TestClient, case: Case, packs: Packs) -> None:
    before = client.get("/ledger.csv?q=KN-23").text.count("\n")
    id = client.get("/api/claims?q=KN-23").json()["claims"][0]["document_id"]
    decide(case, id, {"handling": "restricted"}, packs, "tester")
    try:
        assert client.get("/ledger.csv?q=KN-23").text.count("\n") == 1 < before
    finally:
        decide(case, id, {"handling": "public"}, packs, "tester")


def test_a_sample_says_so_on_every_page_and_in_every_row(desk: Desk) -> None:
    client = TestClient(
        workbench(replace(desk, sample=True)), base_url="http://127.0.0.1", headers={"accept-language": "en"}
    )
    for path in ("/", "/ledger", "/figures", "/documents", "/nowhere"):
        assert re.search(r'class="stamp"[^>]*>SAMPLE<', client.get(path).text)
    answer = client.get("/ledger.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert rows and {row["sample"] for row in rows} == {"SAMPLE"}
    assert 'filename="SAMPLE-' in answer.headers["content-disposition"]
