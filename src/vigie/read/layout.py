"""The segments of plain text: which lines belong together, and what part they play.

A line is a paragraph unless the text is hard-wrapped: broken by hand or by machine at some width, in the middle of
sentences. Two signs give such lines away: the next line goes on in lower case, or, where a text or a block of lines
is broken at one width, its first word would not have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vigie.model.document import Segment

_LINE = re.compile(r"[^\n]+")
_BLANKS = "\ufeff\u200b"
_BULLET = re.compile(r"[•‣⁃◦▪▫●○■□◆◇►▶·・–—*+-]\s+\S|[•‣▪●■◆►▶·・ㆍ○□◇]\w|\(?[a-zа-яё][.)]\s|[ivx]{2,4}[.)]\s|[①-⑳]")
_DASH = re.compile(r"[–—-]\s")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s+\S")
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+[^\W\d_]")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»«)\]）」』\s]*(?:\[\d+\])?$")
_OPEN_END = re.compile(r"[,;:，、；：]$")
_CLAUSE_END = re.compile(rf"{_SENTENCE_END.pattern}|{_OPEN_END.pattern}")
_PARAGRAPH_END = re.compile(r"[:;：；]$")
_FIRST_WORD = re.compile("[⺀-\U0003ffff]|\\S+")  # East Asian lines break between any two signs
_EAST_ASIAN = re.compile("[⺀-\U0003ffff]")
_DATE = re.compile(
    r"\b\d{1,2}(?:er|st|nd|rd|th|\.)?\s+(?:de\s+)?\w{3,}\.?,?\s+(?:de\s+)?[12]\d{3}\b"
    r"|\b\w{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,\s+[12]\d{3}\b"
    r"|[12]\d{3}\s*[-/.년年]\s*\d{1,2}\s*[-/.월月]\s*\d{1,2}|\b\d{1,2}[-/.]\d{1,2}[-/.][12]\d{3}\b"
)

# A hand-broken line is rarely wider than this, and narrower ones are verse, tables and mastheads.
_WIDEST, _NARROWEST = 120, 30
_HEADLINE, _HEADING = 200, 100
_EAST_ASIAN_WEIGHT = 2
_MASTHEAD, _LEAD_WITHIN = 3, 6
_RAGGED = 0.8
_ENDING = 16  # signs at the end of a line that tell how it ends


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str
    indent: int
    item: bool
    after_gap: bool

    @property
    def width(self) -> int:
        return self.end - self.start

    def ends(self, pattern: re.Pattern[str]) -> bool:
        return pattern.search(self.words[-_ENDING:]) is not None


_Lines = tuple[_Line, ...]


def lay_out(text: str, title: str | None = None, ragged: bool = False) -> tuple[Segment, ...]:
    """The non-blank lines of ``text`` as segments, in order, none overlapping.

    ``title``, when it is the first line, makes that line the headline whatever its shape.
    ``ragged`` is for lines set in letters of different widths, of which a full one may be a fifth shorter.
    """
    paragraphs = _paragraphs(tuple(_lines(text)), _RAGGED if ragged else 1)
    roles = _roles(paragraphs, title)
    return tuple(Segment(lines[0].start, lines[-1].end, role) for lines, role in zip(paragraphs, roles, strict=True))


def _lines(text: str) -> Iterator[_Line]:
    last_end, number = 0, 0
    for found in _LINE.finditer(text):
        words = found[0].strip().strip(_BLANKS).strip()
        if not words:
            continue
        start = found.start() + found[0].index(words)
        counted = _NUMBER.match(words)
        counts_on = counted is not None and int(counted[1]) in (1, number + 1)
        number = int(counted[1]) if counted and counts_on else number
        after_gap = text.count("\n", last_end, found.start()) > 1
        item = counts_on or _BULLET.match(words) is not None
        yield _Line(start, start + len(words), words, start - found.start(), item, after_gap)
        last_end = found.end()


def _paragraphs(lines: _Lines, share: float) -> list[_Lines]:
    breaks = [before.width for before, after in pairwise(lines) if _runs_on(before, after)]
    text_width = share * max(breaks) if len(breaks) >= (1 if share < 1 else 2) else 0
    paragraphs: list[_Lines] = []
    for block in _split(lines, [after.after_gap for after in lines[1:]]):
        width = max(text_width, _block_width(block))
        starts = [not _is_one(before, after, width) for before, after in pairwise(block)]
        paragraphs += _split(block, starts)
    return paragraphs


def _is_one(before: _Line, after: _Line, width: float) -> bool:
    # A single break in a whole text is a by-line under a title as soon as a sentence, unless it is indented.
    return _is_full(before, after, width) or (_runs_on(before, after) and (width > 0 or after.indent > 0))


def _split(lines: _Lines, starts: Sequence[bool]) -> list[_Lines]:
    """``lines`` cut wherever ``starts``, one shorter, says that the following line starts something new."""
    cuts = [0, *(index for index, start in enumerate(starts, 1) if start), len(lines)]
    return [lines[begin:end] for begin, end in pairwise(cuts) if begin < end]


def _runs_on(before: _Line, after: _Line) -> bool:
    """The sentence of one line goes on in the next, in lower case."""
    return (
        not (after.item or after.after_gap or before.ends(_SENTENCE_END) or before.ends(_PARAGRAPH_END))
        and _NARROWEST <= before.width <= _WIDEST
        and after.words[0].islower()
        and not _is_dateline(after.words)
    )


def _is_full(before: _Line, after: _Line, width: float) -> bool:
    """The next line's first word would have passed ``width``; 0 when nothing shows that the text has one."""
    if not width or before.width > _WIDEST or before.ends(_PARAGRAPH_END):
        return False
    if before.width + 1 + len(_first_word(after)) <= width:
        return False
    if after.item:  # in a broken line, a dash between two clauses may come to stand first
        return _DASH.match(after.words) is not None and not (before.item or before.ends(_CLAUSE_END))
    opens = after.indent > before.indent + 1 or _SECTION.match(after.words)
    return not (opens and before.ends(_SENTENCE_END))


