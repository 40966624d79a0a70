"""What only a browser shows: keys, light, and that nothing leaves this machine."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from vigie.web.app import NAVIGATION


class Watched:
    """A page, with every address it asked for and every complaint of the browser."""

    def __init__(self, page: Page) -> None:
        self.page, self.hosts, self.complaints = page, set[str](), list[str]()
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname or ""))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    context = browser.new_context(locale="en-GB", base_url=address, viewport={"width": 1440, "height": 900})
    yield Watched(context.new_page())
    context.close()


def test_a_hostile_document_changes_nothing(watched: Watched) -> None:
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


@pytest.mark.parametrize("door", NAVIGATION, ids=lambda door: door.name)
def test_a_page_asks_nothing_of_the_world_and_does_not_complain(watched: Watched, door: object) -> None:
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


def test_keys_go_about(watched: Watched) -> None:
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


def test_the_light_is_changed_and_kept(watched: Watched) -> None:
    page = watched.page
    page.goto("/ledger")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    page.wait_for_selector("html[data-theme=dark]")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
