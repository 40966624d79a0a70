"""Tables and progress for eyes: coloured on a terminal, plain text with one line a row in a file or pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import click
from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from vigie.flow.case import Progress as Step
from vigie.packs.messages import Catalogue
from vigie.publish.rows import LedgerRow

WIDE, MIDDLING = 150, 96  # signs from which every cell of the ledger has its own column; from which it is a table
ENDLESS = 100_000
ID_LENGTH = len("clm_") + 20
GAP, NARROWEST = 2, 4  # signs between columns; the narrowest a column gets
HELD = {0xA0: 0xE000, 0x202F: 0xE001}  # unbreakable spaces to private signs that no text uses
FREED = {private: space for space, private in HELD.items()}
STATUS_STYLES = {"denied": "red", "possible": "yellow", "planned": "cyan", "intercepted": "magenta"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``whole`` texts are never wrapped, for they are copied and pasted;
    ``least`` is the fewest signs it may have.
    """

    head: str
    style: str = ""
    whole: bool = False
    least: int = 1


def has_width() -> bool:
    """Whether there is a screen, or somebody says how wide it would be."""
    return sys.stdout.isatty() or "COLUMNS" in os.environ


def screen() -> Console:
    """The console of standard output: as wide as the screen, without limit where there is none."""
    return Console(width=None if has_width() else ENDLESS, highlight=False, markup=False, emoji=False)


def show_table(columns: Sequence[Column], rows: Sequence[Sequence[str | Text]]) -> None:
    """Print a table."""
    console = screen()
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold", show_edge=False)
    heads = [_held(column.head) for column in columns]
    cells = [[_held(cell) for cell in row] for row in rows]
    widths = share_out(columns, list(zip(heads, *cells, strict=True)), console.width - GAP * (len(columns) - 1))
    for column, head, width in zip(columns, heads, widths, strict=True):
        table.add_column(head, style=column.style, width=width, no_wrap=column.whole, overflow="fold")
    for row in cells:
        table.add_row(*row)
    printed = _lines(table)
    for line in printed if has_width() else [printed[0], *printed[2:]]:  # a file needs no rule under the head
        click.echo(line)


def show_rows(columns: Sequence[Column], rows: Sequence[Sequence[str | Text]]) -> None:
    """Print a table of figures; on a narrow screen a few lines for each row, for there a table would cut numbers."""
    if screen().width >= MIDDLING:
        show_table(columns, rows)
        return
    for row in rows:
        named = list(zip(columns, map(_held, row), strict=True))
        click.echo("  ".join(cell.plain for column, cell in named if column.whole))
        facts = [Text.assemble((f"{column.head} ", "dim"), cell) for column, cell in named if cell and not column.whole]
        show_paragraph(Text(" · ").join(facts))


def share_out(columns: Sequence[Column], cells: Sequence[Sequence[Text]], total: int) -> list[int]:
    """The width of each of ``columns``, given its cells, so that all fill ``total`` at most, ``whole`` ones in full.

    A column gets what its longest word needs where there is room, then the rest goes, sign by sign, where a cell
    would break into the most lines.
    """
    natural = [max(cell_len(line) for text in texts for line in text.plain.split("\n")) for texts in cells]
    if sum(natural) <= total:
        return natural
    least = [full if column.whole else column.least for column, full in zip(columns, natural, strict=True)]
    words = [max((cell_len(word) for text in texts for word in text.plain.split()), default=1) for texts in cells]
    widths: list[int] = []
    for most in range(max(words), NARROWEST - 1, -1):
        widths = [max(floor, min(word, most)) for floor, word in zip(least, words, strict=True)]
        if sum(widths) <= total:
            break
    for _ in range(total - sum(widths)):
        neediest = max(range(len(widths)), key=lambda at: natural[at] / max(widths[at], 1))
        widths[neediest] += natural[neediest] > widths[neediest]
    return widths


def show_paragraph(text: Text) -> None:
    """Print ``text``, every line of it two signs in."""
    for line in _lines(Padding(_held(text), (0, 0, 0, 2))):
        click.echo(line)


def _lines(shown: RenderableType) -> list[str]:
    """What rich makes of ``shown``, without the blanks it fills lines up with.

    Where there is no screen, unbreakable spaces become ordinary ones: whoever searches a file types those.
    """
    freed = FREED if has_width() else dict.fromkeys(FREED, " ")
    console = screen()
    with console.capture() as captured:
        console.print(shown)
    return [line.translate(freed).rstrip() for line in captured.get().splitlines()]


def _held(cell: str | Text) -> Text:
    """A cell whose unbreakable spaces are held together: rich breaks a line at any space."""
    text = cell.copy() if isinstance(cell, Text) else Text(cell)
    text.plain = text.plain.translate(HELD)
    return text


def show_ledger(rows: Sequence[tuple[LedgerRow, str]], words: Catalogue) -> None:
    """Print the ledger: rows with the id of their status.

    A screen of middling width has id, kind and status in one column, a narrow one a few lines for each claim.
    """
    width = screen().width
    heads = {name: words.say(f"head.{name}") for name in LedgerRow.__slots__}
    if width < MIDDLING:
        for line in _lines(Group(*(_card(row, status, words) for row, status in rows))):
            click.echo(line)
        return
    if width >= WIDE:
        columns = [Column(head, "dim" if name == "claim" else "", name == "claim") for name, head in heads.items()]
        show_table(columns, [[_cell(row, name, status) for name in heads] for row, status in rows])
        return
    first = f"{heads['claim']}\n{heads['kind']} · {heads['status']}"
    rest = [name for name in heads if name not in ("claim", "kind", "status")]
    columns = [Column(first, least=ID_LENGTH), *(Column(heads[name]) for name in rest)]
    show_table(columns, [[_folded(row, status), *(_cell(row, name, status) for name in rest)] for row, status in rows])


def _card(row: LedgerRow, status: str, words: Catalogue) -> RenderableType:
    head = Text.assemble(
        (f"{row.claim}  ", "dim"), (f"{row.kind} · ", "bold"), (row.status, STATUS_STYLES.get(status, ""))
    )
    facts = " · ".join(cell for cell in (row.parties, row.item, row.quantity, row.when) if cell)
    return Group(head, Padding(_held(words.say("card", claimer=row.claimer, facts=facts)), (0, 0, 0, 2)))


def _cell(row: LedgerRow, name: str, status: str) -> Text:
    return Text(getattr(row, name), STATUS_STYLES.get(status, "") if name == "status" else "")


def _folded(row: LedgerRow, status: str) -> Text:
    text = Text(row.claim, "dim")
    return text.append(f"\n{row.kind} · ", "bold").append(row.status, STATUS_STYLES.get(status, "default"))


@contextmanager
def progress(label: str) -> Iterator[Callable[[Step], None]]:
    """A bar on standard error while a run goes on; nothing where that is no terminal."""
    console = Console(stderr=True)
    bar = Progress(
        SpinnerColumn(),
        TextColumn(label),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[path]}"),
        console=console,
        disable=not console.is_terminal,
        transient=True,
    )
    with bar:
        task = bar.add_task(label, total=None, path="")

        def show(step: Step) -> None:
            bar.update(task, completed=step.done, total=step.total, path=step.path[-40:])

        yield show
