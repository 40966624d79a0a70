"""Literal phrases with groups of endings, compiled once to one pattern that reads forwards or backwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import Generic, TypeVar

from vigie.text.fold import lower
from vigie.text.forms import expand

T = TypeVar("T")
_REACH = 48  # how far back a phrase may begin


def trie(spellings: Iterable[str]) -> str:
    """One pattern for all spellings, longest first, sharing their beginnings; a space stands for any run of spaces."""
    root: dict[str, object] = {}
    for spelling in spellings:
        node = root
        for character in spelling:
            node = node.setdefault(character, {})  # type: ignore[assignment]
        node[""] = {}
    return _branches(root)


def _branches(node: dict[str, object]) -> str:
    options = []
    for character, rest in sorted(node.items(), key=lambda item: (item[0] == "\0", item[0])):
        if character:
            literal = " +" if character == " " else re.escape(character)
            options.append(literal + _branches(rest))  # type: ignore[arg-type]
    if not options:
        return ""
    body = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    if "" not in node:
        return body
    return f"(?:{body})?" if len(options) == 1 else f"{body}?"


def skip(folded: str, at: int) -> int:
    """``at``, or the end of the spaces there."""
    while folded[at : at + 1] == " ":
        at += 1
    return at


@cache
def _single_spaced(spelling: str) -> str:
    return " ".join(spelling.split())


def whole(spellings: Iterable[str], *, before_figures: Iterable[str] = ()) -> str:
    """The pattern of spellings not broken off inside a word, and of some that stand right before a figure."""
    words = [f"{spelling}\0" if spelling[-1:].isalnum() else spelling for spelling in spellings]
    closed = trie([*words, *(f"{spelling}\1" for spelling in before_figures)])
    closed = closed.replace("\\\0", r"(?!\w)").replace("\0", r"(?!\w)")
    return closed.replace("\\\1", "[0-9]").replace("\1", "[0-9]") or "(?!)"


class Phrases(Generic[T]):
    """What each phrase means. Texts given to it are folded (``vigie.text.fold.lower``).

    Patterns are compiled when first asked for: a start should not pay for those it does not use.
    """

    def __init__(self, meanings: Mapping[str, T]) -> None:
        self.meanings = {lower(s): meaning for form, meaning in meanings.items() for s in expand(form)}
        # One or two letters rule out most places without a pattern; a phrase of one letter stands for itself.
        self._heads = frozenset(spelling[:2] for spelling in self.meanings)
        self._tails = frozenset(spelling[-2:] for spelling in self.meanings)

    @cached_property
    def pattern(self) -> str:
        """The pattern of all phrases, none of them broken off inside a word."""
        return whole(self.meanings)

    @cached_property
    def _ahead(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    @cached_property
    def _behind(self) -> re.Pattern[str]:
        return re.compile(" *" + whole(spelling[::-1] for spelling in self.meanings))

    def meaning(self, spelling: str) -> T:
        """What a matched stretch means, however it is spaced."""
        found = self.meanings.get(spelling)
        return found if found is not None else self.meanings[_single_spaced(spelling)]

    def ahead(self, text: str, at: int) -> tuple[int, T] | None:
        """The end and meaning of the longest phrase that begins at ``at``."""
        if text[at : at + 2] not in self._heads and text[at : at + 1] not in self._heads:
            return None
        match = self._ahead.match(text, at)
        return (match.end(), self.meaning(match.group())) if match and match.end() > at else None

    def behind(self, text: str, at: int) -> tuple[int, T] | None:
        """The start and meaning of the longest phrase that ends at ``at``, spaces between them left out."""
        last = at - 1 if text[at - 1 : at] != " " else at - 2
        final = text[last : last + 1]
        if final != " " and final not in self._tails and text[last - 1 : last + 1] not in self._tails:
            return None
        reach = text[max(0, at - _REACH) : at][::-1]
        match = self._behind.match(reach)
        if not match:
            return None
        words = match.group()[::-1]
        return (at - len(words), self.meaning(words.rstrip())) if words.strip() else None
