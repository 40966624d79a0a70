"""The shape of what gradings, registers and tallies rest on (``data/assess/*.yml``, ``data/profiles/*.yml``)."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from vigie.packs.regimes import Words

Letter = Literal["A", "B", "C", "D", "E", "F"]
Digit = Literal[1, 2, 3, 4, 5, 6]


class Opinion(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How reliable a claimer is held: for ``kinds`` and ``items`` (none: all), from ``since`` to ``until``.

    ``claimer`` is the id of a body or person, ``*`` everybody else.
    """

    claimer: str
    grade: Letter
    why: Words
    kinds: list[str] = []
    items: list[str] = []
    since: str | None = None
    until: str | None = None


class Profile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who judges claimers how (``profiles/*.yml``): signed and dated. The first opinion that fits holds."""

    id: str
    author: str
    dated: str
    why: Words
    opinions: list[Opinion]


class Step(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A rule of credibility: where all of ``when`` fits, the number is ``give``, or never better than ``best``.

    ``when`` maps a fact to ``yes`` or ``no``, or to a number: ``0``, ``2``, ``1+`` (one or more).
    """

    id: str
    when: dict[str, str]
    why: Words
    give: Digit | None = None
    best: Digit | None = None
    lift: Literal[1] | None = None


class Grading(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``assess/grading.yml``: ``steps``, of which the first that fits gives the number; ``lifts``, which better it by
    one; ``caps``, below which it is then held. ``facts`` say each fact in words (``{count}`` the number).
    ``no_suppliers`` are types of bodies that neither supply nor receive: read as a party, they are a slip.
    """

    letters: dict[Letter, Words]
    digits: dict[str, Words]
    facts: dict[str, Words]
    steps: list[Step]
    lifts: list[Step] = []
    caps: list[Step]
    no_suppliers: list[str] = []


class Conflict(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The ``sides`` of a conflict and who else has an ``interest`` in it, with dates (``assess/conflicts.yml``).

    In a ``standoff`` nobody fights: the sides have an interest, and are no parties.
    """

    id: str
    sides: list[list[str]]
    since: str
    why: Words
    until: str | None = None
    interest: list[str] = []
    standoff: bool = False

    @property
    def parties(self) -> set[str]:
        """All who stand on one of the sides."""
        return {name for side in self.sides for name in side}


class Listing(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A name on a sanctions list (``assess/listings.yml``), with the identifier that alone says it is the one listed:
    a ship's ``imo`` number, the ``entity`` of a body or person in the catalogue.
    """

    id: str
    names: list[str]
    kind: Literal["vessel", "body", "person"]
    source: Words = field(name="list")
    since: str
    url: str
    imo: str | None = None
    entity: str | None = None


class Estimate(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word of estimation with its range in per cent (``assess/estimates.yml``); the scale must always be named."""

    id: str
    words: Words
    low: int
    high: int
    other: Words | None = None


class Scale(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A scale of such words, with whose it is."""

    id: str
    names: Words
    steps: list[Estimate]


class Category(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A category of a register with the classes of items it takes."""

    id: str
    names: Words
    items: list[str]


class Left(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Classes a register leaves out, or of which it depends on what the class does not tell; and why."""

    items: list[str]
    why: Words


class Register(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a register counts (``assess/registers.yml``): ``left`` out always, ``unsure`` shown with a question mark."""

    id: Literal["sipri", "unroca"]
    names: Words
    source: str
    checked: str | None = None
    categories: list[Category]
    left: list[Left]
    unsure: list[Left] = []


class Conversion(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many of unit ``to`` go in one ``from`` of goods of class ``item``: a band, with its source."""

    item: str
    source_unit: str = field(name="from")
    target_unit: str = field(name="to")
    low: float
    high: float
    source: Words
    checked: str | None = None


class Notice(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An amount that was notified under a capped ``provision``: by whom (``*`` all together), for which months.

    ``covers`` is EDTF. ``checked`` is the day the official table was read; without it, it was read elsewhere.
    """

    provision: str
    supplier: str
    covers: str
    amount: float
    unit: str
    source: Words
    checked: str | None = None


class Tallies(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``assess/tallies.yml``: conversions, and what was notified."""

    conversions: list[Conversion]
    notices: list[Notice] = []
