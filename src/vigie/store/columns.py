"""All claims of a case in columns, in memory: what lets a ledger of a million rows answer, count and sort at once.

SQLite writes long lists of whole numbers faster than Python reads rows, so a column comes as one text, parsed at once.
A *facet* keeps, for each of its values, the rows that have it; so counting is one sum over all of them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vigie.store.case import View
from vigie.store.filters import PARTY_ROLES, STATES, ClaimFilter

Rows = NDArray[np.int32]
Mask = NDArray[np.bool_]
Narrowed = tuple[Mask, dict[str, list[tuple[str, int]]]]  # rows, and their facets with the counts of each value
THOUSANDTHS = 1000  # amounts are sorted by
NOWHEN = 0  # a day that is not known, as a number YYYYMMDD
STRETCH = 100_000  # claims whose columns are fetched together
YEARS = (1900, 2100)  # the years counted one by one
BODY_FACETS = {"supplier": ("supplier",), "recipient": ("recipient",), "party": PARTY_ROLES, "claimer": ("claimer",)}

_CODES = " ".join(f"WHEN '{state}' THEN {code}" for code, state in enumerate(STATES))
_REVIEWED = f"CASE coalesce(review, '{STATES[0]}') {_CODES} END"
_NUMBERS = (
    "claim", "document", "head", "current", "review", "time_since", "time_until", "quantity_min", "quantity_max",
)  # fmt: skip
_COLUMNS = f"""
SELECT group_concat(claim), group_concat(document), group_concat(head), group_concat(current),
       group_concat({_REVIEWED}),
       group_concat(coalesce(replace(time_since, '-', ''), {NOWHEN})),
       group_concat(coalesce(replace(time_until, '-', ''), {NOWHEN})),
       group_concat(coalesce(CAST({THOUSANDTHS} * coalesce(quantity_min, quantity_max) AS INTEGER), -1)),
       group_concat(coalesce(CAST({THOUSANDTHS} * coalesce(quantity_max, quantity_min) AS INTEGER), -1))
FROM (SELECT * FROM claim_index WHERE claim > ? ORDER BY claim LIMIT {STRETCH})
"""


@dataclass(frozen=True, slots=True)
class Facet:
    """``rows`` holds the rows of the first value, then those of the second ...; ``starts`` says where each begins."""

    values: tuple[str, ...]
    rows: Rows
    starts: NDArray[np.int64]
    places: dict[str, int]

    def holders(self, value: str) -> Rows:
        """The rows that have ``value``."""
        place = self.places.get(value)
        return self.rows[:0] if place is None else self.rows[self.starts[place] : self.starts[place + 1]]

    def counts(self, among: Mask) -> list[tuple[str, int]]:
        """How many rows of ``among`` have each value, most first; values that none has are left out."""
        if not self.values:
            return []
        found = np.add.reduceat(among[self.rows], self.starts[:-1], dtype=np.int64)
        order = np.argsort(-found, kind="stable")
        return [(self.values[place], int(found[place])) for place in order if found[place]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The claims of a case, a row each in the order of arrival.

    ``claims``, ``documents`` and ``heads`` are row numbers of the store and places in the text; ``since`` and ``until``
    days as YYYYMMDD; ``reviews`` places in ``STATES``; ``low`` and ``high`` amounts in thousandths, -1 where there is
    none. ``orders`` and ``asked`` keep what was sorted and asked once.
    """

    claims: Rows
    documents: Rows
    heads: Rows
    current: Mask
    reviews: NDArray[np.int8]
    excluded: Mask
    replaced: Mask
    since: Rows
    until: Rows
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    dated: Rows
    facets: Mapping[str, Facet]
    orders: dict[str, Rows] = field(default_factory=dict)
    asked: OrderedDict[ClaimFilter, Narrowed] = field(default_factory=OrderedDict)

    def __len__(self) -> int:
        return len(self.claims)

    def rows_of(self, claims: NDArray[np.int64]) -> Rows:
        """The rows of claims by their row numbers in the store; those that came later are left out."""
        return rows_in(self.claims, claims)


def rows_in(claims: Rows, wanted: NDArray[np.int64]) -> Rows:
    """Where the numbers ``wanted`` stand among ``claims``, which are in order; those that do not are left out."""
    places = np.searchsorted(claims, wanted).astype(np.int32)
    places, wanted = places[places < len(claims)], wanted[places < len(claims)]
    known: Rows = places[claims[places] == wanted]
    return known


def load_columns(view: View, parents: Mapping[str, str | None]) -> Columns:
    """The columns of the case as it stands. ``parents`` says of each item class which class it is a kind of."""
    numbers = _numbers(view)
    claims = numbers["claim"].astype(np.int32)
    documents = numbers["document"].astype(np.int32)
    of_documents = view.rows(_DOCUMENTS)
    row_of_document = np.searchsorted(np.array([row[0] for row in of_documents], np.int32), documents)
    excluded, replaced = (np.array([row[place] for row in of_documents], np.bool_) for place in (3, 4))
    dated = np.array([_day(row[2]) for row in of_documents], np.int32)
    since, until = numbers["time_since"].astype(np.int32), numbers["time_until"].astype(np.int32)
    return Columns(
        claims=claims,
        documents=documents,
        heads=numbers["head"].astype(np.int32),
        current=numbers["current"].astype(np.bool_),
        reviews=numbers["review"].astype(np.int8),
        excluded=excluded[row_of_document],
        replaced=replaced[row_of_document],
        since=since,
        until=until,
        low=numbers["quantity_min"],
        high=numbers["quantity_max"],
        dated=dated[row_of_document],
        facets={
            "kind": _grouped(claims, view, "SELECT kind, group_concat(claim) FROM claim_index GROUP BY kind"),
            "status": _grouped(claims, view, "SELECT status, group_concat(claim) FROM claim_index GROUP BY status"),
            **_bodies(claims, view),
            "item": _items(claims, view, parents),
            "origin": _grouped(claims, view, _ORIGINS),
            "language": _by_language(row_of_document, [row[1] for row in of_documents]),
            "year": _years(since, until),
        },
    )


