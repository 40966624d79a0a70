"""Where each claim comes from, as PROV-O in JSON-LD: quoted from a document, had by a capture, read by a producer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any

from vigie.publish.exports.given import Given, Setting, framed, said
from vigie.publish.names import AUTHOR, shown_body

_CONTEXT = (
    '{"prov": "http://www.w3.org/ns/prov#", "dct": "http://purl.org/dc/terms/",'
    ' "xsd": "http://www.w3.org/2001/XMLSchema#", "v": "urn:vigie:terms:"}'
)


def write_prov(records: Iterable[Given], setting: Setting, stream: IO[bytes]) -> None:
    """One graph; documents, readings and claimers are described once."""
    framed(stream, f'{{"@context": {_CONTEXT}, "@graph": [', _graph(records, setting), "]}")


def _graph(records: Iterable[Given], setting: Setting) -> Iterator[dict[str, Any]]:
    known: set[str] = set()
    for given in records:
        for node in (_claim(given, setting), *_around(given, setting)):
            if node["@id"] not in known:
                known.add(node["@id"])
                yield node


def _claim(given: Given, setting: Setting) -> dict[str, Any]:
    claim = given.claim
    return {"@id": f"urn:vigie:{claim.id}", "@type": "prov:Entity"} | said(
        **{
            "v:kind": claim.kind,
            "v:status": claim.status,
            "v:certainty": claim.certainty,
            "v:sample": setting.sample or None,
            "v:quote": [
                {"@type": "v:Quote", "v:exact": span.exact, "v:start": span.start, "v:end": span.end}
                for span in claim.evidence
            ],
            "prov:wasQuotedFrom": {"@id": _text(given)},
            "prov:hadPrimarySource": {"@id": f"urn:vigie:{given.statement}"} if given.statement else None,
            "prov:wasGeneratedBy": {"@id": _reading(given)},
            "prov:wasAttributedTo": [{"@id": id} for id, _ in _claimers(given, setting)],
        }
    )


def _around(given: Given, setting: Setting) -> Iterator[dict[str, Any]]:
    cited = given.cited
    yield {"@id": _text(given), "@type": "prov:Entity"} | said(
        **{
            "dct:title": cited.title or cited.path,
            "dct:publisher": cited.publisher,
            "dct:issued": cited.dated,
            "dct:language": cited.language,
            "dct:source": {"@id": cited.url} if cited.url else None,
            "v:sha256": cited.sha256,
            "prov:generatedAtTime": _moment(given.captured),
        }
    )
    yield {
        "@id": _reading(given),
        "@type": "prov:Activity",
        "prov:used": {"@id": _text(given)},
        "prov:wasAssociatedWith": {"@id": _producer(given)},
    }
    yield {"@id": _producer(given), "@type": ["prov:Agent", "prov:SoftwareAgent"]} | said(
        **{"dct:title": given.producer, "v:packs": given.packs}
    )
    if given.statement:
        yield {"@id": f"urn:vigie:{given.statement}", "@type": "prov:Entity"} | said(
            **{"v:figure": list(given.figures)}
        )
    for id, name in _claimers(given, setting):
        yield {"@id": id, "@type": "prov:Agent", "dct:title": name}


def _text(given: Given) -> str:
    return f"urn:sha256:{given.cited.sha256}"


def _producer(given: Given) -> str:
    return f"urn:vigie:producer:{'-'.join(given.producer.split())}:{given.packs}"


def _reading(given: Given) -> str:
    return f"urn:vigie:reading:{given.claim.document}:{given.packs}"


def _moment(at: str | None) -> dict[str, str] | None:
    return {"@type": "xsd:dateTime", "@value": at} if at else None


def _claimers(given: Given, setting: Setting) -> Iterator[tuple[str, str]]:
    for number, claimer in enumerate(given.claim.claimers, 1):
        if claimer.id == AUTHOR:
            yield f"urn:vigie:author:{given.claim.document}", given.cited.publisher or AUTHOR
        elif claimer.id or claimer.state:
            yield f"urn:vigie:body:{claimer.id or claimer.state}", shown_body(setting.names, claimer)
        else:
            yield f"urn:vigie:{given.claim.id}:claimers-{number}", shown_body(setting.names, claimer)
