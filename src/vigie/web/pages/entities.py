"""Entities: what the claims name, identity cards, and a person's word on names."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

from vigie.flow.judging import CLUSTER_KINDS
from vigie.publish.cards import card_title, entity_name
from vigie.publish.rows import ledger_row
from vigie.store.entities import judgements
from vigie.web.asking import SIZE, page_of
from vigie.web.knowing import card_of, decide, in_ledger, kinds, listed, matching, span, spelt, take_back, waits
from vigie.web.posting import Sent, onward
from vigie.web.rendering import Page
from vigie.web.visit import Visit

LATEST = 12  # claims on a card
DONE = {"same": "merged", "different": "apart", "name": "named", "kind": "named"}


def entities_page(visit: Visit) -> Page:
    """What the claims name, the most named first; the queue of names nobody has catalogued."""
    number, kind, text = page_of(visit.asked("page")), visit.asked("kind"), visit.asked("q")
    unknown = visit.asked("unknown") == "1"
    lines = listed(visit.desk, visit.view, visit.names)
    found = matching(lines, kind, text, unknown=unknown)
    return Page(
        template="entities.html",
        title=visit.words.say("nav.entities"),
        values={
            "rows": [(one, span(one.since, one.until, visit.names)) for one in found[(number - 1) * SIZE :][:SIZE]],
            "total": len(found),
            "waiting": sum(waits(line.id) for line in lines),
            "kinds": kinds(matching(lines, "", text, unknown=unknown)),
            "kind": kind,
            "unknown": unknown,
            "page": number,
            "first": (number - 1) * SIZE + 1,
            "last": max(1, -(-len(found) // SIZE)),
        },
    )


def entity_page(visit: Visit) -> Page:
    """An identity card, with what one may say of it."""
    card, rows = card_of(visit.desk, visit.view, visit.request.path_params["entity"], LATEST)
    names, words = visit.names, visit.words
    made = [one for one in judgements(visit.view) if one.id in {held.id for held in card.judgements}]
    return Page(
        template="entity.html",
        title=card_title(card, names),
        values={
            "card": card,
            "waits": waits(card.id),
            "type": names.classes.get(card.type, card.type) if card.type else "",
            "seen": span(card.since, card.until, names),
            "spelt": spelt(card, names, words),
            "relations": [
                (one, entity_name(one.other, names), span(one.since, one.until, names)) for one in card.relations
            ],
            "neighbours": [(n, n.other if n.why == "unlike" else _called(visit, n.other)) for n in card.neighbours],
            "judgements": made,
            "rows": [(row, ledger_row(row.claim, names, words, superseded=row.superseded)) for row in rows],
            "in_ledger": in_ledger(card),
            "kinds": CLUSTER_KINDS,
            "known": [(line.id, line.name) for line in listed(visit.desk, visit.view, names) if line.kind == card.kind],
        },
    )


def take_judgement(visit: Visit, sent: Sent) -> Response:
    """Keep what was said of a name, and show its card as it is then."""
    first, act = visit.request.path_params["entity"], sent["act"]
    second = sent["kind"] if act == "kind" else sent["second"]
    made = decide(visit.desk, act if act in DONE else "same", (first, second), sent["why"])
    return onward(_card(made.first), [("done", DONE[made.act])])


def take_undo(visit: Visit, sent: Sent) -> Response:
    """Take a judgement back, and show the card it was made on."""
    taken = visit.request.path_params["judgement"]
    made = take_back(visit.desk, taken, sent["why"])
    about = next((one.first for one in judgements(visit.view) if one.id == made.first), "")
    return onward(_card(about) if about else "/entities", [("done", "undone")])


def _card(id: str) -> str:
    return f"/entities/{quote(id, safe='')}"


def _called(visit: Visit, id: str) -> str:
    """The name of a neighbour: of the catalogue, or the spelling of a name that waits."""
    lines = listed(visit.desk, visit.view, visit.names) if waits(id) else []
    return next((line.name or id for line in lines if line.id == id), entity_name(id, visit.names))
