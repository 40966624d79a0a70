"""What analysts ruled on grades and outcomes: read in order, only ever added to."""

from __future__ import annotations

from vigie.model.assessment import Ruling
from vigie.store.case import View
from vigie.store.writer import Writer

_NAMES = ("id", "at", "who", "act", "target", "value", "why")


def rulings(view: View, target: str | None = None) -> list[Ruling]:
    """Every ruling that holds, of one statement or of all, in the order they were made: those taken back left out."""
    sql = f"SELECT {', '.join(_NAMES)} FROM ruling ORDER BY seq"
    made = [Ruling(**dict(zip(_NAMES, row, strict=True))) for row in view.rows(sql)]
    undone = {one.target for one in made if one.act == "undo"}
    held = [one for one in made if one.act != "undo" and one.id not in undone]
    return [one for one in held if target is None or one.target == target]


def add_ruling(writer: Writer, ruling: Ruling) -> None:
    """Keep a ruling, inside a transaction."""
    sql = f"INSERT INTO ruling ({', '.join(_NAMES)}) VALUES ({', '.join('?' * len(_NAMES))})"
    writer.run(sql, tuple(getattr(ruling, name) for name in _NAMES))
