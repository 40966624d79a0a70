"""Which rule gave the date of a page: its own data, its head, a stamp of time, its address, or its words."""

from __future__ import annotations

import re
from typing import Any

# An element of lxml, which has no types of its own.
Element = Any

_PUBLISHED = re.compile(r'"date(?:Published|Created|Modified)"\s*:\s*"(\d{4}-\d\d-\d\d)')
_DATE = re.compile(r"(\d{4})\D{0,2}(\d\d)\D{0,2}(\d\d)")


def dated_by(root: Element, day: str | None, url: str | None) -> str | None:
    """The name of the first rule that says ``day``, the surest first; ``words`` where it stands in the text alone."""
    if day is None:
        return None
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json" and day in _PUBLISHED.findall(script.text or ""):
            return "json-ld"
    for meta in root.iter("meta"):
        if _says(meta.get("content"), day):
            name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
            if name:
                return f"meta {name}"
    for time in root.iter("time"):
        if _says(time.get("datetime"), day):
            return "time"
    return "address" if _says(url, day) else "words"


def _says(value: str | None, day: str) -> bool:
    return bool(value) and any("-".join(found) == day for found in _DATE.findall(value or ""))
