"""``data/centroids.yml``: where the map draws named ports, towns and border crossings, to a tenth of a degree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from vigie.model.errors import PackError
from vigie.packs import nodes
from vigie.packs.problems import Problem
from vigie.packs.records import PlaceEntry

FILE = Path(str(files("vigie") / "data" / "centroids.yml"))
DRAWN = ("port", "city", "border")  # types of places that may be drawn: never a base, a plant or a range
PRECISION = 10  # kilometres, of a tenth of a degree
Point = tuple[float, float]  # latitude, longitude


@cache
def centroids(file: Path = FILE) -> Mapping[str, Point]:
    """The points by the id of their place. Raises PackError for what is none, or is finer than a tenth of a degree."""
    tree = nodes.compose(str(file), file.read_bytes())
    if isinstance(tree, Problem):
        raise tree.error()
    found: dict[str, Point] = {}
    for id, point in nodes.convert(tree, dict[str, tuple[float, float]]).items():
        if abs(point[0]) > 90 or abs(point[1]) > 180 or any(round(one, 1) != one for one in point):
            line = nodes.line_of(nodes.key_node(tree, id))
            raise PackError(str(file), line, f"“{id}” is no point", "write [latitude, longitude], one decimal each")
        found[id] = point
    return found


def drawn(places: Iterable[PlaceEntry]) -> dict[str, Point]:
    """The points of those of ``places`` that may be drawn and have one."""
    known = centroids()
    return {place.id: known[place.id] for place in places if place.type in DRAWN and place.id in known}
