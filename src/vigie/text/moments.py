"""What the parts of a date mean: slots such as day, month and year to EDTF, leaning on a reference date."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from vigie.text import edtf

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_PART_MONTH = {"early": 1, "mid": 6, "late": 12}
_SOON = 60  # days
_PART_DAY = {"early": 1, "mid": 11, "late": 21}


class Slots(NamedTuple):
    """The parts a time expression fills, in numbers. ``shift``: -1 last, 0 this, 1 next. ``unit``: a name of a unit."""

    day: int | None = None
    day2: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    season: int | None = None
    part: str | None = None
    nth: int | None = None
    unit: str | None = None
    steps: int | None = None
    shift: int | None = None
    feast: str | None = None
    decade: int | None = None
    length: int | None = None  # how many units from the first or the last of a year on


@dataclass(frozen=True, slots=True)
class Reference:
    """The date of a document as far as it is known."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def read(cls, text: str | None) -> Reference | None:
        """From an EDTF day, month or year; None for anything else."""
        if not text or edtf.precision(text) not in ("day", "month", "year"):
            return None
        try:
            first, _ = edtf.bounds(text)
        except ValueError:
            return None
        if first is None or not 1000 <= first.year <= 8999:
            return None
        known = len(text.rstrip("~"))
        return cls(first.year, first.month if known >= 7 else None, first.day if known == 10 else None)

    def date(self) -> date | None:
        """The day itself, when it is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None


def year_of(month: int, day: int | None, reference: Reference, mode: str) -> int | None:
    """The year of a month (and day) told without one. ``mode``: ``past`` (the last one), ``future``, ``near``."""
    if reference.month is None:
        return None
    if mode == "near":
        ahead = (month - reference.month) % 12
        return reference.year + (reference.month + ahead > 12) - (0 if ahead <= 6 else 1)
    here = (reference.month, reference.day or (31 if mode == "past" else 1))
    told = (month, day or (1 if mode == "past" else 31))
    if mode == "past":
        return reference.year - (told > here)
    return reference.year + (told < here)


def _soon(month: int, day: int, reference: Reference) -> bool:
    """Whether a day told without a year lies in the weeks to come: nobody tells one of a year ago like that."""
    if reference.month is None or reference.day is None:
        return False
    return 0 < (month - reference.month) % 12 * 30 + day - reference.day <= _SOON


def day_of(weekday: int, day: date, mode: str) -> date:
    """The last such weekday on or before ``day``, or, unless ``mode`` is ``past``, the next on or after it."""
    if mode != "past":
        return day + timedelta((weekday - day.isoweekday()) % 7)
    return day - timedelta((day.isoweekday() - weekday) % 7)


def absolute(slots: Slots) -> str | None:
    """EDTF of slots that need no reference; None when a year is missing or there is no such day."""
    year = slots.year
    if slots.decade is not None:
        decade = slots.decade if slots.decade >= 100 else 1900 + slots.decade  # "les années 80"
        return f"{decade // 10:03}X"
    if year is None:
        return None
    if slots.feast:
        return f"{year:04}-{slots.feast}"
    if slots.month and slots.unit in ("week", "day"):
        return _within_month(slots, year)
    if slots.day and slots.month:
        return _days(year, slots.month, slots.day, slots.day2)
    fuzzy = "~" if slots.part else ""
    if slots.month:
        return edtf.month(year, slots.month) + fuzzy
    if slots.season:
        return edtf.month(year, slots.season) + fuzzy
    if slots.unit == "year" and slots.length:
        return f"{year:04}/{year + slots.length - 1:04}"
    if slots.nth and slots.unit == "month" and slots.length and slots.length < 12:
        first = 1 if slots.nth > 0 else 13 - slots.length
        return f"{edtf.month(year, first)}/{edtf.month(year, first + slots.length - 1)}"
    if slots.nth and slots.unit in ("quarter", "half", "month"):
        return _nth(year, slots.nth, MONTHS[slots.unit])
    if slots.part == "closing":
        return f"{year:04}-10/{year:04}-12"
    return f"{year:04}-{_PART_MONTH[slots.part]:02}~" if slots.part else f"{year:04}"


def unit_at(unit: str, steps: int, reference: Reference) -> str | None:
    """This, last or next day, week, weekend, month, quarter, half, year or decade, in steps from the reference."""
    if unit in ("day", "week", "weekend"):
        day = reference.date()
        if day is None:
            return None
        if unit == "weekend":
            saturday = day_of(6, day, "past") + timedelta(7 * max(steps, 0))
            return f"{edtf.day(saturday)}/{edtf.day(saturday + timedelta(1))}"
        if unit == "day":
            return edtf.day(day + timedelta(steps))
        monday = day + timedelta(7 * steps + 1 - day.isoweekday())
        return f"{edtf.day(monday)}/{edtf.day(monday + timedelta(6))}"
    if unit == "year":
        return f"{reference.year + steps:04}"
    if unit == "decade":
        return f"{reference.year // 10 + steps:03}X"
    if reference.month is None:
        return None
    length = MONTHS[unit]
    index = (reference.year * 12 + reference.month - 1) // length * length + steps * length
    year, month = divmod(index, 12)
    return edtf.month(year, month + 1) if length == 1 else _nth(year, month // length + 1, length)


def moved(unit: str, steps: int, reference: Reference) -> str | None:
    """So many units before or after the reference, as exact as the unit: "two years ago" is a year."""
    if unit == "week":
        day = reference.date()
        return edtf.day(day + timedelta(7 * steps)) + ("~" if abs(steps) > 1 else "") if day else None
    if unit in ("quarter", "half"):
        return unit_at("month", steps * MONTHS[unit], reference)
    if unit == "decade":
        return f"{reference.year + 10 * steps:04}~"
    return unit_at(unit, steps, reference)


def with_year(slots: Slots, reference: Reference, mode: str) -> Slots:
    """The slots with the year (and month) the reference gives them."""
    if slots.year is not None or slots.decade is not None:
        return slots
    if slots.feast:
        month, day = (int(part) for part in slots.feast.split("-"))
        return slots._replace(year=year_of(month, day, reference, mode))
    if slots.month:
        return slots._replace(year=_matching_year(slots, reference, mode))
    if slots.season:
        first = {21: 3, 22: 6, 23: 9, 24: 12}[slots.season]
        return slots._replace(year=year_of(first, None, reference, mode))
    if slots.length and slots.unit == "month":
        return slots._replace(year=reference.year)
    if slots.day:
        return _day_alone(slots, reference, mode)
    if slots.nth and slots.unit in ("quarter", "half"):
        first = (slots.nth - 1) * MONTHS[slots.unit] + 1  # one just over may still be "expected": its figures are
        return slots._replace(year=year_of(first, None, reference, "past" if mode == "past" else "near"))
    return slots


def _matching_year(slots: Slots, reference: Reference, mode: str) -> int | None:
    """A weekday told with the date decides between two years."""
    assert slots.month is not None
    if mode == "past" and slots.day and _soon(slots.month, slots.day, reference):
        mode = "future"
    year = year_of(slots.month, slots.day or _PART_DAY.get(slots.part or ""), reference, mode)
    if year is None or not (slots.weekday and slots.day):
        return year
    for candidate in (year, year + 1, year - 1):
        if slots.day <= monthrange(candidate, slots.month)[1]:
            told = date(candidate, slots.month, slots.day)
            if told.isoweekday() == slots.weekday:
                return candidate
    return year


def _day_alone(slots: Slots, reference: Reference, mode: str) -> Slots:
    """The slots of "the 30th": the last one, or the next."""
    if reference.month is None or slots.day is None:
        return slots
    year, month = reference.year, reference.month
    for _ in range(12):
        here = date(year, month, 1)
        last = slots.day2 or slots.day
        told = reference.day is None or (month, year) != (reference.month, reference.year)
        fits = told or (last >= reference.day if mode == "future" else last <= reference.day)  # type: ignore[operator]
        fits = fits and max(slots.day, last) <= monthrange(year, month)[1]
        if fits and (not slots.weekday or date(year, month, slots.day).isoweekday() == slots.weekday):
            return slots._replace(year=year, month=month)
        here = here + timedelta(31) if mode == "future" else here - timedelta(1)
        year, month = here.year, here.month
    return slots


def _days(year: int, month: int, first: int, last: int | None) -> str | None:
    try:
        begin = edtf.day(date(year, month, first))
        return edtf.interval(begin, edtf.day(date(year, month, last))) if last and last > first else begin
    except ValueError:
        return None


def _within_month(slots: Slots, year: int) -> str | None:
    """EDTF of "the first week of May", "the last day of May", "the week of 6 May"."""
    assert slots.month
    length = monthrange(year, slots.month)[1]
    if slots.day:
        if slots.day > length:
            return None
        told = date(year, slots.month, slots.day)
        monday = told - timedelta(told.isoweekday() - 1)
        return f"{edtf.day(monday)}/{edtf.day(monday + timedelta(6))}"
    nth, days = slots.nth or 1, 7 if slots.unit == "week" else 1
    first = length - days + 1 if nth < 0 else (nth - 1) * days + 1
    return _days(year, slots.month, first, first + days - 1)


def _nth(year: int, nth: int, months: int) -> str | None:
    parts = 12 // months
    index = parts + nth if nth < 0 else nth - 1
    if not 0 <= index < parts:
        return None
    first = index * months + 1
    return f"{edtf.month(year, first)}/{edtf.month(year, first + months - 1)}"
