"""The stages a flow runs, as one record, so that a test or another reader can put its own in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from vigie.model.claim import Extraction
from vigie.model.document import Document
from vigie.model.errors import ReadError
from vigie.packs.files import Packs
from vigie.read.inputs import Input


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """``find`` lists inputs, ``read`` makes a document of one, ``extract`` makes claims of one.

    ``languages`` says which languages the packs can read.
    """

    find: Callable[[Sequence[str]], Iterable[Input | ReadError]]
    read: Callable[[Input], Document]
    extract: Callable[[Document, Packs], Extraction]
    languages: Callable[[Packs], frozenset[str]]
