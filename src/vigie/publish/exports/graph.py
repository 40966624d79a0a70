"""Origins as GraphML: claimers, statements, claims and documents, and who leads to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from vigie.publish.exports.given import Given, Setting
from vigie.publish.gloss import gloss
from vigie.publish.names import AUTHOR, shown_body

_KEYS = ("type", "label", "kind", "status", "dated", "sha256", "url", "relation")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'


def write_graphml(records: Iterable[Given], setting: Setting, stream: IO[bytes]) -> None:
    """A directed graph: a claim stands in a document, tells a statement, and is vouched for by each of its claimers."""
    stream.write(_HEAD.encode())
    for key in _KEYS:
        kind = "edge" if key == "relation" else "node"
        stream.write(f'<key id="{key}" for="{kind}" attr.name="{key}" attr.type="string"/>\n'.encode())
    stream.write(f'<graph id="{"sample-" if setting.sample else ""}origins" edgedefault="directed">\n'.encode())
    known: set[str] = set()
    for given in records:
        for id, facts in _nodes(given, setting):
            if id not in known:
                known.add(id)
                stream.write(_element("node", f"id={quoteattr(id)}", facts))
        for source, target, relation in _edges(given, setting):
            ends = f"source={quoteattr(source)} target={quoteattr(target)}"
            stream.write(_element("edge", ends, {"relation": relation}))
    stream.write(b"</graph>\n</graphml>\n")


def _nodes(given: Given, setting: Setting) -> Iterator[tuple[str, dict[str, str | None]]]:
    claim, cited = given.claim, given.cited
    sentence = gloss(claim, setting.names)
    yield claim.id, {"type": "claim", "label": sentence, "kind": claim.kind, "status": claim.status}
    label = cited.title or cited.path
    facts = {"type": "document", "label": label, "dated": cited.dated, "sha256": cited.sha256, "url": cited.url}
    yield claim.document, facts
    if given.statement:
        yield given.statement, {"type": "statement", "label": given.statement}
    for id, name in _claimers(given, setting):
        yield id, {"type": "claimer", "label": name}


def _edges(given: Given, setting: Setting) -> Iterator[tuple[str, str, str]]:
    claim = given.claim
    yield claim.id, claim.document, "stands-in"
    if given.statement:
        yield claim.id, given.statement, "tells"
    chain = list(_claimers(given, setting))
    for (id, _), relation in zip(chain, ["origin", *["relay"] * len(chain)], strict=False):
        yield id, claim.id, relation


def _claimers(given: Given, setting: Setting) -> Iterator[tuple[str, str]]:
    """The chain by id; an author by the document, a name nobody catalogued by its own words."""
    for claimer in given.claim.claimers:
        if claimer.id == AUTHOR:
            yield f"author:{given.claim.document}", given.cited.publisher or AUTHOR
        else:
            name = shown_body(setting.names, claimer)
            yield f"body:{claimer.id or claimer.state or name}", name


def _element(tag: str, attributes: str, facts: dict[str, str | None]) -> bytes:
    data = "".join(f'<data key="{key}">{escape(_plain(value))}</data>' for key, value in facts.items() if value)
    return f"<{tag} {attributes}>{data}</{tag}>\n".encode()


def _plain(text: str) -> str:
    """Without the signs that XML cannot hold."""
    return "".join(
        sign for sign in text if sign >= " " and sign not in "\ufffe\uffff" and not 0xD800 <= ord(sign) < 0xE000
    )
