"""Origins: who quotes whom for a claim or a figure, and the statements that most documents tell."""

from __future__ import annotations

from vigie.model.claim import Claim
from vigie.model.figure import Figure
from vigie.model.origin import Statement
from vigie.publish.figures import what_is
from vigie.publish.gloss import gloss
from vigie.publish.origins import counted, origin_name, said_when
from vigie.store.case import View
from vigie.store.findings import figure, figures_of, most_told, statement, statement_of, statements, told
from vigie.store.problems import NamedCaseError
from vigie.store.query import claim
from vigie.web.asking import SIZE, page_of
from vigie.web.lineage import lineage
from vigie.web.rendering import Page
from vigie.web.visit import Visit

FIGURE, STATEMENT = "fig_", "sta_"


def origins_page(visit: Visit) -> Page:
    """The statements that most documents tell."""
    number = page_of(visit.asked("page"))
    found, total = most_told(visit.view, SIZE, (number - 1) * SIZE)
    return Page(
        template="origins.html",
        title=visit.words.say("nav.origins"),
        values={
            "rows": [_line(visit, one) for one in found],
            "total": total,
            "page": number,
            "first": (number - 1) * SIZE + 1,
            "last": max(1, -(-total // SIZE)),
        },
    )


def origin_page(visit: Visit) -> Page:
    """Who quotes whom for one claim, statement or figure."""
    names, words = visit.names, visit.words
    asked = visit.request.path_params["id"]
    found, one, id = traced(visit.view, asked)
    title = what_is(found, names, words) if found else _said(visit, one[0])
    others = figures_of(visit.view, one[0].id) if found is None else []
    return Page(
        template="origin.html",
        title=words.spaced(title),
        vendor=("d3.min.js",),
        scripts=("js/origins.js",),
        values={
            "tree": lineage(visit.view, one, found, id, names, words),
            "counted": counted(one, words),
            "figure": found,
            "claim": id,
            "figures": [
                (other.id, words.spaced(what_is(other, names, words)), len(other.readings)) for other in others
            ],
        },
    )


def traced(view: View, id: str) -> tuple[Figure | None, list[Statement], str]:
    """What an id leads to: the figure, the statements, the claim. Raises CaseError for none."""
    if id.startswith(FIGURE):
        found = figure(view, id)
        return found, statements(view, tuple(dict.fromkeys(reading.statement for reading in found.readings))), ""
    if id.startswith(STATEMENT):
        return None, [statement(view, id)], ""
    row = claim(view, id)
    one = statement_of(view, row.claim.id)
    if one is None:
        raise NamedCaseError("no-origin", id=row.claim.id)
    return None, [one], row.claim.id


def _line(visit: Visit, one: Statement) -> tuple[Statement, str, str, str, int]:
    names, words = visit.names, visit.words
    reference = _reference(visit, one)
    who = words.spaced(origin_name(one, reference, names, words))
    return one, who, said_when(one, names, words), _said(visit, one), len({bond.document for bond in one.bonds})


def _said(visit: Visit, one: Statement) -> str:
    reference = _reference(visit, one)
    return visit.words.spaced(gloss(reference, visit.names)) if reference else one.id


def _reference(visit: Visit, one: Statement) -> Claim | None:
    return next((row.claim for row in told(visit.view, one) if row.claim.id == one.reference), None)
