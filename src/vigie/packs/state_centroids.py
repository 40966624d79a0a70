"""Where states lie on a map: ``data/state-centroids.yml``, the middle of each in whole degrees."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from vigie.packs import nodes
from vigie.packs.problems import Problem

FILE = "state-centroids.yml"


class Centroid(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Degrees north and east."""

    north: Annotated[int, Meta(ge=-90, le=90)]
    east: Annotated[int, Meta(ge=-180, le=180)]


@cache
def state_centroids() -> dict[str, Centroid]:
    """The middle of each state by its code. Raises PackError when the file breaks its schema."""
    path = files("vigie") / "data" / FILE
    return checked(str(path), path.read_bytes())


def checked(file: str, data: bytes) -> dict[str, Centroid]:
    """The centroids in ``data``. Raises PackError with file and line when it breaks the schema."""
    tree = nodes.compose(file, data)
    if isinstance(tree, Problem):
        raise tree.error()
    for fault in nodes.faults(tree, dict[str, Centroid]):
        raise fault.error()
    return msgspec.convert(nodes.plain(tree), dict[str, Centroid], strict=False)
