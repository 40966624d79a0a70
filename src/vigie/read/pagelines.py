"""The lines of a PDF page with their boxes, in reading order: columns one after the other, rows of tables kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import mean
from typing import Any

_WIDE_GAP = 1.2  # of a line's height: no space between two words is so wide
_PROBED = 8  # wide lines of a page that are looked at for gaps before the others are
_WIDE = 0.55  # of the width of the text of a page
_MANY = 4  # lines that make a column
_MOST = 1000  # lines of a page: more are a drawing
_NARROWEST = 0.2  # of the width of the text: cells of tables are narrower than columns
_MOST_CROSSING = 0.4
_NEAR = 3.0  # points
_ROWS = 3  # rows of cells one below the other that make a table
_RAISED = 0.15  # of a line's height, by which the mark of a note stands above the line's foot
# The library puts a sign of its own for a hyphen that breaks a word, and no end of line behind it.
_LINE = re.compile("[^\r\n\ufffe\x02]+[\ufffe\x02]?")
_WORDS = re.compile(r"\S+")
# A number that may be the mark of a note: its place in the line tells.
_MARK = re.compile(r"(?<=\S)[ ]?(\d{1,3})(?=[\s.,;:)]|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text, or a row of a table with its ``cells``: words and box in points, from the page's foot.

    ``start`` is the place of its first sign in the page's text layer.
    """

    words: str
    start: int
    page: int
    left: float
    bottom: float
    right: float
    top: float
    cells: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """From the foot of its deepest to the head of its highest letter."""
        return self.top - self.bottom


class _Layer:
    """The text layer of a page. Boxes are asked for one by one: asking costs more than all the rest."""

    def __init__(self, layer: Any, page: int) -> None:
        import pypdfium2.raw as raw  # type: ignore[import-untyped]

        self._layer, self._rect, self._ask = layer, raw.FS_RECTF(), raw.FPDFText_GetLooseCharBox
        count = layer.count_chars()
        self.page = page
        text = layer.get_text_range()
        if len(text) != count or "\0" in text:  # the places of the signs must be those of their boxes
            text = _text([raw.FPDFText_GetUnicode(layer, index) for index in range(count)])
        self.text = text

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a sign."""
        self._ask(self._layer, index, self._rect)
        rect = self._rect
        return rect.left, rect.bottom, rect.right, rect.top

    def line(self, start: int, end: int) -> Line:
        """The line of the signs from ``start`` to ``end``, the blanks at its ends left out."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        left, bottom, _, top = self.box(start)
        _, low, right, high = self.box(end - 1)
        # A sign beside the line (the mark of a note) must not make it taller.
        bottom, top = (bottom, top) if top - bottom >= high - low else (low, high)
        return Line(self.text[start:end], start, self.page, left, bottom, right, top)


def page_lines(layer: Any, page: int) -> list[Line]:
    """The lines of the text layer of a page, in reading order."""
    signs = _Layer(layer, page)
    lines = [signs.line(*found.span()) for found in _LINE.finditer(signs.text) if found[0].strip()]
    lines = _without_marks(lines, signs)
    return _rows(_in_columns(_parted(lines, signs)))


def _text(codes: Sequence[int]) -> str:
    """One sign for each code: a half character and its other half are one and a blank without width, left out later."""
    signs = [chr(code) if 0 < code < 0x110000 else " " for code in codes]
    for at, code in enumerate(codes):
        if 0xD800 <= code < 0xDC00 and at + 1 < len(codes) and 0xDC00 <= codes[at + 1] < 0xE000:
            signs[at] = chr(0x10000 + ((code - 0xD800) << 10) + codes[at + 1] - 0xDC00)
            signs[at + 1] = "\u200b"
    return "".join(signs)


