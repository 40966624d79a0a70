"""What asking for an address comes to, when it does not come to bytes."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.model.capture import Exchange
from vigie.model.errors import ReadError


class FetchError(ReadError):
    """An address could not be had. ``exchanges`` are the requests that were answered on the way there.

    ``status`` is that of an answer that refuses; ``retry_after`` the seconds the server asks to be left alone;
    ``passing`` says that trying again may help.
    """

    def __init__(
        self,
        path: str,
        reason: str,
        *,
        exchanges: tuple[Exchange, ...] = (),
        status: int | None = None,
        retry_after: float | None = None,
        passing: bool = False,
    ) -> None:
        super().__init__(path, reason)
        self.exchanges, self.status, self.retry_after, self.passing = exchanges, status, retry_after, passing


@dataclass(frozen=True, slots=True)
class NotModified:
    """The page is what it was when the etag or date that was sent along was learnt."""

    url: str
    exchanges: tuple[Exchange, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """The server answers that there is no such page (404) or no longer (410)."""

    url: str
    status: int
    exchanges: tuple[Exchange, ...]
