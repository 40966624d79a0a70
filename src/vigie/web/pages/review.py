"""Review: what to look at first, decided on by keyboard; slots set by selecting words; who decided what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from vigie.flow import reviewing
from vigie.flow.acting import user
from vigie.flow.queueing import ALL, agreements, to_read_again, to_review
from vigie.flow.reviewing import Word
from vigie.flow.weaving import weave
from vigie.model.claim import KINDS, Claim
from vigie.model.errors import ReviewError
from vigie.model.review import Review
from vigie.publish.gloss import gloss
from vigie.publish.names import label
from vigie.publish.reviews import agreement_line, what_was_set
from vigie.publish.slots import SlotLine, slot_lines
from vigie.review.edits import SEVERAL, SINGLE, VALUES, edit_of
from vigie.review.replay import held
from vigie.store.query import claim, document
from vigie.store.reviews import orphans, reviews
from vigie.store.rows import ClaimRow
from vigie.web.posting import Sent, onward
from vigie.web.quoting import Piece, marked_quotes
from vigie.web.reading import laid_out
from vigie.web.rendering import Page
from vigie.web.visit import Visit

SHOWN, LOGGED = 40, 200  # claims of the queue and decisions that a page shows
ACTS = ("accept", "reject", "comment", "undo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A claim to look at: why, what it says, and the words it stands in."""

    row: ClaimRow
    gloss: str
    kind: str
    reasons: tuple[str, ...]
    quotes: list[list[Piece]]
    slots: list[SlotLine]


def queue_page(visit: Visit) -> Page:
    """The claims to look at, those first that would change a conclusion; or those to read a second time."""
    second = bool(visit.asked("second"))
    made = reviews(visit.view)
    if second:
        waiting = to_read_again(made, user())[:SHOWN]
        cards = [_card(visit, claim(visit.view, one.target), one.seen, ()) for one in waiting]
    else:
        found = to_review(visit.view, SHOWN)
        cards = [_card(visit, one.row, one.row.claim, one.reasons) for one in found]
    standing = held(made)
    return Page(
        template="review.html",
        title=visit.words.say("nav.review"),
        scripts=("js/review.js",),
        values={
            "cards": cards,
            "second": second,
            "last": _line(visit, standing[-1]) if standing else None,
            "decided": len(standing),
            "problem": "",
        },
    )


def take_decision(visit: Visit, sent: Sent) -> Page | Response:
    """Keep what was decided about one claim, or take a decision back."""
    act = sent["act"] if sent["act"] in ACTS else "accept"
    word = Word(why=sent["why"] or None, second=bool(sent["second"]))
    case = visit.desk.case
    if act == "undo":
        made = reviewing.take_back(case, sent["id"], word)
    else:
        made = getattr(reviewing, act)(case, sent["claim"], word)
    if made.act != "comment" and not made.second:
        weave(case, visit.desk.packs)
    return onward("/review", [("second", "1")] if sent["second"] else [])


def correct_page(visit: Visit) -> Page:
    """A claim beside its text: words selected there fill its slots."""
    return _correcting(visit, "", "")


def take_correction(visit: Visit, sent: Sent) -> Page | Response:
    """Keep the slots that were set."""
    id = visit.request.path_params["claim"]
    word = Word(why=sent["why"] or None, second=bool(sent["second"]))
    try:
        edits = [edit_of(line) for line in sent["edits"].splitlines() if line.strip()]
        made = reviewing.correct(visit.desk.case, visit.desk.packs, id, edits, word)
    except ReviewError as error:
        return _correcting(visit, sent["edits"], visit.words.say_error(str(error)))
    weave(visit.desk.case, visit.desk.packs)
    return onward(f"/claims/{made.target}")


def add_page(visit: Visit) -> Page:
    """A document in which to select the words of a claim that the machine missed."""
    return _adding(visit, Sent(fields={}), "")


