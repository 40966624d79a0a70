"""What a report is written from: records of a case, gathered beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vigie.model.figure import Figure
from vigie.model.origin import Bend, Statement
from vigie.publish.rows import Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document of the annex: what one needs to find it and to show that it is the same. ``captured`` is ISO 8601."""

    id: str
    sha256: str
    path: str
    title: str | None
    publisher: str | None
    dated: str | None
    url: str | None
    language: str | None
    captured: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The records of a report.

    ``figures`` are those it shows; ``statements`` by id, ``cited`` the claims they rest on by id, ``bends`` by
    statement. ``unreviewed`` are statements that nobody reviewed yet, ``reviewed`` whether anything of the case is.
    ``withheld`` counts figures left out because of how their documents are handled.
    """

    figures: tuple[Figure, ...]
    statements: Mapping[str, Statement]
    cited: Mapping[str, Cited]
    bends: Mapping[str, tuple[Bend, ...]]
    sources: tuple[Source, ...]
    unreviewed: frozenset[str]
    reviewed: bool
    withheld: int
    unread: int
    sample: bool
    digest: str
