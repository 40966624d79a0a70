"""When: dates, stretches of time and relative times, read to EDTF against the date of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vigie.extract.timeline import Atom, Story, remember, value_of, with_preposition
from vigie.packs.measures import Dates
from vigie.text import edtf
from vigie.text.fold import lower
from vigie.text.forms import expand_all
from vigie.text.glue import NO_GLUE, Glue
from vigie.text.moments import Reference, Slots
from vigie.text.phrases import Phrases, skip
from vigie.text.shapes import ShapeMatch, ShapeReader

_ADJOINING = 8  # letters between two dates of which the first ends in "from"
_WINDOW = 70  # how far before a date a word of the future counts


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression with its preposition; ``edtf`` None when it cannot be computed.

    ``precision``: ``day``, ``month``, ``season``, ``year``, ``decade``, ``interval`` or ``none``.
    ``relative``: the words alone do not give the date ("yesterday", "in June"). ``dates``: the bare dates in it,
    one or the two ends of a stretch, each with its place and its own EDTF.
    """

    start: int
    end: int
    edtf: str | None
    precision: str
    relative: bool
    dates: tuple[tuple[int, int, str | None], ...] = ()


class DateReader:
    """Reads the times of one language. Build once: the data are compiled here."""

    def __init__(self, dates: Dates, glue: Glue = NO_GLUE) -> None:
        self._glue = glue
        self._words = _words(dates)
        self._glued_to = frozenset(form for listed in self._words.values() for form in expand_all(map(str, listed)))
        self._values = {slot: Phrases(dict(meanings)) for slot, meanings in self._words.items()}
        suffixes = "|".join(re.escape(suffix) for suffix in dates.day_suffixes)
        years = "|".join(re.escape(suffix) for suffix in dates.year_suffixes)
        day = rf"(?:0?[1-9]|[12][0-9]|3[01])(?:{suffixes})?(?![\w%]|[.,][0-9])"
        figures = {
            "day": day, "day2": day, "year": rf"(?:1[89]|20)[0-9]{{2}}(?:{years})?(?![\w%]|[.,][0-9])",
            "decade": "(?:(?:1[89]|20)[0-9]|[3-9])0", "count": "[0-9]{1,3}", "months": "[0-9]{1,2}",
            "dd": "(?:0?[1-9]|[12][0-9]|3[01])", "mm": "(?:0?[1-9]|1[0-2])",
            "mm2": "(?:0?[1-9]|1[0-2])", "late": "(?:1[3-9]|2[0-9]|3[01])",
            # a month alone has its zero: "2023-08" is one, "2023-10" as often two years
            "yy": "[0-9]{2}", "later": "(?:1[3-9]|[2-9][0-9])",
            "iso": "(?:1[89]|20)[0-9]{2}-(?:[0-9]{1,2}-[0-9]{1,2}|0[1-9])(?!-?[0-9])",
        }  # fmt: skip
        words = {slot: list(meanings) for slot, meanings in self._words.items()}
        self._shapes = ShapeReader(dates.shapes, words, figures)
        roles = ("early_as", "since", "until", "by", "before", "after", "of", "at")
        self._before = Phrases({form: role for role in reversed(roles) for form in getattr(dates.prepositions, role)})
        posts = {form: role for role in reversed(roles) for form in getattr(dates.postpositions, role)}
        self._behind = Phrases(posts)
        self._lapses = Phrases(
            {form: role for role in ("ahead", "within") for form in getattr(dates.prepositions, role)}
        )
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
        whole = lower(text)
        folded = self._glue.blanked(whole, self._glued_to)
        atoms = [atom for match in self._shapes.find(folded) if (atom := self._atom(text, whole, folded, match))]
        reference, story = Reference.read(dated), Story()
        found: list[TimeMention] = []
        at = 0
        while at < len(atoms):
            atom = atoms[at]
            pair = self._paired(folded, atom, atoms[at + 1]) if at + 1 < len(atoms) else None
            at += 2 if pair else 1
            if not pair and not self._stands_alone(folded, atom):
                continue
            mention = self._resolve(folded, atom, pair, reference, story)
            if mention and found and mention.start < found[-1].end and found[-1].edtf is None:
                found.pop()  # "soon" in "as soon as 2026"
            if mention and (not found or mention.start >= found[-1].end):
                found.append(mention)
                remember(story, mention.edtf, mention.end, pair[1] if pair else atom)
        return found

    def _atom(self, text: str, whole: str, folded: str, match: ShapeMatch) -> Atom | None:
        if self._capitals and not self._capital(text, folded, match):
            return None
        role, outer = self._role(folded, match)
        if not role and (behind := self._behind.ahead(whole, skip(whole, match.end))):
            role = behind[1]
        if not role and match.reading in ("bare", "lapse", "turn") and not self._linked(folded, match):
            return None
        slots, year_word = self._slots(match.slots)
        if slots.unit in ("half", "quarter") and slots.steps == 1 and "count" in match.slots:
            return None  # "a minute and a half later", "in a quarter of them"
        told = "iso" in match.slots or (year_word is None and match.slots.get("year", "").isdigit())
        return Atom(match.start, match.end, outer, match.reading, slots, role, year_word, told)

    def _role(self, folded: str, match: ShapeMatch) -> tuple[str, int]:
        """What the words before a date make of it, and where they begin."""
        at = match.start
        if match.reading == "lapse":
            lapse = self._lapses.behind(folded, at)
            return (lapse[1], lapse[0]) if lapse else ("", at)
        preposition = self._before.behind(folded, at)
        if preposition:
            return preposition[1], preposition[0]
        article = self._articles.behind(folded, at)
        if not article:
            return "", at
        preposition = self._before.behind(folded, article[0])
        return (preposition[1], preposition[0]) if preposition else ("article", article[0])

    def _linked(self, folded: str, match: ShapeMatch) -> bool:
        """Whether a bare figure may be one end of a stretch."""
        if match.reading != "bare":
            return False
        return bool(self._joins.ahead(folded, skip(folded, match.end)) or self._joins.behind(folded, match.start))

    def _capital(self, text: str, folded: str, match: ShapeMatch) -> bool:
        """Whether names of months and days are written as such; "may" and "march" are also words."""
        for slot in ("month", "name", "weekday"):
            word = match.slots.get(slot)
            if word and not text[folded.find(word, match.start, match.end)].isupper():
                return False
        return True

    def _slots(self, found: Mapping[str, str]) -> tuple[Slots, str | None]:
        numbers: dict[str, int | str | None] = {}
        year_word = None
        if "iso" in found:
            year, month, *day = (int(part) for part in found["iso"].split("-"))
            return Slots(year=year, month=month, day=day[0] if day else None), None
        for slot, words in found.items():
            name = _FIELDS.get(slot, slot)
            if name not in Slots._fields:
                continue
            if words[0].isdigit() and slot != "nth":
                numbers[name] = int(re.match(r"\d+", words).group())  # type: ignore[union-attr]
                continue
            value = self._values[slot].meaning(words)
            if slot == "year":
                year_word = str(value)
            elif slot == "span":  # "quarter 3"
                unit, _, nth = str(value).partition(" ")
                numbers |= {"unit": unit, "nth": int(nth)}
            else:
                numbers[name] = value
        figures = found.get("yy") or found.get("later")
        if figures:
            numbers |= _short_year(numbers.get("year"), int(figures))
        return Slots(**numbers), year_word  # type: ignore[arg-type]

    def _paired(self, folded: str, first: Atom, second: Atom) -> tuple[Atom, Atom] | None:
        """The two dates of a stretch, each with what the other lends it; None when they stand apart."""
        if second.start - first.end > 30 or {first.reading, second.reading} - {"plain", "bare", "shifted"}:
            return None
        gap = skip(folded, first.end)
        join = self._joins.ahead(folded, gap)
        opener = self._openers.behind(folded, first.start)
        reached = join is not None and self._reaches(folded, join[0], second)
        if first.role == "since" and self._behind.meanings and second.start - first.end < _ADJOINING:
            return _lend(replace(first, role=""), replace(second, role=""))  # "1월부터 3월 사이"
        if not join or not reached or (join[1] and not opener):
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

    def _reaches(self, folded: str, at: int, second: Atom) -> bool:
        """Whether only an article stands between ``at`` and the second date."""
        at = skip(folded, at)
        article = self._articles.ahead(folded, at)
        return at == second.start or bool(article and skip(folded, article[0]) == second.start)

    def _bare_pair(self, folded: str, first: Atom, second: Atom, opened: bool) -> bool:
        """Bare figures make a stretch as two years, a day before a full date, or two days with their articles."""
        one, two = first.slots, second.slots
        if one.year and two.year:
            return one.year < two.year
        if one.day and two.day and (one.month or two.month):
            return opened or first.reading == "bare"
        return opened and bool(
            self._articles.behind(folded, first.start) and self._articles.behind(folded, second.start)
        )

    def _stands_alone(self, folded: str, atom: Atom) -> bool:
        if atom.reading == "turn":
            return atom.role not in ("", "of")
        if atom.reading != "bare" or atom.slots.season:
            return self._fit_alone(folded, atom)
        closed = bool(_CLAUSE_END.match(folded, atom.end))
        if atom.slots.year is not None:
            return atom.role in _DATING or atom.role == "early_as" or (atom.role == "of" and closed)
        if atom.slots.month:
            return atom.role in _DATING or atom.role == "article"
        return closed and bool(self._articles.behind(folded, atom.start))

    def _fit_alone(self, folded: str, atom: Atom) -> bool:
        """Words that are months or days as well as something else need a preposition or a neighbour of their own."""
        slots = atom.slots
        if (
            slots.nth
            and slots.nth > 0
            and slots.year is None
            and slots.month is None
            and not (atom.year_word or slots.length)
            and slots.unit not in ("quarter", "half")
        ):
            return False
        word = folded[atom.start : atom.end]
        if atom.reading == "bare" and not atom.role:
            return False
        return word not in self._ambiguous or atom.role not in ("", "article")

    def _mode(self, folded: str, atom: Atom) -> str:
        if atom.role in ("until", "by", "before"):
            return "near"
        begin = _clause_start(folded, max(0, atom.outer - _WINDOW), atom.outer)
        if self._future.search(folded, begin, atom.outer):
            return "future"
        if not _SENTENCE_START.search(folded, max(0, atom.outer - 3), atom.outer) and atom.outer:
            return "past"
        close = _SENTENCE_END.search(folded, atom.end, atom.end + _WINDOW)
        ahead = self._future.search(folded, atom.end, close.start() if close else atom.end + _WINDOW)
        return "future" if ahead else "past"

    def _resolve(
        self, folded: str, atom: Atom, pair: tuple[Atom, Atom] | None, reference: Reference | None, story: Story
    ) -> TimeMention | None:
        leans = not atom.told and (pair or atom.reading in ("plain", "bare"))
        mode = self._mode(folded, atom) if leans else "past"
        if pair:
            first, second = pair
            last = value_of(folded, second, mode, reference, story)
            first = _before_last(first, second, last)
            begin = value_of(folded, first, mode, reference, story)
            value = edtf.interval(begin, last) if begin and last else None
            relative = not (first.told and second.told)
            if value and not edtf.readable(value):
                return None
            ends = ((first.start, first.end, begin), (second.start, second.end, last))
            return TimeMention(first.outer, second.end, value, edtf.precision(value), relative, ends)
        bare = value_of(folded, atom, mode, reference, story)
        bare = bare if bare and edtf.readable(bare) else None
        relative = not atom.told and atom.slots.decade is None
        value = with_preposition(atom, bare) if bare else None
        value = value if value and edtf.readable(value) else None
        dates = ((atom.start, atom.end, bare),)
        return TimeMention(atom.outer, atom.end, value, edtf.precision(value), relative, dates)


