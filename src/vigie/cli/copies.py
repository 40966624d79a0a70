"""What the case holds beside a document, shown under ``vigie document``: versions of its page, copies, retellings."""

from __future__ import annotations

from rich.text import Text

from vigie.cli.page import heading
from vigie.cli.screen import screen
from vigie.cli.versions import version_lines, versions_beside
from vigie.model.finding import Copy, Passage
from vigie.packs.messages import Catalogue
from vigie.publish.rows import printable
from vigie.store.case import View
from vigie.store.findings import copies_of, retellings_of
from vigie.store.query import DocumentPage, document

SHOWN = 160  # signs of a passage


def show_copies(view: View, page: DocumentPage, words: Catalogue) -> None:
    """Print what the case holds beside ``page``: copies with their longest passage, retellings with their share.

    Other versions of its page are named as such, and are no copies.
    """
    id, console = page.row.id, screen()
    versions = versions_beside(view, id)
    if versions:
        console.print("\n", heading(words.say("custody.versions")), sep="")
    for depth, _, line in version_lines(versions, words):
        console.print(Text(printable(f"{'  ' * (depth + 1)}{line}")), soft_wrap=True)
    same_page = {version.document for version in versions} - {id}
    copies = [one for one in copies_of(view, id) if _other(one.first, one.second, id) not in same_page]
    retellings = [one for one in retellings_of(view, id) if _other(one.first, one.second, id) not in same_page]
    copied = {copy.first for copy in copies} | {copy.second for copy in copies}
    retold = [one for one in retellings if not {one.first, one.second} <= copied]
    if not copies and not retold:
        return
    console.print("\n", heading(words.say("copies.heading")), sep="")
    for copy in copies:
        _show(
            view, words.say(f"copies.{copy.kind}", share=round(100 * copy.share)), _other(copy.first, copy.second, id)
        )
        start, end = _longest(copy, id)
        excerpt = " ".join(page.document.text[start:end].split())
        console.print(Text(f"    {printable(excerpt[:SHOWN])}{'…' if excerpt[SHOWN:] else ''}", "dim"), soft_wrap=True)
    for one in retold:
        _show(view, words.say("copies.retold", share=round(100 * one.share)), _other(one.first, one.second, id))


def _show(view: View, how: str, other: str) -> None:
    row = document(view, other).row
    where = ", ".join(part for part in (row.publisher, row.dated, row.path) if part)
    screen().print(Text(printable(f"  {how}  {where}  {other}")), soft_wrap=True)


def _other(first: str, second: str, id: str) -> str:
    return second if first == id else first


def _longest(copy: Copy, id: str) -> tuple[int, int]:
    """The longest passage of a copy, in the document ``id``."""

    def place(passage: Passage) -> tuple[int, int]:
        first = copy.first == id
        return (passage.first_start, passage.first_end) if first else (passage.second_start, passage.second_end)

    return max(map(place, copy.passages), key=lambda span: span[1] - span[0])
