"""A line that is a date and next to nothing else, in any language whose months are known."""

from __future__ import annotations

import re
from functools import cache

from vigie.text.days import is_edtf_date

_LONGEST = 40
_LETTERS_BESIDE = 12  # a weekday may stand beside the date
_NUMERIC = re.compile(r"(?<!\d)([12]\d{3})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?:\s*[日일])?(?!\d)")
_EUROPEAN = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./]([12]\d{3})(?!\d)")


def day_line(words: str, language: str | None, near: str | None) -> str | None:
    """The day (EDTF) a heading names; its year is that of ``near`` where it names none. None for other headings."""
    if len(words) > _LONGEST or not any(sign.isdigit() for sign in words):
        return None
    if found := _NUMERIC.search(words):
        return _day(found[1], found[2], found[3]) if _alone(words, found[0]) else None
    if found := _EUROPEAN.search(words):
        return _day(found[3], found[2], found[1]) if _alone(words, found[0]) else None
    for code in dict.fromkeys((language or "en", "en")):
        pattern, months = _spelled(code)
        for found in pattern.finditer(words.casefold()):
            year = found["year"] or found["year2"] or (near or "")[:4]
            day = _day(year, str(months[found["month"] or found["month2"]]), found["day"] or found["day2"])
            if day and _alone(words, found[0]):
                return day
    return None


def _alone(words: str, date: str) -> bool:
    return sum(map(str.isalnum, words)) - sum(map(str.isalnum, date)) <= _LETTERS_BESIDE


def _day(year: str, month: str, day: str) -> str | None:
    written = f"{year}-{int(month):02}-{int(day):02}"
    return written if is_edtf_date(written) else None


@cache
def _spelled(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    from babel import Locale, UnknownLocaleError

    try:
        months = Locale.parse(language).months
    except (UnknownLocaleError, ValueError):
        months = Locale.parse("en").months
    names = {
        str(name).casefold().rstrip("."): number
        for use in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in months[use][width].items()
        if any(map(str.isalpha, str(name)))
    }
    either = "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or "(?!)"
    day, year = r"(?P<day{0}>\d{{1,2}})(?:er|st|nd|rd|th|º|\.)?", r"(?P<year{0}>[12]\d{{3}})"
    first = rf"{day.format('')}\s+(?:de\s+)?(?P<month>{either})\.?(?:,?\s+(?:de\s+)?{year.format('')})?"
    second = rf"(?P<month2>{either})\.?\s+{day.format('2')}(?:,?\s+{year.format('2')})?"
    return re.compile(rf"(?<!\w)(?:{first}|{second})(?!\w)"), names
