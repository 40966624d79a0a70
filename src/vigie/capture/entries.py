"""What was published, as records: the entries of feeds, sitemaps and pages of links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urljoin

from vigie.capture.canonical import canonical
from vigie.capture.stamps import Stamp

Kind = Literal["rss", "atom", "json", "sitemap", "index", "page"]

MOST_ENTRIES = 50_000  # as many as one sitemap may hold
_LONGEST_TITLE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing published. ``url`` is canonical, ``id`` what the feed knows it by, else its address.

    ``published`` is the day in EDTF, ``at`` the moment with its zone (ISO 8601) where the feed tells it, ``updated``
    the last change as the feed tells it. ``feed`` says that it is itself a feed or sitemap.
    """

    url: str
    id: str
    title: str | None = None
    published: str | None = None
    at: str | None = None
    updated: str | None = None
    feed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What was found at ``url``, in the order given. ``feeds`` are those a page names, or the parts of an index.

    ``mended``: it is not well-formed, and was read as far as it can be.
    """

    kind: Kind
    url: str
    title: str | None = None
    entries: tuple[Entry, ...] = ()
    feeds: tuple[Entry, ...] = ()
    mended: bool = False


def entry_of(base: str, link: object, **known: Any) -> Entry | None:
    """The entry that ``link`` leads to, seen from ``base``; None when it leads to nothing that can be fetched.

    ``known`` are fields of the entry; an ``id`` or ``title`` that is empty is none. ``stamp`` fills the dates.
    """
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        url = canonical(urljoin(base, link.strip()))
    except ValueError:  # urljoin's own, for an address in brackets that is none
        return None
    if url is None:
        return None
    stamp: Stamp | None = known.pop("stamp", None)
    if stamp:
        known |= {"published": stamp.day, "at": stamp.at}
    known["title"] = one_line(known.get("title"))
    known["id"] = one_line(known.get("id")) or url
    return Entry(url=url, **known)


def distinct(entries: Iterable[Entry | None]) -> tuple[Entry, ...]:
    """Those that are entries, each address once, not more than anybody means well."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry and len(found) < MOST_ENTRIES:
            found.setdefault(entry.url, entry)
    return tuple(found.values())


def one_line(text: object) -> str | None:
    """``text`` in one line of bounded length, None when it is none or empty."""
    return " ".join(text[: 4 * _LONGEST_TITLE].split())[:_LONGEST_TITLE] or None if isinstance(text, str) else None
