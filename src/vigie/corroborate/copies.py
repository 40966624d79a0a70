"""Copies within a language: texts that share words in a row, with the passages they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from vigie.corroborate.shingles import SHINGLE, Shingled, shingled
from vigie.corroborate.sketch import candidates, sketch_of
from vigie.corroborate.words import Hashes, Words, words_of
from vigie.model.finding import Copy, Passage

NEARLY = 0.8  # of the shorter text's shingles: more, and the texts are one
LIFTED = 40  # words in a row that two people do not write alike, unless they quote
PASSAGE = 12  # words in a row that are shown; fewer are an office and a name that everybody writes alike
HALF = 0.5  # of the shorter text, in passages: a copy that was edited sentence by sentence
DIAGONALS = 256  # ways to lay one text along another that are looked at, the best first
AT_HAND = 4096  # texts kept ready while pairs are compared

Run = tuple[int, int, int]  # first word in one text, first word in the other, how many
Truths = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]


def compare(first_text: str, second_text: str, ids: tuple[str, str] = ("first", "second")) -> Copy | None:
    """What two texts share, None when neither is a copy of the other."""
    return compare_shingled(shingled(words_of(first_text)), shingled(words_of(second_text)), ids)


def compare_shingled(first: Shingled, second: Shingled, ids: tuple[str, str]) -> Copy | None:
    """As ``compare``, for texts already at hand."""
    fewer = min(len(first.known), len(second.known))
    shorter = min(first.words.weight, second.words.weight)
    if not fewer or shorter < PASSAGE:
        return None
    place = np.minimum(np.searchsorted(second.known, first.known), len(second.known) - 1)
    common = second.known[place] == first.known
    near = int(common.sum()) >= NEARLY * fewer
    if not near and not _worth_a_look(first.words, common[first.order], shorter):
        return None
    runs = _passages(first.words, second.words, _diagonals(first, second, place, common))
    weights = [float(first.words.weigh(a, a + length)) for a, _, length in runs]
    share = sum(weights) / shorter
    if weights and (near or _taken(weights, shorter)):
        return Copy(*ids, "near-identical" if near else "partial", share, _located(first.words, second.words, runs))
    return None


def copies(texts: Iterable[tuple[str, str]]) -> list[Copy]:
    """All copies among texts given as (id, text), each pair once, whatever the order they come in."""
    held = dict(texts)

    @lru_cache(AT_HAND)
    def words(name: str) -> Words:
        return words_of(held[name])

    @lru_cache(AT_HAND)
    def ready(name: str) -> Shingled:
        return shingled(words(name))

    pairs = candidates((name, sketch_of(words(name))) for name in held)
    found = (compare_shingled(ready(a), ready(b), (a, b)) for a, b in pairs)
    return [copy for copy in found if copy]


def _worth_a_look(words: Words, known: Truths, shorter: float) -> bool:
    """Whether runs of shingles known to the other text, in whichever order there, would make a copy at best."""
    begins, ends = _stretches(known, PASSAGE - SHINGLE + 1)
    return _taken(words.weigh(begins, ends + SHINGLE - 1).tolist(), shorter)


def _taken(weights: list[float], shorter: float) -> bool:
    return max(weights, default=0) >= LIFTED or sum(weights) >= max(HALF * shorter, 2 * PASSAGE)


def _diagonals(first: Shingled, second: Shingled, place: Places, common: Truths) -> Places:
    """The differences of places at which the same words begin: every one in a text, with the first in the other."""
    back = np.full(len(second.known), -1)
    back[place[common]] = np.flatnonzero(common)
    here = np.flatnonzero(common[first.order])
    there = np.flatnonzero(back[second.order] >= 0)
    ours = here - second.places[place[first.order[here]]]
    theirs = first.places[back[second.order[there]]] - there
    return np.concatenate((ours, theirs))


def _passages(first: Words, second: Words, diagonals: Places) -> list[Run]:
    """Runs of the same words, the longest first served; where two overlap the shorter gives way.

    On each diagonal the texts are laid side by side, so a run is as long as it can be.
    """
    offsets, seeds = np.unique(diagonals, return_counts=True)
    offsets = offsets[np.argsort(-seeds, kind="stable")[:DIAGONALS]]
    runs = [run for offset in offsets.tolist() for run in _aligned(first.hashes, second.hashes, offset)]
    free, unused = np.ones(len(first), bool), np.ones(len(second), bool)
    kept: list[Run] = []
    for a, b, length in sorted(runs, key=lambda run: (-run[2], run)):
        for begin, end in _spans(free[a : a + length] & unused[b : b + length]):
            free[a + begin : a + end] = unused[b + begin : b + end] = False
            if first.weigh(a + begin, a + end) >= PASSAGE:
                kept.append((a + begin, b + begin, end - begin))
    return sorted(kept)


def _aligned(first: Hashes, second: Hashes, offset: int) -> Iterator[Run]:
    a, b = max(offset, 0), max(-offset, 0)
    length = min(len(first) - a, len(second) - b)
    for begin, end in _spans(first[a : a + length] == second[b : b + length]):
        yield a + begin, b + begin, end - begin


def _spans(same: Truths) -> list[tuple[int, int]]:
    begins, ends = _stretches(same, PASSAGE)
    return list(zip(begins.tolist(), ends.tolist(), strict=True))


def _stretches(same: Truths, least: int) -> tuple[Places, Places]:
    """Where ``same`` stays true for ``least`` places or more: begins and ends."""
    walled = np.zeros(len(same) + 2, bool)
    walled[1:-1] = same
    edges = np.flatnonzero(walled[1:] != walled[:-1])
    begins, ends = edges[::2], edges[1::2]
    long = ends - begins >= least
    return begins[long], ends[long]


def _located(first: Words, second: Words, runs: list[Run]) -> tuple[Passage, ...]:
    return tuple(Passage(*first.span(a, a + length), *second.span(b, b + length)) for a, b, length in runs)
