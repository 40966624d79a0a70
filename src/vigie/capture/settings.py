"""How addresses are fetched: what a user may set, in ``CASE/settings.toml`` and in the environment."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from vigie import __version__
from vigie.model.errors import SettingsError
from vigie.packs.problems import closest

FILE, TABLE = "settings.toml", "capture"
_TABLES = (TABLE, "watch", "sample")  # the others are of packs/watching.py and store/case.py
AGENT = f"Vigie/{__version__}"  # honest, and without a word of who asks or what for
DIRECT = "none"  # the proxy that is none, whatever the environment says
_NOT_SET = ("ignore_robots",)  # asked for each time, or not at all
_COMMON_PROXIES = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy")
_PROXY = re.compile(r"https?://(?:[^/@\s]+@)?[^/@\s]+/?")
_TRUTHS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How one goes about the network; times are in seconds.

    ``proxy`` is the address of an HTTP proxy, None to go straight; hosts of ``no_proxy`` (separated by commas) are
    reached without it. ``allow_private`` lets addresses of this machine and of private networks be read,
    ``ignore_robots`` those that a server asks robots to leave alone. ``read_seconds`` is the longest silence,
    ``total_seconds`` the most one answer may take. ``max_ratio`` is how often larger a body may be unpacked.
    ``per_host_seconds`` lie between two requests to one host; ``retries`` follow a failure that may pass.
    """

    user_agent: str = AGENT
    proxy: str | None = None
    no_proxy: str = ""
    allow_private: bool = False
    ignore_robots: bool = False
    max_bytes: int = 50_000_000
    max_redirects: int = 10
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    total_seconds: float = 60.0
    max_ratio: int = 200
    per_host_seconds: float = 1.0
    retries: int = 2


KEYS = {field.name: field.default for field in fields(FetchSettings) if field.name not in _NOT_SET}


class _WrongError(ValueError):
    """A value that will not do: the problem, and what to do."""

    def __init__(self, problem: str, hint: str = "") -> None:
        self.problem, self.hint = problem, hint
        super().__init__(problem)


def read_settings(case: Path | None, environment: Mapping[str, str], *, ignore_robots: bool = False) -> FetchSettings:
    """What the case's ``settings.toml`` says, then the environment (``VIGIE_PROXY`` and so on), which beats it.

    A proxy set for all programs (``HTTPS_PROXY``) holds where nothing else is said, so that nobody who reads through
    one goes without it by mistake. Raises SettingsError with file and line, or with the name of the variable.
    """
    found: dict[str, Any] = {"no_proxy": environment.get("NO_PROXY") or environment.get("no_proxy") or ""}
    common = next((name for name in _COMMON_PROXIES if environment.get(name)), None)
    if common:
        found["proxy"] = _from_variable(common, "proxy", environment[common])
    if case is not None:
        found |= _from_file(case / FILE)
    for key in KEYS:
        name = f"VIGIE_{key.upper()}"
        if environment.get(name):
            found[key] = _from_variable(name, key, environment[name])
    if found.get("proxy") == DIRECT:
        found["proxy"] = None
    return FetchSettings(**found, ignore_robots=ignore_robots)


def _from_variable(name: str, key: str, text: str) -> object:
    try:
        return _checked(key, _typed(key, text))
    except _WrongError as error:
        raise SettingsError(name, 0, error.problem, error.hint) from error


def _typed(key: str, text: str) -> object:
    """The text of a variable as what ``key`` takes."""
    if isinstance(KEYS[key], bool):
        return _TRUTHS.get(text.lower(), text)
    if isinstance(KEYS[key], int | float):
        return (float(text) if "." in text else int(text)) if re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text) else text
    return text


def _from_file(file: Path) -> dict[str, Any]:
    if not file.is_file():
        return {}
    try:
        text = file.read_text("utf-8")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise SettingsError(str(file), 1, "this line is not UTF-8 text", "save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        at = _LINE.search(str(error))
        where = int(at[1]) if at else text.count("\n") + 1
        raise SettingsError(str(file), where, "this is not TOML", "write key = value, texts in quotes") from error
    for name in tables:
        if name not in _TABLES:
            raise SettingsError(str(file), _line(text, name), *_unknown(name, _TABLES))
    said = tables.get(TABLE, {})
    for key, value in said.items() if isinstance(said, dict) else ():
        try:
            if key not in KEYS:
                raise _WrongError(*_unknown(key, KEYS))
            if key == "proxy" and isinstance(value, str) and "@" in value:
                raise _WrongError("the proxy has a password", "set it as VIGIE_PROXY: no secret is kept in a case")
            _checked(key, value)
        except _WrongError as error:
            raise SettingsError(str(file), _line(text, key), error.problem, error.hint) from error
    return dict(said)


def _unknown(name: str, known: Any) -> tuple[str, str]:
    near = closest(name, list(known))
    hint = f"did you mean “{near}”?" if near else f"known: {', '.join(known)}"
    return f"the key “{name}” is not known here", hint


def _checked(key: str, value: object) -> object:
    """``value``, which is one that ``key`` may have. Raises _WrongError else."""
    default = KEYS[key]
    if isinstance(default, bool):
        if not isinstance(value, bool):
            raise _WrongError(f"“{value}” is not allowed here", "write true or false")
    elif isinstance(default, int | float):
        whole = isinstance(default, int)
        if isinstance(value, bool) or not isinstance(value, int if whole else int | float) or value < 0:
            raise _WrongError(f"“{value}” is not allowed here", "write a whole number" if whole else "write a number")
    elif not isinstance(value, str) or not value.isprintable():
        raise _WrongError(f"“{value}” is not allowed here", "write a text in quotes")
    elif key == "proxy":
        _check_proxy(value)
    elif key == "user_agent" and not (value.strip() and value.isascii()):
        raise _WrongError(f"“{value}” is not allowed here", "use plain letters without accents")
    return value


def _check_proxy(value: str) -> None:
    if value.lower().startswith("socks"):
        hint = "give its HTTP port; Tor opens one with HTTPTunnelPort"
        raise _WrongError("a SOCKS proxy cannot be used", hint)
    if value != DIRECT and not _PROXY.fullmatch(value):
        raise _WrongError("this is no address of a proxy", "write it as http://127.0.0.1:8080, or none for no proxy")


def _line(text: str, key: str) -> int:
    """The line that says ``key``, from 1."""
    found = re.search(rf"""(?m)^\s*\[*\s*["']?{re.escape(key)}["']?\s*[\].=]""", text)
    return text.count("\n", 0, found.end()) + 1 if found else 1
