"""What became of the documents since a moment: new ones, pages whose text changed, pages that are gone."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.corroborate.versions import ClaimEdits, Edit, claim_edits, edits
from vigie.model.claim import Claim
from vigie.packs.files import Packs
from vigie.store.captures import capture
from vigie.store.case import View
from vigie.store.custody import happened
from vigie.store.filters import ClaimFilter
from vigie.store.query import DocumentRow, claims, document
from vigie.text.tokens import SentenceRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """An address whose text is another: the document before and after, the sentences and the claims that differ."""

    at: str
    address: str
    before: DocumentRow
    after: DocumentRow
    edits: tuple[Edit, ...]
    claims: ClaimEdits


@dataclass(frozen=True, slots=True, kw_only=True)
class Vanished:
    """An address that answers that nothing is there any more; the case keeps ``document``, None if never read."""

    at: str
    address: str
    status: str
    document: DocumentRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What became of the documents, each in the order it happened. ``new`` has no versions of pages known before."""

    new: tuple[DocumentRow, ...]
    changed: tuple[Changed, ...]
    gone: tuple[Vanished, ...]


def changes(view: View, packs: Packs, since: str = "", document_id: str | None = None) -> Changes:
    """Since ``since`` (ISO 8601, UTC, or its beginning; all by default), of one document where its id is given.

    Raises CaseError when no document has an id that begins so.
    """
    only = document(view, document_id).row.id if document_id else None
    turned = [
        _changed(view, packs, event.at, event.detail["address"], event.detail["before"], event.subject)
        for event in happened(view, "changed", since)
        if only in (None, event.subject, event.detail["before"])
    ]
    versions = {one.after.id for one in turned}
    read = [event.subject for event in happened(view, "read", since) if only in (None, event.subject)]
    gone = [
        Vanished(at=event.at, address=event.detail["address"], status=event.detail.get("status", ""), document=row)
        for event, row in ((event, _held(view, event.subject)) for event in happened(view, "gone", since))
        if only is None or (row and row.id == only)
    ]
    return Changes(
        new=tuple(document(view, id).row for id in read if id not in versions), changed=tuple(turned), gone=tuple(gone)
    )


def _changed(view: View, packs: Packs, at: str, address: str, before: str, after: str) -> Changed:
    old, new = document(view, before), document(view, after)
    pack = packs.languages.get(new.document.language or "")
    rules = SentenceRules(pack.language.abbreviations if pack and pack.complete else ())
    return Changed(
        at=at,
        address=address,
        before=old.row,
        after=new.row,
        edits=tuple(edits(old.document.text, new.document.text, rules)),
        claims=claim_edits(_claims(view, before), _claims(view, after)),
    )


def _claims(view: View, id: str) -> list[Claim]:
    return [row.claim for row in claims(view, ClaimFilter(document=id, include_replaced=True, include_excluded=True))]


def _held(view: View, capture_id: str) -> DocumentRow | None:
    row = capture(view, capture_id)
    return document(view, row.document).row if row and row.document else None
