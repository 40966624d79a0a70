"""Names of ships and aircraft in a sentence: quoted, capitalised, or closed by an ending, one or several in a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from vigie.extract.inflection import noun_forms
from vigie.extract.lexicon import UNTOLD, Hit, Lexicon
from vigie.extract.nodes import Span
from vigie.extract.times import TimeMention
from vigie.packs.craft import Craft
from vigie.text import fold
from vigie.text.forms import expand_all
from vigie.text.phrases import skip, trie, whole

GAP = "~"
_CLOSES = {"«": "»", "“": "”", "„": "“", '"': '"', "‘": "’", "'": "'", "「": "」", "『": "』"}
_TOKEN = re.compile(r"[^\W_]+(?:(?:['’](?=[^\W\d_]{2})|[-.](?=[^\W_]))[^\W_]+)*")
_FIGURES = re.compile(r"\d{1,3}(?!\w)")
_LONGEST = 40
_WORDS = 5  # of a name
# What a capitalised word may be, beside unknown, and still name a ship.
_OPEN = UNTOLD | {"place", "weapon", "head", "mod", "never", "property", "site", "adv", "title"}
_MAKER = _OPEN | {"org"}


class Meaning(NamedTuple):
    """What a noun or cue tells: ``noun`` with its ``kind``, or the cue's own; ``behind`` closes a form around a gap."""

    tells: str
    kind: str = ""
    weak: bool = False
    several: bool = False
    gap: str = ""  # where a flag has its state: "before" or "behind"
    behind: str = ""


class Mark(NamedTuple):
    """A noun or cue in a sentence."""

    start: int
    end: int
    meaning: Meaning


class Name(NamedTuple):
    """A name, and where the words behind it begin (behind its closing mark or ending)."""

    start: int
    end: int
    after: int
    closed: bool  # by a mark or an ending: names joined to it are no other phrase


@dataclass(slots=True)
class Bearer:
    """A ship or aircraft named in a sentence; ``group`` tells those named in one breath, ``aside`` the words that tell
    of it alone: its name, its noun where the goods are on board, its flag and its operator.
    """

    kind: str
    start: int
    end: int
    after: int
    group: int
    opens: int  # where its noun or cue begins
    imo: str | None = None
    flag: str | None = None
    operator: tuple[int, int] | None = None

    aside: list[tuple[int, int]] = field(default_factory=list)

    def covers(self, span: Span) -> bool:
        """Whether words tell of it and of nothing else: they are no thing that moves, no party and no deed."""
        return any(start <= span.start and span.end <= end for start, end in self.aside)


@dataclass(slots=True)
class Words:
    """The nouns and cues of a language, and what names may stand beside."""

    meanings: dict[str, list[Meaning]]
    marks: re.Pattern[str]
    called: re.Pattern[str]
    article: re.Pattern[str]
    joined: re.Pattern[str]
    ends: tuple[str, ...]
    lexicon: Lexicon

    def find(self, folded: str, start: int, end: int) -> list[Mark]:
        """The nouns and cues of a sentence, in order."""
        found = []
        glue = self.lexicon.glue
        for match in self.marks.finditer(folded, start, end):
            inside = folded[match.end() - 1].isalnum() and folded[match.end() : match.end() + 1].isalnum()
            if inside and not (glue.particles and glue.at(folded, match.end())):
                continue
            literal = " ".join(match[0].split())
            found += [Mark(match.start(), match.end(), meaning) for meaning in self.meanings[literal]]
        return found

    def state(self, words: str) -> str | None:
        """The state that words name, by its name or adjective."""
        return next((r.data.id for r in self.lexicon.lookup(words) if r.cat == "state"), None)


def compile_craft(craft: Craft, lexicon: Lexicon) -> Words:
    """The words of ``craft`` as the lexicon's language inflects them."""
    language = lexicon.language
    meanings: dict[str, list[Meaning]] = {}

    def add(forms: Sequence[str], meaning: Meaning) -> None:
        for form in forms:
            for literal, _ in noun_forms(form, language):
                before, gap, behind = literal.partition(GAP)
                if gap and not before:
                    known, told = behind, meaning._replace(gap="before")
                else:
                    known, told = before, meaning._replace(gap="behind" if gap else "", behind=behind.strip())
                meanings.setdefault(fold.lower(known).strip(), []).append(told)

    for noun in craft.nouns:
        add(noun.forms, Meaning("noun", noun.kind, noun.weak))
        add(noun.several, Meaning("noun", noun.kind, noun.weak, several=True))
    for cue in craft.cues:
        if cue.tells not in ("called", "end"):
            add(cue.forms, Meaning(cue.tells))
    called, ends = (
        [fold.lower(f) for cue in craft.cues if cue.tells == tells for f in expand_all(cue.forms)]
        for tells in ("called", "end")
    )
    articles = [fold.lower(f) for f in expand_all(language.determiners)]
    conjunctions = [fold.lower(f) for f in expand_all([*language.conjunctions["and"], *language.conjunctions["or"]])]
    inside = trie(m for m in meanings if m[0].isalnum())
    outside = trie(m for m in meanings if not m[0].isalnum())
    return Words(
        meanings=meanings,
        marks=re.compile("|".join(filter(None, [inside and rf"(?<!\w){inside}", outside])) or "(?!)"),
        called=re.compile(whole(called)),
        article=re.compile(whole(articles)),
        joined=re.compile(rf" *, *(?:{whole(conjunctions)} +)?| +{whole(conjunctions)} +"),
        ends=tuple(ends),
        lexicon=lexicon,
    )


