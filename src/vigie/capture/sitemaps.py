"""Sitemaps: plain ones, those of news, and indexes of them."""

from __future__ import annotations

from vigie.capture.entries import Entry, Feed, distinct, entry_of
from vigie.capture.markup import Element, strict_tree
from vigie.capture.stamps import read_stamp
from vigie.model.errors import ReadError


def read_sitemap(text: str, url: str) -> Feed:
    """The sitemap or index in ``text``, which begins with its outermost element. Raises ReadError when it is broken."""
    tree = strict_tree(text)
    if tree is None:
        raise ReadError(url, "is a sitemap that is cut off, damaged or nested too deeply")
    index = _local(tree) == "sitemapindex"
    found = distinct(_entry(part, url, index) for part in tree if _local(part) in ("url", "sitemap"))
    if index:
        return Feed(kind="index", url=url, feeds=found)
    return Feed(kind="sitemap", url=url, entries=found)


def _entry(part: Element, url: str, index: bool) -> Entry | None:
    own = {_local(child): child for child in part}
    news = {_local(child): child.text for child in own.get("news", ())}
    updated = read_stamp(_text(own.get("lastmod")))
    return entry_of(
        url,
        _text(own.get("loc")),
        title=news.get("title"),
        stamp=read_stamp(news.get("publication_date")),
        updated=updated and (updated.at or updated.day),
        feed=index,
    )


def _text(element: Element | None) -> str | None:
    return None if element is None else element.text


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()
