"""TIMEX3 from our dates and numerals: durations, sets and clock times, which claims have no use for, are read here."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from vigie.extract.quantities import spelling_of
from vigie.extract.times import DateReader, TimeMention
from vigie.packs.measures import Dates, Numbers
from vigie.text import edtf
from vigie.text.fold import lower
from vigie.text.numerals import NumeralReader
from vigie.text.phrases import Phrases, skip

Item = dict[str, Any]
RANGES = (" à ", " to ", " or ", " ou ", "-")
LETTERS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "half": "H"}
SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
YEAR = re.compile(r"(?<![\w.,/$€£-])(?:19[0-9]|20[0-4])[0-9](?![\w%/]|[.,-][0-9])")


@cache
def words_of(lang: str) -> dict[str, Any]:
    tables = yaml.safe_load((Path(__file__).parent / "timex.yml").read_text("utf-8"))
    if lang not in tables:
        raise NotImplementedError(lang)
    return dict(tables[lang])


def phrases(table: dict[str, list[str]]) -> Phrases[str]:
    return Phrases({form: meaning for meaning, forms in table.items() for form in forms})


class TimexReader:
    """The time expressions of one language as TIMEX3 spells them."""

    def __init__(self, lang: str, dates: Dates, numbers: Numbers) -> None:
        words = words_of(lang)
        self._dates, self._numerals = DateReader(dates), NumeralReader(spelling_of(numbers))
        units = {unit: forms for unit, forms in dates.units.items() if unit != "half" or lang != "en"}
        units = {LETTERS[unit]: forms for unit, forms in units.items()} | {
            f"T{k}": v for k, v in words["clock"].items()
        }
        self._units, self._parts, self._refs = phrases(units), phrases(words["parts"]), phrases(words["refs"])
        self._refs_scan = re.compile(rf"(?<![\w-]){self._refs.pattern}(?!-)")
        flag = {
            name: Phrases(dict.fromkeys(words[name] or ["¤"], True))
            for name in ("every", "none", "old", "several", "one", "run", "at")
        }
        self._every, self._none, self._old, self._at = flag["every"], flag["none"], flag["old"], flag["at"]
        self._one, self._several, self._run = flag["one"], flag["several"], flag["run"]
        self._articles = Phrases(dict.fromkeys([*dates.articles, *words["run"]], True))
        start = "|".join((flag["several"].pattern, flag["one"].pattern, flag["every"].pattern, self._units.pattern))
        self._starts = re.compile(rf"(?<![\w.-])(?:{start})")
        self._per = phrases(numbers.per)
        self._per_scan = re.compile(rf"(?<!\w){self._per.pattern}")
        self._mere = re.compile(words["mere"])
        self._length, self._apart = re.compile(words["length"]), re.compile(words["apart"])
        self._within = re.compile(
            rf"{Phrases(dict.fromkeys([*dates.prepositions.within, *words['within']], True)).pattern} "
        )
        self._night, self._two_days = re.compile(words["night"]), re.compile(words["two_days"])
        self._quarters = phrases(words["quarters"])
        self._quarters_scan = re.compile(rf"(?<!\w){self._quarters.pattern}")
        self._bare = re.compile(rf"(?<!\w)(?:{words['bare']}) +(?P<unit>{self._units.pattern})")
        self._rate = re.compile(words["rate"])
        self._noon = Phrases(dict(words["noon"]))
        self._noon_scan = re.compile(rf"(?<![\w-]){self._noon.pattern}")
        self._clocks = [re.compile(rf"(?<![\w.,/:-]){clock}") for clock in words["clocks"]]
        self._gaps = sorted(words["gap"], key=len, reverse=True)
        self._months = Phrases(
            dict.fromkeys([f for t in (dates.months, dates.short_months) for fs in t.values() for f in fs], True)
        )

    def find(self, text: str, ref: str) -> list[Item]:
        folded = lower(text)
        items = self._quarters_told(folded, ref)
        spelled = [item for mention in self._dates.find(text, ref[:10]) for item in self._spelled(folded, mention)]
        items += [new for new in spelled if not any(new["start"] < i["end"] and i["start"] < new["end"] for i in items)]
        items = self._timed(folded, items, ref)
        for more in (self._sets, self._durations, self._references, self._years):
            taken = [(item["start"], item["end"]) for item in items]
            items += [new for new in more(folded) if not any(new["start"] < e and s < new["end"] for s, e in taken)]
        for item in items:
            item["text"] = text[item["start"] : item["end"]]
        return sorted((item for item in items if item["timex"]), key=lambda item: item["start"])

    def _spelled(self, folded: str, mention: TimeMention) -> list[Item]:
        """The dates of a mention, each apart, without their prepositions."""
        items = []
        dates = list(mention.dates)
        if self._night.search(folded, mention.start, dates[0][0]) and len(dates) == 2 and dates[0][2]:
            return [{"start": mention.start, "end": mention.end, "timex": [f"{dates[0][2]}TNI"], "type": "TIME"}]
        if (
            len(dates) == 1
            and dates[0][2]
            and (two := self._two_days.match(folded, *dates[0][:2]))
            and "/" in dates[0][2]
        ):
            first, _, last = dates[0][2].partition("/")
            dates = [(two.start(1), two.end(1), first), (two.start(2), two.end(2), last)]
        for start, end, value in dates:
            article = self._articles.behind(folded, start)
            start = article[0] if article and article[0] >= mention.start else start
            within = self._within.match(folded, mention.start, start)
            duration = self._duration_within(folded, start, end) if within or not value else None
            words = folded[start:end]
            if value and not within:
                forms = forms_of(value, bool(self._months.meanings.keys() & set(words.split())))
                items.append({"start": start, "end": end, "timex": forms, "type": "DATE"})
            elif (ref := self._refs_scan.search(folded, start, end)) and "X" in (duration or "X"):
                items.append({"start": start, "end": end, "timex": [self._refs.meaning(ref.group())], "type": "DATE"})
            elif duration:
                items.append({"start": start, "end": end, "timex": [duration], "type": "DURATION"})
        return items

    def _duration_within(self, folded: str, start: int, end: int) -> str | None:
        """P2M of "the last two months", PXD of "recent days"."""
        for at in range(start, end):
            unit = self._units.ahead(folded, at) if at == start or not folded[at - 1].isalnum() else None
            if unit and unit[0] <= end:
                count = next((n for n in self._numerals.find(folded[start:at]) if not n.vague), None)
                alone = count is None and self._one.ahead(folded, start)
                return period(1 if alone else count.low if count else None, unit[1])
        return None

    def _timed(self, folded: str, items: list[Item], ref: str) -> list[Item]:
        """Dates with the part of their day, clock times with the day beside them."""
        for item in items:
            day = item["timex"][0] if item["timex"] else ""
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
                continue
            part = next((found for gap in self._gaps if folded.startswith(gap, item["end"])
                         and (found := self._parts.ahead(folded, item["end"] + len(gap)))), None)  # fmt: skip
            inside = next(
                (p for w in folded[item["start"] : item["end"]].split() if (p := self._parts.meanings.get(w))), None
            )
            if part or inside:
                item["end"] = part[0] if part else item["end"]
                item["timex"], item["type"] = [f"{day}T{part[1] if part else inside}"], "TIME"
        for start, end, clock in sorted(self._clock_times(folded)):
            beside = [item for item in items if item["type"] in ("DATE", "TIME") and abs(item["start"] - start) < 90]
            host = next((i for i in beside if ":" not in i["timex"][0] and self._beside(folded, i, start, end)), None)
            near = min(beside, key=lambda item: abs(item["start"] - start), default=None)
            day = ((host or near or {"timex": [ref]})["timex"] or [ref])[0][:10]
            day = day if len(day) == 10 else ref[:10]
            if host:
                host.update(
                    start=min(start, host["start"]), end=max(end, host["end"]), timex=[f"{day}T{clock}"], type="TIME"
                )
            else:
                items.append({"start": start, "end": end, "timex": [f"{day}T{clock}"], "type": "TIME"})
        return items

    def _beside(self, folded: str, item: Item, start: int, end: int) -> bool:
        if item["end"] <= start:
            link = self._at.ahead(folded, item["end"])
            return skip(folded, link[0] if link else item["end"]) == start
        return skip(folded, end) == item["start"] or folded[end : item["start"]] in (" on ", " le ", ", ")

    def _clock_times(self, folded: str) -> list[tuple[int, int, str]]:
        found = [
            (m.start(), m.end(), f"{self._noon.meaning(m.group()):02}:00") for m in self._noon_scan.finditer(folded)
        ]
        for pattern in self._clocks:
            for m in pattern.finditer(folded):
                hour, half = int(m["h"]), (m.groupdict().get("half") or "")[:1]
                hour = hour % 12 + 12 * (half == "p") if half else hour
                if not any(m.start() < e and s < m.end() for s, e, _ in found):
                    found.append((m.start(), m.end(), f"{hour:02}:{m['m'] or '00'}"))
        return found

    def _durations(self, folded: str) -> list[Item]:
        """P6M of "six months", P1W of "a week", PXY of "years"."""
        found = []
        counts = self._counts(folded)
        for at, (start, end, value) in enumerate(counts):
            after = counts[at + 1] if at + 1 < len(counts) else None
            unit = self._unit_after(folded, end)
            lent = self._unit_after(folded, after[1]) if after and folded[end : after[0]] in RANGES else None
            if lent and lent[1] != "Y" and not unit:  # "8 to 24 months", but "children of 2 to 8 years"
                found.append(Item(start=start, end=end, timex=[period(value, lent[1])], type="DURATION"))
            elif unit and not self._no_duration(folded, start, end, value, unit):
                every = self._every.behind(folded, start)
                before = None if every else self._articles.behind(folded, start)
                begin, kind = before[0] if before else start, "SET" if every else "DURATION"
                found.append(Item(start=begin, end=unit[0], timex=[period(value, unit[1])], type=kind))
        for m in self._bare.finditer(folded):
            letter = self._units.meaning(m["unit"])
            found.append(Item(start=m.start("unit"), end=m.end(), timex=[period(None, letter)], type="DURATION"))
        kept: list[Item] = []
        for item in sorted(found, key=lambda item: (item["start"], -item["end"])):
            if not kept or item["start"] >= kept[-1]["end"]:
                kept.append(item)
        return kept

    def _counts(self, folded: str) -> list[tuple[int, int, float | None]]:
        """Numbers, articles and words such as "several", with what they come to."""
        counts = [(n.start, n.end, None if n.vague else n.low) for n in self._numerals.find(folded)]
        for m in self._starts.finditer(folded):
            if not self._every.ahead(folded, m.start()) and not self._units.ahead(folded, m.start()):
                several = self._several.ahead(folded, m.start())
                counts.append((m.start(), several[0] if several else m.end(), None if several else 1.0))
        return sorted(counts, key=lambda count: count[:2])

    def _unit_after(self, folded: str, end: int) -> tuple[int, str] | None:
        at = end + (folded[end : end + 1] in (" ", "-"))
        if at == end and folded[end : end + 1].isalnum():
            return None
        run = self._run.ahead(folded, at)
        return self._units.ahead(folded, skip(folded, run[0]) if run else at)

    def _no_duration(self, folded: str, start: int, end: int, value: float | None, unit: tuple[int, str]) -> bool:
        """Ages, rates ("200 a year"), "a quarter of", "a second ship"."""
        if self._old.ahead(folded, skip(folded, unit[0])) or self._none.behind(folded, start):
            return True
        if end - start <= 2 and self._rate.search(folded, max(0, start - 30), start):
            return True
        if unit[1] == "Y" and self._apart.search(folded, 0, start) and not self._length.search(folded, 0, start):
            return True
        return value == 1 and unit[1] in ("Q", "TS")

    def _sets(self, folded: str) -> list[Item]:
        rates = [m for m in self._per_scan.finditer(folded) if not self._mere.match(folded, m.start())]
        letters = [LETTERS[self._per.meaning(m.group())] for m in rates]
        found = [
            {"start": m.start(), "end": m.end(), "timex": [f"P1{letter}"], "type": "SET"}
            for m, letter in zip(rates, letters, strict=True)
        ]
        for m in self._starts.finditer(folded):
            every = self._every.ahead(folded, m.start())
            unit = self._units.ahead(folded, skip(folded, every[0])) if every else None
            if unit and not any(item["start"] <= m.start() < item["end"] for item in found):
                found.append({"start": m.start(), "end": unit[0], "timex": [period(1, unit[1])], "type": "SET"})
        return found

    def _quarters_told(self, folded: str, ref: str) -> list[Item]:
        """ "the quarter" is the last one that is over, "the year-earlier quarter" the same of the year before."""
        index = int(ref[:4]) * 4 + (int(ref[5:7]) - 1) // 3 - 1
        found = []
        for m in self._quarters_scan.finditer(folded):
            year, quarter = divmod(index - int(self._quarters.meaning(m.group())), 4)
            found.append({"start": m.start(), "end": m.end(), "timex": [f"{year}-Q{quarter + 1}"], "type": "DATE"})
        return found

    def _references(self, folded: str) -> list[Item]:
        return [{"start": m.start(), "end": m.end(), "timex": [self._refs.meaning(m.group())], "type": "DATE"}
                for m in self._refs_scan.finditer(folded)]  # fmt: skip

    def _years(self, folded: str) -> list[Item]:
        return [
            {"start": m.start(), "end": m.end(), "timex": [m.group()], "type": "DATE"} for m in YEAR.finditer(folded)
        ]


def period(count: float | None, letter: str) -> str:
    """P3M, PT2H, PXD; a decade is ten years."""
    clock, letter = ("T", letter[1]) if letter.startswith("T") else ("", letter)
    if count is not None and count % 1 == 0.5 and letter in "HY":
        return f"P{clock}{int(count)}{letter}{'30M' if clock else '6M'}"
    if letter == "H" and not clock:
        count, letter = 6 * (count or 1), "M"
    if letter == "E" and count is not None:
        count, letter = 10 * count, "Y"
    return f"P{clock}{'X' if count is None else f'{count:g}'}{letter}"


def forms_of(value: str, month_told: bool) -> list[str]:
    """The spellings TIMEX3 has for an EDTF value; its "early" and "late" are a modifier, and stand outside it."""
    bare = value.replace("~", "").replace("/..", "").replace("../", "")
    precision = edtf.precision(bare)
    if precision == "decade":
        return [bare[:3], bare]
    if precision == "season":
        return [f"{bare[:5]}{SEASONS[bare[5:]]}", bare]
    if precision == "month" and "~" in value and not month_told:
        return [bare[:4]]
    if precision == "interval":
        return [*_stretch(*edtf.bounds(bare)), bare]
    if precision == "day" and "~" in value:
        year, week, _ = date.fromisoformat(bare).isocalendar()
        return [f"{year}-W{week:02}"]
    if precision == "year":
        return [bare, f"{bare}-XX", f"{bare}-XX-XX"]
    return [bare]


def _stretch(first: date | None, last: date | None) -> list[str]:
    if first is None or last is None:
        return []
    forms = [f"{first.isoformat()}/{last.isoformat()}"]
    (year, week, weekday), days = first.isocalendar(), (last - first).days
    if weekday == 1 and days == 6:
        forms[:0] = [f"{year}-W{week:02}", f"{year}-W{week}"]
    if weekday == 6 and last == first + timedelta(1):
        forms.insert(0, f"{year}-W{week:02}-WE")
    if first.day == 1 and first.month % 3 == 1 and 88 <= days <= 92:
        forms.insert(0, f"{first.year}-Q{(first.month + 2) // 3}")
    if first.day == 1 and first.month in (1, 7) and 180 <= days <= 184:
        forms.insert(0, f"{first.year}-H{1 + first.month // 7}")
    return forms