def _without_marks(lines: list[Line], signs: _Layer) -> list[Line]:
    """The lines without the raised numbers that send to notes, which would pass for figures of the text."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if before is not None and line.words.isdigit() and _is_raised(line, before):
            continue
        kept = line.words
        for mark in reversed(list(_MARK.finditer(line.words)) if line.height else []):
            _, bottom, _, _ = signs.box(line.start + mark.start(1))
            if bottom > line.bottom + _RAISED * line.height:
                kept = kept[: mark.start()] + kept[mark.end() :]
        found.append(line if kept == line.words else replace(line, words=kept))
    return found


def _is_raised(mark: Line, line: Line) -> bool:
    """Whether a number of its own is the mark of a note behind ``line``."""
    beside = line.left <= mark.left <= line.right + line.height
    return beside and mark.height < 0.9 * line.height and line.bottom < mark.bottom < line.top


def _parted(lines: list[Line], signs: _Layer) -> list[Line]:
    """The lines cut where a gap as between columns or cells parts them, if any of the first wide ones has one."""
    if not lines:
        return lines
    span = max(line.right for line in lines) - min(line.left for line in lines)
    wide = [line for line in lines if line.right - line.left > _WIDE * span and " " in line.words]
    probed = wide[:: max(1, len(wide) // _PROBED)]
    if not any(len(_cut(line, signs)) > 1 for line in probed):
        return lines
    wider = {line.start for line in wide}
    return [part for line in lines for part in (_cut(line, signs) if line.start in wider else [line])]


def _cut(line: Line, signs: _Layer) -> list[Line]:
    parts: list[tuple[int, int]] = []
    last = None
    for found in _WORDS.finditer(signs.text, line.start, line.start + len(line.words)):
        left = signs.box(found.start())[0]
        if last is not None and left - last <= _WIDE_GAP * line.height:
            parts[-1] = (parts[-1][0], found.end())
        else:
            parts.append(found.span())
        last = signs.box(found.end() - 1)[2]
    return [signs.line(*part) for part in parts] if len(parts) > 1 else [line]


def _in_columns(lines: list[Line]) -> list[Line]:
    """The lines column by column where they stand in columns, else in the order of the file."""
    edges = _gutters(lines)
    if not edges:
        return lines
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if any(line.left < edge - _NEAR and line.right > edge + _NEAR for edge in edges):
            ordered += [*_band(band, edges), line]
            band = []
        else:
            band.append(line)
    return [*ordered, *_band(band, edges)]


def _band(lines: Sequence[Line], edges: Sequence[float]) -> Iterator[Line]:
    """Lines that no other crosses, one column after the other, each from its head to its foot."""
    for column in range(len(edges) + 1):
        here = [line for line in lines if sum(line.left >= edge - _NEAR for edge in edges) == column]
        yield from sorted(here, key=lambda line: (-round(line.bottom), line.left))


def _gutters(lines: Sequence[Line]) -> list[float]:
    """Where columns begin, the first aside; empty for a page of one column, or of tables."""
    if not 2 * _MANY <= len(lines) <= _MOST:
        return []
    span = max(line.right for line in lines) - min(line.left for line in lines)
    found: list[float] = []
    for edge in sorted({round(line.left) for line in lines}):
        right = [line for line in lines if edge - _NEAR <= line.left < edge + _NEAR]
        left = [line for line in lines if line.right <= edge and line.left >= (found[-1] - _NEAR if found else 0)]
        crossing = sum(line.left < edge - _NEAR and line.right > edge + _NEAR for line in lines)
        if len(right) < _MANY or len(left) < _MANY or crossing > _MOST_CROSSING * len(lines):
            continue
        beside = sum(any(abs(a.bottom - b.bottom) < a.height for b in right) for a in left)
        widths = min(mean(sorted(line.right - line.left for line in side)[len(side) // 2 :]) for side in (left, right))
        if beside >= _MANY and widths >= _NARROWEST * span and not (found and edge - found[-1] < _NARROWEST * span):
            found.append(float(edge))
    return found


def _rows(lines: list[Line]) -> list[Line]:
    """Lines side by side become rows: of cells where some stand below each other, else of running text."""
    rows: list[list[Line]] = []
    for line in lines:
        last = rows[-1][-1] if rows else None
        if last is not None and abs(last.bottom - line.bottom) < 0.5 * last.height and line.left >= last.right:
            rows[-1].append(line)
        else:
            rows.append([line])
    found: list[Line] = []
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and len(rows[end]) > 1:
            end += 1
        table = end - at >= _ROWS
        found += [_row(row, table) for row in rows[at : max(end, at + 1)]]
        at = max(end, at + 1)
    return found


def _row(row: list[Line], table: bool) -> Line:
    cells = tuple(line.words for line in row)
    if len(row) == 1:
        return row[0]
    low, high = min(line.bottom for line in row), max(line.top for line in row)
    held = cells if table else ()
    return replace(row[0], words=" ".join(cells), cells=held, right=row[-1].right, bottom=low, top=high)
