"""A person's corrections of a document: checked, kept as decisions, and applied at once."""

from __future__ import annotations

import re
from collections.abc import Mapping

from vigie.flow.acting import decision_on, user
from vigie.flow.extracting import extract_document, readable
from vigie.flow.failures import Failure
from vigie.flow.journal import Summary, journal
from vigie.flow.reviewing import renew
from vigie.flow.stages import Stages, default_stages
from vigie.model.document import Document
from vigie.packs.files import Packs
from vigie.store import handling
from vigie.store.case import Case, open_view
from vigie.store.decisions import replay
from vigie.store.problems import NamedCaseError
from vigie.store.query import document
from vigie.store.records import ACTS, Decision
from vigie.store.writer import Writer, open_writer
from vigie.text.days import is_edtf_date

READ_BY_EXTRACTION = ("dated", "language", "publisher")


def decide(
    case: Case,
    document_id: str,
    changes: Mapping[str, str | None],
    packs: Packs,
    who: str | None = None,
    stages: Stages | None = None,
) -> Summary | None:
    """Correct a document (id or its beginning): ``{"dated": "2024-03", "exclude": "a parody"}``; see records.ACTS.

    ``who`` defaults to VIGIE_USER, else the name of the system's user. A changed date, language or publisher has the
    document extracted again: the Summary of that, else None.
    Raises CaseError for an unknown document, act or value.
    """
    values = {act: _checked(act, value) for act, value in changes.items()}
    with open_writer(case) as writer:
        with open_view(case) as view:
            before = document(view, document_id).document
        decisions = [decision_on(before.id, act, value, who or user()) for act, value in values.items()]
        after = replay(before, decisions).document
        if all(getattr(before, field) == getattr(after, field) for field in READ_BY_EXTRACTION):
            with writer.transaction():
                _add(writer, decisions)
            return None
        return _decide_and_extract(writer, decisions, after, packs, stages or default_stages())


def _decide_and_extract(
    writer: Writer, decisions: list[Decision], after: Document, packs: Packs, stages: Stages
) -> Summary:
    with journal(writer, "document", packs) as tally:
        tally.total = tally.done = 1
        extraction = extract_document(after, packs, stages)
        with writer.transaction():
            _add(writer, decisions)
            if isinstance(extraction, Failure):
                tally.failures.append(extraction)
                writer.add_failure(tally.row, extraction)
            else:
                change = writer.add_extraction(tally.row, after.id, extraction)
                renew(writer, after.id)
                tally.add(change, None if readable(after, packs) else after.language or "und")
    return tally.summary()


def _add(writer: Writer, decisions: list[Decision]) -> None:
    for decision in decisions:
        writer.add_decision(decision)
        if decision.act == "handling":
            facts = {"decision": decision.id, "value": decision.value or ""}
            writer.add_event(decision.at, decision.who, decision.act, decision.target, facts)


def _checked(act: str, value: str | None) -> str | None:
    """``value`` without outer spaces, None when nothing is left of it. Raises CaseError when it cannot be."""
    value = (value or "").strip() or None
    if act not in ACTS:
        raise NamedCaseError("bad-act", value=act, known=", ".join(ACTS))
    if act == "exclude" and value is None:
        raise NamedCaseError("no-reason")
    if act == "dated" and value is not None and not is_edtf_date(value):
        raise NamedCaseError("bad-day", value=value)
    if act == "language" and value is not None and not re.fullmatch("[a-z]{2}", value):
        raise NamedCaseError("bad-language", value=value)
    if act == "handling":
        value = handling.checked(value)
    return value
