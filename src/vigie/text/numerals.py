"""Numbers in figures and in words: "20 000", "1.7 billion", "trois millions et demi", "hundreds of thousands"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import floor, inf, log10
from typing import NamedTuple

from vigie.text.phrases import Phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """How a language writes its numbers; every mapping is form -> value (see ``vigie.packs.measures.Numbers``)."""

    decimal: str
    thousands: Sequence[str]
    words: Mapping[str, float]
    scales: Mapping[str, float]
    short_scales: Mapping[str, float] = field(default_factory=dict)
    collectives: Mapping[str, float] = field(default_factory=dict)
    vague: Mapping[str, float] = field(default_factory=dict)
    several: Sequence[str] = ()
    articles: Sequence[str] = ()
    sized: Sequence[str] = ()
    halves: Sequence[str] = ()
    parts: Mapping[str, float] = field(default_factory=dict)
    of: Sequence[str] = ()
    joiners: Mapping[str, str] = field(default_factory=dict)
    vigesimal: Sequence[int] = ()
    glued: Sequence[str] = ()  # units that may follow figures without a space


class Numeral(NamedTuple):
    """A number as written. ``low`` == ``high`` but for vague plurals.

    ``form``: ``figures``, ``words``, ``mixed``, or ``one`` for a word that may be a mere article. ``scale`` is the last
    multiplier ("million") or 1: "1.7 to 5.5 billion" lends it to the first figure.
    """

    start: int
    end: int
    low: float
    high: float
    approximate: bool
    vague: bool
    form: str
    scale: float


class _Token(NamedTuple):
    role: str
    value: float = 0
    plural: float = 0  # base of the vague range it opens when no number stands before it


class _Sum:
    """The value of a run of number words, built word by word; ``add`` says whether the word can follow."""

    def __init__(self, vigesimal: Sequence[int]) -> None:
        self._vigesimal = frozenset(vigesimal)
        self.total = 0.0
        self.hundreds = 0.0
        self.small: float | None = None
        self.last: float = 0  # the last word below a hundred, when the next may complete it
        self.scale: float = inf
        self.lesser: float = inf
        self.high: float | None = None  # upper end of a vague range
        self.empty = True

    def value(self) -> float:
        return self.total + self.hundreds + (self.small or 0)

    def add(self, token: _Token) -> bool:
        done = getattr(self, f"_{token.role}")(token)
        self.empty = self.empty and not done
        return bool(done)

    def _figure(self, token: _Token) -> bool:
        if not self.empty:
            return False
        self.small = token.value
        return True

    def _word(self, token: _Token) -> bool:
        value = token.value
        if self.small is None:
            self.small = self.last = value
            return self.high is None
        completes = self.last in self._vigesimal and 0 < value < 20
        if completes or (20 <= self.last < 100 and self.last % 10 == 0 and 0 < value < 10):
            self.small, self.last = self.small + value, value
            return True
        return False

    def _half(self, token: _Token) -> bool:
        if self.empty or self.high is not None:
            return False
        if self.small is not None:
            self.small, self.last = self.small + token.value, 0
        else:
            self.total += token.value * (self.scale if self.scale < inf else self.lesser)
        return True

    def _part(self, token: _Token) -> bool:
        return self._figure(token)

    def _several(self, token: _Token) -> bool:
        if not self.empty:
            return False
        self.high = 0
        return True

    def _scale(self, token: _Token) -> bool:
        scale = token.value
        if self.high is not None or (token.plural and self.empty):
            return self._range(token)
        if scale < 1000:
            if scale >= self.lesser or (self.small or 1) >= 100:
                return False
            self.hundreds += (self.small if self.small is not None else 1) * scale
            self.small, self.lesser, self.last = None, scale, 0
            return True
        group = self.hundreds + (self.small or 0)
        if not group and not self.empty and (self.small is not None or scale <= self.scale):
            return False
        if not group and not self.empty:
            self.total *= scale
        elif scale >= self.scale:
            return False
        else:
            self.total += (group or 1) * scale
        self.hundreds, self.small, self.last = 0, None, 0
        self.scale, self.lesser = scale, inf
        return True

    def _range(self, token: _Token) -> bool:
        base = token.plural or 10 ** floor(log10(token.value))
        if not self.high:
            self.total, self.high = 2 * base, 10 * base - 1
        elif token.value >= 1000:
            self.total, self.high = self.total * base, (self.high + 1) * base - 1
        else:
            return False
        self.scale = base
        return True


class NumeralReader:
    """Finds the numbers of one language. Build once, then ``find`` on folded texts."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling
        self._tokens = Phrases(_token_table(spelling))
        self._joiners = Phrases(dict(spelling.joiners))
        self._of = Phrases(dict.fromkeys(spelling.of, True))
        self._glued = re.compile(Phrases(dict.fromkeys(spelling.glued, True)).pattern)
        link = "|".join(phrases.pattern for phrases in (self._joiners, self._of) if phrases.meanings) or "(?!)"
        self._follows = re.compile(rf"[ -]+(?:(?:{link})[ -]*)?{self._tokens.pattern}")
        self._short = Phrases(dict(spelling.short_scales))
        marks = "".join(re.escape(mark) for mark in spelling.thousands)
        other = "." if spelling.decimal == "," else ","
        decimals = rf"{re.escape(spelling.decimal)}[0-9]+|{re.escape(other)}[0-9]{{1,2}}(?![0-9])"
        grouped = rf"[0-9]{{1,3}}(?:[{marks}][0-9]{{3}}(?![0-9])|[ ]+[0-9]{{3}}(?![0-9]))+"
        self._figure = re.compile(rf"((?>{grouped}|[0-9]+))((?:{decimals})?)")
        grown = Phrases(
            dict.fromkeys([*spelling.scales, *spelling.collectives, *spelling.short_scales, *spelling.halves], True)
        )
        self._more = re.compile(rf"[ -]*{grown.pattern}")
        scaled = Phrases(dict.fromkeys([*spelling.scales, *spelling.collectives], True)).pattern
        sized = Phrases(dict.fromkeys(spelling.sized, True)).pattern
        self._article = re.compile(
            rf"{Phrases(dict.fromkeys(spelling.articles, True)).pattern} +(?:{sized} +)?(?={scaled})"
        )
        articles = rf"|{self._article.pattern}" if spelling.articles else ""
        self.words = frozenset(self._tokens.meanings)
        self.figure_start = r"(?<![^\W\d_]-)(?<!\w[.,'])[0-9]"
        self.article_start = articles
        self._start = re.compile(rf"(?<!\w)(?:{self.figure_start}|{self._tokens.pattern}{articles})")

    def find(self, folded: str) -> list[Numeral]:
        """The numbers of ``folded`` in order; figures inside codes, dates, clock times and phone numbers are left."""
        found = []
        at = 0
        while match := self._start.search(folded, at):
            numeral, at = self.read(folded, match.start())
            if numeral:
                found.append(numeral)
        return found

    def read(self, folded: str, start: int) -> tuple[Numeral | None, int]:
        """The number that begins at ``start``, None when the run is none, and where to read on."""
        if folded[start] not in "0123456789":
            numeral = self._read_spelled(folded, start)
            return numeral, numeral.end if numeral else start + 1
        no_number = _NO_NUMBER.match(folded, start)
        if no_number:
            return None, no_number.end()
        numeral = self._read_figures(folded, start)
        return numeral, numeral.end if numeral else _RUN.match(folded, start).end()  # type: ignore[union-attr]

    def _read_spelled(self, text: str, start: int) -> Numeral | None:
        article = self._article.match(text, start) if self._spelling.articles else None
        if article:
            return self._read_words(text, start, article.end(), sized=True)
        return self._read_words(text, start, start, sized=False)

    def _read_figures(self, text: str, start: int) -> Numeral | None:
        match = self._figure.match(text, start)
        if not match:
            return None
        whole, decimals = match.groups()
        digits = whole if whole.isdigit() else _NOT_DIGITS.sub("", whole)
        value = float(f"{digits}.{decimals[1:]}") if decimals else float(digits)
        end = match.end()
        if not self._more.match(text, end):
            alone = not text[end : end + 1].isalnum() or self._glued.match(text, end)
            return Numeral(start, end, value, value, False, False, "figures", 1) if alone else None
        total = _Sum(self._spelling.vigesimal)
        total.add(_Token("figure", value))
        scale = 1.0
        short = self._short.ahead(text, end + (text[end : end + 1] in " -" and text[end + 1 : end + 2].isalpha()))
        if short:
            end, scale = short
            total.add(_Token("scale", scale))
        elif text[end : end + 1].isalnum():
            return None
        end, scale, mixed = self._follow(text, end, total, scale)
        form = "mixed" if mixed or short else "figures"
        return Numeral(start, end, total.value(), total.value(), False, False, form, scale)

    def _follow(self, text: str, end: int, total: _Sum, scale: float) -> tuple[int, float, bool]:
        """Scales after figures: "1,7 milliard", "20-thousand", "3 million and a half"."""
        grew = False
        while (step := self._step(text, end)) and step[1].role in ("scale", "half", "collective"):
            after, token, _ = step
            if not total.add(_Token("scale" if token.role == "collective" else token.role, token.value)):
                break
            end, grew = after, True
            scale = token.value if token.role != "half" else scale
        return end, scale, grew

    def _step(self, text: str, end: int) -> tuple[int, _Token, str] | None:
        """The next token after one blank, hyphen, joiner or "of", with what joined it."""
        gap = _GAP.match(text, end)
        at = gap.end() if gap else end
        if at > end and (token := self._tokens.ahead(text, at)):
            return token[0], token[1], ""
        for phrases, name in ((self._joiners, "joiner"), (self._of, "of")):
            link = phrases.ahead(text, at) if at > end else None
            if link:
                gap = _GAP.match(text, link[0])
                token = self._tokens.ahead(text, gap.end() if gap else link[0])
                if token:
                    return token[0], token[1], name if name == "of" else str(link[1])
        return None

    def _read_words(self, text: str, start: int, at: int, *, sized: bool) -> Numeral | None:
        first = self._tokens.ahead(text, at)
        if not first:
            return None
        end, token = first
        if not sized and token.role in ("one", "word") and not self._follows.match(text, end):
            form = "one" if token.role == "one" else "words"
            return Numeral(start, end, token.value, token.value, False, False, form, 1)
        total = _Sum(self._spelling.vigesimal)
        approximate = sized and token.role == "collective"
        if sized:
            total.add(_Token("word", 1))
        if not total.add(_as_scale(token)):
            return None
        count, scale, before = 1, token.value if token.role in ("scale", "collective") else 1.0, token
        while step := self._step(text, end):
            after, token, link = step
            if not _may_join(link, before, token) or not total.add(_as_scale(token)):
                break
            approximate |= token.role == "collective" and count == 1 and before.role in ("one", "part")
            scale = token.value if token.role in ("scale", "collective") else scale
            end, before, count = after, token, count + 1
        if before.role == "several" or (before.role == "part"):
            return None
        form = "one" if count == 1 and before.role == "one" and not sized else "words"
        low, high = total.value(), total.high if total.high is not None else total.value()
        return Numeral(start, end, low, high, approximate, total.high is not None, form, scale)


