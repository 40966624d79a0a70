"""Live pages and dated lists: the day of each entry."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from vigie.read.dayline import day_line
from vigie.read.elements import Page, Placed, block, solid
from vigie.text.days import is_edtf_date

# An element of lxml, which has no types of its own.
Element = Any

_FEW = 3  # so many dated entries make a list
_STAMP = 60  # signs: a line about so long is a stamp, a longer one a sentence with a date in it
_TAG = re.compile(r"<[^>]*>")
_PROBE = 40
_LIVE = "liveBlogUpdate"
_DEEPEST = 6
_AROUND = ("nav", "aside", "footer")


def dated_entries(page: Page, placed: list[Placed], language: str | None, dated: str | None) -> list[Placed]:
    """``placed`` with the day of its entry on each piece, where the page is made of dated entries."""
    by_text = _announced(page)
    if len(by_text) >= 2:
        starts = sorted(by_text)
        return [_dated(one, by_text[starts[bisect_right(starts, one.at) - 1]] if one.at >= starts[0] else None)
                for one in placed]  # fmt: skip
    holders = _stamped(page)
    if holders:
        return [_dated(one, _held(one.element, holders)) for one in placed]
    return _headed(placed, language, dated)


def _dated(one: Placed, day: str | None) -> Placed:
    return replace(one, piece=replace(one.piece, dated=day)) if day else one


def _announced(page: Page) -> dict[int, str]:
    """Where each entry that the page's own data (JSON-LD) announce begins, and its day."""
    found: dict[int, str] = {}
    for script in page.root.iter("script"):
        source = script.text or ""
        if script.get("type") != "application/ld+json" or _LIVE not in source:
            continue
        try:
            entries = list(_updates(json.loads(source)))
        except (ValueError, RecursionError):
            continue
        for entry in entries:
            day = str(entry.get("datePublished") or "")[:10]
            at = _begins(page, entry)
            if at is not None and is_edtf_date(day):
                found.setdefault(at, day)
    return found


def _updates(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        entries = value.get(_LIVE)
        yield from (entry for entry in (entries if isinstance(entries, list) else ()) if isinstance(entry, dict))
        value = [inner for name, inner in value.items() if name != _LIVE]
    if isinstance(value, list):
        for inner in value:
            yield from _updates(inner, depth + 1)


def _begins(page: Page, entry: dict[str, Any]) -> int | None:
    places = []
    for name in ("headline", "articleBody"):
        words = solid(_TAG.sub("", str(entry.get(name) or "")))[:_PROBE]
        at = page.text.find(words) if len(words) > 8 else -1
        places += [at] if at >= 0 else []
    return min(places, default=None)


def _stamped(page: Page) -> dict[Element, str]:
    """The elements that hold one stamp of time each and stand in a row, with their days."""
    stamps = [time for time in page.root.iter("time") if is_edtf_date((time.get("datetime") or "")[:10])]
    stamps = [time for time in stamps if next(time.iterancestors(*_AROUND), None) is None and _is_stamp(time)]
    if len(stamps) < _FEW:
        return {}
    inside: Counter[Element] = Counter(holder for time in stamps for holder in time.iterancestors())
    holders: dict[Element, str] = {}
    for time in stamps:
        holder = time
        while (around := holder.getparent()) is not None and inside[around] == 1:
            holder = around
        holders[holder] = time.get("datetime")[:10]
    rows = Counter((holder.getparent(), holder.tag) for holder in holders)
    return {holder: day for holder, day in holders.items() if rows[holder.getparent(), holder.tag] >= _FEW}


def _is_stamp(time: Element) -> bool:
    return len("".join(block(time).itertext()).strip()) <= _STAMP or block(time).tag in ("div", "li", "article")


def _held(element: Element | None, holders: dict[Element, str]) -> str | None:
    while element is not None:
        if element in holders:
            return holders[element]
        element = element.getparent()
    return None


def _headed(placed: list[Placed], language: str | None, dated: str | None) -> list[Placed]:
    """Days that stand above entries as headings."""
    days = [day_line(one.piece.words, language, dated) if one.piece.role == "headline" else None for one in placed]
    if len([day for day in days if day]) < _FEW:
        return placed
    found: list[Placed] = []
    current: str | None = None
    for one, day in zip(placed, days, strict=True):
        current = day or current
        found.append(_dated(one, current))
    return found
