"""How many: numbers with their bounds, units, rates and factors, read as intervals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from vigie.packs.measures import Bounds, Numbers
from vigie.text.fold import lower
from vigie.text.numerals import Numeral, NumeralReader, Spelling
from vigie.text.phrases import Phrases

_WINDOW = 90  # how far before a number the verb of its change is sought


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """An amount and its words; ``start``/``end`` span bounds, number and unit, ``number_*`` the bare number.

    ``min``/``max`` None = open. ``kind``: ``count`` (counts the noun after it), ``unit``, ``percent``, ``factor`` (a
    multiplication: ``factor`` holds it, no bounds) or ``text`` (no number: "significant quantities").
    ``per``: ``day``, ``month``, ``year``.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    min: float | int | None
    max: float | int | None
    approximate: bool
    vague: bool
    factor: float | int | None
    unit: str | None
    per: str | None
    kind: str


@dataclass(slots=True)
class _Draft:
    """A number on its way to a mention: the words around it are taken in one by one."""

    start: int
    end: int
    low: float
    high: float
    first: Numeral
    last: Numeral
    unit: str | None = None
    bound: str = ""
    approximate: bool = False
    vague: bool = False


class QuantityReader:
    """Reads the quantities of one language. Build once: the data are compiled here."""

    def __init__(self, numbers: Numbers) -> None:
        self._numerals = NumeralReader(_spelling(numbers))
        self._before = _bounds(numbers.before)
        self._after = _bounds(numbers.after)
        self._openers = Phrases({form: True for span in numbers.ranges for form in span.open})
        joins = {form: bool(span.open) for span in numbers.ranges for form in span.join}
        free = {form: False for span in numbers.ranges if not span.open for form in span.join}
        self._joins = Phrases(joins | free)
        self._units = _by_form(numbers.units)
        self._symbols = _by_form(numbers.symbols)
        self._per = _by_form(numbers.per)
        self._per_scan = re.compile(rf"(?<!\w){self._per.pattern}")
        self._of = _flags(numbers.of)
        self._ones = _flags(numbers.ones)
        self._articles = _flags(numbers.articles)
        self._changes = _Changes(numbers)
        self._rest = _Rest(numbers)
        none = numbers.not_counts
        self._label, self._calendar = _flags(none.after), _flags(none.before)
        self._hours, self._day_articles, self._no_rate = _flags(none.hours), _flags(none.days), _flags(none.rates)
        self._no_phrases = re.compile(rf"(?<!\w){_flags(none.phrases).pattern}")
        self._suffixes = _flags(none.suffixes)
        self._plural_only = {s: tuple(ends) for form, ends in none.plural_only.items() for s in Phrases({form: 1}).meanings}

    def find(self, text: str) -> list[QuantityMention]:
        """The quantities of ``text``, sorted by ``start``, never overlapping; offsets are code points of ``text``."""
        folded = lower(text)
        numerals = self._numerals.find(folded)
        barred = [match.span() for match in self._no_phrases.finditer(folded)]
        found: list[QuantityMention] = []
        at = 0
        while at < len(numerals):
            draft = self._draft(folded, numerals, at)
            at += 1 if draft.last is numerals[at] else 2
            if any(start <= draft.first.start < end for start, end in barred):
                continue
            mention = self._mention(text, folded, draft)
            if mention:
                found.append(mention)
        found += self._rest.find(folded)
        return _apart(found)

    def _draft(self, folded: str, numerals: list[Numeral], at: int) -> _Draft:
        first = numerals[at]
        draft = _Draft(first.start, first.end, first.low, first.high, first, first,
                       approximate=first.approximate, vague=first.vague)  # fmt: skip
        if at + 1 < len(numerals):
            self._join(folded, draft, numerals[at + 1])
        return draft

    def _join(self, folded: str, draft: _Draft, second: Numeral) -> None:
        """Make a range of the two numbers when the words around them say so."""
        first = draft.first
        gap = _skip(folded, first.end)
        unit = self._units.ahead(folded, gap)
        gap = _skip(folded, unit[0]) if unit else gap
        join = self._joins.ahead(folded, gap)
        if not join:
            return
        after = _skip(folded, join[0])
        symbol = self._symbols.ahead(folded, after)
        if (_skip(folded, symbol[0]) if symbol else after) != second.start:
            return
        opener = self._openers.behind(folded, self._before_symbol(folded, first.start)[0])
        if join[1] and not opener:
            return
        lent = second.scale if second.scale >= 100 and first.scale == 1 and first.high < min(second.scale, 1000) else 1
        low = first.low * lent if first.low * lent < second.high else first.low
        if low >= second.high or _like_year(first) or (opener and self._changes.starts(folded, opener[0], first)):
            return
        draft.low, draft.high, draft.end, draft.last = low, second.high, second.end, second
        draft.approximate |= second.approximate
        draft.unit = unit[1] if unit else None
        draft.start = opener[0] if opener else draft.start

    def _before_symbol(self, folded: str, start: int) -> tuple[int, str | None]:
        symbol = self._symbols.behind(folded, start)
        return symbol or (start, None)

    def _mention(self, text: str, folded: str, draft: _Draft) -> QuantityMention | None:
        number_start, number_end = draft.first.start, draft.last.end
        start, symbol = self._before_symbol(folded, draft.start)
        draft.start, draft.unit = start, symbol or draft.unit
        self._take_bounds_before(folded, draft)
        hyphen = folded[number_end : number_end + 1] == "-"
        self._take_after(folded, draft)
        if self._counts_nothing(text, folded, draft, hyphen):
            return None
        change = self._changes.factor(folded, draft)
        if change is None:
            return None
        factor, draft.end = change
        if factor is not None:
            return QuantityMention(draft.start, draft.end, number_start, number_end, None, None,
                                   draft.approximate or bool(draft.bound), False, _plain(factor), None, None, "factor")  # fmt: skip
        low, high = _plain(draft.low), _plain(draft.high)
        kind = "percent" if draft.unit == "percent" else "unit" if draft.unit else "count"
        low_open, high_open = draft.bound == "at_most" and low == high, draft.bound == "at_least" and (low == high or draft.vague)
        per, draft.end = self._rate(folded, draft)
        return QuantityMention(
            draft.start, draft.end, number_start, number_end,
            None if low_open else low, None if high_open else high,
            draft.approximate or draft.vague, draft.vague, None, draft.unit, per, kind,
        )  # fmt: skip

    def _take_bounds_before(self, folded: str, draft: _Draft) -> None:
        for _ in range(3):
            bound = self._before.behind(folded, draft.start)
            if not bound:
                return
            draft.start = bound[0]
            self._take(draft, bound[1])

    @staticmethod
    def _take(draft: _Draft, bound: str) -> None:
        if bound == "about":
            draft.approximate = True
        else:
            draft.bound = bound

    def _take_after(self, folded: str, draft: _Draft) -> None:
        bound = self._after.ahead(folded, _skip(folded, draft.end))
        if bound:
            draft.end = bound[0]
            self._take(draft, bound[1])
        at = _GAP.match(folded, draft.end).end()  # type: ignore[union-attr]
        of = self._of.ahead(folded, at) if at > draft.end else None
        unit = self._units.ahead(folded, _skip(folded, of[0]) if of else at)
        if unit and not (draft.unit and unit[1] != draft.unit):
            draft.end, draft.unit = unit
        if not bound and (late := self._after.ahead(folded, _skip(folded, draft.end))):
            draft.end = late[0]
            self._take(draft, late[1])

    def _counts_nothing(self, text: str, folded: str, draft: _Draft, hyphen: bool) -> bool:
        number, end = draft.first, draft.last.end
        if draft.last.form == "figures" and self._suffixes.ahead(folded, end):
            return True
        after = _skip(folded, end)
        if draft.last.scale == 1 and after > end and self._calendar.ahead(folded, after):
            return True
        following = folded[draft.end : draft.end + 2]
        if following[:1] == "-" and following[1:].isalnum():
            return True
        if draft.unit == "hour" and self._hours.behind(folded, number.start) and draft.high <= 24:
            return True
        if number.form == "one" and draft.last is number:
            return not (draft.bound and draft.start < number.start) and self._mere_article(folded, number)
        if draft.bound or draft.unit or draft.last is not number:
            return False
        if number.form == "words":
            return self._other_sense(folded, number)
        return number.form == "figures" and self._is_label(text, folded, number)

    def _mere_article(self, folded: str, number: Numeral) -> bool:
        article = self._articles.ahead(folded, number.start)
        if not article:
            return False
        return not self._ones.ahead(folded, number.start)

    def _other_sense(self, folded: str, number: Numeral) -> bool:
        if self._label.behind(folded, number.start):
            return True
        endings = self._plural_only.get(folded[number.start : number.end])
        if endings is None:
            return False
        word = _WORD.match(folded, number.end)
        return not (word and word.group(1).endswith(endings))

    def _is_label(self, text: str, folded: str, number: Numeral) -> bool:
        start, end = number.start, number.end
        digits = folded[start:end]
        if digits[0] == "0" and len(digits) > 1 and digits.isdigit():
            return True
        if self._label.behind(folded, start) or (number.low <= 31 and self._day_articles.behind(folded, start)):
            return True
        if _LIST_MARK.match(folded, end) and _LINE_START.search(text, max(0, start - 12), start):
            return True
        if _GLUED.search(folded, max(0, start - 2), start) or _GLUED_AFTER.match(folded, end):
            return True
        if not _like_year(number) or not digits.isdigit():
            return False
        word = _WORD.match(folded, end)
        return not (number.low % 50 == 0 and word and len(word.group(1)) > 3)

    def _rate(self, folded: str, draft: _Draft) -> tuple[str | None, int]:
        """A rate right after the words, or further on in the same clause."""
        match = None if draft.unit in _LENGTHS else self._per_scan.search(folded, draft.end, draft.end + 48)
        if not match or self._no_rate.ahead(folded, _skip(folded, match.end())):
            return None, draft.end
        between = folded[draft.end : match.start()]
        if _CLAUSE_END.search(between) or len(between.split()) > 6:
            return None, draft.end
        return self._per.meaning(match.group()), match.end() if not between.strip() else draft.end


