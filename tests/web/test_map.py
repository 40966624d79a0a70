"""The map: flows by origins and not by articles, places no finer than 10 km, no coordinates of a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from vigie.flow.case import case_packs, new_case, read_into
from vigie.flow.weaving import weave
from vigie.packs.centroids import DRAWN, centroids
from vigie.packs.files import Packs
from vigie.web.app import workbench
from vigie.web.desk import make_desk

SAID = (
    "North Korea shipped at least 10,000 containers of shells to Russia from Rajin in 2023, said South Korea's "
    "National Intelligence Service."
)
TEXTS = (
    f"{SAID} Officials met on Monday.",
    f"{SAID} Nothing else was said.",
    "North Korea may send 50 missiles to Russia in 2025, Ukraine's military intelligence said.",
    "Russia denied that North Korea sent shells to Iran. Ships lay at 42.2263 N, 130.3177 E on Tuesday.",
    "North Korea deployed 3,000 soldiers to Kursk in 2024, said South Korea's National Intelligence Service.",
)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    for n, text in enumerate(TEXTS):
        (tmp_path / f"{n}.txt").write_text(text, "utf-8")
    case = new_case(tmp_path / "case")
    packs = case_packs(case)
    read_into(case, [str(tmp_path / f"{n}.txt") for n in range(len(TEXTS))], packs)
    weave(case, packs)
    yield TestClient(workbench(make_desk(case, packs)), base_url="http://127.0.0.1", headers={"accept-language": "en"})


def test_flows_are_counted_by_origins(client: TestClient) -> None:
    found = client.get("/api/flows").json()
    done = [flow for flow in found["flows"] if not flow["planned"]]
    assert [(f["source"], f["target"], f["origins"], f["documents"]) for f in done] == [("KP", "RU", 1, 2)]
    assert [(f["source"], f["target"]) for f in found["flows"] if f["planned"]] == [("KP", "RU")]
    assert [stop["place"] for stop in found["places"]] == ["rajin"]
    shown = client.get("/map").text
    assert 'data-from="KP" data-to="RU" data-origins="1"' in shown and "Rajin" in shown


def test_places_are_drawn_to_ten_kilometres_and_texts_give_no_coordinates(client: TestClient) -> None:
    told = client.get("/map.json").json()
    assert told["points"] == {"rajin": [42.2, 130.3]} and told["numbers"] == {"KP": "408", "RU": "643"}
    for path in ("/map", "/map.json", "/api/flows"):
        assert "42.22" not in client.get(path).text and "130.31" not in client.get(path).text


def test_troops_are_told_by_region_and_never_drawn(client: TestClient) -> None:
    areas = client.get("/api/flows").json()["areas"]
    assert [(area["kind"], area["origins"]) for area in areas] == [("deployment", 1)]
    assert areas[0]["place"] not in client.get("/map.json").json()["points"]


def test_only_ports_towns_and_crossings_have_a_point(packs: Packs) -> None:
    types = {place.id: place.type for place in packs.places}
    assert {types[id] for id in centroids()} == set(DRAWN)
    assert all(round(part, 1) == part for point in centroids().values() for part in point)
