"""What moved from state to state, and the named places on the way: counted by origins, never by articles."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.store.case import View

PLANNED = ("planned", "possible")
ROUTE = ("departure", "via", "destination", "place")
_ORIGIN = """coalesce(json_extract(s.record, '$.body'), nullif(json_extract(s.record, '$.claimer'), 'author'),
             json_extract(s.record, '$.name'), s.id)"""
_STATE = "coalesce(x.{0}_state, CASE WHEN x.{0}_id GLOB '[A-Z][A-Z]' THEN x.{0}_id END)"  # of a body, or itself
_TOLD = """claim_index x JOIN bond b ON b.claim = x.claim JOIN statement s ON s.id = b.statement
           WHERE x.current AND x.kind = 'transfer' AND x.status <> 'denied'"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Transfers from a state to another: how many origins say so in how many documents, and the years of the facts.

    ``planned``: said to be planned or possible, not done.
    """

    source: str
    target: str
    planned: bool
    origins: int
    documents: int
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A named place (catalogue id) that transfers are said to have left from, passed or gone to."""

    place: str
    origins: int
    documents: int


def flows(view: View) -> list[Flow]:
    """The transfers between states, those that most origins speak of first."""
    planned = ", ".join(f"'{status}'" for status in PLANNED)
    supplier, recipient = _STATE.format("supplier"), _STATE.format("recipient")
    sql = f"""SELECT {supplier} AS source, {recipient} AS target, x.status IN ({planned}),
                     count(DISTINCT {_ORIGIN}) AS origins, count(DISTINCT x.document),
                     min(substr(x.time_since, 1, 4)), max(substr(x.time_until, 1, 4))
              FROM {_TOLD} AND {supplier} <> {recipient}
              GROUP BY 1, 2, 3 ORDER BY origins DESC, 1, 2, 3"""
    names = ("source", "target", "planned", "origins", "documents", "since", "until")
    rows = (dict(zip(names, row, strict=True)) for row in view.rows(sql))
    return [Flow(**(row | {"planned": bool(row["planned"])})) for row in rows]


def stops(view: View) -> list[Stop]:
    """The named places on the way of transfers."""
    roles = ", ".join(f"'{role}'" for role in ROUTE)
    sql = f"""SELECT m.entity, count(DISTINCT {_ORIGIN}) AS origins, count(DISTINCT x.document)
              FROM mention m JOIN {_TOLD.replace("claim_index x", "claim_index x ON x.claim = m.claim", 1)}
                AND m.kind = 'place' AND m.entity IS NOT NULL AND m.role IN ({roles})
              GROUP BY 1 ORDER BY origins DESC, 1"""
    return [Stop(place=place, origins=origins, documents=documents) for place, origins, documents in view.rows(sql)]


def whereabouts(view: View) -> list[tuple[str, str, str, int]]:
    """Kind, place, origin and document of each claim that troops were somewhere or weapons were used there.

    The caller counts them by region or state: nothing finer is shown.
    """
    sql = f"""SELECT DISTINCT x.kind, m.entity, {_ORIGIN}, x.document
              FROM mention m JOIN claim_index x ON x.claim = m.claim JOIN bond b ON b.claim = x.claim
              JOIN statement s ON s.id = b.statement
              WHERE x.current AND x.kind IN ('deployment', 'use') AND x.status <> 'denied' AND m.kind = 'place'
                AND m.entity IS NOT NULL"""
    return [tuple(row) for row in view.rows(sql)]
