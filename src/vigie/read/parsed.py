"""What each format's reader gives: text, its segments, and what the file says about itself."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.model.document import Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The readable content of one file; ``dated`` is EDTF, ``language`` the file's own word for it."""

    text: str
    segments: tuple[Segment, ...]
    media_type: str
    title: str | None = None
    dated: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
