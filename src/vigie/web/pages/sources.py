"""Sources: what is watched and how it fares; what became of pages; custody, versions, and the chain verified."""

from __future__ import annotations

from starlette.responses import Response

from vigie.flow.changes import changes
from vigie.flow.sourcing import add, change
from vigie.model.errors import ReadError
from vigie.packs.messages import Catalogue
from vigie.publish.gloss import gloss
from vigie.store.custody import head_of
from vigie.store.provenance import provenance
from vigie.store.query import document
from vigie.store.sources import sources
from vigie.store.verifying import Fault, verify
from vigie.web.posting import Sent, onward
from vigie.web.rendering import Page
from vigie.web.visit import Visit
from vigie.web.watched import at_watch

ACTS = {"pause": "paused", "resume": "resumed", "remove": "removed"}
LATEST = 20  # changed and vanished pages listed


def sources_page(visit: Visit) -> Page:
    """The watch list, what became of pages, and the chain of custody."""
    return _sources(visit, problem="", address="", name="")


def take_source(visit: Visit, sent: Sent) -> Page | Response:
    """Watch another source, once it was looked at."""
    try:
        with at_watch(visit.desk) as desk:
            add(desk, sent["address"], sent["every"] or None, sent["name"] or None, links=bool(sent["links"]))
    except ReadError as error:
        said = f"{error.path} {visit.words.say_error(error.reason)}"
        return _sources(visit, problem=said, address=sent["address"], name=sent["name"])
    return onward("/sources", [("done", "added")])


def take_change(visit: Visit, sent: Sent) -> Response:
    """Pause, resume or remove a source."""
    act = sent["act"] if sent["act"] in ACTS else "pause"
    with at_watch(visit.desk) as desk:
        change(desk, visit.request.path_params["source"], act)
    return onward("/sources", [("done", ACTS[act])])


def take_verify(visit: Visit, sent: Sent) -> Page:
    """Whether the case still holds what it took in, each byte hashed again."""
    verdict = verify(visit.desk.case, sent["head"] or None)
    words = visit.words
    return Page(
        template="verified.html",
        title=words.say("verify.title"),
        values={"verdict": verdict, "faults": [sentence(fault, words) for fault in verdict.faults]},
    )


def custody_page(visit: Visit) -> Page:
    """How a document came into the case: captures, links of the chain, versions side by side."""
    row = document(visit.view, visit.request.path_params["document"]).row
    found = changes(visit.view, visit.desk.packs, document_id=row.id)
    names, words = visit.names, visit.words
    return Page(
        template="custody.html",
        title=row.title or row.path,
        values={
            "row": row,
            "held": provenance(visit.view, row.id, None),
            "turned": [
                (
                    one,
                    [words.spaced(gloss(claim, names)) for claim in one.claims.appeared],
                    [words.spaced(gloss(claim, names)) for claim in one.claims.vanished],
                    [tuple(words.spaced(gloss(claim, names)) for claim in pair) for pair in one.claims.changed],
                )
                for one in found.changed
            ],
        },
    )


def sentence(fault: Fault, words: Catalogue) -> str:
    """What is not as it was."""
    said = words.say(f"fault.{fault.slug}", **fault.facts)
    return said if fault.link is None else words.say("verify.link", link=str(fault.link), sentence=said)


def _sources(visit: Visit, *, problem: str, address: str, name: str) -> Page:
    found = changes(visit.view, visit.desk.packs)
    return Page(
        template="sources.html",
        title=visit.words.say("nav.sources"),
        values={
            "rows": sources(visit.view),
            "problem": problem,
            "address": address,
            "name": name,
            "changed": found.changed[-LATEST:][::-1],
            "gone": found.gone[-LATEST:][::-1],
            "head": head_of(visit.view.rows),
        },
    )
