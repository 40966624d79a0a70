"""Numbers that count nothing: ordinals, labels, years, days of the month, mere articles."""

from __future__ import annotations

import re

from vigie.extract.changes import flags
from vigie.extract.surroundings import LENGTHS, Draft
from vigie.packs.measures import Numbers
from vigie.text.spelling import Numeral

_LIST_MARK = re.compile(r" ?[.)](?: |$)")
_LINE_START = re.compile(r"(?:^|\n)[ \t(]*\Z")
_GLUED = re.compile(r"[\w#§°/]\Z|\w[-']\Z")
_GLUED_AFTER = re.compile(r"[/:.'-][0-9]")
_WORD = re.compile(r" +([^\W\d_]+)")


class NotCounts:
    """Tells numbers that count nothing: ordinals, labels, years, days of the month, mere articles."""

    def __init__(self, numbers: Numbers) -> None:
        none = numbers.not_counts
        self._label, self._days, self._hours = flags(none.after), flags(none.days), flags(none.hours)
        self._articles, self.ones = flags(numbers.articles), flags(numbers.ones)
        time = flags([form for unit in ("year", "hour", "minute") for form in numbers.units.get(unit, [])])
        self._time = re.compile(rf" +{time.pattern}")
        self._after = re.compile(rf"(?:{flags(none.suffixes).pattern}| +{flags(none.before).pattern})")

    def holds(self, text: str, folded: str, draft: Draft) -> bool:
        """Whether the number of ``draft`` counts nothing."""
        number, end = draft.first, draft.last.end
        if number.form == "ordinal":
            return True
        if draft.last.scale == 1 and self._after.match(folded, end):
            return True
        if folded[draft.end - 1 : draft.end] == "%" and folded[draft.end : draft.end + 1].isalnum():
            return True
        glued = folded[draft.end : draft.end + 1] == "-" and folded[draft.end + 1 : draft.end + 2].isalnum()
        if glued and draft.unit not in LENGTHS:  # "a 20-strong crew", but "300 km-range"
            return True
        if draft.unit == "hour" and self._hours.behind(folded, number.start) and draft.high <= 24:
            return True
        if number.form == "one" and draft.last is number:
            return not (draft.bound and draft.start < number.start) and self._mere_article(folded, number)
        if draft.bound or draft.unit or draft.last is not number:
            return False
        if draft.high < 1 and number.form == "figures":
            return True
        if number.form == "words":
            return self._label.behind(folded, number.start) is not None
        return number.form == "figures" and self._is_label(text, folded, number)

    def in_time(self, folded: str, end: int) -> bool:
        """Whether the words after a number measure time: "two in five days" is no share."""
        return bool(self._after.match(folded, end) or self._time.match(folded, end))

    def _mere_article(self, folded: str, number: Numeral) -> bool:
        return bool(self._articles.ahead(folded, number.start)) and not self.ones.ahead(folded, number.start)

    def _is_label(self, text: str, folded: str, number: Numeral) -> bool:
        start, end = number.start, number.end
        digits = folded[start:end]
        if digits[0] == "0" and len(digits) > 1 and digits.isdigit():
            return True
        if self._label.behind(folded, start) or (number.low <= 31 and self._days.behind(folded, start)):
            return True
        if _LIST_MARK.match(folded, end) and _LINE_START.search(text, max(0, start - 12), start):
            return True
        if _GLUED.search(folded, max(0, start - 2), start) or _GLUED_AFTER.match(folded, end):
            return True
        if not like_year(number) or not digits.isdigit():
            return False
        word = _WORD.match(folded, end)
        return not (number.low % 50 == 0 and word and len(word.group(1)) > 3)


def like_year(number: Numeral) -> bool:
    """Whether the number is written as years are: four figures, 1900 to 2099."""
    return number.form == "figures" and number.end - number.start == 4 and 1900 <= number.low < 2100
