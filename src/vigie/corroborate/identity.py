"""Ids that survive new readings: a statement keeps the id its tellings had, and an id that is no more leads on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from vigie.model.ids import make_id
from vigie.model.origin import Statement


def keep_ids(
    statements: Sequence[Statement], before: Mapping[str, str]
) -> tuple[tuple[Statement, ...], dict[str, str]]:
    """``statements`` under the ids their claims had in ``before`` (claim id to statement id), and redirects.

    Of several old ids in one statement the one most of its claims had stays, and the others lead to it. Of several
    statements made of one old one, that with most of its claims keeps the id, and the others are new.
    """
    shares = [Counter(before[bond.claim] for bond in one.bonds if bond.claim in before) for one in statements]
    wishes = sorted((-count, old, n) for n, share in enumerate(shares) for old, count in share.items())
    kept: dict[int, str] = {}
    taken: set[str] = set()
    for _, old, n in wishes:
        if n not in kept and old not in taken:
            kept[n] = old
            taken.add(old)
    used = {*before.values(), *taken}
    ids = [kept.get(n) or _unused(one.id, used) for n, one in enumerate(statements)]
    renamed = {one.id: id for one, id in zip(statements, ids, strict=True)}
    named = tuple(
        replace(one, id=id, rests=tuple(sorted(renamed.get(rest, rest) for rest in one.rests)))
        for one, id in zip(statements, ids, strict=True)
    )
    redirects = {old: named[n].id for _, old, n in reversed(wishes) if old not in taken}
    return named, redirects


def _unused(id: str, used: set[str]) -> str:
    """The id itself unless it was that of another statement: the first telling of a large one may leave it."""
    while id in used:
        id = make_id("sta", id)
    return id
