"""The one form of an address: two that lead to the same page have the same, so that its versions are found."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from vigie.packs.addresses import tracking

PORTS = {"http": 80, "https": 443}
_ESCAPE = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)


def canonical(locator: str) -> str | None:
    """The one form of an address of the web; None for what is none, or cannot be one.

    Scheme and host in lower case, no default port, no credentials, no fragment, no parameter that only says where the
    reader came from. The other parameters keep their order: some servers care.
    """
    if not locator[:8].lower().startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(locator.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if not host:
        return None
    shown = f"[{host}]" if ":" in host else host
    authority = shown if port in (None, PORTS[parts.scheme]) else f"{shown}:{port}"
    query = "&".join(part for part in parts.query.split("&") if part and not tracking().match(part.partition("=")[0]))
    fragment = parts.fragment if parts.fragment.startswith("!") else ""  # "#!" names a page of its own
    one = SplitResult(parts.scheme, authority, parts.path or "/", query, fragment).geturl().strip()
    return _ESCAPE.sub(lambda found: found[0].upper(), one)
