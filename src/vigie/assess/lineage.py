"""What the assessments want to know of classes of items; who holds them gives it."""

from __future__ import annotations

from typing import Protocol


class Lineage(Protocol):
    """The classes of items, with what stands over each."""

    def lineage(self, item: str) -> tuple[str, ...]:
        """``item`` (a designation or class) and all that stands over it, nearest first."""

    def all(self) -> list[str]:
        """Every class."""

    def of(self, item: str) -> str | None:
        """The class of a designation, a class itself; None for what nobody has catalogued."""
