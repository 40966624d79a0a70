"""Pages in the manner of a dozen kinds of outlet: what stands around the article never becomes a claim."""

from __future__ import annotations

import pytest

STORY = [
    "Borduria delivered twenty radars to Syldavia in May, the defence minister told parliament on Friday.",
    "The remaining twelve will follow by rail before the end of the year, according to the ministry.",
    "The opposition doubts the figures and has asked for an inquiry into the accounts of the sale.",
    "Neither government has published the contract, which was signed after two years of negotiations.",
]
NOISE = "Molvania ships 99 tanks to Poldavia"
STORY_P = "".join(f"<p>{words}</p>" for words in STORY)


def split(*inside: str) -> str:
    """The story with something after its second paragraph."""
    return (
        "".join(f"<p>{words}</p>" for words in STORY[:2]) + "".join(inside) + "".join(f"<p>{w}</p>" for w in STORY[2:])
    )


TOPICS = "data-component='topic-list' class='related-topics'"
LINK = f"<a href='/other'>{NOISE}</a>"
LINKS = f"<ul><li>{LINK}</li><li><a href='/b'>{NOISE} again</a></li></ul>"
OUTLETS = {
    "agency": f"<main><article><h1>Radars</h1>"
    f"{split(f'<aside class=related><h3>Related</h3>{LINKS}</aside>')}</article></main>",
    "broadsheet": f"<article class='article'><h1>Radars</h1><section class='article__body'>"
    f"{split(f'<p class=article__inread>Lire aussi : {LINK}</p>')}</section></article>",
    "tabloid": f"<div id=content><h1>Radars</h1>{split(f'<p><strong>READ MORE: {LINK}</strong></p>')}</div>"
    f"<div class='most-read'><h4>Most read</h4>{LINKS}</div>",
    "broadcaster": f"<main role=main><article><header><h1>Radars</h1></header><div class=text-block>{STORY_P}</div>"
    f"<div {TOPICS}><h2>Related topics</h2>{LINKS}</div></article></main>",
    "wordpress": f"<div class='entry-content'>{STORY_P}<div class='sharedaddy share'><h3>Share</h3>{LINKS}</div>"
    f"<div id='jp-relatedposts' class='related'><h3>Related</h3>{LINKS}</div></div>",
    "ministry": f"<div class='breadcrumb'>{LINK}</div><div class='field-body'><h1>Radars</h1>{STORY_P}</div>"
    f"<footer>{LINKS}</footer>",
    "russian portal": f"<div class=article><h1>Радары</h1>{split(f'<p>Читайте также: {LINK}</p>')}</div>",
    "korean daily": f"<div id=articleBody><h1>Radars</h1>{STORY_P}</div>"
    f"<div class='related'><h3>관련기사</h3>{LINKS}</div>",
    "newsletter box": f"<article><h1>Radars</h1>"
    f"{split(f'<div class=newsletter-signup><p>Get our brief. {NOISE}, and more every week.</p></div>')}</article>",
    "cookies": f"<div id='onetrust' class='cookie-banner'><p>We use cookies. {NOISE}.</p></div><article><h1>Radars</h1>"
    f"{STORY_P}</article>",
    "comments": f"<article><h1>Radars</h1>{STORY_P}</article><section id='comments' class='comment-list'>"
    f"<div class=comment><p>I heard that {NOISE}, my friends.</p></div></section>",
    "think tank": f"<div class='post'><h1>Radars</h1>{STORY_P}<h3>Related articles</h3>{LINKS}</div>",
    "box of headings": f"<article><h1>Radars</h1>{split(f'<h3>À lire aussi</h3><ul><li>{LINK}</li></ul>')}</article>",
}


@pytest.mark.parametrize("name", OUTLETS)
def test_the_story_and_nothing_around_it(read, name):
    text = read(
        "a.html", f"<!DOCTYPE html><html lang=en><head><title>Radars</title></head><body>{OUTLETS[name]}</body></html>"
    ).text
    assert all(words in text for words in STORY)
    assert "99 tanks" not in text


def test_an_article_that_calls_itself_by_such_a_name_is_kept(read):
    page = f"<html><body><div class='share paywall newsletter'><h1>Radars</h1>{STORY_P}</div></body></html>"
    assert STORY[0] in read("a.html", page).text


