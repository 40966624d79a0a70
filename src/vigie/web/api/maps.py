"""Flows for programs: between states, by origins. Names of places, never coordinates of a text."""

from __future__ import annotations

import msgspec

from vigie.store.flows import Flow, Stop
from vigie.web.mapping import Area, chart
from vigie.web.typed import Call, Endpoint


class Flows(msgspec.Struct, frozen=True):
    """Transfers between states, the named places on their way, and troops and use by region or state."""

    flows: list[Flow]
    places: list[Stop]
    areas: list[Area]


def moved(call: Call) -> Flows:
    """What the map shows."""
    held = call.desk.shelf.kept("chart", lambda: chart(call.view, call.desk.packs))
    return Flows(list(held.flows), list(held.stops), list(held.areas))


ENDPOINTS = (Endpoint(path="/api/flows", summary="What moved from state to state", handler=moved, answer=Flows),)
