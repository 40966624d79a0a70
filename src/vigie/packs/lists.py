"""What lists of links go by: ``data/lists.yml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from vigie.packs import nodes
from vigie.packs.problems import Problem

FILE = "lists.yml"


class Columns(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the columns of a list of links are called, by what they hold."""

    url: list[str]
    file: list[str]
    title: list[str]
    publisher: list[str]
    dated: list[str]
    language: list[str]
    note: list[str]


class ListWords(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``data/lists.yml``; its comments say what it is for."""

    columns: Columns


@cache
def list_words() -> ListWords:
    """The built-in words, read once.

    Raises:
        PackError: the file breaks its schema; the first such place.
    """
    path = files("vigie") / "data" / FILE
    return checked(str(path), path.read_bytes())


def checked(file: str, data: bytes) -> ListWords:
    """The words in ``data``. Raises PackError with file and line when it breaks the schema."""
    tree = nodes.compose(file, data)
    if isinstance(tree, Problem):
        raise tree.error()
    for fault in nodes.faults(tree, ListWords):
        raise fault.error()
    return msgspec.convert(nodes.plain(tree), ListWords, strict=False)
