"""``data/review.yml``: what an analyst is asked to look at first, and which slots a claim lives by."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec
from msgspec import Struct

from vigie.packs import nodes
from vigie.packs.problems import Problem

FILE = Path(str(files("vigie") / "data" / "review.yml"))


class ReviewRules(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The file as written; what each key means stands beside it there."""

    weights: dict[str, int]
    core: dict[str, list[str]]
    most_figures: int


@cache
def review_rules() -> ReviewRules:
    """The rules. Raises PackError, which names file and line, when the file is not as it should be."""
    tree = nodes.compose(str(FILE), FILE.read_bytes())
    if isinstance(tree, Problem):
        raise tree.error()
    for fault in nodes.faults(tree, ReviewRules):
        raise fault.error()
    return msgspec.convert(nodes.plain(tree), ReviewRules, strict=False)