@dataclass(slots=True)
class Line:
    """A sentence of a text in which names are read."""

    text: str
    folded: str
    start: int
    end: int
    spans: Sequence[Span]
    words: Words

    def names(self, at: int, *, several: bool, far: bool = True) -> list[Name]:
        """The names behind a noun or cue that ends at ``at``; ``far``: also behind a comma and an article."""
        at = skip(self.folded, at)
        comma = far and self.folded[at : at + 1] == ","
        at = skip(self.folded, at + 1) if comma else at
        called = self.words.called.match(self.folded, at)
        at = skip(self.folded, called.end()) if called else at
        behind = self._unarticled(at)
        if comma and behind == at and not called and self.text[at : at + 1] not in _CLOSES:
            return []
        first = self.name(behind)
        names = [first] if first else []
        while names and (several or names[-1].closed):
            following = self._joined(names[-1].after)
            if following is None:
                break
            names.append(following)
        return names

    def _joined(self, at: int) -> Name | None:
        """A name that a comma, a conjunction or a particle joins to the one before."""
        joined = self.words.joined.match(self.folded, at)
        glue = self.words.lexicon.glue
        glued = glue.at(self.folded, at) if glue.particles else 0
        if glued and "and" in glue.particles[self.folded[at:glued]]:
            return self.name(skip(self.folded, glued))
        return self.name(self._unarticled(joined.end())) if joined else None

    def _unarticled(self, at: int) -> int:
        article = self.words.article.match(self.folded, at)
        return skip(self.folded, article.end()) if article else at

    def name(self, at: int, *, body: bool = False) -> Name | None:
        """The name that begins at ``at``; that of a ``body`` may be a known one."""
        if at >= self.end:
            return None
        if self.text[at] in _CLOSES:
            return self._quoted(at)
        if self.words.ends and not body:
            return self._ended(at)
        end = self._capitals(at)
        name = Name(at, end, end, closed=False) if end is not None else None
        return name if name is not None and (body or self.free(name)) else None

    def _quoted(self, at: int) -> Name | None:
        close = self.text.find(_CLOSES[self.text[at]], at + 2, min(self.end, at + _LONGEST))
        start = skip(self.folded, at + 1)
        shown = self.text[start : max(close, start)].rstrip()
        if not shown or shown[0].islower() or not shown[0].isalnum() or "\n" in shown:
            return None
        after = close + 1
        return Name(start, start + len(shown), after + self._ending(after), closed=True)

    def _ending(self, at: int) -> int:
        """The length of an ending of names at ``at``."""
        return next((len(e) for e in self.words.ends if self.folded.startswith(e, at) and self._over(at + len(e))), 0)

    def _over(self, at: int) -> bool:
        return not self.folded[at : at + 1].isalnum() or bool(self.words.lexicon.glue.at(self.folded, at))

    def _ended(self, at: int) -> Name | None:
        """A name that its ending closes, at most three words on."""
        token = _TOKEN.match(self.text, at, self.end)
        for _ in range(3):
            if token is None:
                return None
            for close in range(token.start() + 1, token.end()):
                length = self._ending(close)
                if length and close > at:
                    return Name(at, close, close + length, closed=True)
            token = _TOKEN.match(self.text, skip(self.folded, token.end()), self.end)
        return None

    def _capitals(self, at: int) -> int | None:
        """Where capitalised words and the figure behind them end."""
        end = None
        for _ in range(_WORDS):
            token = _TOKEN.match(self.text, at, self.end)
            if token is None or any(isinstance(s, TimeMention) and s.start <= at < s.end for s in self.spans):
                break
            figures = end is not None and _FIGURES.match(self.text, at)
            if not (token[0][0].isupper() or figures):
                break
            end = token.end()
            at = end + 1
            if self.folded[end : end + 1] != " ":
                break
        return end

    def free(self, name: Name) -> bool:
        """Whether words written as a name are not the known name of something else."""
        return not any(s.start == name.start and s.end >= name.end and not _nameable(s) for s in self.spans)

    def before(self, at: int, accepted: Callable[[str], bool]) -> Name | None:
        """The capitalised words right before ``at``, with figures, that are accepted."""
        head = self.text[self.start : at].rstrip()
        end = self.start + len(head)
        tokens = list(_TOKEN.finditer(self.text, max(self.start, end - _LONGEST), end))
        start, following = None, end
        for token in reversed(tokens):
            if token.end() not in (following, following - 1) or not (token[0][0].isupper() or token[0].isdigit()):
                break
            if any(s.start == token.start() and isinstance(s, Hit) and s.kind not in _MAKER for s in self.spans):
                break
            start = following = token.start()
        if start is None or not accepted(self.text[start:end]):
            return None
        return Name(start, end, end, closed=False)


def _nameable(span: Span) -> bool:
    return isinstance(span, Hit) and span.kind in _OPEN
