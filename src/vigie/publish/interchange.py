"""Claims to and from the interchange form of docs/claims.md: one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any

import msgspec

from vigie.model.claim import Claim, Quantity
from vigie.model.errors import PublishError

_ALWAYS = ("min", "max", "approximate")
_READY = frozenset((str, int, float))


def to_interchange(claim: Claim, path: str) -> dict[str, Any]:
    """``claim`` as a JSON-ready dict whose ``document`` is ``path``. Empty slots and default flags are left out.

    A quantity with a figure always says ``min``, ``max`` and ``approximate``: null means open there.
    """
    line = _plain(claim)
    line["document"] = path
    return line


def from_interchange(data: dict[str, Any]) -> Claim:
    """The claim of one interchange object; ``head`` falls back on the first evidence span.

    Raises:
        PublishError: a required field is missing or a value has the wrong type.
    """
    evidence = data.get("evidence") or [{}]
    given = {"head": evidence[0].get("start", 0)} | {name: _item_class(value) for name, value in data.items()}
    try:
        return msgspec.convert(given, Claim)
    except msgspec.ValidationError as error:
        raise PublishError(f"not a claim in the interchange form: {error}") from error


def to_line(claim: Claim, path: str) -> str:
    """``claim`` as one line of JSON Lines, without the line break."""
    return json.dumps(to_interchange(claim, path), ensure_ascii=False)


def _plain(record: Any) -> dict[str, Any]:
    """A record as a dict; made for millions of them, so that each field is looked at once."""
    names, parts_of = _shape(record.__class__)
    always = _ALWAYS if record.__class__ is Quantity and _has_figure(record) else ()
    filled = {}
    for name, part in zip(names, parts_of(record), strict=True):
        if part.__class__ in _READY:
            filled[name] = part
        elif part is None or part is False or part == ():
            if name in always:
                filled[name] = part
        elif part.__class__ is tuple:
            filled[name] = [_plain(one) for one in part]
        else:
            filled[name] = part if part is True else _plain(part)
    return filled


def _has_figure(quantity: Quantity) -> bool:
    return quantity.min is not None or quantity.max is not None


@cache
def _shape(kind: Any) -> tuple[list[str], attrgetter[tuple[Any, ...]]]:
    """The names of the fields as the interchange form has them, and the getter of all their values."""
    names = [field.name for field in fields(kind)]
    return ["class" if name == "item_class" else name for name in names], attrgetter(*names)


def _item_class(value: Any) -> Any:
    if isinstance(value, dict) and "class" in value:
        return {"item_class" if name == "class" else name: inner for name, inner in value.items()}
    return value
