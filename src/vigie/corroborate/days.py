"""Dates as spans of days: what may be the same day, and which of two comes first."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from vigie.text.edtf import bounds


class Days(NamedTuple):
    """A span of days; an open side is the first or last day there is."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days more than one."""
        return (self.last - self.first).days

    def to(self, other: Days) -> Days:
        """From the beginning of this span to the end of ``other``."""
        return Days(self.first, other.last)


def days(edtf: str | None) -> Days | None:
    """The days an EDTF expression covers; None for none, and for what cannot be read."""
    if edtf is None:
        return None
    try:
        first, last = bounds(edtf)
    except ValueError:
        return None
    return Days(first or date.min, last or date.max)


def gap(one: Days, other: Days) -> int:
    """Days between two spans, 0 where they meet."""
    return max((other.first - one.last).days, (one.first - other.last).days, 0)


def meet(one: Days | None, other: Days | None) -> bool:
    """Whether two spans may be of one day; what is not known may be."""
    return one is None or other is None or gap(one, other) == 0
