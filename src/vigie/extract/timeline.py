"""Dates put in order: what each one of a text comes to, given the document's date and what was told before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from vigie.text import edtf
from vigie.text.moments import Reference, Slots, absolute, day_of, moved, unit_at, with_year

_SENTENCE_END = re.compile(r"[.!?] |\n")
_MONTHS = re.compile(r"(\d{4})(-\d\d/)(\d{4})(-\d\d)")
_OPEN = {"since": "since", "after": "since", "until": "until", "by": "until", "before": "until"}


@dataclass(slots=True)
class Atom:
    """One date of the text before it is resolved; ``outer`` is where its preposition begins."""

    start: int
    end: int
    outer: int
    reading: str
    slots: Slots
    role: str  # of its preposition
    year_word: str | None = None  # same, next, previous
    told: bool = False  # the year stands in figures


@dataclass(slots=True)
class Story:
    """What the text has told so far: "the same month" and "two days later" lean on it."""

    end: int = -1
    last: str | None = None
    day: str | None = None
    month: str | None = None  # the last date at least as exact as a month
    exact: tuple[int, int] | None = None  # year and month of the last date told with its year
    exact_end: int = -1


def value_of(folded: str, atom: Atom, mode: str, reference: Reference | None, story: Story) -> str | None:
    """EDTF of one date, its preposition left aside."""
    if atom.reading in ("plain", "bare"):
        return _plain_value(folded, atom, mode, reference, story)
    if atom.reading == "vague":
        return None
    slots = atom.slots
    if atom.reading in ("same", "earlier", "later", "turn") or (slots.shift and slots.unit == "day"):
        return _from_story(atom, reference, story)
    if atom.reading == "afterwards":
        return f"{story.last.partition('/')[0].rstrip('~')}/.." if story.last else None
    if reference is None:
        return None
    if atom.reading == "shifted":
        return _shifted(slots, reference)
    if not slots.unit or slots.steps is None:
        return None
    steps = -slots.steps if atom.reading == "ago" else slots.steps
    value = moved(slots.unit, steps, reference)
    return f"../{value.rpartition('/')[2]}" if value and atom.role == "within" else value


def _plain_value(folded: str, atom: Atom, mode: str, reference: Reference | None, story: Story) -> str | None:
    slots = _year_from_word(atom, reference, story)
    if slots is None:
        return None
    lent = _lean(folded, atom, slots, reference, story)
    if lent:
        return absolute(lent)
    if slots.nth == -1 and slots.unit and slots.year is None and not slots.length:
        return _shifted(slots._replace(shift=-1), reference) if reference else None
    if slots.steps is not None and not slots.unit:  # yesterday
        return unit_at("day", slots.steps, reference) if reference else None
    if slots.year is None and reference:
        day = reference.date()
        if slots.weekday and not slots.day:
            return edtf.day(day_of(slots.weekday, day, mode)) if day else None
        if slots.part and slots.unit:
            whole = unit_at(slots.unit, 0, reference)
            return _part_of(whole, slots.part) if whole else None
        slots = with_year(slots, reference, mode)
    return absolute(slots)


def _year_from_word(atom: Atom, reference: Reference | None, story: Story) -> Slots | None:
    word = atom.year_word
    if word is None:
        return atom.slots
    if word.lstrip("-").isdigit():
        return atom.slots._replace(year=reference.year + int(word)) if reference else None
    told = story.last and re.search(r"\d{4}", story.last)
    if not told:
        return None
    return atom.slots._replace(year=int(told.group()) + {"same": 0, "next": 1, "previous": -1}[word])


def _lean(folded: str, atom: Atom, slots: Slots, reference: Reference | None, story: Story) -> Slots | None:
    """The slots with the year of a full date told just before, when the story goes on from there."""
    exact = story.exact
    if slots.year is not None or slots.unit or exact is None:
        return _lean_day(folded, atom, slots, story)
    reach = 200 if atom.role == "early_as" else 160
    if not slots.month or atom.outer - story.exact_end > reach:
        return _lean_day(folded, atom, slots, story)
    if atom.role != "early_as" and _SENTENCE_END.search(folded, story.exact_end, atom.outer):
        return None
    if slots.month < exact[1] and atom.role != "early_as":
        return None
    year = exact[0] + (slots.month < exact[1])
    if reference and (year, slots.month) > (reference.year, reference.month or 12):
        return None
    return slots._replace(year=year)


def _lean_day(folded: str, atom: Atom, slots: Slots, story: Story) -> Slots | None:
    """The slots of "the 28th" after "11 January": of the same month."""
    if not slots.day or slots.month or slots.year is not None or not story.last or len(story.last) < 7:
        return None
    if atom.outer - story.end > 250 or "\n\n" in folded[story.end : atom.outer] or "/" in story.last[:5]:
        return None
    year, month = int(story.last[:4]), int(story.last[5:7])
    return slots._replace(year=year, month=month) if month <= 12 else None


def _part_of(whole: str, part: str) -> str:
    """EDTF of "the end of this year" from "2024"."""
    if edtf.precision(whole) == "year":
        return absolute(Slots(year=int(whole), part=part)) or whole
    return f"{whole}~" if "/" not in whole else whole


def _shifted(slots: Slots, reference: Reference) -> str | None:
    """Last, this or next Monday, June, summer, month."""
    shift = slots.shift or 0
    if slots.unit and not slots.weekday:
        whole = unit_at(slots.unit, shift, reference)
        return _part_of(whole, slots.part) if whole and slots.part else whole
    day = reference.date()
    if slots.weekday and not slots.month:
        if day is None:
            return None
        if slots.unit:  # Friday last week
            monday = day + timedelta(7 * shift + 1 - day.isoweekday())
            return edtf.day(monday + timedelta(slots.weekday - 1))
        nearest = day_of(slots.weekday, day + timedelta(min(shift, 0) or shift), "future" if shift > 0 else "past")
        return edtf.day(nearest)
    mode = "future" if shift > 0 else "past"
    dated = with_year(slots, reference, mode) if shift or slots.day else slots._replace(year=reference.year)
    month = dated.month or {21: 3, 22: 6, 23: 9, 24: 12}.get(dated.season or 0)
    lasts = 1 if dated.month else 3
    under_way = bool(month and reference.month) and 0 <= reference.month - month < lasts  # type: ignore[operator]
    if shift and dated.year == reference.year and under_way and not slots.day:
        dated = dated._replace(year=reference.year + shift)
    return absolute(dated)


def _from_story(atom: Atom, reference: Reference | None, story: Story) -> str | None:
    """The same month, two days later, the day before: counted from the last date told, never past the document."""
    slots = atom.slots
    named = slots.month or slots.season
    day_wanted = atom.reading != "same" and not named and (slots.unit or "day") in ("day", "week")
    told = story.day if day_wanted else (story.month or story.last) if named else story.last
    anchor = Reference.read((told or "").partition("/")[0].rstrip("~")) if told else None
    if anchor is None or told is None:
        return None
    if named:
        return absolute(with_year(slots, anchor, "past" if atom.reading == "earlier" else "future"))
    if slots.weekday:
        day = anchor.date()
        back = atom.reading == "earlier"
        near = day + timedelta(-1 if back else 1) if day else None
        return edtf.day(day_of(slots.weekday, near, "past" if back else "future")) if near else None
    unit, steps = slots.unit or "day", slots.steps if slots.steps is not None else slots.shift or 1
    if atom.reading == "same":
        return unit_at(unit, 0, anchor)
    signed = -abs(steps) if atom.reading == "earlier" and slots.unit else steps
    value = _same_months(told, signed) if unit == "year" and _MONTHS.fullmatch(told) else moved(unit, signed, anchor)
    return None if value and reference and signed > 0 and value[:4] > f"{reference.year:04}" else value


def _same_months(told: str, years: int) -> str:
    """EDTF of the months of a stretch, so many years on: "a year earlier" after "the third quarter"."""
    return _MONTHS.sub(lambda m: f"{int(m[1]) + years:04}{m[2]}{int(m[3]) + years:04}{m[4]}", told)


def with_preposition(atom: Atom, value: str) -> str:
    """EDTF of a date with its preposition: since X is ``X/..``, until, by and before X are ``../X``."""
    side = _OPEN.get(atom.role)
    if side is None or ".." in value:
        return value
    if side == "since":
        first = value.partition("/")[0]
        return f"{first}/.."
    part, slots = atom.slots.part, atom.slots
    last = value.rpartition("/")[2]
    if part == "late" and not slots.month and not slots.season and slots.unit in (None, "year"):
        last = last[:4]
    elif part == "late":
        last = last.rstrip("~")
    elif part == "early" and not slots.month and not slots.season:
        last = f"{int(last[:4]) - 1:04}" if atom.role == "before" else last.rstrip("~")
    return f"../{last}"


def remember(story: Story, value: str | None, end: int, atom: Atom) -> None:
    """Keep the date just told (``value`` in EDTF, told up to ``end``) for those that lean on it."""
    story.end = end
    if value is None:
        return
    bare = value.replace("../", "").replace("/..", "")
    story.last = bare
    precision = edtf.precision(bare)
    if precision == "day":
        story.day = bare
    if precision in ("day", "month"):
        story.month = bare.rstrip("~")
    if (atom.told or atom.year_word) and len(bare) >= 7 and bare[5:7].isdigit() and int(bare[5:7]) <= 12:
        story.exact, story.exact_end = (int(bare[:4]), int(bare[5:7])), end
