"""One item's failure is a record, and the batch goes on: the only broad ``except`` beside the command line's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from vigie.model.errors import AnchorError, CaseError, PackError, ReadError, VigieError
from vigie.store.records import Failure

__all__ = ["Failure", "attempt", "failure_of"]

Result = TypeVar("Result")


def attempt(stage: str, name: str, work: Callable[[], Result]) -> Result | Failure:
    """What ``work`` gives, or the Failure of ``stage`` on the input called ``name``.

    What concerns every input goes on up: a CaseError (nothing more can be kept), a PackError (the packs are wrong),
    an AnchorError (a bug).
    """
    try:
        return work()
    except (CaseError, PackError, AnchorError):
        raise
    except Exception as error:
        return failure_of(stage, name, error)


def failure_of(stage: str, name: str, error: Exception) -> Failure:
    """The record of ``error``: slug ``unreadable``, ``refused``, ``too-large``, ``too-deep`` or ``internal``."""
    if isinstance(error, ReadError):
        slug, message = "unreadable", error.reason
    elif isinstance(error, VigieError):
        slug, message = "refused", str(error)
    elif isinstance(error, MemoryError):
        slug, message = "too-large", "it does not fit into memory"
    elif isinstance(error, RecursionError):
        slug, message = "too-deep", "its parts are nested too deeply"
    else:
        slug, message = "internal", f"{type(error).__name__}: {error}"
    return Failure(stage=stage, input=_printable(name), slug=slug, message=_printable(" ".join(message.split())))


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
