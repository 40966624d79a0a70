"""Tables and progress for eyes: coloured on a terminal, plain text with one line a row in a file or pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from vigie.flow.case import Progress as Step
from vigie.packs.messages import Catalogue
from vigie.publish.rows import LedgerRow

WIDE, ENDLESS = 150, 100_000  # columns from which every cell of the ledger has its own; no limit at all
STATUS_STYLES = {"denied": "red", "possible": "yellow", "planned": "cyan", "intercepted": "magenta"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``whole`` texts are never wrapped, for they are copied and pasted;
    ``wide`` is its width, where that is fixed.
    """

    head: str
    style: str = ""
    whole: bool = False
    right: bool = False
    wide: int | None = None


def has_width() -> bool:
    """Whether there is a screen, or somebody says how wide it would be."""
    return sys.stdout.isatty() or "COLUMNS" in os.environ


def screen() -> Console:
    """The console of standard output: as wide as the screen, without limit where there is none."""
    return Console(width=None if has_width() else ENDLESS, highlight=False, markup=False, emoji=False)


def show_table(columns: Sequence[Column], rows: Sequence[Sequence[str | Text]]) -> None:
    """Print a table."""
    console = screen()
    table = Table(box=SIMPLE_HEAD if has_width() else None, pad_edge=False, header_style="bold", show_edge=False)
    for column in columns:
        table.add_column(
            column.head,
            style=column.style,
            no_wrap=column.whole,
            overflow="fold",
            justify="right" if column.right else "left",
            width=column.wide,
        )
    for row in rows:
        table.add_row(*row)
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        click.echo(line.rstrip(), color=console.is_terminal)


def show_ledger(rows: Sequence[tuple[LedgerRow, str]], words: Catalogue) -> None:
    """Print the ledger: rows with the id of their status. A narrow screen has id, kind and status in one column."""
    wide = screen().width >= WIDE
    heads = {name: words.say(f"head.{name}") for name in LedgerRow.__slots__}
    if wide:
        columns = [Column(head, "dim" if name == "claim" else "", name == "claim") for name, head in heads.items()]
        show_table(columns, [[_cell(row, name, status) for name in heads] for row, status in rows])
        return
    first = f"{heads['claim']}\n{heads['kind']} · {heads['status']}"
    rest = [name for name in heads if name not in ("claim", "kind", "status")]
    columns = [Column(first, wide=len(f"clm_{'':20}")), *(Column(heads[name]) for name in rest)]
    show_table(columns, [[_folded(row, status), *(_cell(row, name, status) for name in rest)] for row, status in rows])


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
