"""What leaves the case: rows of public documents, and of others only where somebody names them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

import click

from vigie.cli.parsing import Choice, option
from vigie.cli.saying import complain
from vigie.flow.acting import now
from vigie.packs.messages import Catalogue
from vigie.store.case import View
from vigie.store.handling import NAMEABLE, may_pass
from vigie.store.withheld import withheld


class Handled(Protocol):
    """A row that knows how its document is handled."""

    @property
    def handling(self) -> str:
        """As store/handling.py has it."""
        ...


Row = TypeVar("Row", bound=Handled)
Finding = TypeVar("Finding")


def handling_option(words: Catalogue) -> click.Option:
    """The option ``--handling`` of every export."""
    return option(words, "handling", Choice(words, NAMEABLE), said="export-handling", multiple=True)


def passable(rows: Sequence[Row], named: Iterable[str], words: Catalogue) -> list[Row]:
    """The rows that may leave the case; says on standard error how many stay."""
    wanted, today = tuple(named), now()[:10]
    kept = [row for row in rows if may_pass(row.handling, today, wanted)]
    _say_left_out(len(rows) - len(kept), words)
    return kept


def passable_findings(
    view: View,
    found: Sequence[Finding],
    rests_on: Callable[[Finding], Iterable[str | None]],
    named: Iterable[str],
    words: Catalogue,
) -> list[Finding]:
    """The findings that may leave the case, as ``passable``: one that rests on a document which may not stays whole.

    ``rests_on`` gives the ids of the claims, statements, figures and documents that a finding is made of.
    """
    closed = withheld(view, now()[:10], tuple(named))
    kept = [one for one in found if closed.isdisjoint(rests_on(one))] if closed else list(found)
    _say_left_out(len(found) - len(kept), words)
    return kept


def _say_left_out(count: int, words: Catalogue) -> None:
    if count:
        complain(words.say("handling.left-out", count=count))
