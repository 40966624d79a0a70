"""The ledger asked of the columns: which claims, how many, in which order, and what one could narrow them by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np

from vigie.model.review import FALLEN
from vigie.store.case import View
from vigie.store.columns import NOWHEN, Columns, Mask, Narrowed, Rows, parsed
from vigie.store.filters import STATES, ClaimFilter, days
from vigie.store.problems import NamedCaseError
from vigie.store.search import match_query

KEPT = 32  # questions remembered
SORTS = ("document", "time", "newest", "dated", "quantity", "kind", "status", "supplier", "claimer", "item")
_FIRST = {
    "supplier": "coalesce(supplier_id, actor_id)",
    "claimer": "claimer_id",
    "item": "coalesce(item_id, item_class)",
}


@dataclass(frozen=True, slots=True)
class Ranks:
    """How a language sorts: ``of`` gives, for the values of a column, the place of each by its name."""

    language: str
    of: Callable[[str, Sequence[str]], Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of the ledger. ``claims`` are row numbers of the store, in order; ``total`` counts all that was asked for.

    ``facets`` has, for each facet, its values with how many claims one would see who chose that value too, most first:
    the facet's own choice does not narrow it.
    """

    claims: tuple[int, ...]
    total: int
    facets: Mapping[str, list[tuple[str, int]]]


def find(columns: Columns, view: View, wanted: ClaimFilter, ranks: Ranks) -> Found:
    """What ``wanted`` asks for, as ``query.claims`` would give it; ``ranks`` sorts the values of a column by their
    names. Raises CaseError for a date, an order or a search that cannot be read.
    """
    every, facets = _narrowed(columns, view, wanted)
    page = _page(_order(columns, view, wanted.order, ranks), every, wanted)
    return Found(
        claims=tuple(int(claim) for claim in columns.claims[page]), total=int(np.count_nonzero(every)), facets=facets
    )


def sort_ahead(columns: Columns, view: View, orders: Iterable[str], ranks: Ranks) -> None:
    """Sort the ledger before anybody asks."""
    for order in orders:
        _order(columns, view, order, ranks)


def _narrowed(columns: Columns, view: View, wanted: ClaimFilter) -> Narrowed:
    """The rows that ``wanted`` lets through, and what they may be narrowed by: the same for every page and order."""
    plain = replace(wanted, order="", limit=None, offset=0)
    known = columns.asked.get(plain)
    if known is None:
        masks = _masks(columns, view, wanted)
        every = _all(masks.values())
        facets = {
            name: facet.counts(_all(mask for key, mask in masks.items() if key != name) if name in masks else every)
            for name, facet in columns.facets.items()
        }
        known = columns.asked[plain] = every, facets
        if len(columns.asked) > KEPT:
            columns.asked.popitem(last=False)
    return known


def _masks(columns: Columns, view: View, wanted: ClaimFilter) -> dict[str, Mask]:
    """What narrows the ledger, each under the name of its facet."""
    chosen = {
        "kind": wanted.kinds, "status": wanted.statuses, "supplier": wanted.supplier, "recipient": wanted.recipient,
        "party": wanted.party, "claimer": wanted.claimer, "item": wanted.item_or_class, "origin": wanted.origin,
        "language": wanted.languages,
    }  # fmt: skip
    masks = {name: _holding(columns, name, values) for name, values in chosen.items() if values}
    masks["seen"] = np.ones(len(columns), np.bool_)
    masks["seen"] &= _standing(columns, wanted)
    if wanted.reviews:
        masks["review"] = np.isin(columns.reviews, [STATES.index(one) for one in wanted.reviews if one in STATES])
    if not wanted.include_replaced:
        masks["seen"] &= ~columns.replaced
    if not wanted.include_excluded:
        masks["seen"] &= ~columns.excluded
    if wanted.since or wanted.until:
        masks["year"] = _overlapping(columns, wanted)
    if wanted.document:
        masks["document"] = columns.documents == _document(view, wanted.document)
    if wanted.text is not None:
        masks["text"] = _matching(columns, view, wanted.text)
    return masks


