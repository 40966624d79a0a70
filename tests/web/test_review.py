"""Review in the workbench: decided on by keyboard, corrected by selecting words, taken back; forms of ours alone."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from vigie.packs.files import Packs
from vigie.store.case import Case, find_case, open_view
from vigie.store.query import ClaimFilter, claims
from vigie.store.reviews import reviews
from vigie.web.app import workbench
from vigie.web.desk import make_desk
from vigie.web.server import listen

HERE = "http://127.0.0.1"


@pytest.fixture
def own(case: Case, tmp_path: Path) -> Case:
    """A copy of the case, to decide in."""
    return find_case(Path(shutil.copytree(case.path, tmp_path / "own")))


@pytest.fixture
def reader(own: Case, packs: Packs) -> TestClient:
    return TestClient(workbench(make_desk(own, packs)), base_url=HERE, headers={"accept-language": "en"})


@pytest.fixture
def page(own: Case, packs: Packs, browser: Browser) -> Iterator[Page]:
    """The review of that copy, in a browser."""
    at = listen(0)
    server = uvicorn.Server(uvicorn.Config(workbench(make_desk(own, packs)), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [at]}, daemon=True)
    thread.start()
    context = browser.new_context(locale="en-GB", base_url="http://{}:{}".format(*at.getsockname()))
    yield context.new_page()
    context.close()
    server.should_exit = True
    thread.join(5)


def states(case: Case) -> dict[str, str | None]:
    with open_view(case) as view:
        return {row.claim.id: row.review for row in claims(view, ClaimFilter(include_rejected=True)) if row.review}


def token(reader: TestClient) -> str:
    found = re.search(r'name="token" value="([^"]+)"', reader.get("/review").text)
    assert found
    return found[1]


def press(page: Page, key: str) -> None:
    """Press a key once the page listens."""
    expect(page.locator(".queue .here")).to_have_count(1)
    page.keyboard.press(key)


def test_the_queue_is_decided_on_by_keyboard(page: Page, own: Case) -> None:
    page.goto("/review")
    first, second = (page.locator(".queue > li").nth(n).get_attribute("data-claim") or "" for n in range(2))
    press(page, "a")
    expect(page.locator("#undo")).to_contain_text("accepted")
    assert states(own) == {first: "accepted"}
    press(page, "r")
    page.keyboard.type("not in the text")
    page.keyboard.press("Enter")
    expect(page.locator("#undo")).to_contain_text("rejected")
    assert states(own) == {first: "accepted", second: "rejected"}
    press(page, "u")
    expect(page.locator("#undo")).to_contain_text("accepted")
    assert states(own) == {first: "accepted"}
    press(page, "j")
    third = page.locator(".queue > li").nth(1).get_attribute("data-claim")
    assert page.locator(".queue .here").get_attribute("data-claim") == third
    press(page, "a")
    expect(page.locator(".total").first).to_contain_text("2 decisions")
    assert states(own) == {first: "accepted", third: "accepted"}
    page.goto("/decisions")
    expect(page.locator("tbody tr")).to_have_count(4)
    expect(page.locator("tbody")).to_contain_text("not in the text")


def select(page: Page, words: str) -> None:
    """Select ``words`` in the text, wherever its pieces begin and end."""
    page.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode());) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(node, at, node, at + words.length);
            return;
          }
          throw new Error('not there');
        }""",
        words,
    )


def test_a_slot_is_corrected_by_selecting_words_and_taken_back(page: Page, own: Case) -> None:
    with open_view(own) as view:
        row = claims(view, ClaimFilter(text="KN-23"))[0]
    page.goto(f"/review/claims/{row.claim.id}")
    page.select_option("#slot", "quantity")
    select(page, "150")
    expect(page.locator("#chosen")).to_have_text("150")
    page.fill("#value", "150..")
    page.click("#put")
    page.click("button.main-button")
    page.wait_for_url("**/claims/clm_*")
    expect(page.locator("article.claim")).to_contain_text("Corrected by a reader")
    with open_view(own) as view:
        made = claims(view, ClaimFilter(text="KN-23"))[0]
        text = view.rows("SELECT text FROM document WHERE id = ?", (made.claim.document,))[0][0]
    quantity = made.claim.quantity
    assert made.review == "corrected" and quantity is not None
    assert (quantity.min, quantity.max, quantity.text) == (150, None, "150")
    assert text[quantity.start : quantity.end] == "150"
    page.goto("/review")
    press(page, "u")
    expect(page.locator("#undo")).to_have_count(0)
    assert states(own) == {}


def test_a_missed_claim_is_added_in_the_text(page: Page, own: Case) -> None:
    with open_view(own) as view:
        document = claims(view, ClaimFilter(text="K2"))[0].claim.document
    page.goto(f"/review/add/{document}")
    page.select_option("#kind", "inspection")
    page.select_option("#slot", "actor")
    select(page, "Pologne")
    page.fill("#value", "PL")
    page.click("#put")
    page.click("button.main-button")
    page.wait_for_url("**/claims/clm_*")
    assert list(states(own).values()) == ["added"]


def test_a_form_of_another_site_decides_nothing(reader: TestClient, own: Case) -> None:
    with open_view(own) as view:
        id = claims(view)[0].claim.id
    sent = {"claim": id, "act": "accept"}
    assert reader.post("/review", data=sent).status_code == 403
    sent["token"] = token(reader)
    assert reader.post("/review", data=sent, headers={"origin": "http://evil.example"}).status_code == 403
    assert states(own) == {}
    assert reader.post("/review", data=sent, follow_redirects=False).status_code == 303
    assert states(own) == {id: "accepted"}


def test_what_does_not_fit_is_said_beside_the_form(reader: TestClient, own: Case) -> None:
    with open_view(own) as view:
        id = claims(view)[0].claim.id
    sent = {"token": token(reader), "edits": "item.words=<b>nothing</b>"}
    answer = reader.post(f"/review/claims/{id}", data=sent)
    assert answer.status_code == 400
    assert "does not hold the words" in answer.text and "<b>nothing" not in answer.text
    assert reader.post("/review", data={**sent, "claim": id, "act": "reject"}).status_code == 400
    with open_view(own) as view:
        assert reviews(view) == []


def test_a_second_reader_sees_what_the_first_decided_on_but_not_how(
    reader: TestClient, own: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIGIE_USER", "ann")
    with open_view(own) as view:
        id = claims(view)[0].claim.id
    sent = {"token": token(reader), "claim": id, "why": "satire", "act": "reject"}
    reader.post("/review", data=sent)
    monkeypatch.setenv("VIGIE_USER", "bob")
    shown = reader.get("/review?second=1").text
    assert id in shown and shown.count("<li data-row") == 1 and "satire" not in shown
    reader.post("/review", data={**sent, "act": "accept", "why": "", "second": "1"})
    assert "<li data-row" not in reader.get("/review?second=1").text
    assert "1 claim read by two, 0 decided alike" in reader.get("/decisions").text
    assert states(own) == {id: "rejected"}
