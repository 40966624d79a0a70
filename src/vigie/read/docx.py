"""Word documents (.docx): paragraphs, headings, lists, tables and footnotes, in reading order."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from vigie.model.errors import ReadError
from vigie.read.parsed import Parsed, Piece, compose, squeeze, with_lead
from vigie.text.days import is_edtf_date

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# An element of lxml, which has no types of its own.
Element = Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MOST_BYTES = 20_000_000
_BODY = "word/document.xml"

# What the library for zip files lets through when one is spoiled; RuntimeError is a password asked for.
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, KeyError, RuntimeError)

# Style names as the format keeps them, English in every language's Word.
_ROLES = {"title": "headline", "subtitle": "lead", "caption": "caption", "quote": "quote", "intense quote": "quote"}
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}
# Deleted and moved words, properties, and what is there twice for old versions of Word.
_SKIPPED = {f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr")} | {_FALLBACK}


def read_docx(path: str, data: bytes) -> Parsed:
    """The text of a Word document, a line for each paragraph or table row, deleted words left out.

    Raises ReadError when the file is no Word document, damaged, locked or unreasonably large when unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if _BODY not in archive.namelist():
                raise ReadError(
                    path, "is a zip archive or an office file other than a Word document; unpack or convert it"
                )
            body = _part(path, archive, _BODY)
            styles = _part(path, archive, "word/styles.xml")
            notes = _part(path, archive, "word/footnotes.xml")
            core = _part(path, archive, "docProps/core.xml")
    except _DAMAGED as error:
        raise ReadError(path, "is a damaged or locked Word document; save it again from Word") from error
    except etree.XMLSyntaxError as error:
        raise ReadError(path, "is a damaged Word document: its inner XML is broken; save it again") from error
    names = _style_roles(styles)
    pieces = [*_blocks(body, names, count(1)), *_notes(notes, names)]
    text, segments = compose(with_lead([piece for piece in pieces if squeeze(piece.words)]))
    created = (core.findtext(f"{_TERMS}created") or "")[:10] if core is not None else ""
    return Parsed(
        text=text,
        segments=segments,
        media_type=MEDIA_TYPE,
        title=squeeze(core.findtext(f"{_DC}title") or "") or None if core is not None else None,
        dated=created if is_edtf_date(created) else None,
        dated_by="docx" if is_edtf_date(created) else None,
    )


def _part(path: str, archive: zipfile.ZipFile, name: str) -> Element | None:
    """The root of one XML part, None when there is none. What it says of its size is not believed."""
    if name not in archive.namelist():
        return None
    with archive.open(name) as stream:
        data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise ReadError(path, f"unpacks to more than {_MOST_BYTES // 1_000_000} MB, the most that is read; split it")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise ReadError(path, "declares entities of its own, which no Word document does; it is not read")
    return root


def _style_roles(styles: Element | None) -> dict[str, str]:
    """Role by style id; ids differ from one language's Word to another's, names do not."""
    roles: dict[str, str] = {}
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        named = style.find(f"{_W}name")
        name = (named.get(f"{_W}val") or "").lower() if named is not None else ""
        role = "headline" if name.startswith("heading") else _ROLES.get(name)
        if role:
            roles[style.get(f"{_W}styleId") or ""] = role
    return roles


def _blocks(root: Element | None, names: dict[str, str], numbers: Iterator[int]) -> Iterator[Piece]:
    for child in root if root is not None else ():
        if child.tag == f"{_W}p":
            place = f"¶ {next(numbers)}"
            yield from (Piece(line, _role(child, names), place=place) for line in _words(child).split("\n"))
        elif child.tag == f"{_W}tbl":
            yield from _table(child, numbers)
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _blocks(child, names, numbers)


def _table(table: Element, numbers: Iterator[int]) -> Iterator[Piece]:
    for row in table.iter(f"{_W}tr"):
        place = f"¶ {next(numbers)}"
        for column, cell in enumerate(row.iterchildren(f"{_W}tc")):
            words = " ".join(_words(paragraph) for paragraph in cell.iterchildren(f"{_W}p"))
            yield Piece(words, "table-cell", " | " if column else "\n", place)


def _notes(root: Element | None, names: dict[str, str]) -> Iterator[Piece]:
    """The footnotes with their numbers; lines that part them from the text are kept as notes without words."""
    told = [note for note in root.iter(f"{_W}footnote") if _words(note).strip()] if root is not None else []
    for number, note in enumerate(told, 1):
        for piece in _blocks(note, names, count(1)):
            yield replace(piece, role="footnote", place=f"note {number}")


def _role(paragraph: Element, names: dict[str, str]) -> str:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return "body"
    style = properties.find(f"{_W}pStyle")
    role = names.get(style.get(f"{_W}val") or "") if style is not None else None
    return role or ("list-item" if properties.find(f"{_W}numPr") is not None else "body")


def _words(element: Element) -> str:
    found: list[str] = []
    for child in element:
        if child.tag == f"{_W}t":
            found.append(child.text or "")
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            found.append(_SIGNS.get(child.tag.removeprefix(_W), ""))
            found.append(_words(child))
    return "".join(found)
