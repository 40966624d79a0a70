"""Politeness in time: a pause between two requests to one host, and longer ones where the server asks for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime

MOST_DELAY = 60.0  # a Crawl-delay beyond it would stop all reading
BASE, MOST_WAIT = 1.0, 120.0


class Pace:
    """Waits so that requests to one host are ``seconds`` apart, or the ``delay`` its robots.txt asks for."""

    def __init__(self, seconds: float, monotonic: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self.seconds, self.monotonic, self.sleep = seconds, monotonic, sleep
        self._last: dict[str, float] = {}

    def wait(self, host: str, delay: float | None = None) -> None:
        """Return when ``host`` may be asked again."""
        apart = max(self.seconds, min(delay or 0.0, MOST_DELAY))
        if host in self._last:
            left = self._last[host] + apart - self.monotonic()
            if left > 0:
                self.sleep(left)
        self._last[host] = self.monotonic()


def back_off(attempt: int, random: Callable[[], float]) -> float:
    """Seconds before try ``attempt`` + 1 (from 1): doubled each time, spread so that many do not return at once."""
    return float(BASE * 2 ** (attempt - 1) * (0.5 + random()))


def retry_after(value: str, now: float) -> float | None:
    """The seconds a Retry-After header asks for, given in seconds or as a date; None when it says neither."""
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(min(int(text[:9]), 10**8))
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return max(0.0, when.replace(tzinfo=when.tzinfo or UTC).timestamp() - now)
