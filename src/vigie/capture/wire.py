"""The connection below a request: to the machine that was checked and no other, under a deadline, the head as it came.

One Wire serves one request at a time. Nothing here knows what an answer means.
"""

from __future__ import annotations

import io
import socket
from collections import OrderedDict
from collections.abc import Callable
from http.client import HTTPException, HTTPResponse
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util import make_headers, parse_url

from vigie.capture.addresses import Address
from vigie.model.capture import Headers

MOST_HEAD_BYTES = 200_000
MOST_POOLS = 20  # hosts whose connection is kept open for the next request

Answer = urllib3.BaseHTTPResponse


class TooSlowError(Exception):
    """The time for the whole answer is over."""


class HeadTooLargeError(HTTPException):
    """The server sends headers without end."""


class Wire:
    """What one request may take, and what came of it: ``head`` holds the lines of the answer's head as they came."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self.monotonic = monotonic
        self.until = 0.0
        self.silence = 0.0
        self.head: list[bytes] = []

    def begin(self, until: float, silence: float) -> None:
        """Give a new request time ``until`` then, of which ``silence`` seconds may pass without a byte."""
        self.until, self.silence, self.head = until, silence, []

    def left(self) -> float:
        """The seconds that are left. Raises TooSlowError when there are none."""
        left = self.until - self.monotonic()
        if left <= 0:
            raise TooSlowError
        return left

    def headers(self) -> Headers:
        """Names and values of the last head in order; names keep their case, folded lines are joined."""
        found: list[tuple[str, str]] = []
        for line in self.last_head()[1:]:
            text = line.decode("latin-1").rstrip("\r\n")
            name, colon, value = text.partition(":")
            if text[:1] in (" ", "\t") and found:
                found[-1] = (found[-1][0], f"{found[-1][1]} {text.strip()}")
            elif colon:
                found.append((name, value.strip(" \t")))
        return tuple(found)

    def last_head(self) -> list[bytes]:
        """The lines of the last answer's head, its status line first: others come before it (100 Continue)."""
        starts = [at for at, line in enumerate(self.head) if line.startswith(b"HTTP/")]
        return self.head[starts[-1] :] if starts else []


class _Timed(io.RawIOBase):
    """A socket's bytes; before each read the socket is told how long it may still wait."""

    def __init__(self, source: io.RawIOBase, sock: socket.socket, wire: Wire) -> None:
        self.source, self.sock, self.wire = source, sock, wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self.sock.settimeout(min(self.wire.left(), self.wire.silence))
        return self.source.readinto(buffer)

    def close(self) -> None:
        self.source.close()
        super().close()


class _Stream(io.BufferedReader):
    """The answer; while its head is read, the lines of it are kept."""

    wire: Wire | None = None
    size = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        line = super().readline(size)
        if self.wire is not None:
            self.size += len(line)
            if self.size > MOST_HEAD_BYTES:
                raise HeadTooLargeError
            self.wire.head.append(line)
        return line


def _reply(wire: Wire) -> type[HTTPResponse]:
    """The class of answers that go over ``wire``."""

    class Reply(HTTPResponse):
        def __init__(self, sock: socket.socket, *args: Any, **kept: Any) -> None:
            super().__init__(sock, *args, **kept)
            source: Any = self.fp.detach()
            self.fp = _Stream(_Timed(source, sock, wire))

        def begin(self) -> None:
            stream = self.fp
            assert isinstance(stream, _Stream)
            stream.wire = wire
            super().begin()
            stream.wire = None

    return Reply


class Connections:
    """Open connections by the machine they lead to; the eldest are closed when there are many."""

    def __init__(self, wire: Wire, proxy: str | None) -> None:
        reply = _reply(wire)
        self._plain = type("Plain", (HTTPConnection,), {"response_class": reply})
        self._secure = type("Secure", (HTTPSConnection,), {"response_class": reply})
        self._pools: OrderedDict[tuple[str, str, int, str], HTTPConnectionPool] = OrderedDict()
        self._proxy = self._through(proxy) if proxy else None

    def _through(self, proxy: str) -> urllib3.ProxyManager:
        parts = parse_url(proxy)
        secret = make_headers(proxy_basic_auth=parts.auth) if parts.auth else None
        manager = urllib3.ProxyManager(parts._replace(auth=None).url, num_pools=MOST_POOLS, proxy_headers=secret)
        plain = type("PlainPool", (HTTPConnectionPool,), {"ConnectionCls": self._plain})
        secure = type("SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": self._secure})
        manager.pool_classes_by_scheme = {"http": plain, "https": secure}
        return manager

    def ask(self, address: Address, machine: str, headers: dict[str, str], timeout: urllib3.Timeout) -> Answer:
        """The answer of ``machine``, a numeric address, to a request for ``address``; its body is still to come."""
        return _asked(self._pool(address, machine), address.target, headers, timeout)

    def ask_proxy(self, address: Address, headers: dict[str, str], timeout: urllib3.Timeout) -> Answer:
        """The answer as the proxy hands it on, through a tunnel where the connection is secure."""
        assert self._proxy is not None
        pool = self._proxy.connection_from_host(address.host, address.port, address.scheme)
        if address.scheme == "http":
            return _asked(pool, address.url, headers | dict(self._proxy.proxy_headers), timeout)
        return _asked(pool, address.target, headers, timeout)

    def close(self) -> None:
        """Close them all."""
        for pool in self._pools.values():
            pool.close()
        self._pools.clear()
        if self._proxy is not None:
            self._proxy.clear()

    def _pool(self, address: Address, machine: str) -> HTTPConnectionPool:
        key = (address.scheme, address.host, address.port, machine)
        pool = self._pools.get(key)
        if pool is None:
            pool = self._pools[key] = self._made(address, machine)
            if len(self._pools) > MOST_POOLS:
                self._pools.popitem(last=False)[1].close()
        self._pools.move_to_end(key)
        return pool

    def _made(self, address: Address, machine: str) -> HTTPConnectionPool:
        if address.scheme == "http":
            pool = HTTPConnectionPool(machine, address.port, maxsize=1)
            pool.ConnectionCls = self._plain
            return pool
        secure = HTTPSConnectionPool(
            machine,
            address.port,
            maxsize=1,
            cert_reqs="CERT_REQUIRED",
            server_hostname=address.host,
            assert_hostname=address.host,
        )
        secure.ConnectionCls = self._secure
        return secure


def _asked(pool: HTTPConnectionPool, target: str, headers: dict[str, str], timeout: urllib3.Timeout) -> Answer:
    return pool.urlopen(
        "GET",
        target,
        headers=headers,
        retries=False,
        redirect=False,
        assert_same_host=False,
        timeout=timeout,
        preload_content=False,
        decode_content=False,
    )
