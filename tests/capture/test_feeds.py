"""Feeds of every kind, sound, broken and hostile, as lists of what was published."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable

import pytest

from vigie.capture.entries import Feed
from vigie.capture.feeds import MOST_BYTES, parse_feed
from vigie.model.errors import ReadError

HERE = "https://gazette.example/feeds/world.xml"
RSS_2 = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Gazette</title><link>https://gazette.example/</link>
<item><title>Two ships &amp; a crane</title><link>https://gazette.example/a?utm_source=rss&amp;id=7#top</link>
<guid isPermaLink="false">tag-7</guid><pubDate>Wed, 01 May 2024 23:30:00 -0400</pubDate></item>
<item><title>&lt;b&gt;Bold&lt;/b&gt; caf&amp;eacute;</title><link>../b.html</link><dc:date>2024-05-02</dc:date></item>
<item><title>Nowhere</title><link>mailto:desk@gazette.example</link></item>
</channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://gazette.example/"><title>Gazette</title></channel>
<item rdf:about="https://gazette.example/1"><title>First</title><link>https://gazette.example/1</link>
<dc:date>2024-05-01T08:00:00+09:00</dc:date></item></rdf:RDF>"""
RSS_091 = """<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">
<rss version="0.91"><channel><title>Old</title>
<item><title>Caf&eacute;</title><link>/old/1</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://gazette.example/atom/"><title>Gazette</title>
<entry><id>urn:1</id><title type="html">A &lt;i&gt;new&lt;/i&gt; line</title>
<link rel="self" href="self.xml"/><link rel="alternate" type="text/html" href="one"/>
<published>2024-05-01T12:00:00Z</published><updated>2024-05-03T09:00:00Z</updated></entry>
<entry><id>urn:2</id><title>Only touched</title><link href="two"/>
<updated>2024-05-04T00:00:00Z</updated></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Gazette",
    "items": [
        {"id": 9, "url": "/nine", "title": "Nine", "date_published": "2024-05-01T01:00:00+09:00"},
        {"id": "x", "external_url": "https://elsewhere.example/x", "date_modified": "2024-05-02"},
        {"id": "no address"},
        "not an item",
    ],
}
NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://gazette.example/n/1 </loc><image:image><image:loc>https://gazette.example/p.jpg</image:loc></image:image>
<news:news><news:publication><news:name>Gazette</news:name></news:publication>
<news:publication_date>2024-05-01</news:publication_date><news:title>One</news:title></news:news></url>
<url><loc>https://gazette.example/n/2</loc><lastmod>2024-05-02T10:00:00+02:00</lastmod></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
<loc>https://gazette.example/map-1.xml.gz</loc><lastmod>2024-05-02</lastmod></sitemap></sitemapindex>"""


def parsed(text: str | bytes, **kept: str) -> Feed:
    return parse_feed(text.encode() if isinstance(text, str) else text, HERE, **kept)


def test_rss_2_gives_canonical_addresses_titles_and_days_where_it_was_published() -> None:
    feed = parsed(RSS_2)
    assert (feed.kind, feed.title, feed.mended, len(feed.entries)) == ("rss", "The Gazette", False, 2)
    first, second = feed.entries
    assert (first.url, first.id) == ("https://gazette.example/a?id=7", "tag-7")
    assert (first.title, first.published) == ("Two ships & a crane", "2024-05-01")
    assert first.at == "2024-05-01T23:30:00-04:00"
    assert (second.url, second.title) == ("https://gazette.example/b.html", "Bold café")
    assert (second.id, second.published, second.at) == (second.url, "2024-05-02", None)


def test_rdf_and_rss_091_are_read_with_their_dates_and_the_letters_html_has_names_for() -> None:
    (first,) = parsed(RDF).entries
    assert (first.title, first.published, first.at) == ("First", "2024-05-01", "2024-05-01T08:00:00+09:00")
    (old,) = parsed(RSS_091).entries
    assert (old.url, old.title, old.published) == ("https://gazette.example/old/1", "Café", None)


