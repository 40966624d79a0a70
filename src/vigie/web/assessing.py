"""Assessments as pages show them: the grade with its reasons, and the provisions element by element."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vigie.flow.assessing import Provisioned, provisions_of
from vigie.flow.grading import Graded, grade_of
from vigie.flow.rulebook import Desk as Rulebook
from vigie.flow.rulebook import desk as rulebook
from vigie.model.assessment import MET, NONE, NOT_MET, Finding, Ruling
from vigie.packs.messages import Catalogue
from vigie.publish.assessments import (
    bound,
    determined,
    element_line,
    finding_sentence,
    grade_line,
    listed_line,
    marks_of,
    reason_line,
    remarks,
    said,
    when,
)
from vigie.publish.gloss import gloss
from vigie.publish.names import Names, names_in
from vigie.publish.rows import printable
from vigie.store.rulings import rulings
from vigie.web.visit import Visit

SIGNS = {MET: "met", NOT_MET: "not-met"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeBox:
    """A grade in words: its ``line``, its two halves with their reasons, what people ruled and who stands behind it."""

    claim: str
    code: str
    line: str
    gloss: str
    notes: tuple[str, ...]
    halves: tuple[tuple[str, tuple[str, ...]], ...]
    rulings: tuple[Ruling, ...]
    may_rule: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A provision beside a claim: ``elements`` are met, not met or unknown, each with its reason."""

    id: str
    outcome: str
    marks: str
    sentence: str
    elements: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeBox:
    """The provisions of one regime beside a claim, and who alone determines more."""

    name: str
    determined: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionBox:
    """What a claim would engage if established: the regimes that fit, in ``unfit`` how many provisions do not."""

    claim: str
    gloss: str
    reason: str
    notes: tuple[str, ...]
    regimes: tuple[RegimeBox, ...]
    unfit: int


def rules_of(visit: Visit) -> Rulebook:
    """The regimes and rules of the case, read again when it has changed."""
    desk = visit.desk
    return desk.shelf.kept("rulebook", lambda: rulebook(desk.case, desk.packs))


def names_of(visit: Visit, rules: Rulebook) -> Names:
    """What things are called, with what people said of names."""
    return names_in(visit.language, visit.desk.packs, rules.judged)


def grade_boxes(visit: Visit, id: str) -> list[GradeBox]:
    """The grade of a claim, or of each latest reading of a figure. Raises CaseError."""
    rules = rules_of(visit)
    names = names_of(visit, rules)
    return [_grade(visit, one, rules, names) for one in grade_of(visit.view, rules, id)]


def provision_boxes(visit: Visit, id: str) -> list[ProvisionBox]:
    """What a claim, or each latest reading of a figure, would engage if established. Raises CaseError."""
    rules = rules_of(visit)
    names = names_of(visit, rules)
    return [_provisions(one, rules, names, visit.words) for one in provisions_of(visit.view, rules, id)]


def _grade(visit: Visit, one: Graded, rules: Rulebook, names: Names) -> GradeBox:
    words, made = visit.words, one.grade
    profile = rules.profile(made.profile)
    notes = []
    if made.set_by is not None:
        notes.append(words.say("grade.set", who=made.set_by, why=made.why or "", computed=made.computed or ""))
    if one.settled is not None:
        notes.append(words.say("grade.settled", outcome=words.say(f"grade.outcome.{one.settled}")))
    if one.row.claim.kind == "identification":
        notes.append(words.say("maker.caution"))
    code = made.computed or made.code
    dated = when(profile.dated, names, words)
    told = words.say("grade.reliability", letter=code[0], profile=profile.id, author=profile.author, date=dated)
    halves = ((told, made.reliability), (words.say("grade.credibility", digit=code[1]), made.credibility))
    return GradeBox(
        claim=one.row.claim.id,
        code=made.code,
        line=grade_line(made, rules.rules.grading, names, words),
        gloss=words.spaced(printable(gloss(one.row.claim, names))),
        notes=tuple(words.spaced(note) for note in notes),
        halves=tuple(
            (words.spaced(head), tuple(reason_line(reason, names, words) for reason in reasons))
            for head, reasons in halves
        ),
        rulings=tuple(rulings(visit.view, one.statement.id)) if one.statement else (),
        may_rule=one.statement is not None,
    )


def _provisions(one: Provisioned, rules: Rulebook, names: Names, words: Catalogue) -> ProvisionBox:
    claim = one.row.claim
    notes = []
    if claim.characterised_as is not None:
        notes.append(words.say("provision.called", words=printable(claim.characterised_as.text)))
    notes += [listed_line(match, rules.rules.listings, names, words) for match in one.listed]
    if claim.kind == "identification":
        notes.append(words.say("maker.caution"))
    shown = [found for found in one.assessed.findings if found.outcome != NONE]
    return ProvisionBox(
        claim=claim.id,
        gloss=words.spaced(printable(gloss(claim, names))),
        reason=words.spaced(words.say(f"assessed.{one.assessed.reason}")),
        notes=tuple(words.spaced(note) for note in notes),
        regimes=tuple(
            _regime(id, shown, one, rules, names, words) for id in dict.fromkeys(found.regime for found in shown)
        ),
        unfit=len(one.assessed.findings) - len(shown),
    )


def _regime(
    id: str, shown: Sequence[Finding], one: Provisioned, rules: Rulebook, names: Names, words: Catalogue
) -> RegimeBox:
    regime = rules.regime(id)
    return RegimeBox(
        name=said(regime.names, names),
        determined=determined(regime, names, words),
        rules=tuple(_rule(found, one, rules, names, words) for found in shown if found.regime == id),
    )


def _rule(found: Finding, one: Provisioned, rules: Rulebook, names: Names, words: Catalogue) -> Rule:
    claim, provision = one.row.claim, rules.provision(found.provision)[1]
    notes = filter(None, (bound(provision, claim, names, words), *remarks(found, provision, names, words)))
    return Rule(
        id=found.provision,
        outcome=found.outcome,
        marks=marks_of(found, words),
        sentence=finding_sentence(found, provision, claim, names, words),
        elements=tuple(
            (SIGNS.get(element.stands, "unknown"), element_line(element, claim, names, words))
            for element in found.elements
        ),
        notes=tuple(words.spaced(note) for note in notes),
    )
