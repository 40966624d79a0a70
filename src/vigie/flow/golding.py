"""Which documents of a case somebody decided on, as gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vigie.flow.acting import now
from vigie.model.review import STANDS
from vigie.publish.gold import Sheet, write_gold
from vigie.store.case import Case, View, open_view
from vigie.store.handling import may_pass
from vigie.store.query import ClaimFilter, claims, document
from vigie.store.reviews import decided_documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """What was written; ``withheld`` counts documents that may not be passed on, by their handling."""

    documents: int
    claims: int
    withheld: dict[str, int]


def export_gold(case: Case, target: Path, handling: tuple[str, ...] = ()) -> Golden:
    """Write every document with a decision that holds to the folder ``target``. Raises PublishError."""
    withheld: Counter[str] = Counter()
    with open_view(case) as view:
        documents, decided = write_gold(target, _sheets(view, handling, withheld))
    return Golden(documents=documents, claims=decided, withheld=dict(withheld))


def _sheets(view: View, handling: tuple[str, ...], withheld: Counter[str]) -> Iterator[Sheet]:
    today = now()[:10]
    for id in decided_documents(view):
        page = document(view, id)
        if not may_pass(page.row.handling, today, handling):
            withheld[page.row.handling.partition(" ")[0]] += 1
            continue
        rows = claims(view, ClaimFilter(document=id, include_replaced=True))
        yield Sheet(
            document=page.document,
            claims=tuple(row.claim for row in rows if row.review in STANDS),
            open=tuple(row.claim for row in rows if row.review is None),
        )
