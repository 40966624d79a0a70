"""Where an address leads: redirects, cookies, names and the machines behind them, certificates, proxies."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from capture.servers import Script, Server, answer, serving
from capture.test_fetch import Clock, fetching
from vigie.capture.fetch import Fetcher, FetchError, Gone
from vigie.capture.settings import FetchSettings

PAGE = answer(b"page")
NO_ADDRESS = "is no address that begins with http:// or https://"
UNREADABLE = "is no address that can be read; look at its spelling"
SECRET = "held a name or a password; give the address without: no secret is kept in a case"
PINNED = Path(__file__).with_name("pinned.pem")  # key and certificate of pinned.example, made for these tests


def there(location: str, status: str = "302 Found", *headers: str) -> bytes:
    return answer(b"", f"Location: {location}", *headers, status=status)


def asked(server: Server) -> list[str]:
    return [request.split(b" ", 2)[1].decode() for request in server.heard]


def sent(server: Server, name: bytes) -> list[bytes]:
    lines = (line for request in server.heard for line in request.split(b"\r\n"))
    return [line.partition(b": ")[2] for line in lines if line.lower().startswith(name + b":")]


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 Other", "307 Temporary", "308 Permanent"])
def test_redirects_are_followed_and_each_is_kept(status):
    scripts = {"/a": there("b?x=1#part", status), "/b?x=1": there("/c/../d", status), "/d": PAGE}
    with serving(scripts) as server, fetching() as fetcher:
        had = fetcher.fetch(server.url("/a"))
    assert had.payload == b"page"
    assert [one.url for one in had.exchanges] == [server.url(target) for target in ("/a", "/b?x=1", "/d")]
    assert had.meta == {"url": server.url("/d")}


BAD_ROADS = {
    "circle": ({"/": there("/b"), "/b": there("/")}, "is redirected in a circle"),
    "itself": ({"/": there("/")}, "is redirected in a circle"),
    "long chain": (
        {f"/{n or ''}": there(f"/{n + 1}") for n in range(20)},
        "leads to {base}/10: is redirected more than 10 times",
    ),
    "a file": ({"/": there("file:///etc/passwd")}, f"leads to file:///etc/passwd: {NO_ADDRESS}"),
    "a program": ({"/": there("javascript:alert(1)")}, f"leads to javascript:alert(1): {NO_ADDRESS}"),
    "a secret": (
        {"/": there("http://me:word@x.example/")},
        f"leads to http://x.example/: {SECRET}",
    ),
    "nonsense": ({"/": there("http://[x/")}, f"leads to http://[x/: {UNREADABLE}"),
    "trouble there": (
        {"/": there("/b"), "/b": answer(b"", status="418 Teapot")},
        "leads to {base}/b: the server answered 418, which gives nothing to read",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("scripts", "expected"), BAD_ROADS.values(), ids=BAD_ROADS)
def test_roads_that_lead_nowhere(scripts, expected):
    with serving(dict(scripts)) as server, fetching() as fetcher, pytest.raises(FetchError) as caught:
        fetcher.fetch(server.url())
    assert caught.value.reason == expected.format(base=server.url(""))
    assert caught.value.path == server.url()
    assert "me:word" not in str(caught.value)
    assert caught.value.exchanges[0].status == 302


def test_a_redirect_to_a_page_that_is_gone():
    with serving({"/": there("/b")}) as server, fetching() as fetcher:
        had = fetcher.fetch(server.url())
    assert isinstance(had, Gone)
    assert [one.status for one in had.exchanges] == [302, 404]


def test_cookies_live_as_long_as_one_trip_and_stay_with_their_host():
    with serving({"/": PAGE}) as other:
        away = there(f"http://localhost:{other.port}/", "302 Found", "Set-Cookie: b=2")
        scripts = {"/": [there("/", "302 Found", "Set-Cookie: a=1; Path=/"), away, PAGE]}
        with serving(scripts) as server, fetching() as fetcher:
            assert fetcher.fetch(server.url()).payload == b"page"
            assert sent(server, b"cookie") == [b"a=1"]
            assert sent(other, b"cookie") == []
            fetcher.fetch(server.url())
            assert sent(server, b"cookie") == [b"a=1"]
            assert sent(server, b"referer") == []


@contextmanager
def names(**found: list[list[str]]) -> Iterator[tuple[Fetcher, list[str]]]:
    """A fetcher for which names (dots as underscores) resolve to these addresses, one list a time."""
    resolved: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        resolved.append(host)
        answers = found.get(host.replace(".", "_"))
        if answers is None:
            return [host]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    settings = FetchSettings(ignore_robots=True, connect_seconds=0.3, retries=0, per_host_seconds=0.0)
    with Fetcher(settings, Clock().machine(resolve=resolve)) as fetcher:
        yield fetcher, resolved


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 198.18.0.1"
    " ::1 :: fe80::1 fe80::1%1 fc00::1 fd12::1 ff02::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1 2002:7f00:1::"
    " 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 2001:0:1::1 fec0::1".split(),
)
def test_a_name_that_leads_into_a_private_network_is_refused(address):
    with names(a_example=[[address]]) as (fetcher, _), pytest.raises(FetchError) as caught:
        fetcher.fetch("http://a.example/")
    expected = f"{address} is of this machine or of a private network, which is read only where allow_private is set"
    assert caught.value.reason == expected


@pytest.mark.parametrize(
    "host", "127.0.0.1 127.1 2130706433 0x7f000001 0177.0.0.1 localhost [::1] [::ffff:127.0.0.1] [::] 0".split()
)
def test_this_machine_is_refused_however_it_is_written(host):
    with Fetcher(FetchSettings(ignore_robots=True, retries=0)) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.fetch(f"http://{host}:1/")
    assert "is of this machine or of a private network" in caught.value.reason


def test_a_redirect_into_a_private_network_is_refused_and_asks_nobody():
    with serving({"/": PAGE}) as inside, serving({"/": there(inside.url())}) as server, names() as (fetcher, _):
        public = fetcher.machine.resolve
        assert public("127.0.0.1", 1) == ["127.0.0.1"]
        with pytest.raises(FetchError, match="of this machine"):
            fetcher.fetch(server.url())
    assert inside.heard == server.heard == []


def test_the_machine_that_was_checked_is_the_one_that_is_asked():
    """A name that first leads to the open network and then inside is looked up once: the second answer is not heard."""
    with serving({"/": PAGE}) as inside:
        with names(a_example=[["192.0.2.1"], ["127.0.0.1"]]) as (fetcher, resolved), pytest.raises(FetchError):
            fetcher.fetch(f"http://a.example:{inside.port}/")
        assert resolved == ["a.example"]
    assert inside.heard == []


def test_a_name_with_several_machines_is_tried_until_one_answers():
    with serving({"/": PAGE}) as server:
        resolve = {"a.example": ["127.0.0.9", "127.0.0.1"]}
        machine = Clock().machine(resolve=lambda host, port: resolve[host])
        settings = FetchSettings(allow_private=True, ignore_robots=True)
        with Fetcher(settings, machine) as fetcher:
            assert fetcher.fetch(f"http://a.example:{server.port}/").payload == b"page"
    assert sent(server, b"host") == [f"a.example:{server.port}".encode()]


def test_a_name_that_nobody_knows():
    def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    fetcher = Fetcher(FetchSettings(ignore_robots=True), Clock().machine(resolve=resolve))
    with fetcher, pytest.raises(FetchError) as caught:
        fetcher.fetch("https://no.such.example/")
    assert caught.value.reason == "no server of the name no.such.example is known to the network"


def test_ipv6():
    with serving({"/": PAGE}, socket.AF_INET6) as server, fetching() as fetcher:
        assert fetcher.fetch(server.url()).payload == b"page"
    assert sent(server, b"host") == [f"[::1]:{server.port}".encode()]


def secure() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PINNED)
    return context


def test_a_certificate_that_nobody_vouches_for_is_refused():
    with serving({"/": PAGE}, secure=secure()) as server, fetching() as fetcher, pytest.raises(FetchError) as caught:
        fetcher.fetch(server.url(scheme="https"))
    assert caught.value.reason == "the certificate of 127.0.0.1 is not to be trusted: self-signed certificate"
    assert server.heard == []


def test_a_certificate_is_held_against_the_name_though_the_number_is_asked(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(PINNED))
    machine = Clock().machine(resolve=lambda host, port: ["127.0.0.1"])
    settings = FetchSettings(allow_private=True, ignore_robots=True, retries=0)
    with serving({"/": PAGE}, secure=secure()) as server, Fetcher(settings, machine) as fetcher:
        assert fetcher.fetch(f"https://pinned.example:{server.port}/").payload == b"page"
        with pytest.raises(FetchError, match=r"other\.example is not to be trusted: it is made out for"):
            fetcher.fetch(f"https://other.example:{server.port}/")
    assert len(server.heard) == 1


def test_security_lost_on_the_way_is_remarked(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(PINNED))
    machine = Clock().machine(resolve=lambda host, port: ["127.0.0.1"])
    fetcher = Fetcher(FetchSettings(allow_private=True), machine)
    with serving({"/": PAGE}) as plain, serving({"/": there(plain.url())}, secure=secure()) as server, fetcher:
        had = fetcher.fetch(f"https://pinned.example:{server.port}/")
    assert had.remarks == {"security": "lost on a redirect"}


def tunnel(talk: socket.socket, request: bytes) -> None:
    """What a proxy does when it is asked to CONNECT."""
    _, port = request.split(b" ", 2)[1].decode().rsplit(":", 1)
    talk.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
    with socket.create_connection(("127.0.0.1", int(port)), 5) as far:
        back = threading.Thread(target=_pump, args=(far, talk), daemon=True)
        back.start()
        _pump(talk, far)
        back.join(2)


def _pump(source: socket.socket, sink: socket.socket) -> None:
    try:
        while piece := source.recv(65536):
            sink.sendall(piece)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        return


def test_a_proxy_is_asked_for_the_page_and_resolves_the_name_itself():
    with serving({"http://a.example/x": PAGE}) as proxy:
        settings = FetchSettings(proxy=f"http://me:word@127.0.0.1:{proxy.port}", ignore_robots=True)
        with Fetcher(settings, Clock().machine(resolve=lambda *_: pytest.fail("resolved here"))) as fetcher:
            had = fetcher.fetch("http://a.example/x")
            with pytest.raises(FetchError, match="localhost is of this machine"):
                fetcher.fetch("http://localhost/")
    assert (had.payload, had.remarks) == (b"page", {"robots": "ignored", "proxy": "used"})
    assert sent(proxy, b"proxy-authorization") == [b"Basic bWU6d29yZA=="]
    assert "proxy-authorization" not in {name.lower() for name, _ in had.exchanges[0].request_headers}


def test_a_secure_page_comes_through_a_tunnel(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(PINNED))
    scripts: dict[str, Script] = {}
    with serving({"/": PAGE}, secure=secure()) as server, serving(scripts) as proxy:
        scripts[f"pinned.example:{server.port}"] = tunnel
        settings = FetchSettings(proxy=f"http://127.0.0.1:{proxy.port}", ignore_robots=True, retries=0)
        with Fetcher(settings) as fetcher:
            assert fetcher.fetch(f"https://pinned.example:{server.port}/").payload == b"page"
    assert asked(server) == ["/"]


def test_a_proxy_that_is_not_there_or_refuses():
    with serving({}) as gone:
        refusing = {"a.example:443": answer(b"", status="403 Forbidden")}
    settings = FetchSettings(proxy=f"http://127.0.0.1:{gone.port}", ignore_robots=True, retries=0)
    with Fetcher(settings) as fetcher, pytest.raises(FetchError, match="the proxy cannot be used: connection refused"):
        fetcher.fetch("http://a.example/")
    with serving(refusing) as proxy:
        settings = FetchSettings(proxy=f"http://127.0.0.1:{proxy.port}", ignore_robots=True, retries=0)
        with Fetcher(settings) as fetcher, pytest.raises(FetchError, match="the proxy cannot be used: tunnel conn"):
            fetcher.fetch("https://a.example/")


def test_hosts_named_so_are_reached_without_the_proxy():
    with serving({"/": PAGE}) as server:
        settings = {"proxy": "http://127.0.0.1:1", "no_proxy": "x.example,127.0.0.1"}
        with fetching(**settings) as fetcher:
            assert fetcher.fetch(server.url()).payload == b"page"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("ftp://a.example/", NO_ADDRESS),
        ("http://me@a.example/", SECRET),
        (
            "http://me:word@a.example/",
            "held a name or a password; give the address without: no secret is kept in a case",
        ),
        ("http://a.example:99999/", UNREADABLE),
        ("http://a b.example/", UNREADABLE),
        ("http:///a", UNREADABLE),
        ("https://a.example/" + "x" * 5000, "is an address of more than 4000 characters"),
    ],
)
def test_what_is_never_asked_for(url, expected):
    with Fetcher() as fetcher, pytest.raises(FetchError) as caught:
        fetcher.fetch(url)
    assert caught.value.reason == expected
    assert "me:word" not in str(caught.value)


def test_line_ends_in_an_address_are_no_headers():
    with serving({"/a%0D%0AX:%20y": PAGE}) as server, fetching() as fetcher:
        assert fetcher.fetch(server.url("/a\r\nX: y")).payload == b"page"
    assert sent(server, b"x") == []
