"""Typed routes: a query and an answer are msgspec structs, and the OpenAPI description is made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, get_origin

import msgspec
from starlette.concurrency import run_in_threadpool
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
LARGEST = 5_000_000  # bytes of a body


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
    """One request of a program. ``place`` are the parts of the path, ``query`` its parameters as a struct, ``body``
    what it sends, where it sends something.
    """

    desk: Desk
    view: View
    language: str
    place: dict[str, Any]
    query: Any
    body: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """What one may ask of the API: ``handler`` gives an ``answer`` to a ``query``, or to a ``body`` that is sent."""

    path: str
    summary: str
    handler: Callable[[Call], Any]
    answer: Any
    query: type[msgspec.Struct] = NoQuery
    body: type[msgspec.Struct] | None = None

    @property
    def method(self) -> str:
        """The method it is asked by."""
        return "GET" if self.body is None else "POST"

    def route(self) -> Route:
        """The route that answers it."""

        async def answer(request: Request) -> Response:
            body = None
            if self.body is not None:
                # A page of another site can send a form, but no JSON: the browser asks us first, and gets no leave.
                if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
                    return refusal(415, "bad-type", f"the body must be {JSON}")
                body = await sent(request)
                if body is None:
                    return refusal(413, "too-large", f"the body must hold no more than {LARGEST} bytes")
            return await run_in_threadpool(self._answer, request, body)

        return Route(self.path, answer, methods=[self.method], name=self.path)

    def _answer(self, request: Request, sent: bytes | None) -> Response:
        try:
            query = _query(request, self.query)
            body = None if sent is None else msgspec.json.decode(sent, type=self.body)
        except (msgspec.DecodeError, ValueError) as error:
            return refusal(400, "bad-parameter", str(error))
        desk: Desk = request.app.state.desk
        language = language_of(request, desk)
        place = dict(request.path_params)
        with open_view(desk.case) as view:
            call = Call(desk=desk, view=view, language=language, place=place, query=query, body=body)
            try:
                return Response(msgspec.json.encode(self.handler(call)), media_type=JSON)
            except VigieError as error:
                status, code = fault(error)
                return refusal(status, code, desk.words[language].say_error(str(error)))


async def sent(request: Request, most: int = LARGEST) -> bytes | None:
    """The body of a request; None when it is larger than ``most``."""
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > most:
            return None
    return bytes(found)


def refusal(status: int, code: str, message: str) -> Response:
    """An error as the API says it."""
    return Response(msgspec.json.encode(Refusal(Wrong(code, message))), status, media_type=JSON)


def description(endpoints: Sequence[Endpoint]) -> dict[str, Any]:
    """The OpenAPI 3.1 document of ``endpoints``."""
    bodies = [endpoint.body for endpoint in endpoints if endpoint.body is not None]
    shapes = [Refusal, *(endpoint.answer for endpoint in endpoints), *bodies]
    schemas, components = msgspec.json.schema_components(shapes, ref_template="#/components/schemas/{name}")
    wrong = {"description": "Refused", "content": {JSON: {"schema": schemas[0]}}}
    bodied = iter(schemas[1 + len(endpoints) :])
    paths: dict[str, dict[str, Any]] = {}
    for endpoint, schema in zip(endpoints, schemas[1 : 1 + len(endpoints)], strict=True):
        good = {"description": "Done", "content": {JSON: {"schema": schema}}}
        operation: dict[str, Any] = {
            "summary": endpoint.summary,
            "parameters": [*_places(endpoint.path), *_parameters(endpoint.query)],
            "responses": {"200": good, "4XX": wrong},
        }
        if endpoint.body is not None:
            operation["requestBody"] = {"required": True, "content": {JSON: {"schema": next(bodied)}}}
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = operation
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
