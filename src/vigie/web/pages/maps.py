"""Map: who is said to have sent arms to whom, on an offline base map, with the tables behind it."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from vigie.model.claim import Place
from vigie.publish.names import body_name, label
from vigie.store.flows import Flow
from vigie.web.mapping import Chart, chart
from vigie.web.rendering import Page
from vigie.web.visit import Visit

VENDOR = ("d3.min.js", "topojson-client.min.js")
GROUND = "/static/vendor/countries-110m.json"


def map_page(visit: Visit) -> Page:
    """The map and its tables."""
    held = _chart(visit)
    return Page(
        template="map.html",
        title=visit.words.say("nav.map"),
        vendor=VENDOR,
        scripts=("js/map.js",),
        values={
            "flows": [
                (flow, _state(visit, flow.source), _state(visit, flow.target), years(flow)) for flow in held.flows
            ],
            "stops": [(stop, _place(visit, stop.place), stop.place in held.points) for stop in held.stops],
            "areas": [(area, label(visit.names, "kind", area.kind), _place(visit, area.place)) for area in held.areas],
            "ground": GROUND,
        },
    )


def map_data(visit: Visit) -> Response:
    """What the map is drawn from: points by place, capitals and numbers by state."""
    held = _chart(visit)
    return JSONResponse({"points": held.points, "capitals": held.capitals, "numbers": held.numbers})


def years(flow: Flow) -> str:
    """The years of the facts."""
    ends = [year for year in (flow.since, flow.until) if year and year.strip("09") and not year.startswith("9999")]
    return "–".join(dict.fromkeys(ends))


def _chart(visit: Visit) -> Chart:
    held: Chart = visit.desk.shelf.kept("chart", lambda: chart(visit.view, visit.desk.packs))
    return held


def _state(visit: Visit, code: str) -> str:
    return visit.names.states.get(code, code)


def _place(visit: Visit, id: str) -> str:
    return body_name(visit.names, Place(text="", start=0, end=0, id=id)) or id