# Dates in figures, clock times and telephone numbers: whole runs that hold no number.
_NO_NUMBER = re.compile(
    r"(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}"
    r"|[0-9]{1,2}/[0-9]{1,2}|[0-9]{1,2} ?[:h] ?[0-9]{2}|\+?[0-9]{1,4}([ .-])[0-9]{1,2}(?:\1[0-9]{1,2}){2,})(?![\w%])"
)
_NOT_DIGITS = re.compile("[^0-9]+")
_RUN = re.compile(r"[0-9\w.,]*")
_GAP = re.compile(r" +| ?- ?")


def _token_table(spelling: Spelling) -> dict[str, _Token]:
    plurals = {s: value for form, value in spelling.vague.items() for s in Phrases({form: value}).meanings}
    table: dict[str, _Token] = {}
    for role, mapping in (
        ("scale", spelling.vague),
        ("word", spelling.words),
        ("scale", spelling.scales),
        ("collective", spelling.collectives),
        ("half", dict.fromkeys(spelling.halves, 0.5)),
        ("part", spelling.parts),
        ("several", dict.fromkeys(spelling.several, 0.0)),
    ):
        for spelled, value in Phrases(dict(mapping)).meanings.items():
            named = "one" if role == "word" and value == 1 else role
            for variant in {spelled, spelled.replace("-", " ")} if role == "word" else (spelled,):
                table[variant] = _Token(named, value, plurals.get(spelled, 0))
    return table


def _as_scale(token: _Token) -> _Token:
    roles = {"collective": "scale", "one": "word"}
    return _Token(roles.get(token.role, token.role), token.value, token.plural)


def _may_join(link: str, before: _Token, token: _Token) -> bool:
    if link == "":
        return True
    if link == "of":
        collected = before.role == "collective" or before.plural or before.role in ("part", "scale")
        return (
            token.role in ("scale", "collective")
            and bool(collected)
            and (before.role == "part" or token.value > before.value)
        )
    if link == "tens":  # vingt et un, soixante et onze
        return before.value >= 20 and token.role in ("one", "word") and token.value in (1, 11)
    return before.role == "scale" and token.role in ("one", "word")  # two hundred and five
