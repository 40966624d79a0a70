"""A page of links gives those that look like articles of its site, with their dates, and the feeds it names."""

from __future__ import annotations

from vigie.capture.entries import Feed
from vigie.capture.feeds import parse_feed

HERE = "https://www.gazette.example/world/asia"
PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Asia  |  Gazette</title>
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
<link rel="alternate" type="application/rss+xml" title="Asia" href="/world/asia/feed">
<link rel="alternate" hreflang="fr" href="/fr/monde"><link rel="alternate" type="application/json" href="/feed.json">
</head>
<body><header><a href="/about">Everything there is to know about us</a></header>
<nav><a href="/world/europe">News of the whole of Europe</a></nav>
<main>
  <article><header><h2><a href="/2024/05/01/ships">Ships leave port</a></h2>
    <time datetime="2024-05-01T22:00:00-05:00">x</time>
    </header><a href="/2024/05/01/ships">Read more</a>
    <a rel="tag" href="/tag/ships">A tag that is quite a long one</a></article>
  <ul class="river">
    <li><a href="crane?utm_campaign=x">A crane arrives at the border station</a>
      <time datetime="2024-04-30">30 April</time></li>
    <li><a href="https://www.gazette.example/story-20240429-1"><div><h3>Short</h3></div></a></li>
    <li><a href="/story-20240429-1"><div><h3>Third one, long</h3></div></a></li>
    <li><a href="https://data.gazette.example/report.pdf">The yearly report as a document</a></li>
    <li><a href="https://elsewhere.example/other">An article that stands on another site</a></li>
    <li><a href="/video.mp4">A film that is nothing to be read</a></li>
    <li><a href="/world">All the news there is of the whole world</a></li>
    <li><a href="?id=7">An article that an old system numbers</a></li>
    <li><a href="/world/asia?page=2">Older articles on the following page</a></li>
    <li><a href="/world/asia/page/3">Older articles on the page after that</a></li>
  </ul>
  <div class="share-buttons"><a href="/share/it-with-everybody">Share this page with everybody you know</a></div>
  <div class="latest-news"><a href="/ja/kiji">北朝鮮の船が港を出発した</a></div>
</main>
<footer><a href="/terms">Terms and conditions of use of this site</a></footer></body></html>"""


def parsed(text: str) -> Feed:
    return parse_feed(text.encode(), HERE)


def test_links_that_look_like_articles_come_in_order_with_title_and_date() -> None:
    feed = parsed(PAGE)
    assert (feed.kind, feed.title) == ("page", "Asia | Gazette")
    assert [(e.url.removeprefix("https://"), e.title, e.published) for e in feed.entries] == [
        ("www.gazette.example/2024/05/01/ships", "Ships leave port", "2024-05-01"),
        ("www.gazette.example/world/crane", "A crane arrives at the border station", "2024-04-30"),
        ("www.gazette.example/story-20240429-1", "Third one, long", "2024-04-29"),
        ("data.gazette.example/report.pdf", "The yearly report as a document", None),
        ("www.gazette.example/world/asia?id=7", "An article that an old system numbers", None),
        ("www.gazette.example/ja/kiji", "北朝鮮の船が港を出発した", None),
    ]
    assert feed.entries[0].at == "2024-05-01T22:00:00-05:00"


def test_feeds_the_page_names_are_found_those_of_comments_last() -> None:
    assert [(feed.url.partition(".example")[2], feed.title) for feed in parsed(PAGE).feeds] == [
        ("/world/asia/feed", "Asia"),
        ("/feed.json", None),
        ("/comments/feed/", "Comments"),
    ]


def test_a_date_beside_two_articles_dates_neither() -> None:
    text = """<html><body><div><a href="/one">The first of two articles here</a>
    <a href="/two">The second of two articles here</a><time datetime="2024-05-01"></time></div></body></html>"""
    assert [e.published for e in parsed(text).entries] == [None, None]


def test_addresses_are_seen_from_the_base_a_page_states() -> None:
    text = "<html><head><base href='/archive/'></head><body><a href=one>An article in the archive</a></body></html>"
    assert [e.url for e in parsed(text).entries] == ["https://www.gazette.example/archive/one"]


def test_a_page_without_articles_is_an_empty_list() -> None:
    assert parsed("<html><body><p>Nothing here</p></body></html>").entries == ()
    assert parsed("<html></html>").entries == ()
