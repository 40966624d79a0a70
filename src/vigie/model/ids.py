"""Content-derived ids: the same input always gives the same id."""

from __future__ import annotations

import hashlib
import json

Part = str | int | None
_CANONICAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def digest(data: bytes) -> str:
    """SHA-256 of ``data`` in lowercase hexadecimal (64 characters)."""
    return hashlib.sha256(data).hexdigest()


def make_id(prefix: str, *parts: Part) -> str:
    """``prefix`` + 20 hexadecimal characters of a hash over the canonical encoding of ``parts``.

    JSON keeps the borders between parts, so ("a", "bc") and ("ab", "c") differ.
    """
    return f"{prefix}_{digest(_CANONICAL.encode(parts).encode())[:20]}"
