"""The words beside a number that bound it, name its unit, join it to another or make it a rate."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vigie.extract.changes import by_form, flags
from vigie.packs.measures import Bounds, Numbers
from vigie.text.forms import expand_all
from vigie.text.phrases import Phrases, skip
from vigie.text.spelling import Numeral

OTHER = "other"  # a unit outside the vocabulary
LENGTHS = frozenset({"mm", "m", "km", "mile", "foot", "km-per-hour", "km-per-second", "rounds-per-minute"})
COUNTER = "counter"  # no unit: a word that only says that a number counts
_CLAUSE_END = re.compile(r"[.;:!?()\"]|, | - ")


@dataclass(slots=True)
class Draft:
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

    def take(self, bound: str) -> None:
        """Take in a bound word: ``at_least``, ``at_most`` or ``about``."""
        if bound == "about":
            self.approximate = True
        else:
            self.bound = bound


class Surroundings:
    """The words beside a number that bound it, name its unit, make it a range or a rate."""

    def __init__(self, numbers: Numbers) -> None:
        self.before, self.after = _bounds(numbers.before), _bounds(numbers.after)
        self.symbols = by_form({**numbers.symbols, OTHER: numbers.other_symbols})
        self.codes = frozenset(u for u, forms in numbers.units.items() if len(u) == 3 and u in expand_all(forms))
        self.glued = self.codes | {form for form in self.symbols.meanings if form.isalpha()}  # "USD115", "RM500"
        self._money_scales = numbers.money_scales
        self.openers = flags([form for span in numbers.ranges for form in span.open])
        joins = {form: bool(span.open) for span in numbers.ranges for form in span.join}
        self._joins = Phrases(joins | {form: False for span in numbers.ranges if not span.open for form in span.join})
        self._units = by_form({**numbers.units, OTHER: numbers.other_units, COUNTER: numbers.counters})
        self._per = by_form(numbers.per)
        self._per_scan = re.compile(rf"(?<!\w){self._per.pattern}")
        self._no_rate = flags(numbers.not_counts.rates)
        unit, after, of = self._units.pattern, self.after.pattern, flags(numbers.of).pattern
        self._tail = re.compile(
            rf"(?: *(?P<early>{after}))?(?: *-? *(?:{of} *)?(?P<unit>{unit})(?!-\w))?(?(early)| *(?P<late>{after})?)"
        )
        self._between = re.compile(
            rf" *(?P<unit>{unit})? *(?P<join>{self._joins.pattern}) *(?:(?P<symbol>{self.symbols.pattern}) *)?(?=\w)"
        )

    def between(self, folded: str, at: int) -> tuple[int, bool, str | None] | None:
        """(where the second number begins, whether an opener is needed, unit) of words that join two numbers."""
        match = self._between.match(folded, at)
        if not match:
            return None
        unit, symbol = match["unit"], match["symbol"]
        named = self._units.meaning(unit) if unit else None
        if named and symbol and self.symbols.meaning(symbol) != named:
            return None
        return match.end(), self._joins.meaning(match["join"]), named

    def unit_after(self, folded: str, end: int) -> str | None:
        """The unit the words from ``end`` on name."""
        match = self._tail.match(folded, end)
        return self._units.meaning(match["unit"]) if match and match["unit"] else None

    def take_before(self, folded: str, draft: Draft) -> None:
        """Take in the currency sign and the bound words before the number."""
        symbol = self.symbols.behind(folded, draft.start)
        if symbol:
            draft.start, draft.unit = symbol
        elif (
            folded[draft.start - 3 : draft.start] in self.codes
            or folded[draft.start - 4 : draft.start - 1] in self.codes
        ):
            self._take_code(folded, draft)
        for _ in range(3):
            bound = self.before.behind(folded, draft.start)
            if not bound:
                return
            draft.start = bound[0]
            draft.take(bound[1])

    def _take_code(self, folded: str, draft: Draft) -> None:
        """Take in the currency code before the number, and what multiplies it: "PLN 20", "MSEK 500"."""
        end = draft.start - (folded[draft.start - 1] == " ")
        start = end - 3
        scale = self._money_scales.get(folded[start - 1 : start], 0.0) if start else 0.0
        start -= bool(scale)
        if start and (folded[start - 1].isalnum() or folded[start - 1] == "_"):
            return
        draft.start, draft.unit = start, folded[end - 3 : end]
        draft.low, draft.high = draft.low * (scale or 1), draft.high * (scale or 1)

    def take_after(self, folded: str, draft: Draft) -> None:
        """Take in the unit and the bound words after the number."""
        match = self._tail.match(folded, draft.end)
        if not match or not (match["unit"] or match["early"] or match["late"]):
            near = "-" in folded[draft.end : draft.end + 12]
            length = self._units.ahead(folded, skip(folded, draft.end)) if near else None
            ranged = length and length[1] in LENGTHS and folded[length[0] + 1 : length[0] + 2].isalpha()
            if length and ranged and not draft.unit:  # "300 km-range", not "12 M-46"
                draft.end, draft.unit = length
            return
        unit, bound = match["unit"], match["early"] or match["late"]
        if unit and self._belongs_ahead(folded, match, draft):
            return
        if bound and self._opens_another(folded, match.end("early" if match["early"] else "late")):
            bound = None  # "40 and more than 100"
        named = self._units.meaning(unit) if unit else None
        if named and draft.unit and named != draft.unit:
            return
        draft.unit = named or draft.unit
        if bound:
            draft.take(self.after.meaning(bound))
        if unit or bound:
            draft.end = max(match.end("unit"), *(match.span(side)[1] for side in ("early", "late") if bound), -1)

    def _belongs_ahead(self, folded: str, match: re.Match[str], draft: Draft) -> bool:
        """Whether a sign stands before the next number: "$20 $30", "2 $10 notes"."""
        at = skip(folded, match.end("unit"))
        if match["unit"] not in self.symbols.meanings or not folded[at : at + 1].isdigit():
            return False
        apart = folded[match.start("unit") - 1] == " "
        return apart and (draft.unit is not None or at == match.end("unit"))

    def _opens_another(self, folded: str, end: int) -> bool:
        """Whether the last word of a bound after a number begins one before the next: "and more than"."""
        start = folded.rfind(" ", 0, end) + 1
        opened = self.before.ahead(folded, start)
        return bool(opened and opened[0] > end)

    def rate(self, folded: str, draft: Draft) -> tuple[str | None, int]:
        """A rate right after the words, or further on in the same clause."""
        match = None if draft.unit in LENGTHS else self._per_scan.search(folded, draft.end, draft.end + 48)
        if not match or self._no_rate.ahead(folded, skip(folded, match.end())):
            return None, draft.end
        between = folded[draft.end : match.start()]
        if _CLAUSE_END.search(between) or len(between.split()) > 6:
            return None, draft.end
        return self._per.meaning(match.group()), match.end() if not between.strip() else draft.end


def _bounds(bounds: Bounds) -> Phrases[str]:
    return by_form({"at_least": bounds.at_least, "at_most": bounds.at_most, "about": bounds.about})
