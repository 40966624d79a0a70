"""A page of links: those that look like articles, and the feeds the page names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from unicodedata import east_asian_width
from urllib.parse import urljoin, urlsplit

from vigie.capture.entries import Entry, Feed, distinct, entry_of, one_line
from vigie.capture.markup import Element, page_tree
from vigie.capture.stamps import Stamp, day_in_path, read_stamp
from vigie.model.errors import ReadError

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_AROUND = ("nav", "footer", "aside", "form", "menu", "dialog", "template", "noscript")
# How pages name what stands around their main part; a part of a longer name only between hyphens.
_AROUND_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|footer|sidebar|pagination|pager|social|share"
    r"|sharing|cookies?|consent|login|newsletter|skip|lang|languages?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NO_ARTICLE = frozenset("tag next prev author license category search help nofollow-tag".split())
_NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|mp[34]|m4a|ogg|wav|mov|avi|zip|gz|rar|7z|css|js|xml|rss|json|ics|exe)$", re.IGNORECASE
)
_MORE = re.compile(r"&(?:page|paged|pg|offset|start|from|sort|order|lang|filter)=", re.IGNORECASE)
_MORE_PATH = re.compile(r"/page/\d+$", re.IGNORECASE)
_TITLE, _HEADED_TITLE = 22, 8  # least width of a title: of a bare link, and of one that a heading sets apart
_NEAR = 5  # how many elements around a link may hold its date


def read_page(text: str, url: str) -> Feed:
    """The links of the page in ``text`` that look like articles of its site, in their order, and the feeds it names."""
    tree = page_tree(text)
    if tree is None:
        raise ReadError(url, "is no page that can be read")
    stated = tree.find(".//base[@href]")
    base = url if stated is None else urljoin(url, stated.get("href"))
    links = [(link, entry) for link in _main(tree).iter("a") if (entry := _article(link, base, url))]
    titles: dict[str, str] = {}
    for _, entry in links:
        if len(entry.title or "") > len(titles.get(entry.url, "")):
            titles[entry.url] = entry.title or ""
    dates = _dates(links)
    entries = [_dated(replace(entry, title=titles[entry.url]), dates.get(entry.url)) for _, entry in links]
    return Feed(
        kind="page",
        url=url,
        title=one_line(tree.findtext(".//title")),
        entries=distinct(entries),
        feeds=distinct(_feeds(tree, base)),
    )


def _feeds(tree: Element, base: str) -> Iterator[Entry | None]:
    """Feeds the page names in its head; those of comments come last."""
    named = [
        entry_of(base, link.get("href"), title=link.get("title"), feed=True)
        for link in tree.iter("link")
        if "alternate" in (link.get("rel") or "").lower().split()
        and (link.get("type") or "").partition(";")[0].strip().lower() in _FEED_TYPES
    ]
    return iter(sorted(named, key=lambda entry: entry is not None and "comments" in urlsplit(entry.url).path))


def _main(tree: Element) -> Element:
    for path in (".//main", ".//*[@role='main']", ".//body"):
        found = tree.find(path)
        if found is not None and found.find(".//a") is not None:
            return found
    return tree


def _article(link: Element, base: str, url: str) -> Entry | None:
    """The article ``link`` leads to, if it looks like one."""
    if _NO_ARTICLE.intersection((link.get("rel") or "").lower().split()):
        return None
    around = [str(element.tag) for element in link.iterancestors()]
    headed = any(link.find(f".//{tag}") is not None for tag in _HEADINGS) or not _HEADINGS.isdisjoint(around[:3])
    title = _title(link)
    if _width(title) < (_HEADED_TITLE if headed else _TITLE) or _stands_around(link):
        return None
    entry = entry_of(base, link.get("href"), title=title)
    return entry if entry and _may_be_article(entry.url, url) else None


def _title(link: Element) -> str:
    headings = (one_line("".join(part.itertext())) for part in link.iter(*_HEADINGS))
    if heading := next(filter(None, headings), None):
        return heading
    return one_line("".join(link.itertext())) or one_line(link.get("title")) or ""


def _width(title: str) -> int:
    """How much a title says: a sign of a script that writes words with one or two of them counts twice."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in title)


def _stands_around(link: Element) -> bool:
    """Whether ``link`` stands in what surrounds the main part; the header of an article does not."""
    headers = False
    for element in link.iterancestors():
        tag = str(element.tag)
        if tag in ("body", "main"):
            return headers
        if tag == "article":
            headers = False
        named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
        if tag in _AROUND or _AROUND_NAME.search(named[:300]):
            return True
        headers = headers or tag == "header"
    return headers


def _may_be_article(address: str, page: str) -> bool:
    there, here = urlsplit(address), urlsplit(page)
    hosts = [(part.hostname or "").removeprefix("www.") for part in (there, here)]
    same = hosts[0] == hosts[1] or any(a.endswith(f".{b}") for a, b in (hosts, hosts[::-1]))
    path, own = there.path.rstrip("/"), here.path.rstrip("/")
    if (path == own and _MORE.search(f"&{there.query}")) or _MORE_PATH.search(path):
        return False
    above = not there.query and (own == path or own.startswith(f"{path}/"))
    return same and (bool(path) or bool(there.query)) and not above and not _NO_PAGE.search(path)


def _dates(links: list[tuple[Element, Entry]]) -> dict[str, Stamp]:
    """The date that stands nearest to each article, in an element that holds no other article."""
    held: dict[Element, set[str]] = {}
    for link, entry in links:
        for element in _around(link):
            held.setdefault(element, set()).add(entry.url)
    dates: dict[str, Stamp] = {}
    for link, entry in links:
        for element in _around(link):
            if entry.url in dates or held[element] != {entry.url}:
                break
            for time in element.iterfind(".//time[@datetime]"):
                stamp = read_stamp(time.get("datetime"))
                if stamp:
                    dates[entry.url] = stamp
                    break
    return dates


def _around(link: Element) -> list[Element]:
    return [element for _, element in zip(range(_NEAR), link.iterancestors(), strict=False)]


def _dated(entry: Entry, stamp: Stamp | None) -> Entry:
    if stamp:
        return replace(entry, published=stamp.day, at=stamp.at)
    return replace(entry, published=day_in_path(urlsplit(entry.url).path))
