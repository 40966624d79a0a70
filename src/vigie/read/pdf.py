"""PDF files: the text layer in reading order, with the page, paragraph and note each stretch of it stands in."""

from __future__ import annotations

import re
from typing import Any

from vigie.model.errors import ReadError
from vigie.read.pagelines import Line, page_lines
from vigie.read.parsed import Parsed, compose, squeeze
from vigie.read.report import symbol_of, told
from vigie.read.sheets import flowing
from vigie.text.days import is_edtf_date

_MOST_PAGES = 2000
_MOST_SIGNS = 20_000_000
_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")


def read_pdf(path: str, data: bytes, title: str | None = None) -> Parsed:
    """The text of a PDF with its lines joined to paragraphs.

    Raises ReadError when the file is damaged, locked, too long, or made of pictures alone.
    """
    # A native library of 9 MB, loaded for PDF files only.
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        problem = "is locked with a password; save it without one" if locked else "is a damaged PDF; get it again"
        raise ReadError(path, problem) from error
    try:
        pages, pictures = _pages(path, document)
        meta = document.get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError as error:
        raise ReadError(path, "is a damaged PDF; get it again") from error
    finally:
        document.close()
    if not any(pages):
        raise ReadError(path, "is a PDF of pictures without text; run a text recognition (OCR) over it first")
    own_title = squeeze(meta.get("Title", "")) or None
    dated = _dated(meta.get("CreationDate", ""))
    sheets = flowing(pages)
    text, segments = compose(told(sheets, title or own_title))
    return Parsed(
        text=text,
        segments=segments,
        media_type="application/pdf",
        title=own_title,
        dated=dated,
        dated_by="pdf" if dated else None,
        symbol=symbol_of(pages),
        lacks=tuple(f"p. {number}" for number in pictures),
    )


def _pages(path: str, document: Any) -> tuple[list[list[Line]], list[int]]:
    """The lines of every page, and the numbers of the pages that are pictures without text."""
    count = len(document)
    if count > _MOST_PAGES:
        raise ReadError(path, f"has {count} pages, more than the {_MOST_PAGES} that are read; split it")
    pages: list[list[Line]] = []
    pictures: list[int] = []
    signs = 0
    for number in range(count):
        page = document[number]
        layer = page.get_textpage()
        signs += layer.count_chars()
        if signs > _MOST_SIGNS:
            raise ReadError(path, f"holds more than {_MOST_SIGNS} characters; split it")
        pages.append(page_lines(layer, number + 1))
        if not pages[-1] and _is_drawn(page):
            pictures.append(number + 1)
        layer.close()
        page.close()
    return pages, pictures


def _is_drawn(page: Any) -> bool:
    import pypdfium2.raw as raw  # type: ignore[import-untyped]

    return bool(raw.FPDFPage_CountObjects(page) > 0)


def _dated(stamp: str) -> str | None:
    found = _DATE.match(stamp)
    day = "-".join(filter(None, found.groups())) if found else ""
    return day if is_edtf_date(day) else None
