"""The one query layer: the command line, the interface to come and Python all read a case through it.

A list of values in a filter means *any of these*; filters of different fields must all hold.
"""

from __future__ import annotations

from dataclasses import dataclass

from vigie.model.claim import Claim, Unread
from vigie.model.document import Document
from vigie.store.case import View
from vigie.store.records import Decision, Failure, Run

ORDERS = ("document", "time", "-time", "newest")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims. Bodies are ids or state codes: ``KP`` holds for the state and for every body of it.

    ``supplier``, ``recipient`` look at that slot, ``party`` at every role but the claimer's, ``claimer`` at the whole
    chain of who vouches. ``item_or_class`` are designation ids or classes; the caller adds a class's children.
    ``since`` and ``until`` are EDTF: the claim's time must overlap that stretch. ``text`` is searched in the claim's
    evidence and slots: every word must be there, words of three letters or more also as beginnings of words, words
    in double quotes exactly. ``document`` is a document id. ``order`` is one of ``ORDERS``; ``limit`` None = all.
    """

    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    supplier: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    claimer: tuple[str, ...] = ()
    item_or_class: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    text: str | None = None
    document: str | None = None
    include_superseded: bool = False
    include_excluded: bool = False
    order: str = "document"
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim with what one needs to cite it. ``claim.document`` is the document's id; ``run`` read the claim first.

    ``superseded``: a later extraction of the document no longer says so. ``excluded``: its document was set aside.
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
    run: str
    packs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document as it stands after the decisions, without its text. ``excluded`` is the reason, None when it is not.

    ``characters`` is the length of the text; ``claims`` and ``unread`` count the current ones; ``read`` is when (ISO
    8601, UTC).
    """

    id: str
    sha256: str
    path: str
    media_type: str
    language: str | None
    dated: str | None
    title: str | None
    publisher: str | None
    url: str | None
    excluded: str | None
    characters: int
    claims: int
    unread: int
    read: str


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


def claims(view: View, wanted: ClaimFilter = ClaimFilter()) -> list[ClaimRow]:
    """The claims that ``wanted`` describes. Raises CaseError for a date, an order or a search that cannot be read."""
    raise NotImplementedError


def count(view: View, wanted: ClaimFilter = ClaimFilter()) -> int:
    """How many claims ``wanted`` describes, whatever its limit and offset."""
    raise NotImplementedError


def claim(view: View, prefix: str) -> ClaimRow:
    """The claim whose id begins so, with or without ``clm_``. Raises CaseError when there is none or several.

    A current claim is preferred to the superseded ones of the same id.
    """
    raise NotImplementedError


def documents(view: View, text: str | None = None, include_excluded: bool = True) -> list[DocumentRow]:
    """The documents in the order they were read, those whose text or title holds ``text`` when it is given."""
    raise NotImplementedError


def document(view: View, prefix: str) -> DocumentPage:
    """The document whose id begins so, with or without ``doc_``. Raises CaseError when there is none or several."""
    raise NotImplementedError


def unread(
    view: View, document: str | None = None, reasons: tuple[str, ...] = (), limit: int | None = None
) -> list[UnreadRow]:
    """What is in scope and ended in no claim, in the order of documents; excluded documents left out."""
    raise NotImplementedError


def runs(view: View, limit: int | None = None) -> list[Run]:
    """The journal, the newest run first."""
    raise NotImplementedError


def failures(view: View, run: str) -> list[Failure]:
    """What failed in the run of that id, in order."""
    raise NotImplementedError


def summary(view: View) -> CaseSummary:
    """What the case holds, in numbers."""
    raise NotImplementedError
