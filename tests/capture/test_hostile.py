"""Servers that are slow, broken, mistaken or malicious: each ends in one sentence, in bounded time and memory."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from itertools import count

import brotli
import pytest

from capture.servers import Script, answer, serving
from capture.test_fetch import Clock, fetching
from vigie.capture.fetch import FetchError
from vigie.model.capture import Obtained

TEXT = b"Twelve crates were unloaded. " * 300


def failure(script: Script | list[Script], clock: Clock | None = None, **settings) -> FetchError:
    """How fetching the page of a server with this script fails."""
    with serving({"/": script}) as server, fetching(clock, **settings) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.fetch(server.url())
    assert caught.value.path == server.url()
    assert str(server.port) not in caught.value.reason.replace(server.url(), "")
    return caught.value


def reason(script: Script, **settings) -> str:
    settings.setdefault("retries", 0)
    return failure(script, **settings).reason


def stall(talk: socket.socket, request: bytes) -> None:
    time.sleep(3)


def drip_head(talk: socket.socket, request: bytes) -> None:
    talk.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in count():
        talk.sendall(b"X-%d: x\r\n" % number)
        time.sleep(0.05)


def drip_body(talk: socket.socket, request: bytes) -> None:
    talk.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        talk.sendall(b"a")
        time.sleep(0.05)


def flood_head(talk: socket.socket, request: bytes) -> None:
    talk.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        talk.sendall(b"X: " + b"x" * 60_000 + b"\r\n")


def flood_line(talk: socket.socket, request: bytes) -> None:
    while True:
        talk.sendall(b"HTTP/1.1 200 " + b"x" * 60_000)


def flood_continue(talk: socket.socket, request: bytes) -> None:
    while True:
        talk.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)


def flood_body(talk: socket.socket, request: bytes) -> None:
    talk.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        talk.sendall(b"x" * 100_000)


def flood_chunks(talk: socket.socket, request: bytes) -> None:
    talk.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        talk.sendall(b"186a0\r\n" + b"x" * 100_000 + b"\r\n")


def reset(talk: socket.socket, request: bytes) -> None:
    talk.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def chunked(body: bytes, *headers: str) -> bytes:
    return answer(body, "Transfer-Encoding: chunked", *headers, length=None)


FAILURES = {
    "stalling": (stall, {"read_seconds": 0.2}, "the server 127.0.0.1 was silent for 0.2 s"),
    "slow head": (drip_head, {"total_seconds": 0.4}, "took longer than 0.4 s"),
    "slow body": (drip_body, {"total_seconds": 0.4}, "took longer than 0.4 s"),
    "endless head": (flood_head, {}, "its answer has too many or too long headers"),
    "endless line": (flood_line, {}, "its answer has too many or too long headers"),
    "endless promises": (flood_continue, {}, "its answer has too many or too long headers"),
    "many headers": (answer(b"", *["X: x"] * 200), {}, "its answer has too many or too long headers"),
    "endless body": (flood_body, {"max_bytes": 2_000_000}, "is larger than 2 MB, the most that is fetched"),
    "endless chunks": (flood_chunks, {"max_bytes": 2_000_000}, "is larger than 2 MB, the most that is fetched"),
    "declared too large": (answer(b"x", length=10**12), {}, "is larger than 50 MB, the most that is fetched"),
    "cut off": (answer(b"abc", length=10), {}, "its answer was cut off: 3 of 10 bytes came"),
    "chunk cut off": (chunked(b"ff\r\nabc"), {}, "its answer was cut off"),
    "chunks cut off": (chunked(b"3\r\nabc\r\n"), {}, "its answer was cut off"),
    "two lengths": (answer(b"abc", "Content-Length: 5"), {}, "its answer contradicts itself about its length"),
    "no answer": (b"", {}, "the server 127.0.0.1 closed the connection without an answer"),
    "another protocol": (b"220 mail.example ESMTP ready\r\n", {}, "the server 127.0.0.1 answered with what is no HTTP"),
    "noise": (b"\0\xff\x17\x03" * 50, {}, "the server 127.0.0.1 answered with what is no HTTP"),
    "reset": (reset, {}, "the connection to 127.0.0.1 broke off: connection reset by peer"),
    "server at fault": (answer(b"", status="500 Oops"), {}, "the server is at fault (answer 500); try again later"),
    "refused": (answer(b"", status="403 Forbidden"), {}, "the server does not let us read it (answer 403)"),
    "for legal reasons": (answer(b"", status="451 X"), {}, "the server does not let us read it (answer 451)"),
    "a part": (answer(b"x", status="206 Part"), {}, "the server answered 206, which gives nothing to read"),
    "unasked": (answer(b"", status="304 Same"), {}, "the server answered 304, which gives nothing to read"),
    "nowhere": (answer(b"", status="302 Found"), {}, "the server answered 302, which gives nothing to read"),
    "gzip bomb": (
        answer(gzip.compress(b"a" * 5_000_000), "Content-Encoding: gzip"),
        {},
        "its answer unpacks to far more than a page would, as an attack does",
    ),
    "brotli bomb": (
        answer(brotli.compress(b"a" * 40_000_000), "Content-Encoding: br"),
        {},
        "its answer unpacks to far more than a page would, as an attack does",
    ),
    "bomb in a bomb": (
        answer(gzip.compress(gzip.compress(b"a" * 9_000_000)), "Content-Encoding: gzip, gzip"),
        {},
        "its answer unpacks to far more than a page would, as an attack does",
    ),
    "unpacks too large": (
        answer(gzip.compress(TEXT * 999), "Content-Encoding: gzip"),
        {"max_bytes": 1_000_000, "max_ratio": 1_000},
        "its answer unpacks to more than 1 MB, the most that is read",
    ),
    "gzip cut off": (
        answer(gzip.compress(TEXT)[:-30], "Content-Encoding: gzip"),
        {},
        "its answer is cut off: its compression (gzip) does not end",
    ),
    "brotli cut off": (
        answer(brotli.compress(TEXT)[:-9], "Content-Encoding: br"),
        {},
        "its answer is cut off: its compression (br) does not end",
    ),
    "gzip damaged": (
        answer(gzip.compress(TEXT)[:-8] + b"\0" * 8, "Content-Encoding: gzip"),
        {},
        "its answer is damaged: its compression (gzip) cannot be undone",
    ),
    "unknown compression": (
        answer(TEXT, "Content-Encoding: zstd"),
        {},
        "its answer is compressed in a way that is not known here: zstd",
    ),
    "onion": (answer(TEXT, "Content-Encoding: " + "gzip," * 9), {}, "its answer was compressed too many times over"),
}  # fmt: skip


@pytest.mark.parametrize(("script", "settings", "expected"), FAILURES.values(), ids=FAILURES)
def test_what_can_go_wrong_is_said_in_a_sentence_and_in_time(script, settings, expected):
    begun = time.monotonic()
    assert reason(script, **settings) == expected
    assert time.monotonic() - begun < 3


ENCODED = {
    "gzip": gzip.compress(TEXT),
    "x-gzip": gzip.compress(TEXT),
    "GZIP": gzip.compress(TEXT[:99]) + gzip.compress(TEXT[99:]),
    "deflate": zlib.compress(TEXT),
    "br": brotli.compress(TEXT),
    "identity": TEXT,
    "gzip, br": brotli.compress(gzip.compress(TEXT)),
}


@pytest.mark.parametrize(("encoding", "body"), ENCODED.items(), ids=ENCODED)
def test_both_the_body_as_it_came_and_the_page_are_had(encoding, body):
    script = answer(body, f"Content-Encoding: {encoding}")
    with serving({"/": script}) as server, fetching() as fetcher:
        had = fetcher.fetch(server.url())
    assert isinstance(had, Obtained)
    assert (had.payload, had.transferred) == (TEXT, None if body == TEXT else body)


ODD_BUT_WHOLE = {
    "chunks": (chunked(b"3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nX: y\r\n\r\n"), b"abcde"),
    "no length": (answer(b"abc", length=None), b"abc"),
    "length too small": (answer(b"abcdef", length=3), b"abc"),
    "empty": (answer(b""), b""),
    "no content": (b"HTTP/1.1 204 No Content\r\n\r\n", b""),
    "old protocol": (b"HTTP/1.0 200 OK\r\n\r\nabc", b"abc"),
    "after a promise": (b"HTTP/1.1 100 Continue\r\nX: y\r\n\r\n" + answer(b"abc"), b"abc"),
    "bare line ends": (b"HTTP/1.1 200 OK\nX: y\nContent-Length: 3\n\nabc", b"abc"),
    "header on plain text": (answer(TEXT, "Content-Encoding: gzip"), TEXT),
}


@pytest.mark.parametrize(("script", "body"), ODD_BUT_WHOLE.values(), ids=ODD_BUT_WHOLE)
def test_what_is_odd_but_whole_is_had(script, body):
    with serving({"/": script}) as server, fetching() as fetcher:
        had = fetcher.fetch(server.url())
    assert isinstance(had, Obtained)
    assert (had.payload, had.transferred) == (body, None)


def test_heads_are_kept_as_they_came_however_odd():
    head = b"HTTP/1.1 200 Fine  here\r\nx-ODD:a\r\nNo colon\r\nX-Fold: a\r\n  b\r\nX-\xe9: \xe9\r\n"
    head += b"X-ODD:\tb \r\nContent-Length: 0\r\n\r\n"
    with serving({"/": head}) as server, fetching() as fetcher:
        (exchange,) = fetcher.fetch(server.url()).exchanges
    assert exchange.response_headers == (
        ("x-ODD", "a"), ("X-Fold", "a b"), ("X-\xe9", "\xe9"), ("X-ODD", "b"), ("Content-Length", "0"),
    )  # fmt: skip


def test_what_may_pass_is_tried_again_later_each_time():
    clock = Clock()
    scripts: list[Script] = [answer(b"", status="502 Bad"), b"", answer(b"page")]
    with serving({"/": scripts}) as server, fetching(clock, per_host_seconds=0.0) as fetcher:
        assert fetcher.fetch(server.url()).payload == b"page"
    assert clock.slept == [1.0, 2.0]


def test_tries_end():
    clock = Clock()
    error = failure(answer(b"", status="502 Bad"), clock, per_host_seconds=0.0)
    assert (error.status, clock.slept) == (502, [1.0, 2.0])


@pytest.mark.parametrize("after", ["30", "Tue, 14 Nov 2023 22:13:50 GMT", "Tuesday, 14-Nov-23 22:13:50 GMT"])
@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Unavailable"])
def test_a_server_that_asks_for_patience_gets_it(status, after):
    clock = Clock()
    scripts: list[Script] = [answer(b"", f"Retry-After: {after}", status=status), answer(b"page")]
    with serving({"/": scripts}) as server, fetching(clock, per_host_seconds=0.0) as fetcher:
        assert fetcher.fetch(server.url()).payload == b"page"
    assert clock.slept == [30.0]


def test_a_wait_that_is_too_long_is_said_and_not_waited_for():
    clock = Clock()
    error = failure(answer(b"", "Retry-After: 86400", status="429 Slow down"), clock)
    assert error.reason == "the server asks not to be asked again for 86400 s; try again then (answer 429)"
    assert (error.status, error.retry_after, clock.slept) == (429, 86400.0, [])


@pytest.mark.parametrize("after", ["soon", "-5", "1e9", "", "Tue, 99 Nov 2023 22:13:50 GMT", "9" * 400])
def test_a_wait_that_makes_no_sense_does_no_harm(after):
    clock = Clock()
    error = failure(answer(b"", f"Retry-After: {after}", status="429 Slow down"), clock, per_host_seconds=0.0)
    assert error.status == 429
    assert sum(clock.slept) <= 4
