"""What only a browser shows: keys, light, and that nothing leaves this machine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from vigie.web.app import NAVIGATION

AXE = Path(__file__).parents[2] / "build" / "npm" / "node_modules" / "axe-core" / "axe.min.js"
HEAVIEST = 500_000  # bytes of a page with all it loads, as they travel


def test_a_hostile_document_changes_nothing(watched: Any) -> None:
    page = watched.page
    page.goto("/ledger?q=minister")
    page.locator("tr[data-row] a[data-open]").first.click()
    page.wait_for_selector("blockquote.words")
    assert "<script>" in (page.text_content("blockquote.words") or "")
    assert page.evaluate("window.hurt") is None
    assert page.title().endswith("Vigie")
    assert page.locator("blockquote script, blockquote img, blockquote b").count() == 0
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in page.content()
    assert watched.hosts == {"127.0.0.1"} and watched.complaints == []


def test_a_captured_page_runs_nothing_asks_nothing_and_goes_nowhere(watched: Any, client: TestClient) -> None:
    claim = client.get("/api/claims?q=howitzers").json()["claims"][0]
    page = watched.page
    page.goto(f"/documents/{claim['document_id']}/captured")
    frame = page.frame_locator("iframe")
    frame.locator("h1").wait_for()
    assert "70 howitzers" in frame.locator("body").inner_text()
    frame.get_by_text("More on this story").click()
    page.wait_for_timeout(300)
    assert page.evaluate("window.hurt") is None
    assert "70 howitzers" in frame.locator("body").inner_text()
    assert watched.hosts == {"127.0.0.1"} and watched.complaints == []


@pytest.mark.parametrize("door", NAVIGATION, ids=lambda door: door.name)
def test_a_page_asks_nothing_of_the_world_and_does_not_complain(watched: Any, door: object) -> None:
    watched.page.goto(door.path)  # type: ignore[attr-defined]
    watched.page.wait_for_load_state("networkidle")
    assert watched.hosts == {"127.0.0.1"} and watched.complaints == []


def test_no_page_is_wider_than_a_telephone(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    for door in NAVIGATION:
        page.goto(door.path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, door.path
    context.close()


def test_keys_go_about(watched: Any) -> None:
    page = watched.page
    page.goto("/ledger")
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator("[data-row]").nth(1).evaluate("row => row.classList.contains('here')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/*")
    page.keyboard.press("g")
    page.keyboard.press("l")
    page.wait_for_url("**/ledger")
    page.keyboard.press("/")
    page.keyboard.type("KN-23")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ledger?q=KN-23")


def test_the_light_is_changed_and_kept(watched: Any) -> None:
    page = watched.page
    page.goto("/ledger")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    page.wait_for_selector("html[data-theme=dark]")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def pages(client: TestClient) -> list[str]:
    """One of every sort of page."""
    claim = client.get("/api/claims?kind=transfer&q=containers").json()["claims"][0]
    figure = re.search(r'href="(/figures/fig_\w+)"', client.get("/figures?all=1").text)
    assert figure
    document = f"/documents/{claim['document_id']}"
    return [door.path for door in NAVIGATION] + [
        f"/origins/{claim['id']}", "/entities?unknown=1", "/entities/KP", f"{document}/custody",
        f"/claims/{claim['id']}", document, f"{document}?claim={claim['id']}", f"{document}/captured",
        figure[1], "/nowhere",
    ]  # fmt: skip


@pytest.mark.parametrize(("light", "width"), [("light", 1440), ("dark", 390)])
def test_no_page_has_a_serious_fault_of_accessibility(
    browser: Browser, address: str, client: TestClient, light: Any, width: int
) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not there: run `make vendor`")
    context = browser.new_context(base_url=address, color_scheme=light, viewport={"width": width, "height": 900})
    page, faults = context.new_page(), []
    for path in pages(client):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        context_of_page = page.context.new_cdp_session(page)
        context_of_page.send("Page.setBypassCSP", {"enabled": True})
        page.reload()
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run(document, { iframes: false })")
        faults += [
            (path, fault["id"], node["target"], node["failureSummary"])
            for fault in found["violations"]
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"][:3]
        ]
    context.close()
    assert faults == []


def test_no_page_is_heavy_or_complains_or_asks_the_world(watched: Any, client: TestClient) -> None:
    session = watched.page.context.new_cdp_session(watched.page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    travelled: list[int] = []
    session.on("Network.loadingFinished", lambda event: travelled.append(int(event["encodedDataLength"])))
    for path in pages(client)[:-1]:
        travelled.clear()
        watched.page.goto(path)
        watched.page.wait_for_load_state("networkidle")
        assert 0 < sum(travelled) < HEAVIEST, path
    assert watched.hosts == {"127.0.0.1"} and watched.complaints == []


def test_the_reader_goes_from_claim_to_claim(watched: Any, client: TestClient) -> None:
    page = watched.page
    page.goto(next(path for path in pages(client) if re.fullmatch(r"/documents/\w+", path)))
    page.keyboard.press("j")
    note = page.locator(".notes .here")
    id = note.get_attribute("id")
    assert page.locator("mark.lit").count() >= 2
    assert all(id in (mark.get_attribute("data-claims") or "") for mark in page.locator("mark.lit").all())
    assert page.url.endswith(f"?claim={id}#{id}")
    page.keyboard.press("Escape")
    assert page.locator("mark.lit").count() == 0
    page.locator("mark.slot").first.click()
    assert page.locator(".notes .here").count() == 1


def test_a_figure_is_drawn_from_its_table_and_kept_as_a_picture(watched: Any, client: TestClient) -> None:
    page = watched.page
    page.goto(next(path for path in pages(client) if path.startswith("/figures/")))
    if not page.evaluate("Boolean(globalThis.d3)"):
        pytest.skip("d3 is not there: run `make vendor`")
    page.wait_for_selector("#chart svg g.point")
    assert page.locator("#chart g.point").count() == page.locator("table.readings tbody tr").count()
    for ending, begins in (("svg", b"<svg"), ("png", b"\x89PNG")):
        with page.expect_download() as waited:
            page.click(f"[data-save={ending}]")
        assert waited.value.suggested_filename.endswith(f".{ending}")
        assert Path(waited.value.path()).read_bytes().startswith(begins)
    assert watched.complaints == []


def test_without_scripts_every_page_says_the_same(browser: Browser, address: str, client: TestClient) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    for path in pages(client)[:-1]:
        page.goto(path)
        assert page.locator("h1, .held").first.is_visible() and page.locator("main").inner_text().strip()
    page.goto(next(path for path in pages(client) if path.startswith("/figures/")))
    assert page.locator("table.readings tbody tr").count() >= 1 and not page.locator("#chart").is_visible()
    context.close()
