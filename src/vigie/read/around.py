"""What stands around and in the midst of an article and is none of it: boxes of links, share bars, adverts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from vigie.packs.reading import reading
from vigie.read.elements import Placed

# An element of lxml, which has no types of its own.
Element = Any

_MOST = 0.3  # of an article: what holds more is none of what surrounds it, whatever its name
_LINKED = 0.7
_POINTER_LINKED = 0.4
_AROUND = frozenset({"nav", "aside", "footer", "form", "button"})
_ENDS = " :…-–—|>»•\t"
_LEVELS = 12


@cache
def _named(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(map(re.escape, names))})(?:$|[\s_-])", re.IGNORECASE)


@cache
def _folded(lines: tuple[str, ...]) -> frozenset[str]:
    return frozenset(line.casefold() for line in lines)


def within(placed: Sequence[Placed]) -> list[Placed]:
    """``placed`` without what is none of the article."""
    kept = [one for one in placed if not _is_line(one)]
    kept = list(_without_boxes(kept))
    inside = [(one, _container(one.element)) for one in kept]
    total = sum(len(one.piece.words) for one in kept)
    weights: dict[int, int] = {}
    for one, holder in inside:
        if holder is not None:
            weights[id(holder)] = weights.get(id(holder), 0) + len(one.piece.words)
    return [one for one, holder in inside if holder is None or weights[id(holder)] > _MOST * total]


def _container(element: Element | None) -> Element | None:
    """The outermost element around ``element`` that calls itself something that is no article."""
    found = None
    names = _named(tuple(reading().around))
    for _ in range(_LEVELS):
        if element is None or element.tag in ("body", "html", "article", "main"):
            return found
        if element.tag in _AROUND or names.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            found = element
        element = element.getparent()
    return found


def _is_line(one: Placed) -> bool:
    words = one.piece.words.strip().casefold()
    if words.strip(_ENDS) in _folded(tuple(reading().around_lines)):
        return True
    return words.startswith(tuple(reading().pointers)) and _linked(one.element) >= _POINTER_LINKED


def _without_boxes(placed: Iterable[Placed]) -> Iterator[Placed]:
    headings = _folded(tuple(reading().box_headings))
    boxed = False
    for one in placed:
        if one.piece.words.strip().casefold().strip(_ENDS) in headings:
            boxed = True
        elif boxed and one.piece.role != "table-cell" and _linked(one.element) >= _LINKED:
            continue
        else:
            boxed = False
            yield one


def _linked(element: Element | None) -> float:
    """The share of an element's words that are links."""
    if element is None:
        return 0.0
    words = len("".join(element.itertext()).strip())
    links = element.iter("a") if element.tag != "a" else (element,)
    linked = sum(len("".join(link.itertext()).strip()) for link in links)
    if next(element.iterancestors("a"), None) is not None:
        return 1.0
    return linked / words if words else 0.0
