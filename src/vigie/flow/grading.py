"""Grades of a case: what stands beside a claim is gathered, graded, and set otherwise where an analyst ruled so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from vigie.assess.grades import Beside, Matter, grade, track
from vigie.corroborate.independence import relation
from vigie.flow.acting import now, user
from vigie.flow.assessing import FIGURE, STATEMENT, ends_of
from vigie.flow.rulebook import Desk
from vigie.model.assessment import Grade, Record, Ruling
from vigie.model.claim import Claim
from vigie.model.ids import make_id
from vigie.model.origin import Statement
from vigie.store.case import Case, View, open_view
from vigie.store.filters import ClaimFilter
from vigie.store.findings import bends_of, figure, figures_of, statement, statement_of, statements
from vigie.store.problems import NamedCaseError
from vigie.store.query import ClaimRow, claim, claims
from vigie.store.rulings import add_ruling, rulings
from vigie.store.writer import open_writer

OUTCOMES = ("borne-out", "refuted", "open")
_CLOSE = 200  # claims of one matter that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """A claim with its grade; ``statement`` is what it tells, None where it leads to none."""

    row: ClaimRow
    grade: Grade
    statement: Statement | None = None
    settled: str | None = None


def grade_of(view: View, desk: Desk, typed: str, profile: str | None = None) -> list[Graded]:
    """The grade of a claim or statement, or of each latest reading of a figure. Raises CaseError."""
    begin = typed.strip().lower()
    if begin.startswith(FIGURE):
        found = figure(view, typed)
        ids = tuple(one.statement for one in found.readings if one.statement not in found.superseded)
        return [_graded(view, desk, claim(view, one.reference), one, profile) for one in statements(view, ids)]
    if begin.startswith(STATEMENT):
        one = statement(view, typed)
        return [_graded(view, desk, claim(view, one.reference), one, profile)]
    row = claim(view, typed)
    return [_graded(view, desk, row, statement_of(view, row.claim.id), profile)]


def rule(case: Case, typed: str, act: str, value: str, why: str, who: str | None = None) -> Ruling:
    """Keep an analyst's word on a statement: its ``grade`` ("B2"), or how it was ``settle``d. Raises CaseError."""
    checked = _checked(act, value)
    if not why.strip():
        raise NamedCaseError("no-why")
    with open_writer(case) as writer:
        with open_view(case) as view:
            target = _target(view, typed)
        at, by = now(), who or user()
        id = make_id("rul", at, by, act, target, checked)
        made = Ruling(id=id, at=at, who=by, act=act, target=target, value=checked, why=why.strip())
        with writer.transaction():
            add_ruling(writer, made)
    return made


def undo_ruling(case: Case, typed: str, why: str | None = None, who: str | None = None) -> Ruling:
    """Take a ruling (id or its beginning) back. Raises CaseError when there is none, or it was taken back."""
    with open_writer(case) as writer:
        with open_view(case) as view:
            begin = typed if typed.startswith("rul_") else f"rul_{typed}"
            found = [one for one in rulings(view) if one.id.startswith(begin)]
        if len(found) != 1:
            raise NamedCaseError("no-ruling", prefix=typed)
        at, by = now(), who or user()
        id = make_id("rul", at, by, "undo", found[0].id, None)
        made = Ruling(id=id, at=at, who=by, act="undo", target=found[0].id, why=(why or "").strip() or None)
        with writer.transaction():
            add_ruling(writer, made)
    return made


def records(view: View) -> list[Record]:
    """The track record of every claimer of whom an analyst settled anything."""
    settled = {one.target: str(one.value) for one in rulings(view) if one.act == "settle"}
    by_body: dict[str, dict[str, str]] = {}
    for one in statements(view, tuple(settled)):
        by_body.setdefault(one.body or one.claimer or one.name or "?", {})[one.id] = settled[one.id]
    found = []
    for body, outcomes in sorted(by_body.items()):
        counts = track(outcomes)
        found.append(Record(body=body, borne_out=counts["borne-out"], refuted=counts["refuted"], open=counts["open"]))
    return found


def _graded(view: View, desk: Desk, row: ClaimRow, said: Statement | None, profile: str | None) -> Graded:
    made = grade(
        _matter(view, desk, row, said),
        desk.profile(profile),
        desk.rules.grading,
        desk.rules.conflicts,
        desk.known.classes,
    )
    ruled = rulings(view, said.id) if said else []
    set_ = next((one for one in reversed(ruled) if one.act == "grade" and one.value), None)
    if set_ is not None and set_.value:
        code = made.code
        made = replace(
            made, letter=set_.value[0], digit=int(set_.value[1]), computed=code, set_by=set_.who, why=set_.why
        )
    settled = next((one.value for one in reversed(ruled) if one.act == "settle"), None)
    return Graded(row=row, grade=made, statement=said, settled=settled)


