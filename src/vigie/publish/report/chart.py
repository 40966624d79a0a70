"""The readings of a figure over time as a picture: SVG, drawn alike in every format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape
from math import log

from babel.numbers import format_decimal

from vigie.model.figure import Figure, Reading
from vigie.text.edtf import bounds, readable

WIDE, HIGH = 640, 240
LEFT, RIGHT, TOP, BOTTOM = 86, 16, 18, 34
STEEP = 50  # from this ratio of the largest to the smallest on, heights are of logarithms
_INK, _PALE, _BAND = "#1b3a5c", "#9aa5b1", "#dfe7ef"
_FONT = "font-family='Libertinus Serif, Georgia, serif' font-size='11' fill='#333'"
Scale = Callable[[float], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A reading as drawn: its number in the table, the day, its ends; ``pale`` when it is not of the range."""

    number: int
    day: date
    ends: tuple[float, ...]
    open: bool
    pale: bool


def chart(figure: Figure, language: str, title: str) -> str | None:
    """The picture; None when fewer than two readings have a day and an amount."""
    marks = [mark for number, one in enumerate(figure.readings, 1) if (mark := _mark(number, one, figure))]
    if len(marks) < 2:
        return None
    amounts = [end for mark in marks for end in mark.ends]
    x, y = _across(marks), _up(min(amounts), max(amounts))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}" height="{HIGH}" '
        'role="img">',
        f"<title>{escape(title)}</title>",
        *_band(figure, y),
        *_levels(sorted({min(amounts), max(amounts), *_between(amounts)}), y, language),
        *_years(marks, x),
        *(piece for mark in marks for piece in _drawn(mark, x, y)),
        "</svg>",
    ]
    return "\n".join(parts)


def _mark(number: int, one: Reading, figure: Figure) -> Mark | None:
    ends = (one.factor,) if one.factor is not None else (one.low, one.high)
    told = tuple(float(end) for end in ends if end is not None)
    day = _day(one.said)
    if day is None or not told:
        return None
    is_open = one.factor is None and None in (one.low, one.high)
    return Mark(number=number, day=day, ends=told, open=is_open, pale=one.statement not in figure.held)


def _day(said: str | None) -> date | None:
    if not said or not readable(said):
        return None
    first, last = bounds(said)
    return last if said.startswith("../") else first or last


def _across(marks: list[Mark]) -> Scale:
    days = [mark.day.toordinal() for mark in marks]
    first, span = min(days), max(max(days) - min(days), 1)
    return lambda day: round(LEFT + 14 + (day - first) / span * (WIDE - LEFT - RIGHT - 28), 1)


def _up(least: float, most: float) -> Scale:
    steep = least > 0 and most / least > STEEP
    low, high = (log(least), log(most)) if steep else (min(0.0, least), most)

    def height(amount: float) -> float:
        value = log(max(amount, least)) if steep else amount
        share = (value - low) / (high - low) if high > low else 0.5
        return round(HIGH - BOTTOM - max(0.0, min(1.0, share)) * (HIGH - TOP - BOTTOM), 1)

    return height


def _between(amounts: list[float]) -> list[float]:
    ordered = sorted(set(amounts))
    return [ordered[len(ordered) // 2]]


def _band(figure: Figure, y: Scale) -> list[str]:
    low, high = figure.hull
    if (low is None and high is None) or len(figure.held) < 2:
        return []
    top = y(float(high)) if high is not None else TOP
    bottom = y(float(low)) if low is not None else HIGH - BOTTOM
    tall = max(round(bottom - top, 1), 1.5)
    return [f'<rect x="{LEFT}" y="{top}" width="{WIDE - LEFT - RIGHT}" height="{tall}" fill="{_BAND}"/>']


def _levels(amounts: list[float], y: Scale, language: str) -> list[str]:
    parts: list[str] = []
    last = None
    for amount in amounts:
        at = y(amount)
        if last is not None and abs(at - last) < 13:
            continue
        last = at
        said = format_decimal(amount, locale=language)
        parts.append(f'<line x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{at}" y2="{at}" stroke="#ccc" stroke-width="0.6"/>')
        parts.append(f"<text x='{LEFT - 6}' y='{at + 3.5:.1f}' text-anchor='end' {_FONT}>{said}</text>")
    return parts


def _years(marks: list[Mark], x: Scale) -> list[str]:
    days = [mark.day for mark in marks]
    base = HIGH - BOTTOM
    parts = [f'<line x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{base}" y2="{base}" stroke="#555"/>']
    told = dict.fromkeys(
        [min(days), *(date(y, 1, 1) for y in range(min(days).year + 1, max(days).year + 1)), max(days)]
    )
    last = -100.0
    for day in told:
        at = x(day.toordinal())
        if at - last < 70 and day != max(days):
            continue
        if at - last < 50:
            continue
        last = at
        parts.append(f'<line x1="{at}" x2="{at}" y1="{base}" y2="{base + 4}" stroke="#555"/>')
        shown = min(max(at, LEFT + 20), WIDE - RIGHT - 20)
        parts.append(f"<text x='{shown}' y='{base + 17}' text-anchor='middle' {_FONT}>{day.isoformat()[:7]}</text>")
    return parts


def _drawn(mark: Mark, x: Scale, y: Scale) -> list[str]:
    at, ink = x(mark.day.toordinal()), _PALE if mark.pale else _INK
    heights = [y(end) for end in mark.ends]
    parts = []
    if len(set(heights)) > 1:
        parts.append(
            f'<line x1="{at}" x2="{at}" y1="{min(heights)}" y2="{max(heights)}" stroke="{ink}" stroke-width="3"/>'
        )
    fill = "#fff" if mark.open else ink
    for height in sorted(set(heights)):
        parts.append(f'<circle cx="{at}" cy="{height}" r="4" fill="{fill}" stroke="{ink}" stroke-width="1.5"/>')
    parts.append(f"<text x='{at + 7}' y='{min(heights) - 4:.1f}' {_FONT}>{mark.number}</text>")
    return parts
