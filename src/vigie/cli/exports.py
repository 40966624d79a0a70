"""What leaves the case: rows of public documents, and of others only where somebody names them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

import click

from vigie.cli.parsing import Choice, option
from vigie.cli.saying import complain
from vigie.flow.acting import now
from vigie.packs.messages import Catalogue
from vigie.store.handling import NAMEABLE, may_pass


class Handled(Protocol):
    """A row that knows how its document is handled."""

    @property
    def handling(self) -> str:
        """As store/handling.py has it."""
        ...


Row = TypeVar("Row", bound=Handled)


def handling_option(words: Catalogue) -> click.Option:
    """The option ``--handling`` of every export."""
    return option(words, "handling", Choice(words, NAMEABLE), said="export-handling", multiple=True)


def passable(rows: Sequence[Row], named: Iterable[str], words: Catalogue) -> list[Row]:
    """The rows that may leave the case; says on standard error how many stay."""
    wanted, today = tuple(named), now()[:10]
    kept = [row for row in rows if may_pass(row.handling, today, wanted)]
    if len(kept) < len(rows):
        complain(words.say("handling.left-out", count=len(rows) - len(kept)))
    return kept
