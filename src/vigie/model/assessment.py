"""What assessments give: the rules that a claim would engage, how it is graded, and where it stands in registers.

Nothing here says that a rule was broken: only the bodies that a regime names determine that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MET, NOT_MET, UNKNOWN = "met", "not-met", "unknown"
ENGAGES, OPEN, NONE = "engages", "open", "none"
STANCES = ("engages", "supports", "nothing")
Number = int | float
Band = tuple[Number | None, Number | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element of a rule laid beside a claim: ``name`` (act, item, supplier, recipient, date, mode, need ...).

    ``stands``: met, not-met or unknown. ``reason`` is a slug of the messages; ``why`` the pack's own words by language,
    ``values`` what the message needs.
    """

    name: str
    stands: str
    reason: str
    why: Mapping[str, str] | None = None
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """How a claim stands to one provision.

    ``outcome``: it would ``engages`` the rule if established; it would so if what is ``open`` is shown as well;
    ``none``: an element does not fit. ``marks``: ``if-carried-out``, ``stopped``, ``argued``, ``contested``,
    ``not-rechecked``, ``load``, ``counts-towards-cap``. ``argued`` says what is argued.
    """

    regime: str
    provision: str
    outcome: str
    elements: tuple[Element, ...]
    marks: tuple[str, ...] = ()
    argued: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMatch:
    """A ``name`` of a claim that stands on a list: a ``lead``, ``identified`` by an identifier, or ``another``'s."""

    listing: str
    name: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """What a claim means for the regimes. ``stance`` is ``engages`` (the findings say what), ``supports`` (it is no act
    that a rule names, and bears on one) or ``nothing``; ``reason`` is a slug of the messages.
    """

    claim: str
    stance: str
    reason: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A line of the reasons of a grade. ``rule`` is the id of a fact, step or cap; ``text`` its words by language."""

    rule: str
    kind: str
    text: Mapping[str, str]
    count: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Reliability A to F of the claimer, credibility 1 to 6 of what is said, each with its reasons line by line.

    ``profile`` says whose judgement the letter is. ``set_by`` and ``why`` are there when an analyst overrode it; the
    letter and digit worked out are then in ``computed``.
    """

    letter: str
    digit: int
    reliability: tuple[Reason, ...]
    credibility: tuple[Reason, ...]
    profile: str
    computed: str | None = None
    set_by: str | None = None
    why: str | None = None

    @property
    def code(self) -> str:
        """``F3``."""
        return f"{self.letter}{self.digit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """An analyst's word, only ever added: ``act`` is ``grade`` (``value`` "B2") or ``settle`` (``value`` borne-out,
    refuted or open) of the statement ``target``, or ``undo`` of the ruling ``target``. ``at``: ISO 8601, UTC.
    """

    id: str
    at: str
    who: str
    act: str
    target: str
    value: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A claimer's track record: only outcomes that an analyst settled. ``open`` are statements nobody settled."""

    body: str
    borne_out: int = 0
    refuted: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """A row of a register. Numbers are bands; ``bracketed`` numbers are estimates, ``years`` in brackets too where
    ``years_bracketed``. ``figure`` is what it was built from, ``statements`` its sources.
    """

    figure: str
    category: str
    supplier: str | None
    recipient: str | None
    designation: str
    item_class: str | None
    ordered: Number | None = None
    delivered: Number | None = None
    bracketed: bool = False
    ordered_year: str | None = None
    years: tuple[str, ...] = ()
    years_bracketed: bool = False
    status: str = "unknown"
    doubtful: Mapping[str, str] | None = None
    comments: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A figure that is not in a register, and why: a slug of the messages, or the pack's own words."""

    figure: str
    reason: str
    why: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyEntry:
    """An amount beside a cap: as said, and in the cap's unit (a band where a conversion was needed).

    ``wide``: the text does not say which product it was.
    """

    source: str
    supplier: str | None
    covers: str | None
    amount: Band
    unit: str
    band: Band
    converted: bool = False
    checked: bool = True
    wide: bool = False
    claimer: str | None = None
    text: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One ``year`` under a cap (EDTF: a calendar year, or the twelve months it counts).

    ``notified`` are what suppliers notified, ``total`` their sum where it may be made; what others tell, ``observed``,
    stands beside it and is never added, to it or to one another. ``gaps`` are months of a supplier for which no
    notification is known: a missing notification is no zero.
    """

    provision: str
    year: str
    cap: Number
    unit: str
    notified: tuple[TallyEntry, ...] = ()
    total: Band = (None, None)
    observed: tuple[TallyEntry, ...] = ()
    gaps: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remains:
    """Materiel recovered and examined: evidence of a kind of its own, apart from what anybody says of transfers.

    ``made``, ``recovered`` and ``examined`` are the three dates (EDTF); ``place`` where it was found; ``maker`` who
    made it, which shows no supplier.
    """

    claim: str
    item: str | None
    item_class: str | None
    maker: str | None = None
    part_of: str | None = None
    marks: tuple[str, ...] = ()
    made: str | None = None
    recovered: str | None = None
    examined: str | None = None
    place: str | None = None
    examiner: str | None = None
    basis: str | None = None
