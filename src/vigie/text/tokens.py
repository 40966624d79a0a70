"""Words with their offsets, and sentences that end where a reader would end them."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A word: letters and digits, joined by hyphens, dots inside figures and abbreviations, or the apostrophe of O'Brien.
WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*|[^\w\s]|_")
_END = re.compile(r"[.!?…]+[\"'»”’)\]]*(?=\s|$|[A-ZÀ-ÞА-ЯІЇЄҐ«“])|[。！？]|[;](?=\s)")
_OPENING = re.compile(r"\s*[\"'«“(\[–—-]*\s*")
_CODE = re.compile(r"[A-Z]{1,3}\b(?!\.)")  # what follows the dot inside a share's code ("SAAB.ST")
# A table flattened to one line or a page without a full stop is no sentence; cut there, the reading stays linear.
LONGEST = 2000
_RESTS = ("; ", ", ", " ")


class SentenceRules:
    """What a language adds to sentence ends: the abbreviations whose full stop ends nothing."""

    def __init__(self, abbreviations: Iterable[str]) -> None:
        # "M." and "mm." differ: only what the pack writes small is read whatever its case
        self._abbreviations = frozenset(abbreviations) | frozenset(a.capitalize() for a in abbreviations)

    def split(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Sentences of ``text[start:end]`` as (start, end), in order, without surrounding blanks."""
        spans: list[tuple[int, int]] = []
        begin = start
        for match in _END.finditer(text, start, end):
            if self._ends(text, match.start(), match.end(), begin):
                _add(spans, text, begin, match.end())
                begin = match.end()
        _add(spans, text, begin, end)
        return spans

    def _ends(self, text: str, dot: int, after: int, begin: int) -> bool:
        mark = text[dot]
        if mark == ";":
            return False
        if mark != ".":
            return True
        word_start = dot
        while word_start > begin and not text[word_start - 1].isspace():
            word_start -= 1
        word = text[word_start : dot + 1].lstrip("«“\"'(")
        if word in self._abbreviations:
            return False
        if len(word) == 2 and word[0].isalpha() and text[word_start:dot].strip("(«\"'").isupper():
            return False  # an initial: "J. Smith"
        following = _OPENING.match(text, after)
        position = following.end() if following else after
        if position >= len(text):
            return True
        nxt = text[position]
        glued = bool(text[after : after + 1]) and not text[after].isspace()
        if glued and (word[:-1].isdigit() or (word[:-1].isupper() and _CODE.match(text, after))):
            return False
        return not nxt.islower()


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = _rest(text, start)
        spans.append((start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        spans.append((start, end))


def _rest(text: str, start: int) -> int:
    """Where to cut a run of words too long to be a sentence: at its last semicolon, else comma, else blank."""
    for mark in _RESTS:
        at = text.rfind(mark, start + LONGEST // 2, start + LONGEST)
        if at >= 0:
            return at + len(mark.rstrip())
    return start + LONGEST
