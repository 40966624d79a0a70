"""Shapes such as ``{day} {month} {year}``: literal words and named slots, tried only where they can start."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vigie.text.fold import lower
from vigie.text.forms import expand
from vigie.text.phrases import Phrases

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class ShapeMatch:
    """Where a shape stands, the reading it is listed under, and the text of each slot filled."""

    start: int
    end: int
    reading: str
    slots: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Shape:
    reading: str
    slots: tuple[str, ...]
    pattern: str
    openings: frozenset[str]  # slot names in braces, or first words


class ShapeReader:
    """Finds the shapes of a language in folded text.

    Of shapes that start at one place the one with more slots and words it must have wins; then the one listed first.
    ``readings`` maps a reading to its shapes, ``words`` a slot to its phrases, ``figures`` a slot to the pattern of
    what it may also be in figures.
    """

    def __init__(
        self, readings: Mapping[str, Sequence[str]], words: Mapping[str, Sequence[str]], figures: Mapping[str, str]
    ) -> None:
        self._patterns = {slot: _alternatives(words.get(slot, ()), figures.get(slot)) for slot in {*words, *figures}}
        shapes = [self._shape(reading, form) for reading, forms in readings.items() for form in forms]
        shapes.sort(key=lambda shape: -_weight(shape.pattern))
        by_opening: dict[str, list[int]] = {}
        for index, shape in enumerate(shapes):
            for opening in shape.openings:
                by_opening.setdefault(opening, []).append(index)
        starts: dict[str, set[int]] = {}
        for opening, indices in by_opening.items():
            slot = opening[1:-1] if opening.startswith("{") else ""
            for word in Phrases(dict.fromkeys(words.get(slot, ()) if slot else [opening], True)).meanings:
                starts.setdefault(_first_word(word), set()).update(indices)
        in_figures = {i for opening, found in by_opening.items() if opening[1:-1] in figures for i in found}
        in_figures.update(i for word, found in starts.items() if word[:1].isdigit() for i in found)
        self._shapes = shapes
        self._by_word = {word: frozenset(indices) for word, indices in starts.items() if word}
        self._by_figure = frozenset(in_figures)
        self._compiled: dict[frozenset[int], re.Pattern[str]] = {}
        self._start = re.compile(rf"(?<![\w.,])(?:[0-9]|{Phrases(dict.fromkeys(self._by_word, True)).pattern})")

    def find(self, folded: str) -> Iterator[ShapeMatch]:
        """The shapes of ``folded`` in order, never overlapping."""
        at = 0
        while start := self._start.search(folded, at):
            word = start.group()
            at = start.end()
            candidates = self._by_figure if word[0] in "0123456789" else self._by_word[word]
            pattern = self._compiled.get(candidates) or self._compile(candidates)
            match = pattern.match(folded, start.start())
            if match and match.lastgroup:
                at = match.end()
                index = int(match.lastgroup[1:])
                shape = self._shapes[index]
                slots = {s: found for s in shape.slots if (found := match.group(f"{s}_{index}")) is not None}
                yield ShapeMatch(match.start(), at, shape.reading, slots)

    def _shape(self, reading: str, form: str) -> _Shape:
        openings = frozenset(_opening(variant) for variant in expand(lower(form)))
        slots = tuple(_SLOT.findall(form))
        return _Shape(reading, slots, form, openings)

    def _compile(self, candidates: frozenset[int]) -> re.Pattern[str]:
        """The pattern of shapes that can start with one word, compiled when a text first holds that word."""
        pattern = re.compile("|".join(self._regex(index) for index in sorted(candidates)) or "(?!)")
        self._compiled[candidates] = pattern
        return pattern

    def _regex(self, index: int) -> str:
        variants = "|".join(self._variant(index, form) for form in [lower(self._shapes[index].pattern)])
        return rf"(?P<s{index}>{variants})(?!\w)"

    def _variant(self, index: int, form: str) -> str:
        body = ""
        for piece in re.split(r"(\{\w+\}|[()| ])", form):
            if piece == "(":
                body += "(?:"
            elif piece in (")", "|", ""):
                body += piece
            elif piece == " ":
                body += " +"
            elif piece.startswith("{"):
                body += rf"(?P<{piece[1:-1]}_{index}>{self._patterns[piece[1:-1]]})"
            else:
                body += re.escape(piece)
        return body


def _alternatives(words: Sequence[str], figures: str | None) -> str:
    spelled = Phrases(dict.fromkeys(words, True)).pattern if words else "(?!)"
    return f"(?:{figures}|{spelled})" if figures else spelled


def _weight(form: str) -> int:
    """How many slots and words a shape cannot do without; a group that may be empty counts for nothing."""
    needed = re.sub(r"\(([^()]*)\)", lambda group: "" if "" in group[1].split("|") else " word ", form)
    return len(needed.replace("{", " {").split())


def _opening(variant: str) -> str:
    slot = _SLOT.match(variant)
    return slot.group() if slot else _first_word(variant.partition("{")[0] or variant)


def _first_word(text: str) -> str:
    match = re.match(r"\w+", text)
    return match.group() if match else ""
