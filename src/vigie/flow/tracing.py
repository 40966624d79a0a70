"""Where a claim comes from, put together from what was woven: one record that the command line and others show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from vigie.corroborate.independence import relation
from vigie.corroborate.ties import Ties
from vigie.flow.loom import knowledge
from vigie.model.figure import Figure
from vigie.model.origin import Bend, Relation, Statement, Trouble
from vigie.packs.files import Packs
from vigie.publish.quotes import excerpt
from vigie.store.case import View
from vigie.store.findings import bends_of, figures_of, statement, statement_of, statements, told, troubles_of
from vigie.store.problems import NamedCaseError
from vigie.store.query import ClaimRow, claim, document
from vigie.store.weaving import ruled

FigureTrace = tuple[Figure, tuple[Statement, ...], tuple[Relation, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A statement with its tellings. ``rows``, ``sentences`` and ``bends`` are by claim id; ``figures`` are those it
    is a reading of, each with all its statements and how this one stands to the others.
    """

    statement: Statement
    rows: Mapping[str, ClaimRow]
    sentences: Mapping[str, str]
    bends: Mapping[str, tuple[Bend, ...]]
    troubles: tuple[Trouble, ...]
    figures: tuple[FigureTrace, ...]

    def record(self) -> dict[str, object]:
        """What a program wants of it: plain records, no rows of the store."""
        return {
            "statement": self.statement,
            "sentences": dict(self.sentences),
            "bends": dict(self.bends),
            "troubles": self.troubles,
            "figures": [
                {"figure": figure.id, "statements": [one.id for one in all_], "relations": relations}
                for figure, all_, relations in self.figures
            ],
        }


def trace(view: View, id: str, packs: Packs) -> Trace:
    """The origin of a claim or of a statement (``sta_...``), by its id or the beginning of it.

    Raises CaseError when there is none, or when the claim is superseded or its document set aside.
    """
    if id.strip().lower().startswith("sta_"):
        one = statement(view, id)
    else:
        row = claim(view, id)
        found = statement_of(view, row.claim.id)
        if found is None:
            raise NamedCaseError("no-origin", id=row.claim.id)
        one = found
    ties = knowledge(packs, ruled(view)).ties
    rows = {row.claim.id: row for row in told(view, one)}
    bends: dict[str, list[Bend]] = defaultdict(list)
    for bend in bends_of(view, one):
        bends[bend.claim].append(bend)
    return Trace(
        statement=one,
        rows=rows,
        sentences=_sentences(view, one, rows),
        bends={id: tuple(found) for id, found in bends.items()},
        troubles=tuple(troubles_of(view, one)),
        figures=tuple(_beside(view, one, figure, ties) for figure in figures_of(view, one.id)),
    )


def _sentences(view: View, one: Statement, rows: Mapping[str, ClaimRow]) -> dict[str, str]:
    texts = {id: document(view, id).document.text for id in {bond.document for bond in one.bonds}}
    return {
        bond.claim: excerpt(texts[bond.document], bond.start, bond.end, rows[bond.claim].claim)
        for bond in one.bonds
        if bond.claim in rows
    }


def _beside(view: View, one: Statement, figure: Figure, ties: Ties) -> FigureTrace:
    ids = tuple(dict.fromkeys(reading.statement for reading in figure.readings))
    all_ = tuple(statements(view, ids))
    return figure, all_, tuple(relation(one, other, ties) for other in all_ if other.id != one.id)
