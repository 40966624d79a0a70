"""One request of a person: in which language, in which light, and the address it came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse

from vigie.packs.messages import LANGUAGES, Catalogue
from vigie.publish.names import Names
from vigie.store.case import View
from vigie.web.desk import Desk

THEMES = ("light", "dark", "system")
PREFERENCES = {"lang": LANGUAGES, "theme": THEMES}
YEAR = 365 * 24 * 3600
Parameters = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a page is made for: ``view`` reads the case, ``words`` and ``names`` are of the visitor's language."""

    desk: Desk
    request: Request
    view: View
    language: str
    theme: str

    @property
    def words(self) -> Catalogue:
        """The messages."""
        return self.desk.words[self.language]

    @property
    def names(self) -> Names:
        """What things are called."""
        return self.desk.names[self.language]

    @property
    def path(self) -> str:
        """The address without its parameters."""
        return self.request.url.path

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """The parameters of the address, in order."""
        return self.request.query_params.multi_items()

    def cookie(self, name: str) -> str:
        """What this browser keeps under ``name``."""
        return self.request.cookies.get(name, "")

    def asked(self, name: str, otherwise: str = "") -> str:
        """The parameter ``name``, without the spaces around it."""
        return self.request.query_params.get(name, otherwise).strip()

    def all_asked(self, name: str) -> tuple[str, ...]:
        """Every value of the parameter ``name``."""
        return tuple(value for value in self.request.query_params.getlist(name) if value)

    def here(self, **changed: object) -> str:
        """This address with parameters set to other values, or dropped where the value is None or empty."""
        kept = [(name, value) for name, value in self.parameters if name not in changed]
        return address(self.path, [*kept, *((n, str(v)) for n, v in changed.items() if v not in (None, ""))])

    def toggled(self, name: str, value: str) -> str:
        """This address with ``value`` among those of ``name``, or without it where it is; from the first page on."""
        kept = [one for one in self.parameters if one[0] != "page"]
        pair = (name, value)
        return address(self.path, [one for one in kept if one != pair] if pair in kept else [*kept, pair])


def address(path: str, parameters: Parameters) -> str:
    """A path with its parameters."""
    return f"{path}?{urlencode(parameters)}" if parameters else path


def language_of(request: Request, desk: Desk) -> str:
    """What the person chose here, else what the browser asks for, else what the command was started in."""
    chosen = request.cookies.get("lang", "")
    if chosen in LANGUAGES:
        return chosen
    wanted = (
        part.partition(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")
    )
    return next((one for one in wanted if one in LANGUAGES), desk.language)


def theme_of(request: Request) -> str:
    """The light the person chose, else the system's."""
    chosen = request.cookies.get("theme", "")
    return chosen if chosen in THEMES else "system"


def preference(request: Request) -> RedirectResponse | None:
    """When the address carries a choice of language or light: keep it, and go to the address without it."""
    chosen = {name: request.query_params.get(name) for name in PREFERENCES if name in request.query_params}
    if not chosen:
        return None
    rest = [(name, value) for name, value in request.query_params.multi_items() if name not in PREFERENCES]
    answer = RedirectResponse(address(request.url.path, rest), status_code=303)
    for name, value in chosen.items():
        if value in PREFERENCES[name]:
            answer.set_cookie(name, value, max_age=YEAR, samesite="lax", httponly=True)
    return answer
