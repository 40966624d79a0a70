"""The parts of a report in print: paragraphs with their pages and numbers, annexes, notes, captions, tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from vigie.packs.reading import reading
from vigie.read.layout import lay_out
from vigie.read.pagelines import Line
from vigie.read.parsed import Piece, squeeze
from vigie.read.sheets import Flow

# The numbers that the United Nations and their bodies give to documents.
_SYMBOL = re.compile(
    r"(?<![\w/])(?:[ASE]|ST|CD|GC|GOV|DP|HRC)/(?:[A-Z][A-Z0-9.]*(?:\.\d+)?/)*(?:\d{4}/\d{1,5}|\d{1,3}/\d{1,5})"
    r"(?:/(?:Add|Rev|Corr)\.\d+)*(?![\w/])"
)
_ON_TOP = 20  # lines of a report among which its own number stands
_NUMBERED = re.compile(r"(\d{1,3})\.\s+(?=\S)")
_FEW = 3  # numbered paragraphs in a row make a numbered report
_FULL = 120  # signs: numbered paragraphs about so long are text, shorter ones a list
_CAPTION_LENGTH = 400
_END = 1_000_000  # behind every page


def symbol_of(pages: Sequence[Sequence[Line]]) -> str | None:
    """The number an official document bears at the head of its first page and of the others."""
    first = {found for line in (pages[0] if pages else [])[:_ON_TOP] for found in _SYMBOL.findall(line.words.strip())}
    heads = Counter(
        found
        for page in pages[1:]
        for line in (*page[:3], *page[-3:])
        for found in set(_SYMBOL.findall(line.words))
    )  # fmt: skip
    running = [symbol for symbol, times in heads.most_common(1) if 2 * times > len(pages) - 1]
    alone = [
        line.words.strip() for line in (pages[0] if pages else [])[:_ON_TOP] if _SYMBOL.fullmatch(line.words.strip())
    ]
    return next(iter([*running, *alone, *sorted(first)[:1]]), None) if len(first) < _FEW or running or alone else None


def told(flow: Flow, title: str | None) -> list[Piece]:
    """The pieces of a document, each with its place."""
    pieces: list[tuple[Piece, int, int]] = []
    for table, run in groupby(flow.lines, key=lambda line: bool(line.cells)):
        lines = list(run)
        pieces += _table(lines) if table else _running(lines, None if pieces else title, first=not pieces)
    return _with_notes(_placed(pieces), flow)


def _table(lines: Sequence[Line]) -> Iterator[tuple[Piece, int, int]]:
    for line in lines:
        for at, cell in enumerate(line.cells):
            yield Piece(cell, "table-cell", " | " if at else "\n"), line.page, line.page


def _running(lines: Sequence[Line], title: str | None, *, first: bool) -> Iterator[tuple[Piece, int, int]]:
    """The paragraphs of a run of lines, with the pages they begin and end on."""
    raw = "\n".join(line.words for line in lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.words) + 1)
    for part in lay_out(raw, title, ragged=True):
        role = part.role if first or part.role != "lead" else "body"
        begin, end = (lines[bisect_right(starts, at) - 1].page for at in (part.start, part.end - 1))
        yield Piece(raw[part.start : part.end], role), begin, end


def _placed(pieces: Sequence[tuple[Piece, int, int]]) -> list[tuple[Piece, int]]:
    """Each piece with its page, annex and paragraph as its place, and the page it ends on."""
    numbers = _paragraphs([piece for piece, _, _ in pieces])
    full = [len(piece.words) for (piece, _, _), number in zip(pieces, numbers, strict=True) if number]
    reports = len(full) >= _FEW and sum(full) >= _FULL * len(full)
    annex, paragraph = "", 0
    found: list[tuple[Piece, int]] = []
    for (piece, page, last), number in zip(pieces, numbers, strict=True):
        role = piece.role
        if opened := _annex(piece):
            annex, paragraph, role = opened, 0, "headline"
        if number and len(full) >= _FEW:
            paragraph = number
            role = "body" if reports else role
        if _is_caption(piece):
            role = "caption"
        place = f"p. {page}" + (f" {annex}" if annex else "") + (f" ¶ {paragraph}" if paragraph else "")
        found.append((replace(piece, role=role, place=place), last))
    return found


def _paragraphs(pieces: Sequence[Piece]) -> list[int]:
    """The number of each paragraph that counts on from the one before; 0 for all others."""
    found: list[int] = []
    last = 0
    for piece in pieces:
        number = _NUMBERED.match(piece.words)
        last = 0 if _annex(piece) else last
        counts = number is not None and int(number[1]) == last + 1
        found.append(last + 1 if counts else 0)
        last += counts
    return found


@cache
def _annexes() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(reading().annexes, key=len, reverse=True)))
    return re.compile(rf"({words})\s*([IVXLC]+|\d{{1,3}}|[A-Z])(?:\s*[.:–—-]?\s*\D{{0,100}})?", re.IGNORECASE)


def _annex(piece: Piece) -> str | None:
    """``annex 5`` where an annex begins: a line of its own with its number, no line of a table of contents."""
    if len(piece.words) > len("annex ") + 110 or piece.role == "table-cell":
        return None
    found = _annexes().fullmatch(squeeze(piece.words))
    return (
        f"{found[1].lower()} {found[2].upper()}" if found and not piece.words.rstrip().endswith(("...", ",")) else None
    )


@cache
def _captions() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(reading().captions, key=len, reverse=True)))
    return re.compile(
        rf"(?:{words})\s*(?:[IVXLC]+|\d{{1,3}}|[A-Z])?(?:[.-]\d{{1,3}})?\s*[.:–—]\s*\S|(?:{words})\s+\d{{1,3}}\b",
        re.IGNORECASE,
    )


def _is_caption(piece: Piece) -> bool:
    return piece.role != "table-cell" and len(piece.words) <= _CAPTION_LENGTH and bool(_captions().match(piece.words))


def _with_notes(pieces: Sequence[tuple[Piece, int]], flow: Flow) -> list[Piece]:
    """The notes of each page before the first paragraph that ends on a later one."""
    found: list[Piece] = []
    waiting = sorted(flow.notes)
    for piece, page in (*pieces, (None, _END)):
        while waiting and waiting[0] < page:
            for note in flow.notes[waiting.pop(0)]:
                found.append(Piece(" ".join(note.lines), "footnote", place=f"p. {note.page} note {note.number}"))
        found += [piece] if piece else []
    return found
