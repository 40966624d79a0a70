"""When: dates, stretches of time and relative times, read to EDTF against the date of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from vigie.packs.measures import Dates
from vigie.text import edtf
from vigie.text.fold import lower
from vigie.text.moments import Reference, Slots, absolute, day_of, moved, unit_at, with_year
from vigie.text.phrases import Phrases
from vigie.text.shapes import ShapeMatch, ShapeReader

_WINDOW = 70  # how far before a date a word of the future counts


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression with its preposition; ``edtf`` None when it cannot be computed.

    ``precision``: ``day``, ``month``, ``season``, ``year``, ``decade``, ``interval`` or ``none``. ``relative``: the words
    alone do not give the date ("yesterday", "in June").
    """

    start: int
    end: int
    edtf: str | None
    precision: str
    relative: bool


@dataclass(slots=True)
class _Atom:
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
class _Story:
    """What the text has told so far: "the same month" and "two days later" lean on it."""

    end: int = -1
    last: str | None = None
    day: str | None = None
    month: str | None = None  # the last date at least as exact as a month
    exact: tuple[int, int] | None = None  # year and month of the last date told with its year
    exact_end: int = -1


class DateReader:
    """Reads the times of one language. Build once: the data are compiled here."""

    def __init__(self, dates: Dates) -> None:
        self._words = _words(dates)
        self._values = {slot: Phrases(dict(meanings)) for slot, meanings in self._words.items()}
        suffixes = "|".join(re.escape(suffix) for suffix in dates.day_suffixes)
        day = rf"(?:0?[1-9]|[12][0-9]|3[01])(?:{suffixes})?(?![\w%]|[.,][0-9])"
        figures = {
            "day": day, "day2": day, "year": r"(?:1[89]|20)[0-9]{2}(?![\w%]|[.,][0-9])", "decade": "(?:1[89]|20)[0-9]0",
            "count": r"[0-9]{1,3}", "number": r"(?:0?[1-9]|1[0-2])",
        }  # fmt: skip
        words = {slot: list(meanings) for slot, meanings in self._words.items()}
        self._shapes = ShapeReader(dates.shapes, words, figures)
        roles = ("early_as", "since", "until", "by", "before", "after", "of", "at")
        self._before = Phrases({form: role for role in reversed(roles) for form in getattr(dates.prepositions, role)})
        self._openers = Phrases({form: True for span in dates.ranges for form in span.open})
        joins = {form: bool(span.open) for span in dates.ranges for form in span.join}
        self._joins = Phrases({**joins, **{f: False for span in dates.ranges if not span.open for f in span.join}})
        self._neighbours = Phrases(dict.fromkeys(dates.neighbours, True))
        self._articles = Phrases(dict.fromkeys(dates.articles, True))
        self._future = re.compile(rf"(?<!\w)(?:{Phrases(dict.fromkeys(dates.future, True)).pattern})")
        self._capitals = dates.capitals
        self._ambiguous = frozenset(word for form in dates.ambiguous for word in Phrases({form: 1}).meanings)

    def find(self, text: str, dated: str | None) -> list[TimeMention]:
        """The times of ``text``, sorted, never overlapping; offsets are code points of ``text``.

        ``dated`` is the EDTF day, month or year of the document, None when unknown: then relative times stay open.
        """
        folded = lower(text)
        atoms = [atom for match in self._shapes.find(folded) if (atom := self._atom(text, folded, match))]
        reference, story = Reference.read(dated), _Story()
        found: list[TimeMention] = []
        at = 0
        while at < len(atoms):
            atom = atoms[at]
            pair = self._paired(folded, atom, atoms[at + 1]) if at + 1 < len(atoms) else None
            at += 2 if pair else 1
            if not pair and not self._stands_alone(folded, atom):
                continue
            mention = self._resolve(folded, atom, pair, reference, story)
            if mention and (not found or mention.start >= found[-1].end):
                found.append(mention)
                _remember(story, mention, pair[1] if pair else atom)
        return found

    def _atom(self, text: str, folded: str, match: ShapeMatch) -> _Atom | None:
        if self._capitals and not self._capital(text, match):
            return None
        slots, year_word = self._slots(match.slots)
        role, outer = "", match.start
        preposition = self._before.behind(folded, outer)
        if preposition:
            outer, role = preposition
        elif article := self._articles.behind(folded, outer):
            outer = article[0]
            preposition = self._before.behind(folded, outer)
            if preposition:
                outer, role = preposition
            else:
                role = "article"
        told = "year" in match.slots and year_word is None and match.slots["year"].isdigit()
        return _Atom(match.start, match.end, outer, match.reading, slots, role, year_word, told)

    def _capital(self, text: str, match: ShapeMatch) -> bool:
        """Whether names of months and days are written as such; "may" and "march" are also words."""
        for slot in ("month", "name", "weekday"):
            word = match.slots.get(slot)
            if word and match.start <= (at := text.lower().find(word, match.start, match.end)) and not text[at].isupper():
                return False
        return True

    def _slots(self, found: Mapping[str, str]) -> tuple[Slots, str | None]:
        numbers: dict[str, int | str | None] = {}
        year_word = None
        for slot, words in found.items():
            name = {"name": "month", "number": "month", "offset": "count", "turn": "count"}.get(slot, slot)
            if name not in Slots.__dataclass_fields__:
                continue
            if words[0].isdigit() and slot != "nth":
                numbers[name] = int(re.match(r"\d+", words).group())  # type: ignore[union-attr]
                continue
            value = self._values[slot].meaning(words)
            if slot == "year":
                year_word = str(value)
            else:
                numbers[name] = value
        return Slots(**numbers), year_word  # type: ignore[arg-type]

    def _paired(self, folded: str, first: _Atom, second: _Atom) -> tuple[_Atom, _Atom] | None:
        """The two dates of a stretch, each with what the other lends it; None when they stand apart."""
        if second.start - first.end > 30 or {first.reading, second.reading} - {"plain", "bare", "shifted"}:
            return None
        gap = _skip(folded, first.end)
        join = self._joins.ahead(folded, gap)
        opener = self._openers.behind(folded, first.start)
        joined = bool(join) and self._reaches(folded, join[0], second) and (bool(opener) or not join[1])  # type: ignore[index]
        if not joined:
            near = self._neighbours.ahead(folded, gap)
            opener = None
            if not (near and self._reaches(folded, near[0], second) and _consecutive(first.slots, second.slots)):
                return None
        if "bare" in (first.reading, second.reading) and not self._bare_pair(folded, first, second, bool(opener)):
            return None
        if _kind(first.slots) != _kind(second.slots) and first.reading != "bare":
            return None
        outer = opener[0] if opener else first.outer
        return _lend(replace(first, outer=outer, role="" if opener else first.role), second)

    def _reaches(self, folded: str, at: int, second: _Atom) -> bool:
        """Whether only an article stands between ``at`` and the second date."""
        at = _skip(folded, at)
        article = self._articles.ahead(folded, at)
        return at == second.start or bool(article and _skip(folded, article[0]) == second.start)

    def _bare_pair(self, folded: str, first: _Atom, second: _Atom, opened: bool) -> bool:
        """Bare figures make a stretch as two years, a day before a full date, or two days with their articles."""
        one, two = first.slots, second.slots
        if one.year and two.year:
            return one.year < two.year
        if one.day and two.day and (one.month or two.month):
            return opened or first.reading == "bare"
        return opened and bool(self._articles.behind(folded, first.start) and self._articles.behind(folded, second.start))

    def _stands_alone(self, folded: str, atom: _Atom) -> bool:
        if atom.reading != "bare":
            return self._fit_alone(folded, atom)
        closed = bool(_CLAUSE_END.match(folded, atom.end))
        if atom.slots.year is not None:
            return atom.role in ("at", "since", "until", "by", "before", "after", "early_as") or (atom.role == "of" and closed)
        return closed and atom.role in ("article", "at", "since", "until", "by", "before", "after") and atom.outer < atom.start

    def _fit_alone(self, folded: str, atom: _Atom) -> bool:
        """Words that are months or days as well as something else need a preposition or a neighbour of their own."""
        slots = atom.slots
        if slots.nth and slots.nth > 0 and slots.year is None and not atom.year_word and slots.unit not in ("quarter", "half"):
            return False
        word = folded[atom.start : atom.end]
        return word not in self._ambiguous or atom.role not in ("", "article")

    def _mode(self, folded: str, atom: _Atom) -> str:
        if atom.role in ("until", "by", "before"):
            return "near"
        begin = max(0, atom.outer - _WINDOW)
        begin = max(begin, *(folded.rfind(mark, begin, atom.outer) for mark in _MARKS))
        if self._future.search(folded, begin, atom.outer):
            return "future"
        if not _SENTENCE_START.search(folded, max(0, atom.outer - 3), atom.outer) and atom.outer:
            return "past"
        close = _SENTENCE_END.search(folded, atom.end, atom.end + _WINDOW)
        ahead = self._future.search(folded, atom.end, close.start() if close else atom.end + _WINDOW)
        return "future" if ahead else "past"

    def _resolve(
        self, folded: str, atom: _Atom, pair: tuple[_Atom, _Atom] | None, reference: Reference | None, story: _Story
    ) -> TimeMention | None:
        mode = self._mode(folded, atom)
        if pair:
            first, second = pair
            last = _value(folded, second, mode, reference, story)
            first = _before_last(first, second, last)
            begin = _value(folded, first, mode, reference, story)
            value = edtf.interval(begin, last) if begin and last else None
            relative = not (first.told and second.told)
            if value and not _ordered(value):
                return None
            return TimeMention(first.outer, second.end, value, edtf.precision(value), relative)
        value = _value(folded, atom, mode, reference, story)
        relative = not atom.told and atom.slots.decade is None
        value = _with_preposition(atom, value) if value else None
        return TimeMention(atom.outer, atom.end, value, edtf.precision(value), relative)


