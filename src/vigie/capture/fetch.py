"""Asking a server for an address, and everything that may come of it.

The name is resolved once; the machine that was checked is the one that is asked, and every redirect is checked anew.
Nothing is remembered between two fetches but open connections, the pace and the rules for robots.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.cookiejar import CookieJar
from itertools import pairwise
from types import TracebackType
from typing import Self
from urllib.request import Request, proxy_bypass_environment  # type: ignore[attr-defined]

import urllib3
from urllib3.exceptions import HTTPError

from vigie.capture import addresses, heads
from vigie.capture.addresses import Address, follow, parse_address
from vigie.capture.decoding import DecodingError, decoded
from vigie.capture.failing import trouble
from vigie.capture.outcomes import FetchError, Gone, NotModified
from vigie.capture.pace import MOST_WAIT, Pace, back_off, retry_after
from vigie.capture.robots import Robots
from vigie.capture.settings import FetchSettings
from vigie.capture.wire import Answer, Connections, TooSlowError, Wire
from vigie.model.capture import Exchange, Obtained

__all__ = ["FetchError", "FetchSettings", "Fetcher", "Gone", "Machine", "NotModified"]

REDIRECTS = (301, 302, 303, 307, 308)
GONE = (404, 410)
BUSY = (429, 503)
PASSING = (500, 502, 504)
MOST_MACHINES = 4  # addresses of one host that are tried
STEP = 1 << 16
ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,application/xml;q=0.8,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Machine:
    """What is used of the machine below; a test puts its own in, and need not wait."""

    now: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    random: Callable[[], float] = random.random
    resolve: Callable[[str, int], list[str]] = addresses.addresses_of


@dataclass(slots=True)
class _Trip:
    """One try for an address: what was answered on the way, and cookies, which live no longer than it."""

    asked: str
    here: str
    until: float
    proxied: bool = False
    exchanges: list[Exchange] = field(default_factory=list)
    cookies: dict[str, CookieJar] = field(default_factory=dict)

    def error(
        self, reason: str, *, status: int | None = None, wait: float | None = None, passing: bool = False
    ) -> FetchError:
        """The failure of this trip; where it was led elsewhere, the sentence says where to."""
        if self.here != self.asked:
            reason = f"leads to {self.here}: {reason}"
        return FetchError(
            self.asked, reason, exchanges=tuple(self.exchanges), status=status, retry_after=wait, passing=passing
        )


class Fetcher:
    """Fetches addresses one after the other; not for several threads at once."""

    def __init__(self, settings: FetchSettings | None = None, machine: Machine | None = None) -> None:
        self.settings, self.machine = settings or FetchSettings(), machine or Machine()
        self._wire = Wire(self.machine.monotonic)
        self._open = Connections(self._wire, self.settings.proxy)
        self._robots = Robots(self.settings.user_agent, self._rules_at, self.machine.monotonic)
        self._pace = Pace(self.settings.per_host_seconds, self.machine.monotonic, self.machine.sleep)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close what connections are open."""
        self._open.close()

    def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Obtained | NotModified | Gone:
        """What is at ``url``. With ``etag`` or ``last_modified`` of an earlier answer, perhaps that it is the same.

        Raises FetchError, whose text is one sentence.
        """
        address = parse_address(url)
        known = {"If-None-Match": etag or "", "If-Modified-Since": last_modified or ""}
        conditions = {name: value for name, value in known.items() if value}
        attempt = 0
        while True:
            attempt += 1
            try:
                self._mind_robots(address, self._trip(address))
                self._pace.wait(address.host, self._robots.delay(address))
                return self._travel(address, conditions)
            except FetchError as error:
                wait = back_off(attempt, self.machine.random)
                wait = max(wait, error.retry_after or 0.0)
                if not error.passing or attempt > self.settings.retries or wait > MOST_WAIT:
                    raise
                self.machine.sleep(wait)

    def _trip(self, address: Address) -> _Trip:
        return _Trip(address.url, address.url, self.machine.monotonic() + self.settings.total_seconds)

    def _rules_at(self, url: str) -> Obtained | NotModified | Gone:
        return self._travel(parse_address(url), {}, robots=False)

    def _mind_robots(self, here: Address, trip: _Trip) -> None:
        if self.settings.ignore_robots:
            return
        try:
            problem = self._robots.problem(here)
        except FetchError as error:  # the server gives no answer, neither will it for the page
            raise trip.error(error.reason, passing=error.passing) from error
        if problem:
            raise trip.error(problem)

    def _travel(
        self, address: Address, conditions: dict[str, str], *, robots: bool = True
    ) -> Obtained | NotModified | Gone:
        """One try, along all redirects; what a server asks of ``robots`` is minded wherever it leads."""
        trip = self._trip(address)
        here, visited = address, set[tuple[str, str]]()
        while True:
            headers = self._headers(here, trip) | conditions
            step = (here.url, headers.get("Cookie", ""))
            if step in visited:
                raise trip.error("is redirected in a circle")
            visited.add(step)
            try:
                outcome = self._step(here, headers, trip)
            except (TooSlowError, HTTPError, OSError) as error:
                raise self._failed(error, here, trip) from error
            if not isinstance(outcome, str):
                return outcome
            if len(trip.exchanges) > self.settings.max_redirects:
                raise trip.error(f"is redirected more than {self.settings.max_redirects} times")
            try:
                here = follow(here, outcome)
            except FetchError as error:
                trip.here = error.path
                raise trip.error(error.reason) from error
            trip.here = here.url
            if robots:
                self._mind_robots(here, trip)

    def _step(self, here: Address, headers: dict[str, str], trip: _Trip) -> Obtained | NotModified | Gone | str:
        """One request; a text is where it redirects to."""
        at = datetime.fromtimestamp(self.machine.now(), UTC).isoformat(timespec="microseconds")
        answer = self._ask(here, headers, trip)
        exchange = heads.with_head(
            Exchange(
                url=here.url,
                at=at,
                status=answer.status,
                reason=answer.reason or "",
                version=answer.version_string,
                request_headers=tuple(headers.items()),
                response_headers=self._wire.headers(),
            ),
            b"".join(self._wire.last_head()),
        )
        trip.exchanges.append(exchange)
        self._take_cookies(here, answer, trip)
        if 200 <= answer.status < 300 and answer.status != 206:
            return self._obtained(answer, exchange, trip)
        answer.close()
        location = answer.headers.get("Location")
        if answer.status in REDIRECTS and location:
            return location
        if answer.status == 304 and any(name.startswith("If-") for name in headers):
            return NotModified(trip.asked, tuple(trip.exchanges))
        if answer.status in GONE:
            return Gone(trip.asked, answer.status, tuple(trip.exchanges))
        raise self._refused(answer, trip)

    def _ask(self, here: Address, headers: dict[str, str], trip: _Trip) -> Answer:
        settings = self.settings
        self._wire.begin(trip.until, settings.read_seconds)
        if settings.proxy and not proxy_bypass_environment(here.host, {"no": settings.no_proxy}):
            if addresses.is_home_name(here.host) and not settings.allow_private:
                raise trip.error(_private(here.host))
            trip.proxied = True
            return self._open.ask_proxy(here, headers, self._timeout())
        machines = self._machines(here, trip)
        for number, machine in enumerate(machines, 1):
            try:
                return self._open.ask(here, machine, headers, self._timeout())
            except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError):
                if number == len(machines):
                    raise
        raise AssertionError("a host has a machine")

    def _machines(self, here: Address, trip: _Trip) -> list[str]:
        """The numeric addresses of the host that may be asked; these and no others are connected to."""
        try:
            found = self.machine.resolve(here.host, here.port)
        except (OSError, UnicodeError) as error:
            raise trip.error(f"no server of the name {here.host} is known to the network") from error
        allowed = found if self.settings.allow_private else addresses.public_ones(found)
        if not allowed:
            raise trip.error(_private(found[0] if found else here.host))
        return allowed[:MOST_MACHINES]

    def _timeout(self) -> urllib3.Timeout:
        left = self._wire.left()
        settings = self.settings
        return urllib3.Timeout(connect=min(settings.connect_seconds, left), read=min(settings.read_seconds, left))

    def _obtained(self, answer: Answer, exchange: Exchange, trip: _Trip) -> Obtained:
        body = self._body(answer, trip)
        encodings = ", ".join(v for k, v in exchange.response_headers if k.lower() == "content-encoding")
        try:
            payload = decoded(body, encodings, self.settings.max_bytes, self.settings.max_ratio)
        except DecodingError as error:
            raise trip.error(f"its answer {error}") from error
        return Obtained(
            payload=payload,
            method="http",
            at=exchange.at,
            media_type=answer.headers.get("Content-Type"),
            transferred=body if body != payload else None,
            exchanges=tuple(trip.exchanges),
            meta={"url": exchange.url},
            remarks=self._remarks(trip),
        )

    def _remarks(self, trip: _Trip) -> dict[str, str]:
        """What the exchanges do not show, or is easily overlooked in them."""
        schemes = [one.url.partition(":")[0] for one in trip.exchanges]
        said = {
            "robots": "ignored" if self.settings.ignore_robots else "",
            "proxy": "used" if trip.proxied else "",
            "security": "lost on a redirect" if ("https", "http") in pairwise(schemes) else "",
        }
        return {name: value for name, value in said.items() if value}

    def _body(self, answer: Answer, trip: _Trip) -> bytes:
        """The body as it comes, whatever length was declared, up to the bound."""
        most = self.settings.max_bytes
        too_large = f"is larger than {most // 1_000_000} MB, the most that is fetched"
        if (answer.length_remaining or 0) > most:
            answer.close()
            raise trip.error(too_large)
        body = bytearray()
        for piece in answer.stream(STEP, decode_content=False):
            body += piece
            if len(body) > most:
                answer.close()
                raise trip.error(too_large)
        return bytes(body)

    def _headers(self, here: Address, trip: _Trip) -> dict[str, str]:
        """What is said of us: who we are and what we can read; of the case nothing."""
        headers = {
            "Host": here.authority,
            "User-Agent": self.settings.user_agent,
            "Accept": ACCEPT,
            "Accept-Encoding": "gzip, deflate, br",
        }
        if here.host in trip.cookies:
            request = Request(here.url)
            trip.cookies[here.host].add_cookie_header(request)
            headers |= {"Cookie": cookie} if (cookie := request.get_header("Cookie")) else {}
        return headers

    def _take_cookies(self, here: Address, answer: Answer, trip: _Trip) -> None:
        """Cookies for the rest of this trip, each host's for itself: some pages redirect until theirs comes back."""
        if "Set-Cookie" in answer.headers:
            jar = trip.cookies.setdefault(here.host, CookieJar())
            jar.extract_cookies(_Head(answer), Request(here.url))  # type: ignore[arg-type]

    def _refused(self, answer: Answer, trip: _Trip) -> FetchError:
        status = answer.status
        if status in BUSY:
            wait = retry_after(answer.headers.get("Retry-After", ""), self.machine.now())
            asked = "the server is busy; try again later"
            if wait is not None:
                asked = f"the server asks not to be asked again for {wait:.0f} s; try again then"
            return trip.error(f"{asked} (answer {status})", status=status, wait=wait, passing=True)
        if status >= 500:
            passing = status in PASSING
            return trip.error(
                f"the server is at fault (answer {status}); try again later", status=status, passing=passing
            )
        if status in (401, 402, 403, 407, 451):
            return trip.error(f"the server does not let us read it (answer {status})", status=status)
        return trip.error(f"the server answered {status}, which gives nothing to read", status=status)

    def _failed(self, error: Exception, here: Address, trip: _Trip) -> FetchError:
        if isinstance(error, TooSlowError) or self.machine.monotonic() >= trip.until:
            return trip.error(f"took longer than {self.settings.total_seconds:g} s")
        found = trouble(error, here.host, self.settings.read_seconds)
        return trip.error(found.reason, passing=found.passing)


class _Head:
    """An answer as the standard library's cookie jar wants it."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def info(self) -> urllib3.HTTPHeaderDict:
        return self.answer.headers


def _private(address: str) -> str:
    return f"{address} is of this machine or of a private network, which is read only where allow_private is set"
