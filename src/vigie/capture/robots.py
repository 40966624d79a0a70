"""What a server asks of robots (RFC 9309): which addresses to leave alone, and how long to wait in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from vigie.capture.addresses import Address
from vigie.capture.outcomes import FetchError, Gone, NotModified
from vigie.model.capture import Obtained

MOST_BYTES = 512_000  # what is read of one robots.txt
LASTS, LASTS_WITHOUT = 24 * 3600.0, 600.0  # seconds before rules, and the lack of them, are asked for again
_BUSY, _FAULT = 429, 500
_REDIRECT = range(300, 400)

Outcome = Obtained | NotModified | Gone


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt says; ``problem`` is why it could not be had, ``until`` when it is to be had again."""

    file: Protego
    until: float
    problem: str = ""


class Robots:
    """The rules of each host, asked for once a day. ``get`` fetches an address, following its redirects."""

    def __init__(self, agent: str, get: Callable[[str], Outcome], monotonic: Callable[[], float]) -> None:
        self._agent, self._get, self._monotonic = agent, get, monotonic
        self._known: dict[str, Rules] = {}

    def problem(self, address: Address) -> str:
        """Why ``address`` is not to be read by robots; empty when it may be.

        Raises FetchError when the server gives no answer at all.
        """
        rules = self._rules(address)
        if rules.problem:
            return f"its server's robots.txt cannot be had, so robots keep away: {rules.problem}"
        if rules.file.can_fetch(address.url, self._agent):
            return ""
        return "the server does not allow robots to read this address; save it from a browser, or give --ignore-robots"

    def delay(self, address: Address) -> float | None:
        """The seconds the server asks robots to wait between two requests; None where it says nothing."""
        rules = self._known.get(address.origin)
        if rules is None:
            return None
        delay, rate = rules.file.crawl_delay(self._agent), rules.file.request_rate(self._agent)
        asked = [delay or 0.0, rate.seconds / rate.requests if rate else 0.0]
        return max(asked) or None

    def _rules(self, address: Address) -> Rules:
        known = self._known.get(address.origin)
        if known is None or known.until <= self._monotonic():
            known = self._known[address.origin] = self._had(f"{address.origin}/robots.txt")
        return known

    def _had(self, url: str) -> Rules:
        now = self._monotonic()
        try:
            outcome = self._get(url)
        except FetchError as error:
            if not error.exchanges:
                raise
            status = error.status or error.exchanges[-1].status
            if status >= _FAULT or status == _BUSY or status < min(_REDIRECT):
                return Rules(Protego.parse(""), now + LASTS_WITHOUT, error.reason)
            return Rules(Protego.parse(""), now + LASTS)  # refused, or led astray: there are no rules
        text = outcome.payload[:MOST_BYTES].decode("utf-8-sig", "replace") if isinstance(outcome, Obtained) else ""
        return Rules(Protego.parse(text.replace("\0", "")), now + LASTS)
