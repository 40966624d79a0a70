"""HTML pages: the article, its title, date, outlet and lead, without what stands around it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

from vigie.model.errors import ReadError
from vigie.packs.reading import reading
from vigie.read.around import within
from vigie.read.blocks import blocks
from vigie.read.captions import captioned
from vigie.read.declared import codec
from vigie.read.elements import Page, language_of
from vigie.read.entries import dated_entries
from vigie.read.pagedate import dated_by
from vigie.read.parsed import Parsed, Piece, compose, squeeze, with_lead
from vigie.text.days import is_edtf_date
from vigie.text.encoding import decode

# An element of lxml, which has no types of its own.
Element = Any

_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_HEAD_BYTES = 4096
_STRAY_ZEROS = 0.001
# The parser compares each attribute with all before it in its tag. Tags this long carry pictures and settings.
_LONGEST_TAG = 8000
_LONG_TAG = re.compile(rf"<([A-Za-z]\w*)[^<>]{{{_LONGEST_TAG},}}>?")
_MOST_ELEMENTS = 150_000
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?=[-_]|$)")

_LEAD_LENGTH = range(30, 800)
_NOT_LEAD = ("nav", "aside", "footer", "ul", "ol", "form")


def read_html(path: str, data: bytes, charset: str | None = None) -> Parsed:
    """The main text of a page, a line for each paragraph, heading, list item or table row.

    Raises ReadError when the page is no text, too intricate, or holds no article.
    """
    # Loading takes 0.5 s, which a run over plain text never needs.
    from trafilatura import load_html

    source = page_text(path, data, charset)
    if any(len(part) > _LONGEST_TAG for part in source.split(">")):
        source = _LONG_TAG.sub(r"<\1>", source)
    # The library takes a page that does not call itself one, and holds one block, for no page.
    tree = load_html(source if "html" in source[:50].lower() else f"<html>{source}")
    if tree is None:
        raise ReadError(path, "is no HTML page that can be read")
    if tree.xpath("count(//*)") > _MOST_ELEMENTS:
        raise ReadError(path, f"is a page of more than {_MOST_ELEMENTS} elements; save its text and read that")
    language = _LANGUAGE.match(tree.get("lang") or "")
    page = _extracted(path, tree)
    pieces = [piece for piece in blocks(page.body) if squeeze(piece.words)]
    pieces = _headed(pieces, squeeze(page.title or ""), _lead(tree))
    dated = page.date if page.date and is_edtf_date(page.date) else None
    own = language[0].lower() if language else None
    text, segments = compose(_on_page(tree, pieces, page.url, own, dated))
    return Parsed(
        text=text,
        segments=segments,
        media_type="text/html",
        title=page.title or None,
        dated=dated,
        dated_by=dated_by(tree, dated, page.url),
        publisher=page.sitename or None,
        url=page.url or None,
        language=own,
        authors=tuple(name for one in (page.author or "").split(";") if (name := squeeze(one))),
    )


def _extracted(path: str, tree: Element) -> Any:
    """What the extractor makes of a page: its article, and what the page says of itself."""
    from trafilatura import bare_extraction

    # No search for dates in the prose, and none against today's date: the same page must always read the same.
    dates = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}
    page: Any = bare_extraction(
        tree, fast=True, with_metadata=True, include_comments=False, date_extraction_params=dates
    )
    if page is None:
        raise ReadError(path, "holds no article text; if scripts build the page, save its text and read that")
    return page


def _on_page(
    tree: Element, pieces: list[Piece], url: str | None, language: str | None, dated: str | None
) -> list[Piece]:
    """``pieces`` as they stand on the page: what is none of the article left out, captions, places, days, languages."""
    page = Page.of(tree)
    placed = captioned(page, within(page.place(pieces)), url)
    placed = dated_entries(page, placed, language, dated)
    found = []
    for one in placed:
        place = one.piece.place or (page.path(one.element) if one.element is not None else None)
        spoken = language_of(one.element)
        found.append(replace(one.piece, place=place, language=spoken if spoken != language else None))
    return found


def page_text(path: str, data: bytes, charset: str | None) -> str:
    """The page's characters. As in a browser, bytes that are none become the replacement sign, there to be seen.

    What the server declares goes before what the page does; both give way to letters that speak against them.
    """
    named = _DECLARED.search(data[:_HEAD_BYTES])
    inside = codec(named[1].decode("ascii")) if named else None
    declared = [name for name in (charset, inside) if name]
    if 0 < data.count(0) <= len(data) * _STRAY_ZEROS:  # a browser passes over them; UTF-16 has more
        data = data.replace(b"\0", b"")
    try:
        return decode(data, declared, mended=True)
    except ValueError as error:
        if not declared or b"\0" in data:
            raise ReadError(path, str(error)) from error
    return data.decode(declared[0], "replace")


@cache
def _lead_names() -> re.Pattern[str]:
    """How pages name their standfirst; a part of a longer name only between hyphens."""
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(map(re.escape, reading().leads))})(?:$|[\s_-])", re.IGNORECASE)


def _lead(tree: Element) -> str:
    """The standfirst, which pages often set above the article's own body; empty when none is marked."""
    named = _lead_names()
    for element in tree.iter("p", "h2", "div", "span"):
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if names != " " and named.search(names) and next(element.iterancestors(*_NOT_LEAD), None) is None:
            words = squeeze("".join(element.itertext()))
            if len(words) in _LEAD_LENGTH:
                return words
    return ""


def _headed(pieces: list[Piece], title: str, lead: str) -> list[Piece]:
    """``pieces`` with title and lead once each, at the top."""
    known = [squeeze(piece.words) for piece in pieces]
    if lead in known[:4]:
        place = known.index(lead)
        pieces = [*pieces[:place], Piece(lead, "lead"), *pieces[place + 1 :]]
    elif lead and not any(lead in words for words in known):
        pieces = [Piece(lead, "lead"), *pieces]
        if known[:1] == [title]:
            pieces[:2] = reversed(pieces[:2])
    if title and title not in known[:3]:
        pieces = [Piece(title, "headline"), *pieces]
    return with_lead(pieces)
