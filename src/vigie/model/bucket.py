"""What laying the claims of one bucket together gives: a *bucket* is a kind of claim and a family of item classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vigie.model.figure import Figure
from vigie.model.origin import Bend, Statement, Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The statements of a bucket, what was bent, what is wrong, the figures; ``redirects`` leads from ids of statements
    that are no more to those they became part of.
    """

    bucket: str
    statements: tuple[Statement, ...]
    bends: tuple[Bend, ...]
    troubles: tuple[Trouble, ...]
    figures: tuple[Figure, ...]
    redirects: Mapping[str, str]
