"""The shape of a sanctions regime (``data/regimes/*.yml``, one file each): its provisions, rule by rule.

A provision says whom it binds, to do what, about which items, in which direction, and from when to when. ``reach`` are
the kinds of claims that it meets; without one it is shown, and never laid beside a claim. What no claim can show (that
an item is on a list, that a permit was given) stands in ``needs``.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

ANY_ITEM = "*"


class Words(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A text in the languages that Vigie speaks."""

    en: str
    fr: str


class Doubt(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Classes or bodies of which it cannot be said, or is argued, that the rule means them; and why."""

    of: list[str]
    why: Words


class Amount(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A number with its unit."""

    amount: float
    unit: str


class Cap(Amount, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Up to how much is allowed. ``per`` a year that begins on ``starts`` (month-day), or the provision's whole period.

    ``also`` is the same cap in other units, as the text gives it; ``notified`` are the bodies that publish what
    suppliers notified.
    """

    per: Literal["year", "period"]
    starts: str = "01-01"
    also: list[Amount] = []
    notified: list[str] = []


class Opinion(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the views on a provision whose validity is contested."""

    who: Words
    says: Words


class Reach(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The claims that a provision meets.

    ``items`` are classes with all below them (``*`` any), ``without`` those left out; of ``unsure`` classes it depends
    on what the class does not tell, of ``argued_items`` it is argued. ``from`` and ``to`` are states or bodies (none:
    any), ``either`` those of which one end must be; ``unsure_to`` are recipients that may be meant. ``modes`` and
    ``statuses`` narrow to these. ``argued``: whether the provision means such claims at all is argued.
    """

    kinds: list[str]
    items: list[str] = []
    without: list[str] = []
    unsure: list[Doubt] = []
    argued_items: list[Doubt] = []
    source: list[str] = field(name="from", default_factory=list)
    target: list[str] = field(name="to", default_factory=list)
    either: list[str] = []
    unsure_to: list[Doubt] = []
    modes: list[str] = []
    statuses: list[str] = []
    needs: list[Words] = []
    argued: Words | None = None


class Provision(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One rule of a regime. ``checked`` is the day its paragraph was last read at ``read_at``; without it the
    reference was not re-checked, and every output says so. ``until`` is the last day of effect.

    ``duties`` say in a few words what the ``supplier``, the ``recipient`` or ``all`` states must do.
    """

    id: str
    instrument: str
    paragraph: str
    url: str
    rule: Words
    since: str
    until: str | None = None
    replaced_by: str | None = None
    verb: Literal["decides", "calls-upon", "clarifies"] = "decides"
    checked: str | None = None
    read_at: str | None = None
    duties: dict[Literal["supplier", "recipient", "all"], Words] = {}
    exemptions: list[Words] = []
    cap: Cap | None = None
    contested: list[Opinion] = []
    reach: list[Reach] = []
    note: Words | None = None


class Regime(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sanctions regime. ``committee`` are the bodies that determine whether a measure was broken."""

    id: str
    names: Words
    authority: Words
    determined_by: Words
    url: str
    committee: list[str] = []
    note: Words | None = None
    provisions: list[Provision]
