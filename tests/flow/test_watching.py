"""A watcher before a real outlet on loopback: what is new is read once, and nothing stops it for long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from capture.servers import answer
from flow.outlet import Outlet, opened
from vigie.capture.schedule import seconds_between, written
from vigie.flow.sourcing import add, change
from vigie.flow.stages import Stages
from vigie.flow.watching import watch
from vigie.model.errors import CaseError, ReadError
from vigie.packs.files import Packs
from vigie.store import sources
from vigie.store.case import Case
from vigie.store.sources import Source
from vigie.store.watch_lock import watch_lock
from vigie.store.writer import open_writer


@pytest.fixture
def outlet(
    case: Case, stages: Stages, packs: Callable[[str], Packs], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Outlet]:
    monkeypatch.setattr("vigie.flow.watching.weave", lambda case, packs: None)
    with opened(case, stages, packs("p")) as outlet:
        yield outlet


@pytest.fixture
def gazette(outlet: Outlet) -> Source:
    """The feed of the outlet, watched; it lists two articles."""
    outlet.lists("/1", "/2")
    outlet.puts("/1", "un obus")
    outlet.puts("/2", "deux obus, un canon")
    added = add(outlet.desk, outlet.url("/feed")).source
    outlet.asked()
    return added


def now(outlet: Outlet) -> Source:
    with outlet.view() as view:
        return sources.source(view, "Gazette")


def test_what_a_feed_lists_is_read_once(outlet: Outlet, gazette: Source) -> None:
    done = outlet.watched()
    assert (outlet.texts(), outlet.asked()) == (["un obus", "deux obus, un canon"], ["/feed", "/1", "/2"])
    assert (done.counts["read"], done.counts["claims"], done.rounds) == (2, 2, 1)
    assert [note.kind for note in outlet.said] == ["polled", "read", "read"]
    assert (outlet.watched().rounds, outlet.asked()) == (0, []), "nothing is due"
    outlet.goes_on(hours=1.1)
    outlet.with_rules(recheck=False)
    outlet.lists("/3", "/1", "/2")
    outlet.puts("/3", "trois")
    assert outlet.watched().counts["read"] == 1
    assert outlet.asked() == ["/feed", "/3"]
    assert (now(outlet).entries, now(outlet).waiting, now(outlet).failures) == (3, 0, 0)


def test_a_round_every_hour_by_the_clock_of_the_system_asks_every_hour(outlet: Outlet, gazette: Source) -> None:
    outlet.with_rules(recheck=False)
    for chance in (0.0, 1.0, 0.5, 1.0):
        outlet.desk = replace(outlet.desk, chance=lambda chance=chance: chance)
        outlet.asked()
        outlet.watched()
        assert outlet.asked()[:1] == ["/feed"]
        assert outlet.watched().rounds == 0
        outlet.goes_on(minutes=60)


def test_title_and_day_of_the_feed_hold_where_the_page_has_none(outlet: Outlet, gazette: Source) -> None:
    outlet.lists("/1", pubDate="Wed, 01 May 2024 23:30:00 -0400")
    outlet.watched()
    assert outlet.rows("SELECT dated, title FROM document_now") == [("2024-05-01", "Item /1")]


def test_a_day_that_lies_ahead_is_a_slip_of_the_feed(outlet: Outlet, gazette: Source) -> None:
    outlet.lists("/1", pubDate="Fri, 01 May 2099 10:00:00 GMT")
    outlet.watched()
    assert outlet.rows("SELECT dated FROM document_now") == [(None,)]


def test_a_fault_of_our_own_stops_nothing_and_is_not_run_into_again(
    outlet: Outlet, gazette: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlet.with_rules(recheck=False)

    def fails(*_: object, **__: object) -> None:
        raise ValueError("a slip")

    with monkeypatch.context() as broken:
        broken.setattr("vigie.flow.following.keep_reading", fails)
        outlet.watched()
    assert [note.kind for note in outlet.said[-2:]] == ["unreadable", "unreadable"]
    assert (now(outlet).waiting, outlet.texts()) == (0, [])
    outlet.goes_on(hours=2)
    with monkeypatch.context() as broken:
        broken.setattr("vigie.flow.polling._found", fails)
        outlet.watched()
    assert (now(outlet).problem, now(outlet).failures) == ("ValueError: a slip", 1)
    assert now(outlet).due > written(outlet.moment)
    assert len(outlet.rows("SELECT 1 FROM failure WHERE slug = 'internal'")) >= 2


def test_a_feed_that_did_not_change_costs_one_small_answer(outlet: Outlet, gazette: Source) -> None:
    outlet.with_rules(recheck=False)
    outlet.lists("/1", headers=('ETag: "a"', "Last-Modified: Wed, 01 May 2024 08:00:00 GMT"))
    outlet.watched()
    outlet.puts("/feed", "", status="304 Not Modified")
    outlet.goes_on(hours=2)
    outlet.server.heard.clear()
    outlet.watched()
    (request,) = [one for one in outlet.server.heard if b"/feed" in one]
    assert b'If-None-Match: "a"' in request
    assert b"If-Modified-Since: Wed, 01 May 2024 08:00:00 GMT" in request
    assert (outlet.said[-1].kind, now(outlet).problem) == ("same", None)


def test_failures_back_off_and_do_not_stop_the_others(outlet: Outlet, gazette: Source) -> None:
    outlet.with_rules(recheck=False)
    outlet.puts("/other", '<rss version="2.0"><channel><title>Herald</title></channel></rss>')
    add(outlet.desk, outlet.url("/other"))
    waits = []
    for broken in (*[answer(b"", status="500 Internal Server Error")] * 3, answer(b"nothing at all")):
        outlet.server.scripts["/feed"] = broken
        outlet.goes_on(days=2)
        outlet.watched()
        assert {n.facts["source"]: n.kind for n in outlet.said[-2:]} == {"Gazette": "failed", "Herald": "polled"}
        waits.append(round(seconds_between(str(now(outlet).polled), now(outlet).due) / 60))
    assert waits == [5, 10, 20, 60]
    failed = now(outlet)
    assert (failed.failures, failed.answered) == (4, None)
    assert failed.problem
    assert "no feed" in failed.problem
    outlet.lists("/1")
    outlet.goes_on(days=2)
    outlet.watched()
    assert (now(outlet).failures, now(outlet).problem, outlet.texts()) == (0, None, ["un obus"])


def test_a_server_that_asks_to_be_left_alone_is(outlet: Outlet, gazette: Source) -> None:
    outlet.server.scripts["/feed"] = answer(b"", "Retry-After: 7200", status="429 Too Many Requests")
    outlet.watched()
    assert "7200" in str(outlet.said[-1].facts["why"])
    outlet.asked()
    outlet.lists("/1")
    outlet.goes_on(hours=1.9)
    outlet.watched()
    assert outlet.asked() == []
    outlet.goes_on(hours=0.2)
    outlet.watched()
    assert outlet.asked() == ["/feed", "/1"]


def test_a_feed_that_moved_for_good_is_asked_at_its_new_address(outlet: Outlet, gazette: Source) -> None:
    outlet.server.scripts["/new"] = outlet.server.scripts["/feed"]
    outlet.server.scripts["/feed"] = answer(b"", "Location: /new", status="301 Moved Permanently")
    outlet.watched()
    assert now(outlet).url == outlet.url("/new")
    assert outlet.rows("SELECT act, value FROM source_change") == [("move", outlet.url("/new"))]
    outlet.server.scripts["/new"] = answer(b"", "Location: /third", status="302 Found")
    outlet.server.scripts["/third"] = answer(b'<rss version="2.0"><channel/></rss>')
    outlet.goes_on(hours=2)
    outlet.watched()
    assert now(outlet).url == outlet.url("/new"), "a redirect for now is none for good"


def test_articles_that_cannot_be_had_are_asked_for_again_and_given_up_at_last(outlet: Outlet, gazette: Source) -> None:
    outlet.with_rules(recheck=False)
    outlet.puts("/1", "", status="503 Service Unavailable")
    outlet.watched()
    assert (outlet.texts(), now(outlet).waiting) == ([], 2), "a host at fault is left alone for the round"
    outlet.puts("/2", "deux")
    outlet.puts("/1", "", status="404 Not Found")
    for _ in range(6):
        outlet.goes_on(days=1)
        outlet.watched()
    assert (outlet.texts(), now(outlet).waiting) == (["deux"], 0)
    assert [note.kind for note in outlet.said].count("given-up") == 1
    outcomes = outlet.rows("SELECT outcome, count(*) FROM entry_try GROUP BY outcome ORDER BY outcome")
    assert outcomes == [("failed", 4), ("gone", 1), ("read", 1)]


def test_bytes_that_cannot_be_read_are_kept_and_said(outlet: Outlet, gazette: Source) -> None:
    outlet.puts("/1", "broken")
    done = outlet.watched()
    assert (done.counts["unreadable"], done.counts["read"]) == (1, 1)
    assert outlet.rows("SELECT count(*) FROM capture") == [(2,)]
    assert ("unreadable", "is broken") in [(note.kind, note.facts.get("why")) for note in outlet.said]


def test_a_new_source_gives_its_newest_articles_and_passes_the_older_over(outlet: Outlet) -> None:
    outlet.with_rules(first_entries=2, recheck=False)
    dated = "".join(
        f"<url><loc>{outlet.url(f'/{n}')}</loc><news:news><news:publication_date>2024-04-0{n}</news:publication_date>"
        "</news:news></url>"
        for n in range(1, 6)
    )
    outlet.puts("/map", f'<urlset xmlns:news="n">{dated}</urlset>')
    for n in range(1, 6):
        outlet.puts(f"/{n}", f"texte {n}")
    add(outlet.desk, outlet.url("/map"), name="Map")
    assert outlet.watched().counts["fresh"] == 2
    assert sorted(outlet.texts()) == ["texte 4", "texte 5"]
    outlet.goes_on(hours=2)
    outlet.watched()
    assert len(outlet.texts()) == 2, "what was passed over is not new later"


def test_an_index_of_sitemaps_is_read_where_it_may_hold_news(outlet: Outlet) -> None:
    outlet.with_rules(recheck=False)

    def index(day: str) -> str:
        old = f"<sitemap><loc>{outlet.url('/old.xml')}</loc><lastmod>2020-01-01</lastmod></sitemap>"
        new = f"<sitemap><loc>{outlet.url('/new.xml')}</loc><lastmod>{day}</lastmod></sitemap>"
        return f"<sitemapindex>{old}{new}</sitemapindex>"

    outlet.puts("/index.xml", index("2024-05-01"))
    outlet.puts("/old.xml", f"<urlset><url><loc>{outlet.url('/o')}</loc></url></urlset>")
    outlet.puts("/new.xml", f"<urlset><url><loc>{outlet.url('/n')}</loc></url></urlset>")
    outlet.puts("/o", "vieux")
    outlet.puts("/n", "neuf")
    add(outlet.desk, outlet.url("/index.xml"), name="Index")
    outlet.watched()
    outlet.asked()
    outlet.goes_on(hours=2)
    outlet.watched()
    assert outlet.asked() == ["/index.xml", "/new.xml"]


def test_an_article_of_two_sources_is_fetched_once(outlet: Outlet, gazette: Source) -> None:
    outlet.puts("/other", outlet.server.scripts["/feed"].partition(b"\r\n\r\n")[2].decode())  # type: ignore[union-attr]
    add(outlet.desk, outlet.url("/other"), name="Herald")
    outlet.watched()
    assert sorted(outlet.asked()) == ["/1", "/2", "/feed", "/other", "/other"]
    assert outlet.rows("SELECT outcome, count(*) FROM entry_try GROUP BY outcome") == [("known", 2), ("read", 2)]


def test_paused_and_removed_sources_are_left_alone(outlet: Outlet, gazette: Source) -> None:
    change(outlet.desk, "gazette", "pause")
    assert (outlet.watched().rounds, outlet.asked()) == (0, [])
    change(outlet.desk, "gazette", "resume")
    outlet.watched()
    assert outlet.asked() == ["/feed", "/1", "/2"]
    change(outlet.desk, "gazette", "remove")
    outlet.goes_on(days=1)
    with pytest.raises(CaseError, match="no source"):
        outlet.watched("Gazette")
    assert add(outlet.desk, outlet.url("/feed")).source.entries == 2, "what it listed before is remembered"


def test_a_watcher_waits_for_whoever_writes_and_two_watchers_do_not_meet(outlet: Outlet, gazette: Source) -> None:
    with watch_lock(outlet.desk.case), pytest.raises(CaseError, match="another vigie watch"):
        outlet.watched()
    writer = open_writer(outlet.desk.case)
    slept = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        writer.close()

    done = watch(replace(outlet.desk, sleep=sleep), once=True)
    assert (done.counts["read"], len(slept)) == (2, 1)
    assert outlet.said[0].kind == "busy"


def test_an_interrupted_watcher_says_what_it_did_and_the_next_goes_on(outlet: Outlet, gazette: Source) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    def tell(note: object) -> None:
        if getattr(note, "kind", "") == "read":
            interrupt()

    done = watch(replace(outlet.desk, tell=tell), once=True)
    assert (done.stopped, done.counts["read"], outlet.texts()) == (True, 1, ["un obus"])
    assert outlet.rows("SELECT outcome FROM run_end") == [("stopped",)]
    assert watch(replace(outlet.desk, sleep=interrupt)).counts["read"] == 1
    assert outlet.texts() == ["un obus", "deux obus, un canon"]
    assert outlet.asked() == ["/feed", "/1", "/2"]


def test_a_source_is_looked_at_before_it_is_kept(outlet: Outlet) -> None:
    outlet.puts(
        "/page",
        """<html><head><title>Front</title>
        <link rel="alternate" type="application/rss+xml" href="/broken">
        <link rel="alternate" type="application/atom+xml" href="/feed"></head>
        <body><a href="/a">An article with a long title</a></body></html>""",
    )
    outlet.puts("/broken", "nothing", status="500 Fault")
    added = add(outlet.desk, outlet.url("/page"), every="2h")
    assert (added.source.url, added.source.name, added.source.every) == (outlet.url("/feed"), "Gazette", 7200)
    with pytest.raises(CaseError, match="is watched already, as Gazette"):
        add(outlet.desk, outlet.url("/feed"))
    listing = add(outlet.desk, outlet.url("/page"), links=True)
    assert (listing.source.links, listing.source.name) == (True, "Front")
    for target, text in (("/empty", "<html><body>nothing</body></html>"), ("/text", "words")):
        outlet.puts(target, text)
        with pytest.raises(ReadError, match="no feed"):
            add(outlet.desk, outlet.url(target))
    with pytest.raises(ReadError, match="404"):
        add(outlet.desk, outlet.url("/nowhere"))
    with pytest.raises(ReadError, match="no address"):
        add(outlet.desk, "words")
    with pytest.raises(CaseError, match="no span of time"):
        add(outlet.desk, outlet.url("/x"), every="often")


def test_a_page_of_links_is_watched_like_a_feed(outlet: Outlet) -> None:
    link = '<a href="/a">An article with a long title</a>'
    outlet.puts("/page", f"<html><body><ul><li>{link}</ul></body></html>")
    outlet.puts("/a", "un obus")
    add(outlet.desk, outlet.url("/page"), name="Page")
    outlet.watched()
    assert outlet.texts() == ["un obus"]
    outlet.puts("/page", "<html><body></body></html>")
    outlet.goes_on(hours=2)
    outlet.watched()
    assert ("failed", "Page") in [(note.kind, note.facts.get("source")) for note in outlet.said]
