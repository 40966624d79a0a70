"""From a document to its claims: every slot anchored to the exact words. No clock, no network, no database."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from vigie.extract.compiling import compile_lexicon, particles_of
from vigie.extract.craft import compile_craft
from vigie.extract.engine import Reader
from vigie.extract.freeze import freeze
from vigie.extract.merge import merge
from vigie.extract.phrases import Vocabulary
from vigie.extract.quantities import QuantityReader
from vigie.extract.times import DateReader
from vigie.extract.unread import unread_of
from vigie.model.claim import Extraction
from vigie.model.document import Document
from vigie.packs.craft import Craft
from vigie.packs.files import Packs
from vigie.text.glue import Glue
from vigie.text.tokens import SentenceRules

PRODUCER = "vigie.rules/1"

_readers: dict[tuple[str, str], Reader] = {}


def extract(document: Document, packs: Packs) -> Extraction:
    """All claims of ``document`` and what stayed unread. A language without a pack gives an empty extraction.

    Raises:
        PackError: the packs of the language cannot be compiled.
    """
    reader = reader_for(packs, document.language or "")
    if reader is None:
        return Extraction(document=document.id, claims=(), unread=(), producer=PRODUCER, packs=packs.digest)
    drafts, items = reader.read(document)
    merged = merge(drafts, reader.vocabulary)
    claims = freeze(merged, document)
    unread = unread_of(items, claims, document)
    return Extraction(document=document.id, claims=claims, unread=unread, producer=PRODUCER, packs=packs.digest)


def reader_for(packs: Packs, language: str) -> Reader | None:
    """The compiled reader of a language, kept for the life of the process; None without a complete pack."""
    key = (packs.digest, language)
    if key not in _readers:
        pack = packs.languages.get(language)
        if pack is None or not pack.complete or pack.items is None or pack.numbers is None or pack.dates is None:
            return None
        with _all_kept():
            glue = Glue(particles_of(pack.language))
            lexicon = compile_lexicon(packs, language)
            _readers[key] = Reader(
                lexicon=lexicon,
                vocabulary=_vocabulary(packs),
                quantities=QuantityReader(pack.numbers, glue),
                dates=DateReader(pack.dates, glue),
                sentences=SentenceRules(pack.language.abbreviations),
                craft=compile_craft(pack.craft or Craft(), lexicon),
            )
    return _readers[key]


@contextmanager
def _all_kept() -> Iterator[None]:
    """Without garbage collection: what is made here stays, and to look through it again and again takes a third of the
    time a user waits for the first document, and an eighth of all that follow.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if collecting:
            gc.enable()


def _vocabulary(packs: Packs) -> Vocabulary:
    return Vocabulary({c.id: c.parent for c in packs.vocabulary.classes})


__all__ = ["PRODUCER", "extract", "reader_for"]
