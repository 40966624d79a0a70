"""Captions of the pictures of a page, each with the address of its picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from vigie.read.elements import Page, Placed
from vigie.read.parsed import Piece, squeeze

# An element of lxml, which has no types of its own.
Element = Any

_CAPTION_NAME = re.compile(r"(?:^|[\s_-])caption(?:$|[\s_-])", re.IGNORECASE)
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")
_LONGEST_ADDRESS = 500


def captioned(page: Page, placed: list[Placed], url: str | None) -> list[Placed]:
    """``placed`` with the captions of the article's figures where they stand, told apart from its paragraphs."""
    known: dict[int, bool] = {}
    found: list[Placed] = []
    for one in placed:
        holder = _holder(one.element)
        if holder is None:
            found.append(one)
            continue
        known[id(holder)] = True
        address = _picture(holder, url)
        place = page.path(one.element) + (f" {address}" if address else "")
        found.append(replace(one, piece=replace(one.piece, role="caption", place=place)))
    for at, element in page.figures.items():
        words = squeeze("".join(element.itertext()))
        if words and id(element) not in known and _belongs(element, at, placed):
            address = _picture(element, url)
            place = page.path(element) + (f" {address}" if address else "")
            _insert(found, Placed(Piece(words, "caption", place=place), element, at))
    return found


def _holder(element: Element | None) -> Element | None:
    """The caption ``element`` is or stands in."""
    for _ in range(3):
        if element is None:
            return None
        if element.tag == "figcaption" or (
            element.tag in ("p", "div", "span") and _CAPTION_NAME.search(element.get("class") or "")
        ):
            return element
        element = element.getparent()
    return None


def _belongs(element: Element, at: int, placed: Sequence[Placed]) -> bool:
    """Whether a caption stands among the paragraphs, or in the article they stand in."""
    texts = [one for one in placed if one.at >= 0 and one.piece.role in ("body", "lead", "headline")]
    if not texts:
        return False
    if min(one.at for one in texts) <= at <= max(one.at for one in texts):
        return next(element.iterancestors("aside", "nav", "footer"), None) is None
    middle: Element = texts[len(texts) // 2].element
    article = next(middle.iterancestors("article"), None)
    return article is not None and next(element.iterancestors("article"), None) is article


def _picture(caption: Element, url: str | None) -> str | None:
    """The address of the picture a caption belongs to."""
    holder = next(caption.iterancestors("figure"), None)
    holder = caption.getparent() if holder is None else holder
    for image in holder.iter("img") if holder is not None else ():
        for name in _SOURCES:
            address = (image.get(name) or "").strip()
            if address and not address.startswith("data:") and len(address) <= _LONGEST_ADDRESS:
                try:
                    return str(urljoin(url or "", address))
                except ValueError:
                    return None
    return None


def _insert(placed: list[Placed], caption: Placed) -> None:
    index = next((i for i, one in enumerate(placed) if one.at > caption.at), len(placed))
    while 0 < index < len(placed) and placed[index].piece.joint != "\n":  # never in the midst of a row of a table
        index += 1
    first = next((i for i, one in enumerate(placed) if one.piece.role not in ("headline", "lead")), len(placed))
    placed.insert(max(index, min(first, len(placed))), caption)
