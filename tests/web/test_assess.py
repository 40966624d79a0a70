"""Grades, provisions, the sanctions sheet and the registers, and an analyst's word on a grade, with undo."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from vigie.flow.case import case_packs, new_case, read_into
from vigie.flow.weaving import weave
from vigie.web.app import workbench
from vigie.web.desk import make_desk

TEXTS = (
    "North Korea delivered 120 howitzers to Russia in March 2024, said South Korea's National Intelligence Service.",
    "Russia shipped at least 165,000 barrels of refined petroleum to North Korea in March 2024, said the White House.",
    "North Korea delivered 5,000 artillery shells to Russia in 2023, said the Pentagon.",
)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """A case of its own, since rulings change it."""
    for n, text in enumerate(TEXTS):
        (tmp_path / f"{n}.txt").write_text(text, "utf-8")
    case = new_case(tmp_path / "case")
    packs = case_packs(case)
    read_into(case, [str(tmp_path / f"{n}.txt") for n in range(len(TEXTS))], packs)
    weave(case, packs)
    yield TestClient(workbench(make_desk(case, packs)), base_url="http://127.0.0.1", headers={"accept-language": "en"})


def of(client: TestClient, words: str) -> str:
    """The id of the claim that holds ``words``."""
    return str(client.get("/api/claims", params={"q": words}).json()["claims"][0]["id"])


def send(client: TestClient, path: str, **fields: str) -> str:
    token = re.search(r'name="token" value="([^"]+)"', client.get("/check").text)
    assert token
    answer = client.post(path, data={"token": token[1], **fields})
    assert answer.status_code == 200, answer.text
    return str(answer.url) + answer.text


def test_a_claim_shows_its_grade_line_by_line_and_its_provisions_element_by_element(client: TestClient) -> None:
    shown = client.get(f"/claims/{of(client, 'howitzers')}").text
    assert re.search(r'class="code">F\d<', shown) and "Credibility" in shown and "origin" in shown
    assert "ARM-04" in shown and "S/RES/1874 (2009), para. 9" in shown and "reference not re-checked" in shown
    assert 'class="e-met"' in shown and "date: within the time of the rule" in shown
    assert "Only the Security Council" in shown
    assert not re.search(r"violat|breach", shown, re.I)


def test_the_same_stands_in_french(client: TestClient) -> None:
    shown = client.get(f"/claims/{of(client, 'howitzers')}", headers={"accept-language": "fr"}).text
    assert "Cotation" in shown and "référence non revérifiée" in shown and "rempli" in shown


def test_a_grade_is_set_with_a_reason_and_taken_back(client: TestClient) -> None:
    claim = of(client, "howitzers")
    before = re.search(r'class="code">(F\d)<', client.get(f"/claims/{claim}").text)
    assert before
    shown = send(client, f"/claims/{claim}/rule", act="grade", value="b2", why="seen by our own people")
    assert "done=graded" in shown and 'class="code">B2<' in shown and "seen by our own people" in shown
    assert f"worked out: {before[1]}" in shown
    undo = re.search(r'action="(/rulings/rul_\w+/undo)"', shown)
    assert undo
    back = send(client, undo[1])
    assert f'class="code">{before[1]}<' in back and "done=undone" in back


def test_an_outcome_is_settled(client: TestClient) -> None:
    shown = send(client, f"/claims/{of(client, 'howitzers')}/rule", act="settle", value="borne-out", why="admitted")
    assert "settled by an analyst: borne out" in shown


@pytest.mark.parametrize(("value", "why"), [("Z9", "because"), ("B2", "")])
def test_a_grade_of_no_scale_or_without_a_reason_is_refused(client: TestClient, value: str, why: str) -> None:
    claim = of(client, "howitzers")
    token = re.search(r'name="token" value="([^"]+)"', client.get("/check").text)
    assert token
    refused = client.post(f"/claims/{claim}/rule", data={"token": token[1], "act": "grade", "value": value, "why": why})
    assert refused.status_code == 400
    assert client.post(f"/claims/{claim}/rule", data={"act": "grade", "value": "B2", "why": "x"}).status_code == 403
    assert "/rulings/rul_" not in client.get(f"/claims/{claim}").text


def test_a_figure_grades_its_latest_readings(client: TestClient) -> None:
    figure = re.search(r'href="(/figures/fig_\w+)"', client.get("/figures?all=1&supplier=KP").text)
    assert figure
    shown = client.get(figure[1]).text
    assert 'id="grades"' in shown and "ARM-" in shown and "Credibility" in shown


def test_the_sheet_goes_by_provision_and_keeps_what_others_tell_apart(client: TestClient) -> None:
    shown = client.get("/sanctions").text
    assert "ARM-04" in shown and f'href="/claims/{of(client, "howitzers")}"' in shown
    observed = shown.partition('class="observed"')[2]
    assert "165,000 barrels" in observed and "165,000 barrels" not in shown.partition('class="observed"')[0]
    assert "a gap, not zero" in shown and "What engages nothing" in shown
    assert "ARM-04" not in client.get("/sanctions?regime=un-yemen").text
    assert client.get("/sanctions?regime=nowhere").status_code in (400, 404)


def test_a_register_says_what_it_leaves_out_and_is_downloaded(client: TestClient) -> None:
    shown = client.get("/registers").text
    assert "North Korea → Russia" in shown and "(120)" in shown and "shells, unguided rockets" in shown
    assert "counts no ammunition" in client.get("/registers?register=unroca").text
    answer = client.get("/registers.csv?register=sipri")
    assert "sipri.csv" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(answer.text.lstrip("\ufeff").splitlines()))
    assert [row["delivered"] for row in rows if row["direction"] == "North Korea → Russia"] == ["(120)"]
    assert any("shells" in row["left_out"] and row["figure"].startswith("fig_") for row in rows)
