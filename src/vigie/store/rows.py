"""What a query gives: records with what one needs to show and cite them."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.model.claim import Claim, Unread
from vigie.model.document import Document
from vigie.store.records import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim with what one needs to cite it. ``claim.document`` is the document's id; ``run`` read the claim first.

    ``superseded``: a later extraction of the document no longer says so, or its page has another text now.
    ``excluded``: its document was set aside. ``handling`` says how it may be passed on. ``review`` is what people's
    decisions made of it (model/review.py), None where nobody decided.
    """

    claim: Claim
    path: str
    sha256: str
    publisher: str | None
    dated: str | None
    title: str | None
    language: str | None
    url: str | None
    superseded: bool
    excluded: bool
    handling: str
    review: str | None = None
    run: str
    packs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document as it stands after the decisions, without its text. ``excluded`` is the reason, None when it is not.

    ``handling`` says how it may be passed on, ``replaced`` is the id of the version that took its place,
    ``gone`` since when its page is no longer there (ISO 8601, UTC; the last version of it stays current).
    ``characters`` is the length of the text; ``claims`` and ``unread`` count the current ones; ``read`` is when (ISO
    8601, UTC).
    """

    id: str
    sha256: str
    path: str
    media_type: str
    note: str | None
    language: str | None
    dated: str | None
    title: str | None
    publisher: str | None
    url: str | None
    excluded: str | None
    handling: str
    replaced: str | None
    gone: str | None
    characters: int
    claims: int
    unread: int
    read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A claim as one reading made it: ``read`` when, with which packs, standing ``until`` when (None: still)."""

    read: str
    packs: str
    until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """A document in full: its line, its record with the text (decisions applied), the decisions, oldest first."""

    row: DocumentRow
    document: Document
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadRow:
    """Something in scope that ended in no claim, with its sentence and its document's path."""

    unread: Unread
    path: str
    sentence: str
    handling: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSummary:
    """What a case holds. Claims and unread are the current ones of documents not excluded.

    ``claims_by_kind``, ``documents_by_language`` (``und`` = unknown) and ``unread_by_reason`` are sorted, most first.
    """

    documents: int
    excluded: int
    claims: int
    superseded: int
    unread: int
    decisions: int
    runs: int
    failures: int
    claims_by_kind: dict[str, int]
    documents_by_language: dict[str, int]
    unread_by_reason: dict[str, int]
