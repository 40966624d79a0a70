"""The workbench put together: pages, API, files, and the guard in front of them."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from vigie.store.case import open_view
from vigie.web.api import checking as api_checking
from vigie.web.api import claims as api_claims
from vigie.web.api import documents as api_documents
from vigie.web.api import entities as api_entities
from vigie.web.api import figures as api_figures
from vigie.web.api import maps as api_maps
from vigie.web.api import origins as api_origins
from vigie.web.api import sources as api_sources
from vigie.web.api import trust as api_trust
from vigie.web.desk import Desk
from vigie.web.pages import (
    assess,
    checking,
    claim,
    documents,
    entities,
    figures,
    findings,
    ledger,
    maps,
    origins,
    overview,
    review,
    sources,
    trust,
)
from vigie.web.posting import action
from vigie.web.rendering import STATIC, Page, page, render
from vigie.web.security import Guard
from vigie.web.typed import Endpoint, description, refusal
from vigie.web.visit import Visit, language_of, theme_of

API = "/api"
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Door:
    """An entry of the navigation: its message, its address, the key that opens it behind ``g``."""

    name: str
    path: str
    key: str


# A page of yours: its module among PAGES, its door here if it has one, its calls among ENDPOINTS.
NAVIGATION = (
    Door("overview", "/", "o"),
    Door("ledger", "/ledger", "l"),
    Door("figures", "/figures", "f"),
    Door("documents", "/documents", "d"),
    Door("origins", "/origins", "w"),
    Door("map", "/map", "m"),
    Door("entities", "/entities", "e"),
    Door("review", "/review", "r"),
    Door("sanctions", "/sanctions", "s"),
    Door("registers", "/registers", "t"),
    Door("findings", "/findings", "n"),
    Door("check", "/check", "c"),
    Door("sources", "/sources", "u"),
    Door("trust", "/trust", "v"),
)
PAGES = (
    page("/", overview.overview_page),
    page("/ledger", ledger.ledger_page),
    page("/ledger.csv", ledger.ledger_csv),
    page("/claims/{claim}", claim.claim_page),
    page("/figures", figures.figures_page),
    page("/figures/{figure}.csv", figures.figure_csv),
    page("/figures/{figure}", figures.figure_page),
    page("/documents", documents.documents_page),
    page("/documents/{document}", documents.reader_page),
    page("/documents/{document}/captured", documents.captured_page),
    page("/documents/{document}/frame", documents.captured_frame),
    page("/documents/{document}/original", documents.original_file),
    page("/origins", origins.origins_page),
    page("/origins/{id}", origins.origin_page),
    page("/documents/{document}/custody", sources.custody_page),
    page("/sources", sources.sources_page),
    action("/sources", sources.take_source),
    action("/sources/{source}", sources.take_change),
    action("/verify", sources.take_verify),
    page("/trust", trust.trust_page),
    page("/map", maps.map_page),
    page("/map.json", maps.map_data),
    page("/entities", entities.entities_page),
    page("/entities/{entity}", entities.entity_page),
    action("/entities/{entity}/judge", entities.take_judgement),
    action("/judgements/{judgement}/undo", entities.take_undo),
    page("/review", review.queue_page),
    action("/review", review.take_decision),
    page("/review/claims/{claim}", review.correct_page),
    action("/review/claims/{claim}", review.take_correction),
    page("/review/add/{document}", review.add_page),
    action("/review/add/{document}", review.take_missed),
    page("/decisions", review.decisions_page),
    page("/sanctions", assess.sanctions_page),
    page("/registers", assess.registers_page),
    page("/registers.csv", assess.register_csv),
    action("/claims/{claim}/rule", assess.take_ruling),
    action("/rulings/{ruling}/undo", assess.take_ruling_back),
    page("/findings", findings.findings_page),
    action("/findings", findings.take_finding),
    page("/findings/{finding}", findings.finding_page),
    action("/findings/{finding}", findings.take_version),
    page("/check", checking.check_page),
    action("/check", checking.take_article),
)
ENDPOINTS: tuple[Endpoint, ...] = (
    *api_claims.ENDPOINTS,
    *api_figures.ENDPOINTS,
    *api_documents.ENDPOINTS,
    *api_origins.ENDPOINTS,
    *api_sources.ENDPOINTS,
    *api_trust.ENDPOINTS,
    *api_maps.ENDPOINTS,
    *api_entities.ENDPOINTS,
    *api_checking.ENDPOINTS,
)


class Files(StaticFiles):
    """Our own files; one asked for by its version never changes."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, to be kept by the browser for ever when the address names its version."""
        answer = await super().get_response(path, scope)
        answer.headers["cache-control"] = FOREVER if scope["query_string"] else "no-cache"
        return answer


def workbench(desk: Desk) -> Starlette:
    """The application that serves ``desk``."""
    app = Starlette(
        routes=[
            *PAGES,
            *(endpoint.route() for endpoint in ENDPOINTS),
            Route(f"{API}/openapi.json", _openapi, name="openapi"),
            Mount("/static", Files(directory=STATIC), name="static"),
        ],
        middleware=[Middleware(Guard), Middleware(GZipMiddleware, minimum_size=800)],
        exception_handlers={HTTPException: _refused},
    )
    app.state.desk = desk
    app.state.navigation = NAVIGATION
    return app


def _openapi(request: Request) -> Response:
    return Response(msgspec.json.encode(description(ENDPOINTS)), media_type="application/json")


def _refused(request: Request, error: Exception) -> Response:
    """What is not there, or not asked for in the right way: a page for a person, JSON for a program."""
    assert isinstance(error, HTTPException)
    if request.url.path.startswith(API):
        return refusal(error.status_code, f"http-{error.status_code}", error.detail)
    desk: Desk = request.app.state.desk
    language = language_of(request, desk)
    words = desk.words[language]
    with open_view(desk.case) as view:
        visit = Visit(desk=desk, request=request, view=view, language=language, theme=theme_of(request))
        sentence = words.say("error.no-page" if error.status_code == 404 else "error.refused")
        shown = Page(
            template="error.html",
            title=words.say("error.title"),
            values={"sentence": sentence},
            status=error.status_code,
        )
        return render(shown, visit)
