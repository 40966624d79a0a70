"""Claims that hang on other words than a transfer's: casualties by noun, agreements, visits, findings, properties."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.extract.assemble import source_of
from vigie.extract.attribution import Source
from vigie.extract.discourse import Discourse
from vigie.extract.drafts import Draft
from vigie.extract.phrases import CASUALTIES
from vigie.extract.valence import Sentence


def special_drafts(
    sentence: Sentence, sources: list[Source], discourse: Discourse, taken: set[int]
) -> Iterator[Draft]:
    """The drafts of a sentence that no frame gives."""
    yield from _casualties(sentence, sources, taken)


def _casualties(sentence: Sentence, sources: list[Source], taken: set[int]) -> Iterator[Draft]:
    for node in sentence.nodes:
        if node.kind == "item" and node.value.item_class in CASUALTIES and node.value.quantity and id(node) not in taken:
            draft = Draft("casualties", "occurred", node.value.head, [(sentence.start, sentence.end)])
            draft.item, draft.quantity = node.value, node.value.quantity
            draft.source = source_of(sources, node.clause)
            yield draft
