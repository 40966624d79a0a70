"""What the readers of files go by: ``data/reading.yml``, names of parts of pages and words around articles."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from vigie.packs import nodes
from vigie.packs.problems import Problem

FILE = "reading.yml"


class Reading(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``data/reading.yml``; its comments say what each list is for. All in lower case."""

    leads: list[str]
    around: list[str]
    box_headings: list[str]
    pointers: list[str]
    around_lines: list[str]
    annexes: list[str]
    captions: list[str]
    mail_answers: list[str]
    mail_forwards: list[str]


@cache
def reading() -> Reading:
    """The built-in words, read once.

    Raises:
        PackError: the file breaks its schema; the first such place.
    """
    path = files("vigie") / "data" / FILE
    return checked(str(path), path.read_bytes())


def checked(file: str, data: bytes) -> Reading:
    """The words in ``data``. Raises PackError with file and line when it breaks the schema."""
    tree = nodes.compose(file, data)
    if isinstance(tree, Problem):
        raise tree.error()
    for fault in nodes.faults(tree, Reading):
        raise fault.error()
    return msgspec.convert(nodes.plain(tree), Reading, strict=False)
