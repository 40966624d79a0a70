"""EDTF for eyes: short in a table, as a phrase in a sentence. What cannot be read is shown as it stands."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date

from vigie.packs.messages import NO_BREAK, Gloss
from vigie.publish.grammar import Phrase, fill

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")


def short_date(edtf: str, gloss: Gloss, language: str) -> str:
    """``2023-09/..`` as "sept. 2023 →"; approximate dates behind ≈."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _short_point(first, gloss, language)
    if last in ("..", ""):
        return f"{_short_point(first, gloss, language)} →"
    if first in ("..", ""):
        return f"→ {_short_point(last, gloss, language)}"
    return f"{_short_point(first, gloss, language)} → {_short_point(last, gloss, language)}"


def date_phrase(edtf: str, gloss: Gloss, language: str) -> str:
    """``2023-09/..`` as "à partir de septembre 2023", ``2023-08-14`` as "le 14 août 2023"."""
    first, slash, last = edtf.partition("/")
    start, end = point_phrase(first, gloss, language), point_phrase(last, gloss, language)
    if not slash:
        return _said_point(first, start, gloss, language)
    if start and end:
        return fill(gloss.times["between"], {"start": start, "end": end}, gloss)
    if start and last in ("..", ""):
        return fill(gloss.times["from"], {"start": start}, gloss)
    if end and first in ("..", ""):
        return fill(gloss.times["until-day" if len(last) > len("2024-12~") else "until"], {"end": end}, gloss)
    return f"({edtf})"


def point_phrase(edtf: str, gloss: Gloss, language: str) -> Phrase | None:
    """A year, month or day as words, a day with its article; None for anything else."""
    match = _POINT.fullmatch(edtf)
    day = _calendar(match) if match else None
    if match is None or day is None:
        return None
    name = "first" if match[3] and day.day == 1 else "day" if match[3] else "month" if match[2] else "year"
    article = gloss.dates["day_article"] if match[3] else ""
    return Phrase(format_date(day, gloss.dates[name], locale=language), article)


def _said_point(edtf: str, point: Phrase | None, gloss: Gloss, language: str) -> str:
    if point is None:
        return _season(edtf, gloss) or f"({edtf})"
    if edtf[-1] in "~?%":
        return fill(gloss.times["about"], {"date": point}, gloss)
    is_day = len(edtf) > len("2024-12")
    return fill(gloss.times["day" if is_day else "point"], {"date": point}, gloss)


def _short_point(edtf: str, gloss: Gloss, language: str) -> str:
    match = _POINT.fullmatch(edtf)
    day = _calendar(match) if match else None
    if match is None or day is None:
        return _season(edtf, gloss) or edtf
    pattern = "d MMM y" if match[3] else "MMM y" if match[2] else "y"
    said = ("≈ " if match[4] else "") + format_date(day, pattern, locale=language)
    return said.replace(" ", NO_BREAK)


def _season(edtf: str, gloss: Gloss) -> str | None:
    year, _, season = edtf.rstrip("~?%").partition("-")
    return f"{gloss.seasons[season]} {year}" if season in gloss.seasons else None


def _calendar(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None
