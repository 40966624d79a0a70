"""Who quotes whom: statements as trees of their tellings, copies folded, said in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vigie.model.claim import Claim
from vigie.model.figure import Figure
from vigie.model.origin import Bond, Statement
from vigie.packs.messages import Catalogue
from vigie.publish.figures import amount_of
from vigie.publish.names import Names
from vigie.publish.origins import how_told, origin_name, origin_of, said_when
from vigie.store.case import View
from vigie.store.findings import told
from vigie.store.query import ClaimRow

ORIGIN, SAID, TELLING, COPIES = "origin", "statement", "telling", "copies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node of the tree: its ``kind`` (origin, statement, telling, copies), what it is called, a ``note``, where it
    leads, what hangs on it. ``here``: the claim that was asked for.
    """

    kind: str
    name: str
    note: str = ""
    href: str = ""
    here: bool = False
    below: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Trees, one an origin, and the count before and after: documents that tell it, origins that said it."""

    roots: tuple[Node, ...]
    documents: int
    tellings: int
    origins: int
    copies: int


def lineage(
    view: View, statements: Sequence[Statement], figure: Figure | None, claim: str, names: Names, words: Catalogue
) -> Lineage:
    """Where ``statements`` come from; with the readings of ``figure`` where it is one."""
    rows = {one.id: {row.claim.id: row for row in told(view, one)} for one in statements}
    said = {reading.statement: amount_of(reading, names) for reading in figure.readings} if figure else {}
    by_origin: dict[str, list[Statement]] = defaultdict(list)
    for one in statements:
        by_origin[origin_of(one)].append(one)
    roots = [_origin(found, rows, said, claim, names, words) for found in by_origin.values()]
    bonds = [bond for one in statements for bond in one.bonds]
    return Lineage(
        roots=tuple(sorted(roots, key=lambda root: -_size(root))),
        documents=len({bond.document for bond in bonds}),
        tellings=len(bonds),
        origins=len(by_origin),
        copies=sum(bond.how == "copied" for bond in bonds),
    )


def _origin(
    statements: Sequence[Statement],
    rows: Mapping[str, Mapping[str, ClaimRow]],
    said: Mapping[str, str],
    claim: str,
    names: Names,
    words: Catalogue,
) -> Node:
    """An origin with its statements; with the tellings at once where it spoke once."""
    first = statements[0]
    name = words.spaced(origin_name(first, _reference(first, rows[first.id]), names, words))
    parts = [
        Node(
            kind=SAID,
            name=words.spaced(said.get(one.id, "")) or said_when(one, names, words),
            note=said_when(one, names, words) if one.id in said else "",
            below=_tellings(one, rows[one.id], claim, words),
        )
        for one in statements
    ]
    if len(parts) > 1:
        return Node(kind=ORIGIN, name=name, below=tuple(parts))
    note = " · ".join(part for part in (parts[0].name, parts[0].note) if part)
    return Node(kind=ORIGIN, name=name, note=note, below=parts[0].below)


def _reference(one: Statement, rows: Mapping[str, ClaimRow]) -> Claim | None:
    found = rows.get(one.reference)
    return found.claim if found else None


def _tellings(one: Statement, rows: Mapping[str, ClaimRow], claim: str, words: Catalogue) -> tuple[Node, ...]:
    below: dict[str | None, list[Bond]] = defaultdict(list)
    for bond in one.bonds:
        below[bond.through if bond.through in rows else None].append(bond)
    placed: set[str] = set()

    def branch(bond: Bond) -> Node:
        row = rows[bond.claim]
        return Node(
            kind=TELLING,
            name=row.publisher or row.title or row.path,
            note=" · ".join(part for part in (row.dated, words.say(f"bond.{how_told(bond, one)}")) if part),
            href=f"/claims/{bond.claim}",
            here=bond.claim == claim,
            below=_folded(grow(below[bond.claim]), words),
        )

    def grow(bonds: Sequence[Bond]) -> list[tuple[Bond, Node]]:
        found = []
        for bond in bonds:
            if bond.claim in rows and bond.claim not in placed:
                placed.add(bond.claim)
                found.append((bond, branch(bond)))
        return found

    return _folded([*grow(below[None]), *grow(one.bonds)], words)  # of a ring, whatever is left over


def _folded(found: Sequence[tuple[Bond, Node]], words: Catalogue) -> tuple[Node, ...]:
    """The nodes, those that are mere copies of one text as one."""
    copies = [node for bond, node in found if bond.how == "copied" and not node.below]
    if len(copies) < 2:
        return tuple(node for _, node in found)
    kept = [node for _, node in found if node not in copies]
    here = any(node.here for node in copies)
    folded = Node(kind=COPIES, name=words.say("origins.copies", count=len(copies)), below=tuple(copies), here=here)
    return (*kept, folded)


def _size(node: Node) -> int:
    return 1 + sum(_size(one) for one in node.below)
