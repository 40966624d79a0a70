"""The first page: the figures that matter, what is new, what contradicts, what was not read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from vigie.flow.acting import now
from vigie.model.figure import Figure, FigureLine
from vigie.publish.figures import FigureRow, figure_row, said_move
from vigie.store.findings import FigureFilter, Moved, figure, figures, new_since
from vigie.store.query import CaseSummary, runs, summary
from vigie.web.rendering import Page
from vigie.web.sparkline import Spark, spark
from vigie.web.visit import Visit

SHOWN = 8  # figures, contradictions, moves
SPANS = {"1": 1, "7": 7, "30": 30}  # days one may look back
AGAIN = timedelta(minutes=30)  # a page asked for later than this belongs to another visit
NEW = 400  # moved figures looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A figure on the first page: its line, its cells, its readings as a small picture."""

    line: FigureLine
    row: FigureRow
    spark: Spark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is new since ``since`` (as typed, and in full): how many claims, superseded ones and statements, and which
    figures moved.
    """

    asked: str
    since: str
    claims: int
    superseded: int
    statements: int
    documents: int
    moves: tuple[tuple[str, str], ...]


def overview_page(visit: Visit) -> Page:
    """The overview of the case."""
    desk, view = visit.desk, visit.view
    held: CaseSummary = desk.shelf.kept("summary", lambda: summary(view))
    top = [_shown(visit, line) for line in figures(view, FigureFilter(least_readings=2, nobody=False, limit=SHOWN))]
    quarrels = figures(view, FigureFilter(least_readings=2, conflicting=True, limit=SHOWN))
    seen, last = _visits(visit)
    return Page(
        template="overview.html",
        title=visit.words.say("nav.overview"),
        values={
            "held": held,
            "run": next(iter(runs(view, 1)), None),
            "figures": top,
            "quarrels": [_shown(visit, line) for line in quarrels],
            "news": _news(visit, last),
            "spans": SPANS,
        },
        cookies={"seen": seen, "last": last},
    )


def _shown(visit: Visit, line: FigureLine) -> Shown:
    whole: Figure = figure(visit.view, line.id)
    return Shown(line=line, row=figure_row(line, visit.names, visit.words), spark=spark(whole))


def _news(visit: Visit, last: str) -> News | None:
    """What is new since the days asked for, else since the last visit; None on the first visit of all."""
    asked = visit.asked("since")
    at = datetime.fromisoformat(now())
    since = (at - timedelta(days=SPANS[asked])).isoformat() if asked in SPANS else last
    if not since:
        return None
    found = new_since(visit.view, since, NEW)
    moves = sorted(found.figures, key=lambda moved: moved.before is None or moved.after is None)[:SHOWN]
    return News(
        asked=asked if asked in SPANS else "",
        since=since[:16].replace("T", " "),
        claims=found.claims,
        superseded=found.superseded,
        statements=found.statements,
        documents=found.documents,
        moves=tuple(_said(visit, moved) for moved in moves),
    )


def _said(visit: Visit, moved: Moved) -> tuple[str, str]:
    """The figure's id, empty when it is gone, and what became of it."""
    shown = moved.after or moved.before
    line = said_move(moved.before, moved.after, visit.names, visit.words)
    return moved.after.id if moved.after else "", line.removeprefix(shown.id if shown else "").strip()


def _visits(visit: Visit) -> tuple[str, str]:
    """When this browser was here: now, and at its visit before this one (empty when there was none)."""
    at, seen, last = now(), visit.cookie("seen"), visit.cookie("last")
    before, earlier = (_moment(one) for one in (seen, last))
    if before is None:
        return at, ""
    if datetime.fromisoformat(at) - before > AGAIN:
        return at, seen
    return at, last if earlier else ""


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
