"""A claim's evidence in its sentence, cut into pieces so that a screen can mark the words of the slots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Literal

from vigie.model.claim import Anchored, Claim, Claimer, Evidence
from vigie.text.tokens import SentenceRules

LONG = 360  # characters of evidence that a screen shows whole
WORD = 20  # characters within which a gap between words is looked for
Part = Literal["context", "quote", "slot"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document: ``context`` around the evidence, ``quote``, or the words of a ``slot``."""

    text: str
    part: Part


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot with words: the name of the slot and its filler."""

    slot: str
    filler: Anchored | Claimer


def filled_slots(claim: Claim) -> list[Filled]:
    """The slots of ``claim`` that hold something, in the order of the record; lists one by one."""
    return [
        Filled(field.name, filler)
        for field in fields(claim)
        for filler in _fillers(getattr(claim, field.name))
        if isinstance(filler, (Anchored, Claimer))
    ]


def in_sentence(text: str, evidence: Evidence, claim: Claim, rules: SentenceRules) -> list[Piece]:
    """The sentences of ``text`` that ``evidence`` touches, cut where evidence and slots begin and end."""
    start, end = sentences_around(text, evidence, rules)
    spans = _disjoint((f.filler.start, f.filler.end) for f in filled_slots(claim))
    inside = [(a, b) for a, b in spans if start <= a < b <= end]
    cuts = sorted({start, end, evidence.start, evidence.end, *(edge for span in inside for edge in span)})
    pieces = []
    for begin, stop in pairwise(cuts):
        is_slot = any(a <= begin and stop <= b for a, b in inside)
        is_quote = evidence.start <= begin and stop <= evidence.end
        pieces.append(Piece(text[begin:stop], "slot" if is_slot else "quote" if is_quote else "context"))
    return pieces


def excerpt(text: str, start: int, end: int, claim: Claim) -> str:
    """A stretch of ``text`` on one line; of a long one what stands around who spoke, else around the claim."""
    if end - start > LONG:
        points = [*(who.start for who in claim.claimers if who.start is not None), claim.head]
        focus = next((point for point in points if start <= point < end), start)
        first, last = max(start, focus - LONG // 3), min(end, focus + LONG - LONG // 3)
        cut = " ".join(text[_word(text, first, start) : _word(text, last, end)].split())
        return f"{'… ' if first > start else ''}{cut}{' …' if last < end else ''}"
    return " ".join(text[start:end].split())


def _word(text: str, place: int, edge: int) -> int:
    """The nearest gap between words to ``place``, towards ``edge``; the place itself where there is none near."""
    step = 1 if edge > place else -1
    reach = range(place, place + step * min(WORD, abs(edge - place)), step)
    return next((at for at in reach if text[at - (step < 0)].isspace()), edge if abs(edge - place) < WORD else place)


def sentences_around(text: str, evidence: Evidence, rules: SentenceRules) -> tuple[int, int]:
    """Where the sentences that ``evidence`` touches begin and end, within its paragraph."""
    above = text.rfind("\n", 0, evidence.start) + 1
    below = text.find("\n", evidence.end)
    below = len(text) if below < 0 else below
    touched = [span for span in rules.split(text, above, below) if span[0] < evidence.end and span[1] > evidence.start]
    edges = [evidence.start, evidence.end, *(edge for span in touched for edge in span)]
    return min(edges), max(edges)


def _disjoint(spans: Iterator[tuple[int | None, int | None]]) -> list[tuple[int, int]]:
    """The spans in order; of two that overlap the first, of two that begin together the longer."""
    kept: list[tuple[int, int]] = []
    known = [(start, end) for start, end in spans if start is not None and end is not None]
    for start, end in sorted(known, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _fillers(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)
