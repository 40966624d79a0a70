"""How a language writes its numbers, and a number as read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """How a language writes its numbers; every mapping is form -> value (see ``vigie.packs.measures.Numbers``)."""

    decimal: str
    thousands: Sequence[str]
    words: Mapping[str, float]
    scales: Mapping[str, float]
    short_scales: Mapping[str, float] = field(default_factory=dict)
    collectives: Mapping[str, float] = field(default_factory=dict)
    vague: Mapping[str, float] = field(default_factory=dict)
    several: Sequence[str] = ()
    articles: Sequence[str] = ()
    sized: Sequence[str] = ()
    halves: Mapping[str, float] = field(default_factory=dict)
    parts: Mapping[str, float] = field(default_factory=dict)
    of: Sequence[str] = ()
    joiners: Mapping[str, str] = field(default_factory=dict)
    vigesimal: Sequence[int] = ()
    ordinals: Mapping[str, float] = field(default_factory=dict)
    fractions: Mapping[str, float] = field(default_factory=dict)
    points: Sequence[str] = ()
    plural_only: Mapping[str, Sequence[str]] = field(default_factory=dict)
    money_scales: Mapping[str, float] = field(default_factory=dict)  # only before a currency
    money: Sequence[str] = ()  # currencies, signs among them
    myriads: Mapping[str, float] = field(default_factory=dict)
    leading: Sequence[str] = ()  # number words that only stand before another
    glued: Sequence[str] = ()  # units that may follow figures without a space


class Numeral(NamedTuple):
    """A number as written. ``low`` == ``high`` but for vague plurals.

    ``form``: ``figures``, ``words``, ``mixed``, ``ordinal``, ``fraction`` ("two thirds"), or ``one`` for a word that
    may be a mere article. ``scale`` is the last
    multiplier ("million") or 1: "1.7 to 5.5 billion" lends it to the first figure.
    """

    start: int
    end: int
    low: float
    high: float
    approximate: bool
    vague: bool
    form: str
    scale: float