def _matter(view: View, desk: Desk, row: ClaimRow, said: Statement | None) -> Matter:
    if said is None:
        return Matter(claim=row.claim, dated=row.dated, named=False)
    found = figures_of(view, said.id)
    own = next((one for one in found if any(r.statement == said.id for r in one.readings)), None)
    return Matter(
        claim=row.claim,
        dated=row.dated,
        statement=said,
        named=_is_named(said, desk),
        beside=tuple(_beside(view, desk, row.claim, said)),
        bent=any(bend.claim == row.claim.id and bend.kind != "superseded" for bend in bends_of(view, said)),
        retracted=own is not None and _taken_back(said, own.readings),
        superseded=any(said.id in one.superseded for one in found),
        engages=desk.assessed(row.claim, row.dated).stance == "engages",
    )


def _taken_back(said: Statement, readings: Iterable[object]) -> bool:
    claims_of = {bond.claim for bond in said.bonds}
    return any(claims_of & set(getattr(one, "corrects", ())) for one in readings)


def _is_named(said: Statement, desk: Desk) -> bool:
    """Whether somebody in particular stands behind a statement: a catalogued body or person, or an author."""
    return desk.known.bodies.type(said.body or said.claimer or "") is not None


def _beside(view: View, desk: Desk, one: Claim, said: Statement) -> Iterator[Beside]:
    """The other statements on the same matter: those of its figures by their outcome, then those without a number."""
    seen = {said.id}
    for found in figures_of(view, said.id):
        pairs = {frozenset((outcome.first, outcome.second)): outcome.value for outcome in found.outcomes}
        ids = tuple(r.statement for r in found.readings if r.statement not in found.superseded)
        for other in statements(view, ids):
            if other.id not in seen:
                seen.add(other.id)
                yield _laid(desk, said, other, pairs.get(frozenset((said.id, other.id)), "cannot-tell"))
    for row in _of_matter(view, desk, one):
        known = statement_of(view, row.claim.id)
        if known is None or known.id in seen:
            continue
        seen.add(known.id)
        denies = row.claim.status == "denied"
        if denies != (one.status == "denied"):
            own_act = known.state is not None and known.state in ends_of(row.claim)
            yield _laid(desk, said, known, "denied-by-party" if denies and own_act else "conflicting")
        elif one.quantity is None and _same_time(row.claim, one):
            yield _laid(desk, said, known, "compatible")


def _laid(desk: Desk, said: Statement, other: Statement, outcome: str) -> Beside:
    stands = relation(said, other, desk.known.ties).value
    return Beside(statement=other.id, relation=stands, outcome=outcome, state=other.state, body=other.body)


def _of_matter(view: View, desk: Desk, one: Claim) -> list[ClaimRow]:
    """Claims of the same kind, between the same ends, of related items."""
    source, target = ends_of(one)
    if source is None or one.item is None:
        return []
    item = one.item.id or one.item.item_class or ""
    party = "supplier" if one.kind == "transfer" else "party"
    wanted = ClaimFilter(kinds=(one.kind,), limit=_CLOSE, **{party: (source,)})  # type: ignore[arg-type]
    return [
        row
        for row in claims(view, wanted)
        if row.claim.id != one.id
        and row.claim.item is not None
        and ends_of(row.claim) == (source, target)
        and desk.known.classes.related(item, row.claim.item.id or row.claim.item.item_class or "")
    ]


def _same_time(first: Claim, second: Claim) -> bool:
    """Whether two claims without numbers may tell the same: both done or both to come, of times that are not apart."""
    if (first.status in ("planned", "possible")) != (second.status in ("planned", "possible")):
        return False
    one, other = (claim.time.edtf if claim.time else None for claim in (first, second))
    return one is None or other is None or one == other


def _target(view: View, typed: str) -> str:
    if typed.strip().lower().startswith(STATEMENT):
        return statement(view, typed).id
    row = claim(view, typed)
    found = statement_of(view, row.claim.id)
    if found is None:
        raise NamedCaseError("no-origin", id=row.claim.id)
    return found.id


def _checked(act: str, value: str) -> str:
    """A grade written as one letter and one digit, or one of the outcomes. Raises CaseError."""
    given = value.strip()
    if act == "grade":
        code = given.upper()
        if len(code) != 2 or code[0] not in "ABCDEF" or code[1] not in "123456":
            raise NamedCaseError("bad-grade", value=value)
        return code
    if given not in OUTCOMES:
        raise NamedCaseError("bad-outcome", value=value, known=", ".join(OUTCOMES))
    return given