_FIELDS = {
    "name": "month", "mm": "month", "dd": "day", "late": "day", "day_name": "day", "weekend": "unit",
    "offset": "steps", "turn": "steps", "count": "steps", "months": "length", "span": "nth", "edge": "nth",
}  # fmt: skip
_CLAUSE_END = re.compile(r" *(?:[,;:.!?)\"\]]|$)| +[-(]")
_MARK = re.compile(r"(?<![ .][^\W\d_])\. |[!?;,:] |\(")  # the dot of an initial closes nothing
_SENTENCE_START = re.compile(r"[.!?:] ?[\"-]? ?\Z")
_SENTENCE_END = re.compile(r"[.!?] |\n")
_DATING = frozenset(("at", "since", "until", "by", "before", "after"))  # roles that make a date of a bare figure


def _clause_start(folded: str, begin: int, at: int) -> int:
    """Where the clause of the words at ``at`` begins, ``begin`` at the earliest."""
    for mark in _MARK.finditer(folded, begin, at):
        begin = mark.start()
    return begin


def _words(dates: Dates) -> dict[str, dict[str, int | str]]:
    def flat(table: Mapping[int, Sequence[str]] | Mapping[str, Sequence[str]]) -> dict[str, int | str]:
        return {form: meaning for meaning, forms in table.items() for form in forms}

    months = flat(dates.months)
    return {
        "month": {**months, **flat(dates.short_months)}, "name": months, "weekday": flat(dates.weekdays),
        "season": flat(dates.seasons), "feast": flat(dates.feasts), "count": dict(dates.counts),
        "some": dict.fromkeys(dates.some, 0), "nth": flat(dates.nths), "unit": flat(dates.units),
        "shift": flat(dates.shifts), "same": dict.fromkeys(dates.same, 0), "part": flat(dates.parts),
        "year": flat(dates.years), "offset": flat(dates.offsets), "day_name": flat(dates.day_names),
        "weekend": dict.fromkeys(dates.weekends, "weekend"),
        "turn": flat(dates.turns), "months": dict(dates.counts), "span": flat(dates.spans),
        "edge": flat(dates.edges),
    }  # fmt: skip


