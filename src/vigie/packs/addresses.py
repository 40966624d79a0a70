"""What of an address names the page: ``data/addresses.yml``."""

from __future__ import annotations

import re
from fnmatch import translate
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from vigie.packs import nodes
from vigie.packs.problems import Problem

FILE = "addresses.yml"


class Addresses(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``data/addresses.yml``; its comment says what the list is for."""

    tracking: list[str]


@cache
def tracking() -> re.Pattern[str]:
    """What names of parameters that say nothing of the page look like. Raises PackError when the file is wrong."""
    path = files("vigie") / "data" / FILE
    return compiled(checked(str(path), path.read_bytes()))


def compiled(addresses: Addresses) -> re.Pattern[str]:
    """All the names in one pattern."""
    return re.compile("|".join(translate(name) for name in addresses.tracking), re.IGNORECASE)


def checked(file: str, data: bytes) -> Addresses:
    """The lists in ``data``. Raises PackError with file and line when it breaks the schema."""
    tree = nodes.compose(file, data)
    if isinstance(tree, Problem):
        raise tree.error()
    for fault in nodes.faults(tree, Addresses):
        raise fault.error()
    return msgspec.convert(nodes.plain(tree), Addresses, strict=False)
