"""The words of a language in one table: text in, readings with exact offsets out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate
from types import MappingProxyType
from typing import Any, NamedTuple

from vigie.packs.language import Language
from vigie.packs.records import Items
from vigie.text import fold
from vigie.text.glue import NO_GLUE, Glue

# A word, or the apostrophe or hyphen that may begin an ending ("'s", "-t-il"); other marks begin no form.
_WORD = re.compile(r"([^\W_]+|(?<=[^\W_])['-](?=[^\W_]))")
_MARKS = ("'", "-")
_PARTS = 4  # forms that a word written together may hold
# known, but no more than words until a verb group takes them in
UNTOLD = frozenset("act noun holder content water figure cleft reflexive object apart tally gauge".split())
_OPENED = frozenset({"mod", "core"})
_CATALOGUED = frozenset({"weapon", "org", "person", "state", "vague", "place", "role"})
# What a node is first of all when its readings leave a choice; the rest stay at hand in ``readings``.
RANK = (
    "never weapon head org person role rolehead state vague place reciprocal negator according hedge "
    "possibly property site carrier finding pred verb said gov aux mode title pron dative neg rel comp if sub prep "
    "and or but det owner poss worth question such again newsroom mod clitic adv anaphora indefinite "
    "backward measure cleft reflexive object apart act noun holder content water figure tally gauge"
).split()
_RANK = {cat: number for number, cat in enumerate(RANK)}


def first_of(cats: frozenset[str]) -> str:
    """The category that comes first by rank."""
    return min(cats, key=lambda cat: _RANK.get(cat, len(RANK)))


class Reading(NamedTuple):
    """What a form may be: its category, the record behind it, how it was named, its verb feature, its ``cases``."""

    cat: str
    data: Any
    form: str
    feature: str = ""
    weak: bool = False
    cased: str = ""
    acronym: bool = False
    cases: frozenset[str] = frozenset()


class Hit(NamedTuple):
    """A stretch of text with every reading it allows, the categories among them, the first of these by rank, and the
    ids it names beyond doubt.
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    cats: frozenset[str]
    kind: str
    strong: frozenset[str]


_hit = partial(tuple.__new__, Hit)  # from a row of its fields: most words of a text make one


class Form(NamedTuple):
    """A form of the packs. ``form`` is the one spelling all its readings ask for, None where they differ; then
    ``small`` holds what each of its spellings in small letters allows.
    """

    readings: tuple[Reading, ...]
    cats: frozenset[str]
    kind: str
    form: str | None
    strong: frozenset[str]
    small: Mapping[str, Form] = MappingProxyType({})


