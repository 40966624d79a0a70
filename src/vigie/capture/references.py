"""Lists that other programs export: reference managers (BibTeX, RIS, JSON) and browsers (bookmarks)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from vigie.capture.rows import Row, UnusableListError, line, missing, text

_LATEX_URL = re.compile(r"\\url\s*\{([^{}]*)\}")
_RIS = re.compile(r"([A-Z][A-Z0-9])  -(?: (.*))?")
# What the tags of RIS are called in other forms; the first of a row counts.
_RIS_NAMES = {
    "UR": "url", "L1": "file", "TI": "title", "T1": "title", "T2": "publication", "JO": "journal", "JF": "journal",
    "PB": "publisher", "DA": "date", "PY": "year", "Y1": "date", "LA": "language", "N1": "note", "DO": "doi",
}  # fmt: skip
MOST_DEPTH = 6


def bibtex(data: bytes) -> Iterator[Row]:
    """Entries of a BibTeX file."""
    try:
        from pybtex import errors  # type: ignore[import-untyped]
        from pybtex.database import parse_string  # type: ignore[import-untyped]
        from pybtex.exceptions import PybtexError  # type: ignore[import-untyped]
    except ImportError as error:
        raise UnusableListError(missing("a BibTeX file")) from error
    try:
        with errors.capture():
            entries = parse_string(text(data), "bibtex").entries
    except (PybtexError, RecursionError) as error:
        raise UnusableListError("is a BibTeX file that cannot be read; export it again") from error
    for key, entry in entries.items():
        cells = {name.lower(): _plain(name, value) for name, value in entry.fields.items()}
        how = _LATEX_URL.search(entry.fields.get("howpublished", ""))
        if how:
            cells.setdefault("url", how[1])
        yield f"entry {key}", cells


def _plain(name: str, value: str) -> str:
    """A field without the marks of LaTeX; addresses are written as they are."""
    from pybtex.exceptions import PybtexError
    from pybtex.richtext import Text  # type: ignore[import-untyped]

    if name.lower() in ("url", "doi", "file"):
        return value.replace("\\_", "_").replace("\\%", "%").replace("\\&", "&").replace("\\#", "#")
    try:
        return str(Text.from_latex(value))
    except (PybtexError, ValueError, RecursionError):
        return value


def ris(data: bytes) -> Iterator[Row]:
    """Records of a RIS file."""
    cells: dict[str, str] = {}
    begun = 0
    for number, words in enumerate(text(data).splitlines(), 1):
        tag = _RIS.fullmatch(words.strip("\ufeff "))
        if tag is None:
            continue
        if tag[1] == "TY":
            cells, begun = {}, number
        elif tag[1] == "ER":
            yield line(begun), cells
            cells = {}
        elif tag[1] in _RIS_NAMES:
            cells.setdefault(_RIS_NAMES[tag[1]], (tag[2] or "").strip())
    if cells:
        yield line(begun), cells


def objects(data: bytes) -> Iterator[Row]:
    """Objects of a JSON file: CSL, an export of Zotero, or any list of objects, or of addresses."""
    try:
        found = json.loads(text(data))
    except (ValueError, RecursionError) as error:
        raise UnusableListError("is no JSON that can be read; export it again") from error
    listed = found.get("items", found.get("references", [found])) if isinstance(found, dict) else found
    for number, one in enumerate(listed if isinstance(listed, list) else [], 1):
        if isinstance(one, dict):
            yield f"entry {number}", {str(name): _written(value) for name, value in one.items()}
        elif isinstance(one, str):
            yield f"entry {number}", {"url": one}


def _written(value: Any, depth: int = 0) -> str:
    """A value as text: dates of CSL with hyphens, notes and files in lists one after the other."""
    if isinstance(value, dict) and depth < MOST_DEPTH:
        parts = value.get("date-parts")
        if isinstance(parts, list) and parts and isinstance(parts[0], list):
            numbers = [str(part) for part in parts[0][:3]]
            return "-".join(number if place == 0 else number.zfill(2) for place, number in enumerate(numbers))
        kept = (value.get(name) for name in ("raw", "literal", "note", "path", "url"))
        return next((_written(one, depth + 1) for one in kept if one), "")
    if isinstance(value, list) and depth < MOST_DEPTH:
        return "; ".join(written for one in value if (written := _written(one, depth + 1)))
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def bookmarks(data: bytes) -> Iterator[Row]:
    """Links of a file of bookmarks, as every browser exports it; what is written below one is its note."""
    from lxml import html  # type: ignore[import-untyped]

    try:
        tree = html.document_fromstring(text(data))
    except (ValueError, html.etree.LxmlError) as error:
        raise UnusableListError("is no file of bookmarks that can be read; export it again") from error
    for link in tree.iter("a"):
        url = (link.get("href") or "").strip()
        if not url.lower().startswith(("http://", "https://")):
            continue  # places of the browser itself, and little programs
        term = link.getparent()
        below = term.getnext() if term is not None and term.tag == "dt" else None
        note = (below.text or "").strip() if below is not None and below.tag == "dd" else ""
        yield line(link.sourceline or 0), {"url": url, "title": link.text_content().strip(), "note": note}
