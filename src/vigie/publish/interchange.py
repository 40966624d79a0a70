"""Claims to and from the interchange form of docs/claims.md: one JSON object a line."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from vigie.model.claim import Claim
from vigie.model.errors import PublishError


def to_interchange(claim: Claim, path: str) -> dict[str, Any]:
    """``claim`` as a JSON-ready dict whose ``document`` is ``path``. Empty slots and default flags are left out.

    A quantity with a figure always says ``min``, ``max`` and ``approximate``: null means open there.
    """
    full = msgspec.to_builtins(claim) | {"document": path}
    return {name: _slot(value) for name, value in full.items() if not _empty(value)}


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


def _slot(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_slot(item) for item in value]
    if not isinstance(value, dict):
        return value
    has_figure = value.get("min") is not None or value.get("max") is not None
    always = ("min", "max", "approximate") if has_figure else ()
    return {
        "class" if name == "item_class" else name: _slot(inner)
        for name, inner in value.items()
        if name in always or not _empty(inner)
    }


def _empty(value: Any) -> bool:
    return value is None or value is False or value in ([], ())


def _item_class(value: Any) -> Any:
    if isinstance(value, dict) and "class" in value:
        return {"item_class" if name == "class" else name: inner for name, inner in value.items()}
    return value
