"""Runs of eight words, by which texts are laid over one another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from vigie.corroborate.words import Counts, Hashes, Words, mixed

SHINGLE = 8  # words; a power of two. Fewer, and turns of phrase that everybody uses look like copies.

_ORDER = np.uint64(0x9E3779B97F4A7C15)  # so that "a b" is not "b a"


@dataclass(frozen=True, slots=True)
class Shingled:
    """A text ready to be compared: its words, and the shingles that begin at them.

    ``known`` holds every shingle once, in order of value; ``places`` where each first begins; ``order[n]`` is the place
    in ``known`` of the shingle that begins at word ``n``.
    """

    words: Words
    known: Hashes
    places: Counts
    order: Counts


def shingled(words: Words) -> Shingled:
    """A text ready to be compared."""
    known, places, order = np.unique(shingles(words), return_index=True, return_inverse=True)
    return Shingled(words, known, places.astype(np.int32), order.astype(np.int32))


def shingles(words: Words) -> Hashes:
    """One number for every eight words in a row; none when there are fewer words."""
    runs, width = words.hashes, 1
    while width < SHINGLE:
        runs = mixed(runs[:-width] * _ORDER + runs[width:])
        width *= 2
    return runs
