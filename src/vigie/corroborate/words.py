"""Texts as rows of numbers: each word a hash that is the same on every machine, and where it stands.

Words are compared without case and accents; punctuation is dropped. Scripts that write no spaces give one word a
character, which weighs half a word. Everything is numpy over code points, so a text costs some ten microseconds a kB.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from vigie.text.fold import bare

Hashes = npt.NDArray[np.uint64]
Counts = npt.NDArray[np.int32]
Kinds = npt.NDArray[np.uint8]

GAP, LETTER, ALONE, SILENT = range(4)  # between words; in a word; a word by itself; no letter, but no gap either
_IDEOGRAPHS, _CODES = 0x20000, 0x33001  # planes of Han alone; beyond them stand tags and private use
# Scripts without spaces between words: Thai to Tibetan, Burmese, Khmer, kana, Han.
_UNSPACED = (
    *((0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x1950, 0x19DF), (0x1A20, 0x1AAF), (0x3040, 0x30FF)),
    *((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F), (0xF900, 0xFAFF), (0xFF66, 0xFF9F)),
    *((0x1B000, 0x1B16F), (_IDEOGRAPHS, _CODES - 1)),
)
_BASE = 0x9E3779B97F4A7C15  # odd, so that it can be divided by modulo 2**64
_MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order. ``reach[n]`` is what the first ``n`` weigh, in half words."""

    hashes: Hashes
    starts: Counts
    ends: Counts
    reach: Counts

    def __len__(self) -> int:
        return len(self.hashes)

    @property
    def weight(self) -> float:
        """The whole text, in words."""
        return int(self.reach[-1]) / 2

    def weigh(self, begin: Any, end: Any) -> Any:
        """What words ``begin`` to ``end`` weigh, in words; of one run, or of many at once."""
        return (self.reach[end] - self.reach[begin]) / 2

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Where words ``begin`` to ``end`` stand in the text."""
        return int(self.starts[begin]), int(self.ends[end - 1])


def mixed(values: Hashes) -> Hashes:
    """Every value spread over 64 bits, one to one."""
    spread = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    spread = (spread ^ (spread >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixture: Hashes = spread ^ (spread >> np.uint64(31))
    return mixture


def _kind(character: str, folded: str) -> int:
    if folded.isalnum():
        return LETTER
    category = unicodedata.category(character)
    # accents that stand apart, soft hyphens, joiners, marks of direction, choices of a glyph
    if unicodedata.combining(character) or category == "Cf" or "\ufe00" <= character <= "\ufe0f":
        return SILENT
    return LETTER if category in ("Mn", "Mc", "Me") else GAP  # vowel signs of Indian scripts


@cache
def _alphabet() -> tuple[Kinds, Hashes]:
    """For every code point what it is to a word, and the number its folded form stands for."""
    every = "".join(map(chr, range(_IDEOGRAPHS)))
    plain = bare(every[:0xD800]) + every[0xD800:0xE000] + bare(every[0xE000:0x10000]) + every[0x10000:]
    kinds = np.full(_CODES, LETTER, np.uint8)
    kinds[:_IDEOGRAPHS] = [_kind(c, f) for c, f in zip(every, plain, strict=True)]
    for first, last in _UNSPACED:
        within = kinds[first : last + 1]
        within[within == LETTER] = ALONE
    kinds[-1] = GAP  # stands for all that lies beyond
    values = np.arange(_CODES, dtype=np.uint64)
    values[:_IDEOGRAPHS] = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), "<u4")
    return kinds, np.where((kinds == LETTER) | (kinds == ALONE), mixed(values), np.uint64(0))


@cache
def _powers(size: int) -> tuple[Hashes, Hashes]:
    """The first ``size`` powers of the base and of its inverse, modulo 2**64."""

    def row(base: int) -> Hashes:
        factors = np.full(size, base, np.uint64)
        factors[0] = 1
        return np.cumprod(factors, dtype=np.uint64)

    return row(_BASE), row(pow(_BASE, -1, 1 << 64))


def words_of(text: str) -> Words:
    """The words of ``text``. Any string will do, also one with half a surrogate pair."""
    kinds, values = _alphabet()
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    kind = kinds.take(codes, mode="clip")
    heard = np.flatnonzero(kind != SILENT)
    if len(heard) < len(codes):
        codes, kind = codes[heard], kind[heard]
    letter, alone = kind != GAP, kind == ALONE
    joined = np.zeros(len(codes) + 1, bool)  # to the character before
    joined[1:-1] = letter[1:] & letter[:-1] & ~(alone[1:] | alone[:-1])
    starts = np.flatnonzero(letter & ~joined[:-1])
    ends = np.flatnonzero(letter & ~joined[1:]) + 1
    # A word is a polynomial in its letters. All are taken from one running sum: the difference of two of its terms,
    # divided by the power at which the word begins.
    up, down = _powers(max(1 << 14, 1 << len(codes).bit_length()))
    running = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(values.take(codes, mode="clip") * up[: len(codes)], out=running[1:])
    hashes = mixed((running[ends] - running[starts]) * down[starts])
    reach = np.zeros(len(starts) + 1, np.int32)
    np.cumsum(2 - alone[starts].astype(np.int32), out=reach[1:])
    places: Counts = np.append(heard, len(text)).astype(np.int32)
    return Words(hashes, places[starts], places[ends], reach)  # accents that stand apart belong to the word before
