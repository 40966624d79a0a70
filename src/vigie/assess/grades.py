"""Grades: how reliable the claimer is held, by a named profile; how credible what he says is, by what stands beside it.

The two are judged apart. What a relay hedges does not count against the claimer. Statements that hang together count
as one: an origin that depends on this one bears nothing out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vigie.assess.credibility import Fact, credibility
from vigie.assess.lineage import Lineage
from vigie.model.assessment import Grade, Reason
from vigie.model.claim import Claim, Party, Place
from vigie.model.origin import Statement
from vigie.packs.grading import Conflict, Grading, Opinion, Profile
from vigie.text.edtf import bounds, readable

EVERYBODY, UNJUDGED, AUTHOR = "*", "F", "author"
SHOWN = ("imagery", "physical-examination", "document", "official-record", "tracking-data", "witness", "admission")
EXAMINED, ADMITTED, OWN_LOSSES = "physical-examination", "admission", "casualties"
TO_COME, DONE = ("planned", "possible"), ("occurred", "ongoing", "ended")
BARRED = ("transfer", "deployment")  # acts whose telling costs him who did them, where a rule bars them
_OWN_WORDS = ("own", "quoted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Another statement on the same matter, and whose it is.

    ``relation`` is how it stands to this one (``dependent``, ``independent``, ``not-established``); ``outcome`` how
    what it says does: ``compatible``, ``conflicting``, ``denied-by-party`` (by one whose own act it would be), or else.
    """

    statement: str
    relation: str
    outcome: str
    state: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What is graded: a claim as its origin's words. ``statement`` None: not woven. ``named``: its origin is a body or
    person that is known. ``engages``: a rule would be engaged by it. ``bent``, ``retracted``, ``superseded`` as found.
    """

    claim: Claim
    dated: str | None = None
    statement: Statement | None = None
    named: bool = True
    beside: tuple[Beside, ...] = ()
    bent: bool = False
    retracted: bool = False
    superseded: bool = False
    engages: bool = False


def grade(matter: Matter, profile: Profile, grading: Grading, conflicts: Sequence[Conflict], classes: Lineage) -> Grade:
    """The grade of a claim with all its reasons."""
    letter, why = reliability(matter, profile, classes)
    digit, reasons = credibility(facts(matter, conflicts), grading)
    return Grade(letter=letter, digit=digit, reliability=(why,), credibility=reasons, profile=profile.id)


def reliability(matter: Matter, profile: Profile, classes: Lineage) -> tuple[str, Reason]:
    """The letter that ``profile`` gives the claimer for this subject and time; F where it says nothing."""
    for number, one in enumerate(profile.opinions):
        if _meant(one, matter, classes):
            text = {"en": one.why.en, "fr": one.why.fr}
            return one.grade, Reason(rule=f"{profile.id}/{number + 1}", kind="profile", text=text)
    text = {"en": profile.why.en, "fr": profile.why.fr}
    return UNJUDGED, Reason(rule=profile.id, kind="profile", text=text)


def _meant(one: Opinion, matter: Matter, classes: Lineage) -> bool:
    statement, claim = matter.statement, matter.claim
    voices = {statement.claimer, statement.body} if statement else {c.id for c in claim.claimers[:1]}
    if one.claimer != EVERYBODY and one.claimer not in voices:
        return False
    if one.kinds and claim.kind not in one.kinds:
        return False
    told = (claim.item.id or claim.item.item_class) if claim.item else None
    if one.items and not (told and set(one.items) & set(classes.lineage(told))):
        return False
    return _held(one.since, one.until, (statement.said if statement else None) or matter.dated)


def facts(matter: Matter, conflicts: Sequence[Conflict]) -> dict[str, Fact]:
    """All that the rules of credibility may ask for."""
    claim, statement = matter.claim, matter.statement
    apart = [one for one in matter.beside if one.relation != "dependent"]
    agree = [one for one in apart if one.outcome == "compatible"]
    basis = (statement.basis if statement else None) or claim.basis
    state = statement.state if statement else (claim.claimers[0].state if claim.claimers else None)
    body = statement.body if statement else None
    day = (statement.said if statement else None) or matter.dated
    ends = _ends(claim)
    parties, interest = _sides(conflicts, ends, day)
    own = state is not None and state in ends
    against = own and _against_interest(matter, basis, state)
    party = bool({state, body} & parties)
    own_hedge = claim.hedged_by == "claimer" or all(one.id == AUTHOR for one in claim.claimers)
    return {
        "woven": statement is not None,
        "named": matter.named,
        "independent": sum(one.relation == "independent" for one in agree),
        "agreeing": sum(one.relation != "independent" for one in agree),
        "conflicting": sum(one.outcome == "conflicting" for one in apart),
        "denied_by_party": sum(one.outcome == "denied-by-party" for one in apart),
        "dependent": len(matter.beside) - len(apart),
        "ground": basis in SHOWN,
        "examined": basis == EXAMINED,
        "direct": claim.access in _OWN_WORDS,
        "hedged": claim.certainty == "hedged" and own_hedge,
        "relay_hedged": claim.certainty == "hedged" and not own_hedge,
        "party": party,
        "parties_alone": party and all(_is_party(one, parties) for one in agree),
        "interested": not party and (own or bool({state, body} & interest)),
        "against_interest": against,
        "denied": claim.status == "denied",
        "to_come": claim.status in TO_COME and not _converts(claim),
        "equivalent": _converts(claim),
        "bent": matter.bent,
        "retracted": matter.retracted,
        "superseded": matter.superseded,
    }


def _against_interest(matter: Matter, basis: str | None, state: str | None) -> bool:
    """Whether one who speaks of his own act loses by it: he admits it, a rule would be engaged by it, or he tells his
    losses. What is shown off (a launch) or announced is no such statement, and neither is a denial.
    """
    claim = matter.claim
    if claim.status not in DONE:
        return False
    barred = matter.engages and claim.kind in BARRED
    return basis == ADMITTED or barred or (claim.kind == OWN_LOSSES and state in _own_people(claim))


def _converts(claim: Claim) -> bool:
    condition = claim.quantity.condition if claim.quantity else None
    return condition is not None or any(link.type == "equivalent-of" for link in claim.links)


def _is_party(one: Beside, parties: set[str]) -> bool:
    return bool({one.state, one.body} & parties)


def _ends(claim: Claim) -> set[str]:
    told: list[Party | Place | None] = [claim.supplier, claim.recipient, claim.actor, *claim.parties]
    told += [claim.place] if claim.kind == "deployment" else []
    return {name for end in told if end is not None for name in (end.state, end.id) if name}


def _own_people(claim: Claim) -> set[str]:
    return {name for name in (claim.actor.state, claim.actor.id) if name} if claim.actor else set()


def _sides(conflicts: Iterable[Conflict], ends: set[str], day: str | None) -> tuple[set[str], set[str]]:
    """Who is a party to, and who has an interest in, the conflicts that the claim's ends are parties to on that day."""
    parties: set[str] = set()
    interest: set[str] = set()
    for one in conflicts:
        if ends & one.parties and _held(one.since, one.until, day):
            parties |= set() if one.standoff else one.parties
            interest |= set(one.interest) | (one.parties if one.standoff else set())
    return parties, interest - parties


def _held(since: str | None, until: str | None, day: str | None) -> bool:
    """Whether what held from ``since`` to ``until`` held at ``day``; without a day it did."""
    if not day or not readable(day):
        return True
    first, last = bounds(day)
    begin = bounds(since)[0] if since else None
    end = bounds(until)[1] if until else None
    return not (begin and last and last < begin) and not (end and first and first > end)


def track(outcomes: Mapping[str, str]) -> dict[str, int]:
    """How often each outcome was settled; a later figure of the same body settles nothing by itself."""
    return {name: sum(value == name for value in outcomes.values()) for name in ("borne-out", "refuted", "open")}
