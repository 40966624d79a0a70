"""The blocks of an article in the extractor's own small mark-up, as pieces in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vigie.read.parsed import Piece

# An element of lxml, which has no types of its own.
Element = Any


def blocks(element: Element) -> Iterator[Piece]:
    """The blocks inside ``element``."""
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
            yield from blocks(child)
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