_CLAUSE_END = re.compile(r" *(?:[,;:.!?)\"\]]|$)| +[-(]")
_MARKS = (". ", "! ", "? ", "; ", ", ", ": ", "(")
_SENTENCE_START = re.compile(r"[.!?:] ?[\"-]? ?\Z")
_SENTENCE_END = re.compile(r"[.!?] |\n")
_OPEN = {"since": "since", "after": "since", "until": "until", "by": "until", "before": "until"}


def _skip(folded: str, at: int) -> int:
    while folded[at : at + 1] == " ":
        at += 1
    return at


def _words(dates: Dates) -> dict[str, dict[str, int | str]]:
    def flat(table: Mapping[int, Sequence[str]] | Mapping[str, Sequence[str]]) -> dict[str, int | str]:
        return {form: meaning for meaning, forms in table.items() for form in forms}

    months = flat(dates.months)
    return {
        "month": {**months, **flat(dates.short_months)}, "name": months, "weekday": flat(dates.weekdays),
        "season": flat(dates.seasons), "feast": flat(dates.feasts), "count": dict(dates.counts),
        "some": dict.fromkeys(dates.some, 0), "nth": flat(dates.nths), "unit": flat(dates.units),
        "shift": flat(dates.shifts), "same": dict.fromkeys(dates.same, 0), "part": flat(dates.parts),
        "year": flat(dates.years), "offset": flat(dates.offsets), "turn": flat(dates.turns),
    }  # fmt: skip


