"""Inputs to claims, with no case: what ``vigie extract`` does, and what reading into a case begins with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vigie.flow.failures import Failure
from vigie.flow.stages import Stages
from vigie.model.claim import Extraction
from vigie.model.document import Document
from vigie.model.errors import ReadError
from vigie.packs.files import Packs
from vigie.read.inputs import Input


def extract_paths(
    paths: Sequence[str], packs: Packs, stages: Stages | None = None
) -> Iterator[tuple[Document, Extraction] | Failure]:
    """Find, read and extract ``paths`` (files, folders, ``-``), in order."""
    raise NotImplementedError


def extract_inputs(
    inputs: Iterable[Input | ReadError], packs: Packs, stages: Stages | None = None
) -> Iterator[tuple[Document, Extraction] | Failure]:
    """Read and extract each input, in order; what fails is a Failure, and the rest goes on.

    A document in a language the packs cannot read comes with an empty Extraction (see ``readable``).
    """
    raise NotImplementedError


def readable(document: Document, packs: Packs, stages: Stages | None = None) -> bool:
    """Whether the packs know the document's language; an unknown language is left to the extractor to try."""
    raise NotImplementedError
