"""``data/judgement.yml``: the words for how likely something is, and for how much a judgement is worth."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec
from msgspec import Struct

from vigie.packs import nodes
from vigie.packs.problems import Problem

FILE = Path(str(files("vigie") / "data" / "judgement.yml"))


class Degree(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word of a scale, in both languages; ``low`` to ``high`` per cent where it has a span."""

    id: str
    en: str
    fr: str
    low: int | None = None
    high: int | None = None

    def said(self, language: str) -> str:
        """The word, with its span where it has one."""
        word = self.fr if language == "fr" else self.en
        space = "\N{NO-BREAK SPACE}"
        return word if self.low is None else f"{word} ({self.low}–{self.high}{space}%)"


class Scales(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The file as written, each scale from the least to the most."""

    probabilities: list[Degree]
    confidences: list[Degree]


@cache
def scales() -> Scales:
    """The scales. Raises PackError, which names file and line, when the file is not as it should be."""
    tree = nodes.compose(str(FILE), FILE.read_bytes())
    if isinstance(tree, Problem):
        raise tree.error()
    for fault in nodes.faults(tree, Scales):
        raise fault.error()
    return msgspec.convert(nodes.plain(tree), Scales, strict=False)


def degree(id: str) -> Degree | None:
    """The word of that id, of either scale."""
    return next((one for one in [*scales().probabilities, *scales().confidences] if one.id == id), None)
