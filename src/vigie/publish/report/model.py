"""What a report is made of, before any format: text with its notes, tables, charts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote: ``lead`` says who, in which document, when; ``quote`` are the exact words with their quotation marks,
    in the ``language`` of the document; ``tail`` the ids by which all is found again.
    """

    lead: str
    quote: str
    language: str | None
    tail: str


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a line, with their notes."""

    text: str
    notes: tuple[Note, ...] = ()
    strong: bool = False


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of ``level`` 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``style`` is ``body``, ``item`` of a list, or ``notice``."""

    line: Line
    style: str = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; ``shares`` are the parts of its width that its columns have."""

    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture (SVG), and in words what it shows."""

    svg: str
    wide: int
    high: int
    caption: str


Block = Heading | Paragraph | Table | Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report in one ``language``. ``stamp`` stands on every page (made-up documents), ``notices`` on the first.

    ``dated`` is the day of the last thing in it: a report knows no clock.
    """

    title: str
    subtitle: str
    language: str
    dated: str | None
    stamp: str | None
    page_of: str
    notes_title: str
    notices: tuple[str, ...]
    blocks: tuple[Block, ...]


def plain(line: Line) -> str:
    """The words of a line alone."""
    return "".join(span.text for span in line)


def line(text: str, *notes: Note, strong: bool = False) -> Line:
    """A line of one span."""
    return (Span(text, notes, strong),)
