"""PDF files: the text layer, page after page, in the order the file gives it."""

from __future__ import annotations

import re
from collections import Counter

from vigie.model.errors import ReadError
from vigie.read.layout import lay_out
from vigie.read.parsed import Parsed, Piece, compose, squeeze
from vigie.text.days import is_edtf_date

_MOST_PAGES = 2000
_MOST_SIGNS = 20_000_000
# A hyphen at the end of a line, for which the library may put a sign of its own, and the rest of the word.
_BROKEN_WORD = re.compile("(?<=\\w)(?:[\ufffe\x02\u00ad]\n?|[-‐]\n)[ \t]*(\\w\\S*)[ \t]*")
_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")
_REPEATED = 3


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
        pages = _pages(path, document)
        meta = document.get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError as error:
        raise ReadError(path, "is a damaged PDF; get it again") from error
    finally:
        document.close()
    raw = _BROKEN_WORD.sub(_mended, "\n".join(_without_running_heads(pages)))
    if not squeeze(raw):
        raise ReadError(path, "is a PDF of pictures without text; run a text recognition (OCR) over it first")
    own_title = squeeze(meta.get("Title", "")) or None
    laid_out = lay_out(raw, title or own_title, ragged=True)
    text, segments = compose(Piece(raw[part.start : part.end], part.role) for part in laid_out)
    return Parsed(
        text=text,
        segments=segments,
        media_type="application/pdf",
        title=own_title,
        dated=_dated(meta.get("CreationDate", "")),
    )


def _pages(path: str, document: object) -> list[str]:
    pages: list[str] = []
    count = len(document)  # type: ignore[arg-type]
    if count > _MOST_PAGES:
        raise ReadError(path, f"has {count} pages, more than the {_MOST_PAGES} that are read; split it")
    for number in range(count):
        page = document[number]  # type: ignore[index]
        layer = page.get_textpage()
        pages.append(layer.get_text_bounded().replace("\r\n", "\n").replace("\r", "\n"))
        layer.close()
        page.close()
        if sum(map(len, pages)) > _MOST_SIGNS:
            raise ReadError(path, f"holds more than {_MOST_SIGNS} characters; split it")
    return pages


def _without_running_heads(pages: list[str]) -> list[str]:
    """The pages without first and last lines that come back, but for their digits, on page after page."""
    split = [[line for line in page.split("\n") if line.strip()] for page in pages]
    edges = Counter(_unnumbered(line) for lines in split for line in {*lines[:1], *lines[-1:]})
    often = max(_REPEATED, len(pages) // 10)
    for lines in split:
        while lines and edges[_unnumbered(lines[-1])] >= often:
            lines.pop()
        while lines and edges[_unnumbered(lines[0])] >= often:
            lines.pop(0)
    return ["\n".join(lines) for lines in split]


def _unnumbered(line: str) -> str:
    return "".join(sign for sign in line.strip() if not sign.isdigit())


def _mended(broken: re.Match[str]) -> str:
    """The word in one, on the line it began on. The hyphen goes before a small letter and stays in KN-23."""
    return f"{'' if broken[1][0].islower() else '-'}{broken[1]}\n"


def _dated(stamp: str) -> str | None:
    found = _DATE.match(stamp)
    day = "-".join(filter(None, found.groups())) if found else ""
    return day if is_edtf_date(day) else None
