from __future__ import annotations

import pytest

from capture.servers import answer, serving
from capture.test_fetch import Clock, fetching
from vigie.capture.fetch import FetchError

PAGE = answer(b"page")


def asked(server) -> list[str]:
    return [request.split(b" ", 2)[1].decode() for request in server.heard]


def test_what_robots_are_to_leave_alone_is_left_alone_and_the_rules_are_had_once():
    rules = b"User-agent: *\nDisallow: /closed\nAllow: /closed/hall\n\nUser-agent: test\nDisallow: /mine\n"
    with (
        serving({"/robots.txt": answer(rules), "/closed": PAGE, "/mine": PAGE, "/open": PAGE}) as server,
        fetching(ignore_robots=False, user_agent="Vigie/9") as fetcher,
    ):
        assert fetcher.fetch(server.url("/open")).payload == b"page"
        with pytest.raises(FetchError, match="does not allow robots to read this address"):
            fetcher.fetch(server.url("/closed"))
        assert fetcher.fetch(server.url("/mine")).payload == b"page"
        assert asked(server) == ["/robots.txt", "/open", "/mine"]


def test_the_rules_for_our_own_name_beat_those_for_all():
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: Vigie\nAllow: /\n"
    with (
        serving({"/robots.txt": answer(rules), "/": PAGE}) as server,
        fetching(ignore_robots=False, user_agent="Vigie/9") as fetcher,
    ):
        assert fetcher.fetch(server.url()).payload == b"page"


def test_ignoring_robots_asks_for_no_rules_and_is_remarked():
    with serving({"/robots.txt": answer(b"User-agent: *\nDisallow: /"), "/": PAGE}) as server, fetching() as fetcher:
        had = fetcher.fetch(server.url())
    assert had.remarks == {"robots": "ignored"}
    assert asked(server) == ["/"]


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "401 Unauthorized", "410 Gone"])
def test_a_server_without_rules_may_be_read(status):
    scripts = {"/robots.txt": answer(b"Disallow: /", status=status), "/": PAGE}
    with serving(scripts) as server, fetching(ignore_robots=False) as fetcher:
        had = fetcher.fetch(server.url())
    assert (had.payload, had.remarks) == (b"page", {})


@pytest.mark.parametrize("status", ["500 Oops", "503 Busy", "429 Too Many Requests", "206 Partial Content"])
def test_a_server_whose_rules_cannot_be_had_is_left_alone_for_a_while(status):
    clock = Clock()
    scripts = {"/robots.txt": [answer(b"", status=status), answer(b"")], "/": PAGE}
    with serving(scripts) as server, fetching(clock, ignore_robots=False) as fetcher:
        with pytest.raises(FetchError, match=r"robots\.txt cannot be had, so robots keep away: the server"):
            fetcher.fetch(server.url())
        with pytest.raises(FetchError, match=r"robots\.txt cannot be had"):
            fetcher.fetch(server.url())
        clock.time += 3600
        assert fetcher.fetch(server.url()).payload == b"page"
    assert asked(server) == ["/robots.txt", "/robots.txt", "/"]


def test_a_server_that_does_not_answer_is_said_to_not_answer():
    with serving({}) as server:
        pass
    with fetching(ignore_robots=False) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.fetch(server.url())
    assert caught.value.reason == "the server 127.0.0.1 cannot be reached: connection refused"


def test_rules_are_found_behind_redirects_and_rules_in_a_circle_are_none():
    there = answer(b"", "Location: /rules", status="301 Moved")
    scripts = {"/robots.txt": there, "/rules": answer(b"User-agent: *\nDisallow: /x"), "/x": PAGE, "/": PAGE}
    with serving(scripts) as server, fetching(ignore_robots=False) as fetcher:
        with pytest.raises(FetchError, match="does not allow robots"):
            fetcher.fetch(server.url("/x"))
        assert fetcher.fetch(server.url("/")).payload == b"page"
    circle = {"/robots.txt": answer(b"", "Location: /robots.txt", status="302 Found"), "/": PAGE}
    with serving(circle) as server, fetching(ignore_robots=False) as fetcher:
        assert fetcher.fetch(server.url("/")).payload == b"page"


def test_where_a_redirect_leads_is_asked_for_its_rules_too():
    with serving({"/robots.txt": answer(b"User-agent: *\nDisallow: /"), "/": PAGE}) as closed:
        scripts = {"/": answer(b"", f"Location: {closed.url()}", status="302 Found")}
        with serving(scripts) as server, fetching(ignore_robots=False) as fetcher, pytest.raises(FetchError) as caught:
            fetcher.fetch(server.url())
    assert caught.value.path == server.url()
    assert caught.value.reason.startswith(f"leads to {closed.url()}: the server does not allow robots")
    assert asked(closed) == ["/robots.txt"]


def test_odd_rules_do_no_harm():
    rules = (
        b"\xef\xbb\xbfUser-agent: *\x00\r\nDisallow: /" + b"*a" * 5000 + b"\nDisallow: \xff\xfe\nCrawl-delay: soon\n"
    )
    with (
        serving({"/robots.txt": answer(rules + b"#" * 600_000), "/" + "a" * 3000: PAGE}) as server,
        fetching(ignore_robots=False) as fetcher,
    ):
        assert fetcher.fetch(server.url("/" + "a" * 3000)).payload == b"page"


@pytest.mark.parametrize(
    ("rules", "pause"),
    [(b"", 1.0), (b"User-agent: *\nCrawl-delay: 7\n", 7.0), (b"User-agent: *\nRequest-rate: 1/5\n", 5.0),
     (b"User-agent: *\nCrawl-delay: 100000\n", 60.0), (b"User-agent: *\nCrawl-delay: 0.1\n", 1.0)],
)  # fmt: skip
def test_a_host_is_not_asked_faster_than_it_wants(rules, pause):
    clock = Clock()
    scripts = {"/robots.txt": answer(rules), "/": PAGE}
    with serving(scripts) as server, fetching(clock, ignore_robots=False) as fetcher:
        for _ in range(3):
            fetcher.fetch(server.url())
    assert clock.slept == [pytest.approx(pause, abs=0.5)] * 2
