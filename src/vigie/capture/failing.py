"""What went wrong on the network, in words a user can act on."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import BadStatusLine, HTTPException, IncompleteRead, LineTooLong, RemoteDisconnected, UnknownProtocol

from urllib3 import exceptions as known
from urllib3.util.ssl_match_hostname import CertificateError

from vigie.capture.wire import HeadTooLargeError


@dataclass(frozen=True, slots=True)
class Trouble:
    """A reason in one sentence; ``passing`` when the very next try may go better."""

    reason: str
    passing: bool = False


def trouble(error: Exception, host: str, silence: float) -> Trouble:
    """What ``error`` means to somebody who asked ``host`` for a page."""
    causes = list(_causes(error))
    for cause in causes:
        found = _certificate(cause, host) or _answer(cause, host)
        if found:
            return found
    for cause in causes:
        if isinstance(cause, known.ProxyError):
            return Trouble(f"the proxy cannot be used: {_reason(causes)}")
        if isinstance(cause, known.NewConnectionError):
            return Trouble(f"the server {host} cannot be reached: {_reason(causes)}", True)
        if isinstance(cause, known.ConnectTimeoutError | known.ReadTimeoutError | TimeoutError):
            return Trouble(f"the server {host} was silent for {silence:g} s")
        if isinstance(cause, known.IncompleteRead | IncompleteRead):
            return Trouble(_cut_off(cause), True)
    if not any(isinstance(cause, OSError) for cause in causes):
        return Trouble("its answer was cut off", True)
    return Trouble(f"the connection to {host} broke off: {_reason(causes)}", True)


def _certificate(cause: BaseException, host: str) -> Trouble | None:
    if isinstance(cause, CertificateError):
        return Trouble(f"the certificate of {host} is not to be trusted: it is made out for another name")
    if isinstance(cause, ssl.SSLCertVerificationError):
        return Trouble(f"the certificate of {host} is not to be trusted: {cause.verify_message}")
    if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        what = (cause.reason or "no reason given").lower().replace("_", " ")
        return Trouble(f"no secure connection to {host} can be made: {what}")
    return None


def _answer(cause: BaseException, host: str) -> Trouble | None:
    if isinstance(cause, RemoteDisconnected):
        return Trouble(f"the server {host} closed the connection without an answer", True)
    if isinstance(cause, HeadTooLargeError | LineTooLong) or (type(cause) is HTTPException and "headers" in str(cause)):
        return Trouble("its answer has too many or too long headers")
    if isinstance(cause, BadStatusLine | UnknownProtocol):
        return Trouble(f"the server {host} answered with what is no HTTP")
    if isinstance(cause, known.DecodeError):
        return Trouble("its answer was compressed too many times over")
    if isinstance(cause, known.InvalidHeader):
        return Trouble("its answer contradicts itself about its length")
    return None


def _cut_off(cause: BaseException) -> str:
    had, expected = getattr(cause, "partial", None), getattr(cause, "expected", None)
    if isinstance(had, int) and isinstance(expected, int):
        return f"its answer was cut off: {had} of {had + expected} bytes came"
    return "its answer was cut off"


def _reason(causes: list[BaseException]) -> str:
    for cause in reversed(causes):
        if isinstance(cause, OSError) and (cause.strerror or str(cause)):
            return (cause.strerror or str(cause)).lower()
    return type(causes[-1]).__name__


def _causes(error: BaseException) -> Iterator[BaseException]:
    """``error`` and what lies below it, outermost first."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        cause = waiting.pop(0)
        if cause is None or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        waiting += [cause.__cause__, cause.__context__, *(a for a in cause.args if isinstance(a, BaseException))]
        waiting.append(getattr(cause, "original_error", None))
