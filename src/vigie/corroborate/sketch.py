"""What is kept of a text to find its copies, and the pairs that kept parts point at.

A *fingerprint* is the hash of eight words in a row. Of every ``WINDOW`` that follow one another the smallest is kept
(winnowing), so two texts that share ``SURE`` words in a row, whatever stands around them, keep one fingerprint in
common. That is all a store needs: about one number for every nine words, never the text again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np

from vigie.corroborate.shingles import SHINGLE, shingles
from vigie.corroborate.words import Hashes, Words, words_of

WINDOW = 17  # shingles
SURE = SHINGLE + WINDOW - 1  # words in a row that two sketches cannot both miss
# How many documents may hold a fingerprint before not all pairs of them are worth a look. Beyond it stand the footers
# and cookie notices of an outlet, and wire copies that everybody runs. Pairing each with the first alone stays linear
# and loses no cluster: copies of one text all meet there. And a passage never hides behind a footer beside it, for
# windows that lie within the passage have fingerprints of their own.
CROWD = 64

Holders = Callable[[int, int], Sequence[str]]


def sketch(text: str) -> bytes:
    """The fingerprints of a text: increasing, eight bytes each, the same on every machine."""
    return sketch_of(words_of(text))


def sketch_of(words: Words) -> bytes:
    """As ``sketch``, of words already at hand."""
    runs = shingles(words)
    return np.unique(_smallest(runs, min(WINDOW, len(runs)))).astype("<u8").tobytes()


def fingerprints(kept: bytes) -> list[int]:
    """The numbers in a sketch, from -2**63 up as databases count, for an index from number to documents."""
    numbers: list[int] = np.frombuffer(kept, "<i8").tolist()
    return numbers


def candidates(sketches: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, str]]:
    """Pairs of documents that share a fingerprint, each once and in order; one sort, whatever the order of arrival."""
    rows = sorted(sketches)
    names = [name for name, _ in rows]
    owners = np.repeat(np.arange(len(rows)), [len(kept) // 8 for _, kept in rows])
    numbers = np.frombuffer(b"".join(kept for _, kept in rows), "<u8")
    order = np.argsort(numbers, kind="stable")  # stable: within a number the documents stay in order
    numbers, owners = numbers[order], owners[order]
    borders = np.flatnonzero(np.concatenate(([True], numbers[1:] != numbers[:-1], [True])))
    shared = np.flatnonzero(np.diff(borders) > 1)
    found: set[tuple[int, int]] = set()
    for begin, end in zip(borders[shared].tolist(), borders[shared + 1].tolist(), strict=True):
        together = owners[begin:end].tolist()
        found.update(combinations(together, 2) if len(together) <= CROWD else ((together[0], n) for n in together[1:]))
    return ((names[a], names[b]) for a, b in sorted(found))


def candidates_of(kept: bytes, holders: Holders) -> list[str]:
    """The documents that may share a passage with a new one.

    ``holders(fingerprint, at_most)`` gives the first ``at_most`` documents that hold a fingerprint, in order: a slice
    of a dict's entry, or a query with a limit. The work is bounded however many documents a footer is in.
    """
    found: set[str] = set()
    for number in fingerprints(kept):
        together = holders(number, CROWD)
        found.update(together if len(together) < CROWD else together[:1])
    return sorted(found)


def _smallest(runs: Hashes, window: int) -> Hashes:
    """The smallest of every ``window`` neighbours."""
    least, width = runs, 1
    while width < window:
        step = min(width, window - width)
        least = np.minimum(least[:-step], least[step:])
        width += step
    return least
