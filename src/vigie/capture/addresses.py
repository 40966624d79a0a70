"""Addresses: which may be asked for, and which machines may be asked. What comes from outside is trusted nowhere."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from vigie.capture.outcomes import FetchError

PORTS = {"http": 80, "https": 443}
MOST_CHARACTERS = 4_000
_START = re.compile(r"https?://", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]*:[0-9a-f:.]*", re.IGNORECASE)
_CREDENTIALS = re.compile(r"(?<=//)[^/?#]*@")
_HIDDEN = re.compile(r"[\x00-\x20\x7f]")
_HOME_NAMES = ("localhost", "local", "internal", "lan", "home.arpa")  # names that only a private network resolves

# Not for the world at large, by the registries of IANA. Forms of IPv6 that carry an IPv4 address (mapped, 6to4, Teredo,
# local NAT64) lead around every check of that address, and no public server is reached by them.
_PRIVATE = tuple(
    ip_network(block)
    for block in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24"
        " 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3"
        " ::/8 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/9 ff00::/8"
    ).split()
)
_NAT64 = ip_network("64:ff9b::/96")  # a network of IPv6 only reaches public IPv4 by it: what it carries is judged


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be asked for: ``url`` in full without its fragment, and the parts of it."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as the Host header names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"


def without_secrets(url: str) -> str:
    """``url`` without a name and password, to be shown and kept."""
    return _CREDENTIALS.sub("", url, count=1)


def parse_address(url: str) -> Address:
    """The parts of ``url``. Raises FetchError for what is never asked for."""
    shown = without_secrets(url)
    if not _START.match(url.strip()):
        raise FetchError(shown, "is no address that begins with http:// or https://")
    if shown != url:
        raise FetchError(shown, "held a name or a password; give the address without: no secret is kept in a case")
    if len(url) > MOST_CHARACTERS:
        raise FetchError(shown[:200], f"is an address of more than {MOST_CHARACTERS} characters")
    try:
        parts = parse_url(_HIDDEN.sub(_escaped, url.strip()))
    except LocationParseError as error:
        raise FetchError(shown, "is no address that can be read; look at its spelling") from error
    return _address(parts, shown)


def _escaped(sign: re.Match[str]) -> str:
    return f"%{ord(sign[0]):02X}"


def _address(parts: Url, shown: str) -> Address:
    scheme, host = parts.scheme or "", (parts.host or "").strip("[]").rstrip(".")
    if parts.auth is not None:
        raise FetchError(shown, "held a name or a password; give the address without: no secret is kept in a case")
    if scheme not in PORTS or not _HOST.fullmatch(host) or parts.port == 0:
        raise FetchError(shown, "is no address that can be read; look at its spelling")
    target = parts.request_uri
    port = parts.port or PORTS[scheme]
    made = Address("", scheme, host, port, target)
    return Address(f"{made.origin}{target}", scheme, host, port, target)


def follow(here: Address, location: str) -> Address:
    """Where a redirect leads. Raises FetchError as ``parse_address``, naming the address it leads to."""
    try:
        there = urljoin(here.url, location.strip())
    except ValueError:
        there = location  # as it is, it is refused in words
    return parse_address(there)


def addresses_of(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, as the system resolves it. Raises OSError when there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the open network."""
    try:
        number = ip_address(address)
    except ValueError:
        return False
    return _is_public(number)


def _is_public(number: IPv4Address | IPv6Address) -> bool:
    if isinstance(number, IPv6Address):
        if number.scope_id is not None:
            return False
        if number in _NAT64:
            return _is_public(IPv4Address(int(number) & 0xFFFF_FFFF))
    return not any(number in block for block in _PRIVATE if block.version == number.version)


def is_home_name(host: str) -> bool:
    """Whether a name is one that only a private network knows, or a numeric address of one."""
    try:
        return not _is_public(ip_address(host))
    except ValueError:
        labels = host.lower().rsplit(".", 2)
        return "." not in host or any(".".join(labels[-count:]) in _HOME_NAMES for count in (1, 2))


def public_ones(addresses: Iterable[str]) -> list[str]:
    """Those of ``addresses`` that are of the open network."""
    return [address for address in addresses if is_public(address)]