def _kind(slots: Slots) -> str:
    if slots.day:
        return "day"
    return "month" if slots.month or slots.season else "year"


def _consecutive(first: Slots, second: Slots) -> bool:
    alike = first.day is None and second.day is None and first.month and second.month
    return bool(alike) and (second.month - first.month) % 12 == 1  # type: ignore[operator]


def _lend(first: _Atom, second: _Atom) -> tuple[_Atom, _Atom]:
    one, two = first.slots, second.slots
    if one.day and not one.month:
        one = replace(one, month=two.month)
    elif two.day and not two.month:
        two = replace(two, month=one.month)
    word, told = first.year_word or second.year_word, first.told or second.told
    if one.year is None and two.year is not None and not first.year_word:
        one = replace(one, year=two.year - _turns(one, two))
    elif two.year is None and one.year is not None and not second.year_word:
        two = replace(two, year=one.year + _turns(one, two))
    return (replace(first, slots=one, told=told, year_word=word if one.year is None else None),
            replace(second, slots=two, told=told, year_word=word if two.year is None else None))  # fmt: skip


def _turns(one: Slots, two: Slots) -> int:
    return int((one.month or one.season or 0) > (two.month or two.season or 99))


def _before_last(first: _Atom, second: _Atom, last: str | None) -> _Atom:
    """The first date of a stretch, given the year and month the last one came to."""
    if not last or not last[:4].isdigit():
        return first
    one, two = first.slots, second.slots
    if one.day and not one.month and len(last) >= 7:
        one = replace(one, month=int(last[5:7]), year=int(last[:4]))
    elif one.year is None and (one.month or one.season):
        one = replace(one, year=int(last[:4]) - _turns(one, two))
    return replace(first, slots=one, year_word=None if one.year is not None else first.year_word)


