"""What an outlet has published lately: feeds, sitemaps and pages of links, each as a list of entries."""

from __future__ import annotations

import json
import re
from typing import Any

from vigie.capture.decoding import decoded
from vigie.capture.entries import Entry, Feed, distinct, entry_of, one_line
from vigie.capture.listing import read_page
from vigie.capture.markup import characters, from_root
from vigie.capture.sitemaps import read_sitemap
from vigie.capture.stamps import read_stamp
from vigie.capture.syndication import read_syndication
from vigie.model.errors import ReadError

MOST_BYTES = 10_000_000
_MOST_RATIO = 200
_SITEMAPS = ("urlset", "sitemapindex")
_ADDRESS_LINE = re.compile(r"https?://\S+", re.IGNORECASE)


def parse_feed(data: bytes, url: str, charset: str | None = None) -> Feed:
    """The feed in ``data``, which came from ``url``; ``charset`` is what its server declared.

    Raises ReadError when it is no feed, sitemap or page of links, or is larger than any that is meant well.
    """
    try:
        text = characters(unpacked(data), charset)
    except ValueError as error:
        raise ReadError(url, str(error)) from error
    if text.lstrip()[:1] == "{":
        return _json_feed(text, url)
    name, body = from_root(text)
    if name in ("rss", "rdf", "feed", "channel"):
        return read_syndication(body, url)
    if name in _SITEMAPS:
        return read_sitemap(body, url)
    if name:
        return read_page(text, url)
    lines = text.split()
    if lines and all(_ADDRESS_LINE.fullmatch(line) for line in lines):  # a sitemap may be a plain list
        return Feed(kind="sitemap", url=url, entries=distinct(entry_of(url, line) for line in lines))
    raise ReadError(url, "is no feed, sitemap or page of links")


def unpacked(data: bytes) -> bytes:
    """``data``, unpacked if it is a gzip file. Raises ValueError when it is damaged or too large."""
    if data[:2] == b"\x1f\x8b":
        data = decoded(data, "gzip", MOST_BYTES, _MOST_RATIO)
    if len(data) > MOST_BYTES:
        raise ValueError(f"is larger than {MOST_BYTES // 1_000_000} MB, more than any feed needs")
    return data


def _json_feed(text: str, url: str) -> Feed:
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadError(url, "is JSON that cannot be read") from error
    if not isinstance(feed.get("items"), list):
        raise ReadError(url, "is JSON, and no feed: it has no list of items")
    entries = (_json_entry(item, url) for item in feed["items"] if isinstance(item, dict))
    return Feed(kind="json", url=url, title=one_line(feed.get("title")), entries=distinct(entries))


def _json_entry(item: dict[str, Any], url: str) -> Entry | None:
    told = {name: one_line(item.get(name)) for name in ("date_published", "date_modified")}
    updated = read_stamp(told["date_modified"])
    return entry_of(
        url,
        item.get("url") or item.get("external_url"),
        id=str(item.get("id") or ""),
        title=item.get("title"),
        stamp=read_stamp(told["date_published"]),
        updated=updated and (updated.at or updated.day),
    )
