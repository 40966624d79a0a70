"""The text read from one input, once and for ever."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch ``text[start:end]`` of a document with one part to play.

    ``role`` is one of ``headline``, ``lead``, ``body``, ``list-item``, ``quote``, ``caption``, ``table-cell``,
    ``footnote``. ``place`` leads back into the original (``p. 12 ¶ 34``, ``p. 9 annex 2``, an element's path,
    ``l. 4``), None where nothing leads there. ``language`` and ``dated`` (EDTF) are the segment's own where they
    differ from the document's: a quotation in another language, an entry of a live page.
    """

    start: int
    end: int
    role: str = "body"
    place: str | None = None
    language: str | None = None
    dated: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as read: its text never changes, all else points into it by code-point offsets.

    ``id`` is ``doc_`` + the first 20 hexadecimal characters of ``sha256``, the hash of the *bytes* that were read.
    ``path`` is the name it is known by: as given for a file, relative to the folder for a folder.
    ``dated`` is the day of publication in EDTF (level 0: ``2024``, ``2024-03``, ``2024-03-01``), None when unknown.
    ``dated_by`` is the rule that gave it (``manifest``, ``json-ld``, ``meta NAME``, ``time``, ``address``, ``pdf``).
    ``symbol`` is the number an official document bears (``S/2023/171``), ``lacks`` the places that could not be read
    (``p. 3``: a page that is a picture).
    ``language`` is an ISO 639-1 code, None when unknown. ``authors`` are the names of the byline as printed: they
    stay with the document and never become entities. ``note`` is what an analyst wrote beside it in a list.
    """

    id: str
    sha256: str
    path: str
    text: str
    media_type: str = "text/plain"
    language: str | None = None
    dated: str | None = None
    dated_by: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    symbol: str | None = None
    lacks: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    note: str | None = None
    segments: tuple[Segment, ...] = ()