class _Changes:
    """Factors said with a number: "multiplied by 2.5", "three times as many", "up 30 %"."""

    def __init__(self, numbers: Numbers) -> None:
        words = numbers.changes
        verbs = {"rise": words.rises, "fall": words.falls, "multiply": words.multiplies}
        self._verbs = _by_form(verbs)
        self._verb_scan = re.compile(rf"(?<!\w){self._verbs.pattern}")
        self._by_factor = _flags(words.by_factor)
        self._by, self._from = _flags(words.by), _flags(words.from_)
        self._after = _by_form({"rise": words.more, "fall": words.less})
        self._halves = _flags(numbers.halves)
        self._times, self._what = _flags(words.times), _flags(words.times_what)

    def starts(self, folded: str, opener: int, first: Numeral) -> bool:
        """Whether the "from" of a would-be range belongs to a change: "went from 10 to 30"."""
        return bool(self._from.behind(folded, first.start)) and opener >= 0

    def factor(self, folded: str, draft: _Draft) -> tuple[float | None, int] | None:
        """(factor or None, end of its words); None when the number only says how often."""
        end = draft.end
        times = self._times.ahead(folded, _skip(folded, end)) if not draft.unit else None
        if times:
            half = self._halves.ahead(folded, _skip(folded, times[0]))
            end = half[0] if half else times[0]
            if not self._what.ahead(folded, _skip(folded, end)) and self._direction(folded, draft.start) != "multiply":
                return None
            return draft.high + (0.5 if half else 0), end
        if draft.unit not in (None, "percent"):
            return None, end
        by = self._by.behind(folded, draft.start)
        if draft.unit is None:
            factor_by = self._by_factor.behind(folded, draft.start)
            wanted = ("rise", "multiply") if factor_by else ("multiply",)
            by = factor_by or by
            if by and self._direction(folded, by[0]) in wanted:
                draft.start = by[0]
                return draft.high, end
            return None, end
        after = self._after.ahead(folded, _skip(folded, end))
        sign = folded[draft.start - 1 : draft.start]
        adjacent = self._verbs.behind(folded, draft.start)
        direction = after[1] if after else self._direction(folded, by[0]) if by else adjacent[1] if adjacent else None
        direction = {"+": "rise", "-": "fall"}.get(sign, direction)
        if direction:
            share = draft.high / 100
            return (1 - share if direction == "fall" else 1 + share), after[0] if after else end
        return None, end

    def _direction(self, folded: str, before: int) -> str | None:
        """What the nearest verb of change before ``before`` in its sentence says."""
        begin = max(0, before - _WINDOW)
        begin = max(begin, *(folded.rfind(mark, begin, before) for mark in (". ", "! ", "? ", "; ")))
        last = None
        for match in self._verb_scan.finditer(folded, begin, before):
            last = self._verbs.meaning(match.group())
        return last


