"""What carries the goods: the ships and aircraft that a sentence names, with their number, flag and operator."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vigie.extract.craft import Bearer, Line, Mark, Name, Words
from vigie.extract.drafts import Draft
from vigie.extract.lexicon import Hit
from vigie.extract.nodes import Node, Span
from vigie.extract.phrases import ItemPhrase
from vigie.extract.quantities import QuantityMention
from vigie.model.imo import imo_number
from vigie.text.phrases import skip

_NUMBER = re.compile(r"[^\d\n]{0,12}?(\d{7})(?!\d)")
_STATE = re.compile(r"[^\W_]+(?:[-'’ ][^\W_]+){0,3}")
_STATE_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BEHIND = 80  # characters between a name and what is told of it behind
_AHEAD = 45  # between what is told of a ship and her name
_APPOSED = re.compile(r"\s*,\s+(?:\S+\s+){1,5}$")
_BETWEEN = re.compile(r"(?:[^\s,;:()]+\s+){0,3}$")
_LOADED = re.compile(r"\s+(?:[^\s,;:()]+\s+){0,2}$")
_NAMING = frozenset({"noun", "title", "flag", "aboard", "number"})  # what stands beside a name
_AIRCRAFT = "aircraft"  # the class of the vocabulary whose designations may be what carries


def carriers_in(words: Words, text: str, folded: str, sentence: tuple[int, int], spans: Sequence[Span]) -> list[Bearer]:
    """The ships and aircraft of a sentence that may carry, in text order. ``folded`` is ``text`` in small letters."""
    marks = words.find(folded, *sentence)
    planes = [s for s in spans if isinstance(s, Hit) and "weapon" in s.cats and _is_aircraft(s)] if marks else []
    if not planes and all(mark.meaning.tells not in _NAMING for mark in marks):
        return []
    finder = _Finder(Line(text, folded, *sentence, spans, words), marks)
    finder.ships()
    finder.aircraft(planes)
    finder.details()
    return sorted(finder.found, key=lambda craft: craft.start)


def give_carriers(drafts: Sequence[Draft], nodes: Sequence[Node], found: Sequence[Bearer]) -> None:
    """Gives the transfers of a sentence what carries them: what its own clause names, else all."""
    goods = [d.item for d in drafts if d.item is not None and d.kind == "transfer" and d.status != "intercepted"]
    found = [c for c in found if not any(_is_of(c, item) for item in goods)]
    for draft in drafts if found else ():
        if draft.kind == "transfer":
            others = [c for c in found if draft.item is None or not _is_of(c, draft.item)]
            own = [c for c in others if _clause(nodes, c.start) == _clause(nodes, draft.head)]
            draft.carriers = own or others


def _is_of(craft: Bearer, item: ItemPhrase) -> bool:
    """Whether a craft is itself the thing."""
    return craft.opens < item.end and item.start < craft.end


def _clause(nodes: Sequence[Node], at: int) -> int:
    return next((n.clause for n in reversed(nodes) if n.start <= at), 0)


def _is_aircraft(hit: Hit) -> bool:
    return any(r.cat == "weapon" and r.data.item_class == _AIRCRAFT for r in hit.readings)


class _Finder:
    """The craft found so far in one sentence."""

    def __init__(self, line: Line, marks: Sequence[Mark]) -> None:
        self.line, self.marks = line, marks
        self.found: list[Bearer] = []
        self._groups = 0
        self.flags = [flag for m in marks if m.meaning.tells == "flag" and (flag := self._flag(m))]

    def ships(self) -> None:
        """Names beside nouns, titles, flags and words for "on board"."""
        for mark in self.marks:
            tells, meaning = mark.meaning.tells, mark.meaning
            if any(c.start <= mark.start < c.end for c in self.found):
                continue
            if tells == "noun" and meaning.kind == "ship" and (not meaning.weak or self._led(mark)):
                names = self.line.names(self._qualified(mark.end), several=meaning.several)
                self._take("ship", mark, names or self._apposed(mark))
            elif (tells == "title" and self.line.text[mark.start : mark.end].isupper()) or (
                tells == "flag" and any(f[3] and f[1] == mark.end for f in self.flags)
            ):
                self._take("ship", mark, self.line.names(mark.end, several=False, far=False))
            elif tells == "aboard":
                names = self.line.names(mark.end, several=False, far=False)
                self._take("ship", mark, [n for n in names if not re.search(r"\d", self.line.text[n.start : n.end])])

    def aircraft(self, planes: Sequence[Hit]) -> None:
        """Types of aircraft and names with figures beside a noun, where words say that they carry."""
        nouns = [m for m in self.marks if m.meaning.tells == "noun" and m.meaning.kind == "aircraft"]
        for plane in planes:
            maker = self.line.before(plane.start, str.isalpha)
            name = Name(maker.start if maker else plane.start, plane.end, plane.end, closed=False)
            noun = next((m for m in nouns if _beside(m, name)), None)
            self._flown(name, noun)
        for noun in nouns:
            behind = self.line.names(noun.end, several=False, far=False)
            ahead = self.line.before(noun.start, _figured)
            for name in [*behind, *([ahead] if ahead else [])]:
                if _figured(self.line.text[name.start : name.end]):
                    self._flown(name, noun)

    def _flown(self, name: Name, noun: Mark | None) -> None:
        opens = min(name.start, noun.start) if noun else name.start
        closes = max(name.end, noun.end) if noun else name.end
        if any(c.start < name.end and name.start < c.end for c in self.found):
            return
        if self._borne(opens) or self._loaded(closes) or (noun and self._by_particle(noun.end)):
            self._take("aircraft", Mark(opens, closes, self.marks[0].meaning), [name])

    def _borne(self, opens: int) -> bool:
        """Whether the goods are said to be on board of what begins here."""
        ahead = [m for m in self.marks if m.meaning.tells in ("aboard", "by") and m.end <= opens]
        return any(_BETWEEN.fullmatch(self.line.text[m.end : opens].lstrip()) for m in ahead)

    def _loaded(self, closes: int) -> bool:
        behind = [m for m in self.marks if m.meaning.tells == "loaded" and m.start >= closes]
        return any(_LOADED.fullmatch(self.line.text[closes : m.start]) for m in behind)

    def _by_particle(self, at: int) -> bool:
        """Whether a particle of means is written together with the noun that ends at ``at``."""
        glue = self.line.words.lexicon.glue
        end = glue.at(self.line.folded, at) if glue.particles else 0
        return bool(end) and "by" in glue.particles[self.line.folded[at:end]]

    def _led(self, mark: Mark) -> bool:
        """Whether a noun that may be a verb or a warship stands behind an article, a demonym or a flag."""
        before = self.line.text[self.line.start : mark.start].rstrip()
        word = re.search(r"[^\W_]+$", before)
        if any(f[1] == len(before) + self.line.start for f in self.flags):
            return True
        if any(isinstance(s, QuantityMention) and s.start < mark.start <= s.end + 1 for s in self.line.spans):
            return True
        if word is None:
            return before.endswith(("'", "’"))
        readings = self.line.words.lexicon.lookup(word[0])
        return any(r.cat in ("det", "num") or (r.cat == "state" and r.feature == "demonym") for r in readings)

    def _qualified(self, at: int) -> int:
        """Behind the flag and the adjectives of states that follow a noun: "le cargo russe Norvik"."""
        while True:
            at = skip(self.line.folded, at)
            flag = next((f for f in self.flags if f[0] == at), None)
            word = _STATE_WORD.match(self.line.text, at, self.line.end)
            if flag is not None:
                at = flag[1]
            elif word and word[0].islower() and self.line.words.state(word[0]):
                at = word.end()
            else:
                return at

    def _apposed(self, mark: Mark) -> list[Name]:
        """The name before a noun that tells what it is: "the Norvik, a Greek freighter"."""
        before = _APPOSED.search(self.line.text, max(self.line.start, mark.start - 60), mark.start)
        if (
            before is None
            or self.line.words.article.match(self.line.folded, skip(self.line.folded, before.start() + 1)) is None
        ):
            return []
        at = before.start()
        closing = self.line.text[at - 1 : at]
        name = self.line.before(at - (closing in "»”\"'’"), lambda shown: shown[:1].isupper())
        if (
            name is None
            or not self.line.free(name)
            or any(c.start < name.end and name.start < c.end for c in self.found)
        ):
            return []
        ahead = self.line.folded[self.line.start : name.start].rstrip()
        led = not ahead or ahead[-1] in "\"'" or self.line.words.article.fullmatch(ahead.rpartition(" ")[2])
        return [name] if led else []

    def _take(self, kind: str, mark: Mark, names: Sequence[Name]) -> None:
        if not names or any(f[0] < n.end and n.start < f[1] for f in self.flags for n in names):
            return
        if any(m.start == names[0].start and m.meaning.tells in ("noun", "title") for m in self.marks):
            return  # "aboard the MV Norvik": the name is told by the word before it
        opens = min(mark.start, names[0].start)
        if self._aimed_at(opens):
            return
        self._groups += 1
        aside = [(opens, max(mark.end, names[0].end))] if kind == "aircraft" or self._borne(opens) else []
        for name in names:
            craft = Bearer(kind, name.start, name.end, name.after, self._groups, opens)
            craft.aside = [(name.start, name.end), *aside]
            self.found.append(craft)

    def _aimed_at(self, at: int) -> bool:
        aimed = [m for m in self.marks if m.meaning.tells == "target" and m.end <= at]
        return any(_BETWEEN.fullmatch(self.line.text[m.end : at].lstrip()) for m in aimed)

    def details(self) -> None:
        """Flags, operators and numbers, each given to the craft it stands beside."""
        for start, end, state, leads in self.flags:
            for craft in self._group_of(start, end, leads=leads):
                craft.flag = craft.flag or state
                craft.aside.append((start, end))
        for mark in self.marks:
            if mark.meaning.tells == "operator":
                name = self.line.names(mark.end, several=False, far=False) or self._body(mark.end)
                for craft in self._group_of(mark.start, mark.end, leads=False) if name else ():
                    craft.operator = craft.operator or (name[0].start, name[0].end)
                    craft.aside.append((mark.start, name[0].end))
            elif mark.meaning.tells == "number":
                self._numbered(mark)

    def _body(self, at: int) -> list[Name]:
        name = self.line.name(skip(self.line.folded, at), body=True)
        return [name] if name else []

    def _group_of(self, start: int, end: int, *, leads: bool) -> list[Bearer]:
        """The craft that words belong to: those named right behind words that lead, else those named before."""
        behind = [c for c in self.found if end <= c.start <= end + _AHEAD and "," not in self.line.text[end : c.start]]
        before = [c for c in self.found if c.after <= start <= c.after + _BEHIND]
        near = [behind[0]] if behind else []
        far = [max(before, key=lambda c: c.after)] if before else []
        chosen = (near or far) if leads else (far or near)
        return [c for c in self.found if chosen and c.group == chosen[0].group]

    def _numbered(self, mark: Mark) -> None:
        number = _NUMBER.match(self.line.text, mark.end, self.line.end)
        if number is None:
            return
        imo = imo_number(number[1])
        before = [c for c in self.found if c.after <= mark.start <= c.after + _BEHIND and c.kind == "ship"]
        if before:
            nearest = max(before, key=lambda c: c.after)
            nearest.imo = nearest.imo or imo
            nearest.aside.append((mark.start, number.end()))
        elif imo is not None:
            self._groups += 1
            span = (mark.start, number.end())
            self.found.append(Bearer("ship", *span, span[1], self._groups, span[0], imo, aside=[span]))

    def _flag(self, mark: Mark) -> tuple[int, int, str, bool] | None:
        """Where a flag is told, the state whose it is, and whether it leads to the name behind it."""
        text, words = self.line.text, self.line.words
        if mark.meaning.gap == "before":
            head = text[self.line.start : mark.start].rstrip()
            starts = [self.line.start + m.start() for m in re.finditer(r"(?<!\w)\w", head)][-4:]
            for start in starts:
                state = words.state(text[start : self.line.start + len(head)])
                if state:
                    return start, mark.end, state, True
            return None
        stretch = _STATE.match(text, skip(self.line.folded, mark.end), self.line.end)
        while stretch:
            state, end = words.state(stretch[0]), stretch.end()
            rest = self.line.folded[end:].lstrip() if mark.meaning.behind else ""
            if state and rest.startswith(mark.meaning.behind):
                return mark.start, end + (len(mark.meaning.behind) + 1 if mark.meaning.behind else 0), state, False
            cut = max(stretch[0].rfind(c) for c in " -'’")
            stretch = _STATE.match(text, stretch.start(), stretch.start() + cut) if cut > 0 else None
        return None


def _beside(mark: Mark, name: Name) -> bool:
    return 0 <= mark.start - name.end <= 1 or 0 <= name.start - mark.end <= 1


def _figured(shown: str) -> bool:
    return any(map(str.isdigit, shown)) and not shown.isdigit()
