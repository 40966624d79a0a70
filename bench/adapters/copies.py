"""Adapters of copy detection for the outside scorer: all texts at once in, pairs of places out.

``copied`` gives every copy found, ``near_identical`` those that are one text.
"""

from __future__ import annotations

from collections.abc import Iterator

from vigie.corroborate.copies import copies

Pairs = Iterator[tuple[int, int]]


def copied(texts: list[str]) -> Pairs:
    """Pairs that share a passage, or most of the shorter text."""
    return ((int(c.first), int(c.second)) for c in copies(_named(texts)))


def near_identical(texts: list[str]) -> Pairs:
    """Pairs that are one text."""
    return ((int(c.first), int(c.second)) for c in copies(_named(texts)) if c.kind == "near-identical")


def _named(texts: list[str]) -> Iterator[tuple[str, str]]:
    return ((f"{n:09}", text) for n, text in enumerate(texts))