class _Rest:
    """Amounts without a number word: shares, factors in one word, "significant quantities"."""

    def __init__(self, numbers: Numbers) -> None:
        self._shares, self._words = Phrases(dict(numbers.shares)), Phrases(dict(numbers.changes.words))
        nouns, sizes = _flags(numbers.amounts.nouns), _flags(numbers.amounts.adjectives)
        whole = _flags(numbers.amounts.phrases)
        named = (("share", self._shares), ("word", self._words), ("whole", whole), ("noun", nouns))
        body = "|".join(f"(?P<{name}>{phrases.pattern})" for name, phrases in named if phrases.meanings)
        self._scan = re.compile(rf"(?<![\w-])(?:{body or '(?!)'})")
        self._sizes, self._before, self._after = sizes, _bounds(numbers.before), _bounds(numbers.after)
        self._changes = _Changes(numbers)

    def find(self, folded: str) -> list[QuantityMention]:
        return [m for match in self._scan.finditer(folded) if (m := self._read(folded, match)) is not None]

    def _read(self, folded: str, match: re.Match[str]) -> QuantityMention | None:
        start, end = match.span()
        if folded[end : end + 1] == "-":
            return None
        if match.lastgroup == "share":
            return self._share(folded, start, end, self._shares.meaning(match.group()))
        if match.lastgroup == "word":
            bound = self._before.behind(folded, start)
            factor = _plain(self._words.meaning(match.group()))
            return _without_number(bound[0] if bound else start, end, "factor", factor=factor, approximate=bool(bound))
        if match.lastgroup == "noun":
            before = self._sizes.behind(folded, start)
            after = None if before else self._sizes.ahead(folded, _skip(folded, end))
            if not before and not after:
                return None
            start, end = before[0] if before else start, after[0] if after else end
        return _without_number(start, end, "text")

    def _share(self, folded: str, start: int, end: int, value: float) -> QuantityMention:
        whole = QuantityMention(start, end, start, end, value, value, False, False, None, "percent", None, "percent")
        numeral = Numeral(start, end, value, value, False, False, "words", 1)
        draft = _Draft(start, end, value, value, numeral, numeral, unit="percent")
        bound, late = self._before.behind(folded, start), self._after.ahead(folded, _skip(folded, end))
        if bound:
            draft.start, draft.bound = bound
        factor, _ = self._changes.factor(folded, draft) or (None, end)
        if factor is not None:
            return _without_number(start, end, "factor", factor=_plain(factor), approximate=bool(bound))
        approximate = draft.bound == "about" or bool(late)
        low, high = (None if draft.bound == "at_most" else value), (None if draft.bound == "at_least" else value)
        return replace(whole, start=draft.start, end=late[0] if late else end, approximate=approximate, min=low, max=high)


