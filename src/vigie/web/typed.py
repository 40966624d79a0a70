"""Typed routes: a query and an answer are msgspec structs, and the OpenAPI description is made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, get_origin

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vigie import __version__
from vigie.model.errors import VigieError
from vigie.store.case import View, open_view
from vigie.web.desk import Desk
from vigie.web.failing import fault
from vigie.web.visit import language_of

JSON = "application/json"


class Wrong(msgspec.Struct, frozen=True):
    """Why a request was refused: ``code`` never changes, ``message`` is a sentence."""

    code: str
    message: str


class Refusal(msgspec.Struct, frozen=True):
    """The one shape of every error."""

    error: Wrong


class NoQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No parameters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request of a program. ``place`` are the parts of the path, ``query`` its parameters as a struct."""

    desk: Desk
    view: View
    language: str
    place: dict[str, Any]
    query: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """What one may ask of the API: ``handler`` gives an ``answer`` to a ``query``."""

    path: str
    summary: str
    handler: Callable[[Call], Any]
    answer: Any
    query: type[msgspec.Struct] = NoQuery

    def route(self) -> Route:
        """The route that answers it."""

        def answer(request: Request) -> Response:
            try:
                query = _query(request, self.query)
            except (msgspec.ValidationError, ValueError) as error:
                return refusal(400, "bad-parameter", str(error))
            desk: Desk = request.app.state.desk
            language = language_of(request, desk)
            with open_view(desk.case) as view:
                call = Call(desk=desk, view=view, language=language, place=dict(request.path_params), query=query)
                try:
                    return Response(msgspec.json.encode(self.handler(call)), media_type=JSON)
                except VigieError as error:
                    status, code = fault(error)
                    return refusal(status, code, desk.words[language].say_error(str(error)))

        return Route(self.path, answer, methods=["GET"], name=self.path)


def refusal(status: int, code: str, message: str) -> Response:
    """An error as the API says it."""
    return Response(msgspec.json.encode(Refusal(Wrong(code, message))), status, media_type=JSON)


def description(endpoints: Sequence[Endpoint]) -> dict[str, Any]:
    """The OpenAPI 3.1 document of ``endpoints``."""
    shapes = [Refusal, *(endpoint.answer for endpoint in endpoints)]
    schemas, components = msgspec.json.schema_components(shapes, ref_template="#/components/schemas/{name}")
    wrong = {"description": "Refused", "content": {JSON: {"schema": schemas[0]}}}
    paths = {}
    for endpoint, schema in zip(endpoints, schemas[1:], strict=True):
        good = {"description": "Done", "content": {JSON: {"schema": schema}}}
        paths[endpoint.path] = {
            "get": {
                "summary": endpoint.summary,
                "parameters": [*_places(endpoint.path), *_parameters(endpoint.query)],
                "responses": {"200": good, "4XX": wrong},
            }
        }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Vigie", "version": __version__, "license": {"name": "See the project"}},
        "paths": paths,
        "components": {"schemas": components},
    }


def _query(request: Request, shape: type[msgspec.Struct]) -> msgspec.Struct:
    fields = {field.name: field for field in msgspec.structs.fields(shape)}
    given: dict[str, Any] = {}
    for name in request.query_params:
        values = request.query_params.getlist(name)
        several = name in fields and get_origin(fields[name].type) is tuple
        if not several and len(values) > 1:
            raise ValueError(f"the parameter {name} is given more than once")
        given[name] = values if several else values[0]
    return msgspec.convert(given, shape, strict=False)


def _places(path: str) -> list[dict[str, Any]]:
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    return [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]


def _parameters(shape: type[msgspec.Struct]) -> list[dict[str, Any]]:
    (_,), components = msgspec.json.schema_components([shape], ref_template="#/components/schemas/{name}")
    properties = components[shape.__name__].get("properties", {})
    return [{"name": name, "in": "query", "required": False, "schema": schema} for name, schema in properties.items()]