def test_an_update_of_atom_is_no_day_of_publication() -> None:
    feed = parsed(ATOM)
    first, second = feed.entries
    assert (feed.kind, first.url, first.title) == ("atom", "https://gazette.example/atom/one", "A new line")
    assert (first.published, first.updated) == ("2024-05-01", "2024-05-03T09:00:00+00:00")
    assert (second.published, second.updated) == (None, "2024-05-04T00:00:00+00:00")


def test_json_feed() -> None:
    feed = parsed(json.dumps(JSON_FEED))
    assert (feed.kind, feed.title) == ("json", "Gazette")
    assert [(e.url, e.id, e.published, e.updated) for e in feed.entries] == [
        ("https://gazette.example/nine", "9", "2024-05-01", None),
        ("https://elsewhere.example/x", "x", None, "2024-05-02"),
    ]


def test_sitemaps_of_news_plain_text_and_packed_and_their_indexes() -> None:
    feed = parsed(gzip.compress(NEWS.encode()))
    assert [(e.url, e.title, e.published, e.updated) for e in feed.entries] == [
        ("https://gazette.example/n/1", "One", "2024-05-01", None),
        ("https://gazette.example/n/2", None, None, "2024-05-02T10:00:00+02:00"),
    ]
    listed = parsed("https://gazette.example/1\nhttps://gazette.example/2\nhttps://gazette.example/1\n")
    assert (listed.kind, [e.url[-1] for e in listed.entries]) == ("sitemap", ["1", "2"])
    index = parsed(INDEX)
    assert (index.kind, index.entries) == ("index", ())
    assert [(e.url, e.updated, e.feed) for e in index.feeds] == [
        ("https://gazette.example/map-1.xml.gz", "2024-05-02", True)
    ]


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "utf-16", "utf-8-sig"])
def test_declared_encodings_are_believed_unless_the_bytes_say_otherwise(codec: str) -> None:
    text = '<?xml version="1.0" encoding="CODEC"?><rss version="2.0"><channel><title>Вестник страны</title>'
    text += "</channel></rss>"
    declared = text.replace("CODEC", "utf-8" if codec == "utf-8-sig" else codec)
    assert parsed(declared.encode(codec)).title == "Вестник страны"
    if codec == "cp1251":
        undeclared = declared.replace(' encoding="cp1251"', "").encode(codec)
        assert parsed(undeclared, charset="windows-1251").title == "Вестник страны"
        assert parsed(text.replace("CODEC", "koi8-r").encode()).title == "Вестник страны", "UTF-8 can be told"


BROKEN = {
    "a bare ampersand": RSS_2.replace("&amp; a crane", "& a crane"),
    "tags that never close": RSS_2.replace("Two ships", "Two<br>ships<p>"),
    "cut off": RSS_2[: RSS_2.index("<item><title>Nowhere")],
    "a control sign": RSS_2.replace("Two", "T\x08wo").replace("</rss>", ""),
    "a stray bracket": RSS_2.replace("a crane", "3 < 4"),
    "nothing before the root": "  \n\n" + RSS_2.partition("?>")[2].replace("</channel>", ""),
}


@pytest.mark.parametrize("flaw", BROKEN)
def test_broken_feeds_are_read_as_far_as_they_go(flaw: str) -> None:
    feed = parsed(BROKEN[flaw])
    assert feed.mended
    assert feed.entries[0].url == "https://gazette.example/a?id=7"
    assert feed.entries[0].published == "2024-05-01"


def test_entries_are_distinct_passwords_and_addresses_of_other_kinds_are_left_out() -> None:
    links = [
        "/a",
        "/a?utm_medium=x",
        "http://u:p@third.example/b",
        "javascript:x",
        "http://[::bad",
        "//other.example/c",
    ]
    items = "".join(f"<item><link>{link}</link></item>" for link in links)
    feed = parsed(f'<rss version="2.0"><channel>{items}</channel></rss>')
    assert [e.url for e in feed.entries] == [
        f"{host}.example/{path}"
        for host, path in (("https://gazette", "a"), ("http://third", "b"), ("https://other", "c"))
    ]


