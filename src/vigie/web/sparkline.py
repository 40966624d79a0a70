"""The readings of a figure as a picture the size of a word: when each was said, how high it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import log

from vigie.model.figure import Figure, Reading
from vigie.store.times import bounds

WIDE, HIGH, EDGE = 120.0, 26.0, 3.0
STEEP = 50  # from this ratio of the largest to the smallest on, heights are of logarithms


@dataclass(frozen=True, slots=True)
class Dot:
    """A reading: from ``low`` to ``high`` (the same for one number), ``open`` at an end, ``faded`` when superseded."""

    x: float
    low: float
    high: float
    open: bool
    faded: bool


@dataclass(frozen=True, slots=True)
class Spark:
    """The dots, and the band of the range: its top and its height (None = no range)."""

    dots: tuple[Dot, ...]
    band: tuple[float, float] | None
    wide: float = WIDE
    high: float = HIGH


def spark(figure: Figure) -> Spark | None:
    """The picture of ``figure``; None when fewer than two readings have a day and an amount."""
    told = [(day, reading) for reading in figure.readings if (day := _day(reading)) and _ends(reading)]
    if len(told) < 2:
        return None
    days = [day.toordinal() for day, _ in told]
    amounts = [amount for _, reading in told for amount in _ends(reading)]
    first, span = min(days), max(max(days) - min(days), 1)
    level = _level(min(amounts), max(amounts))
    dots = [
        Dot(
            x=round(EDGE + (day.toordinal() - first) / span * (WIDE - 2 * EDGE), 1),
            low=level(min(_ends(reading))),
            high=level(max(_ends(reading))),
            open=reading.factor is None and None in (reading.low, reading.high),
            faded=reading.statement in figure.superseded,
        )
        for day, reading in told
    ]
    return Spark(tuple(dots), _band(figure, level))


def _level(least: float, most: float) -> Callable[[float], float]:
    """The height of an amount from the top."""
    steep = least > 0 and most / least > STEEP
    low, high = (log(least), log(most)) if steep else (min(0.0, least), most)

    def height(amount: float) -> float:
        value = log(max(amount, least)) if steep else amount
        share = (value - low) / (high - low) if high > low else 0.5
        return round(HIGH - EDGE - max(0.0, min(1.0, share)) * (HIGH - 2 * EDGE), 1)

    return height


def _band(figure: Figure, level: Callable[[float], float]) -> tuple[float, float] | None:
    low, high = figure.hull
    if low is None and high is None:
        return None
    top = level(high) if high is not None else 0.0
    bottom = level(low) if low is not None else HIGH
    return top, round(max(bottom - top, 1.5), 1)


def _ends(reading: Reading) -> list[float]:
    ends = (reading.factor,) if reading.factor is not None else (reading.low, reading.high)
    return [float(end) for end in ends if end is not None]


def _day(reading: Reading) -> date | None:
    days = bounds(reading.said) if reading.said else None
    if days is None:
        return None
    told_by = reading.said is not None and reading.said.startswith("../")
    return date.fromisoformat(days[1] if told_by else days[0])