def take_missed(visit: Visit, sent: Sent) -> Page | Response:
    """Keep a claim that was missed."""
    id = visit.request.path_params["document"]
    at = int(sent["at"]) if sent["at"].isdecimal() else 0
    try:
        edits = [edit_of(line) for line in sent["edits"].splitlines() if line.strip()]
        word = Word(why=sent["why"] or None)
        made = reviewing.add(visit.desk.case, visit.desk.packs, id, sent["kind"], edits, word, at)
    except ReviewError as error:
        return _adding(visit, sent, visit.words.say_error(str(error)))
    weave(visit.desk.case, visit.desk.packs)
    return onward(f"/claims/{made.target}")


def decisions_page(visit: Visit) -> Page:
    """Who decided what when, what found its claim no more, how far two readers agree."""
    made, words = reviews(visit.view), visit.words
    standing = {one.id for one in held(made)}
    found = agreements(made)
    about = {kind: words.say("agreement.all") if kind == ALL else label(visit.names, "kind", kind) for kind in found}
    return Page(
        template="decisions.html",
        title=words.say("review.decisions"),
        values={
            "rows": [(_line(visit, one), one.id in standing) for one in reversed(made[-LOGGED:])],
            "total": len(made),
            "orphans": [_line(visit, one) for one in orphans(visit.view)],
            "agreements": [agreement_line(about[kind], one, words) for kind, one in found.items() if one.n],
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A decision in words."""

    review: Review
    act: str
    told: str


def _line(visit: Visit, one: Review) -> Line:
    return Line(review=one, act=visit.words.say(f"act.{one.act}"), told=what_was_set(one))


def _card(visit: Visit, row: ClaimRow, seen: Claim | None, reasons: Sequence[str]) -> Card:
    said = seen or row.claim
    page = document(visit.view, said.document)
    return Card(
        row=row,
        gloss=visit.words.spaced(gloss(said, visit.names)),
        kind=label(visit.names, "kind", said.kind),
        reasons=tuple(reasons),
        quotes=marked_quotes(page.document, said, visit.desk.packs),
        slots=slot_lines(said, visit.names, visit.words),
    )


def _correcting(visit: Visit, edits: str, problem: str) -> Page:
    row = claim(visit.view, visit.request.path_params["claim"])
    numbers = {name: len(getattr(row.claim, name)) + 1 for name in SEVERAL}
    values = {"claim": row.claim, "row": row, "slots": slot_lines(row.claim, visit.names, visit.words)}
    said = visit.words.spaced(gloss(row.claim, visit.names))
    return _edit_page(visit, row.claim.document, [row], numbers, {**values, "gloss": said, "edits": edits}, problem)


def _adding(visit: Visit, sent: Sent, problem: str) -> Page:
    id = document(visit.view, visit.request.path_params["document"]).row.id
    at = visit.asked("at") or sent["at"]
    values: dict[str, object] = {"claim": None, "row": None, "slots": [], "gloss": "", "edits": sent["edits"]}
    return _edit_page(visit, id, [], dict.fromkeys(SEVERAL, 2), {**values, "at": at, "chosen": sent["kind"]}, problem)


def _edit_page(
    visit: Visit, id: str, rows: list[ClaimRow], numbers: dict[str, int], values: dict[str, object], problem: str
) -> Page:
    page = document(visit.view, id)
    choices = [(name, name) for name in SINGLE]
    choices += [(name, f"{name}.{number}") for name, most in numbers.items() for number in range(1, most + 1)]
    kinds = [(kind, label(visit.names, "kind", kind)) for kind in KINDS]
    return Page(
        template="correct.html",
        title=visit.words.say("review.correct" if rows else "review.add"),
        scripts=("js/correct.js",),
        values={
            "blocks": laid_out(page.document, rows, []),
            "document": page.row,
            "choices": choices,
            "plain": list(VALUES.items()),
            "kinds": kinds,
            "problem": problem,
            "at": "",
            "chosen": "",
            **values,
        },
        status=400 if problem else 200,
    )
