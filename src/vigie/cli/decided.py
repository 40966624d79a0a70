"""What people decided about a claim, under its page: who, what, when, and what the machine said."""

from __future__ import annotations

from rich.text import Text

from vigie.cli.page import heading, moment
from vigie.cli.screen import screen, show_paragraph
from vigie.model.review import Review
from vigie.packs.messages import Catalogue
from vigie.publish.gloss import gloss
from vigie.publish.names import Names
from vigie.publish.reviews import what_was_set
from vigie.publish.rows import printable
from vigie.store.case import View
from vigie.store.query import ClaimRow
from vigie.store.reviews import machine_claim, reviews_of


def show_decided(view: View, row: ClaimRow, names: Names, words: Catalogue) -> None:
    """Print the decisions that name a claim; nothing where nobody decided."""
    made = reviews_of(view, row.claim.id)
    if not made:
        return
    screen().print("\n", heading(words.say("show.reviews")), sep="")
    for one in made:
        show_paragraph(Text(printable(decision_line(one, words))))
    said = machine_claim(view, row.claim.id)
    if said is None:
        show_paragraph(Text(words.say("show.no-machine")))
    elif said != row.claim:
        show_paragraph(Text(words.spaced(printable(words.say("show.machine", gloss=gloss(said, names))))))


def decision_line(one: Review, words: Catalogue) -> str:
    """One decision on one line."""
    act = words.say(f"act.{one.act}")
    shown = words.say("reviews.second", act=act) if one.second else act
    told = [what_was_set(one), one.target if one.act == "undo" else "", one.why or ""]
    return "  ".join([moment(one.at), one.who, shown, *(part for part in told if part), f"({one.id})"])
