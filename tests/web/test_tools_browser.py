"""The tools in a real browser: an article sent by keyboard, the graph and the map drawn from their text and tables."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

SAID = (
    "North Korea shipped 10,000 containers of artillery shells to Russia in 2023, said South Korea's National "
    "Intelligence Service."
)


def test_an_article_is_checked_by_keyboard(watched: Any) -> None:
    page = watched.page
    page.goto("/check")
    page.focus("#text")
    page.keyboard.type(SAID + " <script>window.hurt=4</script>")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#result .v-changed li")
    assert page.evaluate("window.hurt") is None and not page.locator("#text").is_visible()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/*")
    assert watched.hosts == {"127.0.0.1"} and watched.complaints == []


def test_the_graph_of_origins_is_drawn_from_its_text(watched: Any, client: TestClient) -> None:
    page, claim = watched.page, client.get("/api/claims?q=containers").json()["claims"][0]["id"]
    page.goto(f"/origins/{claim}")
    if not page.evaluate("Boolean(globalThis.d3)"):
        pytest.skip("d3 is not there: run `make vendor`")
    page.wait_for_selector("#graph svg g.node")
    named = [text.strip() for text in page.locator("#tree .n-telling > .name").all_inner_texts()]
    drawn = [text.strip() for text in page.locator("#graph .k-telling text:first-of-type").all_text_contents()]
    assert drawn and set(drawn) <= set(named)
    assert page.locator("#graph .self").count() == 1 and watched.complaints == []


def test_the_map_draws_an_arc_for_each_line_of_its_table(watched: Any) -> None:
    page = watched.page
    page.goto("/map")
    if not page.evaluate("Boolean(globalThis.d3 && globalThis.topojson)"):
        pytest.skip("d3 is not there: run `make vendor`")
    page.wait_for_selector("#map svg .land path")
    arcs, rows = page.locator("#map .arcs path"), page.locator("#flows tbody tr")
    assert arcs.count() == rows.count() >= 2
    widths = [float(arc.get_attribute("stroke-width")) for arc in arcs.all()]
    assert widths == sorted(widths) and max(widths) > 0
    assert watched.hosts == {"127.0.0.1"} and watched.complaints == []
