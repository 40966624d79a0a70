"""Which claims one wants, and the SQL that says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vigie.model.review import FALLEN, STANDS
from vigie.store.problems import NamedCaseError
from vigie.store.search import match_query
from vigie.store.times import Bounds, bounds

ORDERS = {
    "document": "x.document, x.head, x.claim",
    "time": "x.time_since IS NULL, x.time_since, x.time_until, x.claim",  # the undated come last both ways
    "-time": "x.time_until DESC, x.time_since DESC, x.claim DESC",
    "newest": "x.claim DESC",
}

STATES = ("none", *STANDS, *FALLEN, "machine", "past")  # what decisions make of a claim; "none" where nobody decided
PARTY_ROLES = ("supplier", "recipient", "actor", "party", "intermediary", "end-user", "maker")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims. Bodies are ids or state codes: ``KP`` holds for the state and for every body of it.

    ``supplier``, ``recipient`` look at that slot, ``party`` at every role but the claimer's, ``claimer`` at the whole
    chain of who vouches. ``item_or_class`` are designation ids or classes; the caller adds a class's children.
    ``since`` and ``until`` are EDTF: the claim's time must overlap that stretch. ``text`` is searched in the claim's
    evidence and slots: every word must be there, words of three letters or more also as beginnings of words, words
    yield from _standing(wanted)
    for asked, held in (
        (wanted.include_replaced, "n.replaced IS NULL"),
        (wanted.include_excluded, "n.excluded IS NULL"),
    ):
        if not asked:
            yield held, ()
    columns = (("x.kind", wanted.kinds), ("x.status", wanted.statuses), ("n.language", wanted.languages))
    yield from ((f"{column} IN {_marks(values)}", values) for column, values in columns if values)
    """

    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    supplier: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    claimer: tuple[str, ...] = ()
    item_or_class: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    text: str | None = None
    document: str | None = None
    origin: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    include_superseded: bool = False
    include_replaced: bool = False
    include_excluded: bool = False
    include_rejected: bool = False
    reviews: tuple[str, ...] = ()
    order: str = "document"
    limit: int | None = None
    offset: int = 0


Condition = tuple[str, tuple[object, ...]]


def conditions(wanted: ClaimFilter) -> tuple[str, list[object]]:
    """What must hold of ``claim_index x`` joined with ``document_now n``: SQL after WHERE, and its values.

    Raises CaseError for a date or a search that cannot be read.
    """
    parts = list(_conditions(wanted))
    sql = " AND ".join(part for part, _ in parts) or "1"
    return sql, [value for _, values in parts for value in values]


def order_of(wanted: ClaimFilter) -> str:
    """SQL after ORDER BY. Raises CaseError when the order is none of ``ORDERS``."""
    if wanted.order not in ORDERS:
        raise NamedCaseError("bad-order", value=wanted.order, known=", ".join(ORDERS))
    return ORDERS[wanted.order]


def _conditions(wanted: ClaimFilter) -> Iterator[Condition]:
    yield from _standing(wanted)
    for asked, held in (
        (wanted.include_replaced, "n.replaced IS NULL"),
        (wanted.include_excluded, "n.excluded IS NULL"),
    ):
        if not asked:
            yield held, ()
    columns = (("x.kind", wanted.kinds), ("x.status", wanted.statuses), ("n.language", wanted.languages))
    yield from ((f"{column} IN {_marks(values)}", values) for column, values in columns if values)
    if wanted.item_or_class:
        marks = _marks(wanted.item_or_class)
        yield f"(x.item_class IN {marks} OR x.item_id IN {marks})", wanted.item_or_class * 2
    yield from _bodies(wanted)
    if wanted.since:
        yield "x.time_until >= ?", (days(wanted.since)[0],)
    if wanted.until:
        yield "(x.time_since IS NULL) = 0 AND x.time_since <= ?", (days(wanted.until)[1],)  # as its index has it
    if wanted.document:
        yield "x.document = (SELECT seq FROM document WHERE id = ?)", (wanted.document,)
    if wanted.text is not None:
        query = "SELECT rowid FROM claim_words WHERE claim_words MATCH ?"
        yield f"x.claim IN ({query})", (match_query(wanted.text),)


def _standing(wanted: ClaimFilter) -> Iterator[Condition]:
    """What stands, and of the rest what is asked for; never the machine's row under a correction."""
    more = [*(["x.review IS NULL"] if wanted.include_superseded else [])]
    more += [f"x.review IN {FALLEN}"] if wanted.include_rejected else []
    yield " OR ".join(["x.current", *more]).join("()") if more else "x.current", ()
    if wanted.reviews:
        yield f"coalesce(x.review, 'none') IN {_marks(wanted.reviews)}", wanted.reviews


def _bodies(wanted: ClaimFilter) -> Iterator[Condition]:
    for roles, bodies in (
        (("supplier",), wanted.supplier),
        (("recipient",), wanted.recipient),
        (PARTY_ROLES, wanted.party),
        (("claimer",), wanted.claimer),
    ):
        if bodies:
            query = f"SELECT claim FROM claim_body WHERE body IN {_marks(bodies)} AND role IN {_marks(roles)}"
            yield f"x.claim IN ({query})", (*bodies, *roles)
    if wanted.origin:
        told = "SELECT b.claim FROM statement s JOIN bond b ON b.statement = s.id WHERE coalesce(s.body, s.claimer)"
        yield f"x.claim IN ({told} IN {_marks(wanted.origin)})", wanted.origin


def _marks(values: tuple[str, ...]) -> str:
    return f"({', '.join('?' * len(values))})"


def days(edtf: str) -> Bounds:
    """The first and the last day of a date as typed. Raises CaseError when it cannot be read."""
    found = bounds(edtf)
    if found is None:
        raise NamedCaseError("bad-date", value=edtf)
    return found