def _short_year(year: int | str | None, figures: int) -> dict[str, int | str | None]:
    """The slots of a year's last two figures: "03/05/24", or those of the last of some years, "1950-53"."""
    if isinstance(year, int):
        later = figures - year % 100
        return {"unit": "year", "length": later + 1} if later > 0 else {"year": None}
    return {"year": (2000 if figures < 50 else 1900) + figures}


def _kind(slots: Slots) -> str:
    if slots.day:
        return "day"
    return "month" if slots.month or slots.season else "year"


def _consecutive(first: Slots, second: Slots) -> bool:
    alike = first.day is None and second.day is None and first.month and second.month
    return bool(alike) and (second.month - first.month) % 12 == 1  # type: ignore[operator]


def _lend(first: Atom, second: Atom) -> tuple[Atom, Atom]:
    one, two = first.slots, second.slots
    if one.day and not one.month:
        one = one._replace(month=two.month)
    elif two.day and not two.month:
        two = two._replace(month=one.month)
    word, told = first.year_word or second.year_word, first.told or second.told
    if one.year is None and two.year is not None and not first.year_word:
        one = one._replace(year=two.year - _turns(one, two))
    elif two.year is None and one.year is not None and not second.year_word:
        two = two._replace(year=one.year + _turns(one, two))
    return (replace(first, slots=one, told=told, year_word=word if one.year is None else None),
            replace(second, slots=two, told=told, year_word=word if two.year is None else None))  # fmt: skip


def _turns(one: Slots, two: Slots) -> int:
    return int((one.month or one.season or 0) > (two.month or two.season or 99))


def _before_last(first: Atom, second: Atom, last: str | None) -> Atom:
    """The first date of a stretch, given the year and month the last one came to."""
    if not last or not last[:4].isdigit():
        return first
    one, two = first.slots, second.slots
    if one.day and not one.month and len(last) >= 7:
        one = one._replace(month=int(last[5:7]), year=int(last[:4]))
    elif one.year is None and (one.month or one.season):
        one = one._replace(year=int(last[:4]) - _turns(one, two))
    return replace(first, slots=one, year_word=None if one.year is not None else first.year_word)
