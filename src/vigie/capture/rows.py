"""Rows of a list, whatever form it has: where a row stands, and its cells by the name of their column."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from vigie.text.encoding import decode

Row = tuple[str, dict[str, str]]

MOST_UNPACKED = 200_000_000
MOST_ROWS = 100_000
ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_LINK_LINE = re.compile(r"[\s\-*•\d.)<\[(]*(https?://[^\s<>\"']+)[\s>\])]*(.*)", re.IGNORECASE)
_MARKS = "-–—:|\t ;,"


class UnusableListError(ValueError):
    """A list cannot be read; the text says why, to follow its name."""


def text(data: bytes) -> str:
    """The letters of a list. Raises UnusableListError when it is no text."""
    try:
        return decode(data)
    except ValueError as error:
        raise UnusableListError(str(error) or "is no text that can be read; save it as UTF-8") from error


def line(number: int) -> str:
    """How a line is named."""
    return f"line {number}"


def link_lines(data: bytes) -> Iterator[Row]:
    """Lines of a text: an address and what is noted behind it, or the name of a file; # begins a remark."""
    for number, words in enumerate(text(data).splitlines(), 1):
        if not words.strip() or words.lstrip().startswith("#"):
            continue
        found = _LINK_LINE.fullmatch(words)
        yield line(number), {"url": found[1], "note": found[2].strip(_MARKS)} if found else {"file": words.strip()}


def table(data: bytes) -> Iterator[Row]:
    """Rows of a CSV or TSV file."""
    words = text(data)
    first = words.partition("\n")[0]
    delimiter = max(",;\t|", key=first.count)
    reader = csv.reader(io.StringIO(words, newline=""), delimiter=delimiter)
    try:
        yield from named((line(reader.line_num), cells) for cells in reader)
    except csv.Error as error:
        raise UnusableListError(f"cannot be read as CSV: {error}") from error


def named(rows: Iterator[tuple[str, Sequence[str]]]) -> Iterator[Row]:
    """Rows with the names of the first; where that holds an address itself, links and what is noted beside them."""
    header: list[str] | None = None
    for count, (where, cells) in enumerate(rows):
        if count > MOST_ROWS:
            raise UnusableListError(f"has more than {MOST_ROWS} rows; split it")
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = [] if any(ADDRESS.search(cell) for cell in cells) else [cell.strip() for cell in cells]
            if header:
                continue
        if header:
            held: dict[str, str] = {}
            for name, cell in zip(header, cells, strict=False):
                held.setdefault(name, cell.strip())
            yield where, held
        else:
            url = next((cell for cell in cells if ADDRESS.search(cell)), "")
            rest = [cell.strip() for cell in cells if cell is not url and cell.strip()]
            yield where, {"url": url.strip(), "note": "; ".join(rest)}


def sheets(data: bytes) -> Iterator[Row]:
    """Rows of every sheet of a spreadsheet."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise UnusableListError(missing("a spreadsheet")) from error
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(_repacked(data)))
        tables = [(name, workbook.get_sheet_by_name(name).to_python()) for name in workbook.sheet_names]
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        if isinstance(error, UnusableListError):
            raise
        raise UnusableListError("is a spreadsheet that is damaged or locked; save it again, or as CSV") from error
    for _, cells in tables:
        yield from named((line(number), [_shown(cell) for cell in row]) for number, row in enumerate(cells, 1))


def missing(what: str) -> str:
    """What is said when the libraries of the extra are not there."""
    return f"is {what}, for which a library is missing; install it: pip install 'vigie[lists]'"


def _shown(cell: object) -> str:
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _repacked(data: bytes) -> bytes:
    """A zipped spreadsheet with its parts unpacked under our eyes: what lies about its size does not get through."""
    if not data.startswith(b"PK"):
        return data
    made, left = io.BytesIO(), MOST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(made, "w") as plain:
        for part in packed.infolist():
            if part.file_size > left:
                raise UnusableListError(
                    f"unpacks to more than {MOST_UNPACKED // 1_000_000} MB, the most that is read; split it"
                )
            left -= part.file_size
            plain.writestr(part.filename, packed.read(part))
    return made.getvalue()
