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