@pytest.mark.parametrize(
    "said", ["Wed, 31 Feb 2024 00:00:00 GMT", "yesterday", "0001-01-01", "1970-01-01T00:00:00Z", "9" * 500, "12:30", ""]
)
def test_a_date_that_is_none_leaves_the_entry_undated(said: str) -> None:
    feed = parsed(f'<rss version="2.0"><channel><item><link>/a</link><pubDate>{said}</pubDate></item></channel></rss>')
    assert (feed.entries[0].published, feed.entries[0].at) == (None, None)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no feed"),
        ("hello there", "no feed"),
        ('{"a": 1}', "no list of items"),
        ("{" * 5, "cannot be read"),
        ("[" * 100_000, "no feed"),
        ('{"a":' * 100_000, "cannot be read"),
        ("<urlset><url>", "cut off"),
        (b"\x1f\x8bnothing", "damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (b" " * (MOST_BYTES + 1), "larger than 10 MB"),
        (gzip.compress(b"a" * 12_000_000), "unpack"),
    ],
)
def test_what_is_no_feed_is_refused_in_one_sentence(text: str | bytes, why: str) -> None:
    with pytest.raises(ReadError, match=why) as refused:
        parsed(text)
    assert refused.value.path == HERE


def bomb(levels: int) -> str:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 10}">' for n in range(levels))
    return f"<!DOCTYPE rss [{entities}]>" + RSS_2.partition("?>")[2].replace("Two ships", f"&e{levels - 1};")


HOSTILE: dict[str, Callable[[], str]] = {
    "entities in entities": lambda: bomb(12),
    "one long entity often": lambda: (
        f'<!DOCTYPE rss [<!ENTITY a "{"x" * 500_000}">]><rss><title>{"&a;" * 90_000}</title></rss>'
    ),
    "a document type that never ends": lambda: "<!DOCTYPE " + "<!ENTITY " * 100_000 + "<rss>",
    "many blank lines": lambda: "\n" * 1_000_000 + "<rss>",
    "depth": lambda: '<rss version="2.0"><channel>' + "<a>" * 60_000,
    "depth with bases": lambda: '<rss version="2.0"><channel>' + '<a xml:base="b/">' * 50_000,
    "attributes": lambda: '<rss version="2.0"><a ' + " ".join(f'a{n}="1"' for n in range(100_000)) + ">",
    "open quotes": lambda: '<rss version="2.0"><channel>' + '<a b="' * 50_000,
    "brackets": lambda: '<rss version="2.0"><channel>' + "<" * 1_000_000,
    "depth of a page": lambda: "<html><body>" + "<div>" * 200_000,
    "attributes of a page": lambda: "<html><body><a " + " ".join(f'a{n}="1"' for n in range(100_000)) + ">",
    "links of a page": lambda: "<html><body>" + "<a href='/a-long-one'><div>" * 20_000,
}


@pytest.mark.parametrize("attack", HOSTILE)
def test_hostile_markup_costs_little_and_says_nothing(attack: str) -> None:
    data = HOSTILE[attack]().encode()
    begun = time.process_time()
    try:
        feed = parse_feed(data, HERE)
        assert all(len(entry.title or "") <= 400 for entry in feed.entries)
    except ReadError as refused:
        assert len(str(refused)) < 200
    assert time.process_time() - begun < 6


def test_external_entities_are_never_opened(tmp_path: object) -> None:
    secret = f"{tmp_path}/secret.txt"
    with open(secret, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("the secret")
    outside = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'
    body = (
        "<rss version='2.0'><channel><title>t &x;</title><item><title>&x;</title><link>/a</link></item></channel></rss>"
    )
    assert "secret" not in repr(parsed(outside + body))
    site = "<urlset><url><loc>https://gazette.example/&x;</loc></url></urlset>"
    try:
        assert "secret" not in repr(parsed(outside + site))
    except ReadError as refused:
        assert "the secret" not in str(refused)