_LENGTHS = frozenset({"mm", "m", "km", "mile", "foot", "km-per-hour", "km-per-second", "rounds-per-minute"})
_GAP = re.compile(r" *-? *")
_SPACES = re.compile(r" *")
_WORD = re.compile(r" +([^\W\d_]+)")
_LIST_MARK = re.compile(r" ?[.)](?: |$)")
_LINE_START = re.compile(r"(?:^|\n)[ \t(]*\Z")
_GLUED = re.compile(r"[\w#§°/]\Z|\w[-']\Z")
_GLUED_AFTER = re.compile(r"[/:.'-][0-9]")
_CLAUSE_END = re.compile(r"[.;:!?()\"]|, | - ")


def _skip(folded: str, at: int) -> int:
    return _SPACES.match(folded, at).end()  # type: ignore[union-attr]


def _plain(value: float) -> float | int:
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _like_year(number: Numeral) -> bool:
    return number.form == "figures" and number.end - number.start == 4 and 1900 <= number.low < 2100


def _without_number(
    start: int, end: int, kind: str, *, factor: float | int | None = None, approximate: bool = False
) -> QuantityMention:
    return QuantityMention(start, end, start, end, None, None, approximate, False, factor, None, None, kind)


def _apart(mentions: list[QuantityMention]) -> list[QuantityMention]:
    """Sorted, the earlier of two overlapping ones kept."""
    kept: list[QuantityMention] = []
    for mention in sorted(mentions, key=attrgetter("start", "number_start")):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _flags(forms: Sequence[str]) -> Phrases[bool]:
    return Phrases(dict.fromkeys(forms, True))


def _by_form(meanings: Mapping[str, Sequence[str]]) -> Phrases[str]:
    return Phrases({form: meaning for meaning, forms in meanings.items() for form in forms})


def _bounds(bounds: Bounds) -> Phrases[str]:
    return _by_form({"at_least": bounds.at_least, "at_most": bounds.at_most, "about": bounds.about})


def _spelling(numbers: Numbers) -> Spelling:
    return Spelling(
        decimal=numbers.decimal, thousands=numbers.thousands, words=numbers.words, scales=numbers.scales,
        short_scales=numbers.short_scales, collectives=numbers.collectives, vague=numbers.vague,
        several=numbers.several, articles=numbers.articles, sized=numbers.sized, halves=numbers.halves,
        parts=numbers.parts, of=numbers.of, joiners=numbers.joiners, vigesimal=numbers.vigesimal,
    )  # fmt: skip
