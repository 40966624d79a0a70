"""The sort key of an address in the index of an archive (SURT): host turned round, case and trifles off.

The same rules as replay tools look addresses up by, or they would find nothing.
"""

from __future__ import annotations

import re
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlsplit

_SAFE = "!\"$&'()*+,-./:;<=>?@[\\]^_`{|}~"
_WWW = re.compile(rb"www\d*\.")
_PORTS = {"http": 80, "https": 443, "ftp": 21}
_SESSIONS = tuple(
    re.compile(rb"^(.*)(?:" + name + rb")(?:&(.*))?$", re.I)
    for name in (
        rb"jsessionid=[0-9a-z]{32}",
        rb"phpsessid=[0-9a-z]{32}",
        rb"sid=[0-9a-z]{32}",
        rb"aspsessionid[a-z]{8}=[a-z]{24}",
        rb"cfid=[^&]+&cftoken=[^&]+",
    )
)


def surt(address: str) -> str:
    """The key of ``address``, in ASCII without spaces; anything but a web address is its own key."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        parts, host, port = urlsplit(""), None, None
    if parts.scheme not in _PORTS or not host:
        return _escaped(unquote_to_bytes(address.lower()))
    named = _host(host)
    key = ",".join(reversed(named.split("."))) + ("" if port in (None, _PORTS[parts.scheme]) else f":{port}")
    query = _query(parts.query)
    return f"{key}){_path(parts.path)}" + (f"?{query}" if query else "")


def _host(host: str) -> str:
    try:
        plain = host.encode("ascii")
    except UnicodeEncodeError:
        try:
            plain = host.encode("idna")
        except UnicodeError:
            plain = host.encode()
    plain = plain.replace(b"..", b".").strip(b".").lower()
    return _escaped(_WWW.sub(b"", plain, count=1) if _WWW.match(plain) else plain)


def _path(path: str) -> str:
    kept: list[bytes] = []
    pieces = _unquoted(path).split(b"/")[1:]
    for piece in pieces:
        if piece == b"..":
            kept = kept[:-1] if kept else [piece]
        elif piece != b".":
            kept.append(piece)
    whole = b"/" + b"".join(piece + b"/" for piece in kept[:-1] if piece) + (kept[-1] if kept else b"")
    lower = _escaped(whole).lower()
    return lower[:-1] if lower.endswith("/") and len(lower) > 1 else lower


def _query(query: str) -> str:
    plain = _escaped(_unquoted(query)).encode()
    for session in _SESSIONS:
        found = session.match(plain)
        if found:
            plain = found[1] + (found[2] or b"")
    pairs = sorted(tuple(pair.split(b"=", 1)) for pair in plain.lower().split(b"&"))
    return b"&".join(map(b"=".join, pairs)).decode("ascii")


def _unquoted(text: str) -> bytes:
    plain = text.encode("utf-8", "surrogatepass")
    while (once := unquote_to_bytes(plain)) != plain:
        plain = once
    return plain


def _escaped(plain: bytes) -> str:
    return quote_from_bytes(plain, safe=_SAFE)
