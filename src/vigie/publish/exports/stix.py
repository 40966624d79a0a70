"""Claims as a STIX 2.1 bundle: a report for each document, a note for each claim, identities of those named.

A note says what a document says. It has no ``confidence``: in STIX that is how sure one is that the content is right,
and reading a text gives no such measure; status and certainty stand as labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import IO, Any
from uuid import UUID, uuid5

from vigie.model.claim import Claim, Claimer, Party
from vigie.publish.exports.given import Given, Setting, framed, said
from vigie.publish.gloss import gloss
from vigie.publish.names import AUTHOR, shown_body

_OURS = UUID("8f6a1e53-3c0b-5d0f-9a55-7b8de1d7a6a4")
_SHARED = "2020-01-01T00:00:00.000Z"  # of what no single capture made: an identity is the same in every bundle
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?")


def write_stix(records: Iterable[Given], setting: Setting, stream: IO[bytes]) -> None:
    """One bundle; every id is made of the content (uuid5), every time is that of a capture."""
    objects = _objects(records, setting)
    first = next(objects, None)
    id = uuid5(_OURS, first["id"] if first else "empty")
    head = f'{{"type": "bundle", "id": "bundle--{id}", "objects": ['
    framed(stream, head, (one for one in (first, *objects) if one) if first else (), "]}")


def _objects(records: Iterable[Given], setting: Setting) -> Iterator[dict[str, Any]]:
    known: set[str] = set()
    for _, group in groupby(records, key=lambda given: given.claim.document):
        gathered = list(group)  # the claims of one document
        inside: dict[str, None] = {}
        for given in gathered:
            for one in _of(given, setting):
                inside[one["id"]] = None
                if one["id"] not in known:
                    known.add(one["id"])
                    yield one
        yield _report(gathered[0], list(inside), setting)


def _of(given: Given, setting: Setting) -> Iterator[dict[str, Any]]:
    claim = given.claim
    bodies = [_identity(body, setting) for body in _bodies(claim)]
    yield from bodies
    about = list(dict.fromkeys(one["id"] for one in bodies)) or [_id("report", claim.document)]
    yield _object("note", claim.id, given) | said(
        abstract=gloss(claim, setting.names),
        content=" ⏎ ".join(span.exact for span in claim.evidence) or claim.id,
        authors=[shown_body(setting.names, one) for one in claim.claimers if one.id != AUTHOR],
        object_refs=about,
        labels=[f"kind:{claim.kind}", f"status:{claim.status}", f"certainty:{claim.certainty}", *_mark(setting)],
        external_references=[_reference(given), {"source_name": "vigie", "external_id": claim.id}],
    )


def _report(given: Given, inside: list[str], setting: Setting) -> dict[str, Any]:
    cited = given.cited
    made = _moment(given.captured)
    return _object("report", given.claim.document, given) | said(
        name=cited.title or cited.path,
        published=f"{cited.dated}T00:00:00.000Z" if re.fullmatch(r"\d{4}-\d\d-\d\d", cited.dated or "") else made,
        report_types=["observed-data"],
        object_refs=inside,
        labels=_mark(setting),
        external_references=[_reference(given)],
    )


def _reference(given: Given) -> dict[str, Any]:
    cited = given.cited
    name = cited.publisher or "document"
    if not cited.url:
        return said(source_name=name, external_id=f"sha256:{cited.sha256}", description=cited.path)
    return said(source_name=name, url=cited.url, hashes={"SHA-256": cited.sha256})


def _identity(body: Party | Claimer, setting: Setting) -> dict[str, Any]:
    key = body.id or body.state or ""
    person = key in setting.names.persons
    return {
        "type": "identity",
        "spec_version": "2.1",
        "id": _id("identity", key),
        "created": _SHARED,
        "modified": _SHARED,
        "name": shown_body(setting.names, body),
        "identity_class": "individual" if person else "organization",
        "external_references": [{"source_name": "vigie", "external_id": key}],
    }


def _bodies(claim: Claim) -> Iterator[Party | Claimer]:
    """Those with an id of the catalogue: no private person becomes an identity."""
    for body in (claim.supplier, claim.recipient, claim.actor, *claim.parties, *claim.claimers):
        if body is not None and (body.id or body.state) and body.id != AUTHOR:
            yield body


def _object(kind: str, key: str, given: Given) -> dict[str, Any]:
    made = _moment(given.captured)
    return {"type": kind, "spec_version": "2.1", "id": _id(kind, key), "created": made, "modified": made}


def _id(kind: str, key: str) -> str:
    return f"{kind}--{uuid5(_OURS, f'{kind} {key}')}"


def _moment(at: str | None) -> str:
    found = _MOMENT.match(at or "")
    return f"{found[1]}.{(found[2] or '0')[:3]:0<3}Z" if found else _SHARED


def _mark(setting: Setting) -> list[str]:
    return ["sample"] if setting.sample else []