def _ordered(value: str) -> bool:
    first, last = edtf.bounds(value)
    return first is None or last is None or first <= last


def _value(folded: str, atom: _Atom, mode: str, reference: Reference | None, story: _Story) -> str | None:
    """EDTF of one date, its preposition left aside."""
    if atom.reading in ("plain", "bare"):
        return _plain_value(folded, atom, mode, reference, story)
    if atom.reading == "vague":
        return None
    slots = atom.slots
    if atom.reading in ("same", "earlier", "later"):
        return _from_story(atom, reference, story)
    if reference is None:
        return None
    if atom.reading == "shifted":
        return _shifted(slots, reference)
    if not slots.unit or slots.count is None:
        return None
    steps = -slots.count if atom.reading == "ago" else slots.count
    value = moved(slots.unit, steps, reference)
    return f"../{value.rpartition('/')[2]}" if value and atom.reading == "within" else value


def _plain_value(folded: str, atom: _Atom, mode: str, reference: Reference | None, story: _Story) -> str | None:
    slots = _year_from_word(atom, reference, story)
    if slots is None:
        return None
    lent = _lean(folded, atom, slots, reference, story)
    if lent:
        return absolute(lent)
    if slots.nth == -1 and slots.unit and slots.year is None:
        return _shifted(replace(slots, shift=-1), reference) if reference else None
    if slots.count is not None and not slots.unit:  # yesterday
        return unit_at("day", slots.count, reference) if reference else None
    if slots.year is None and reference:
        day = reference.date()
        if slots.weekday and not slots.day:
            return edtf.day(day_of(slots.weekday, day, mode)) if day else None
        if slots.part and slots.unit:
            whole = unit_at(slots.unit, 0, reference)
            return _part_of(whole, slots.part) if whole else None
        slots = with_year(slots, reference, mode)
    return absolute(slots)


def _year_from_word(atom: _Atom, reference: Reference | None, story: _Story) -> Slots | None:
    word = atom.year_word
    if word is None:
        return atom.slots
    if word.lstrip("-").isdigit():
        return replace(atom.slots, year=reference.year + int(word)) if reference else None
    told = story.last and re.search(r"\d{4}", story.last)
    if not told:
        return None
    return replace(atom.slots, year=int(told.group()) + {"same": 0, "next": 1, "previous": -1}[word])


def _lean(folded: str, atom: _Atom, slots: Slots, reference: Reference | None, story: _Story) -> Slots | None:
    """The slots with the year of a full date told just before, when the story goes on from there."""
    exact = story.exact
    if slots.year is not None or slots.unit or exact is None:
        return _lean_day(folded, atom, slots, story)
    reach = 200 if atom.role == "early_as" else 160
    if not slots.month or atom.outer - story.exact_end > reach:
        return _lean_day(folded, atom, slots, story)
    if atom.role != "early_as" and _SENTENCE_END.search(folded, story.exact_end, atom.outer):
        return None
    year = exact[0] + (slots.month < exact[1])
    if reference and (year, slots.month) > (reference.year, reference.month or 12):
        return None
    return replace(slots, year=year)


