"""The words of a document cut into pieces that a page can colour: always pieces of text, never offsets."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from vigie.model.claim import Claim
from vigie.model.document import Document
from vigie.packs.files import Packs
from vigie.publish.quotes import filled_slots, sentences_around
from vigie.text.tokens import SentenceRules

HUES = ("supplier", "recipient", "actor", "item", "quantity", "time", "place", "claimers")
ALIKE = {
    "parties": "actor", "maker": "actor", "end_user": "recipient", "intermediaries": "actor", "stated": "time",
    "recovered": "time", "examined": "time", "departure": "place", "via": "place", "destination": "place",
    "part_of": "item",
}  # fmt: skip
OTHER, UNREAD = "other", "unread"


@dataclass(frozen=True, slots=True)
class Span:
    """``start`` to ``end`` of a text filled ``slot`` of ``claim``."""

    start: int
    end: int
    slot: str
    claim: str = ""

    def within(self, start: int, end: int) -> Span:
        """The part of it that lies between ``start`` and ``end``."""
        return Span(max(self.start, start), min(self.end, end), self.slot, self.claim)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that the same spans cover: ``slots`` in their order, the narrowest first.

    ``claims`` are those of the slots, ``hue`` the colour of the first, None where no slot is; ``inside`` the evidence.
    ``start`` is its offset in code points. What is ``UNREAD`` is so only where no slot is.
    """

    text: str
    start: int
    slots: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    hue: str | None = None
    inside: bool = False


def slot_spans(claim: Claim) -> list[Span]:
    """Where the slots of ``claim`` stand in its document."""
    return [
        Span(filled.filler.start, filled.filler.end, filled.slot, claim.id)
        for filled in filled_slots(claim)
        if filled.filler.start is not None and filled.filler.end is not None
    ]


def pieces(text: str, start: int, end: int, spans: list[Span], evidence: list[tuple[int, int]]) -> list[Piece]:
    """``text[start:end]`` cut wherever a span or a stretch of evidence begins or ends; spans may overlap."""
    inside = [span for span in spans if start <= span.start < span.end <= end]
    edges = {start, end, *(edge for span in inside for edge in (span.start, span.end))}
    edges |= {edge for one in evidence for edge in one if start < edge < end}
    found = []
    for begin, stop in pairwise(sorted(edges)):
        over = sorted((s for s in inside if s.start <= begin and stop <= s.end), key=lambda s: s.end - s.start)
        over = [span for span in over if span.slot != UNREAD] or over
        slots = tuple(dict.fromkeys(span.slot for span in over))
        found.append(
            Piece(
                text=text[begin:stop],
                start=begin,
                slots=slots,
                claims=tuple(dict.fromkeys(span.claim for span in over)),
                hue=hue_of(slots[0]) if slots else None,
                inside=any(a <= begin and stop <= b for a, b in evidence),
            )
        )
    return found


def hue_of(slot: str) -> str:
    """The colour of a slot: one of ``HUES``, or that of the rest."""
    return slot if slot in HUES else ALIKE.get(slot, OTHER)


def marked_quotes(document: Document, claim: Claim, packs: Packs) -> list[list[Piece]]:
    """Each stretch of evidence in its sentences."""
    pack = packs.languages.get(document.language or "")
    rules = SentenceRules(pack.language.abbreviations if pack else ())
    evidence = [(span.start, span.end) for span in claim.evidence]
    around = dict.fromkeys(sentences_around(document.text, span, rules) for span in claim.evidence)
    return [pieces(document.text, start, end, slot_spans(claim), evidence) for start, end in around]
