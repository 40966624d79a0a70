"""Assessments of a case, put together from what was read and woven: what the command line and others show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from vigie.assess.listings import matches
from vigie.assess.plausible import inferred
from vigie.assess.registers import Looked
from vigie.assess.registers import register_rows as rows_of_register
from vigie.assess.remains import remains
from vigie.assess.tallies import tally
from vigie.flow.rulebook import Desk
from vigie.model.assessment import (
    ENGAGES,
    MET,
    NONE,
    Assessed,
    Finding,
    LeftOut,
    ListMatch,
    RegisterRow,
    Remains,
    Tally,
)
from vigie.model.claim import Claim, Party, Place
from vigie.model.figure import Figure
from vigie.model.origin import Statement
from vigie.packs.regimes import Provision
from vigie.store.case import View
from vigie.store.filters import ClaimFilter
from vigie.store.findings import figure, figures, statement, statement_of, statements
from vigie.store.query import ClaimRow, claim, claims

FIGURE, STATEMENT = "fig_", "sta_"
TO_COME = ("planned", "possible")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provisioned:
    """A claim with what it means for the regimes."""

    row: ClaimRow
    assessed: Assessed
    statement: Statement | None = None
    listed: tuple[ListMatch, ...] = ()


@dataclass(slots=True, kw_only=True)
class SheetRow:
    """One line of a sanctions sheet: who to whom, of what, under one provision.

    ``engages`` are the claims (one for each statement) that would engage it if established, ``open`` those of which
    more has to be shown (``missing`` says what, reason with its words); ``origins`` those who say so; ``to_come`` how
    many tell what is planned or possible. ``marks`` and ``argued`` are those of the findings, ``called`` the claimers'
    own legal words.
    """

    regime: str
    provision: str
    kind: str
    supplier: str | None
    recipient: str | None
    item: str | None
    engages: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    to_come: list[str] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    missing: list[tuple[str, str]] = field(default_factory=list)
    called: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the claims of a case would engage, provision by provision, with what stands beside it.

    ``supporting`` counts claims that bear on a transfer and engage nothing, ``nothing`` by reason the others;
    ``measures`` are what authorities did, ``listed`` names on lists by claim.
    """

    rows: tuple[SheetRow, ...]
    tallies: tuple[Tally, ...]
    remains: tuple[Remains, ...]
    supporting: int
    nothing: dict[str, int]
    measures: tuple[str, ...]
    listed: tuple[tuple[str, ListMatch], ...] = ()


def provisions_of(view: View, desk: Desk, typed: str) -> list[Provisioned]:
    """What a claim, a statement or each latest reading of a figure would engage. Raises CaseError."""
    begin = typed.strip().lower()
    if begin.startswith(FIGURE):
        found = figure(view, typed)
        ids = tuple(one.statement for one in found.readings if one.statement not in found.superseded)
        return [_of_statement(view, desk, one) for one in statements(view, ids)]
    if begin.startswith(STATEMENT):
        return [_of_statement(view, desk, statement(view, typed))]
    row = claim(view, typed)
    return [
        Provisioned(
            row=row,
            assessed=desk.assessed(row.claim, row.dated),
            statement=statement_of(view, row.claim.id),
            listed=tuple(matches(row.claim, desk.rules.listings)),
        )
    ]


def provisions_of_all(view: View, desk: Desk) -> list[Provisioned]:
    """Every claim of a case that would engage a provision, or bears on one; one for each statement."""
    found = [
        Provisioned(row=row, assessed=desk.assessed(row.claim, row.dated), statement=said)
        for row, said in _spoken(view)
    ]
    return [one for one in found if one.assessed.stance != "nothing"]


def sheet(view: View, desk: Desk, regimes: Sequence[str] = ()) -> Sheet:
    """The sanctions sheet of a case, for ``regimes`` (none: all). One claim speaks for each statement."""
    rows: dict[tuple[str | None, ...], SheetRow] = {}
    finds: list[Remains] = []
    nothing: dict[str, int] = defaultdict(int)
    listed: list[tuple[str, ListMatch]] = []
    supporting, measures = 0, []
    for row, said in _spoken(view):
        one = remains(row.claim, said)
        if one is not None:
            finds.append(one)
        listed += [(row.claim.id, match) for match in matches(row.claim, desk.rules.listings)]
        if row.claim.kind == "measure":
            measures.append(row.claim.id)
        assessed = desk.assessed(row.claim, row.dated)
        supporting += assessed.stance == "supports"
        told = [
            found for found in assessed.findings if found.outcome != NONE and (not regimes or found.regime in regimes)
        ]
        if not told and assessed.stance != "supports":
            nothing[assessed.reason if not assessed.findings or assessed.stance == "nothing" else "other-regime"] += 1
        for found in told:
            _add(rows, row, said, found, desk)
    return Sheet(
        rows=tuple(sorted(rows.values(), key=lambda one: _place(one, desk))),
        tallies=tuple(tallies_of(view, desk, regimes)),
        remains=tuple(finds),
        supporting=supporting,
        nothing=dict(sorted(nothing.items())),
        measures=tuple(measures),
        listed=tuple(listed),
    )


