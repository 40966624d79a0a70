"""What rests on documents that may not leave the case: their claims, and the statements and figures made with them."""

from __future__ import annotations

from collections.abc import Iterable

from vigie.store.case import View
from vigie.store.handling import may_pass

_RESTING = """
SELECT d.id, c.id, b.statement, r.figure FROM document_now n JOIN document d ON d.seq = n.document
LEFT JOIN claim c ON c.document = d.seq
LEFT JOIN bond b ON b.claim = c.seq LEFT JOIN figure_reading r ON r.statement = b.statement
WHERE n.handling IN ({})
"""


def withheld(view: View, today: str, named: Iterable[str] = ()) -> frozenset[str]:
    """The ids of documents that may not pass on the day ``today``, and of the claims and findings made with them."""
    wanted = tuple(named)
    known = [str(handling) for (handling,) in view.rows("SELECT DISTINCT handling FROM document_now")]
    closed = [handling for handling in known if not may_pass(handling, today, wanted)]
    if not closed:
        return frozenset()
    rows = view.rows(_RESTING.format(", ".join("?" * len(closed))), closed)
    return frozenset(id for row in rows for id in row if id)
