"""What an address asks of the ledger: its parameters as a filter, for pages and programs alike."""

from __future__ import annotations

import re
from typing import Annotated

import msgspec

from vigie.model.claim import KINDS, STATUSES
from vigie.model.errors import VigieError
from vigie.store.case import View, open_view
from vigie.store.filters import ClaimFilter
from vigie.store.ledger import SORTS, Found, find, sort_ahead
from vigie.web.desk import Desk
from vigie.web.facets import ranks

ORDERS = ("document", "claimer", "kind", "supplier", "item", "-quantity", "-time", "status", "-dated", "newest")
SIZE, LARGEST = 50, 500  # rows of a page
FURTHEST = 10**7  # pages


def one_of(*known: str) -> msgspec.Meta:
    """What restricts a text to the values ``known``."""
    return msgspec.Meta(pattern=f"^(?:{'|'.join(map(re.escape, known))})$", extra_json_schema={"enum": list(known)})


Kind = Annotated[str, one_of(*KINDS)]
Status = Annotated[str, one_of(*STATUSES)]
Sort = Annotated[str, one_of(*SORTS, *(f"-{name}" for name in SORTS))]
Page = Annotated[int, msgspec.Meta(ge=1, le=FURTHEST)]
Size = Annotated[int, msgspec.Meta(ge=1, le=LARGEST)]


class ClaimQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The parameters of the ledger; those that are tuples may be given several times: any of their values will do."""

    q: str = ""
    kind: tuple[Kind, ...] = ()
    status: tuple[Status, ...] = ()
    supplier: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    claimer: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    item: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    document: str = ""
    superseded: bool = False
    excluded: bool = False
    sort: Sort = "document"
    page: Page = 1
    size: Size = SIZE


FACETS = ("kind", "status", "supplier", "recipient", "party", "claimer", "origin", "item", "language")
SINGLE = ("q", "since", "until", "document", "sort", "page", "size", "superseded", "excluded")


class BadParameterError(VigieError):
    """A parameter of an address that cannot be read."""

    slug = "bad-parameter"


def claim_query(parameters: list[tuple[str, str]]) -> ClaimQuery:
    """The query of a page's address. What the ledger does not know, and what is empty, is passed over: an address that
    somebody cut short still opens. Raises BadParameterError for a value of the wrong sort.
    """
    given: dict[str, object] = {name: value for name, value in parameters if name in SINGLE and value.strip()}
    given["page"] = page_of(str(given.get("page", "")))
    given["size"] = min(page_of(str(given.get("size", SIZE))), LARGEST)
    for name in FACETS:
        given[name] = [value for key, value in parameters if key == name and value]
    try:
        return msgspec.convert(given, ClaimQuery, strict=False)
    except msgspec.ValidationError as error:
        raise BadParameterError(str(error)) from error


def page_of(typed: str) -> int:
    """The number of a page as typed. Raises BadParameterError for what is none."""
    if typed and not (typed.isascii() and typed.isdecimal()):
        raise BadParameterError(typed)
    return min(max(int(typed or 1), 1), FURTHEST)


def wanted(query: ClaimQuery) -> ClaimFilter:
    """The claims that ``query`` asks for."""
    return ClaimFilter(
        kinds=query.kind,
        statuses=query.status,
        supplier=query.supplier,
        recipient=query.recipient,
        party=query.party,
        claimer=query.claimer,
        origin=query.origin,
        item_or_class=query.item,
        languages=query.language,
        since=query.since or None,
        until=query.until or None,
        text=query.q.strip() or None,
        document=query.document or None,
        include_superseded=query.superseded,
        include_replaced=query.superseded,
        include_excluded=query.excluded,
        order=query.sort,
        limit=query.size,
        offset=(query.page - 1) * query.size,
    )


def ask(desk: Desk, view: View, filter: ClaimFilter, language: str) -> Found:
    """The ledger's answer, sorted as ``language`` sorts. Raises CaseError as ``store.ledger.find``."""
    return find(desk.shelf.columns(), view, filter, ranks(desk.names[language], desk.words[language]))


def sort_all(desk: Desk, language: str) -> None:
    """Sort the ledger in every order that a click asks for, before anybody clicks."""
    with open_view(desk.case) as view:
        sort_ahead(desk.shelf.columns(), view, ORDERS, ranks(desk.names[language], desk.words[language]))
