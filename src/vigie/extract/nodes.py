"""A sentence as a row of nodes: hits of the lexicon, quantities, dates and the plain words between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from vigie.extract.lexicon import UNTOLD, Hit, Reading
from vigie.extract.quantities import QuantityMention
from vigie.extract.times import TimeMention
from vigie.text.glue import NO_GLUE, Glue
from vigie.text.tokens import WORD


@dataclass(slots=True)
class Node:
    """One stretch of a sentence. ``kind`` is a category of the lexicon, ``qty``, ``time``, ``word`` or ``punct``;
    after phrases are built also ``item`` and ``actor`` (with their record in ``value``).

    ``marker`` is the key of the preposition that governs a phrase, "" for a bare one; ``clause`` its clause number;
    ``functions`` what a case or particle leaves possible, empty in languages without them.
    """

    kind: str
    start: int
    end: int
    text: str
    readings: tuple[Reading, ...] = ()
    value: Any = None
    marker: str = ""
    clause: int = 0
    cats: frozenset[str] = field(default=frozenset())
    functions: frozenset[str] = frozenset()

    def reading(self, cat: str) -> Reading | None:
        """The first reading of this category."""
        for reading in self.readings:
            if reading.cat == cat:
                return reading
        return None

    def all(self, cat: str) -> list[Reading]:
        """Every reading of this category."""
        return [r for r in self.readings if r.cat == cat]


def is_name(node: Node) -> bool:
    """Whether a word that the packs do not know is written as a name."""
    return node.kind == "word" and node.text[0].isupper()


_NAMES = frozenset({"weapon", "never", "mod", "head"})

Span = Hit | QuantityMention | TimeMention


def outline(hits: Sequence[Hit], quantities: Sequence[QuantityMention], times: Sequence[TimeMention]) -> list[Span]:
    """One row of non-overlapping spans in text order: a designation beats a number, a date beats a number, and a
    number or date beats the words inside it.
    """
    names = [h for h in hits if not _NAMES.isdisjoint(h.cats) and any(map(str.isdigit, _form(h)))]
    names += [h for h in hits if "figure" in h.cats and " " in _form(h)]  # "à ce jour" is no day
    particles = {h.end: h for h in hits if "verb" in h.cats and " " in _form(h)}
    for quantity in quantities:
        if quantity.start < quantity.number_start and quantity.number_start - 1 in particles:
            names.append(particles[quantity.number_start - 1])
    named = {h.start for h in names}
    quantities = [_counted(q) if q.kind == "unit" and q.number_end + 1 in named else q for q in quantities]
    heads = {h.end: h for h in hits if h.kind == "head"}
    starts = {h.start: h for h in hits if h.kind in ("prep", "head")} if heads else {}
    counts = [_counting(_unbound(q, particles), heads, starts) for q in quantities if q.kind != "ordinal"]
    ends: list[Span] = [*hits[-1:], *quantities[-1:], *times[-1:]]
    last = max((s.end for s in ends), default=0)
    cover = bytearray(last)
    taken: list[Span] = []
    rows: list[Sequence[Span]] = [names, times, counts]
    for spans in rows:
        for span in spans:
            if 1 not in cover[span.start : span.end]:
                cover[span.start : span.end] = b"\x01" * (span.end - span.start)
                taken.append(span)
    taken += [h for h in hits if 1 not in cover[h.start : h.end]]  # which never overlap each other
    taken.sort(key=attrgetter("start"))
    return taken


def _unbound(quantity: QuantityMention, particles: Mapping[int, Hit]) -> QuantityMention:
    """ "handed over two boats": the word before the number belongs to the verb and bounds nothing."""
    if quantity.start == quantity.number_start or quantity.number_start - 1 not in particles:
        return quantity
    value = quantity.min if quantity.min is not None else quantity.max
    return replace(quantity, start=quantity.number_start, min=value, max=value)


def _counted(quantity: QuantityMention) -> QuantityMention:
    """ "24 M 777": the letter behind the number begins a designation and is no unit."""
    return replace(quantity, end=quantity.number_end, kind="count", unit=None)


def _counting(quantity: QuantityMention, heads: Mapping[int, Hit], starts: Mapping[int, Hit]) -> QuantityMention:
    """ "the sale of six ships": what holds a load is the thing itself where a head of the packs names it so, also as
    its first word ("six navires de guerre", "six barrel bombs").
    """
    head = heads.get(quantity.end)
    longer = starts.get(quantity.number_end + 1) if quantity.kind == "unit" else None
    if longer is not None and longer.kind == "head" and longer.end > quantity.end:
        return _counted(quantity)
    if quantity.kind != "unit" or head is None or not quantity.number_end <= head.start:
        return quantity
    loaded = starts.get(quantity.end + 1)  # "six ships of shells"
    if any(r.cat == "head" and r.feature in ("goods", "arms") for r in head.readings) or (
        loaded is not None and any(r.cat == "prep" and r.data == "of" for r in loaded.readings)
    ):
        return quantity
    return _counted(quantity)


def _form(hit: Hit) -> str:
    form = hit.readings[0].form
    return "" if form.isdigit() else form  # a bare calibre ("the 155") never beats the number it stands in


def make_nodes(
    text: str, start: int, end: int, spans: Sequence[Span], shift: int = 0, glue: Glue = NO_GLUE
) -> list[Node]:
    """The nodes of ``text[start:end]`` from the ``spans`` that lie in it, their offsets moved by ``shift``.

    The particle of ``glue`` right behind a span is a node of its own.
    """
    nodes: list[Node] = []
    position = start
    for span in spans:
        _words(nodes, text, position, span.start)
        shown = text[span.start : span.end]
        if isinstance(span, Hit):
            kind = "word" if span.kind in UNTOLD else span.kind
            nodes.append(Node(kind, span.start, span.end, shown, span.readings, cats=span.cats))
        elif isinstance(span, QuantityMention):
            nodes.append(Node("qty", span.start, span.end, shown, value=span))
        else:
            nodes.append(Node("time", span.start, span.end, shown, value=span))
        position = span.end
        behind = glue.at(text, position) if glue.particles else 0
        if behind:
            told = glue.particles[text[position:behind]]
            kind = {"of": "poss", "and": "and"}.get(told[0], "particle")
            nodes.append(Node(kind, position, behind, text[position:behind], value=told))
            position = behind
    _words(nodes, text, position, end)
    for node in nodes if shift else ():
        node.start, node.end = node.start + shift, node.end + shift
    return nodes


def _words(nodes: list[Node], text: str, start: int, end: int) -> None:
    if end <= start or (end == start + 1 and text[start] == " "):
        return  # most gaps are one blank
    for match in WORD.finditer(text, start, end):
        shown = match[0]
        nodes.append(Node("word" if shown[0].isalnum() else "punct", match.start(), match.end(), shown))
