"""Claims as FollowTheMoney entities, one JSON object a line: an Event each, and the trade where it is said to be done.

An event says that a document says so: its ``proof`` is the document, its summary the sentence with the claimer, its
description the quote. Bodies are entities only with an id of the catalogue: no private person becomes one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any

from vigie.model.claim import Claim, Claimer, Party, Place
from vigie.publish.exports.given import Given, Setting, as_json
from vigie.publish.gloss import gloss
from vigie.publish.names import AUTHOR, shown_body

_DONE = ("occurred", "ongoing")  # what is planned, possible or denied must not read like trade


def write_ftm(records: Iterable[Given], setting: Setting, stream: IO[bytes]) -> None:
    """Documents, bodies and vessels before the first claim that names them, each once."""
    known: set[str] = set()
    for given in records:
        for entity in _entities(given, setting):
            if entity["id"] not in known:
                known.add(entity["id"])
                stream.write(as_json(entity) + b"\n")


def _entities(given: Given, setting: Setting) -> Iterator[dict[str, Any]]:
    claim = given.claim
    yield _document(given)
    for body in _bodies(claim):
        yield _body(body, setting)
    for carrier in claim.carriers:
        if carrier.imo:
            yield _entity(f"vigie-imo-{carrier.imo}", "Vessel", name=carrier.text, imoNumber=carrier.imo)
    yield from _claim(given, setting)


def _document(given: Given) -> dict[str, Any]:
    cited = given.cited
    return _entity(
        _id(given.claim.document),
        "Document",
        title=cited.title,
        fileName=cited.path.rpartition("/")[2],
        publisher=cited.publisher,
        date=_date(cited.dated),
        sourceUrl=cited.url,
        retrievedAt=_second(given.captured),
        notes=f"SHA-256 {cited.sha256}",
    )


def _bodies(claim: Claim) -> Iterator[Party | Claimer]:
    single = (claim.supplier, claim.recipient, claim.actor, claim.end_user, claim.maker)
    for body in (*single, *claim.parties, *claim.intermediaries, *claim.claimers):
        if body is not None and (body.id or body.state) and body.id != AUTHOR:
            yield body


def _body_id(body: Party | Claimer | None) -> str | None:
    if body is None or body.id == AUTHOR or not (body.id or body.state):
        return None
    return _id(f"body-{(body.id or body.state or '').lower()}")


def _body(body: Party | Claimer, setting: Setting) -> dict[str, Any]:
    names = setting.names
    schema = "Person" if body.id in names.persons else "PublicBody" if body.id in names.states else "Organization"
    country = body.state or (body.id if body.id in names.states else None)
    return _entity(
        _body_id(body) or "", schema, name=shown_body(names, body), country=country.lower() if country else None
    )


def _claim(given: Given, setting: Setting) -> Iterator[dict[str, Any]]:
    claim, cited = given.claim, given.cited
    since, until = _span(claim)
    sentence = " ".join(gloss(claim, setting.names).split())
    shared: dict[str, str | list[str] | None] = {
        "summary": sentence,
        "description": " ⏎ ".join(span.exact for span in claim.evidence),
        "publisher": cited.publisher,
        "sourceUrl": cited.url,
        "recordId": claim.id,
        "startDate": since,
        "endDate": until,
    }
    involved = list(dict.fromkeys(found for body in _bodies(claim) if (found := _body_id(body))))
    where = {"location": claim.place.text, "country": _country(claim.place)} if claim.place else {}
    yield _entity(
        _id(claim.id),
        "Event",
        name=sentence,
        involved=involved,
        proof=_id(claim.document),
        keywords=[claim.kind, claim.status, claim.certainty, *(["sample"] if setting.sample else [])],
        **where,
        **shared,
    )
    if claim.kind == "transfer" and claim.status in _DONE and claim.supplier and claim.recipient:
        yield _entity(
            _id(claim.id) + "-trade",
            "EconomicActivity",
            sender=_body_id(claim.supplier),
            receiver=_body_id(claim.recipient),
            goodsDescription=claim.item.text if claim.item else None,
            departureCountry=_country(claim.departure),
            destinationCountry=_country(claim.destination),
            transport=[f"vigie-imo-{carrier.imo}" for carrier in claim.carriers if carrier.imo],
            **shared,
        )


def _span(claim: Claim) -> tuple[str | None, str | None]:
    """The ends of the time as FtM knows dates: what is open or approximate stays in the words."""
    since, _, until = (claim.time.edtf or "").partition("/") if claim.time else ("", "", "")
    return _date(since), _date(until or since)


def _date(edtf: str | None) -> str | None:
    parts = (edtf or "").split("-")
    whole = len(parts[0]) == 4 and len(parts) <= 3 and all(part.isdecimal() for part in parts)
    return edtf if whole and all(int(part) <= 12 for part in parts[1:2]) else None


def _second(at: str | None) -> str | None:
    return at[:19] if at else None


def _country(place: Place | None) -> str | None:
    return place.state.lower() if place and place.state else None


def _id(key: str) -> str:
    """An id as FtM allows it: letters, digits and hyphens."""
    return f"vigie-{key.replace('_', '-')}"


def _entity(id: str, schema: str, **properties: str | list[str] | None) -> dict[str, Any]:
    filled = {name: [value] if isinstance(value, str) else value for name, value in properties.items() if value}
    return {"id": id, "schema": schema, "properties": filled}
