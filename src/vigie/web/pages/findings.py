"""Findings: what an analyst judges, on a page of its own, never among what was reported."""

from __future__ import annotations

from starlette.responses import Response

from vigie.flow.concluding import Draft, conclude, revise, withdraw
from vigie.model.errors import CaseError
from vigie.model.verdict import Verdict
from vigie.packs.judging import degree, scales
from vigie.publish.gloss import gloss
from vigie.store.query import claim
from vigie.store.verdicts import verdicts, versions
from vigie.web.posting import Sent, onward
from vigie.web.rendering import Page
from vigie.web.visit import Visit


def findings_page(visit: Visit) -> Page:
    """The findings that are held, those withdrawn too when asked, and the form for a new one."""
    return _listed(visit, Sent(fields={}), "")


def take_finding(visit: Visit, sent: Sent) -> Page | Response:
    """Keep a new finding."""
    try:
        made = conclude(visit.desk.case, _draft(sent))
    except CaseError as error:
        return _listed(visit, sent, visit.words.say_error(str(error)))
    return onward(f"/findings/{made.id}")


def finding_page(visit: Visit) -> Page:
    """One finding: its claims for and against, and every version."""
    return _one(visit, None, "")


def take_version(visit: Visit, sent: Sent) -> Page | Response:
    """Keep another version of a finding, or its withdrawal."""
    id = visit.request.path_params["finding"]
    try:
        if sent["act"] == "withdraw":
            withdraw(visit.desk.case, id, sent["why"])
        else:
            revise(visit.desk.case, id, _draft(sent))
    except CaseError as error:
        return _one(visit, sent, visit.words.say_error(str(error)))
    return onward(f"/findings/{id}")


def _draft(sent: Sent) -> Draft:
    return Draft(
        text=sent["text"],
        probability=sent["probability"] or None,
        confidence=sent["confidence"] or None,
        alternatives=tuple(sent["alternatives"].splitlines()),
        support=tuple(sent["support"].split()),
        against=tuple(sent["against"].split()),
        why=sent["why"] or None,
    )


def _listed(visit: Visit, sent: Sent, problem: str) -> Page:
    found = verdicts(visit.view, withdrawn=bool(visit.asked("withdrawn")))
    claims = visit.asked("claim")
    return Page(
        template="findings.html",
        title=visit.words.say("nav.findings"),
        values={
            "found": [(one, _likelihood(one, visit.language)) for one in found],
            "problem": problem,
            "sent": sent if sent.fields else Sent(fields={"support": claims}),
            "scales": scales(),
        },
        status=400 if problem else 200,
    )


def _one(visit: Visit, sent: Sent | None, problem: str) -> Page:
    made = versions(visit.view, visit.request.path_params["finding"])
    last = made[-1]
    standing = {
        "text": last.text, "probability": last.probability, "confidence": last.confidence,
        "alternatives": "\n".join(last.alternatives), "support": " ".join(last.support),
        "against": " ".join(last.against),
    }  # fmt: skip
    told = {id: visit.words.spaced(gloss(claim(visit.view, id).claim, visit.names)) for id in _named(last)}
    return Page(
        template="finding.html",
        title=visit.words.say("findings.one"),
        values={
            "last": last,
            "told": told,
            "likelihood": _likelihood(last, visit.language),
            "before": [(one, _likelihood(one, visit.language)) for one in reversed(made[:-1])],
            "problem": problem,
            "sent": sent or Sent(fields=standing),
            "scales": scales(),
        },
        status=400 if problem else 200,
    )


def _named(one: Verdict) -> tuple[str, ...]:
    return (*one.support, *one.against)


def _likelihood(one: Verdict, language: str) -> str:
    degrees = (degree(one.probability), degree(one.confidence))
    return ", ".join(found.said(language) for found in degrees if found)
