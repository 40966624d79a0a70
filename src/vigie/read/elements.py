"""Where the words of an article stand in its page: each piece is led back to its element."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from vigie.read.parsed import Piece

# An element of lxml, which has no types of its own.
Element = Any

# Signs that are not seen: soft hyphens, blanks without width.
_UNSEEN = re.compile("[\u00ad\u200b\ufeff]")
_STRETCHES = etree.XPath(
    "//body//text()[normalize-space() and not(parent::script or parent::style or parent::noscript"
    " or parent::template or parent::textarea)]"
)
_INLINE = frozenset(
    "a abbr b bdi bdo cite code del em font i ins kbd label mark q s samp small span strong sub sup time u var".split()
)
_TELLING = 25  # so many signs are found again without mistake
_PROBE = 40
_PLAIN_ID = re.compile(r"[\w:.-]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?=[-_]|$)")


@dataclass(slots=True)
class Placed:
    """A piece, the block element it was found in (None where it was not), and where in the page's text it begins."""

    piece: Piece
    element: Element | None = None
    at: int = -1


@dataclass(slots=True)
class Page:
    """The text of a page without white space, where each stretch of it begins, and where each caption of a figure."""

    root: Element
    text: str = ""
    starts: list[int] = field(default_factory=list)
    stretches: list[Any] = field(default_factory=list)
    figures: dict[int, Element] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element) -> Page:
        """The page below ``root``."""
        page, parts = cls(root), list[str]()
        at = 0
        for stretch in _STRETCHES(root):
            if words := solid(stretch):
                page.starts.append(at)
                page.stretches.append(stretch)
                parts.append(words)
                at += len(words)
        page.text = "".join(parts)
        captions = set(root.iter("figcaption"))
        if captions:
            for start, stretch in zip(reversed(page.starts), reversed(page.stretches), strict=True):
                owner = stretch.getparent()
                for holder in (owner, *owner.iterancestors("figcaption")) if not stretch.is_tail else ():
                    if holder in captions:
                        page.figures[start] = holder
            firsts = {holder: at for at, holder in sorted(page.figures.items(), reverse=True)}
            page.figures = {at: holder for holder, at in sorted(firsts.items(), key=lambda one: one[1])}
        return page

    def owner(self, at: int) -> Element:
        """The element whose words begin at, or stretch over, a place in the text."""
        stretch = self.stretches[bisect_right(self.starts, at) - 1]
        element = stretch.getparent()
        return element.getparent() if stretch.is_tail else element

    def place(self, pieces: Sequence[Piece]) -> list[Placed]:
        """``pieces``, in reading order, each with its element: first those whose words cannot be mistaken, then the
        short ones between these.
        """
        placed = [Placed(piece) for piece in pieces]
        keys = [solid(piece.words) for piece in pieces]
        reached = 0
        for one, key in zip(placed, keys, strict=True):
            if len(key) >= _TELLING:
                at = self.text.find(key[:_PROBE], reached)
                self._found(one, at if at >= 0 else self.text.find(key[:_PROBE]))
                reached = max(reached, one.at)
        self._place_short(placed, keys)
        return placed

    def _place_short(self, placed: list[Placed], keys: list[str]) -> None:
        bounds = [len(self.text)] * (len(placed) + 1)
        for index in range(len(placed) - 1, -1, -1):
            bounds[index] = placed[index].at if placed[index].at >= 0 else bounds[index + 1]
        reached = 0
        for index, (one, key) in enumerate(zip(placed, keys, strict=True)):
            if one.at < 0 and key and len(key) < _TELLING:
                self._found(one, self.text.find(key, reached, max(bounds[index + 1], reached + len(key))))
            if one.at >= 0:
                reached = one.at + len(key)

    def _found(self, one: Placed, at: int) -> None:
        if at >= 0:
            one.at, one.element = at, block(self.owner(at))

    def path(self, element: Element) -> str:
        """A short XPath of ``element``: from the nearest element that bears an id, else from the root."""
        tree = self.root.getroottree()
        path = str(tree.getpath(element))
        for holder in (element, *element.iterancestors()):
            name = holder.get("id")
            if name and _PLAIN_ID.fullmatch(name):
                return f'id("{name}")' + path[len(tree.getpath(holder)) :]
        return path


def solid(words: str) -> str:
    """``words`` without white space and what is not seen."""
    words = "".join(words.split())
    return words if words.isascii() else _UNSEEN.sub("", words)


def block(element: Element) -> Element:
    """The nearest element around ``element`` that is more than a stretch in a line."""
    while element.tag in _INLINE and element.getparent() is not None:
        element = element.getparent()
    return element


def language_of(element: Element | None) -> str | None:
    """The language an element or one around it declares, the page as a whole aside."""
    while element is not None and element.tag not in ("html", "body"):
        if found := _LANGUAGE.match(element.get("lang") or element.get("xml:lang") or ""):
            return found[0].lower()
        element = element.getparent()
    return None
