"""Who said it first: a claim as one telling of a statement, and the statement that its tellings lead back to."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.model.claim import Claim

BONDS = ("named", "copied", "relayed", "repeated")
BENDS = (
    "bound", "number", "magnitude", "unit", "item", "direction", "actor", "period", "status", "place", "date",
    "condition", "outcome", "claimer", "attachment", "alternative", "plural", "superseded",
)  # fmt: skip
INDEPENDENCE = ("dependent", "independent", "not-established")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A claim with what its document adds. ``dated`` is the day of publication (EDTF), None when unknown.

    ``publisher`` is the outlet as printed, ``outlet`` its id in the catalogue; ``order`` the place of the document in
    the case, so that what is undated still has a fixed order.
    """

    claim: Claim
    dated: str | None = None
    publisher: str | None = None
    outlet: str | None = None
    language: str | None = None
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """Why a claim is a telling of its statement, and the words that prove it.

    ``how`` is one of ``BONDS``: the text *names* the origin; its passage was *copied* from another document; the text
    names a relay whose own text leads on (*relayed*); or it gives the same figure and names nobody (*repeated*). The
    origin's own text is *named* by its publisher.
    ``through`` is the claim it leads back through, None where it leads straight to the origin.
    ``start``/``end`` span the sentence of the telling's document that shows it.
    """

    claim: str
    document: str
    how: str
    through: str | None = None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One who makes a joint statement; the fields are those of ``Statement``."""

    claimer: str | None = None
    name: str | None = None
    body: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one origin said once: all tellings of it count as one.

    ``claimer`` is the id of the origin (``author`` for an author's own words, None for a name nobody has catalogued,
    which then stands in ``name``); ``body`` the body that a person speaks for on that day, ``state`` its state.
    ``others`` are those who said it together with him. ``said`` is when (EDTF): the day the texts tell, that of the
    origin's own text, else ``../DAY`` of the first text that gives it; None when all are undated. ``reference`` is the
    claim nearest to the origin: its values are what the origin is taken to have said. ``basis`` is how the origin says
    it knows, None when texts differ on it. ``rests`` are other statements this one is worked out from: the count of an
    equivalent. ``bonds`` are in order of publication.
    """

    id: str
    claimer: str | None = None
    name: str | None = None
    body: str | None = None
    state: str | None = None
    others: tuple[Speaker, ...] = ()
    said: str | None = None
    basis: str | None = None
    reference: str
    rests: tuple[str, ...] = ()
    bonds: tuple[Bond, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bend:
    """What a telling changed against the reference of its statement: ``kind`` is one of ``BENDS``.

    ``said`` are the words of the telling, ``was`` those of the reference (either may be None: a condition dropped).
    Of a figure told after its origin gave a later one, ``was`` are the words of the later, and ``by`` its statement.
    """

    claim: str
    statement: str
    kind: str
    said: str | None = None
    was: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A fault in the way a statement was passed on.

    ``kind`` is ``circular`` (``claims`` cite one another round) or ``older-than-origin`` (the first of ``claims`` was
    published before its origin spoke).
    """

    kind: str
    statement: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How two statements stand to each other: ``value`` is one of ``INDEPENDENCE``, ``reason`` a slug of the messages,
    ``through`` the ids (bodies, ties, statements) the reason rests on.
    """

    first: str
    second: str
    value: str
    reason: str
    through: tuple[str, ...] = ()
