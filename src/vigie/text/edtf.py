"""Dates as EDTF (ISO 8601-2), the part we write: days, months, years, seasons, decades, "~", intervals, open ends."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?~?|(\d{3})X")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}


def day(when: date) -> str:
    """``2024-05-09``."""
    return when.isoformat()


def month(year: int, number: int) -> str:
    """``2024-05``; also seasons (21 spring to 24 winter)."""
    return f"{year:04}-{number:02}"


def interval(first: str, last: str) -> str:
    """From the beginning of one expression to the end of another, either of which may be ``..``."""
    return f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"


def bounds(edtf: str) -> tuple[date | None, date | None]:
    """First and last day an expression covers; None for an open side. Northern seasons.

    Raises:
        ValueError: not an expression of the part we write, or no such day.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _point(first)
    return (None if first == ".." else _point(first)[0]), (None if last == ".." else _point(last)[1])


def readable(edtf: str) -> bool:
    """Whether ``bounds`` can read it: no year beyond four figures, no day that is not, first before last."""
    try:
        first, last = bounds(edtf)
    except ValueError:
        return False
    return first is None or last is None or first <= last


def precision(edtf: str | None) -> str:
    """``day``, ``month``, ``season``, ``year``, ``decade``, ``interval``, or ``none`` for no date."""
    if edtf is None:
        return "none"
    if "/" in edtf:
        return "interval"
    bare = edtf.rstrip("~")
    if bare.endswith("X"):
        return "decade"
    if len(bare) == 7:
        return "season" if int(bare[5:]) > 12 else "month"
    return "day" if len(bare) == 10 else "year"


def is_past(edtf: str | None, dated: str | None) -> bool:
    """Whether a day, month or year (EDTF, no stretch) ends before the document's date, or is its day."""
    if not edtf or not dated or not edtf.isascii() or set(edtf) - set("0123456789-"):
        return False
    shared = min(len(edtf), len(dated))
    return edtf[:shared] < dated[:shared] or (edtf == dated and len(edtf) == len("2024-01-01"))


def is_to_come(edtf: str | None, dated: str | None) -> bool:
    """Whether a date, or the end of a stretch whose beginning is open (EDTF), lies behind the document's date."""
    end = (edtf or "").removeprefix("../")
    if not end or not dated or set(end) - set("0123456789-"):
        return False
    shared = min(len(end), len(dated))
    return end[:shared] > dated[:shared]


def _point(text: str) -> tuple[date, date]:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError(f"not a date: {text!r}")
    if match[4]:
        return date(int(match[4]) * 10, 1, 1), date(int(match[4]) * 10 + 9, 12, 31)
    year, number = int(match[1]), int(match[2] or 0)
    if match[3]:
        exact = date(year, number, int(match[3]))
        return exact, exact
    if number in _SEASONS:
        begin, end = _SEASONS[number]
        closing = year + (end < begin)
        return date(year, begin, 1), date(closing, end, monthrange(closing, end)[1])
    begin, end = (number, number) if number else (1, 12)
    if not 1 <= begin <= 12:
        raise ValueError(f"not a date: {text!r}")
    return date(year, begin, 1), date(year, end, monthrange(year, end)[1])