def _lean_day(folded: str, atom: _Atom, slots: Slots, story: _Story) -> Slots | None:
    """ "The 28th" after "11 January": of the same month."""
    if not slots.day or slots.month or slots.year is not None or not story.last or len(story.last) < 7:
        return None
    if atom.outer - story.end > 250 or "\n\n" in folded[story.end : atom.outer] or "/" in story.last[:5]:
        return None
    year, month = int(story.last[:4]), int(story.last[5:7])
    return replace(slots, year=year, month=month) if month <= 12 else None


def _part_of(whole: str, part: str) -> str:
    """ "The end of the year" from "2024"."""
    if edtf.precision(whole) == "year":
        return absolute(Slots(year=int(whole), part=part)) or whole
    return f"{whole}~" if "/" not in whole else whole


def _shifted(slots: Slots, reference: Reference) -> str | None:
    """Last, this or next Monday, June, summer, month."""
    shift = slots.shift or 0
    if slots.unit and not slots.weekday:
        return unit_at(slots.unit, shift, reference)
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
    dated = with_year(slots, reference, mode)
    month = dated.month or {21: 3, 22: 6, 23: 9, 24: 12}.get(dated.season or 0)
    if shift and dated.year == reference.year and month == reference.month and not slots.day:
        dated = replace(dated, year=reference.year + shift)
    return absolute(dated)


def _from_story(atom: _Atom, reference: Reference | None, story: _Story) -> str | None:
    """The same month, two days later, the day before: counted from the last date told, never past the document."""
    slots = atom.slots
    named = slots.month or slots.season
    day_wanted = atom.reading != "same" and not named and (slots.unit or "day") in ("day", "week")
    told = story.day if day_wanted else (story.month or story.last) if named else story.last
    anchor = Reference.read((told or "").partition("/")[0].rstrip("~")) if told else None
    if anchor is None:
        return None
    if named:
        return absolute(with_year(slots, anchor, "past" if atom.reading == "earlier" else "future"))
    if slots.weekday:
        day = anchor.date()
        return edtf.day(day_of(slots.weekday, day, "future")) if day else None
    unit, steps = slots.unit or "day", slots.count if slots.count is not None else 1
    if atom.reading == "same":
        return unit_at(unit, 0, anchor)
    signed = -abs(steps) if atom.reading == "earlier" and slots.unit else steps
    value = moved(unit, signed, anchor)
    return None if value and reference and signed > 0 and value[:4] > f"{reference.year:04}" else value


def _with_preposition(atom: _Atom, value: str) -> str:
    side = _OPEN.get(atom.role)
    if side is None or ".." in value:
        return value
    if side == "since":
        first = value.partition("/")[0]
        return f"{first}/.."
    part, slots = atom.slots.part, atom.slots
    last = value.rpartition("/")[2]
    if part == "late" and not slots.month and not slots.season:
        last = last[:4]
    elif part == "late":
        last = last.rstrip("~")
    elif part == "early" and not slots.month and not slots.season:
        last = f"{int(last[:4]) - 1:04}" if atom.role == "before" else last.rstrip("~")
    return f"../{last}"


def _remember(story: _Story, mention: TimeMention, atom: _Atom) -> None:
    story.end = mention.end
    if mention.edtf is None:
        return
    bare = mention.edtf.replace("../", "").replace("/..", "")
    story.last = bare
    precision = edtf.precision(bare)
    if precision == "day":
        story.day = bare
    if precision in ("day", "month"):
        story.month = bare.rstrip("~")
    if (atom.told or atom.year_word) and len(bare) >= 7 and bare[5:7].isdigit() and int(bare[5:7]) <= 12:
        story.exact, story.exact_end = (int(bare[:4]), int(bare[5:7])), mention.end