def _block_width(block: _Lines) -> int:
    """The width a block of three lines or more is broken at, 0 when it is not."""
    width = max((line.width for line in block), default=0)
    weight = _EAST_ASIAN_WEIGHT if _EAST_ASIAN.search(block[0].words) else 1
    wrapped = (
        len(block) > 2
        and _NARROWEST <= width * weight <= _WIDEST
        and all(_is_full(before, after, width) for before, after in pairwise(block))
        and not all(line.ends(_SENTENCE_END) for line in block[:-1])
    )
    return width if wrapped else 0


def _first_word(line: _Line) -> str:
    found = _FIRST_WORD.match(line.words)
    return found[0] if found else ""


def _roles(paragraphs: Sequence[_Lines], title: str | None) -> list[str]:
    heads = [len(lines) == 1 and _is_heading(lines[0]) for lines in paragraphs]
    last = len(paragraphs) - 1
    roles: list[str] = []
    for index, lines in enumerate(paragraphs):
        first = lines[0]
        if index == 0 and (first.words == title or (last and len(lines) == 1 and _is_title(first))):
            roles.append("headline")
        elif first.item:
            roles.append("list-item")
        elif heads[index] and index < last and (index < _MASTHEAD or not heads[index + 1]):
            roles.append("headline")
        elif 0 < index < _LEAD_WITHIN and roles[0] == "headline" and "lead" not in roles and _may_lead(lines):
            roles.append("lead")
        else:
            roles.append("body")
    return roles


def _may_lead(lines: _Lines) -> bool:
    return lines[-1].ends(_SENTENCE_END) and not _is_dateline(lines[0].words)


def _is_title(line: _Line) -> bool:
    return not line.item and line.width <= _HEADLINE and not line.words.endswith((".", "。", ":", ";", ","))


def _is_heading(line: _Line) -> bool:
    weight = _EAST_ASIAN_WEIGHT if _EAST_ASIAN.search(line.words) else 1
    return not (line.item or line.ends(_CLAUSE_END) or line.width * weight > _HEADING or _is_dateline(line.words))


def _is_dateline(words: str) -> bool:
    return len(words) <= _HEADING and _DATE.search(words) is not None
