"""``data/watching.yml``: how often sources are asked and pages looked at again, with what a case sets for itself."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from vigie.model.errors import PackError
from vigie.packs import nodes
from vigie.packs.problems import Problem

FILE = Path(str(files("vigie") / "data" / "watching.yml"))
TABLE = "watch"
HINT = "docs/watching.md lists the settings; spans of time are written 15 min, 6 h or 3 d"
_SPAN = re.compile(r"(\d{1,6})\s*([^\W\d_]{1,5})")


class Written(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The file as written: spans of time are texts such as ``6 h``. What each key means stands beside it there."""

    poll_every: str
    least_every: str
    first_entries: int
    most_entries: int
    most_parts: int
    tries: int
    give_up: str
    back_off: str
    back_off_most: str
    back_off_offline: str
    recheck: bool
    recheck_after: list[str]
    recheck_then: str
    recheck_until: str
    recheck_most: int
    confirm_gone: str
    same_text: int
    front_pages: list[str]
    units: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The same with spans in seconds."""

    poll_every: int
    least_every: int
    first_entries: int
    most_entries: int
    most_parts: int
    tries: int
    give_up: int
    back_off: int
    back_off_most: int
    back_off_offline: int
    recheck: bool
    recheck_after: tuple[int, ...]
    recheck_then: int
    recheck_until: int
    recheck_most: int
    confirm_gone: int
    same_text: int
    front_pages: tuple[str, ...]
    units: dict[str, int]

    def span(self, text: str) -> int | None:
        """The seconds of a span such as ``90 s``, ``15min``, ``6 h``, ``3 d``; None for what is none."""
        return _span(text, self.units)


def watching_rules(settings: Path | None = None) -> Rules:
    """The rules, with those the table ``[watch]`` of the file ``settings`` has, where there is such a file.

    Raises PackError, which names file and line, for a key or value that is none.
    """
    told = dict(_built_in())
    if settings is None or not settings.is_file():
        return _rules(told, str(FILE), FILE.read_text("utf-8"))
    try:
        text = settings.read_text("utf-8")
        own = tomllib.loads(text).get(TABLE, {})
    except (OSError, ValueError) as error:
        raise PackError(str(settings), _line_in(error), f"cannot be read as TOML: {error}") from error
    if not isinstance(own, dict):
        raise PackError(str(settings), 1, f"{TABLE} must be a table: write [{TABLE}]")
    return _rules(told | own, str(settings), text)


@cache
def _built_in() -> dict[str, Any]:
    tree = nodes.compose(str(FILE), FILE.read_bytes())
    if isinstance(tree, Problem):
        raise tree.error()
    for fault in nodes.faults(tree, Written):
        raise fault.error()
    plain: dict[str, Any] = nodes.plain(tree)
    return plain


def _rules(told: dict[str, Any], file: str, text: str) -> Rules:
    kept: dict[str, Any] = {}
    kinds = {field.name: field.type for field in fields(Written)}
    units = msgspec.convert(told["units"], dict[str, int], strict=False)
    for name, value in told.items():
        try:
            kept[name] = _kept(name, msgspec.convert(value, kinds[name], strict=False), units)
        except KeyError as error:
            raise PackError(file, _line_of(text, name), f"“{name}” is no setting of [{TABLE}]", HINT) from error
        except ValueError as error:  # also what msgspec finds of the wrong type
            raise PackError(file, _line_of(text, name), f"{name}: “{value}” does not fit here", HINT) from error
    return Rules(**kept)


def _kept(name: str, value: Any, units: dict[str, int]) -> Any:
    """A value as Rules want it. Raises ValueError for a span that is none."""
    if name == "recheck_after":
        return tuple(sorted(_seconds(one, units) for one in value))
    if name in _SPANS:
        return _seconds(value, units)
    return tuple(value) if isinstance(value, list) else value


def _seconds(text: str, units: dict[str, int]) -> int:
    span = _span(text, units)
    if span is None:
        raise ValueError(text)
    return span


_SPANS = {
    name for name, kind in Rules.__annotations__.items() if kind == "int" and Written.__annotations__[name] == "str"
}


def _span(text: str, units: dict[str, int]) -> int | None:
    found = _SPAN.fullmatch(text.strip().lower())
    return int(found[1]) * units[found[2]] or None if found and found[2] in units else None


def _line_of(text: str, key: str) -> int:
    found = re.search(rf"^\s*{re.escape(key)}\s*[:=]", text, re.MULTILINE) if key else None
    return text.count("\n", 0, found.end()) + 1 if found else 1


def _line_in(error: Exception) -> int:
    found = re.search(r"line (\d+)", str(error))
    return int(found[1]) if found else 1
