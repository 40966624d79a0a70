"""Claims on their way out of a case, page by page, in an order that comes from what they are."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from vigie.store.case import View
from vigie.store.filters import ClaimFilter, conditions
from vigie.store.query import ClaimRow, claims_at

PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """A claim with what it rests on; ``statement`` None and no ``figures`` where nothing was woven of it."""

    row: ClaimRow
    captured: str | None
    statement: str | None
    figures: tuple[str, ...]
    producer: str


def leaving(view: View, wanted: ClaimFilter) -> Iterator[Leaving]:
    """The claims that ``wanted`` describes, by document id, place in the text and claim id; its order and limit are not
    asked. Raises CaseError for a date or a search that cannot be read.
    """
    where, values = conditions(wanted)
    sql = f"""SELECT x.claim FROM claim_index x CROSS JOIN document_now n ON n.document = x.document
              JOIN document d ON d.seq = x.document JOIN claim c ON c.seq = x.claim
              WHERE {where} ORDER BY d.id, x.head, c.id, x.claim"""
    numbers = array("q", (number for (number,) in view.rows(sql, values)))
    for start in range(0, len(numbers), PAGE):
        page = numbers[start : start + PAGE].tolist()
        rests = _rests(view, page)
        for number, row in zip(page, claims_at(view, page), strict=True):
            producer, captured, statement, figures = rests[number]
            found = tuple(figures.split()) if figures else ()
            yield Leaving(row=row, captured=captured, statement=statement, figures=found, producer=producer)


def decided(view: View) -> bool:
    """Whether somebody has decided on any claim of the case."""
    return bool(view.rows("SELECT 1 FROM claim_index WHERE review IS NOT NULL LIMIT 1"))


def _rests(view: View, numbers: list[int]) -> dict[int, tuple[str, str | None, str | None, str | None]]:
    sql = f"""SELECT c.seq, e.producer,
                (SELECT min(a.at) FROM capture_document k JOIN capture a ON a.seq = k.capture
                 WHERE k.document = c.document),
                b.statement,
                (SELECT group_concat(r.figure, ' ') FROM (SELECT figure FROM figure_reading
                 WHERE statement = b.statement ORDER BY figure) r)
              FROM claim c JOIN extraction e ON e.seq = c.extraction LEFT JOIN bond b ON b.claim = c.seq
              WHERE c.seq IN ({", ".join(map(str, numbers))})"""
    return {number: tuple(rest) for number, *rest in view.rows(sql)}
