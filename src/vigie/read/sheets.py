"""The pages of a PDF as one flow: without running heads, with notes apart and broken words mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from vigie.read.pagelines import Line

_REPEATED = 3
# A hyphen at the end of a line, for which the library may put a sign of its own.
_HYPHEN = re.compile("(?<=\\w)(?:[\ufffe\x02\u00ad]|[-‐])$")
_INSIDE = re.compile("(?<=\\w)[\ufffe\x02\u00ad](?=\\w)")
_FIRST = re.compile(r"\s*(\w\S*)\s*")
_NOTE = re.compile(r"(\d{1,3}|\*{1,3}|[†‡])\s*(?=[^\W_]|[“\"«‘'(\[])")
_SMALL = 0.92  # of the height of most lines: the letters of notes


@dataclass(slots=True)
class Note:
    """A footnote: its number or sign as printed, its page, its lines."""

    number: str
    page: int
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Flow:
    """The running lines of a document in order, and the notes of each page."""

    lines: list[Line]
    notes: dict[int, list[Note]]


def flowing(pages: Sequence[Sequence[Line]]) -> Flow:
    """The pages as one flow."""
    bare = _without_running_heads(pages)
    heights = [line.height for page in bare for line in page for _ in range(1 + len(line.words) // 20)]
    small = _SMALL * median(heights) if heights else 0.0
    flow = Flow([], {})
    for page in bare:
        body, notes = _noted(page, small)
        flow.lines += body
        if notes:
            flow.notes[notes[0].page] = notes
    flow.lines = _mended(flow.lines)
    return flow


def _without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without first and last lines that come back, but for their digits, on page after page."""
    split = [list(page) for page in pages]
    edges = Counter(key for page in split for key in {_unnumbered(line) for line in _edges(page)})
    often = max(_REPEATED, len(pages) // 10)
    for page in split:
        while page and (running := [line for line in _edges(page) if edges[_unnumbered(line)] >= often]):
            for line in running:
                page.remove(line)
    return split


def _edges(page: Sequence[Line]) -> list[Line]:
    """The first and the last line, as the file orders them and as they stand."""
    if not page:
        return []
    ends = [page[0], page[-1], max(page, key=lambda line: line.bottom), min(page, key=lambda line: line.bottom)]
    return [line for at, line in enumerate(ends) if line not in ends[:at]]


def _unnumbered(line: Line) -> str:
    return "".join(sign for sign in line.words.strip() if not sign.isdigit())


def _noted(page: Sequence[Line], small: float) -> tuple[list[Line], list[Note]]:
    """The running lines of a page, and its notes: small lines below all others, the first of them numbered."""
    foot = min((line.bottom for line in page if line.height >= small), default=0.0)
    under = [line for line in page if line.height < small and line.top <= foot + line.height and not line.cells]
    notes: list[Note] = []
    taken: set[int] = set()
    for line in under:
        found = _NOTE.match(line.words)
        alone = line.words.isdigit() and len(line.words) <= _REPEATED
        if alone or (found and (not notes or _counts_on(notes[-1].number, found[1]))):
            number = line.words if alone else found[1] if found else ""
            notes.append(Note(number, line.page, [line.words]))
        elif notes:
            notes[-1].lines.append(line.words)
        else:
            continue
        taken.add(line.start)
    return [line for line in page if line.start not in taken], notes


def _counts_on(before: str, number: str) -> bool:
    return not (before.isdigit() and number.isdigit()) or 0 < int(number) - int(before) <= _REPEATED


def _mended(lines: Sequence[Line]) -> list[Line]:
    """Words that a line breaks, in one, on the line they began on. A hyphen goes before a small letter and stays in
    KN-23.
    """
    found: list[Line] = []
    for line in lines:
        words = _INSIDE.sub("", line.words)
        if found and not line.cells and not found[-1].cells and _HYPHEN.search(found[-1].words):
            rest = _FIRST.match(words)
            if rest:
                joint = "" if rest[1][0].islower() else "-"
                found[-1] = replace(found[-1], words=_HYPHEN.sub("", found[-1].words) + joint + rest[1])
                words = words[rest.end() :]
        if words.strip():
            found.append(line if words == line.words else replace(line, words=words))
    return found
