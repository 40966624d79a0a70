"""The claim: one assertion, made by someone, at an exact place in one document (see docs/claims.md)."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = (
    "transfer", "production", "deployment", "casualties", "use",
    "test", "agreement", "inspection", "identification", "specification", "measure",
)  # fmt: skip
STATUSES = ("occurred", "ongoing", "planned", "possible", "denied", "ended", "intercepted")
CERTAINTIES = ("asserted", "hedged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """Exact words of the document: ``document.text[start:end] == text``, offsets in code points, end exclusive.

    ``implied`` marks a slot whose words stand elsewhere in the text than the claim itself.
    """

    text: str
    start: int
    end: int
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Anchored):
    """A state, organisation or person in a role; ``id`` is the finest body named, ``state`` its ISO 3166-1 code."""

    id: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimer:
    """One link of the chain of who vouches. The author of the document has ``id`` ``author`` and no words.

    ``role`` is ``origin`` or ``relay``; ``stance`` is ``states``, ``confirms``, ``disputes`` or ``declines``.
    """

    id: str | None = None
    state: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None
    implied: bool = False
    role: str | None = None
    stance: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Anchored):
    """What moved, is made, is used; ``item_class`` is a class of the vocabulary (``class`` in the interchange form)."""

    id: str | None = None
    item_class: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum(Anchored):
    """What a sum of money is worth in another currency, as the words say; ``min``/``max`` None = open."""

    min: float | int | None = None
    max: float | int | None = None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Anchored):
    """An amount as an interval; ``min``/``max`` None = open. ``unit`` None when it counts the item itself.

    ``factor`` is a multiplication (2.5); ``per`` is ``day``, ``month`` or ``year``; ``vague`` marks bare plurals.
    ``scope``, ``since``, ``joint``, ``condition`` and ``also`` are carried as the words give them (docs/claims.md).
    """

    min: float | int | None = None
    max: float | int | None = None
    approximate: bool = False
    vague: bool = False
    unit: str | None = None
    per: str | None = None
    factor: float | int | None = None
    scope: str | None = None
    since: str | None = None
    joint: str | None = None
    condition: Anchored | None = None
    also: tuple[Sum, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class When(Anchored):
    """A time expression and its EDTF reading, None when a relative date has nothing to lean on."""

    edtf: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Anchored):
    """A named place; ``id`` a catalogue slug or a country code, ``state`` the country code where known."""

    id: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier(Anchored):
    """A vessel, train, aircraft or truck named as carrying the goods; ``imo`` only with a valid check digit."""

    kind: str
    imo: str | None = None
    flag: str | None = None
    operator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A span that carries the claim: ``document.text[start:end] == exact``."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A tie to another claim of the document (``equivalent-of``, ``part-of``, ``in-return-for``, ``corrects`` ...)."""

    type: str
    claim: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One assertion with its slots; see docs/claims.md for what each slot means.

    ``head`` is the offset of the word the claim hangs on: with the text's digest and the kind it makes ``id``,
    so that an id survives better names and values.
    """

    id: str
    document: str
    kind: str
    status: str
    head: int
    certainty: str = "asserted"
    supplier: Party | None = None
    recipient: Party | None = None
    actor: Party | None = None
    parties: tuple[Party, ...] = ()
    item: Item | None = None
    quantity: Quantity | None = None
    time: When | None = None
    stated: When | None = None
    place: Place | None = None
    departure: Place | None = None
    via: Place | None = None
    destination: Place | None = None
    mode: str | None = None
    claimers: tuple[Claimer, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    stage: str | None = None
    access: str | None = None
    hedged_by: str | None = None
    basis: str | None = None
    carriers: tuple[Carrier, ...] = ()
    intermediaries: tuple[Party, ...] = ()
    end_user: Party | None = None
    maker: Party | None = None
    part_of: Item | None = None
    marks: tuple[Anchored, ...] = ()
    recovered: When | None = None
    examined: When | None = None
    characterised_as: Anchored | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Something in scope that ended in no claim: its words, its sentence, and why.

    ``reason`` is a slug with a message in the catalogues: ``no-predicate``, ``no-arguments``, ``uncounted`` ...
    """

    document: str
    text: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was read out of one document, and what made it."""

    document: str
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]
    producer: str
    packs: str
