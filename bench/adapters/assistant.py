"""The same readers over what people say to an assistant: a day lies ahead, a part of the day is a span.

For the suites of such speech only (Duckling, Recognizers-Text); news is read with ``measures:extract``.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import msgspec
from timex import TimexReader

import measures
from vigie.extract.times import DateReader
from vigie.packs.measures import Dates, Numbers

AHEAD = {"fr": "il sera ", "en": "it will "}
PARTS = {"MO": (4, 12), "AF": (12, 19), "EV": (18, 24), "NI": (0, 4), "MI": (12, 14)}
SECONDS = {"S": 1, "M": 60, "H": 3600}
ELAPSED = re.compile(r"PT([\d.]+)([SMH])")
BACK = {"fr": re.compile(r"\bil y a\b"), "en": re.compile(r"\bago\b")}
ON = {"fr": re.compile(r"\bdans\b"), "en": re.compile(r"\b(?:in|from now)\b")}


def warm(name: str) -> None:
    measures.warm(name)


def extract(text: str, lang: str = "fr", kind: str = "timex", ref: str | None = None) -> list[dict[str, Any]]:
    if kind != "timex":
        return measures.extract(text, lang, kind, ref)
    before, now = AHEAD[lang], datetime.fromisoformat(ref or "2016-11-07T00:00:00")
    spans, points = _reader(lang), _dates(lang)
    items = [shifted(item, len(before)) for item in spans.find(before + text, now.isoformat())]
    for item in items:
        item["timex"] = [form for value in item["timex"] for form in forms(value, text.lower(), lang, now)]
    for mention in points.find(before + text, now.date().isoformat()):  # whole stretches, "since" and "until"
        if mention.edtf and "/" in mention.edtf:
            start, end = max(0, mention.start - len(before)), mention.end - len(before)
            items.append({"start": start, "end": end, "text": text[start:end], "timex": [mention.edtf], "type": "DATE"})
    return items


@cache
def _data(lang: str) -> Dates:
    dates: Dates = measures.data(lang, "dates", Dates)
    return msgspec.structs.replace(dates, capitals=False)  # nobody types capitals


@cache
def _reader(lang: str) -> TimexReader:
    return TimexReader(lang, _data(lang), measures.data(lang, "numbers", Numbers))


@cache
def _dates(lang: str) -> DateReader:
    return DateReader(_data(lang))


def shifted(item: dict[str, Any], by: int) -> dict[str, Any]:
    return item | {"start": max(0, item["start"] - by), "end": item["end"] - by}


def forms(value: str, folded: str, lang: str, now: datetime) -> list[str]:
    """The value, and what it comes to as an instant or a span of hours."""
    if value == "PRESENT_REF":
        return [now.isoformat()]
    elapsed = ELAPSED.fullmatch(value)
    if elapsed and (BACK[lang].search(folded) or ON[lang].search(folded)):
        lapse = timedelta(seconds=float(elapsed[1]) * SECONDS[elapsed[2]])
        return [(now - lapse if BACK[lang].search(folded) else now + lapse).isoformat(), value]
    day, _, part = value.partition("T")
    if part in PARTS and len(day) == 10:
        first, last = (datetime.fromisoformat(day) + timedelta(hours=hour) for hour in PARTS[part])
        return [f"{first.isoformat()}/{last.isoformat()}", value]
    return [value]
