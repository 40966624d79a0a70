"""Inputs to claims, with no case: what ``vigie extract`` does, and what reading into a case begins with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vigie import __version__
from vigie.flow.failures import Failure, attempt, failure_of
from vigie.flow.stages import Stages, default_stages
from vigie.model.capture import BESIDE, Input
from vigie.model.claim import Extraction
from vigie.model.document import Document
from vigie.model.errors import ReadError, VigieError
from vigie.packs.files import Packs


def extract_paths(
    paths: Sequence[str], packs: Packs, stages: Stages | None = None
) -> Iterator[tuple[Document, Extraction] | Failure]:
    """Find, read and extract ``paths`` (files, folders, ``-``), in order."""
    stages = stages or default_stages()
    yield from extract_inputs(stages.find(paths), packs, stages)


def extract_inputs(
    inputs: Iterable[Input | ReadError], packs: Packs, stages: Stages | None = None
) -> Iterator[tuple[Document, Extraction] | Failure]:
    """Read and extract each input, in order; what fails is a Failure, and the rest goes on.

    A document in a language the packs cannot read comes with an empty Extraction (see ``readable``).
    """
    stages = stages or default_stages()
    for source in inputs:
        if isinstance(source, Input) and BESIDE in source.meta:  # no document
            continue
        if isinstance(source, ReadError):
            yield failure_of("find", source.path, source)
            continue
        document = read_document(source, stages)
        if isinstance(document, Failure):
            yield document
            continue
        extraction = extract_document(document, packs, stages)
        yield extraction if isinstance(extraction, Failure) else (document, extraction)


def readable(document: Document, packs: Packs) -> bool:
    """Whether the packs read the document's language."""
    pack = packs.languages.get(document.language or "")
    return pack is not None and pack.complete


def read_document(source: Input, stages: Stages) -> Document | Failure:
    """The document of one input."""
    return attempt("read", source.path, lambda: stages.read(source))


def extract_document(document: Document, packs: Packs, stages: Stages) -> Extraction | Failure:
    """What the document says; nothing when no pack knows its language."""
    if not readable(document, packs):
        return Extraction(
            document=document.id, claims=(), unread=(), producer=f"vigie {__version__}", packs=packs.digest
        )
    return attempt("extract", document.path, lambda: _distinct(stages.extract(document, packs)))


def _distinct(extraction: Extraction) -> Extraction:
    """An id names one claim of a document, or corrections would fall on the wrong one."""
    ids = [claim.id for claim in extraction.claims]
    if len(set(ids)) < len(ids):
        twice = next(id for id in ids if ids.count(id) > 1)
        raise VigieError(f"the extractor gave the id {twice} to two claims: please report it")
    return extraction