_DOCUMENTS = """
SELECT document, language, dated, excluded IS NOT NULL, replaced IS NOT NULL FROM document_now ORDER BY document
"""
_ORIGINS = """
SELECT coalesce(s.body, s.claimer), group_concat(b.claim) FROM statement s JOIN bond b ON b.statement = s.id
WHERE coalesce(s.body, s.claimer) IS NOT NULL GROUP BY s.id
"""


def facet_of(found: Iterable[tuple[str, Rows]]) -> Facet:
    """A facet from values with their rows; a value may come several times, and a row may come twice under it."""
    gathered: dict[str, list[Rows]] = {}
    for value, rows in found:
        gathered.setdefault(value, []).append(rows)
    parts = {value: _merged(rows) for value, rows in gathered.items()}
    parts = {value: rows for value, rows in parts.items() if len(rows)}
    lengths = [len(rows) for rows in parts.values()]
    return Facet(
        values=tuple(parts),
        rows=np.concatenate([*parts.values(), np.zeros(0, np.int32)]).astype(np.int32),
        starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        places={value: place for place, value in enumerate(parts)},
    )


def _merged(parts: list[Rows]) -> Rows:
    """Several lists of rows as one, each row once."""
    return parts[0] if len(parts) == 1 else np.unique(np.concatenate(parts))


def parsed(text: str | None) -> NDArray[np.int64]:
    """A list of whole numbers with commas between them."""
    return np.fromstring(text, np.int64, sep=",") if text else np.zeros(0, np.int64)


def _numbers(view: View) -> dict[str, NDArray[np.int64]]:
    parts: dict[str, list[NDArray[np.int64]]] = {name: [] for name in _NUMBERS}
    after = 0
    while (texts := view.rows(_COLUMNS, (after,))[0])[0]:
        for name, text in zip(_NUMBERS, texts, strict=True):
            parts[name].append(parsed(text))
        after = int(parts["claim"][-1][-1])
    return {name: np.concatenate([*found, parsed(None)]) for name, found in parts.items()}


def _grouped(claims: Rows, view: View, sql: str) -> Facet:
    """A facet from a query of values and lists of claims."""
    return facet_of((str(value), rows_in(claims, parsed(text))) for value, text in view.rows(sql) if value is not None)


def _bodies(claims: Rows, view: View) -> dict[str, Facet]:
    sql = "SELECT role, body, group_concat(claim) FROM claim_body GROUP BY body, role"
    found = [(role, body, rows_in(claims, parsed(text))) for role, body, text in view.rows(sql)]
    return {
        name: facet_of((body, rows) for role, body, rows in found if role in roles)
        for name, roles in BODY_FACETS.items()
    }


def _items(claims: Rows, view: View, parents: Mapping[str, str | None]) -> Facet:
    """Designations and classes, a class with all that stands under it."""
    found = []
    for column in ("item_class", "item_id"):
        sql = f"SELECT {column}, group_concat(claim) FROM claim_index WHERE {column} IS NOT NULL GROUP BY {column}"
        for value, text in view.rows(sql):
            rows, above, seen = rows_in(claims, parsed(text)), value, set[str]()
            while above and above not in seen:
                seen.add(above)
                found.append((above, rows))
                above = parents.get(above) if column == "item_class" else None
    return facet_of(found)


def _by_language(row_of_document: NDArray[Any], languages: list[str | None]) -> Facet:
    known = {language: code for code, language in enumerate(dict.fromkeys(languages))}
    codes = np.array([known[language] for language in languages], np.int16)[row_of_document]
    return facet_of((str(v), np.flatnonzero(codes == c).astype(np.int32)) for v, c in known.items() if v)


def _years(since: Rows, until: Rows) -> Facet:
    """The years that a claim's time touches; what is open on one side touches all of them up to the last told."""
    told = (until != NOWHEN) & (since != NOWHEN)
    first, last = since // 10_000, until // 10_000
    ends = np.concatenate([first[told], last[told]])
    ends = ends[(ends >= YEARS[0]) & (ends <= YEARS[1])]
    years = range(int(ends.min()), int(ends.max()) + 1) if len(ends) else range(0)
    return facet_of(
        (str(year), np.flatnonzero(told & (first <= year) & (last >= year)).astype(np.int32)) for year in years
    )


def _day(edtf: str | None) -> int:
    """The first day that a date of publication may mean, as a number that sorts."""
    figures = (edtf or "").replace("-", "")[:8]
    return int(figures.ljust(8, "0")) if figures.isdigit() else NOWHEN
