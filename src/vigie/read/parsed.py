"""What each format's reader gives: text, its segments, and what the file says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from vigie.model.document import Segment

# No-break spaces stay: they hold numbers and French punctuation together. Control signs have no place in prose, nor
# soft hyphens and blanks without width, which would part a word from itself.
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]|[\u00ad\u200b\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The readable content of one file; ``dated`` is EDTF and ``dated_by`` the rule that gave it, ``language`` the
    file's own word for it.
    """

    text: str
    segments: tuple[Segment, ...]
    media_type: str
    title: str | None = None
    dated: str | None = None
    dated_by: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    symbol: str | None = None
    lacks: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a formatted document in one role; ``joint`` stands between them and the piece before. The rest as in
    Segment.
    """

    words: str
    role: str = "body"
    joint: str = "\n"
    place: str | None = None
    language: str | None = None
    dated: str | None = None


def compose(pieces: Iterable[Piece]) -> tuple[str, tuple[Segment, ...]]:
    """One text out of ``pieces``, a line each unless joined otherwise, and where each came to stand in it.

    White space within a piece becomes single spaces; pieces without words are left out.
    """
    text: list[str] = []
    segments: list[Segment] = []
    end = 0
    for piece in pieces:
        words = squeeze(piece.words)
        if words:
            joint = piece.joint if text else ""
            start = end + len(joint)
            end = start + len(words)
            text += (joint, words)
            segments.append(Segment(start, end, piece.role, piece.place, piece.language, piece.dated))
    return "".join(text), tuple(segments)


def squeeze(words: str) -> str:
    """``words`` on one line, with single spaces."""
    return _SPACES.sub(" ", _CONTROLS.sub("", words)).strip()


def with_lead(pieces: list[Piece]) -> list[Piece]:
    """``pieces`` with the paragraph after the headline as the lead, unless one is marked as such."""
    roles = [piece.role for piece in pieces]
    if "lead" in roles or "body" not in roles or roles[0] != "headline":
        return pieces
    first = roles.index("body")
    return [*pieces[:first], replace(pieces[first], role="lead"), *pieces[first + 1 :]]
