"""Factors: "multiplied by 2.5", "three times as many", "up 30 %", "halved", "fell by half"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from vigie.packs.measures import Changes
from vigie.text.phrases import Phrases, skip

_WINDOW = 90  # how far before a number the verb of its change is sought
_MARKS = (". ", "! ", "? ", "; ")


class ChangeReader:
    """Says whether a number is a multiplication, from the words around it. Texts are folded."""

    def __init__(self, words: Changes, halves: Mapping[str, float]) -> None:
        self._verbs = by_form({"rise": words.rises, "fall": words.falls, "multiply": words.multiplies})
        self._verb_scan = re.compile(rf"(?<!\w){self._verbs.pattern}")
        self._by, self._by_factor, self._from = flags(words.by), flags(words.by_factor), flags(words.from_)
        self._after = by_form({"rise": words.more, "fall": words.less})
        self._times, self._what, self._halves = flags(words.times), flags(words.times_what), Phrases(dict(halves))

    def from_one_to_another(self, folded: str, start: int) -> bool:
        """Whether the number at ``start`` begins a change that is no range: "went from 10 to 30"."""
        return self._from.behind(folded, start) is not None

    def times(self, folded: str, start: int, end: int, value: float) -> tuple[float | None, int] | None:
        """(factor, end of its words) of "three times as many"; factor None when the words say how often; else None."""
        times = self._times.ahead(folded, skip(folded, end))
        if not times:
            return None
        half = self._halves.ahead(folded, skip(folded, times[0]))
        end = half[0] if half else times[0]
        if not self._what.ahead(folded, skip(folded, end)) and self.direction(folded, start) != "multiply":
            return None if folded[times[0] - 1 : times[0]] == "x" else (None, end)  # "4 x S-300" counts
        return value + (half[1] if half else 0), end

    def multiplier(self, folded: str, start: int) -> int | None:
        """Where "by" begins, when the bare number at ``start`` multiplies."""
        by_factor = self._by_factor.behind(folded, start)
        by = by_factor or self._by.behind(folded, start)
        wanted = ("rise", "multiply") if by_factor else ("multiply",)
        return by[0] if by and self.direction(folded, by[0]) in wanted else None

    def of_share(self, folded: str, start: int, end: int, percent: float) -> tuple[float | None, int]:
        """(factor or None, end of its words) of a percentage: "up 30 %" is 1.3, "30 % fewer" 0.7."""
        by = self._by.behind(folded, start)
        adjacent = None if by else self._verbs.behind(folded, start)
        after = self._after.ahead(folded, skip(folded, end))
        direction = after[1] if after else self.direction(folded, by[0]) if by else adjacent[1] if adjacent else None
        direction = {"+": "rise", "-": "fall"}.get(folded[start - 1 : start], direction)
        if not direction:
            return None, end
        share = percent / 100
        return (1 - share if direction == "fall" else 1 + share), after[0] if after else end

    def direction(self, folded: str, before: int) -> str | None:
        """What the nearest verb of change before ``before`` in its sentence says: rise, fall, multiply."""
        begin = max(0, before - _WINDOW)
        begin = max(begin, *(folded.rfind(mark, begin, before) for mark in _MARKS))
        last = None
        for match in self._verb_scan.finditer(folded, begin, before):
            last = self._verbs.meaning(match.group())
        return last


def flags(forms: Sequence[str]) -> Phrases[bool]:
    """Phrases that are there or not."""
    return Phrases(dict.fromkeys(forms, True))


def by_form(meanings: Mapping[str, Sequence[str]]) -> Phrases[str]:
    """Phrases from a table of meaning to forms."""
    return Phrases({form: meaning for meaning, forms in meanings.items() for form in forms})
