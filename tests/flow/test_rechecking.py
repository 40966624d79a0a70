"""A captured page is looked at again: as it was, edited, gone, back, or hidden behind another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from capture.servers import answer
from flow.outlet import Outlet, opened
from vigie.capture.schedule import next_check, seconds_between
from vigie.flow.case import read_into
from vigie.flow.sourcing import add
from vigie.flow.stages import Stages
from vigie.flow.watching import look_at, pages_wanted
from vigie.model.capture import Input
from vigie.model.document import Document
from vigie.model.errors import CaseError
from vigie.packs.files import Packs
from vigie.packs.watching import watching_rules
from vigie.store import captures, pages
from vigie.store.case import Case
from vigie.store.pages import Page

HOUR, DAY = 3600, 86_400


@pytest.fixture
def outlet(
    case: Case, stages: Stages, packs: Callable[[str], Packs], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Outlet]:
    """An outlet with one article, read at eight in the morning."""
    monkeypatch.setattr("vigie.flow.watching.weave", lambda case, packs: None)
    with opened(case, stages, packs("p")) as outlet:
        outlet.lists("/1")
        outlet.puts("/1", "un obus", 'ETag: "one"')
        add(outlet.desk, outlet.url("/feed"), every="30d")
        outlet.watched()
        outlet.asked()
        yield outlet


def page(outlet: Outlet) -> Page:
    with outlet.view() as view:
        found = pages.page(view, outlet.url("/1"))
        assert found
        return found


def looked(outlet: Outlet, **span: float) -> str:
    """Time goes on and the watcher looks again; what it came to."""
    outlet.goes_on(**span)
    outlet.watched()
    with outlet.view() as view:
        return pages.checks(view, outlet.url("/1"))[-1].outcome


def events(outlet: Outlet) -> list[str]:
    return [act for (act,) in outlet.rows("SELECT act FROM custody ORDER BY seq")]


def test_looks_grow_rarer_with_the_age_of_a_version() -> None:
    rules, at = watching_rules(), "2024-05-01T08:00:00.000000+00:00"
    since, ages = at, []
    while found := next_check(rules, since, at):
        at = found
        ages.append(seconds_between(since, at) / HOUR)
    assert ages[:6] == [1, 6, 24, 72, 168, 720]
    assert {round(b - a) for a, b in pairwise(ages[5:])} == {720}
    assert ages[-1] <= 365 * 24
    assert next_check(rules, since, at) is None


def test_a_page_that_stays_as_it_was_is_looked_at_ever_more_seldom(outlet: Outlet) -> None:
    asked = []
    for hour in range(1, 80):
        outlet.goes_on(hours=1.01)
        outlet.watched()
        asked += [hour] * ("/1" in outlet.asked())
    assert asked == [1, 6, 24, 72]
    assert outlet.rows("SELECT outcome, count(*) FROM page_check GROUP BY 1") == [("unchanged", 4)]
    assert (len(outlet.texts()), events(outlet).count("unchanged")) == (1, 4)


def test_the_server_is_asked_whether_anything_changed(outlet: Outlet) -> None:
    outlet.server.scripts["/1"] = answer(b"", status="304 Not Modified")
    assert looked(outlet, hours=2) == "unchanged"
    assert b'If-None-Match: "one"' in outlet.server.heard[-1]
    assert events(outlet)[-1] == "unchanged"


def test_an_edited_page_is_a_new_version_and_young_again(outlet: Outlet) -> None:
    outlet.goes_on(days=2)
    outlet.watched()
    assert outlet.rows("SELECT title FROM document_now") == [("Item /1",)]
    outlet.puts("/1", "deux obus")
    assert looked(outlet, days=2) == "changed"
    assert outlet.texts() == ["un obus", "deux obus"]
    assert "changed" in events(outlet)
    assert outlet.rows("SELECT title FROM document_now") == [("Item /1",)] * 2, "what the feed said holds on"
    with outlet.view() as view:
        assert len(captures.versions(view, outlet.url("/1"))) == 2
    outlet.asked()
    outlet.goes_on(hours=1.1)
    outlet.watched()
    assert outlet.asked() == ["/1"], "what was edited is soon edited again"


def test_other_bytes_around_the_same_text_are_no_new_version(outlet: Outlet, stages: Stages) -> None:
    def read(source: Input) -> Document:
        document = stages.read(source)
        return replace(document, text=document.text.partition("<!--")[0])

    outlet.desk = replace(outlet.desk, stages=replace(stages, read=read))
    outlet.puts("/1", "un obus<!-- another advertisement -->")
    assert looked(outlet, hours=2) == "unchanged"
    assert (outlet.texts(), outlet.rows("SELECT count(*) FROM capture")) == (["un obus"], [(2,)])


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone"])
def test_a_page_is_gone_when_it_is_not_found_twice_and_its_capture_stays(outlet: Outlet, status: str) -> None:
    outlet.puts("/1", "", status=status)
    assert looked(outlet, hours=2) == "missing"
    assert "gone" not in events(outlet)
    outlet.asked()
    outlet.goes_on(hours=2)
    outlet.watched()
    assert outlet.asked() == [], "not found again at once says nothing"
    assert looked(outlet, hours=5) == "gone"
    assert (events(outlet).count("gone"), outlet.texts(), page(outlet).gone) == (1, ["un obus"], True)
    assert outlet.rows("SELECT gone IS NOT NULL FROM address_now") == [(1,)]
    assert looked(outlet, days=40) == "gone"
    assert events(outlet).count("gone") == 1
    outlet.puts("/1", "un obus")
    assert looked(outlet, days=40) == "unchanged"
    assert outlet.said[-1].kind == "back"
    assert (page(outlet).gone, outlet.rows("SELECT gone FROM address_now")) == (False, [(None,)])


@pytest.mark.parametrize("status", ["500 Fault", "503 Busy", "403 Forbidden", "429 Too Many Requests"])
def test_a_server_at_fault_says_nothing_of_its_pages(outlet: Outlet, status: str) -> None:
    outlet.puts("/1", "", status=status)
    for _ in range(3):
        assert looked(outlet, days=2) == "failed"
    assert (page(outlet).gone, page(outlet).failures) == (False, 3)
    assert "gone" not in events(outlet)
    outlet.puts("/1", "un obus")
    assert looked(outlet, days=2) == "unchanged"


def test_a_page_that_leads_to_the_front_page_is_not_found(outlet: Outlet) -> None:
    outlet.server.scripts["/1"] = answer(b"", "Location: /index.html", status="302 Found")
    outlet.puts("/index.html", "news of today, trois obus")
    assert looked(outlet, hours=2) == "missing"
    assert looked(outlet, hours=7) == "gone"
    assert outlet.texts() == ["un obus"]
    assert outlet.rows("SELECT DISTINCT leads FROM page_check") == [(outlet.url("/index.html"),)]
    assert outlet.rows("SELECT count(*) FROM capture") == [(3,)], "what was fetched is kept all the same"


def test_a_page_that_moved_is_no_page_that_is_gone(outlet: Outlet) -> None:
    outlet.server.scripts["/1"] = answer(b"", "Location: /archive/1", status="301 Moved Permanently")
    outlet.puts("/archive/1", "un obus")
    assert looked(outlet, hours=2) == "unchanged"
    assert outlet.rows("SELECT leads FROM page_check") == [(outlet.url("/archive/1"),)]


def test_a_text_that_many_addresses_have_is_no_version(outlet: Outlet) -> None:
    outlet.lists(*(f"/{n}" for n in range(2, 6)))
    for n in range(2, 6):
        outlet.puts(f"/{n}", f"not here, page {n}", 'ETag: "x"')
    outlet.goes_on(days=40)
    outlet.watched()
    for n in range(2, 6):
        outlet.puts(f"/{n}", "there is no such page (obus)")
        outlet.goes_on(days=3)
        outlet.watched()
    outlet.puts("/1", "there is no such page (obus)")
    assert looked(outlet, days=40) == "missing"
    assert outlet.rows("SELECT count(*) FROM page_check WHERE problem LIKE '%the same text%'") != [(0,)]


def test_a_fault_of_our_own_is_kept_and_not_run_into_at_once(outlet: Outlet, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ValueError("a slip")

    with monkeypatch.context() as broken:
        broken.setattr("vigie.flow.rechecking.read", fails)
        assert looked(outlet, hours=2) == "failed"
        outlet.asked()
        outlet.watched()
        assert outlet.asked() == []
    assert looked(outlet, hours=2) == "unchanged"


def test_pages_are_looked_at_by_hand_whatever_the_schedule_says(outlet: Outlet, tmp_path: Path) -> None:
    outlet.with_rules(recheck=False)
    ((document,),) = outlet.rows("SELECT id FROM document")
    outlet.puts("/1", "trois obus")
    done = look_at(outlet.desk, pages_wanted(outlet.desk, [document]))
    assert (done.counts["changed"], len(outlet.texts())) == (1, 2)
    assert pages_wanted(outlet.desk, []) == []
    assert [one.canonical for one in pages_wanted(outlet.desk, [document[:9]])] == [outlet.url("/1")]
    (tmp_path / "file.txt").write_text("un canon")
    read_into(outlet.desk.case, [str(tmp_path / "file.txt")], outlet.desk.packs, stages=outlet.desk.stages)
    ((other,),) = outlet.rows("SELECT id FROM document WHERE text = 'un canon'")
    with pytest.raises(CaseError, match="did not come from an address"):
        pages_wanted(outlet.desk, [other])


def test_a_feed_that_says_an_article_changed_has_it_looked_at_at_once(outlet: Outlet) -> None:
    outlet.goes_on(days=1, minutes=10)
    outlet.watched()
    outlet.goes_on(days=1)
    entry = f"<entry><link href='{outlet.url('/1')}'/><updated>2024-05-03T08:00:00Z</updated></entry>"
    outlet.puts("/feed", f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title>{entry}</feed>')
    outlet.asked()
    outlet.watched("Gazette")
    outlet.watched()
    assert "/1" in outlet.asked()
