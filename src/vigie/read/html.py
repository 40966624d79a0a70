"""HTML pages: the article, its title, date, outlet and lead, without what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from vigie.model.errors import ReadError
from vigie.read.declared import codec
from vigie.read.parsed import Parsed, Piece, compose, squeeze, with_lead
from vigie.text.days import is_edtf_date
from vigie.text.encoding import decode

# An element of lxml, which has no types of its own.
Element = Any

_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_HEAD_BYTES = 4096
# The parser compares each attribute with all before it in its tag. Tags this long carry pictures and settings.
_LONG_TAG = re.compile(r"<([A-Za-z]\w*)[^<>]{8000,}>?")
_MOST_ELEMENTS = 150_000
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?=[-_]|$)")

# How pages name their standfirst; a part of a longer name only between hyphens.
_LEAD_NAME = re.compile(
    r"(?:^|[\s_-])(?:chapo|chapeau|standfirst|lead|lede|dek|deck|intro|summary|subtitle|subheadline|entradilla"
    r"|bajada|vorspann|anons)(?:$|[\s_-])",
    re.I,
)
_LEAD_LENGTH = range(30, 800)
_NOT_LEAD = ("nav", "aside", "footer", "ul", "ol", "form")


def read_html(path: str, data: bytes, charset: str | None = None) -> Parsed:
    """The main text of a page, a line for each paragraph, heading, list item or table row.

    Raises ReadError when the page is no text, too intricate, or holds no article.
    """
    # Loading takes 0.5 s, which a run over plain text never needs.
    from trafilatura import bare_extraction, load_html

    source = _LONG_TAG.sub(r"<\1>", _page(path, data, charset))
    # The library takes a page that does not call itself one, and holds one block, for no page.
    tree = load_html(source if "html" in source[:50].lower() else f"<html>{source}")
    if tree is None:
        raise ReadError(path, "is no HTML page that can be read")
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise ReadError(path, f"is a page of more than {_MOST_ELEMENTS} elements; save its text and read that")
    language = _LANGUAGE.match(tree.get("lang") or "")
    lead = _lead(tree)
    # No search for dates in the prose, and none against today's date: the same page must always read the same.
    dates = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}
    page: Any = bare_extraction(
        tree, fast=True, with_metadata=True, include_comments=False, date_extraction_params=dates
    )
    if page is None:
        raise ReadError(path, "holds no article text; if scripts build the page, save its text and read that")
    pieces = [piece for piece in _blocks(page.body) if squeeze(piece.words)]
    text, segments = compose(_headed(pieces, squeeze(page.title or ""), lead))
    return Parsed(
        text=text,
        segments=segments,
        media_type="text/html",
        title=page.title or None,
        dated=page.date if page.date and is_edtf_date(page.date) else None,
        publisher=page.sitename or None,
        url=page.url or None,
        language=language[0].lower() if language else None,
    )


def _page(path: str, data: bytes, charset: str | None) -> str:
    """The page's characters. As in a browser, bytes that are none become the replacement sign, there to be seen.

    What the server declares goes before what the page does; both give way to letters that speak against them.
    """
    named = _DECLARED.search(data[:_HEAD_BYTES])
    inside = codec(named[1].decode("ascii")) if named else None
    declared = [name for name in (charset, inside) if name]
    try:
        return decode(data, declared, mended=True)
    except ValueError as error:
        if not declared or b"\0" in data:
            raise ReadError(path, str(error)) from error
    return data.decode(declared[0], "replace")


def _lead(tree: Element) -> str:
    """The standfirst, which pages often set above the article's own body; empty when none is marked."""
    for element in tree.iter("p", "h2", "div", "span"):
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if _LEAD_NAME.search(names) and next(element.iterancestors(*_NOT_LEAD), None) is None:
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


def _blocks(element: Element) -> Iterator[Piece]:
    """The blocks inside an element of the extractor's own small mark-up, in reading order."""
    yield Piece(element.text or "")
    for child in element:
        if child.tag == "head":
            yield Piece("".join(child.itertext()), "headline")
        elif child.tag == "quote":
            yield from (Piece(words, "quote") for words in _lines(child))
        elif child.tag == "list":
            yield from (Piece(words, "list-item") for item in child.iter("item") for words in _own_lines(item))
        elif child.tag == "table":
            yield from _table(child)
        elif child.tag in ("p", "ab", "code", "hi", "ref", "del"):
            yield from map(Piece, _lines(child))
        elif isinstance(child.tag, str):
            yield from _blocks(child)
        yield Piece(child.tail or "")


def _table(table: Element) -> Iterator[Piece]:
    for row in table.iter("row"):
        for place, cell in enumerate(row.iterchildren("cell")):
            yield Piece(" ".join(_lines(cell)), "table-cell", " | " if place else "\n")


def _lines(element: Element) -> Iterator[str]:
    """The text of ``element``, cut where the page breaks the line or starts a block."""
    words = element.text or ""
    for part in element.iterdescendants():
        if part.tag in ("lb", "p", "item", "head", "quote"):
            yield words
            words = ""
        words += part.text or ""
        words += part.tail or ""
    yield words


def _own_lines(item: Element) -> Iterator[str]:
    """The text of a list item without the items of lists inside it, which come as items of their own."""
    words = item.text or ""
    for child in item:
        words += "" if child.tag == "list" else "".join(child.itertext())
        words += child.tail or ""
    yield words
