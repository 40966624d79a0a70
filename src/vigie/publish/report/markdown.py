"""A report as Markdown, with footnotes as CommonMark's readers know them."""

from __future__ import annotations

import re
from urllib.parse import quote

from vigie.publish.report.model import Block, Chart, Heading, Line, Note, Report, Table

_SIGNS = re.compile(r"([\\`*_\[\]<>|~#])")


def markdown(report: Report) -> bytes:
    """The file."""
    notes: list[Note] = []
    parts = [f"# {_safe(report.title)}", _safe(report.subtitle)]
    parts += [f"> **{_safe(report.stamp)}**"] if report.stamp else []
    parts += [f"> {_safe(notice)}" for notice in report.notices]
    parts += [_block(block, notes) for block in report.blocks]
    parts += [f"[^{number}]: {_note(note)}" for number, note in enumerate(notes, 1)]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _block(block: Block, notes: list[Note]) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {_safe(block.text)}"
    if isinstance(block, Chart):
        return f"![{_safe(block.caption)}](data:image/svg+xml,{quote(block.svg)})\n\n*{_safe(block.caption)}*"
    if isinstance(block, Table):
        heads = f"| {' | '.join(map(_safe, block.heads))} |\n|{' --- |' * len(block.heads)}"
        return "\n".join([heads, *(f"| {' | '.join(_line(cell, notes) for cell in row)} |" for row in block.rows)])
    before = {"item": "- ", "notice": "> "}.get(block.style, "")
    return before + _line(block.line, notes)


def _line(line: Line, notes: list[Note]) -> str:
    said = []
    for span in line:
        text = _safe(span.text)
        said.append(f"**{text}**" if span.strong and text.strip() else text)
        for note in span.notes:
            notes.append(note)
            said.append(f"[^{len(notes)}]")
    return "".join(said)


def _note(note: Note) -> str:
    language = f" [{note.language}]" if note.language else ""
    return _safe(f"{note.lead} {note.quote}{language} {note.tail}")


def _safe(text: str) -> str:
    return _SIGNS.sub(r"\\\1", " ".join(text.split("\n")))
