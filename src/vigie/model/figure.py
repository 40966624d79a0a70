"""Figures: readings of one quantity by different origins over time, and how each pair of them stands."""

from __future__ import annotations

from dataclasses import dataclass

OUTCOMES = ("compatible", "conflicting", "not-comparable", "cannot-tell")
SCOPES = ("total-to-date", "period", "stock", "delivery", "rate", "order", "capacity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one statement says a figure is.

    ``low``/``high`` is the interval as printed (None = open), ``approximate`` and ``vague`` as of the quantity.
    ``measure`` is what is counted: ``piece``, ``person``, ``factor`` (a multiplication), or a unit of the vocabulary
    (``container``, ``barrel`` ...).
    ``place`` is the finest place people were sent to.
    ``items`` are the classes and designations counted; ``joint`` when one number is given of several together (of
    which a text may name but one in full).
    ``said`` is when the origin said so (EDTF, None = no point on a time axis); ``covers`` the time the number is of.
    ``status`` and ``kind`` are the claim's. ``equivalent``: what a counted load could hold, not a count.
    ``statement``, ``claim`` say whence; ``claimer``, ``body``, ``state`` who, with the ``others`` of a joint statement
    (their bodies); ``corrects`` the claims it takes back.
    """

    statement: str
    claim: str
    claimer: str | None = None
    body: str | None = None
    state: str | None = None
    others: tuple[str, ...] = ()
    said: str | None = None
    kind: str
    status: str
    supplier: str | None = None
    recipient: str | None = None
    place: str | None = None
    items: tuple[str, ...] = ()
    joint: bool = False
    measure: str
    per: str | None = None
    low: float | int | None = None
    high: float | int | None = None
    factor: float | int | None = None
    approximate: bool = False
    vague: bool = False
    scope: str | None = None
    since: str | None = None
    covers: str | None = None
    equivalent: bool = False
    condition: str | None = None
    corrects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How two readings stand: ``value`` is one of ``OUTCOMES``; ``reason`` is a slug of the messages."""

    first: str
    second: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The readings of one quantity: who to whom, of what, in which measure.

    ``id`` comes from the key alone, so it survives new readings. ``key`` is its parts in order: kind, from, to, item,
    measure; ``?`` is a part nobody told. ``readings`` are in order of saying, the undated last. ``superseded`` maps the
    statement of an older reading to the later one of the same claimer and scope; the others are the latest of each
    origin. ``outcomes`` are of these by pairs, but for the ``unpaired``: those said longest ago, where they are many.
    ``held`` are the statements of the most readings that can be compared with one another and tell what was done;
    ``hull`` is the least interval that holds all these, ``least`` the lowest floor any of them gives (None = none).
    """

    id: str
    key: tuple[str, ...]
    readings: tuple[Reading, ...]
    superseded: dict[str, str]
    outcomes: tuple[Outcome, ...]
    unpaired: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    hull: tuple[float | int | None, float | int | None]
    least: float | int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """A figure in short, for lists: ``readings`` in all, ``current`` those nobody replaced, ``compared`` those the
    range rests on, ``conflicts`` the pairs that cannot both be right, ``last_said`` when the last was said; the rest
    as in ``Figure``.
    """

    id: str
    key: tuple[str, ...]
    readings: int
    current: int
    compared: int
    conflicts: int
    last_said: str | None
    hull: tuple[float | int | None, float | int | None]
    least: float | int | None = None


def in_short(figure: Figure) -> FigureLine:
    """``figure`` in short. Readings are in order of saying, the undated last."""
    return FigureLine(
        id=figure.id,
        key=figure.key,
        readings=len(figure.readings),
        current=len(figure.readings) - len(figure.superseded),
        compared=len(figure.held),
        conflicts=sum(outcome.value == "conflicting" for outcome in figure.outcomes),
        last_said=next((reading.said for reading in reversed(figure.readings) if reading.said), None),
        hull=figure.hull,
        least=figure.least,
    )
