"""What the store keeps beside documents and claims, and the JSON in which it keeps every record."""

from __future__ import annotations

from dataclasses import dataclass

ACTS = ("dated", "language", "publisher", "title", "url", "exclude", "include")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's correction of a document, kept for ever and replayed over what was read.

    ``act`` is one of ``ACTS``; ``value`` the new text (None: not known after all), for ``exclude`` the reason.
    ``at`` is an ISO 8601 time in UTC, ``target`` the document's id.
    """

    id: str
    at: str
    who: str
    act: str
    target: str
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One input that one stage (``find``, ``read``, ``extract``) could not do; the rest went on.

    ``slug`` names the kind of failure for message catalogues and counts, ``message`` is one sentence.
    """

    stage: str
    input: str
    slug: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One line of the journal. ``ended``, ``outcome`` (``done``, ``stopped``) and ``counts`` are empty while it runs,
    and for ever when it was killed. Times are ISO 8601 in UTC.
    """

    id: str
    verb: str
    started: str
    version: str
    packs: str
    ended: str | None = None
    outcome: str | None = None
    counts: dict[str, int]
    failures: int = 0
