from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import pytest

from capture.servers import answer, serving
from vigie.capture import heads
from vigie.capture.fetch import Fetcher, FetchError, FetchSettings, Gone, Machine, NotModified
from vigie.model.capture import Obtained

LOOPBACK = FetchSettings(
    allow_private=True, user_agent="Test/1", ignore_robots=True, total_seconds=5.0, read_seconds=2.0
)


@dataclass
class Clock:
    """A clock that need not be waited for; real seconds pass beside those slept."""

    time: float = 1_700_000_000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    def machine(self, **kept) -> Machine:
        monotonic = kept.pop("monotonic", lambda: time.monotonic() + self.time)
        return Machine(now=lambda: self.time, monotonic=monotonic, sleep=self.sleep, random=lambda: 0.5, **kept)


@contextmanager
def fetching(clock: Clock | None = None, **settings) -> Iterator[Fetcher]:
    with Fetcher(replace(LOOPBACK, **settings), (clock or Clock()).machine()) as fetcher:
        yield fetcher


def test_a_page_comes_with_the_bytes_and_the_heads_as_they_went_over_the_wire():
    body = b"<p>\xe9t\xe9</p>"
    with (
        serving(
            {"/a?b=c": answer(body, "X-B: 1", "x-a:  two words ", "X-B: 3", "Content-Type: text/html; charset=cp1252")}
        ) as server,
        fetching() as fetcher,
    ):
        had = fetcher.fetch(server.url("/a?b=c#d"))
    assert isinstance(had, Obtained)
    assert (had.payload, had.transferred, had.method) == (body, None, "http")
    assert had.media_type == "text/html; charset=cp1252"
    (exchange,) = had.exchanges
    assert (exchange.url, exchange.status, exchange.reason, exchange.version) == (
        server.url("/a?b=c"),
        200,
        "OK",
        "HTTP/1.1",
    )
    assert exchange.at == had.at == "2023-11-14T22:13:20.000000+00:00"
    assert exchange.response_headers == (
        ("X-B", "1"), ("x-a", "two words"), ("X-B", "3"), ("Content-Type", "text/html; charset=cp1252"),
        ("Content-Length", "10"), ("Connection", "close"),
    )  # fmt: skip
    sent = [f"{name}: {value}" for name, value in exchange.request_headers]
    assert "\r\n".join(["GET /a?b=c HTTP/1.1", *sent, "", ""]).encode() == server.heard[0]


def test_heads_that_no_server_should_send_are_kept_to_the_byte():
    odd = b"HTTP/1.1 200 OK\r\nContent-Type:text/html\r\nX-Folded: a\r\n  b\r\nServer:\tx \nConnection: close\r\n\r\n"
    with serving({"/": odd + b"<p>a</p>", "/b": answer(b"<p>b</p>")}) as server, fetching() as fetcher:
        had, plain = fetcher.fetch(server.url()), fetcher.fetch(server.url("/b"))
    assert isinstance(had, Obtained) and isinstance(plain, Obtained)
    assert heads.response_head(had.exchanges[0]) == odd
    assert plain.exchanges[0].response_head == ""  # its parts give it back


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone"])
def test_a_page_that_is_gone(status):
    with serving({"/": answer(b"sorry", status=status)}) as server, fetching() as fetcher:
        had = fetcher.fetch(server.url())
    assert isinstance(had, Gone)
    assert had.exchanges[0].status == had.status == int(status[:3])


def test_a_page_that_is_the_same_as_before():
    with serving({"/": answer(b"", status="304 Not Modified")}) as server, fetching() as fetcher:
        had = fetcher.fetch(server.url(), etag='"x"', last_modified="Tue, 14 Nov 2023 22:13:20 GMT")
    assert isinstance(had, NotModified)
    assert b'\r\nIf-None-Match: "x"\r\nIf-Modified-Since: Tue, 14 Nov 2023 22:13:20 GMT\r\n' in server.heard[0]


def test_an_address_of_this_machine_is_refused_unless_allowed():
    with fetching(allow_private=False) as fetcher, pytest.raises(FetchError, match="of this machine or of a private"):
        fetcher.fetch("http://localhost:1/")
