"""Which sentences of a document are looked at: those whose words may tell something, and those a later one needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from vigie.extract.lexicon import UNTOLD, Hit
from vigie.extract.nodes import Span
from vigie.extract.quantities import QuantityMention

_CROWD = "crowd"  # a number before a nationality: "600 Cubans"
_MATTER = frozenset({_CROWD, "head", "weapon", "core", "property", "site", "finding", "backward"})
_PREDICATES = frozenset({"verb", "pred"})
VOICES = frozenset({"said", "according"})
PARTIES = frozenset({"org", "person", "role", "state", "rolehead", "again", "title"})
_TAKING_UP = frozenset({"pron", "again", "owner", "title"})
_DURATIONS = frozenset({"minute", "hour", "day", "week", "month", "year"})
_ADJACENT = 4  # characters between a number and the next word that the packs know


class Waiting(NamedTuple):
    """A sentence that tells nothing but names somebody: parsed only where a later one needs to know whom.

    ``voiced``: somebody speaks in it; ``goes_on``: may go on doing so behind it.
    """

    start: int
    end: int
    spans: Sequence[Span]
    voiced: bool
    paragraph: int
    goes_on: bool = True


class Glimpsed(NamedTuple):
    """A sentence before it is parsed: whether it opens its segment, the role of that, the categories of its words, and
    whether it is read whatever they are (a headline, a lead-in, what it leads to).
    """

    start: int
    end: int
    fresh: bool
    role: str
    cats: frozenset[str]
    led: bool


def glimpsed(text: str, hits: Sequence[Hit], sentences: Iterable[tuple[int, int, bool, str]]) -> list[Glimpsed]:
    """The sentences of a text with what their words may be."""
    found: list[Glimpsed] = []
    at, led = 0, False
    for start, end, fresh, role in sentences:
        first = at
        while at < len(hits) and hits[at].start < end:
            at += 1
        cats = frozenset[str]().union(*[h.cats for h in hits[first:at]])
        if "state" in cats and any("state" in h.cats and text[h.start - 2].isdigit() for h in hits[first:at]):
            cats |= {_CROWD}
        led = (led and (role == "list-item" or not fresh)) or text[end - 1] == ":"
        found.append(Glimpsed(start, end, fresh, role, cats, led or role in ("headline", "list-item")))
    return found


def counted(text: str, sentences: Iterable[Glimpsed]) -> str:
    """``text`` with blanks, as many, for the sentences where no number matters."""
    parts: list[str] = []
    position = 0
    for sentence in sentences:
        if not sentence.led and _MATTER.isdisjoint(sentence.cats) and _PREDICATES.isdisjoint(sentence.cats):
            parts += [text[position : sentence.start], " " * (sentence.end - sentence.start)]
            position = sentence.end
    return "".join([*parts, text[position:]])


def concerns(cats: frozenset[str], spans: Sequence[Span], end: int) -> bool:
    """Whether a sentence that ends at ``end`` may tell something: it names a thing or counts by a predicate."""
    if not _MATTER.isdisjoint(cats):
        return True
    return not _PREDICATES.isdisjoint(cats) and _counts_alone(spans, end)


def _counts_alone(spans: Sequence[Span], end: int) -> bool:
    """Whether a number counts things without a name ("50 were sent"): no unknown noun follows it."""
    if not any(isinstance(s, QuantityMention) for s in spans):
        return False
    spans = [s for s in spans if not (isinstance(s, Hit) and s.kind in UNTOLD)]
    afters = [*(s.start for s in spans[1:]), end]
    return any(
        isinstance(span, QuantityMention) and span.unit not in _DURATIONS and after - span.end < _ADJACENT
        for span, after in zip(spans, afters, strict=True)
    )


def wants(cats: frozenset[str], beside: bool) -> bool:
    """Whether a sentence needs those before it to know who speaks or acts: it takes somebody up, or lets nobody speak
    right behind (``beside``) one that does.
    """
    return (beside and VOICES.isdisjoint(cats)) or not _TAKING_UP.isdisjoint(cats)
