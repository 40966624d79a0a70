"""The ledger's page: narrowing, sorting, addresses, downloads."""

from __future__ import annotations

import csv
import io
import re

import pytest
from starlette.testclient import TestClient


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