def _standing(columns: Columns, wanted: ClaimFilter) -> Mask:
    """What stands, and of the rest what is asked for; never the machine's row under a correction."""
    mask = columns.current.copy()
    if wanted.include_superseded:
        mask |= columns.reviews == STATES.index("none")
    if wanted.include_rejected:
        mask |= np.isin(columns.reviews, [STATES.index(one) for one in FALLEN])
    return mask


def _holding(columns: Columns, name: str, values: Sequence[str]) -> Mask:
    mask = np.zeros(len(columns), np.bool_)
    for value in values:
        mask[columns.facets[name].holders(value)] = True
    return mask


def _overlapping(columns: Columns, wanted: ClaimFilter) -> Mask:
    mask: Mask = columns.since != NOWHEN
    if wanted.since:
        mask &= columns.until >= _day(days(wanted.since)[0])
    if wanted.until:
        mask &= columns.since <= _day(days(wanted.until)[1])
    return mask


def _matching(columns: Columns, view: View, text: str) -> Mask:
    sql = "SELECT group_concat(rowid) FROM claim_words WHERE claim_words MATCH ?"
    mask = np.zeros(len(columns), np.bool_)
    mask[columns.rows_of(parsed(view.rows(sql, (match_query(text),))[0][0]))] = True
    return mask


def _document(view: View, id: str) -> int:
    found = view.rows("SELECT seq FROM document WHERE id = ?", (id,))
    return found[0][0] if found else -1


def _page(order: Rows, mask: Mask, wanted: ClaimFilter) -> Rows:
    stop = None if wanted.limit is None else wanted.offset + wanted.limit
    return order[mask[order]][wanted.offset : stop]


def _all(masks: Iterable[Mask]) -> Mask:
    """The rows that every mask lets through; one of them is always ``seen``."""
    return reduce(_both, masks)


def _both(one: Mask, other: Mask) -> Mask:
    found: Mask = np.logical_and(one, other)
    return found


def _order(columns: Columns, view: View, name: str, ranks: Ranks) -> Rows:
    """Every row in the order ``name``: one of SORTS, behind ``-`` from the last to the first."""
    kept = f"{ranks.language} {name}"
    known = columns.orders.get(kept)
    if known is None:
        plain, last_first = name.removeprefix("-"), name.startswith("-")
        if plain not in SORTS:
            raise NamedCaseError("bad-order", value=name, known=", ".join(SORTS))
        keys = _key(columns, view, plain, ranks)
        known = _sorted(columns, keys[::-1] if name == "-time" else keys, last_first)  # the last to end come first
        columns.orders[kept] = known
    return known


def _sorted(columns: Columns, keys: tuple[np.ndarray, ...], last_first: bool) -> Rows:
    """Rows by ``keys``, the first the most; what has no value (below 0) comes last both ways."""
    nothing = keys[0] < 0
    by = [-key if last_first else key for key in (*keys, columns.claims)]
    return np.lexsort((*reversed(by), nothing)).astype(np.int32)


def _key(columns: Columns, view: View, name: str, ranks: Ranks) -> tuple[np.ndarray, ...]:
    if name == "document":
        return columns.documents, columns.heads
    if name == "time":
        untold = columns.since == NOWHEN
        return np.where(untold, -1, columns.since), np.where(untold, -1, columns.until)
    if name == "newest":
        return (-columns.claims.astype(np.int64) + int(columns.claims.max(initial=0)),)
    if name == "dated":
        return (np.where(columns.dated == NOWHEN, -1, columns.dated),)
    if name == "quantity":
        return (columns.low, columns.high)
    return (_ranked(columns, view, name, ranks),)


def _ranked(columns: Columns, view: View, name: str, ranks: Ranks) -> np.ndarray:
    """The rank of each row's value by its name, -1 where it has none."""
    column = _FIRST.get(name, name)
    sql = f"SELECT {column}, group_concat(claim) FROM claim_index WHERE {column} IS NOT NULL GROUP BY 1"
    groups = view.rows(sql)
    rank = np.full(len(columns), -1, np.int32)
    for place, (_, text) in zip(ranks.of(name, [value for value, _ in groups]), groups, strict=True):
        rank[columns.rows_of(parsed(text))] = place
    return rank


def _day(day: str) -> int:
    return int(day.replace("-", ""))
