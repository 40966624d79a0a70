"""A page from its template: everything is escaped, and no sign of a document can turn or hide what stands around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from vigie import __version__
from vigie.model.errors import VigieError
from vigie.store.case import open_view
from vigie.web.desk import Desk
from vigie.web.failing import fault
from vigie.web.quoting import hue_of
from vigie.web.security import harmless
from vigie.web.visit import YEAR, Visit, language_of, preference, theme_of

HOME = Path(str(files("vigie") / "web"))
STATIC = HOME / "static"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page shows: its ``template``, its ``title``, the ``values`` of the template, its ``scripts``.

    ``vendor`` are the libraries that it draws with: those that are there are named before the scripts. ``cookies`` are
    what the browser is to keep.
    """

    template: str
    title: str
    values: Mapping[str, object] = field(default_factory=dict)
    scripts: tuple[str, ...] = ()
    vendor: tuple[str, ...] = ()
    status: int = 200
    cookies: Mapping[str, str] = field(default_factory=dict)


Handler = Callable[[Visit], Page | Response]


def page(path: str, handler: Handler) -> Route:
    """The route of a page. A VigieError becomes a page that says what is wrong."""

    def answer(request: Request) -> Response:
        chosen = preference(request)
        if chosen is not None:
            return chosen
        desk: Desk = request.app.state.desk
        with open_view(desk.case) as view:
            visit = Visit(
                desk=desk, request=request, view=view, language=language_of(request, desk), theme=theme_of(request)
            )
            try:
                shown = handler(visit)
            except VigieError as error:
                shown = failed(visit, error)
            return render(shown, visit) if isinstance(shown, Page) else shown

    return Route(path, answer, methods=["GET"], name=handler.__name__)


def failed(visit: Visit, error: VigieError) -> Page:
    """The page that says why another cannot be shown."""
    status, code = fault(error)
    known = f"error.{code}"
    said = visit.words.messages.texts
    sentence = visit.words.say(known) if known in said else visit.words.say_error(str(error))
    return Page(
        template="error.html", title=visit.words.say("error.title"), values={"sentence": sentence}, status=status
    )


def render(shown: Page, visit: Visit) -> HTMLResponse:
    """The page as HTML."""
    vendor = [f"vendor/{name}" for name in shown.vendor if (STATIC / "vendor" / name).is_file()]
    values = {
        **shown.values,
        "visit": visit,
        "words": visit.words,
        "say": visit.words.say,
        "title": shown.title,
        "scripts": [*vendor, *shown.scripts],
        "navigation": visit.request.app.state.navigation,
        "version": __version__,
        "token": visit.desk.token,
    }
    text = environment().get_template(shown.template).render(values)
    answer = HTMLResponse(text, shown.status)
    for name, value in shown.cookies.items():
        answer.set_cookie(name, value, max_age=YEAR, samesite="lax", httponly=True)
    return answer


@cache
def environment() -> Environment:
    """The templates."""
    made = Environment(
        loader=FileSystemLoader(HOME / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    made.globals |= {"static": _static, "hue": hue_of}
    return made


def _finalize(value: Any) -> Any:
    """What is no markup of ours is made harmless."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _static(name: str) -> str:
    """The address of a file of ours, which changes when the file does."""
    path = STATIC / name
    return f"/static/{name}?{path.stat().st_mtime_ns:x}" if path.is_file() else f"/static/{name}"