@dataclass(slots=True)
class Lexicon:
    """The compiled words of one language. ``find`` is linear in the text and safe on any Unicode.

    ``lengths`` maps the first word of every form, then its second word ("" for none), to the lengths to try there,
    longest first; ``index`` maps the form itself to its entry.
    """

    language: Language
    items: Items
    entries: list[Form]
    lengths: dict[str, dict[str, list[int]]]
    index: dict[str, int]
    openings: tuple[str, ...] = ()
    glue: Glue = NO_GLUE
    starts: dict[str, list[int]] = field(default_factory=dict)  # where particles are glued: lengths by first letter
    inverted: tuple[str, ...] = ()
    refinements: dict[tuple[int, str], str] = field(default_factory=dict)

    def find(self, text: str) -> list[Hit]:
        """Leftmost-longest hits with word boundaries; words keep their accents ("a" is not "à", "mais" no "maïs"),
        proper names need none, and acronyms stand in capitals.
        """
        bare, lowered = fold.bare(text), fold.lower(text)
        if self.glue.particles:
            return self._glued(text, bare, lowered)
        hits: list[Hit] = []
        position = 0
        table, index, entries = self.lengths, self.index, self.entries
        pieces = _WORD.split(bare)  # gap, word, gap, word, ..., gap
        words, starts = pieces[1::2], list(accumulate(map(len, pieces)))[::2]
        options_of = list(map(table.get, words))
        words += ["", ""]
        last = len(bare)
        for at, lengths in enumerate(options_of):
            start = starts[at]
            if lengths is None or start < position:
                continue
            if len(lengths) == 1:
                options = lengths[""]
            else:
                second = words[at + 1] if words[at + 1] not in _MARKS else words[at + 2]
                options = lengths.get(second) or lengths[""]
            for length in options:
                end = start + length
                number = index.get(bare[start:end])
                if number is None or end > last:
                    continue
                if bare[end : end + 1] != " " and not self._closes(text, bare, start, end):
                    continue
                entry = entries[number]
                kind = entry.kind
                if kind in UNTOLD and "-" in (bare[start - 1 : start], bare[end : end + 1]):
                    break  # "state-run" is one word, and no verb
                if kind in _OPENED and entry.cats <= _OPENED and self._runs_on(bare, words, starts, at + 1, end):
                    continue  # "de mortiers | 120 mm": the designation inside goes on
                spelled = lowered[start:end]
                if entry.form != spelled:
                    shown = text[start:end]
                    found = entry.small.get(spelled) if shown == spelled else _narrowed(entry, shown, spelled)
                    if found is None:
                        continue
                    entry = found
                readings, cats, kind, _, strong, _ = entry
                hits.append(_hit((start, end, readings, cats, kind, strong)))
                position = end
                break
        return hits

    def _glued(self, text: str, bare: str, lowered: str) -> list[Hit]:
        """Hits where particles and nouns are written together: a word counts when forms and a particle fill it."""
        hits: list[Hit] = []
        for word in _WORD.finditer(bare):
            if word.start() >= (hits[-1].end if hits else 0):
                hits += self._cut(text, bare, lowered, word.start(), _PARTS) or []
        return hits

    def _cut(self, text: str, bare: str, lowered: str, start: int, parts: int) -> list[Hit] | None:
        """The forms that fill the word from ``start`` on, longest first; None when nothing does."""
        for length in self.starts.get(bare[start : start + 1], ()) if parts else ():
            end = start + length
            number = self.index.get(bare[start:end])
            if number is None or end > len(bare):
                continue
            entry = _narrowed(self.entries[number], text[start:end], lowered[start:end])
            if entry is None:
                continue
            hit = Hit(start, end, entry.readings, entry.cats, entry.kind, entry.strong)
            if not bare[end : end + 1].isalnum() or self.glue.at(bare, end) or bare[end].isdigit():
                return [hit]
            rest = self._cut(text, bare, lowered, end, parts - 1)
            if rest is not None:
                return [hit, *rest]
        return None

    def _runs_on(self, bare: str, words: Sequence[str], starts: Sequence[int], at: int, end: int) -> bool:
        """Whether a form that begins with word ``at``, before ``end``, goes on behind it."""
        start = starts[at]
        if start + len(words[at]) > end:
            return False
        for length in self.lengths.get(words[at], {}).get(words[at + 1], ()):
            if end < start + length <= len(bare) and bare[start : start + length] in self.index:
                return self._ends(bare, start, start + length)
        return False

    def _closes(self, text: str, bare: str, start: int, end: int) -> bool:
        """Whether a form ends a word, or names one of two states that a hyphen joins ("Corée du Nord-Russie")."""
        if self._ends(bare, start, end):
            return True
        states = text[end] == "-" and text[end + 1].isupper()
        return states and "state" in self.entries[self.index[bare[start:end]]].cats

    def _ends(self, bare: str, start: int, end: int) -> bool:
        """Whether a form ends a word: "a-t-il" hangs a pronoun on it, "sud-coréen" goes on."""
        after = bare[end : end + 1]
        if after.isalnum():
            return not bare[end - 1].isalnum()
        if after != "-" or not bare[end + 1 : end + 2].isalpha() or not bare[end - 1].isalpha():
            return True
        return "-" in bare[start:end] or (bool(self.inverted) and bare.startswith(self.inverted, end))

    def opening(self, modifier: str) -> str | None:
        """The "of" a modifier begins with ("de ", "d'"); None where it begins otherwise."""
        lowered = fold.lower(modifier)
        return next((o for o in self.openings if lowered.startswith(o)), None)

    def lookup(self, form: str) -> tuple[Reading, ...]:
        """What ``form`` alone may be; empty when the packs do not know it."""
        number = self.index.get(fold.bare(form))
        lowered = fold.lower(form)
        return () if number is None else tuple(r for r in self.entries[number].readings if _allowed(r, form, lowered))

    def refined(self, head: int, modifier: str) -> str | None:
        """The finer class that ``modifier`` (its lower-case form) gives to the head number ``head``."""
        return self.refinements.get((head, modifier))


def _allowed(reading: Reading, shown: str, lowered: str) -> bool:
    if reading.acronym:
        spoken = len(shown) > 3 and shown.istitle()  # French writes what it can say so: Otan, Unesco
        return shown.isupper() or spoken or (shown.endswith("s") and shown[:-1].isupper())
    if reading.cased:
        words = shown.split()
        if reading.cat == "org":  # "Russian Helicopters" is a company, "Russian helicopters" are not
            capitals = zip(reading.cased.split(), words, strict=False)
            return all(w[0].isupper() or not f[0].isupper() for f, w in capitals)
        return words[0][0].isupper() or words[0][0].isdigit()
    if lowered == reading.form or (shown.isupper() and len(shown) > 1):
        return True
    # a capital may go without its accent: "A Séoul", "Elue en 2019", "Etats"
    return shown[0].isupper() and lowered[1:] == reading.form[1:] and lowered[0] == fold.bare(reading.form[0])


def made(readings: tuple[Reading, ...], form: str | None) -> Form:
    """A form with its readings, and what is asked of them over and over worked out once."""
    cats = frozenset(r.cat for r in readings)
    strong = frozenset(r.data.id for r in readings if not r.weak and r.cat in _CATALOGUED)
    return Form(readings, cats, first_of(cats), form, strong)


def spelled_small(form: Form) -> Form:
    """A form with what it may be where no letter of it is a capital."""
    small = {}
    for spelling in {fold.lower(r.form) for r in form.readings}:
        narrowed = _narrowed(form, spelling, spelling)
        if narrowed is not None:
            small[spelling] = narrowed
    return form._replace(small=small)


def _narrowed(entry: Form, shown: str, lowered: str) -> Form | None:
    """The readings of an entry that a spelling allows; None when it allows none."""
    allowed = [r for r in entry.readings if _allowed(r, shown, lowered)]
    if len(shown) == 1 and shown.isupper():  # "A Séoul": no sentence that tells something opens with its auxiliary
        allowed = [r for r in allowed if r.cat == "prep"] or allowed
    if len(allowed) == len(entry.readings):
        return entry
    return made(tuple(allowed), None) if allowed else None


Pair = tuple[str, Reading]
