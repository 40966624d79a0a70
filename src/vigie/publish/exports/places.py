"""Claims as GeoJSON: the states they name, at the middle of the state. Coordinates of a text are never read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any

from vigie.publish.exports.given import PARTIES, PLACES, Given, Setting, framed, said
from vigie.publish.gloss import gloss
from vigie.publish.names import shown_body

PRECISION = "state"


def write_geojson(records: Iterable[Given], setting: Setting, stream: IO[bytes]) -> None:
    """A feature for each slot of a claim that leads to a state; a claim that names none has one without a point."""
    mark = ' "sample": true,' if setting.sample else ""
    features = (feature for given in records for feature in _features(given, setting))
    framed(stream, f'{{"type": "FeatureCollection",{mark} "features": [', features, "]}")


def _features(given: Given, setting: Setting) -> Iterator[dict[str, Any]]:
    claim = given.claim
    sentence = gloss(claim, setting.names)
    bare = True
    for role in (*PARTIES, *PLACES):
        body = getattr(claim, role)
        middle = setting.centroids.get(body.state or body.id or "") if body else None
        if not middle:
            continue
        bare = False
        point = {"type": "Point", "coordinates": [middle.east, middle.north]}
        name = shown_body(setting.names, body)
        more = said(role=role, name=name, id=body.id, state=body.state or body.id, precision=PRECISION)
        yield _feature(given, f"{claim.id}#{role}", point, more, sentence)
    if bare:
        yield _feature(given, claim.id, None, {}, sentence)


def _feature(given: Given, id: str, geometry: Any, more: dict[str, Any], sentence: str) -> dict[str, Any]:
    claim, cited = given.claim, given.cited
    facts = said(
        claim=claim.id,
        kind=claim.kind,
        status=claim.status,
        certainty=claim.certainty,
        time=claim.time.edtf if claim.time else None,
        item=(claim.item.id or claim.item.item_class) if claim.item else None,
        quantity=claim.quantity.text if claim.quantity else None,
        sentence=sentence,
        quote=" ⏎ ".join(span.exact for span in claim.evidence),
        document=claim.document,
        sha256=cited.sha256,
        url=cited.url,
        publisher=cited.publisher,
        dated=cited.dated,
        statement=given.statement,
    )
    return {"type": "Feature", "id": id, "geometry": geometry, "properties": more | facts}
