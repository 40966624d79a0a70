"""The documents of a set as Vigie reads them: claims in the interchange form, things seen, things left unread."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scorer import rules
from sets import Row, Set
from vigie.capture import find_inputs
from vigie.extract import reader_for
from vigie.flow.extracting import extract_inputs
from vigie.flow.failures import Failure
from vigie.model.capture import Input
from vigie.model.claim import Extraction
from vigie.model.document import Document
from vigie.packs.files import Packs
from vigie.publish.interchange import to_interchange

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """One document: its gold, and what was made of it.

    ``items`` are the things the engine saw, as item slots of the interchange form, whether or not they ended in a
    claim; ``unread`` of the ``in_scope`` ones (designations and counted things, see ``vigie unread``) ended in none.
    """

    name: str
    language: str
    text: str
    sentences: tuple[Span, ...]
    gold: tuple[Row, ...]
    claims: tuple[Row, ...]
    items: tuple[Row, ...]
    in_scope: int = 0
    unread: int = 0


def readings(one: Set, packs: Packs) -> Iterator[Reading]:
    """Every document of the set, read as ``vigie extract`` reads it.

    Raises:
        SystemExit: a document could not be read.
    """
    found = [i for i in find_inputs([str(one.texts)]) if isinstance(i, Input) and _wanted(i, one)]
    for outcome in extract_inputs(found, packs):
        if isinstance(outcome, Failure):
            raise SystemExit(f"{one.name}: {outcome}")
        yield _reading(one, *outcome, packs)


def _wanted(found: Input, one: Set) -> bool:
    path = Path(found.path)
    return path.suffix == ".txt" and path.stem in one.stems


def _reading(one: Set, document: Document, extraction: Extraction, packs: Packs) -> Reading:
    stem = Path(document.path).stem
    said = {(c.item.start, c.item.end) for c in extraction.claims if c.item}
    reader = reader_for(packs, document.language or "")
    text = document.text
    sentences, items = [(0, len(text))], []
    if reader is not None:
        sentences = [s for line in _lines(text) for s in reader.sentences.split(text, *line)]
        for node, _ in reader.read(document)[1]:
            phrase = node.value
            slot = {"class": phrase.item_class, "id": phrase.id, "text": text[phrase.start : phrase.end]}
            items.append(slot | {"start": phrase.start, "end": phrase.end})
    return Reading(
        name=stem if stem.startswith("dev-") or one.name == "seeds" else f"{one.name}/{stem}",
        language=one.sheets[stem].get("language") or document.language or "",
        text=text,
        sentences=tuple(sentences),
        gold=tuple(one.sheets[stem]["claims"]),
        claims=tuple(_scored(to_interchange(claim, document.path) for claim in extraction.claims)),
        items=tuple(items),
        in_scope=len(said) + len(extraction.unread),
        unread=len(extraction.unread),
    )


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line.rstrip())
        start += len(line)


def _scored(claims: Iterable[Row]) -> Iterator[Row]:
    return (claim for claim in claims if claim["kind"] != "measure")


def write_predictions(read: Iterable[Reading], out: Path) -> None:
    """Append the claims to the file that the scorer reads."""
    with out.open("a", encoding="utf-8") as stream:
        for claim in (claim for one in read for claim in one.claims):
            stream.write(json.dumps(claim, ensure_ascii=False) + "\n")


def anchored(read: Reading) -> list[Row]:
    """The claims that the scorer does not throw out."""
    return [claim for claim in read.claims if rules.anchored(claim, read.text)]
