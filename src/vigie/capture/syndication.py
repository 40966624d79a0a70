"""RSS from 0.9 to 2.0, RDF and Atom, sound or broken."""

from __future__ import annotations

import io
import re
from typing import Any

from vigie.capture.entries import MOST_ENTRIES, Entry, Feed, distinct, entry_of, one_line
from vigie.capture.markup import strict_tree, without_long_tags
from vigie.capture.stamps import Stamp, read_stamp, stamp_of_utc
from vigie.model.errors import ReadError

# The lenient reader takes broken feeds as they come, in time that grows faster than they do: it gets small ones only,
# without what costs it most.
_MOST_BROKEN = 2_000_000
_MOST_BROKEN_TAGS = 60_000
_STRAY = re.compile(r"<(?![A-Za-z/!?][^<>]*>|!\[CDATA\[|!--)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BASES = re.compile(r"""\sxml:base\s*=\s*(?:"[^"<>]*"|'[^'<>]*')""")


def read_syndication(text: str, url: str) -> Feed:
    """The feed in ``text``, from its outermost element on. Raises ReadError when nothing of it can be read."""
    import feedparser  # type: ignore[import-untyped]
    from lxml import etree  # type: ignore[import-untyped]

    tree = strict_tree(text)
    told = etree.tostring(tree, encoding="utf-8") if tree is not None else _bearable(text, url)
    headers = {"content-location": url, "content-type": "application/xml; charset=utf-8"}
    found: Any = feedparser.parse(
        io.BytesIO(told), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
    )
    if not found.version and not found.entries:
        raise ReadError(url, "is a feed too damaged to be read")
    atom = found.version.startswith("atom")
    return Feed(
        kind="atom" if atom else "rss",
        url=url,
        title=one_line(found.feed.get("title")),
        entries=distinct(_entry(entry, url, atom) for entry in found.entries[:MOST_ENTRIES]),
        mended=tree is None,
    )


def _bearable(text: str, url: str) -> bytes:
    if len(text) > _MOST_BROKEN or text.count("<") > _MOST_BROKEN_TAGS:
        raise ReadError(url, "is a broken feed, and too large for one that must be mended")
    return _STRAY.sub("&lt;", _BASES.sub("", without_long_tags(text))).encode()


def _entry(entry: Any, url: str, atom: bool) -> Entry | None:
    published, updated = _stamp(entry, "published"), _stamp(entry, "updated")
    if not atom:  # dc:date is called an update by the parser; in RSS it is the only date
        published = published or updated
    return entry_of(
        url,
        entry.get("feedburner_origlink") or entry.get("link"),
        id=entry.get("id"),
        title=_plain(entry.get("title")),
        stamp=published,
        updated=updated and (updated.at or updated.day),
    )


def _stamp(entry: Any, name: str) -> Stamp | None:
    if name not in entry:  # the parser answers for a missing date with the other one
        return None
    told = entry[name]
    parsed = entry.get(f"{name}_parsed") if _YEAR.search(told) else None  # or it takes the year from its clock
    return read_stamp(told) or stamp_of_utc(parsed)


def _plain(title: object) -> str | None:
    """A title without the tags and character names of HTML, which many feeds leave in."""
    from html import unescape

    return unescape(re.sub(r"<[^<>]{0,200}>", " ", title)) if isinstance(title, str) else None
