"""What the store keeps beside documents and claims, and the JSON in which it keeps every record."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

import msgspec

Record = TypeVar("Record")

ACTS = ("dated", "language", "publisher", "title", "url", "note", "exclude", "include", "handling")
PUBLIC, RESTRICTED, EMBARGO = "public", "restricted", "embargo"
HANDLINGS = (PUBLIC, RESTRICTED, EMBARGO)


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
    """One input that one stage (``find``, ``read``, ``extract``, ``store``) could not do; the rest went on.

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


def encode(record: object) -> str:
    """A frozen dataclass as JSON: fields in the order of the class, those at their default left out.

    So a record that gains a slot later keeps the JSON it had, and does not look changed.
    """
    return msgspec.json.encode(_plain(record)).decode()


def decode(text: str, shape: type[Record]) -> Record:
    """The record of type ``shape`` that ``encode`` wrote."""
    return msgspec.json.decode(text, type=shape)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    shape = _shape(value.__class__)
    if shape is None:
        return value
    names, defaults, parts_of = shape
    pairs = zip(names, parts_of(value), defaults, strict=True)
    said = ((name, part) for name, part, default in pairs if part is not default and part != default)
    return {name: part if part.__class__ in (str, int) else _plain(part) for name, part in said}


@cache
def _shape(kind: Any) -> tuple[list[str], list[Any], attrgetter[tuple[Any, ...]]] | None:
    """Names, defaults and getter of the fields of a dataclass; None for what is JSON already."""
    if not is_dataclass(kind):
        return None
    names = [field.name for field in fields(kind)]
    return names, [field.default for field in fields(kind)], attrgetter(*names)
