"""The quotes of claims as W3C Web Annotations: every filled slot on the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any

from vigie.model.claim import Claim
from vigie.publish.exports.given import Given, Setting, address, framed, said, slots_of

_AROUND = 32  # signs before and after a quote, by which it is found where its place is lost


def write_annotations(records: Iterable[Given], setting: Setting, stream: IO[bytes]) -> None:
    """An AnnotationPage: for each claim one annotation on its evidence and one on each slot."""
    mark = ' "label": "sample",' if setting.sample else ""
    items = (item for given in records for item in _annotations(given, setting))
    head = f'{{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage",{mark} "items": ['
    framed(stream, head, items, "]}")


def _annotations(given: Given, setting: Setting) -> Iterator[dict[str, Any]]:
    claim = given.claim
    for number, span in enumerate(claim.evidence, 1):
        value = f"{claim.kind} {claim.status} {claim.certainty}"
        yield _annotation(given, setting, f"evidence-{number}", value, (span.start, span.end, span.exact))
    for name, slot in slots_of(claim):
        if slot.start is None or slot.end is None or slot.text is None:
            continue
        id = getattr(slot, "id", None) or getattr(slot, "state", None) or getattr(slot, "item_class", None)
        value = id or getattr(slot, "edtf", None) or slot.text
        yield _annotation(given, setting, name, value, (slot.start, slot.end, slot.text))


def _annotation(given: Given, setting: Setting, part: str, value: str, words: tuple[int, int, str]) -> dict[str, Any]:
    start, end, exact = words
    prefix, suffix = _around(given.claim, start, end)
    quote = {"type": "TextQuoteSelector", "exact": exact} | said(prefix=prefix, suffix=suffix)
    place = {"type": "TextPositionSelector", "start": start, "end": end}
    state = said(type="TimeState", sourceDate=given.captured) if given.captured else None
    target = {"source": address(given), "selector": [quote, place]} | said(state=state)
    return said(
        id=f"urn:vigie:{given.claim.id}:{part}",
        type="Annotation",
        motivation="identifying" if part.partition("-")[0] != "evidence" else "classifying",
        created=given.captured,
        generator={"type": "Software", "name": setting.software},
        body={"type": "TextualBody", "value": value, "purpose": "tagging", "format": "text/plain"},
        target=target,
    )


def _around(claim: Claim, start: int, end: int) -> tuple[str, str]:
    """What stands before and after in the evidence; nothing where the words stand outside of it."""
    for span in claim.evidence:
        if span.start <= start and end <= span.end:
            before, after = start - span.start, end - span.start
            return span.exact[max(0, before - _AROUND) : before], span.exact[after : after + _AROUND]
    return "", ""
