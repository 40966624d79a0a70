"""What keeps a document from doing anything but being read: headers, hosts, names of downloads."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "frame-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'self'",
))  # fmt: skip
CAPTURED = "; ".join((  # a page as it was captured: its looks, and nothing that runs or is fetched
    "sandbox", "default-src 'none'", "style-src 'unsafe-inline'", "img-src data:", "font-src data:",
    "form-action 'none'", "base-uri 'none'", "frame-ancestors 'self'",
))  # fmt: skip
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cache-control": "no-store",
}
LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")
LONGEST = 80  # characters of a file's name
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
SIGN = "\N{REPLACEMENT CHARACTER}"


class Guard:
    """Refuses hosts that are not ours, so that no page of the web can name us, and adds the headers to every answer."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...] = LOOPBACK) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        given = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
        if _host(given) not in self.hosts:
            await PlainTextResponse("unknown host\n", 421)(scope, receive, with_headers)
            return
        await self.app(scope, receive, with_headers)


def harmless(text: str) -> str:
    """``text`` with each control or direction sign made visible, one for one: offsets stay what they are."""
    return _CONTROLS.sub(SIGN, text)


def attachment(name: str, ending: str) -> dict[str, str]:
    """The header of a download called ``name``, of which only letters, figures and dashes are kept."""
    plain = unicodedata.normalize("NFKC", name)
    kept = re.sub(r"[^\w-]+", "-", plain).strip("-_")[:LONGEST] or "vigie"
    ascii_only = re.sub(r"[^A-Za-z0-9_-]+", "-", unicodedata.normalize("NFKD", kept)).strip("-") or "vigie"
    value = f"attachment; filename=\"{ascii_only}.{ending}\"; filename*=UTF-8''{quote(f'{kept}.{ending}')}"
    return {"content-disposition": value}


def _host(given: str) -> str:
    """The host without its port."""
    if given.startswith("["):
        return given.partition("]")[0] + "]"
    return given.rpartition(":")[0] if ":" in given else given
