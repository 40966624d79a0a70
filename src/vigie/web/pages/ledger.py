"""The ledger: every claim, what one may narrow it by, and the address that says so."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

from starlette.responses import Response, StreamingResponse

from vigie.flow.acting import now
from vigie.publish.csv_table import CLAIM_COLUMNS, claim_cells, write_csv
from vigie.publish.rows import Cited, LedgerRow, ledger_row
from vigie.store.case import open_view
from vigie.store.filters import ClaimFilter
from vigie.store.handling import may_pass
from vigie.store.ledger import Found
from vigie.store.query import ClaimRow, claims_at, document
from vigie.web.asking import FACETS, ClaimQuery, ask, claim_query, wanted
from vigie.web.facets import groups, value_name
from vigie.web.rendering import Page
from vigie.web.security import attachment
from vigie.web.visit import Visit

COLUMNS = {  # what each column sorts by
    "claimer": "claimer", "kind": "kind", "parties": "supplier", "item": "item", "quantity": "-quantity",
    "when": "-time", "status": "status", "source": None, "dated": "-dated",
}  # fmt: skip
SAMPLE = "sample"  # the column that says so in every row
STRETCH = 500  # claims of a download fetched at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a column: where a click on it leads, and how it sorts now (``ascending``, ``descending``, None)."""

    name: str
    href: str | None
    sorted: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Something the ledger is narrowed by: what it is, and the address without it."""

    facet: str
    name: str
    href: str


def ledger_page(visit: Visit) -> Page:
    """The claims that the address asks for."""
    query = claim_query(visit.parameters)
    filter = _filter(visit, query)
    found = ask(visit.desk, visit.view, filter, visit.language)
    rows = claims_at(visit.view, found.claims)
    last = max(1, -(-found.total // (filter.limit or 1)))
    return Page(
        template="ledger.html",
        title=visit.words.say("nav.ledger"),
        scripts=("js/ledger.js",),
        values={
            "query": query,
            "rows": [(row, cells(visit, row)) for row in rows],
            "total": found.total,
            "first": filter.offset + 1,
            "page": query.page,
            "last": last,
            "heads": [_head(visit, query, name) for name in COLUMNS],
            "groups": groups(found, visit.all_asked, visit.names, visit.desk.packs),
            "years": _years(found),
            "chosen": _chosen(visit, query),
            "kept": [pair for pair in visit.parameters if pair[0] not in ("page", "since", "until") and pair[1]],
        },
    )


def ledger_csv(visit: Visit) -> Response:
    """The claims that the address asks for as CSV; only those named by ``id`` when some are."""
    query = claim_query(visit.parameters)
    picked = visit.all_asked("id")
    if picked:
        numbers = _numbers(visit, picked)
    else:
        every = replace(_filter(visit, query), limit=None, offset=0)
        numbers = ask(visit.desk, visit.view, every, visit.language).claims
    name = visit.desk.case.path.resolve().name
    prefix = f"{visit.words.say('page.sample')}-" if visit.desk.sample else ""
    headers = attachment(f"{prefix}{name}-{visit.words.say('nav.ledger').lower()}", "csv")
    return StreamingResponse(_lines(visit, numbers), media_type="text/csv; charset=utf-8", headers=headers)


def cells(visit: Visit, row: ClaimRow) -> LedgerRow:
    """The cells of a claim."""
    return ledger_row(row.claim, visit.names, visit.words, superseded=row.superseded)


def cited(row: ClaimRow) -> Cited:
    """A row of the store as publish wants it."""
    return Cited(**{name: getattr(row, name) for name in Cited.__slots__})


def _filter(visit: Visit, query: ClaimQuery) -> ClaimFilter:
    """The filter, with the document's whole id: an address may hold the beginning of one."""
    filter = wanted(query)
    return replace(filter, document=document(visit.view, filter.document).row.id) if filter.document else filter


def _numbers(visit: Visit, ids: tuple[str, ...]) -> tuple[int, ...]:
    marks = ", ".join("?" * len(ids))
    sql = f"SELECT max(seq) FROM claim WHERE id IN ({marks}) GROUP BY id ORDER BY 1"
    return tuple(number for (number,) in visit.view.rows(sql, ids))


def _lines(visit: Visit, numbers: tuple[int, ...]) -> Iterator[str]:
    """CSV, a stretch at a time, of what may be passed on; marked so that spreadsheets read it as Unicode."""
    yield "\ufeff"
    today, stamp = now()[:10], {SAMPLE: visit.words.say("page.sample")} if visit.desk.sample else {}
    columns = (*CLAIM_COLUMNS, *stamp)
    with open_view(visit.desk.case) as view:
        for start in range(0, max(1, len(numbers)), STRETCH):
            target = io.StringIO()
            rows = [row for row in claims_at(view, numbers[start : start + STRETCH]) if may_pass(row.handling, today)]
            write_csv(columns, (claim_cells(cited(row), visit.names) | stamp for row in rows), target)
            text = target.getvalue()
            yield text if start == 0 else text.partition("\n")[2]


def _head(visit: Visit, query: ClaimQuery, name: str) -> Head:
    """A click sorts; another turns the order round; a third gives the order of reading back."""
    first = COLUMNS[name]
    if first is None:
        return Head(name=name, href=None, sorted=None)
    turned = first[1:] if first.startswith("-") else f"-{first}"
    following = {first: turned, turned: None}.get(query.sort, first)
    now = {True: "descending", False: "ascending"}[query.sort.startswith("-")]
    return Head(
        name=name,
        href=visit.here(sort=following, page=None),
        sorted=now if query.sort in (first, turned) else None,
    )


def _chosen(visit: Visit, query: ClaimQuery) -> list[Chosen]:
    """What narrows the ledger, each with the address that lets go of it."""
    found = [
        Chosen(facet=facet, name=value_name(facet, value, visit.names), href=visit.toggled(facet, value))
        for facet in FACETS
        for value in getattr(query, facet)
    ]
    for name in ("q", "since", "until", "document"):
        if value := getattr(query, name):
            found.append(Chosen(facet=name, name=value, href=visit.here(**{name: None, "page": None})))
    return found


def _years(found: Found) -> list[tuple[str, int, int]]:
    """Years with their counts and their share of the highest, in twentieths."""
    counts = sorted(found.facets["year"])
    most = max((count for _, count in counts), default=1)
    return [(year, count, -(-20 * count // most)) for year, count in counts]
