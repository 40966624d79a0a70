"""What a person sends: forms, taken only from pages of ours, and where they lead."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from vigie.model.errors import VigieError
from vigie.store.case import open_view
from vigie.web.desk import Desk
from vigie.web.rendering import Page, failed, render
from vigie.web.visit import Parameters, Visit, address, language_of, theme_of

LARGEST = 50_000_000  # bytes of a form with its file
TOKEN = "token"
OURS = ("same-origin", "none")  # what a browser says of a request that no other site made


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The fields of a form, without the spaces around them, and its files: name and bytes by field."""

    fields: Mapping[str, str]
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")


Taker = Callable[[Visit, Sent], Page | Response]


def action(path: str, taker: Taker) -> Route:
    """The route of a form. Refuses what no page of ours sent; a VigieError becomes a page that says what is wrong."""

    async def answer(request: Request) -> Response:
        act = taker
        wrong = _wrong(request)
        if wrong is not None:
            return await run_in_threadpool(_taken, request, _sorry(*wrong), Sent(fields={}))
        async with request.form(max_files=1, max_fields=50, max_part_size=LARGEST) as form:
            fields = {name: value.strip() for name, value in form.multi_items() if isinstance(value, str)}
            files = {
                name: (value.filename or "", await value.read())
                for name, value in form.multi_items()
                if isinstance(value, UploadFile) and value.filename
            }
        desk: Desk = request.app.state.desk
        if not hmac.compare_digest(fields.pop(TOKEN, "").encode(), desk.token.encode()):
            act = _sorry(403, "stale")
        return await run_in_threadpool(_taken, request, act, Sent(fields=fields, files=files))

    return Route(path, answer, methods=["POST"], name=taker.__name__)


def onward(path: str, parameters: Parameters = ()) -> Response:
    """To the page that shows what came of it; going back or loading it again sends nothing twice."""
    return RedirectResponse(address(path, parameters), status_code=303)


def _taken(request: Request, taker: Taker, sent: Sent) -> Response:
    desk: Desk = request.app.state.desk
    with open_view(desk.case) as view:
        visit = Visit(
            desk=desk, request=request, view=view, language=language_of(request, desk), theme=theme_of(request)
        )
        try:
            shown = taker(visit, sent)
        except VigieError as error:
            shown = failed(visit, error)
        return render(shown, visit) if isinstance(shown, Page) else shown


def _wrong(request: Request) -> tuple[int, str] | None:
    """Why a form is not even read: another site sent it, or it is too large."""
    origin, site = request.headers.get("origin", "null"), request.headers.get("sec-fetch-site", "none")
    ours = f"{request.url.scheme}://{request.headers.get('host', '')}"
    if site not in OURS or origin not in ("null", ours):
        return 403, "other-site"
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        return 411, "no-length"
    return (413, "too-large") if int(length) > LARGEST else None


def _sorry(status: int, why: str) -> Taker:
    """What takes nothing, and says why."""

    def refuse(visit: Visit, sent: Sent) -> Page:
        words = visit.words
        sentence = words.say(f"form.{why}")
        return Page(template="error.html", title=words.say("error.title"), values={"sentence": sentence}, status=status)

    return refuse
