"""What was found by laying documents side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CopyKind = Literal["near-identical", "partial"]


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two documents: code-point offsets into the text of each."""

    first_start: int
    first_end: int
    second_start: int
    second_end: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents of which one repeats the other, or both a third: which came first is not said here.

    ``share`` is the part of the shorter text's words, from 0 to 1, that stand in ``passages``. Passages are in the
    order of the first document; in neither document do two of them overlap.
    """

    first: str
    second: str
    kind: CopyKind
    share: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Retelling:
    """Two documents that tell the same in other words or another language: which came first is not said here.

    ``share`` is the part of what marks the shorter one - claims, figures, names - from 0 to 1, that stands in the same
    order in both. ``claims`` are the reason: the pairs of claims, of the first and the second, that say the same.
    """

    first: str
    second: str
    share: float
    claims: tuple[tuple[str, str], ...]
