"""How many: numbers with their bounds, units, rates and factors, read as intervals."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from operator import attrgetter

from vigie.extract.changes import ChangeReader, flags
from vigie.extract.noncounts import NotCounts, like_year
from vigie.extract.surroundings import COUNTER, LENGTHS, OTHER, Draft, Surroundings
from vigie.packs.measures import Numbers
from vigie.text.fold import lower
from vigie.text.forms import expand_all
from vigie.text.glue import NO_GLUE, Glue
from vigie.text.numerals import NumeralReader
from vigie.text.phrases import Phrases, skip, whole
from vigie.text.spelling import Numeral, Spelling


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """An amount and its words; ``start``/``end`` span bounds, number and unit, ``number_*`` the bare number.

    ``min``/``max`` None = open. ``kind``: ``count`` (counts the noun after it), ``unit`` (``unit`` None: one
    outside the vocabulary), ``percent``, ``factor`` (a
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


class QuantityReader:
    """Reads the quantities of one language. Build once: the data are compiled here."""

    def __init__(self, numbers: Numbers, glue: Glue = NO_GLUE) -> None:
        self._glue, self._glued_to = glue, _written(numbers)
        self._numerals = NumeralReader(spelling_of(numbers))
        self._surroundings = Surroundings(numbers)
        self._changes = ChangeReader(numbers.changes, numbers.halves)
        self._not_counts = NotCounts(numbers)
        self._shares, self._factors = Phrases(dict(numbers.shares)), Phrases(dict(numbers.changes.words))
        self._merges, self._out_of = flags(numbers.merges), flags(numbers.out_of)
        self._sizes = flags(numbers.amounts.adjectives)
        triggers = {
            **dict.fromkeys(self._numerals.words, "number"),
            **dict.fromkeys(self._shares.meanings, "share"),
            **dict.fromkeys(self._factors.meanings, "factor"),
            **dict.fromkeys(flags(numbers.amounts.phrases).meanings, "amount"),
            **dict.fromkeys(flags(numbers.amounts.nouns).meanings, "noun"),
            **dict.fromkeys(flags(numbers.not_counts.phrases).meanings, "nothing"),
        }
        self._triggers = Phrases(triggers)
        words = whole(self._triggers.meanings, before_figures=self._surroundings.glued)
        self._scan = re.compile(rf"(?<!\w)(?:{self._numerals.figure_start}|{words}{self._numerals.article_start})")

    def find(self, text: str) -> list[QuantityMention]:
        """The quantities of ``text``, sorted by ``start``, never overlapping; offsets are code points of ``text``."""
        folded = self._glue.blanked(lower(text), self._glued_to)
        found: list[QuantityMention] = []
        numerals: list[Numeral] = []
        at = 0
        while match := self._scan.search(folded, at):
            start, at = match.span()
            word = match.group()
            if word[-1] in "0123456789":
                start, kind = at - 1, "number"
            else:
                kind = self._triggers.meanings.get(word) or self._kind(word)
            numeral, after = self._numerals.read(folded, start) if kind in ("number", "share") else (None, at)
            if kind == "number" or (numeral and numeral.scale > 1):  # "a quarter of a million" is no share
                at = after
                numerals += [numeral] if numeral else []
            elif kind != "nothing" and (mention := self._without_number(folded, start, at, kind)):
                found.append(mention)
        at = 0
        while at < len(numerals):
            draft = _draft(numerals[at])
            if at + 1 < len(numerals) and (end := _repeated(folded, numerals[at], numerals[at + 1])):
                draft.end, draft.last = end, draft.last._replace(end=end)
                del numerals[at + 1]
            following = numerals[at + 1] if at + 1 < len(numerals) else None
            joined = following and (self._share_of(folded, draft, following) or self._join(folded, draft, following))
            at += 2 if joined else 1
            if mention := self._mention(text, folded, draft):
                found.append(mention)
        return self._merged(folded, _apart(found))

    def _merged(self, folded: str, mentions: list[QuantityMention]) -> list[QuantityMention]:
        """Two bounds of one amount made one: "more than 100 but fewer than 300"."""
        merged: list[QuantityMention] = []
        for mention in mentions:
            last = merged[-1] if merged else None
            if last and self._closes(folded, last, mention):
                low, high = (last.min or mention.min), (last.max or mention.max)
                merged[-1] = replace(last, end=mention.end, min=low, max=high, unit=last.unit or mention.unit)
            else:
                merged.append(mention)
        return merged

    def _closes(self, folded: str, first: QuantityMention, second: QuantityMention) -> bool:
        """Whether the second mention is the other bound of the first: nothing but "and" or "but" between them."""
        low, high = (first.min, second.max) if second.min is None else (second.min, first.max)
        half_open = (first.min is None) != (first.max is None) and (second.min is None) != (second.max is None)
        if not half_open or low is None or high is None or low >= high:
            return False
        link = self._merges.ahead(folded, skip(folded, first.end))
        return bool(link) and skip(folded, link[0]) == second.start  # type: ignore[index]

    def _kind(self, word: str) -> str:
        """The kind of a stretch the scan stopped at: unevenly spaced, or an article before a scale."""
        return self._triggers.meanings.get(" ".join(word.split()), "number")

    def _share_of(self, folded: str, draft: Draft, second: Numeral) -> bool:
        """Make a percentage of "four out of five": both below ten, in words, and no time after them."""
        first = draft.first
        if not first.high < second.low <= 10 or {first.form, second.form} - {"words", "one"}:
            return False
        link = self._out_of.ahead(folded, skip(folded, first.end))
        if not link or skip(folded, link[0]) != second.start or self._not_counts.in_time(folded, second.end):
            return False
        draft.low = draft.high = round(100 * first.low / second.low, 1)
        draft.unit, draft.end, draft.last = "percent", second.end, second
        return True

    def _join(self, folded: str, draft: Draft, second: Numeral) -> bool:
        """Make a range of the two numbers when the words around them say so."""
        first = draft.first
        if second.start - first.end > 40 or like_year(first):
            return False
        around = self._surroundings
        between = around.between(folded, first.end)
        if not between or between[0] != second.start:
            return False
        if between[2] and around.unit_after(folded, second.end) not in (between[2], None):
            return False
        if between[2] in {"percent", *LENGTHS} and around.unit_after(folded, second.end) is None:
            return False
        symbol = around.symbols.behind(folded, first.start)
        opener = around.openers.behind(folded, symbol[0] if symbol else first.start)
        if between[1] and not opener:
            return False
        lent = _lent(first, second)
        low = first.low * lent if first.low * lent < second.high else first.low
        if low >= second.high or (opener and self._changes.from_one_to_another(folded, first.start)):
            return False
        draft.low, draft.high, draft.end, draft.last = low, second.high, second.end, second
        draft.approximate |= second.approximate
        draft.unit = between[2] or (symbol[1] if symbol else None)
        draft.start = opener[0] if opener else draft.start
        return True

    def _mention(self, text: str, folded: str, draft: Draft) -> QuantityMention | None:
        around = self._surroundings
        if draft.last.form == "fraction":
            draft.unit, draft.low, draft.high = "percent", round(100 * draft.low, 1), round(100 * draft.high, 1)
        around.take_before(folded, draft)
        around.take_after(folded, draft)
        alone = draft.last.form == "one" and draft.end == draft.last.end
        if alone and (ones := self._not_counts.ones.ahead(folded, draft.last.start)):
            draft.end = ones[0]
            around.take_after(folded, draft)
        if self._not_counts.holds(text, folded, draft):
            return None
        factor, end = self._factor(folded, draft)
        number_start, number_end = draft.first.start, draft.last.end
        if end is None:
            return None
        if factor is not None:
            approximate = draft.approximate or bool(draft.bound)
            blank = _blank(draft.start, end, "factor", factor=_plain(factor), approximate=approximate)
            return replace(blank, number_start=number_start, number_end=number_end)
        low, high = _plain(draft.low), _plain(draft.high)
        if draft.unit == COUNTER:
            draft.unit = None
        kind = "percent" if draft.unit == "percent" else "unit" if draft.unit else "count"
        no_low = draft.bound == "at_most" and low == high
        no_high = draft.bound == "at_least" and (low == high or draft.vague)
        per, draft.end = around.rate(folded, draft)
        unit = None if draft.unit == OTHER else draft.unit
        return QuantityMention(
            draft.start, draft.end, number_start, number_end, None if no_low else low, None if no_high else high,
            draft.approximate or draft.vague, draft.vague, None, unit, per, kind,
        )  # fmt: skip

    def _factor(self, folded: str, draft: Draft) -> tuple[float | None, int | None]:
        """(factor, end of its words); no factor for a plain amount; no end when the number only says how often."""
        if draft.unit == "percent":
            return self._changes.of_share(folded, draft.start, draft.end, draft.high)
        if draft.unit is not None:
            return None, draft.end
        times = self._changes.times(folded, draft.start, draft.end, draft.high)
        if times:
            return times if times[0] is not None else (None, None)
        by = self._changes.multiplier(folded, draft.start)
        if by is None:
            return None, draft.end
        draft.start = by
        return draft.high, draft.end

    def _without_number(self, folded: str, start: int, end: int, kind: str) -> QuantityMention | None:
        """Amounts without a number word: shares, factors in one word, "significant quantities"."""
        if folded[end : end + 1] == "-" or folded[start - 1 : start] == "-":
            return None
        if kind == "share":
            return self._share(folded, start, end, self._shares.meaning(folded[start:end]))
        if kind == "factor":
            bound = self._surroundings.before.behind(folded, start)
            factor = _plain(self._factors.meaning(folded[start:end]))
            return _blank(bound[0] if bound else start, end, "factor", factor=factor, approximate=bool(bound))
        if kind == "noun":
            before = self._sizes.behind(folded, start)
            after = None if before else self._sizes.ahead(folded, skip(folded, end))
            if not before and not after:
                return None
            start, end = before[0] if before else start, after[0] if after else end
        return _blank(start, end, "text")

    def _share(self, folded: str, start: int, end: int, value: float) -> QuantityMention:
        around = self._surroundings
        bound = around.before.behind(folded, start) or (start, "")
        late = around.after.ahead(folded, skip(folded, end))
        factor, _ = self._changes.of_share(folded, bound[0], end, value)
        if factor is not None:
            return _blank(start, end, "factor", factor=_plain(factor), approximate=bool(bound[1]))
        low, high = (None if bound[1] == "at_most" else value), (None if bound[1] == "at_least" else value)
        approximate = bound[1] == "about" or bool(late)
        blank = _blank(bound[0], late[0] if late else end, "percent", approximate=approximate)
        return replace(blank, number_start=start, number_end=end, min=low, max=high, unit="percent")


def _repeated(folded: str, first: Numeral, second: Numeral) -> int | None:
    """Where a number told twice ends: "20 (twenty)"."""
    told = first.low == second.low and first.high == second.high and second.start - first.end in (1, 2)
    if not told or "(" not in folded[first.end : second.start] or folded[second.end : second.end + 1] != ")":
        return None
    return second.end + 1


def _lent(first: Numeral, second: Numeral) -> float:
    """The scale the second number of a range lends the first: "2 to 3 million", "20 to 25,000"."""
    if first.scale != 1 or first.high >= 1000:
        return 1
    if second.scale >= 10:
        return second.scale if first.high < second.scale else 1
    grouped = second.form == "figures" and second.end - second.start > len(f"{second.high:.0f}")
    near = second.high / 3 <= first.high * 1000 < second.high
    return 1000 if grouped and near and second.high % 1000 == 0 else 1


def _draft(numeral: Numeral) -> Draft:
    return Draft(numeral.start, numeral.end, numeral.low, numeral.high, numeral, numeral,
                  approximate=numeral.approximate, vague=numeral.vague)  # fmt: skip


def _plain(value: float) -> float | int:
    if value % 1 == 0:
        return int(value)
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _blank(
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


def _written(numbers: Numbers) -> frozenset[str]:
    """The words behind a number that a particle may hang on."""
    listed = [*numbers.counters, *(form for forms in numbers.units.values() for form in forms), *numbers.after.about]
    return frozenset(expand_all([*listed, *numbers.words, *numbers.other_units]))


def spelling_of(numbers: Numbers) -> Spelling:
    """The part of the data that spells numbers."""
    return Spelling(
        decimal=numbers.decimal, thousands=numbers.thousands, words=numbers.words, scales=numbers.scales,
        short_scales=numbers.short_scales, collectives=numbers.collectives, vague=numbers.vague,
        several=numbers.several, articles=numbers.articles, sized=numbers.sized, halves=numbers.halves,
        parts=numbers.parts, of=numbers.of, joiners=numbers.joiners, vigesimal=numbers.vigesimal,
        ordinals=numbers.ordinals, fractions=numbers.fractions, points=numbers.points, myriads=numbers.myriads,
        money_scales=numbers.money_scales,
        money=[form for unit, forms in numbers.units.items() if len(unit) == 3 for form in forms],
        plural_only=numbers.not_counts.plural_only, leading=numbers.leading,
        glued=[*numbers.other_units, *numbers.counters, *(form for forms in numbers.units.values() for form in forms)],
    )  # fmt: skip
