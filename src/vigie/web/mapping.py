"""What the map shows: flows between states, named places of transfers, and troops and use by region or state."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from babel.core import get_global

from vigie.packs.centroids import Point, drawn
from vigie.packs.files import Packs
from vigie.store.case import View
from vigie.store.flows import Flow, Stop, flows, stops, whereabouts

REGION = "region"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A region, or a state where the texts name something finer: how many origins and documents speak of ``kind``."""

    kind: str
    place: str
    origins: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """All of it. ``points`` are those of ports, towns and border crossings, and of the capitals of states that are too
    small to be on the base map; ``numbers`` the codes by which the base map knows the states.
    """

    flows: tuple[Flow, ...]
    stops: tuple[Stop, ...]
    areas: tuple[Area, ...]
    points: dict[str, Point]
    capitals: dict[str, Point]
    numbers: dict[str, str]


def chart(view: View, packs: Packs) -> Chart:
    """What is to be shown of the case."""
    found, named = flows(view), stops(view)
    points = drawn(packs.places)
    shown = {code for flow in found for code in (flow.source, flow.target)}
    states = {state.id: state.capital for state in packs.states if state.id in shown}
    return Chart(
        flows=tuple(found),
        stops=tuple(named),
        areas=tuple(areas(view, packs)),
        points={stop.place: points[stop.place] for stop in named if stop.place in points},
        capitals={code: points[capital] for code, capital in states.items() if capital and capital in points},
        numbers={code: number for code, number in numbers().items() if code in shown},
    )


def areas(view: View, packs: Packs) -> list[Area]:
    """Troops and use, counted by region or state: a town or a base is told as the state it lies in."""
    places = {place.id: place for place in packs.places}
    coarse = {id: id if one.type == REGION or one.state is None else one.state for id, one in places.items()}
    origins, documents = defaultdict(set), defaultdict(set)
    for kind, place, origin, document in whereabouts(view):
        where = coarse.get(place, place)
        origins[kind, where].add(origin)
        documents[kind, where].add(document)
    made = [
        Area(kind=kind, place=place, origins=len(who), documents=len(documents[kind, place]))
        for (kind, place), who in origins.items()
    ]
    return sorted(made, key=lambda area: (area.kind, -area.origins, area.place))


def numbers() -> dict[str, str]:
    """The number of each state in ISO 3166-1, by its letters."""
    known = get_global("territory_aliases")
    return {codes[0]: number for number, codes in known.items() if number.isdecimal() and len(codes) == 1}
