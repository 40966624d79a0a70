"""An analyst's own findings: written, revised, withdrawn; nothing is erased."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vigie.flow.acting import now, user
from vigie.model.ids import make_id
from vigie.model.verdict import Verdict
from vigie.packs.judging import scales
from vigie.store.case import Case, View, open_view
from vigie.store.problems import NamedCaseError
from vigie.store.query import claim
from vigie.store.verdicts import add_version, versions
from vigie.store.writer import open_writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an analyst writes; None leaves what stood before. Claims by their id or its beginning."""

    text: str | None = None
    probability: str | None = None
    confidence: str | None = None
    alternatives: tuple[str, ...] | None = None
    support: tuple[str, ...] | None = None
    against: tuple[str, ...] | None = None
    why: str | None = None


def conclude(case: Case, draft: Draft) -> Verdict:
    """Keep a new finding. Raises CaseError for an empty text, words of no scale and claims that are none."""
    at, who = now(), user()
    blank = Verdict(
        id=make_id("fnd", at, who, draft.text or ""), version=1, at=at, who=who, text="", probability="", confidence=""
    )
    return _keep(case, blank, draft)


def revise(case: Case, id: str, draft: Draft) -> Verdict:
    """Keep another version of a finding. Raises CaseError as ``conclude``."""
    with open_view(case) as view:
        last = versions(view, id)[-1]
    return _keep(case, replace(last, version=last.version + 1, at=now(), who=user(), withdrawn=False, why=None), draft)


def withdraw(case: Case, id: str, why: str) -> Verdict:
    """Say that a finding is held no more, and why; it stays on record."""
    if not why.strip():
        raise NamedCaseError("withdrawal-unsaid")
    with open_view(case) as view:
        last = versions(view, id)[-1]
    made = replace(last, version=last.version + 1, at=now(), who=user(), withdrawn=True, why=why.strip())
    with open_writer(case) as writer, writer.transaction():
        add_version(writer, made)
    return made


def _keep(case: Case, before: Verdict, draft: Draft) -> Verdict:
    with open_view(case) as view:
        made = replace(
            before,
            text=(before.text if draft.text is None else draft.text).strip(),
            probability=draft.probability or before.probability,
            confidence=draft.confidence or before.confidence,
            alternatives=_said(before.alternatives, draft.alternatives),
            support=_claims(view, before.support, draft.support),
            against=_claims(view, before.against, draft.against),
            why=(draft.why or "").strip() or None,
        )
    _check(made)
    with open_writer(case) as writer, writer.transaction():
        add_version(writer, made)
    return made


def _check(made: Verdict) -> None:
    if not made.text:
        raise NamedCaseError("finding-empty")
    if both := set(made.support) & set(made.against):
        raise NamedCaseError("both-sides", id=min(both))
    for value, known in ((made.probability, scales().probabilities), (made.confidence, scales().confidences)):
        if value not in [one.id for one in known]:
            raise NamedCaseError("bad-degree", value=value, known=", ".join(one.id for one in known))


def _said(before: tuple[str, ...], now_: tuple[str, ...] | None) -> tuple[str, ...]:
    return before if now_ is None else tuple(one.strip() for one in now_ if one.strip())


def _claims(view: View, before: tuple[str, ...], now_: tuple[str, ...] | None) -> tuple[str, ...]:
    """Whole ids, each once."""
    if now_ is None:
        return before
    return tuple(dict.fromkeys(claim(view, one).claim.id for one in now_ if one.strip()))