def entry(day: int, words: str) -> str:
    stamp = f"<time datetime='2024-05-{day}T09:00:00Z'>9:00</time>"
    return f"<div class=post id=p{day}>{stamp}<h3>Update {day}</h3><p>{words}</p></div>"


LIVE = [entry(20 - number, words) for number, words in enumerate(STORY)]


def test_entries_of_a_live_page_bear_their_own_day(read):
    document = read("a.html", f"<html><body><main><h1>Live: radars</h1>{''.join(LIVE)}</main></body></html>")
    days = {document.text[part.start : part.end]: part.dated for part in document.segments}
    assert [days[words] for words in STORY] == ["2024-05-20", "2024-05-19", "2024-05-18", "2024-05-17"]


def test_entries_announced_by_the_page(read):
    updates = ",".join(
        f'{{"@type": "BlogPosting", "datePublished": "2024-05-{20 - n}T09:00:00Z", "articleBody": "{words}"}}'
        for n, words in enumerate(STORY)
    )
    data = f'<script type="application/ld+json">{{"@type": "LiveBlogPosting", "liveBlogUpdate": [{updates}]}}</script>'
    document = read("a.html", f"<html><head>{data}</head><body><main><h1>Live</h1>{STORY_P}</main></body></html>")
    days = {document.text[part.start : part.end]: part.dated for part in document.segments}
    assert [days[words] for words in STORY] == ["2024-05-20", "2024-05-19", "2024-05-18", "2024-05-17"]


def test_days_above_entries(read):
    days = ["17 May 2024", "Saturday, May 18", "2024-05-19", "20.05.2024"]
    body = "".join(f"<h2>{day}</h2><p>{words}</p>" for day, words in zip(days, STORY, strict=True))
    head = "<meta property='article:published_time' content='2024-05-21'>"
    document = read(
        "a.html", f"<html lang=en><head>{head}</head><body><article><h1>Radars</h1>{body}</article></body></html>"
    )
    told = {document.text[part.start : part.end]: part.dated for part in document.segments}
    assert [told[words] for words in STORY] == ["2024-05-17", "2024-05-18", "2024-05-19", "2024-05-20"]


def test_a_date_in_a_sentence_makes_no_entry(read):
    body = "".join(
        f"<p>On <time datetime='2023-0{n}-01'>that day</time> it was told: {w}</p>" for n, w in enumerate(STORY, 1)
    )
    document = read("a.html", f"<html><body><article><h1>Radars</h1>{body}</article></body></html>")
    assert {part.dated for part in document.segments} == {None}


def test_places_captions_languages_and_the_rule_of_the_date(read):
    data = '{"@type": "NewsArticle", "datePublished": "2024-05-17T08:00:00Z"}'
    head = f"<script type='application/ld+json'>{data}</script><meta name=author content='Jane Roe'>"
    figure = "<figure><img src='/i/radar.jpg'><figcaption>A radar on the quay</figcaption></figure>"
    quote = "<blockquote lang=ru><p>Двадцать радаров отправлены по железной дороге.</p></blockquote>"
    body = f"<article id=story><h1>Radars</h1>{figure}{STORY_P}{quote}</article>"
    page = f"<html lang=en><head>{head}</head><body>{body}</body></html>"
    document = read("a.html", page, url="https://wire.example/radars")
    parts = {document.text[part.start : part.end]: part for part in document.segments}
    assert parts[STORY[1]].place == 'id("story")/p[2]'
    assert parts["A radar on the quay"].role == "caption"
    assert parts["A radar on the quay"].place == 'id("story")/figure/figcaption /i/radar.jpg'
    assert parts["Двадцать радаров отправлены по железной дороге."].language == "ru"
    assert parts[STORY[0]].language is None
    assert (document.dated, document.dated_by, document.authors) == ("2024-05-17", "json-ld", ("Jane Roe",))


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        ("<meta property='article:published_time' content='2024-05-17T09:00:00Z'>", "meta article:published_time"),
        ("<link rel=canonical href='https://wire.example/2024/05/17/radars.html'>", "address"),
        ("", None),
    ],
)
def test_which_rule_dated_the_page(read, head, rule):
    page = f"<html><head>{head}</head><body><article><h1>Radars</h1>{STORY_P}</article></body></html>"
    assert read("a.html", page).dated_by == rule


def test_the_manifest_dates(read):
    assert read("a.txt", STORY[0], dated="2024").dated_by == "manifest"
