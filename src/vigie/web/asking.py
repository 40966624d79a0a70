"""What an address asks of the ledger: its parameters as a filter, for pages and programs alike."""

from __future__ import annotations

import msgspec

from vigie.model.claim import KINDS, STATUSES
from vigie.packs.files import Packs
from vigie.store.filters import ORDERS, ClaimFilter

SIZE, LARGEST = 50, 500  # rows of a page


class ClaimQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The parameters of the ledger; those that are tuples may be given several times: any of their values will do."""

    q: str = ""
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    supplier: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    claimer: tuple[str, ...] = ()
    item: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    sort: str = "document"
    page: int = 1
    size: int = SIZE


def wanted(query: ClaimQuery, packs: Packs) -> ClaimFilter:
    """The claims that ``query`` asks for; an unknown kind, status or order is as good as none."""
    size = min(max(query.size, 1), LARGEST)
    return ClaimFilter(
        kinds=tuple(kind for kind in query.kind if kind in KINDS),
        statuses=tuple(status for status in query.status if status in STATUSES),
        supplier=query.supplier,
        recipient=query.recipient,
        claimer=query.claimer,
        item_or_class=query.item,
        since=query.since or None,
        until=query.until or None,
        text=query.q or None,
        order=query.sort if query.sort in ORDERS else "document",
        limit=size,
        offset=(max(query.page, 1) - 1) * size,
    )
