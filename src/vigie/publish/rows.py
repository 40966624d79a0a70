"""A claim as the cells of a ledger, in the words of one language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vigie.model.claim import Claim, Claimer, When
from vigie.packs.messages import Catalogue
from vigie.publish.dates import short_date
from vigie.publish.names import Names, label, shown_body, shown_item
from vigie.publish.quantities import short_amount

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
UNSAID = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A claim with what one needs to cite it; the fields mean what they mean in a document."""

    claim: Claim
    path: str
    sha256: str
    publisher: str | None = None
    dated: str | None = None
    title: str | None = None
    language: str | None = None
    url: str | None = None
    superseded: bool = False
    excluded: bool = False
    review: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One line of the ledger, each cell a text to print; empty where the claim says nothing."""

    claim: str
    claimer: str
    kind: str
    parties: str
    item: str
    quantity: str
    when: str
    status: str


def ledger_row(
    claim: Claim, names: Names, words: Catalogue, *, superseded: bool = False, review: str | None = None
) -> LedgerRow:
    """The cells of ``claim``; ``review`` is what people's decisions made of it."""
    quantity = claim.quantity
    cells = LedgerRow(
        claim=claim.id,
        claimer=shown_claimers(claim.claimers, names, words),
        kind=label(names, "kind", claim.kind),
        parties=_parties(claim, names),
        item=shown_item(names, claim.item) if claim.item else "",
        quantity=short_amount(quantity, names.gloss, names.language) if quantity else "",
        when=shown_time(claim.time, names) if claim.time else "",
        status=_reviewed(shown_status(claim, names, words, superseded=superseded), review, words),
    )
    return LedgerRow(**{name: words.spaced(printable(getattr(cells, name))) for name in LedgerRow.__slots__})


def shown_claimers(claimers: tuple[Claimer, ...], names: Names, words: Catalogue) -> str:
    """The origin, and in brackets who relays it."""
    said = [shown_body(names, claimer) for claimer in claimers or (Claimer(id="author"),)]
    if len(said) == 1:
        return said[0]
    return words.say("mark.relayed", origin=said[0], relay=", ".join(said[1:]))


def shown_time(when: When, names: Names) -> str:
    """The date as read; the document's words in quotes when it stays relative."""
    if when.edtf:
        return short_date(when.edtf, names.gloss, names.language)
    return names.gloss.sentences["quote"].format(text=when.text)


def shown_status(claim: Claim, names: Names, words: Catalogue, *, superseded: bool = False) -> str:
    """The status with its marks: hedged, superseded."""
    status = label(names, "status", claim.status)
    if claim.certainty == "hedged":
        status = words.say("mark.hedged", status=status)
    return words.say("mark.superseded", status=status) if superseded else status


def _reviewed(status: str, review: str | None, words: Catalogue) -> str:
    return words.say("mark.review", status=status, review=words.say(f"review.{review}")) if review else status


def printable(text: str) -> str:
    """``text`` on one line, without the control and direction signs that could disguise a terminal's screen."""
    return " ".join(_CONTROLS.sub(" ", text).split(" ")).replace("\n", " ").replace("\t", " ")


def _parties(claim: Claim, names: Names) -> str:
    if claim.parties:
        return ", ".join(shown_body(names, party) for party in claim.parties)
    if claim.kind == "transfer":
        ends = (claim.supplier, claim.recipient)
        return " → ".join(shown_body(names, end) if end else UNSAID for end in ends) if any(ends) else ""
    actor = shown_body(names, claim.actor) if claim.actor else ""
    if claim.kind == "deployment" and claim.place:
        return f"{actor or UNSAID} → {shown_body(names, claim.place)}"
    return actor