def tallies_of(view: View, desk: Desk, regimes: Sequence[str] = ()) -> list[Tally]:
    """Every capped provision of which anything was notified or observed, year by year."""
    today = datetime.now(UTC).date()
    found: list[Tally] = []
    whole = [figure(view, line.id) for line in figures(view) if line.key[0] == "transfer"] if _capped(desk) else []
    for regime in desk.rules.regimes:
        for one in regime.provisions:
            if one.cap is not None and one.cap.notified and (not regimes or regime.id in regimes):
                found += tally(one, whole, desk.rules.tallies, desk.known.classes, today)
    return [one for one in found if one.notified or one.observed]


def register_rows(view: View, desk: Desk, name: str) -> tuple[list[RegisterRow], list[LeftOut], dict[str, Figure]]:
    """The rows of a register (``sipri`` or ``unroca``), what it leaves out, and the figures by id."""
    whole = {line.id: figure(view, line.id) for line in figures(view)}
    told = [(row.claim, row.dated) for row in claims(view, ClaimFilter(kinds=("transfer",)))]
    looked = Looked(
        loads=desk.loads,
        doubtful=frozenset(one.id for one, dated in told if desk.doubtful(one, dated)),
        inferred=frozenset(one.id for one, _ in told if inferred(one)),
    )
    rows, left = rows_of_register(whole.values(), desk.register(name), desk.known.classes, looked)
    return rows, left, whole


def _capped(desk: Desk) -> bool:
    return any(one.cap for regime in desk.rules.regimes for one in regime.provisions)


def _of_statement(view: View, desk: Desk, said: Statement) -> Provisioned:
    row = claim(view, said.reference)
    listed = tuple(matches(row.claim, desk.rules.listings))
    return Provisioned(row=row, assessed=desk.assessed(row.claim, row.dated), statement=said, listed=listed)


def _spoken(view: View) -> Iterable[tuple[ClaimRow, Statement | None]]:
    """Each statement by the claim nearest to its origin, and each claim that leads to none."""
    rows = claims(view)
    by_id = {row.claim.id: row for row in rows}
    done: set[str] = set()
    for row in rows:
        said = statement_of(view, row.claim.id)
        if said is None:
            yield row, None
        elif said.id not in done:
            done.add(said.id)
            yield by_id.get(said.reference, row), said


def _add(
    rows: dict[tuple[str | None, ...], SheetRow], row: ClaimRow, said: Statement | None, found: Finding, desk: Desk
) -> None:
    one = row.claim
    source, target = _named_ends(one, desk.provision(found.provision)[1])
    item = one.item.item_class or one.item.id if one.item else None
    key = (found.regime, found.provision, one.kind, source, target, item)
    line = rows.setdefault(
        key,
        SheetRow(
            regime=found.regime,
            provision=found.provision,
            kind=one.kind,
            supplier=source,
            recipient=target,
            item=item,
        ),
    )
    (line.engages if found.outcome == ENGAGES else line.open).append(one.id)
    if one.status in TO_COME:
        line.to_come.append(one.id)
    for mark in found.marks:
        if mark not in line.marks:
            line.marks.append(mark)
    origin = (said.body or said.claimer or said.name) if said else None
    if origin and origin not in line.origins:
        line.origins.append(origin)
    for element in found.elements:
        missing = (element.reason, element.why["en"] if element.why else "")
        if element.stands != MET and missing not in line.missing:
            line.missing.append(missing)
    words = one.characterised_as.text if one.characterised_as else None
    if words and words not in line.called:
        line.called.append(words)


def _named_ends(one: Claim, provision: Provision) -> tuple[str | None, str | None]:
    """The two ends, by the body where the provision names it: the Houthis, not Yemen."""
    named = {id for reach in provision.reach for id in (*reach.source, *reach.target, *reach.either)}
    told = (one.supplier, one.recipient) if one.kind == "transfer" else (one.actor, one.place)
    ends = ends_of(one)
    source, target = (end.id if end and end.id in named else known for end, known in zip(told, ends, strict=True))
    return source, target


def ends_of(one: Claim) -> tuple[str | None, str | None]:
    """From whom and to whom, by state where there is one, else by body."""
    if one.kind == "transfer":
        return _state(one.supplier), _state(one.recipient)
    return _state(one.actor), _state(one.place) if one.kind == "deployment" else None


def _state(told: Party | Place | None) -> str | None:
    return (told.state or told.id or told.text) if told else None


def _place(row: SheetRow, desk: Desk) -> tuple[int, int, str, str, str]:
    """In the order of the packs: regimes, then their provisions."""
    order: list[Provision] = []
    for number, regime in enumerate(desk.rules.regimes):
        if regime.id == row.regime:
            order = regime.provisions
            place = next(n for n, one in enumerate(order) if one.id == row.provision)
            return number, place, row.supplier or "~", row.recipient or "~", row.item or ""
    return len(desk.rules.regimes), 0, "", "", ""
