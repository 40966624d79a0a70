"""What a node may be to the phrase of a thing: adjective, nationality, measure, weak head."""

from __future__ import annotations

from collections.abc import Sequence

from vigie.extract.lexicon import Reading
from vigie.extract.nodes import Node

# Lengths, not times or shares: what may stand inside an item phrase ("howitzers of 155 mm").
MEASURES = frozenset({"mm", "km", "m", "tonne", "kilogram"})
NONE = Reading("", None, "")


def adjective(node: Node) -> bool:
    """A participle between a number and its noun."""
    return node.kind in ("verb", "gov", "said") and any(r.feature == "ppart" for r in node.readings)


def bound(row: Sequence[Node]) -> bool:
    """Whether a modifier has a noun of materiel before it, over nationalities and other modifiers."""
    before = next((n for n in reversed(row) if n.kind != "mod" and not is_demonym(n)), None)
    return before is not None and before.kind in ("head", "weapon")


def is_demonym(node: Node) -> bool:
    """Whether a node says of what state a thing is."""
    return any(r.cat == "state" and r.feature == "demonym" for r in node.readings)


def is_measure(node: Node) -> bool:
    """Whether a node is a calibre, a length or a weight."""
    return node.kind == "qty" and node.value.kind == "unit" and node.value.unit in MEASURES


def is_weak(members: Sequence[Node]) -> bool:
    """Whether a head among the members means nothing of the field by itself."""
    return any(m.kind == "head" and (m.reading("head") or NONE).weak for m in members)
