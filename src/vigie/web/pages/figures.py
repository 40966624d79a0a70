"""Figures: their list, and one with its chart, its readings, how they stand, and a sentence to paste."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response

from vigie.model.figure import Figure, FigureLine, Reading
from vigie.model.origin import Statement
from vigie.publish.csv_table import write_csv
from vigie.publish.figures import (
    READING_CSV,
    ReadingRow,
    conflicts,
    current,
    figure_row,
    reading_cells,
    reading_row,
    said_outcome,
    shown_interval,
    shown_reading,
    what_is,
)
from vigie.store.findings import FigureFilter, count_figures, figure, figures, neighbours, statements
from vigie.store.times import bounds
from vigie.web.asking import SIZE, page_of
from vigie.web.assessing import grade_boxes, provision_boxes
from vigie.web.pages.ledger import SAMPLE
from vigie.web.rendering import Page
from vigie.web.security import attachment
from vigie.web.visit import Visit

PLANNED = ("planned", "possible")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A reading as the chart draws it: ``first`` and ``last`` day it was said (None: undated), ``lane`` what it is laid
    with: ``done``, ``planned``, ``equivalent`` (what a load could hold), ``denied``.
    """

    first: str | None
    last: str | None
    lane: str
    superseded: bool
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why readings cannot be laid beside one another: what is said of it, how many pairs, and one of them."""

    why: str
    pairs: str
    example: str


def figures_page(visit: Visit) -> Page:
    """The figures of the case, those with the most readings first."""
    number, every = page_of(visit.asked("page")), visit.asked("all") == "1"
    wanted = FigureFilter(
        kinds=visit.all_asked("kind"),
        supplier=visit.all_asked("supplier"),
        recipient=visit.all_asked("recipient"),
        least_readings=1 if every else 2,
        nobody=every,
        limit=SIZE,
        offset=(number - 1) * SIZE,
    )
    total = count_figures(visit.view, wanted)
    listed = figures(visit.view, wanted)
    return Page(
        template="figures.html",
        title=visit.words.say("nav.figures"),
        values={
            "rows": [(one, figure_row(one, visit.names, visit.words)) for one in listed],
            "total": total,
            "every": every,
            "page": number,
            "first": (number - 1) * SIZE + 1,
            "last": max(1, -(-total // SIZE)),
        },
    )


def figure_page(visit: Visit) -> Page:
    """One figure: chart, readings, what they come to, why some cannot be compared."""
    one = figure(visit.view, visit.request.path_params["figure"])
    said = _statements(visit, one)
    names, words = visit.names, visit.words
    rows = [(reading, reading_row(one, reading, said, names, words), point(one, reading)) for reading in one.readings]
    return Page(
        template="figure.html",
        title=words.spaced(what_is(one, names, words)),
        vendor=("d3.min.js",),
        scripts=("js/figure.js",),
        values={
            "figure": one,
            "rows": rows,
            "hull": words.spaced(shown_interval(one, one.hull, names)),
            "least": words.spaced(shown_interval(one, (one.least, one.least), names)) if one.least is not None else "",
            "sums": words.say("figure.readings", count=len(current(one)), total=len(one.readings)),
            "conflicts": _conflicts(visit, one, said),
            "alike": _alike(visit, one),
            "reasons": _reasons(visit, one, said),
            "neighbours": [(other, _line(visit, other)) for other in neighbours(visit.view, one)],
            "grades": grade_boxes(visit, one.id),
            "provisions": provision_boxes(visit, one.id),
            "sentence": sentence(visit, one, said, rows[0][1] if len(rows) == 1 else None),
        },
    )


def figure_csv(visit: Visit) -> Response:
    """The readings of a figure as CSV."""
    one = figure(visit.view, visit.request.path_params["figure"])
    target = io.StringIO()
    stamp = {SAMPLE: visit.words.say("page.sample")} if visit.desk.sample else {}
    write_csv((*READING_CSV, *stamp), (reading_cells(one, reading) | stamp for reading in one.readings), target)
    sample = f"{visit.words.say('page.sample')}-" if visit.desk.sample else ""
    return Response(
        "\ufeff" + target.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers=attachment(f"{sample}{one.id}", "csv"),
    )


def point(one: Figure, reading: Reading) -> Point:
    """Where a reading stands in the chart."""
    days = bounds(reading.said) if reading.said else None
    told_by = bool(reading.said and reading.said.startswith("../"))
    lane = "planned" if reading.status in PLANNED else "denied" if reading.status == "denied" else "done"
    return Point(
        first=None if days is None else days[1] if told_by else days[0],
        last=None if days is None else days[1] if not days[1].startswith("9999") else days[0],
        lane="equivalent" if reading.equivalent else lane,
        superseded=reading.statement in one.superseded,
        held=reading.statement in one.held,
    )


def sentence(visit: Visit, one: Figure, said: Mapping[str, Statement], only: ReadingRow | None) -> str:
    """What the figure comes to in a sentence that can be pasted: range, what it rests on, floor, the readings."""
    words, names = visit.words, visit.names
    held = [reading for reading in current(one) if reading.statement in one.held]
    listed = "; ".join(shown_reading(reading, said, names, words) for reading in held or current(one))
    what, hull = what_is(one, names, words), shown_interval(one, one.hull, names)
    if hull and len(held) > 1:
        text = words.say("figure.sentence", what=what, hull=hull, count=len(held), readings=listed)
    else:
        text = words.say("figure.sentence.no-range", what=what, readings=listed)
    if one.least is not None and len(held) > 1 and one.least != one.hull[0]:
        least = shown_interval(one, (one.least, one.least), names)
        text += " " + words.say("figure.sentence.least", least=least)
    return words.spaced(f"{text} [{one.id}]")


def _statements(visit: Visit, one: Figure) -> dict[str, Statement]:
    return {s.id: s for s in statements(visit.view, tuple(reading.statement for reading in one.readings))}


def _conflicts(visit: Visit, one: Figure, said: Mapping[str, Statement]) -> list[tuple[str, str, str]]:
    readings = _shown(visit, one, said)
    return [
        (readings[o.first], readings[o.second], visit.words.say(f"pair.{o.reason}"))
        for o in conflicts(one)
        if o.first in readings and o.second in readings
    ]


def _alike(visit: Visit, one: Figure) -> list[str]:
    """How many pairs are compatible, by why."""
    found = Counter(said_outcome(outcome, visit.words) for outcome in one.outcomes if outcome.value == "compatible")
    return [
        visit.words.spaced(visit.words.say("figure.pairs-alike", count=n, how=how)) for how, n in found.most_common()
    ]


def _reasons(visit: Visit, one: Figure, said: Mapping[str, Statement]) -> list[Reason]:
    """Why pairs are not compared, the most frequent reason first."""
    readings = _shown(visit, one, said)
    pairs = defaultdict(list)
    for outcome in one.outcomes:
        if outcome.value in ("not-comparable", "cannot-tell"):
            pairs[outcome.value, outcome.reason].append(outcome)
    ordered = sorted(pairs.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        Reason(
            why=visit.words.say(f"pair.{reason}"),
            pairs=visit.words.say("figure.pairs-count", count=len(found)),
            example=" ↔ ".join(readings.get(id, "") for id in (found[0].first, found[0].second)),
        )
        for (_, reason), found in ordered
    ]


def _shown(visit: Visit, one: Figure, said: Mapping[str, Statement]) -> dict[str, str]:
    return {
        reading.statement: visit.words.spaced(shown_reading(reading, said, visit.names, visit.words))
        for reading in one.readings
    }


def _line(visit: Visit, other: FigureLine) -> str:
    hull = shown_interval(other, other.hull, visit.names)
    return visit.words.spaced(" · ".join(part for part in (what_is(other, visit.names, visit.words), hull) if part))
