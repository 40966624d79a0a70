"""Particles written without a space behind their word: where they begin, and texts in which blanks stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_RUN = re.compile(r"[^\W_]+")


class Glue:
    """The particles of a language and what each tells. Texts given to it are folded (``vigie.text.fold``)."""

    def __init__(self, particles: Mapping[str, tuple[str, ...]]) -> None:
        self.particles = particles
        self._longest = max(map(len, particles), default=0)

    def at(self, folded: str, start: int) -> int:
        """Where the particle that begins inside a word at ``start`` ends; 0 when the rest of the word is none."""
        if start == 0 or (not folded[start - 1].isalnum() and folded[start - 1] not in ")\"'」』%"):
            return 0
        run = _RUN.match(folded, start)
        if run is None or run.end() - start > self._longest or run[0] not in self.particles:
            return 0
        return run.end()

    def blanked(self, folded: str, known: Iterable[str]) -> str:
        """The text with a blank for each letter of a particle behind figures or one of the ``known`` words."""
        words = frozenset(known)
        if not self.particles:
            return folded
        return _RUN.sub(lambda run: self._bare(run[0], words), folded)

    def _bare(self, run: str, words: frozenset[str]) -> str:
        if run in words:
            return run
        for length in range(min(self._longest, len(run) - 1), 0, -1):
            stem = run[:-length]
            if run[-length:] in self.particles and (stem in words or (stem[0].isdigit() and not stem[-1].isdigit())):
                return stem + " " * length
        return run


NO_GLUE = Glue({})
